"""The built site, file by file: what both languages must share and what each page must say."""

from __future__ import annotations

import json
import re
import zipfile
from functools import cache
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from PIL import Image

from bookpress.browser import find_browser
from bookpress.project import notebook_path, site_url
from bookpress.site.links import check_site
from bookpress.words import WORDS
from neuronbook.exercises import exercises_of
from neuronbook.terms import translate

from .conftest import DOCNAMES, LANGUAGES, PROJECT

CHAPTER = "01-single-neuron"
CHAPTERS = [docname for docname in DOCNAMES if docname[:2].isdigit()]
WITH_CELLS = [
    docname for docname in DOCNAMES if "{code-cell}" in PROJECT.page("en", docname).read_text()
]
SPLIT = re.compile(r"\b(split_\w+|train_test_split|GroupKFold|load_higgs)\(")
PRODUCTS = {"Keras", "NumPy", "TensorFlow", "VGG16", "matplotlib", "pandas", "scikit-learn"}
"""Names that stay in Latin letters."""
LATIN = re.compile(r"[A-Za-z]{2}")
FOREIGN = {"zh": re.compile(r"[A-Za-z]{2,}( [A-Za-z]{2,}){2}"), "en": re.compile("[\u4e00-\u9fff]")}
SPOKEN = ("aria-label", "title", "placeholder", "alt", "content", "data-label")
CODE = {"code", "pre", "kbd", "math", "script", "style"}


@cache
def soup_of(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture
def soup(site):
    return lambda language, docname: soup_of(site / language / f"{docname}.html")


def test_every_link_has_a_target_and_nothing_is_loaded_from_elsewhere(site):
    assert check_site(site) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("docname", DOCNAMES)
def test_page_is_not_empty_and_names_its_language(soup, language, docname):
    page = soup(language, docname)
    assert page.html["lang"] == {"zh": "zh-CN", "en": "en"}[language]
    assert len(page.article.get_text()) > 300
    assert page.find("meta", {"name": "description"})["content"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("docname", DOCNAMES)
def test_rows_of_a_table_have_heads_where_the_first_column_has_none(soup, language, docname):
    for table in soup(language, docname).select("article table.table"):
        if not table.th.get_text(strip=True):
            assert all(row.th for row in table.tbody("tr"))


@pytest.mark.parametrize("docname", DOCNAMES)
def test_page_names_its_other_language(site, soup, docname):
    for language in LANGUAGES:
        page, base = soup(language, docname), site_url()
        (other,) = set(LANGUAGES) - {language}
        switch = page.select_one("a.nb-language-switch")["href"]
        here = (site / language / docname).parent
        assert (here / switch).resolve() == (site / other / f"{docname}.html").resolve()
        # For machines the addresses must be whole: without SITE_URL there are none.
        targets = {link["hreflang"]: link["href"] for link in page.find_all("link", hreflang=True)}
        assert set(targets) == ({"zh-CN", "en", "x-default"} if base else set())
        for target in targets.values():
            assert target.startswith(base)
            assert (site / target.removeprefix(base)).is_file()


def test_links_to_chapters_and_home_pages_are_shown_with_a_picture_on_a_public_site(site, soup):
    shown = {}
    for language in LANGUAGES:
        for docname in DOCNAMES:
            if image := soup(language, docname).find("meta", property="og:image"):
                shown[f"{language}/{docname}"] = image["content"]
    if image := soup_of(site / "index.html").find("meta", property="og:image"):
        shown["index"] = image["content"]
    if not (site_url() and find_browser()):
        assert shown == {}
        return
    with_picture = {f"{language}/{name}" for language in LANGUAGES for name in ["index", *CHAPTERS]}
    assert set(shown) == with_picture | {"index"}
    assert len(set(shown.values())) == len(with_picture)  # the door has that of a home page
    for address in shown.values():
        assert address.startswith(site_url())
        with Image.open(site / address.removeprefix(site_url())) as picture:
            assert picture.size == (1200, 630)


@pytest.mark.parametrize("docname", DOCNAMES)
def test_both_languages_print_one_execution(soup, docname):
    def printed(language: str) -> dict[str, list[str]]:
        article = soup(language, docname).article
        return {
            "code": [cell.get_text() for cell in article.select(".cell_input")],
            "glued": [number.get_text() for number in article.select(".pasted-text")],
            "numbers": [cell.get_text() for cell in article.select("table td")],
            "text": [output.get_text() for output in article.select(".cell_output pre")],
            "curves": [path["d"] for path in article.select("svg.nb-figure path[d]")],
        }

    zh, en = printed("zh"), printed("en")
    # The languages order their words differently, and a table in the prose is translated.
    assert sorted(zh.pop("glued")) == sorted(en.pop("glued"))
    zh["numbers"], en["numbers"] = (
        [text for text in page["numbers"] if re.fullmatch(r"[-−\d.,]+", text)] for page in (zh, en)
    )
    assert zh == en


@pytest.mark.parametrize("docname", DOCNAMES)
def test_every_section_exists_in_both_languages(soup, docname):
    zh, en = (
        [section["id"] for section in soup(language, docname).select("article section[id]")]
        for language in LANGUAGES
    )
    assert zh == en
    assert len(zh) >= 1


def test_chinese_pages_have_no_english_interface(soup):
    for docname in [*DOCNAMES, "search"]:
        page = soup("zh", docname)
        for element in page.find_all(True):
            if element.find_parent(lang="en") or element.get("lang") == "en":
                continue
            for key in ("aria-label", "title", "placeholder", "alt", "data-bs-title"):
                value = str(element.get(key, ""))
                assert not LATIN.search(value) or re.search(r"[\u4e00-\u9fff]", value), (
                    docname,
                    key,
                    value,
                )
        for part in page.select("header, footer, nav, button, summary"):
            for word in part.find_all(string=LATIN):
                tag = word.find_parent()
                known = tag.name in {"kbd", "script", "style", "code"} or tag.find_parent(
                    lambda parent: parent.name == "code" or parent.get("lang") == "en"
                )
                text = word.strip()
                assert (
                    known
                    or tag.get("lang") == "en"
                    or re.search(r"[\u4e00-\u9fff]|ipynb", text)
                    or text.strip("：") in PRODUCTS
                ), (docname, text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("docname", DOCNAMES)
def test_words_of_the_other_language_say_so(soup, language, docname):
    page = soup(language, docname)
    said = [(text.parent, text) for text in page.find_all(string=FOREIGN[language])]
    for element in page.find_all(True):
        values = (str(element.get(key, "")) for key in SPOKEN)
        said += [(element, value) for value in values if FOREIGN[language].search(value)]
    for element, words in said:
        if {parent.name for parent in [element, *element.parents]} & CODE:
            continue
        tag = element.get("lang") or element.find_parent(lang=True)["lang"]
        assert tag.partition("-")[0] != language, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_have_text_in_the_pages_language(soup, language):
    figures = soup(language, CHAPTER).select("svg.nb-figure")
    assert len(figures) >= 7
    for figure in figures:
        assert figure["role"] == "img"
        assert bool(re.search(r"[\u4e00-\u9fff]", figure["aria-label"])) == (language == "zh")
        words = " ".join(text.get_text() for text in figure.find_all("text"))
        if language == "en":
            assert not re.search(r"[\u4e00-\u9fff]", words)
        else:
            assert not re.search(r"[A-Za-z]{3}", re.sub(r"\b(MAE|MSE)\b", "", words)), words


@pytest.mark.parametrize("language", LANGUAGES)
def test_moving_figure_is_small_and_hides_all_frames_but_one(soup, language):
    (figure,) = soup(language, "10-backpropagation").select("svg.nb-moving")
    frames = figure.select(".nb-frame")
    assert [int(frame["data-frame"]) for frame in frames] == list(range(10))
    assert [frame for frame in frames if frame.get("display") != "none"] == frames[-1:]
    assert len(str(figure).encode()) <= 300 * 1024


def test_ids_of_a_page_are_unique(soup):
    for language in LANGUAGES:
        ids = [element["id"] for element in soup(language, CHAPTER).find_all(id=True)]
        assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_picture_of_the_garments_says_whether_it_is_synthetic(site, soup, language):
    plan = json.loads((site.parent / "plan.json").read_text())["data-sets"]
    (picture,) = soup(language, "data-sets").select("#fig-garments svg.nb-figure")
    words = " ".join(text.get_text() for text in picture.select("text"))
    synthetic = plan["data"]["fashion_mnist"].startswith("synthetic")
    assert ({"en": "synthetic data", "zh": "合成数据"}[language] in words) == synthetic


@pytest.mark.parametrize("language", LANGUAGES)
def test_chapter_says_which_data_it_was_printed_from(site, soup, language):
    plan = json.loads((site.parent / "plan.json").read_text())[CHAPTER]
    synthetic = [id_ for id_, identity in plan["data"].items() if identity.startswith("synthetic")]
    page = soup(language, CHAPTER)
    notes, proofs = page.select(".nb-synthetic"), page.select(".nb-provenance")
    titles = [plan["titles"][id_][language] for id_ in plan["data"]]
    tables = page.select(".nb-table")
    figures = " ".join(text.get_text() for text in page.select("svg.nb-figure text"))
    mark = {"en": "synthetic data", "zh": "合成数据"}[language]
    assert len(tables) == 3
    if synthetic:
        assert synthetic == list(plan["data"])
        assert all(title in notes[0].get_text() for title in titles)
        assert not proofs
        assert all(table["data-source"] == "synthetic" for table in tables)
        assert mark in figures
    else:
        assert not notes
        assert all(title in proofs[0].get_text() for title in titles)
        assert WORDS[language]["real"].split("{}")[0] in proofs[0].get_text()
        assert {table["data-source"] for table in tables} <= {"mirror", "download"}
        assert mark not in figures


@pytest.mark.parametrize("language", LANGUAGES)
def test_chapter_says_how_long_it_takes_and_fits_in_one_sitting(soup, language):
    for docname in CHAPTERS:
        line = soup(language, docname).select_one(".nb-reading-time").get_text()
        minutes, exercises = map(int, re.findall(r"\d+", line))
        assert 10 <= minutes <= 40, docname
        assert exercises == len(soup(language, docname).select(".admonition.exercise")), docname


def test_scores_are_of_new_examples_or_the_page_says_how_many_are_not(site, soup):
    """A chapter that splits a table counts repeated inputs; a count above zero is in its text."""
    splitting = [name for name in CHAPTERS if SPLIT.search(soup("en", name).article.get_text())]
    assert len(splitting) > 5
    for docname in splitting:
        results = json.loads((site / "results" / f"{docname}.json").read_text())["results"]
        repeated = {key: value for key, value in results.items() if key.startswith("repeated_")}
        assert repeated, docname
        for language in LANGUAGES:
            glued = [number.get_text() for number in soup(language, docname).select(".pasted-text")]
            assert all(str(value) in glued for value in repeated.values() if value), docname


@pytest.mark.parametrize("language", LANGUAGES)
def test_fitted_line_stands_beside_the_textbooks(soup, language):
    textbooks = "2.5 x + 90"
    (table,) = (t for t in soup(language, CHAPTER).select("table") if textbooks in t.get_text())
    rows = {row.th.get_text(): [cell.get_text() for cell in row("td")] for row in table.tbody("tr")}
    assert [float(value) for value in rows[textbooks][:2]] == [2.5, 90]
    w, b = (float(value) for value in rows[translate("smallest MSE", language)][:2])
    assert 2 < w < 3
    assert 85 < b < 95


@pytest.mark.parametrize("language", LANGUAGES)
def test_summary_of_the_concrete_network_is_a_table_with_its_classic_count(soup, language):
    page = soup(language, "02-deep-neural-networks")
    name, table, *sums = page.select(".nb-summary")
    rows = [[cell.get_text() for cell in row("td")] for row in table.tbody("tr")]
    assert name.get_text() == 'Model: "sequential"'
    assert [row[1:] for row in rows] == [
        ["(None, 512)", "4,608"],
        ["(None, 512)", "262,656"],
        ["(None, 512)", "262,656"],
        ["(None, 1)", "513"],
    ]
    assert sums[0].get_text().startswith("Total params: 530,433")


@pytest.mark.parametrize("language", LANGUAGES)
def test_exercises_fold_their_hints_and_solution_away(soup, language):
    page = soup(language, CHAPTER)
    folds = page.select("details.nb-answer")
    names = [fold.summary.get_text() for fold in folds]
    count = len(exercises_of("ch01"))
    assert names.count(WORDS[language]["solution"]) == count
    assert sum(name.startswith(WORDS[language]["hint"].split("{}")[0]) for name in names) >= 6
    assert not any(fold.has_attr("open") for fold in folds)
    assert len(page.select(".nb-feedback")) == count


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("docname", ["index", CHAPTER])
def test_notebook_is_clean_and_begins_with_the_install(site, language, docname):
    notebook = nbformat.read(site / notebook_path(language, docname), as_version=4)
    nbformat.validate(notebook)
    first = notebook.cells[1].source
    assert "%pip install" in first
    assert re.search(r"neuronbook-[\d.]+-py3-none-any\.whl", first)
    assert f'set_language("{language}")' in first
    assert all(not cell.get("outputs") for cell in notebook.cells)
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert not re.search(r"\{[\w:]+\}`|^:::|^```\{|^\([\w-]+\)=", prose, re.MULTILINE)


@pytest.mark.parametrize("docname", DOCNAMES)
def test_notebook_has_the_cells_that_were_executed(site, docname):
    def cells(path: Path) -> list[str]:
        notebook = nbformat.read(path, as_version=4)
        return [cell.source for cell in notebook.cells if cell.cell_type == "code"]

    plan = json.loads((site.parent / "plan.json").read_text())
    for language in LANGUAGES:
        path = site / notebook_path(language, docname)
        assert path.is_file() == (docname in plan)
        if docname in plan:
            assert cells(path)[1:] == cells(plan[docname]["path"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("docname", WITH_CELLS)
def test_notebook_has_the_numbers_of_its_page(site, soup, language, docname):
    def words(selector: str) -> list[str]:
        found = soup(language, docname).select(selector)
        return ["".join(each.get_text().split()).replace("’", "'") for each in found]

    cells = nbformat.read(site / notebook_path(language, docname), as_version=4).cells
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    bold = ["".join(words.split()) for words in re.findall(r"^\*\*(.+?)\*\*", prose, re.MULTILINE)]
    figure, exercise = (
        WORDS[language][kind].split("{}")[0].strip() for kind in ("figure", "exercise")
    )
    assert [each for each in bold if re.match(rf"{figure}[\d.]+$", each)] == words(
        "figcaption .caption-number"
    )
    assert [each for each in bold if re.match(rf"{exercise}[\d.]+(\(|（|$)", each)] == words(
        ".exercise > .admonition-title"
    )
    assert [f"({each})#" for each in re.findall(r"\\tag\{(.+?)\}", prose)] == words(".eqno")


def test_wheel_holds_the_package_alone_and_asks_for_no_book_tools(site):
    (wheel,) = site.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (name for name in names if name.endswith("METADATA"))
        needed = re.findall(
            r"^Requires-Dist: ([\w-]+)", archive.read(metadata).decode(), re.MULTILINE
        )
    assert {name.split("/")[0] for name in names if "dist-info" not in name} == {"neuronbook"}
    assert "tensorflow" in needed
    assert not {"jupyter-book", "sphinx", "myst-nb", "bookpress"} & set(needed)
