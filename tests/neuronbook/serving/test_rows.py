import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuronbook.serving import RequestError, check_row, read_rows, to_arrays

COLUMNS = {"nights": float, "meal": str}
GOOD = {"nights": 2, "meal": "BB"}
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["nights", "meal"]), inner),
)


@pytest.mark.parametrize("nights", [0, -3, 2.5, 3e38])
@pytest.mark.parametrize("meal", ["BB", "", "早餐", "never seen"])
def test_good_row_has_no_reason(nights, meal):
    assert check_row({"nights": nights, "meal": meal}, COLUMNS) is None


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ([2, "BB"], "must be an object"),
        (None, "must be an object"),
        ({"meal": "BB"}, "nights is missing"),
        ({"nights": 2}, "meal is missing"),
        (GOOD | {"nihgts": 2}, "no column 'nihgts'"),
        (GOOD | {"nights": "2"}, "nights must be a number"),
        (GOOD | {"nights": True}, "nights must be a number"),
        (GOOD | {"nights": None}, "nights must be a number"),
        (GOOD | {"nights": [2]}, "nights must be a number"),
        (GOOD | {"nights": math.nan}, "finite"),
        (GOOD | {"nights": -math.inf}, "finite"),
        (GOOD | {"nights": 1e39}, "finite"),
        (GOOD | {"nights": 10**400}, "finite"),
        (GOOD | {"meal": 5}, "meal must be a word"),
        (GOOD | {"meal": "\ud800"}, "meal must be a word"),
        (GOOD | {"meal": "B\x00"}, "meal must be a word"),
    ],
)
def test_bad_row_has_a_reason(row, reason):
    assert reason in check_row(row, COLUMNS)


@given(JSON)
def test_reason_can_always_be_written_as_json(row):
    reason = check_row(row, COLUMNS)
    json.dumps(reason, allow_nan=False, ensure_ascii=False).encode()


@given(st.dictionaries(st.text(min_size=1), st.integers(), min_size=1))
def test_name_of_a_column_too_many_cannot_spoil_the_reason(extra):
    reason = check_row(GOOD | {f"x{name}": value for name, value in extra.items()}, COLUMNS)
    assert "no column" in reason
    reason.encode()


@given(
    st.lists(st.fixed_dictionaries({"nights": st.integers(-9, 9), "meal": st.text()}), min_size=1)
)
def test_rows_that_are_read_become_one_array_a_column(rows):
    rows = [row | {"meal": row["meal"] if row["meal"].isprintable() else ""} for row in rows]
    read = read_rows(json.dumps({"instances": rows}).encode(), COLUMNS, max_rows=len(rows))
    arrays = to_arrays(read, COLUMNS)
    assert arrays["nights"].shape == arrays["meal"].shape == (len(rows), 1)
    assert arrays["nights"].dtype == "float32"
    assert arrays["meal"][:, 0].tolist() == [row["meal"] for row in rows]


def test_reason_says_which_row():
    with pytest.raises(RequestError, match=r"instances\[1\]: meal is missing"):
        read_rows(json.dumps({"instances": [GOOD, {"nights": 1}]}).encode(), COLUMNS, max_rows=9)
