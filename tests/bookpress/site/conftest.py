"""What the plain form of a page needs to know, in tests."""

import pytest
from pybtex.database import parse_string

from bookpress.site.plain import Context

BIBLIOGRAPHY = """
@article{one, author={Ada One}, title={First}, journal={J}, year={2001}}
@article{two, author={Bob Two}, title={Second}, journal={J}, year={2002}}
"""
VALUES = {"w": "2.5", "n": "1107", "share": "0.25", "unit": "'g'"}
NUMBERS = {"eq-a": "3.1", "eq-b": "3.2", "fig-a": "3.1", "ex-a": "3.1", "ex-b": "3.2"}


@pytest.fixture
def new_context():
    """Return the function that makes a context of chapter 3 in a language."""

    def new_context(language):
        bibliography = parse_string(BIBLIOGRAPHY, "bibtex")
        name, site = f"book/{language}/page.md", f"https://example.org/{language}/"
        return Context(name, language, VALUES, NUMBERS, bibliography, site)

    return new_context


@pytest.fixture
def context(new_context):
    return new_context("en")
