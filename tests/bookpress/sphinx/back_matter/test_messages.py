from pathlib import Path
from types import SimpleNamespace

import pytest
from docutils import nodes

from bookpress.sphinx.back_matter.messages import SCRIPT, Messages, add_script
from bookpress.words import WORDS

STATIC = Path(__file__).parents[4] / "book" / "_static"


def read_field(language):
    env = SimpleNamespace(docname="page", metadata={"page": {}})
    directive = Messages.__new__(Messages)
    directive.state = SimpleNamespace(
        document=SimpleNamespace(
            settings=SimpleNamespace(env=env),
        )
    )
    env.config = SimpleNamespace(bookpress_language=language)
    (field,) = directive.run()
    return env, field


@pytest.mark.parametrize("language", ["en", "zh"])
def test_field_has_the_pages_words_and_is_hidden_without_a_script(language):
    _, field = read_field(language)
    assert isinstance(field, nodes.raw)
    assert field["format"] == "html"
    assert field.astext().startswith('<div class="nb-messages" hidden>')
    assert WORDS[language]["paste_message"] in field.astext()


def test_only_a_page_with_the_field_loads_the_script():
    env, _ = read_field("en")
    loaded = []
    app = SimpleNamespace(env=env, add_js_file=loaded.append)
    add_script(app, "other", "", {}, None)
    assert loaded == []
    add_script(app, "page", "", {}, None)
    assert loaded == [SCRIPT]
    assert (STATIC / SCRIPT).is_file()
