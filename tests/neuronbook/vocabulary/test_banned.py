from pathlib import Path

import neuronbook
from neuronbook.vocabulary import TERMS, find_banned


def banned(text, place=""):
    return [(found.start, found.variant, found.term.en) for found in find_banned(text, place=place)]


def test_no_word_of_the_vocabulary_holds_one_that_is_not_to_be_used():
    places = {"", *(place for term in TERMS for place in term.within)}
    for term in TERMS:
        for word in (*term.all_forms("en"), *term.all_forms("zh")):
            assert [banned(word, place) for place in places] == [[]] * len(places), word


def test_every_variant_is_found_in_a_sentence_of_its_language():
    variants = [(variant, term) for term in TERMS for variant in term.never]
    for variant, term in variants:
        text = f"These {variant}s are wrong." if variant.isascii() else f"这里的{variant}不对"
        (found,) = find_banned(text, place=term.within[0] if term.within else "")
        assert (found.variant, found.term) == (variant, term)
        assert text[found.start :].startswith(variant)


def test_variant_inside_a_longer_word_does_not_count():
    assert banned("mini-batches") == [(0, "mini-batch", "minibatch")]
    assert banned("a mini-batching trick, the semi-batch norm-free net") == []


def test_capital_letters_do_not_hide_a_variant():
    assert banned("Mini-batches") == [(0, "mini-batch", "minibatch")]


def test_variant_that_means_something_else_elsewhere_is_found_in_its_places_only():
    assert banned("信号和背景", "07-higgs-boson-with-tpus") == [(3, "背景", "background")]
    assert banned("信号和背景", "ch07") == banned("信号和背景", "particles") != []
    assert banned("信号和背景", "01-single-neuron") == []


def test_places_that_limit_a_variant_exist():
    package = Path(neuronbook.__file__).parent
    folders = [package / "exercises", package / "terms", package / "datasets" / "catalogue"]
    places = {path.stem for folder in folders for path in folder.glob("*.py")}
    places |= {path.stem for path in package.parents[1].glob("book/en/*.md")}
    assert {place for term in TERMS for place in term.within} <= places
