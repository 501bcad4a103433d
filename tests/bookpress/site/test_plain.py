import re

import pytest

from bookpress.chapter.references import read_source
from bookpress.chapter.syntax import BACK_MATTER
from bookpress.project import BookError
from bookpress.site.plain import BOXES, ROLES, plain_caption, plain_markdown


@pytest.mark.parametrize(
    ("myst", "plain"),
    [
        ("{glue:text}`w:.2f`", "2.50"),
        ("{glue:text}`w`", "2.5"),
        ("{glue:text}`n:,`", "1,107"),
        ("{glue:text}`share:.0%`", "25%"),
        ("5 {glue:text}`unit`", "5 g"),
        ("see {ref}`the beginning <ch-one>`", "see the beginning"),
        ("b{footcite:p}`two` a{footcite:p}`one` both{footcite}`two,one`", "b[1] a[2] both[1, 2]"),
        ("[next](next.md) and [part](a/next.md#ch-x)",
         "[next](https://example.org/en/next.html) and [part](https://example.org/en/a/next.html#ch-x)"),
        ("[web](https://x.org/a.md) [here](#top)", "[web](https://x.org/a.md) [here](#top)"),
        ("(ch-x)=\n# Title", "# Title"),
        ("a $w$ b", "a $w$ b"),
        ("```python\n1 + 1\n```", "```python\n1 + 1\n```"),
        ("```{note}\nMind.\n\nThis.\n```", "> **Note**\n> \n> Mind.\n> \n> This."),
        ("```{admonition} Predict\n:class: tip\nWhat?\n```", "> **Predict**\n> \n> What?"),
        (":::{tip}\nTry {glue:text}`w`.\n:::", "> Try 2.5."),
        ("```{dropdown} Answer\nYes.\n```",
         "<details><summary>Answer</summary>\n\nYes.\n\n</details>"),
        ("```{answers} ch01.weights\n```",
         "Stuck? Run `ch01.weights.hint()` for a hint, "
         "or `ch01.weights.solution()` for the solution."),
        ("```{source} neuronbook.datasets.splits._require\n```",
         f"```python\n{read_source('neuronbook.datasets.splits._require')}\n```"),
    ],
)  # fmt: skip
def test_everything_that_is_mysts_becomes_plain_markdown(context, myst, plain):
    assert plain_markdown(myst, context) == plain


def test_equations_have_the_numbers_of_the_page_and_are_referred_to_by_them(context):
    text = (
        "```{math}\n:label: eq-b\nx\n```\n\n```{math}\ny\n```\n\n$$\nz\n$$ (eq-a)\n\n"
        "By {eq}`eq-a` and {eq}`eq-b`."
    )
    assert plain_markdown(text, context) == (
        "$$\nx \\tag{3.2}\n$$\n\n$$\ny\n$$\n\n$$\nz \\tag{3.1}\n$$\n\nBy (3.1) and (3.2)."
    )


@pytest.mark.parametrize(
    ("language", "titled", "bare"),
    [("en", "Exercise 3.1 (T)", "Exercise 3.2"), ("zh", "练习 3.1（T）", "练习 3.2")],
)
def test_exercises_are_titled_as_on_the_page(language, titled, bare, new_context):
    text = "```{exercise} T\n:label: ex-a\nDo.\n```\n\n```{exercise}\n:label: ex-b\nDo more.\n```"
    assert plain_markdown(text, new_context(language)) == (
        f"**{titled}**\n\nDo.\n\n**{bare}**\n\nDo more."
    )


@pytest.mark.parametrize(("language", "number"), [("en", "Figure 3.1"), ("zh", "图 3.1")])
def test_caption_has_the_number_of_the_page_and_its_values(language, number, new_context):
    caption = plain_caption(
        "fig-a", "Weight {glue:text}`w:.1f`, [next](next.md).\n", new_context(language)
    )
    assert caption == f"**{number}** Weight 2.5, [next](https://example.org/{language}/next.html)."


def test_bibliography_lists_what_was_cited_in_the_order_of_its_numbers(context):
    text = plain_markdown(
        "{footcite:p}`two` {footcite:p}`one`\n\n```{footbibliography}\n```", context
    )
    assert text.startswith("[1] [2]\n\n1. Bob Two")
    assert "\n2. Ada One" in text


@pytest.mark.parametrize(
    ("myst", "complaint"),
    [
        ("```{plot} x\n```", "the directive {plot} has no plain form"),
        ("````{note}\n```{plot} x\n```\n````", "the directive {plot} has no plain form"),
        (
            "- item\n\n  ```{note}\n  Mind.\n  ```",
            "the directive {note} stands in a list or quotation",
        ),
        ("> :::{note}\n> Mind.\n> :::", "the directive {note} stands in a list or quotation"),
        ("{numref}`fig-a`", "the role {numref} has no plain form"),
        ("{glue:text}`lost:.2f`", "the prose glues 'lost', which no cell keeps"),
        ("{ref}`ch-one`", "{ref}`ch-one` has no words of its own"),
        ("{eq}`elsewhere`", "'elsewhere' labels no figure, equation or exercise of this page"),
        ("```{exercise} T\nDo.\n```", "'' labels no figure, equation or exercise of this page"),
    ],
)
def test_what_has_no_plain_form_is_an_error_that_names_the_file(context, myst, complaint):
    with pytest.raises(BookError) as error:
        plain_markdown(myst, context)
    assert str(error.value).startswith(f"book/en/page.md: {complaint}")


def test_every_directive_and_role_of_the_book_has_a_plain_form(real_book):
    known = {
        "code-cell",
        "math",
        "answers",
        "caption",
        "footbibliography",
        "exercise",
        "dropdown",
        "admonition",
        "source",
    } | BACK_MATTER
    for path in sorted(real_book.book.glob("*/*.md")):
        text = re.sub(
            r"^```\{code-cell\}.*?^```$", "", path.read_text(), flags=re.DOTALL | re.MULTILINE
        )
        directives = set(re.findall(r"^[`:]{3,}\{([\w:-]+)\}", text, re.MULTILINE))
        assert directives <= known | BOXES, path
        assert set(re.findall(r"\{([\w:-]+)\}`", text)) <= set(ROLES), path
