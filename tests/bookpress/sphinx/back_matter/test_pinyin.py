import pytest

from bookpress.sphinx.back_matter.pinyin import chinese_order, english_order, spell
from neuronbook.vocabulary import TERMS
from neuronbook.vocabulary.term import is_chinese


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("似然", "sì rán"),
        ("轻子", "qīng zǐ"),
        ("方差", "fāng chā"),
        ("残差连接", "cán chā lián jiē"),
        ("卷积核", "juǎn jī hé"),
        ("调整兰德指数", "tiáo zhěng lán dé zhǐ shù"),
        ("微调", "wēi tiáo"),
        ("回调", "huí diào"),
        ("主成分分析", "zhǔ chéng fèn fēn xī"),
        ("量化", "liàng huà"),
        ("重新训练", "chóng xīn xùn liàn"),
        ("Glorot 初始化", "Glorot chū shǐ huà"),
    ],
)
def test_words_with_more_than_one_reading_are_read_as_the_book_means_them(words, said):
    assert spell(words) == said


def test_difference_is_never_sent():
    assert [term.zh for term in TERMS if "差" in term.zh and " chà" in spell(term.zh)] == []


def test_every_character_is_spelt_and_none_is_left():
    for term in TERMS:
        assert not is_chinese(spell(term.zh)), term.zh
        characters = sum(is_chinese(character) for character in term.zh)
        latin = "".join(c if not is_chinese(c) else " " for c in term.zh).split()
        assert len(spell(term.zh).split()) == characters + len(latin), term.zh


def test_syllables_are_sorted_before_tones_and_letters_among_them():
    words = ["权重", "k 均值", "偏置", "批量", "偏差", "ReLU", "He 初始化", "核", "可靠"]
    assert sorted(words, key=chinese_order) == [
        "He 初始化", "核", "k 均值", "可靠", "批量", "偏差", "偏置", "权重", "ReLU",
    ]  # fmt: skip


def test_english_is_sorted_word_by_word_whatever_its_capitals_and_hyphens():
    words = ["learning rate", "learning-to-rank", "Adam", "axis", "learning curve", "AUC"]
    assert sorted(words, key=english_order) == [
        "Adam", "AUC", "axis", "learning curve", "learning rate", "learning-to-rank",
    ]  # fmt: skip
