from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document

from bookpress.running import plans
from bookpress.running.plans import plan, write_plan
from bookpress.sphinx.colophon import add_data_note
from bookpress.words import WORDS


@pytest.fixture
def data_note(tiny_book, monkeypatch):
    """Return a function that gives a page of loaded data its note."""

    def data_note(language, identities):
        monkeypatch.setattr(plans, "identity", identities.__getitem__)
        loads = "\n".join(f"load_{id_}()" for id_ in identities)
        tiny_book.chapters(loading=f"from neuronbook.datasets import *\n{loads}")
        path = write_plan(tiny_book.project, plan(tiny_book.project))
        document = new_document("page", get_default_settings())
        document += nodes.section("", nodes.title("", "Title"), nodes.paragraph("", "body"))
        config = SimpleNamespace(bookpress_plan=str(path), bookpress_language=language)
        add_data_note(
            SimpleNamespace(config=config, env=SimpleNamespace(docname="loading")), document
        )
        return document[0]

    return data_note


def test_page_made_from_synthetic_data_says_so_before_anything_else(data_note):
    section = data_note("en", {"cereals": "synthetic:1"})
    assert [type(node) for node in section] == [nodes.title, nodes.warning, nodes.paragraph]
    assert "80 Cereals come from synthetic data" in section[1].astext()


def test_page_made_from_real_data_says_so_at_its_end(data_note):
    section = data_note("zh", {"cereals": "sha256:1"})
    assert [type(node) for node in section] == [nodes.title, nodes.paragraph, nodes.paragraph]
    assert section[2].astext() == WORDS["zh"]["real"].format("80 种谷物早餐")


def test_page_made_from_both_says_which_is_which(data_note):
    section = data_note("en", {"cereals": "synthetic:1", "red_wine": "sha256:1"})
    assert "Red Wine" not in section[1].astext()
    assert "Red Wine" in section[-1].astext()
    assert "Cereals" not in section[-1].astext()


def test_page_that_loads_nothing_says_nothing(data_note):
    assert len(data_note("en", {})) == 2
