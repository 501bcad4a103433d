import pytest

from neuronbook.glossary import DEFINITIONS, SUBJECTS
from neuronbook.vocabulary import TERMS, terms


def test_every_term_is_defined_once_and_nothing_else_is():
    defined = [name for subject in SUBJECTS for name in subject.DEFINITIONS]
    assert defined == [term.en for term in TERMS]


def test_definitions_stand_in_the_module_of_their_terms_subject():
    def last(module):
        return module.__name__.rpartition(".")[2]

    for subject, defined in zip(terms.SUBJECTS, SUBJECTS, strict=True):
        assert last(subject) == last(defined)
        assert [term.en for term in subject.TERMS] == list(defined.DEFINITIONS)


@pytest.mark.parametrize("name", DEFINITIONS)
def test_definition_is_one_plain_sentence_that_fits_a_note(name):
    en, zh = DEFINITIONS[name].en, DEFINITIONS[name].zh
    assert en[0].isupper()
    assert (en[-1], en[:-1].count(". ")) == (".", 0)
    assert (zh[-1], zh.count("。")) == ("。", 1)
    assert not {"`", "$", "*", "{", "\n"} & {*en, *zh}
    assert len(en) <= 190
    assert len(zh) <= 80


def test_definition_does_not_define_a_word_by_itself():
    for term in TERMS:
        words = [DEFINITIONS[term.en].en.lower(), DEFINITIONS[term.en].zh.lower()]
        for name, text in zip((term.en, term.zh), words, strict=True):
            assert not text.startswith((f"a {name.lower()} ", f"the {name.lower()} ")), term.en
            assert not text.startswith(f"{name.lower()}是"), term.en
