from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document
from sphinx import addnodes

from bookpress.build import build_site
from bookpress.project import BookError
from bookpress.sphinx.output_formulas import PrintOutputFormulas

CARD = (
    '<div class="card"><b lang="en">error</b><b lang="zh" hidden>误差</b>'
    r'<div class="nb-tex">\[a &lt; b\]</div>'
    '<a class="nb-see" data-label="ch-one"><span lang="en">chapter 1</span>'
    '<span lang="zh" hidden>第 1 章</span></a></div>'
)


def take_apart(html, language):
    document = new_document("page", get_default_settings())
    document.settings.env = SimpleNamespace(
        app=None, docname="two", config=SimpleNamespace(bookpress_language=language)
    )
    document += nodes.raw("", html, format="html")
    PrintOutputFormulas(document).apply()
    return document.children


def test_formula_of_an_output_becomes_a_formula_of_the_page():
    before, formula, link, after = take_apart(CARD, "en")
    assert isinstance(formula, nodes.math_block)
    assert formula.astext() == "a < b"
    assert before.astext() == '<div class="card"><b>error</b>'
    assert after.astext() == "</div>"
    assert isinstance(link[1], addnodes.pending_xref)


@pytest.mark.parametrize(("language", "words"), [("en", "chapter 1: "), ("zh", "第 1 章：")])
def test_link_of_an_output_says_its_chapter_and_leads_to_its_section(language, words):
    (link,) = (node for node in take_apart(CARD, language) if isinstance(node, nodes.inline))
    assert link[0].astext() == words
    assert (link[1]["reftarget"], link[1]["reftype"]) == ("ch-one", "ref")


def test_other_outputs_stay_as_they_are():
    (raw,) = take_apart('<p lang="en">plain</p>', "en")
    assert raw.astext() == '<p lang="en">plain</p>'


CELL = """\
(ch-two)=
# Two

```{code-cell} ipython3
from IPython.display import HTML

HTML('''CARD''')
```
"""


def test_page_sets_the_formula_and_names_the_section(tiny_book):
    tiny_book.write("two", CELL.replace("CARD", CARD.replace("\\", "\\\\")))
    build_site(tiny_book.project)
    for language, title in (("en", "One"), ("zh", "一")):
        path = tiny_book.project.site / language / "two.html"
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        (card,) = page.select("div.card")
        (formula,) = card.select("div.math")
        assert "a < b" in formula.get_text()
        (link,) = card.select("a[href]")
        assert link["href"] == "one.html#ch-one"
        assert link.get_text() == title


def test_link_to_no_section_is_told(tiny_book):
    card = CARD.replace("ch-one", "ch-nowhere").replace("\\", "\\\\")
    tiny_book.write("two", CELL.replace("CARD", card))
    with pytest.raises(BookError, match="ch-nowhere"):
        build_site(tiny_book.project)
