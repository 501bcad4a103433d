import logging
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import neuronbook
from neuronbook import environment
from neuronbook.environment import OF_THE_TESTS, VARIABLES, read_variable

PACKAGE = Path(neuronbook.__file__).parent
ROOT = Path(__file__).parents[2]


@pytest.fixture
def warnings_of(monkeypatch, caplog):
    """Return a function that sets variables, reads some, and says what was warned of."""

    def warnings_of(reads=VARIABLES, **variables):
        environment._warn_of_unknown.cache_clear()
        caplog.clear()
        with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
            patch.setattr(environment.os, "environ", variables)
            for name in reads:
                assert read_variable(name) == variables.get(name, "")
        return [record.getMessage() for record in caplog.records]

    yield warnings_of
    environment._warn_of_unknown.cache_clear()


def test_known_variables_and_others_of_the_machine_are_read_without_a_word(warnings_of):
    others = {"PATH": "/bin", "NEURON": "1", "MY_NEURONBOOK_DATA": "/data"}
    assert warnings_of(**dict.fromkeys([*VARIABLES, *OF_THE_TESTS], "1"), **others) == []


@pytest.mark.parametrize("name", ["NEURONBOOK_LANG", "NEURONBOOK_DATAS", "Neuronbook_Data"])
def test_misspelt_variable_is_named_once_with_its_value_and_the_names_that_are_read(
    name, warnings_of
):
    (words,) = warnings_of(reads=VARIABLES * 2, **{name: "zh"})
    assert f"Received: {name}='zh'" in words
    assert all(known in words for known in VARIABLES)


@given(ending=st.from_regex(r"[A-Z_]{1,12}", fullmatch=True))
def test_whatever_else_begins_alike_is_warned_of(ending):
    name = f"NEURONBOOK_{ending}"
    messages = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(environment.os, "environ", {name: "1"})
        patch.setattr(environment.logger, "warning", lambda *words: messages.append(words))
        environment._warn_of_unknown.__wrapped__()
    assert bool(messages) == (name not in {*VARIABLES, *OF_THE_TESTS})


def test_each_variable_is_read_and_none_but_through_here():
    read = set()
    for path in PACKAGE.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        read |= set(re.findall(r'_VARIABLE = "(NEURONBOOK_\w+)"', source))
        read |= set(re.findall(r'read_variable\("(\w+)"\)', source))
        if path.name != "environment.py":
            assert not re.search(r'environ\b.{0,8}"NEURONBOOK', source), path
    assert read == set(VARIABLES)


PAGES = ["book/en/how-to-use.md", "book/zh/how-to-use.md", "README.md", "README.zh.md"]


@pytest.mark.parametrize("page", PAGES)
def test_table_has_a_row_for_each_variable_and_no_other(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `(NEURONBOOK_\w+)` \|", text, re.MULTILINE)) == list(VARIABLES)


def test_book_and_package_name_no_variable_that_nothing_reads():
    guides = {*ROOT.glob("*.md")} - {ROOT / "CHANGELOG.md"}  # which names what was
    pages = [*guides, *ROOT.glob("book/*/*.md"), *PACKAGE.rglob("*.py")]
    for path in pages:
        named = set(re.findall(r"NEURONBOOK_[A-Z]+", path.read_text(encoding="utf-8")))
        assert named <= {*VARIABLES, *OF_THE_TESTS}, path
