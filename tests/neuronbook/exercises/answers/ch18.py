"""Answers to the exercises of chapter 18 that must be taken for right, and for wrong."""

import math

import numpy as np


def without_input(faults):
    return {"error": [{"loc": fault["loc"], "msg": fault["msg"]} for fault in faults]}


def as_sentences(faults):
    return {"error": "; ".join(f"{fault['loc']}: {fault['msg']}" for fault in faults)}


def with_input_as_code(faults):
    return {"error": [{**fault, "input": ascii(fault["input"])} for fault in faults]}


def without_nan(faults):
    return {
        "error": [
            {**fault, "input": None if fault["input"] != fault["input"] else fault["input"]}
            for fault in faults
        ]
    }


def is_row(row, *, number=(int, float), booleans=False, most=3.4e38, exact=True, words=True):
    if not isinstance(row, dict) or not {"nights", "meal"} <= set(row):
        return False
    if exact and set(row) != {"nights", "meal"}:
        return False
    nights, meal = row["nights"], row["meal"]
    if isinstance(nights, bool) and not booleans:
        return False
    if not isinstance(nights, number) or (words and not isinstance(meal, str)):
        return False
    return bool(abs(nights) <= most)


def with_isfinite(row):
    kind = isinstance(row, dict) and set(row) == {"nights", "meal"}
    if not kind or isinstance(row["nights"], bool) or not isinstance(row["meal"], str):
        return False
    is_number = isinstance(row["nights"], int | float)
    return is_number and math.isfinite(row["nights"]) and row["nights"] < 1e38


RIGHT = {
    "tail": [
        lambda: (3.47, 100, 1 - 0.99**20),
        lambda: [694 / 200, 100.0, 0.182],
        lambda: np.array([3.47, 100, 0.1821]),
    ],
    "layer_bytes": [
        lambda: (240_800, 61_600),
        lambda: [4 * 301 * 200, 308 * 200],
        lambda: np.array([240800.0, 61600.0]),
    ],
    "refusal": [lambda: without_input, lambda: as_sentences, lambda: with_input_as_code],
    "answerable": [
        lambda: is_row,
        lambda: lambda row: np.bool_(is_row(row)),
        lambda: lambda row: is_row(row, most=float(np.finfo("float32").max)),
    ],
}

# each of these has a reason of its own
WRONG = {
    "tail": [
        lambda: (3.47, 100),
        lambda: (51, 100, 0.182),
        lambda: (3, 100, 0.182),
        lambda: (3.47, 2, 0.182),
        lambda: (3.47, 99, 0.182),
        lambda: (3.47, 100, 0.2),
        lambda: (3.47, 100, 0.99**20),
        lambda: (3.47, 100, 0.01),
    ],
    "layer_bytes": [
        lambda: 240_800,
        lambda: (32 * 301 * 200, 61_600),
        lambda: (240_000, 61_600),
        lambda: (60_200, 61_600),
        lambda: (240_800, 60_200),
        lambda: (240_800, 60_800),
        lambda: (240_800, 61_000),
    ],
    "refusal": [
        lambda: {"error": []},
        lambda: lambda faults: "no",
        lambda: lambda faults: {"error": faults},
        lambda: without_nan,
        lambda: lambda faults: {"error": "wrong"},
        lambda: lambda faults: {"error": [fault["msg"] for fault in faults]},
    ],
    "answerable": [
        lambda: True,
        lambda: lambda row: "yes",
        lambda: lambda row: False,
        lambda: lambda row: True,
        lambda: lambda row: is_row(row, exact=False),
        lambda: lambda row: is_row(row, booleans=True),
        lambda: lambda row: is_row(row, most=math.inf),
        lambda: lambda row: is_row(row, most=1e100),
        lambda: with_isfinite,
        lambda: lambda row: is_row(row, words=False),
    ],
}
