import pytest

from bookpress.site.links import check_site


@pytest.fixture
def check(tmp_path):
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "en" / "other.html").write_text('<h1 id="top">Other</h1>')
    (site / "en" / "中文.html").write_text("")
    (site / "index.html").write_text("")
    (site / "a.css").write_text("")
    (tmp_path / "outside.html").write_text("")

    def check(body):
        (site / "en" / "page.html").write_text(f"<html>\n{body}\n</html>")
        return check_site(site)

    return check


@pytest.mark.parametrize(
    "body",
    [
        '<a href="other.html">',
        '<a href="other.html#top">',
        '<a href="#here"><p id="here">',
        '<a href="#">',
        '<a href="#%E4%B8%AD%E6%96%87"><p id="中文">',
        '<a href="..">',
        '<a href="%E4%B8%AD%E6%96%87.html">',
        '<a href="https://example.org/x#y">',
        '<a href="mailto:a@example.org">',
        '<link rel="stylesheet" href="../a.css?v=1">',
        '<link rel="alternate" href="https://example.org/">',
        '<img src="data:image/png;base64,AA==">',
    ],
)
def test_good_link_is_allowed(check, body):
    assert check(body) == []


def test_link_to_no_file_is_named_with_its_page_and_line(check):
    assert check('<p>\n<a href="gone.html">') == [
        "en/page.html:3: the link gone.html leads to no file of the site."
    ]


def test_link_to_no_part_of_a_page_is_named(check):
    assert check('<a href="other.html#bottom">') == [
        "en/page.html:2: the link other.html#bottom names no part of its page."
    ]
    assert check('<a href="#nowhere">') == [
        "en/page.html:2: the link #nowhere names no part of its page."
    ]


@pytest.mark.parametrize("address", ["../../outside.html", "/index.html", "../../site2/"])
def test_link_that_leaves_the_site_is_dead_even_if_a_file_is_there(check, address):
    (error,) = check(f'<a href="{address}">')
    assert error.endswith(f"the link {address} leads to no file of the site.")


@pytest.mark.parametrize(
    "body",
    [
        '<script src="https://cdn.example.org/x.js"></script>',
        '<script src="//cdn.example.org/x.js"></script>',
        '<link rel="stylesheet" href="https://cdn.example.org/x.css">',
        '<link rel="preload stylesheet" href="http://cdn.example.org/x.css">',
        '<link rel="icon" href="https://cdn.example.org/x.svg">',
        '<img src="https://cdn.example.org/x.png">',
        '<iframe src="https://cdn.example.org/"></iframe>',
    ],
)
def test_whatever_is_loaded_from_another_host_is_named(check, body):
    (error,) = check(body)
    assert error.startswith("en/page.html:2: loads ")
    assert "cdn.example.org" in error
