import xml.etree.ElementTree as ET

import pytest

from bookpress.project import LANGUAGES
from bookpress.running.plans import Execution
from bookpress.site.public import ATOM, SITEMAP, XHTML, write_public

BASE = "https://example.org/a&b/"
TWO = Execution("two", (), [], {}, {}, about={"date": "2026-11-30"})


@pytest.fixture
def site(tiny_book, monkeypatch, tmp_path):
    """What machines are told of the tiny book, whose chapter "two" ran on a day."""
    monkeypatch.setenv("SITE_URL", BASE)
    folder = tmp_path / "site"
    for language in LANGUAGES:
        (folder / language).mkdir(parents=True)
    write_public(tiny_book.project, {"two": TWO}, folder)
    return folder


def test_map_has_every_page_of_both_languages_and_the_door(site):
    root = ET.parse(site / "sitemap.xml").getroot()
    assert root.tag == f"{{{SITEMAP}}}urlset"
    places = [each.text for each in root.iter(f"{{{SITEMAP}}}loc")]
    pages = [f"{code}/{name}.html" for name in ("index", "one", "two") for code in ("zh", "en")]
    assert places == [f"{BASE}{page}" for page in ["index.html", *pages]]


def test_pages_of_the_map_name_each_other(site):
    named = {
        url[0].text: {link.get("hreflang"): link.get("href") for link in url[1:]}
        for url in ET.parse(site / "sitemap.xml").getroot()
    }
    assert {link.tag for url in ET.parse(site / "sitemap.xml").getroot() for link in url[1:]} == {
        f"{{{XHTML}}}link"
    }
    assert set(named[f"{BASE}zh/two.html"]) == {"zh-CN", "en", "x-default"}
    for place, others in named.items():
        for other in others.values():
            assert named[other] == others, place
        assert place in others.values()


def test_robots_are_told_of_the_map(site):
    assert f"Sitemap: {BASE}sitemap.xml" in (site / "robots.txt").read_text()


@pytest.mark.parametrize(("code", "title"), [("en", "1. Two"), ("zh", "1. 二")])
def test_feed_has_each_chapter_as_of_the_day_of_its_run(site, code, title):
    feed = ET.parse(site / code / "feed.xml").getroot()
    names = {"a": ATOM}
    (entry,) = feed.findall("a:entry", names)
    assert entry.find("a:title", names).text == title
    assert entry.find("a:id", names).text == f"{BASE}{code}/two.html"
    assert entry.find("a:link", names).get("href") == f"{BASE}{code}/two.html"
    assert entry.find("a:summary", names).text == "tiny"
    for part in (feed, entry):
        assert part.find("a:updated", names).text == "2026-11-30T00:00:00Z"
    # What RFC 4287 asks of every feed.
    assert feed.find("a:author/a:name", names).text
    assert feed.find("a:title", names).text == LANGUAGES[code].title
    assert feed.find("a:link[@rel='self']", names).get("href") == f"{BASE}{code}/feed.xml"
