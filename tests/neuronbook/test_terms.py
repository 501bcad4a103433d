import re

import pytest

from neuronbook.terms import FIGURE_LABELS, SUBJECTS, MissingTermError, translate

CASES = list(FIGURE_LABELS.items())


@pytest.mark.parametrize(("english", "chinese"), CASES)
def test_every_label_comes_out_in_its_own_chinese(english, chinese):
    numbers = ["2.5", "90", "−0.5"][: english.count("{}")]
    assert translate(english.format(*numbers), "zh") == chinese.format(*numbers)


@pytest.mark.parametrize(("english", "chinese"), CASES)
def test_label_and_chinese_have_the_same_fields(english, chinese):
    assert english.count("{}") == chinese.count("{}")


@pytest.mark.parametrize(
    "label",
    ["−0.5", "10²", "1.5e3", "1e-05", "x", "w₀", "x₁", "b", "Σ", "+", "y = w x + b", "50 %", ""],
)
def test_label_without_a_word_is_the_same_in_chinese(label):
    assert translate(label, "zh") == label


@pytest.mark.parametrize("label", ["sugar", "seed one", "fitted line: y = a lot x + 1", "糖"])
def test_label_without_chinese_is_named(label):
    with pytest.raises(MissingTermError, match=re.escape(f"Received: label='{label}'")):
        translate(label, "zh")


def test_template_takes_mathematics_but_no_words():
    assert translate("seed 7", "zh") == "种子 7"
    assert translate("{} units".format("2ⁿ"), "zh") == "2ⁿ 个单元"
    with pytest.raises(MissingTermError):
        translate("many units", "zh")


def test_line_breaks_and_runs_of_spaces_do_not_matter():
    assert translate("cell\n  body", "zh") == "细胞体"


def test_english_stays_as_it_is():
    assert translate("anything at all", "en") == "anything at all"


def test_unknown_language_is_refused():
    with pytest.raises(ValueError, match="Received: language='fr'"):
        translate("axon", "fr")


def test_label_stands_in_one_subject_only():
    labels = [label for subject in SUBJECTS for label in subject.LABELS]
    assert sorted(labels) == sorted(FIGURE_LABELS)
