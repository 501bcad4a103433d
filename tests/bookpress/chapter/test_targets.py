import pytest

from bookpress.chapter.targets import kept_names
from neuronbook.exercises import exercises_of

BOTH = ("zh", "en")


def test_label_used_twice_is_an_error_that_names_both_places(tiny_book, errors, line_of):
    tiny_book.edit("two", "(two-reading)=", "(ch-one)=")
    found = [error for error in errors() if "already used" in error]
    lines = {
        (code, docname): line_of("(ch-one)=", language=code, docname=docname)
        for code in ("zh", "en")
        for docname in ("one", "two")
    }
    assert found == [
        f"book/{code}/two.md:{lines[code, 'two']}: the label 'ch-one' is already used at "
        f"book/{code}/one.md:{lines[code, 'one']}; rename one."
        for code in ("zh", "en")
    ]


def test_heading_without_a_label_is_an_error(tiny_book, errors, line_of):
    tiny_book.edit("two", "(two-reading)=\n", "")
    line = line_of("## ")
    assert f"book/zh/two.md:{line}: a heading needs a label on the line before it" in errors()[0]
    assert len(errors()) == 2  # once in each language


def test_label_may_stand_one_empty_line_above_its_heading(tiny_book, errors):
    tiny_book.edit("two", "(two-reading)=\n", "(two-reading)=\n\n")
    assert errors() == []


def test_unknown_exercise_is_an_error_that_lists_those_there_are(tiny_book, errors, line_of):
    tiny_book.edit("two", "{answers} ch01.input_shape", "{answers} ch01.inputshape")
    first, second = errors()
    line = line_of("{answers}")
    assert first.startswith(f"book/zh/two.md:{line}: An exercise must be one of those in")
    assert f"{', '.join(exercises_of('ch01'))}. Received: 'ch01.inputshape'" in first
    assert second.startswith("book/en/two.md:")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "<ch-one>",
            "<ch-onee>",
            "label of a {ref} stands on a page of the same language. Received",
        ),
        ("{eq}`eq-two`", "{eq}`eq-tow`", "Received: 'eq-tow'. The equations before it are eq-two."),
        ("{footcite:p}`tiny`", "{footcite:p}`tiny,tine`", "references.bib. Received: 'tine'."),
        ("$w$", "[$w$](three.md)", "the link three.md leads to no page of the book"),
        ("$w$", "[$w$](one)", "the link one leads to no file; a page is named with its ending"),
        ("$w$", "[$w$](one.md#two)", "the link one.md#two names no label of that page"),
        ("$w$", "[$w$](#nowhere)", "the link #nowhere names a label that no page has"),
        ("$w$", "[$w$](../../three.md)", "the link ../../three.md leads to no file"),
        ("$w$", "![$w$](w.png)", "the image w.png leads to no file"),
        ("$w$", "{ref}`ch-one`", "Received: 'ch-one'. Write {ref}`words <ch-one>`."),
        ("$w$", "{doc}`one`", "a role is one of eq, footcite, footcite:p, glue:text, ref; others"),
        ("`w:.2f`", "`ww:.2f`", "Received: 'ww', kept are mae, share, w. Write keep(ww=...) in a"),
        ("```{footbib", "```{include} two.md\n```\n\n```{footbib", "Received: 'include'. What an"),
        ("```{footbib", "```{include} gone.md\n```\n\n```{footbib", "Received: 'include'. What"),
        ("{source} neuronbook.models.", "{source} neuronbook.model.", "A source is a function or"),
    ],
)
def test_what_leads_nowhere_is_an_error_in_each_language(complaints, old, new, problem):
    found = complaints(old, new, languages=BOTH)
    assert [error.split(":")[0] for error in found] == ["book/zh/two.md", "book/en/two.md"]
    assert all(problem in error for error in found)


@pytest.mark.parametrize(
    "target",
    ["one.md", "one.md#ch-one", "#ch-one", "https://example.org/a", "mailto:a@example.org",
     "../references.bib", "./one.md"],
)  # fmt: skip
def test_what_leads_somewhere_is_none(complaints, target):
    assert complaints("$w$", f"[$w$]({target})", languages=BOTH) == []


def test_reference_is_an_error_on_its_line(complaints, line_of):
    (error,) = complaints("{ref}`开头 <ch-one>`", "\n{ref}`开头 <ch-on>`", languages=("zh",))[:1]
    assert error.startswith(f"book/zh/two.md:{line_of('{ref}')}: ")


def test_equation_is_referred_to_only_after_it(complaints):
    first, second = complaints("{glue:text}`w:.2f`", "{glue:text}`w:.2f` {eq}`eq-two`",
                               languages=BOTH)  # fmt: skip
    assert "refers to an equation before it" in first
    assert first.endswith("Received: 'eq-two'. The equations before it are none.")
    assert second.startswith("book/en/two.md:")


def test_what_another_page_lacks_is_told_only_when_all_pages_could_be_read(complaints):
    (error,) = complaints("---\n", "--\n", docname="one", languages=("zh",))
    assert error.startswith("book/zh/one.md:1: a page must begin with front matter")


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("@article{tiny", "book/references.bib:1: "),
        ("@article{tiny,}\n@article{tiny,}", "repeated bibliography entry: tiny"),
    ],
)
def test_bibliography_that_cannot_be_read_is_named(tiny_book, errors, entry, problem):
    (tiny_book.project.book / "references.bib").write_text(entry)
    found = errors()
    assert len(found) == 2  # once in each language
    assert all(error.startswith("book/references.bib:") and problem in error for error in found)


def test_bibliography_in_another_encoding_is_named(tiny_book, errors):
    (tiny_book.project.book / "references.bib").write_text("\n真", encoding="gbk")
    assert errors()[0].startswith("book/references.bib:2: the file must be UTF-8.")


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (["keep(w=1)", "results.keep(b=2, n=3)"], {"b", "n", "w"}),
        (["x = 1"], set()),
        (["keep(w=1)", "keep(**more)"], None),
        (["%matplotlib inline\nkeep(w=1)"], None),
    ],
)
def test_kept_names_are_known_unless_only_running_tells_them(cells, names):
    assert kept_names(cells) == names
