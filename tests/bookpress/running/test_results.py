import json
import platform
from dataclasses import replace
from importlib.metadata import version

from bs4 import BeautifulSoup

from bookpress.running.plans import plan
from bookpress.running.results import chapter_results, kept_values


def test_values_are_the_literals_that_the_prose_glues(printed_book):
    assert kept_values(plan(printed_book.project)["two"].path) == {
        "w": "2.5",
        "share": "0.25",
        "mae": "'0.52 ± 0.02'",
    }


def test_results_say_each_number_with_its_seeds_data_and_versions(printed_book):
    results = chapter_results(plan(printed_book.project)["two"])
    assert results["chapter"] == "two"
    assert results["data"] == {}
    assert results["versions"]["python"] == platform.python_version()
    assert results["versions"]["ipython"] == version("ipython")
    assert results["results"]["w"] == 2.5
    mae = results["results"]["mae"]
    assert (mae["text"], mae["num_seeds"], mae["values"]) == ("0.52 ± 0.02", 3, [0.5, 0.52, 0.54])


def test_results_say_which_data_they_are_from_and_whether_these_are_real(printed_book):
    execution = replace(
        plan(printed_book.project)["two"],
        data={"cereals": "sha256:1", "higgs": "synthetic:2"},
        titles={"cereals": {"en": "Cereals", "zh": "谷物"}, "higgs": {"en": "HIGGS", "zh": "粒子"}},
    )
    assert chapter_results(execution)["data"] == {
        "cereals": {"title": "Cereals", "source": "real", "identity": "sha256:1"},
        "higgs": {"title": "HIGGS", "source": "synthetic", "identity": "synthetic:2"},
    }


def test_site_has_the_results_and_each_page_links_to_them(printed_book):
    site = printed_book.project.site
    written = json.loads((site / "results" / "two.json").read_text(encoding="utf-8"))
    assert written == chapter_results(plan(printed_book.project)["two"])
    for language in ("en", "zh"):
        page = BeautifulSoup((site / language / "two.html").read_text("utf-8"), "html.parser")
        assert page.select_one(".nb-results a")["href"] == "../results/two.json"


def test_page_that_keeps_nothing_has_no_file(printed_book):
    site = printed_book.project.site
    assert not (site / "results" / "one.json").exists()
    page = BeautifulSoup((site / "en" / "one.html").read_text("utf-8"), "html.parser")
    assert page.select_one(".nb-results") is None
