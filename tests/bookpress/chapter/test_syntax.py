import json
import re

import pytest
import yaml

from bookpress.chapter.syntax import DIRECTIVES, ROLES, SYNTAX, VERBATIM, split_options
from bookpress.site import plain


def test_options_end_where_the_body_begins():
    assert split_options(":label: a\n:class: tip\n\nbody\n:not: one\n") == (
        {"label": "a", "class": "tip"},
        "body\n:not: one",
    )


def test_pages_are_checked_with_the_syntax_that_they_are_printed_with(real_book):
    config = yaml.safe_load((real_book.root / "_config.yml").read_text(encoding="utf-8"))
    assert set(config["parse"]["myst_enable_extensions"]) == SYNTAX.enable_extensions


def test_every_role_has_a_form_in_the_notebooks():
    assert set(plain.ROLES) == ROLES


@pytest.mark.parametrize("name", sorted(DIRECTIVES - {"caption", "code-cell"}))
def test_every_directive_has_a_form_in_the_notebooks(name):
    argument = {"answers": "ch01.weights", "source": "neuronbook.models.build_linear"}.get(name, "")
    body = "" if name in VERBATIM else "Prose."
    context = plain.Context("page.md", "en", {}, {"one": "1.1"}, None, "")
    text = f"```{{{name}}} {argument}\n:label: one\n\n{body}\n```\n"
    written = plain.plain_markdown(text, context)
    assert not re.search(r"^```\{", written, re.MULTILINE)
    assert json.dumps(body)[1:-1] in written
