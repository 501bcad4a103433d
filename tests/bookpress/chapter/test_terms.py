import pytest

from bookpress.chapter.chapters import Chapter
from bookpress.chapter.marks import walk
from bookpress.chapter.terms import read_terms, section_at, sections_of
from neuronbook.vocabulary import lookup

EN = """\
(ch-one)=
# Kernels

An epoch passes.

(one-first)=
## First

An **epoch** is a pass over the *seeds*; for *dropout*, see below.

(one-second)=
## Second

- **Epochs and seeds.** Dropout and an epoch.

| epoch |
|---|
| batch size |

```{exercise} Momentum
:label: ex-one
:class: code minutes-2
Momentum.
```
"""
ZH = """\
(ch-one)=
# 核

轮次过去了。

(one-first)=
## 一

**轮次**是把*种子*看一遍；*随机失活*见下。

(one-second)=
## 二

- **轮次与种子**：动量和轮次。

| 轮次 |
|---|
| 批量大小 |

```{exercise} 动量
:label: ex-one
:class: code minutes-2
动量。
```
"""


@pytest.fixture
def pages(tiny_book):
    """A page in both languages, as the press reads it."""
    tiny_book.write("one", EN, languages=("en",))
    tiny_book.write("one", ZH, languages=("zh",))
    project = tiny_book.project
    return {code: {"one": Chapter.read(project.page(code, "one"))} for code in ("zh", "en")}


def marks(text, kind):
    return [mark.value for mark in walk(text) if getattr(mark, "kind", "") == kind]


def test_term_is_introduced_where_it_is_bold_or_else_in_italics(pages):
    book = read_terms(pages, ["one"])
    found = {term.en: label for term, label in book.introduced.items()}
    assert found == {"epoch": "one-first", "seed": "one-first", "dropout": "one-first"}


def test_section_uses_a_term_if_both_languages_say_it_there(pages):
    used = read_terms(pages, ["one"]).used
    assert used[lookup("epoch")] == ["ch-one", "one-first", "one-second"]
    assert used[lookup("batch size")] == ["one-second"]
    assert used[lookup("dropout")] == ["one-first"]
    assert used[lookup("kernel")] == []  # a heading names what the text introduces
    assert used[lookup("momentum")] == ["one-second"]


def test_pages_that_are_no_chapters_use_no_term(pages):
    assert not any(read_terms(pages, []).used.values())


def test_chapter_links_a_term_from_the_section_on_that_introduces_it(pages):
    links = read_terms(pages, ["one"]).links()
    assert links["one"]["epoch"] == ["one-first", "one-second"]
    assert links["one"]["batch size"] == ["one-second"]


def test_section_is_found_by_its_line(pages):
    sections = sections_of(pages["en"]["one"])
    assert [label for label, _ in sections] == ["ch-one", "one-first", "one-second"]
    lines = [line for _, line in sections]
    assert [section_at(sections, line) for line in (1, *lines, 99)] == [
        "", "ch-one", "one-first", "one-second", "one-second",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "bold", "lead"),
    [
        ("A **unit** is small.", ["unit"], []),
        ("**Units** are small.", ["Units"], []),
        ("**Two units.** They are small.", [], ["Two units."]),
        ("- **Is it small?**\n- **Small**, it is.", ["Small"], ["Is it small?"]),
        ("- **小的单元**：很小。\n- **单元**（unit）很小。", ["单元"], ["小的单元"]),
        ("**轮次相同。**\n下一句。", [], ["轮次相同。"]),
        ("那是**单元**：很小。", ["单元"], []),
        ("**[A unit](one.md)**, here.", [], []),
    ],
)
def test_bold_words_that_open_a_block_like_a_title_are_told_from_terms(text, bold, lead):
    assert (marks(text, "bold"), marks(text, "lead")) == (bold, lead)
