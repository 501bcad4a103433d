"""What the check says of the reference: what it leaves out, and what has no Chinese."""

import re

import pytest

from bookpress.chapter import reference
from bookpress.chapter.contract import check_sources
from bookpress.package import surface
from bookpress.package.surface import entries_of, part_names, summary_of

PARTS = ("models", "i18n", "results")


@pytest.fixture
def book(tiny_book, monkeypatch):
    """A tiny book with a reference of two parts, as if the package had no others."""
    monkeypatch.setattr(reference, "part_names", lambda: list(PARTS))
    for language, title in (("en", "Parts"), ("zh", "各部分")):
        sections = "".join(f"```{{api}} {part}\n```\n\n" for part in PARTS)
        tiny_book.write("parts", f"(parts)=\n# {title}\n\n{sections}", languages=(language,))
    toc = tiny_book.project.root / "_toc.yml"
    toc.write_text(f"{toc.read_text().rstrip()}\n      - file: parts\n")
    root = surface.PACKAGE.parents[1]
    text = (root / "book" / "summaries.po").read_text("utf-8")
    head, *messages = text.split("\n\n")
    said = _said()
    kept = [m for m in messages if re.search(r'msgid "(.*)"', m)[1].replace('\\"', '"') in said]
    catalogue = tiny_book.project.book / "summaries.po"
    catalogue.write_text("\n\n".join([head, *kept]) + "\n", "utf-8")
    return tiny_book


def _said():
    found = {summary_of(surface.about(part)) for part in PARTS}
    for part in PARTS:
        for entry in entries_of(part):
            found.add(summary_of(entry.docstring))
            if entry.defined.is_class:
                members = surface.members_of(entry)
                found |= {summary_of(surface.docstring_of(member)) for _, member in members}
    return found


def catalogue(book):
    return book.project.book / "summaries.po"


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_whole_reference_is_right(book):
    assert check_sources(book.project) == []


def test_book_without_a_reference_owes_none(tiny_book):
    assert check_sources(tiny_book.project) == []


def test_summary_without_chinese_is_named_with_its_function(book):
    change(catalogue(book), 'msgstr "建一叠全连接层，最后是一个单元。"', 'msgstr ""')
    (error,) = check_sources(book.project)
    assert "neuronbook.models.build_deep has no Chinese" in error
    assert re.match(r"\S*models\.py:\d+: ", error)


def test_chinese_of_a_summary_that_nobody_says_any_more_is_named(book):
    old = 'msgid "Build a stack of dense layers that ends in one unit."'
    change(catalogue(book), old, 'msgid "Build a pile of dense layers that ends in one unit."')
    missing, stale = check_sources(book.project)
    assert "neuronbook.models.build_deep has no Chinese" in missing
    assert "no public name has this summary" in stale
    assert "Build a pile" in stale


@pytest.mark.parametrize(
    ("chinese", "says"),
    [
        ("建一叠全连接层, 最后是一个单元。", "full-width"),
        ("建一叠全连接层，使用批大小。", "批量大小"),
        ("Build a stack.", "is none"),
    ],
)
def test_chinese_that_is_ill_set_or_refused_is_named(book, chinese, says):
    change(catalogue(book), "建一叠全连接层，最后是一个单元。", chinese)
    assert [error for error in check_sources(book.project) if says in error]


def test_part_that_no_page_shows_is_named(book, monkeypatch):
    monkeypatch.setattr(reference, "part_names", lambda: [*PARTS, "penalties"])
    (error,) = check_sources(book.project)
    assert "none of neuronbook.penalties" in error


def test_parts_stand_in_the_order_of_the_package(book, monkeypatch):
    monkeypatch.setattr(reference, "part_names", lambda: list(reversed(PARTS)))
    (error,) = check_sources(book.project)
    assert "'models' too early" in error


def test_name_that_a_page_shows_not_all_of_is_named(book):
    book.edit("parts", "{api} models", "{api} models build_deep")
    errors = check_sources(book.project)
    assert any("neuronbook.models without build_linear, build_wide_and_deep" in e for e in errors)


def test_name_that_a_page_imports_and_the_reference_lacks_is_named(book):
    book.edit("two", "from neuronbook.i18n import Text", "from neuronbook.tables import show")
    errors = check_sources(book.project)
    assert any(
        "neuronbook.tables.show" in error and "in the reference" in error for error in errors
    )


def test_part_that_is_none_is_named_at_its_line(book):
    book.edit("parts", "{api} models", "{api} model")
    errors = check_sources(book.project)
    assert any(re.match(r"book/en/parts\.md:\d+: .*'model'", error) for error in errors)


def test_package_lists_all_parts_that_the_real_book_shows(real_book):
    shown = [
        name
        for page in real_book.docnames()
        if page.startswith("api/")
        for name in re.findall(
            r"\{api\} (\w+)$", real_book.page("en", page).read_text("utf-8"), re.M
        )
    ]
    assert [part for part in part_names() if part != "plots"] == [
        n for n in shown if n in part_names()
    ]
