import pytest

from neuronbook.vocabulary import find_term, find_terms, lookup


def said(text, language="en", place=""):
    return [
        (text[use.start : use.end], use.term.en) for use in find_terms(text, language, place=place)
    ]


def test_of_two_terms_the_longer_is_meant():
    assert said("A linear unit has a batch size.") == [
        ("linear unit", "linear unit"),
        ("batch size", "batch size"),
    ]
    assert said("小批量的批量大小", "zh") == [("小批量", "minibatch"), ("批量大小", "batch size")]


def test_english_counts_whole_words_in_either_number_and_case():
    assert said("Epochs, epochal, re-epoch") == [("Epochs", "epoch")]
    assert said("a learning-rate schedule") == []


def test_latin_letters_inside_chinese_are_a_word_of_their_own():
    assert said("用 MAE 和 XMAE 来量", "zh") == [("MAE", "mean absolute error")]


def test_other_word_of_a_single_character_is_not_looked_for():
    assert "轮" in lookup("epoch").names("zh")
    assert said("轮流训练 20 轮", "zh") == [("训练", "training")]


@pytest.mark.parametrize(
    ("text", "language"), [("For example, this one.", "en"), ("第一个单元格核对一遍", "zh")]
)
def test_longer_word_that_means_something_else_is_no_use(text, language):
    assert said(text, language) == []


def test_word_that_means_it_on_some_pages_only_is_found_there():
    assert said("a fold of paper", place="02-deep-neural-networks") == []
    assert said("a fold of rows", place="12-preparing-data") == [("fold", "fold")]


def test_whole_text_is_a_term_or_none():
    assert find_term("Learning rates", "en") is lookup("learning rate")
    assert find_term("the learning rate", "en") is None
    assert find_term("单元格", "zh") is None
