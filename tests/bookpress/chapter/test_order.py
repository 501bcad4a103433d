import pytest

from bookpress.chapter import order
from bookpress.chapter.contract import check_sources

# The home page links to a page that is not there.
LINKS = {"en": ("Read [one](one.md).", "Read."), "zh": ("请读[一](one.md)。", "请读。")}


@pytest.fixture
def chapters(tiny_book):
    """Return a function that makes a book of chapters, each a text in both languages."""

    def chapters(**texts):
        for docname, pair in texts.items():
            for language, text in zip(("en", "zh"), pair, strict=True):
                title = {"en": docname, "zh": "章"}[language]
                tiny_book.write(
                    docname, f"(ch-{docname})=\n# {title}\n\n{text}\n", languages=(language,)
                )
        listed = "".join(f"      - file: {docname}\n" for docname in texts)
        (tiny_book.project.root / "_toc.yml").write_text(
            "format: jb-book\nroot: index\nparts:\n  - caption: lessons\n    numbered: 1\n"
            f"    chapters:\n{listed}",
        )
        for language, (old, new) in LINKS.items():
            tiny_book.edit("index", old, new, languages=(language,))
            for path in (tiny_book.project.book / language).glob("*.md"):
                if path.stem not in {*texts, "index"}:
                    path.unlink()
        tiny_book.project.book.joinpath("references.bib").write_text("")
        return check_sources(tiny_book.project)

    return chapters


FIRST = ("Seen.\n\n(a-rest)=\n## Rest\n\nSeen.", "看过。\n\n(a-rest)=\n## 其余\n\n看过。")
EPOCH = ("An **epoch** is a pass.", "一个**轮次**（epoch）是一遍。")


def later(name, rest="rest"):
    return f"{name!r} is used before it is introduced, in section 'ch-b' of b."


def test_term_used_before_it_is_introduced_is_named_in_both_languages(chapters):
    errors = chapters(a=("Ten epochs.", "十个轮次。"), b=EPOCH)
    assert [error.split("; ")[0] for error in errors] == [
        f"book/zh/a.md:13: {later('轮次')} Explain it here and set it bold",
        f"book/en/a.md:13: {later('epochs')} Explain it here and set it bold",
    ]


@pytest.mark.parametrize(
    "text",
    [
        ("Ten epochs (chapter 2).", "十个轮次（第 2 章）。"),
        ("Ten epochs, see [there](02-b.md).", "十个轮次，见[那里](02-b.md)。"),
        ("Ten {ref}`epochs <ch-02-b>`.", "十个{ref}`轮次 <ch-02-b>`。"),
        ("Ten epochs (chapter 2).\nTen epochs.", "十个轮次（第 2 章）。\n十个轮次。"),
        ("Ten **epochs**: passes.", "十个**轮次**，就是十遍。"),
        ("Ten *epochs*: passes.", "十个轮次。"),
        ("An input.", "一个输入。"),
    ],
)
def test_sentence_may_say_where_a_term_is_explained_or_explain_it(chapters, text):
    if text[0].startswith("Ten *epochs*"):
        assert (
            len(chapters(**{"a": text, "02-b": EPOCH})) == 2
        )  # italics explain what is never bold
    else:
        assert chapters(**{"a": text, "02-b": EPOCH}) == []


def test_opening_of_a_chapter_may_name_what_the_chapter_introduces(chapters):
    both = tuple(
        f"{opening}\n\n(b-rest)=\n## {title}\n\n{term}"
        for opening, title, term in zip(
            ("Ten epochs.", "十个轮次。"), ("Rest", "其余"), EPOCH, strict=True
        )
    )
    assert chapters(a=FIRST, b=both) == []


def test_earlier_section_of_the_same_chapter_may_not(chapters):
    text = (
        "(b-one)=\n## One\n\nTen epochs.\n\n(b-two)=\n## Two\n\nAn **epoch**.",
        "(b-one)=\n## 一\n\n十个轮次。\n\n(b-two)=\n## 二\n\n一个**轮次**。",
    )
    (zh, en) = chapters(a=FIRST, b=text)
    assert "'轮次' is used before it is introduced, in section 'b-two' of b" in zh
    assert en.startswith("book/en/b.md:16: ")


def test_word_that_one_language_alone_says_is_no_use(chapters):
    assert chapters(a=("Ten epochs.", "十遍。"), b=EPOCH) == []


def test_term_that_no_page_introduces_is_named(chapters):
    (error,) = chapters(a=("Ten epochs.", "十个轮次。"))
    assert error == (
        "book/en/a.md:1: the term 'epoch' (轮次) is used in section 'ch-a' and introduced nowhere; "
        "set it bold, in both languages, where it is explained."
    )


def test_bold_word_that_is_no_term_is_named(chapters):
    errors = chapters(a=("A **thing** is bold.", "一个**东西**很粗。"))
    assert [error.partition(" Add it")[0] for error in errors] == [
        f"book/{code}/a.md:13: what is bold is a term of the vocabulary. Received: {word!r}."
        for code, word in (("zh", "东西"), ("en", "thing"))
    ]


def test_term_bold_in_one_language_only_is_named(chapters):
    (error,) = chapters(a=EPOCH, b=("An **epoch** again.", "又一个轮次。"))
    assert error == (
        "book/en/b.md:13: the term 'epoch' (轮次) is bold here, and not in section 'ch-b' of the "
        "other language; make it so in both, or in neither."
    )


def test_block_that_opens_like_a_title_in_one_language_only_is_named(chapters):
    (error,) = chapters(a=("- **Small.** It is.\n- So.", "- 很小。\n- 就是。"))
    assert error == (
        "book/zh/a.md:11: blocks that open with bold words closed by a mark: 0 in this section, "
        "1 in that of book/en/a.md; make them the same."
    )


def test_term_without_a_definition_and_definition_without_a_term_are_named(chapters, monkeypatch):
    definitions = dict(order.DEFINITIONS)
    definitions["flux"] = definitions.pop("Adam")
    monkeypatch.setattr(order, "DEFINITIONS", definitions)
    assert [error.partition(";")[0].partition(". ")[0] for error in chapters(a=FIRST)] == [
        "src/neuronbook/vocabulary: the term 'Adam' has no definition",
        "src/neuronbook/glossary: 'flux' is no term of the vocabulary",
    ]


def test_what_a_page_of_reference_introduces_is_known_from_the_first_link_on(tiny_book):
    for language, texts in {
        "en": ("Ten epochs.", "See [there](ref.md).\n\n(two-b)=\n## B\n\nTen epochs.", EPOCH[0]),
        "zh": ("十个轮次。", "见[那里](ref.md)。\n\n(two-b)=\n## 乙\n\n十个轮次。", EPOCH[1]),
    }.items():
        for docname, text in zip(("one", "two", "ref"), texts, strict=True):
            title = {"en": "Page", "zh": "页"}[language]
            tiny_book.write(docname, f"(ch-{docname})=\n# {title}\n\n{text}", languages=(language,))
    toc = tiny_book.project.root / "_toc.yml"
    tiny_book.project.book.joinpath("references.bib").write_text("")
    parts = [("lessons", ("one", "two")), ("reference", ("ref",))]
    toc.write_text(
        "format: jb-book\nroot: index\nparts:\n"
        + "".join(
            f"  - caption: {part}\n    chapters:\n"
            + "".join(f"      - file: {name}\n" for name in names)
            for part, names in parts
        )
    )
    errors = check_sources(tiny_book.project)
    assert [error.partition(" is used")[0] for error in errors] == [
        "book/zh/one.md:13: '轮次'",
        "book/en/one.md:13: 'epochs'",
    ]


def test_book_itself_keeps_the_order(real_book):
    assert [error for error in check_sources(real_book) if "term" in error or "used" in error] == []
