"""The pages of the reference, and the ways from the other pages to them."""

import shutil

import pytest
from bs4 import BeautifulSoup

from bookpress.build import build_site
from bookpress.package import surface
from bookpress.sphinx.back_matter.names import link_code

IMPORTS = """\
from functools import partial

from neuronbook import plots
from neuronbook.models import build_deep
"""
CELL = f"""\
```{{code-cell}} ipython3
{IMPORTS}
def fit():
    return plots.plot_curves, build_deep, plots.DARK


sorted(plots.PALETTE)[:1]
```
"""
SAID = {
    "en": "Say `build_deep`, and `build_deep` again; `plots.PALETTE`, `fit`, and `plot_roc(x)`.\n\n"
    "Others: `keras.Model`, `partial(f, 1)`, `keras.Model` again, `code.interact` and `keras.no`.",
    "zh": "说 `build_deep`，再说 `build_deep`；`plots.PALETTE`、`fit` 和 `plot_roc(x)`。\n\n"
    "别的：`keras.Model`、`partial(f, 1)`，再说 `keras.Model`，`code.interact`、`keras.no`。",
}
PAGES = {"en": "Parts", "zh": "各部分"}
PAGE = "api/parts"
PARTS = ("models", "arguments", "plots", "results")
BLOCKS = "```{api-overview}\n```\n\n" + "".join(f"```{{api}} {part}\n```\n\n" for part in PARTS)


@pytest.fixture(scope="module")
def book(tmp_path_factory, make_book):
    """A tiny book with a reference, and a page that uses some of it."""
    root = tmp_path_factory.mktemp("reference")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("TINY_RUNS", str(root / "runs.txt"))
        monkeypatch.delenv("SITE_URL", raising=False)
        book = make_book(root)
        for language, title in PAGES.items():
            first = f"{SAID[language]}\n\n{CELL}\n```{{code-cell}}"
            book.edit("one", "```{code-cell}", first, languages=(language,))
            book.project.page(language, PAGE).parent.mkdir()
            book.write(PAGE, f"(parts)=\n# {title}\n\n{BLOCKS}", languages=(language,))
        toc = root / "_toc.yml"
        toc.write_text(f"{toc.read_text().rstrip()}\n      - file: {PAGE}\n")
        sources = surface.PACKAGE.parents[1] / "book"
        shutil.copy(sources / "summaries.po", root / "book")
        shutil.copytree(sources / "_inventories", root / "book" / "_inventories")
        monkeypatch.setattr("bookpress.chapter.contract.check_reference", lambda *_: [])
        build_site(book.project)
        yield book


def page(book, language="en", name=PAGE):
    html = (book.project.site / language / f"{name}.html").read_text(encoding="utf-8")
    return BeautifulSoup(html, "html.parser").select_one("article")


def described(book, name, language="en"):
    return page(book, language).find(id=f"neuronbook.{name}").find_parent("dl")


def test_function_has_arguments_with_types_that_link_a_result_an_example_and_its_source(book):
    shown = described(book, "models.build_deep")
    words = " ".join(shown.get_text().split())
    assert "build_deep(num_features, hidden_units=(512, 512, 512), *" in words
    assert "from neuronbook.models import build_deep" in words
    assert "num_features: Count" in words
    assert "How many inputs one example has." in words
    assert shown.select_one('a[href="#neuronbook.arguments.Count"]')
    keras = shown.find("a", string="keras.Sequential")
    assert keras["href"] == "https://keras.io/api/models/sequential/"
    assert ">>> build_deep(8).count_params()\n530433" in shown.get_text()
    source = shown.select("details pre")[-1].get_text()
    assert source.startswith("def build_deep(")
    assert '"""' not in source


def test_annotation_of_a_modules_own_is_written_out(book):
    words = " ".join(described(book, "plots.plot_curves").get_text().split())
    assert "curves: Mapping[str, ArrayLike, GAPS, (?,) or (?, ?)]" in words


def test_both_languages_show_the_same_names_and_the_chinese_page_says_what_is_english(book):
    en, zh = page(book), page(book, "zh")
    assert [dt["id"] for dt in en.select("dt.sig")] == [dt["id"] for dt in zh.select("dt.sig")]
    shown = described(book, "models.build_deep", "zh")
    assert "建一叠全连接层，最后是一个单元。" in shown.get_text()
    assert "Build a stack" not in shown.get_text()
    english = shown.find(string="How many inputs one example has.")
    assert english.find_parent(lang="en")
    assert not en.select('[lang="en"]')
    assert "参数" in shown.get_text()


def test_name_says_which_cells_use_it_and_leads_to_them(book):
    shown = described(book, "models.build_deep")
    assert "Used in 1 cells on 1 pages" in shown.get_text()
    links = [a["href"] for a in shown.select("details:not(:last-child) a")]
    assert "../one.html#cell-1" in links
    assert (book.project.site / "en" / "one.html").read_text("utf-8").count('id="cell-1"') == 1
    assert "Used in" not in described(book, "models.build_linear").get_text()


def test_prose_links_a_name_where_a_section_says_it_first_and_no_name_of_its_own(book):
    paragraph = next(p for p in page(book, name="one").select("p") if "again" in p.get_text())
    assert [a["href"] for a in paragraph.select("a")] == [
        "api/parts.html#neuronbook.models.build_deep",
        "api/parts.html#neuronbook.plots.PALETTE",
        "api/parts.html#neuronbook.plots.plot_roc",
    ]


def test_name_of_another_library_leads_to_its_pages_where_a_page_says_it_first(book):
    for language, python in (("en", "3"), ("zh", "zh-cn/3")):
        paragraph = next(
            p for p in page(book, language, "one").select("p") if "keras.no" in p.get_text()
        )
        assert [(a["href"], a.get_text()) for a in paragraph.select("a.nb-name.external")] == [
            ("https://keras.io/api/models/model/", "keras.Model"),
            (
                f"https://docs.python.org/{python}/library/functools.html#functools.partial",
                "partial(f, 1)",
            ),
        ]
        assert len(paragraph.select("a")) == 2


def test_code_links_each_name_and_reads_as_before(book):
    code = page(book, name="one").select_one(".cell_input pre")
    links = {a.get_text(): a["href"].partition("#")[2] for a in code.select("a")}
    assert links["plots.plot_curves"] == "neuronbook.plots.plot_curves"
    assert links["build_deep"] == "neuronbook.models.build_deep"
    assert "fit" not in links
    assert code.get_text().startswith(IMPORTS)


def test_shown_function_links_to_where_it_is_described(book):
    link = page(book, name="two").select_one(".nb-source a")
    assert link["href"] == "api/parts.html#neuronbook.models.build_linear"


def test_overview_leads_to_every_name_with_its_sentence(book):
    for language, words in (("en", "Build a stack"), ("zh", "建一叠全连接层")):
        listed = page(book, language).select_one(".nb-offers")
        assert listed
        names = page(book, language).select(".nb-offers dt a")
        assert "#neuronbook.models.build_deep" in [a["href"] for a in names]
        assert any(words in dd.get_text() for dd in page(book, language).select(".nb-offers dd"))


def test_page_of_uses_is_written_again_when_a_cell_uses_another_name_and_only_then(book):
    written = book.project.build / "press" / "en" / "html" / f"{PAGE}.html"
    before = written.stat().st_mtime_ns
    book.edit("one", "A plain word.", "A plainer word.", languages=("en",))
    build_site(book.project)
    assert written.stat().st_mtime_ns == before
    book.edit("one", "build_deep, plots.DARK", "plots.DARK, build_deep.__name__")
    build_site(book.project)
    assert "Used in 1 cells" in described(book, "models.build_deep").get_text()
    book.edit("one", "plots.DARK, build_deep.__name__", "plots.DARK")
    build_site(book.project)
    assert "Used in" not in described(book, "models.build_deep").get_text()


def test_page_is_kept_without_all_of_sphinx_in_tow(book):
    kept = book.project.build / "press" / "en" / "doctrees"
    assert (kept / f"{PAGE}.doctree").stat().st_size < 2_000_000
    assert b"BuildEnvironment" not in (kept / f"{PAGE}.doctree").read_bytes()


def test_name_after_a_dot_is_no_link():
    html = '<span class="n">model</span><span class="o">.</span><span class="n">fit</span>'
    assert link_code(html, {"fit": "r.html#fit"}) == html
