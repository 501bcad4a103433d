import pytest

from bookpress.project import BookError, Project, notebooks_url, site_url, ways_to_open


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


PARTS = "root: index\nparts:\n  - caption: start\n    chapters:\n      - file: one\n"


@pytest.mark.parametrize(
    ("toc", "line", "problem"),
    [
        ("", 1, "here are `key: value` lines, with the keys caption, chapters, format, numbered"),
        ("- index", 1, "here are `key: value` lines"),
        ("parts: []", 1, "it must name the home page as `root:`. Received: parts. Write `root:"),
        ("root: [index]", 1, "it must name the home page as `root:`."),
        ("root: index\nparts: [\n", 3, "this is not YAML: expected the node content"),
        ("root: index\nparts: start", 2, "`parts:` is a list. Received: 'start'. Begin each"),
        (PARTS.replace("start", "begin"), 3, "one of start, lessons, reference. Received: 'begin'"),
        (
            PARTS.replace("file: one", "fil: one"),
            5,
            "a key here is one of file, sections, title. Received: 'f",
        ),
        (
            PARTS.replace("file: one", "title: One"),
            5,
            "an entry names its page as `file:`. Received",
        ),
        (
            PARTS.replace("- file: one", "- one"),
            5,
            "with the keys file, sections, title. Received: one.",
        ),
        (PARTS + "      - file: one\n", 6, "a page is listed once. Received: 'one', which line 5"),
        (
            PARTS + "      - file: index\n",
            6,
            "a page is listed once. Received: 'index', which line",
        ),
        (
            PARTS + "        pages: []\n",
            6,
            "a key here is one of file, sections, title. Received: 'page",
        ),
        (
            PARTS.replace("caption", "name"),
            3,
            "one of caption, chapters, numbered. Received: 'name'",
        ),
    ],
)
def test_table_of_contents_that_says_what_it_may_not_is_refused_on_its_line(
    tiny_book, toc, line, problem
):
    (tiny_book.project.root / "_toc.yml").write_text(toc)
    with pytest.raises(BookError) as error:
        tiny_book.project.docnames()
    assert str(error.value).startswith(f"_toc.yml:{line}: ")
    assert problem in str(error.value)


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


REPOSITORY = "https://github.com/someone/book/blob/notebooks"
COLAB = "https://colab.research.google.com/github/someone/book/blob/notebooks/"
KAGGLE = "https://www.kaggle.com/kernels/welcome?src=https%3A//example.org/book/"
NOTEBOOK = "zh/notebooks/from-one-neuron-one-zh.ipynb"


@pytest.mark.parametrize(
    ("site", "repository", "ways"),
    [
        ("", "", {}),
        ("http://127.0.0.1:8000/", "", {}),
        ("https://example.org/book", "", {"Kaggle": KAGGLE + NOTEBOOK}),
        ("", REPOSITORY, {}),
        ("https://example.org/book/", REPOSITORY + "/",
         {"Colab": COLAB + NOTEBOOK, "Kaggle": KAGGLE + NOTEBOOK}),
    ],
)  # fmt: skip
def test_notebook_opens_where_its_address_is_known(monkeypatch, site, repository, ways):
    monkeypatch.setenv("SITE_URL", site)
    monkeypatch.setenv("NOTEBOOKS_URL", repository)
    assert ways_to_open("zh", "one") == ways


@pytest.mark.parametrize(
    "value",
    [
        "someone/book",
        "https://github.com/someone/book",
        "https://github.com/someone/book/tree/notebooks",
        "https://gitlab.com/someone/book/blob/notebooks",
        "https://github.com/someone/book/blob/",
        'https://github.com/someone/book/blob/x" onload="',
    ],
)
def test_address_of_notebooks_that_is_no_folder_on_github_is_refused(monkeypatch, value):
    monkeypatch.setenv("NOTEBOOKS_URL", value)
    with pytest.raises(BookError, match="NOTEBOOKS_URL must be a folder of a branch") as refusal:
        notebooks_url()
    assert repr(value) in str(refusal.value)
