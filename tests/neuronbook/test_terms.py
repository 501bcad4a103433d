import re
from pathlib import Path

import pytest

from neuronbook import plots, terms
from neuronbook.datasets.catalogue import cifar10
from neuronbook.datasets.catalogue.fashion_mnist import CLASS_NAMES
from neuronbook.terms import FIGURE_LABELS, SUBJECTS, MissingTermError, translate
from neuronbook.terms.images import GARMENTS, THINGS
from neuronbook.vocabulary import TERMS

CASES = [(label, chinese) for subject in SUBJECTS for label, chinese in subject.LABELS.items()]
TERM_OF = {word.lower(): term for term in TERMS for word in term.words("en")}
ANY_TERM = "|".join(re.escape(word) for word in sorted(TERM_OF, key=len, reverse=True))
OTHER_THINGS = {
    "batch",  # a step of a pipeline, 分批; the term is the noun, 批
    "training",  # a curve of the training set, 训练集; the term is what is done with it, 训练
}


def test_every_label_comes_out_in_its_own_chinese():
    for english, chinese in CASES:
        assert english.count("{}") == chinese.count("{}"), english
        numbers = ["2.5", "90", "−0.5", "8"][: english.count("{}")]
        assert translate(english.format(*numbers), "zh") == chinese.format(*numbers)


def test_label_that_is_a_term_takes_its_chinese_from_the_vocabulary():
    assert translate("dropout", "zh") == "随机失活"
    assert translate("biases", "zh") == "偏置"


def test_no_term_is_translated_a_second_time():
    words = {word for term in TERMS for word in term.words("en")}
    assert {label for label, _ in CASES if label in words} == OTHER_THINGS


def test_term_within_a_label_has_the_chinese_of_the_vocabulary():
    for english, chinese in CASES:
        for word in re.findall(rf"(?<![a-z_])(?:{ANY_TERM})(?![a-z=])", english.lower()):
            allowed = TERM_OF[word].words("zh")
            assert any(word.lower() in chinese.lower() for word in allowed), english


def test_label_with_a_unit_begins_like_the_label_without():
    for english, chinese in CASES:
        bare = english.partition(" (")[0]
        assert chinese.startswith(FIGURE_LABELS.get(bare, "")), english


@pytest.mark.parametrize(
    "label",
    ["−0.5", "10²", "1.5e3", "1e-05", "x", "w₀", "x₁", "b", "Σ", "+", "y = w x + b", "50 %", ""],
)
def test_label_without_a_word_is_the_same_in_chinese(label):
    assert translate(label, "zh") == label


@pytest.mark.parametrize("label", ["sugar", "mask one", "fitted line: y = a lot x + 1", "糖"])
def test_label_without_chinese_is_named(label):
    with pytest.raises(MissingTermError, match=re.escape(f"Received: label='{label}'")):
        translate(label, "zh")


def test_template_takes_mathematics_but_no_words():
    assert translate("threshold 7", "zh") == "阈值 7"
    assert translate("{} units".format("2ⁿ"), "zh") == "2ⁿ 个单元"
    with pytest.raises(MissingTermError):
        translate("many units", "zh")


def test_of_two_templates_that_fit_the_longer_is_taken(monkeypatch):
    planted = {"line {}": "线 {}", "line {}, x = {}": "线 {}，此时 x = {}"}
    for labels in (planted, dict(reversed(planted.items()))):
        monkeypatch.setattr(terms, "FIGURE_LABELS", labels)
        monkeypatch.setattr(terms, "_templates", terms._templates.__wrapped__)
        assert translate("line 2, x = 3", "zh") == "线 2，此时 x = 3"
        monkeypatch.undo()


def test_line_breaks_and_runs_of_spaces_do_not_matter():
    assert translate("cell\n  body", "zh") == "细胞体"


def test_english_stays_as_it_is():
    assert translate("anything at all", "en") == "anything at all"


def test_unknown_language_is_refused():
    with pytest.raises(ValueError, match="Received: language='fr'"):
        translate("axon", "fr")


def test_label_stands_in_one_subject_only():
    assert len(CASES) == len(dict(CASES))


def test_figures_their_words_and_their_tests_have_the_same_subjects():
    def rooms(folder):
        return {path.parent.name for path in folder.glob("*/*.py")} - {"drawing", "__pycache__"}

    words = {path.stem for path in Path(terms.__file__).parent.glob("*.py")}
    words -= {"__init__", "everywhere", "live", "tables"}
    assert rooms(Path(plots.__file__).parent) == words
    assert rooms(Path(__file__).parent / "plots") == words
    assert {subject.__name__.split(".")[-1] for subject in SUBJECTS} - words == {
        "everywhere",
        "live",
        "tables",
    }


def test_garments_are_called_what_their_data_set_calls_them():
    assert list(GARMENTS.items()) == list(zip(CLASS_NAMES["en"], CLASS_NAMES["zh"], strict=True))
    names = cifar10.CLASS_NAMES
    assert list(THINGS.items()) == list(zip(names["en"], names["zh"], strict=True))
