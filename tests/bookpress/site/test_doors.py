import pytest
from bs4 import BeautifulSoup

from bookpress.site.doors import front_door, not_found

ADDRESS = "https://example.org/book/"


@pytest.fixture(params=["", ADDRESS])
def base(request, monkeypatch):
    """The site's address, or none."""
    monkeypatch.setenv("SITE_URL", request.param)
    return request.param


def soup(html):
    return BeautifulSoup(html, "html.parser")


def test_front_door_names_each_language_and_itself_if_it_has_an_address(base):
    links = soup(front_door()).find_all("link", rel="alternate")
    expected = {
        "zh-CN": f"{ADDRESS}zh/index.html",
        "en": f"{ADDRESS}en/index.html",
        "x-default": f"{ADDRESS}index.html",
    }
    assert {link["hreflang"]: link["href"] for link in links} == (expected if base else {})
    canonical = [link["href"] for link in soup(front_door()).find_all("link", rel="canonical")]
    assert canonical == ([f"{ADDRESS}index.html"] if base else [])


def test_front_door_opens_without_javascript(base):
    body = soup(front_door()).body
    assert not body.find("script")
    assert {link["href"]: link["lang"] for link in body.find_all("a")} == {
        "zh/index.html": "zh-CN",
        "en/index.html": "en",
    }


def test_missing_page_leads_to_both_homes_and_searches_from_any_depth(base):
    page = soup(not_found())
    for section in page.select("section"):
        code = section["lang"][:2]
        assert section.a["href"] == f"{base}{code}/index.html"
        assert section.form["action"] == f"{base}{code}/search.html"
    assert {section["lang"] for section in page.select("section")} == {"zh-CN", "en"}


@pytest.mark.parametrize("page", [front_door, not_found])
def test_door_loads_nothing_and_leaves_no_gap_of_its_template(page, base):
    assert "src=" not in page()
    assert "$" not in page()
