"""Each row of "old code, new code", run."""

import re

import pytest

from neuronbook.migrations import GROUPS
from neuronbook.migrations.records import read_group
from neuronbook.migrations.running import prove

ROWS = [(name, row) for name in GROUPS for row in read_group(name).rows]
LIKEWISE = [pair for _, row in ROWS for pair in row.likewise]


@pytest.mark.parametrize(
    ("group", "row"), [pytest.param(name, row, id=f"{name}-{row.id}") for name, row in ROWS]
)
def test_old_code_fails_or_warns_and_new_code_gives_what_it_gave(group, row):
    kind, _, words = prove(row, read_group(group).imports).partition(":")
    assert kind.endswith(("Warning", "WARNING", "ChainedAssignmentError") if row.warns else "Error")
    assert words.strip()
    assert "/home/" not in words
    assert "site-packages" not in words


def test_there_are_forty_rows_and_more_each_with_a_name_of_its_own():
    names = [row.id for _, row in ROWS]
    assert len(names) >= 40
    assert len(set(names)) == len(names)


def test_rows_are_short_and_say_why_in_both_languages():
    for _, row in ROWS:
        assert row.old != row.new
        for code in (row.old, row.new, row.given):
            lines = code.splitlines()
            assert len(lines) <= (10 if code == row.given else 6), row.id
            assert max(map(len, lines), default=0) <= 100, row.id
        assert re.search(r"[.:]$", row.why.en), row.id
        assert re.search(r"[\u4e00-\u9fff].*[。：]$", row.why.zh), row.id


def test_no_row_replaces_a_statement_by_itself():
    assert all(old != new for old, new in LIKEWISE)
