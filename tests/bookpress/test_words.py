import re

from bookpress.project import LANGUAGES
from bookpress.words import PARTS, WORDS


def test_every_language_has_the_same_words():
    assert set(WORDS) == set(LANGUAGES)
    assert set(WORDS["en"]) == set(WORDS["zh"])


def test_every_word_has_the_same_gaps_in_both_languages():
    for key in WORDS["en"]:
        assert WORDS["en"][key].count("{}") == WORDS["zh"][key].count("{}"), key


def test_chinese_words_are_chinese():
    # A switch names its language in that language; a mark is no word.
    for key in set(WORDS["zh"]) - {"brackets", "colon", "comma", "switch", "switch_label"}:
        assert re.search("[\u4e00-\u9fff]", WORDS["zh"][key]), key


def test_switch_names_the_other_language_as_its_own_readers_do():
    assert WORDS["zh"]["switch"] == LANGUAGES["en"].name
    assert WORDS["en"]["switch"] == LANGUAGES["zh"].name


def test_every_part_of_the_book_has_a_name_in_both_languages():
    assert all(set(PARTS) <= set(words) for words in WORDS.values())
