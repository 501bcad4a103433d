import pytest

from neuronbook import i18n
from neuronbook.i18n import Text, get_language, set_language


@pytest.fixture(autouse=True)
def _no_language_chosen(monkeypatch):
    monkeypatch.setattr(i18n, "_chosen", None)
    monkeypatch.delenv("NEURONBOOK_LANGUAGE", raising=False)


def test_language_is_english_until_chosen():
    assert get_language() == "en"


def test_environment_decides_until_set_language_does(monkeypatch):
    monkeypatch.setenv("NEURONBOOK_LANGUAGE", "zh")
    assert get_language() == "zh"
    set_language("en")
    assert get_language() == "en"


def test_empty_variable_chooses_nothing(monkeypatch):
    monkeypatch.setenv("NEURONBOOK_LANGUAGE", "")
    assert get_language() == "en"


def test_unknown_language_in_the_environment_is_named_on_first_use(monkeypatch):
    monkeypatch.setenv("NEURONBOOK_LANGUAGE", "fr")
    with pytest.raises(ValueError, match="Received: NEURONBOOK_LANGUAGE='fr'"):
        get_language()


def test_unknown_language_is_refused():
    with pytest.raises(ValueError, match="Received: code='fr'"):
        set_language("fr")


@pytest.mark.parametrize("missing", [{"en": "", "zh": "行"}, {"en": "row", "zh": " "}])
def test_text_needs_both_languages(missing):
    with pytest.raises(ValueError, match="words in every language"):
        Text(**missing)


def test_text_speaks_the_current_language():
    text = Text(en="row", zh="行")
    assert (str(text), repr(text), f"{text}") == ("row", "row", "row")
    set_language("zh")
    assert (str(text), repr(text), f"{text}") == ("行", "行", "行")


def test_format_puts_each_language_into_its_own():
    text = Text(en="{n} {thing}", zh="{n} 个{thing}")
    assert text.format(n=3, thing=Text(en="units", zh="单元")) == Text(en="3 units", zh="3 个单元")


def test_texts_add_up():
    assert Text(en="a", zh="甲") + Text(en="b", zh="乙") == Text(en="ab", zh="甲乙")


def test_html_shows_the_current_language_and_hides_the_other():
    set_language("zh")
    html = Text(en="row", zh="行").to_html(tag="p")
    assert html == '<p lang="en" hidden>row</p><p lang="zh">行</p>'


def test_html_escapes_words_and_marks_code():
    html = Text(en="if `a < b` & c", zh="若 `a < b`")._repr_html_()
    assert '<span lang="en">if <code>a &lt; b</code> &amp; c</span>' in html
    assert '<span lang="zh" hidden>若 <code>a &lt; b</code></span>' in html
