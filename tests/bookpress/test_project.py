import pytest

from bookpress.project import BookError, Project, site_url


def test_checkout_is_found_from_any_folder_inside_it(tiny_book):
    root = tiny_book.project.root
    found = Project.find(root / "book" / "zh")
    assert (found.root, found.build) == (root, root / "_build")


def test_another_build_folder_takes_everything_that_is_made(tiny_book, tmp_path):
    project = Project.find(tiny_book.project.root, build=tmp_path / "elsewhere")
    assert project.site == tmp_path / "elsewhere" / "html"
    assert project.executed == tmp_path / "elsewhere" / "executed"


def test_folder_outside_a_checkout_is_refused_by_name(tmp_path):
    with pytest.raises(BookError, match=rf"Received: folder={tmp_path}"):
        Project.find(tmp_path)


def test_pages_are_listed_in_reading_order(tiny_book):
    assert tiny_book.project.docnames() == ["index", "one", "two"]


def test_table_of_contents_without_parts_is_read_too(tiny_book):
    tiny_book.chapters(a="1", b="2")
    assert tiny_book.project.docnames() == ["index", "a", "b"]


@pytest.mark.parametrize("toc", ["", "- index", "parts: []"])
def test_table_of_contents_without_a_home_page_is_refused(tiny_book, toc):
    (tiny_book.project.root / "_toc.yml").write_text(toc)
    with pytest.raises(BookError, match="must name the home page"):
        tiny_book.project.docnames()


def test_paths_are_shown_as_a_reader_would_type_them(tiny_book, tmp_path_factory):
    project = tiny_book.project
    assert project.relative(project.page("zh", "one")) == "book/zh/one.md"
    assert project.relative(project.root.parent) == str(project.root.parent)


@pytest.mark.parametrize(
    ("value", "address"),
    [
        (None, ""),
        ("  ", ""),
        ("https://example.org/book", "https://example.org/book/"),
        ("https://example.org/book/", "https://example.org/book/"),
        ("http://localhost:8000", "http://localhost:8000/"),
        ("HTTPS://Example.org", "HTTPS://Example.org/"),
    ],
)
def test_site_address_ends_in_one_slash(monkeypatch, value, address):
    monkeypatch.delenv("SITE_URL", raising=False)
    if value is not None:
        monkeypatch.setenv("SITE_URL", value)
    assert site_url() == address


@pytest.mark.parametrize(
    "value",
    [
        "example.org/book",
        "//example.org",
        "ftp://example.org",
        "file:///home",
        "javascript:alert(1)",
        "https://",
        "https:///book",
        "http://[",
        "https://example.org/?page=1",
        "https://example.org/#top",
        'https://example.org/" onload="',
        "https://example.org/a b",
    ],
)
def test_site_address_that_is_not_plain_is_refused(monkeypatch, value):
    monkeypatch.setenv("SITE_URL", value)
    with pytest.raises(
        BookError, match="SITE_URL must be a plain http or https address"
    ) as refusal:
        site_url()
    assert repr(value) in str(refusal.value)
