"""The glossary, the index and the links of a tiny book, and when they are printed again."""

import json
import re
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup

from bookpress.build import build_site
from neuronbook.glossary import DEFINITIONS
from neuronbook.vocabulary import TERMS, lookup

TITLES = {"glossary": ("Glossary", "术语表"), "term-index": ("Index", "索引")}
ONE = {
    "en": "An **epoch** is a pass over a *data set*; `epoch` is code.\n\nEpochs, epochs.",
    "zh": "一个**轮次**（epoch）是把*数据集*看一遍；`epoch` 是代码。\n\n轮次，轮次。",
}


@pytest.fixture
def book(tiny_book):
    """A tiny book whose chapters are `one` and `two`, with a glossary and an index."""
    for name, titles in TITLES.items():
        kind = {"glossary": "glossary", "term-index": "terms"}[name]
        for language, title in zip(("en", "zh"), titles, strict=True):
            text = f"(ch-{name})=\n# {title}\n\n```{{listing}} {kind}\n```\n"
            tiny_book.write(name, text, languages=(language,))
    for language, old in (("en", "A plain word."), ("zh", "普普通通的词。\n第二句。")):
        tiny_book.edit("one", old, ONE[language], languages=(language,))
    (tiny_book.project.root / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nparts:\n"
        "  - caption: lessons\n    numbered: 1\n    chapters:\n"
        "      - file: one\n      - file: two\n"
        "  - caption: reference\n    chapters:\n"
        "      - file: glossary\n      - file: term-index\n"
    )
    return tiny_book


def page(book, language, name):
    html = (book.project.site / language / f"{name}.html").read_text(encoding="utf-8")
    return BeautifulSoup(html, "html.parser").select_one("article")


def build_alone(book):
    """Build as the command does, with the package that lies beside the book."""
    command = [sys.executable, "-m", "bookpress", "build"]
    return subprocess.run(command, cwd=book.project.root, capture_output=True, text=True)


def printed(book):
    """Return when each page was written last."""
    pages = (book.project.build / "press").glob("*/html/*.html")
    return {f"{path.parts[-3]}/{path.stem}": path.stat().st_mtime_ns for path in pages}


def change_package(book, name, old, new):
    path = book.project.package / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_glossary_index_and_links_say_what_the_pages_do(book):
    build_site(book.project)
    for language in ("en", "zh"):
        article = page(book, language, "glossary")
        entries = article.select("dl.nb-glossary > dt")
        assert len(entries) == len(TERMS)
        assert {entry.strong.get_text() for entry in entries} >= {
            term.names(language)[0] for term in TERMS if not term.short
        }
        entry = article.select_one("#term-epoch")
        assert "lún cì" in entry.get_text()
        about = entry.find_next_sibling("dd")
        assert DEFINITIONS["epoch"].in_language(language) in about.get_text()
        assert about.select_one('a[href="one.html#ch-one"]')
        index = page(book, language, "term-index").select_one("#index-term-epoch")
        assert index.a["href"] == "glossary.html#term-epoch"
        assert index.find_next_sibling("dd").select_one('a[href="one.html#ch-one"]')
        links = page(book, language, "one").select("a.nb-term")
        assert [(link["href"], link["title"]) for link in links] == [
            (
                f"glossary.html#term-{name.replace(' ', '-')}",
                DEFINITIONS[name].in_language(language),
            )
            for name in ("epoch", "data set")
        ]
        assert links[0].find_parent("strong")


def test_letters_lead_to_their_groups_in_the_order_of_the_language(book):
    build_site(book.project)
    for language in ("en", "zh"):
        article = page(book, language, "glossary")
        row = [link["href"] for link in article.select(".nb-letters a")]
        assert row == [f"#{letter['id']}" for letter in article.select(".nb-letter")]
        assert row == sorted(row)
    english = [entry.get_text() for entry in page(book, "en", "glossary").select("dt strong")]
    assert english == sorted(english, key=lambda words: re.sub("[-–&]", " ", words).casefold())


def test_change_of_prose_prints_no_other_page_again_unless_a_term_comes_or_goes(book):
    build_site(book.project)
    before = printed(book)
    book.edit("two", "Guess.", "Guess twice.", languages=("en",))
    build_site(book.project)
    after = printed(book)
    changed = {name for name in before if before[name] != after[name]}
    # Sphinx writes the page that holds the table of contents with each page below it.
    assert changed - {"en/index"} == {"en/two", "en/search"}
    book.edit("two", "Guess twice.", "Guess an epoch.", languages=("en",))
    book.edit("two", "猜一猜。", "猜一个轮次。", languages=("zh",))
    build_site(book.project)
    changed = {name for name, time in printed(book).items() if time != after[name]}
    assert changed >= {"en/two", "zh/two", "en/term-index", "zh/glossary"}
    assert not changed & {"en/one", "zh/one"}
    assert page(book, "zh", "two").select_one('a.nb-term[href="glossary.html#term-epoch"]')


def test_changed_definition_is_printed_where_it_is_shown_and_runs_no_cell(book):
    assert build_alone(book).returncode == 0
    before = printed(book)
    change_package(book, "glossary/descent.py", "训练把训练集的全部样本看过一遍", "全部样本看一遍")
    done = build_alone(book)
    assert "(0 pages executed" in done.stderr
    changed = {name for name, time in printed(book).items() if time != before[name]}
    assert {"zh/one", "zh/glossary"} <= changed
    assert "zh/two" not in changed
    assert page(book, "zh", "one").select_one("a.nb-term")["title"] == "全部样本看一遍。"


def test_changed_name_is_asked_for_in_the_prose_and_then_stands_on_every_page(book):
    """One edit of the vocabulary: `check` names each place in the prose, the rest follows."""
    assert build_alone(book).returncode == 0
    change_package(
        book, "vocabulary/descent.py", '"轮次", also=("轮",), never=(', '"回合", never=("轮次", '
    )
    refused = build_alone(book).stderr
    assert "book/zh/one.md:" in refused
    assert "the text says '轮次'; write '回合' (epoch)" in refused
    book.edit("one", "轮次", "回合", languages=("zh",))
    assert "(0 pages executed" in build_alone(book).stderr
    entry = page(book, "zh", "glossary").select_one("#term-epoch")
    assert "回合 huí hé epoch" in " ".join(entry.get_text().split())
    assert "不用：轮次" in entry.find_next_sibling("dd").get_text()
    assert "回合" in page(book, "en", "glossary").select_one("#term-epoch").get_text()
    assert page(book, "zh", "one").select_one("a.nb-term").get_text() == "回合"


def test_warm_pages_equal_cold_ones(book, tmp_path):
    build_site(book.project)
    book.edit("two", "Guess.", "Guess an epoch.", languages=("en",))
    book.edit("two", "猜一猜。", "猜一个轮次。", languages=("zh",))
    build_site(book.project)
    names = [f"{language}/{name}" for language in ("en", "zh") for name in ("one", "two", *TITLES)]
    warm = {name: (book.project.site / f"{name}.html").read_bytes() for name in names}
    for folder in ("press", "html", "notebooks", "wheel"):
        (book.project.build / folder).rename(tmp_path / f"old-{folder}")
    (book.project.build / "printed.json").unlink(missing_ok=True)
    build_site(book.project)
    assert warm == {name: (book.project.site / f"{name}.html").read_bytes() for name in names}


def test_book_without_a_glossary_has_no_links_to_it(tiny_book):
    build_site(tiny_book.project)
    assert json.loads((tiny_book.project.build / "terms.json").read_text())["links"]
    assert page(tiny_book, "en", "two").select("a.nb-term") == []


def test_index_lists_a_term_of_very_many_sections_by_chapters(book):
    sections = "".join(f"(two-{n})=\n## {n}\n\nAn epoch.\n\n" for n in range(25))
    for language, term in (("en", "An epoch."), ("zh", "一个轮次。")):
        book.edit("two", "(two-reading)=", sections.replace("An epoch.", term) + "(two-reading)=",
                  languages=(language,))  # fmt: skip
    build_site(book.project)
    entry = page(book, "en", "term-index").select_one("#index-term-epoch")
    ways = [link["href"] for link in entry.find_next_sibling("dd").select("a")]
    assert ways == ["one.html#ch-one", "two.html#two-0"]
    assert lookup("epoch").en == entry.get_text().strip()
