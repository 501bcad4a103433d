"""Exercises of chapter 18, into production: slow requests, bytes, a refusal, a check of a row."""

from __future__ import annotations

import copy
import json
import math
from typing import Any

import numpy as np

from neuronbook.checking import Exercise, NotYet, array_of, require
from neuronbook.i18n import Text

__all__ = ["answerable", "layer_bytes", "refusal", "tail"]


def _numbers(answer: Any, count: int, reason: Text) -> list[float]:
    array = array_of(answer)
    if array is None or array.size != count:
        raise NotYet(reason)
    return [float(value) for value in np.asarray(array, dtype="float64").ravel()]


MEAN, P99, SHARE = 3.47, 100.0, 1 - 0.99**20  # (197 · 2 + 3 · 100) / 200


def _check_tail(answer: Any) -> None:
    mean, p99, share = _numbers(
        answer,
        3,
        Text(
            en="Give three numbers: the mean, p99 and the share of the pages.",
            zh="请给出三个数：均值、p99 和页面的比例。",
        ),
    )
    require(
        abs(mean - 51) > 1e-6,
        en="This is the mean of the two durations. 197 of the requests take 2 ms, only three 100.",
        zh="这是两种时间的均值。2 毫秒的请求有 197 个，100 毫秒的只有 3 个。",
    )
    require(
        abs(mean - MEAN) < 0.005,
        en="Begin with the mean: add up the time of all 200 requests and divide.",
        zh="先算均值：把 200 个请求的时间加起来，再除。",
        received=mean,
    )
    require(
        abs(p99 - 2) > 1e-6,
        en="The mean is right. How many of 200 are 99%? Only 197 take no longer than 2 ms.",
        zh="均值对了。200 的 99% 是多少个？不超过 2 毫秒的只有 197 个。",
    )
    require(
        abs(p99 - P99) < 1e-6,
        en="The mean is right. Sort the requests by their duration; p99 is one of the durations.",
        zh="均值对了。把请求按时间排序；p99 是其中的一个时间。",
        received=p99,
    )
    require(
        abs(share - 20 * 0.01) > 1e-9,
        en="Twenty times 1/100 counts pages with two slow requests twice.",
        zh="二十乘以 1/100，会把有两个慢请求的页面算两次。",
    )
    require(
        abs(share - 0.99**20) > 5e-4,
        en="This is the share of the pages without a slow request.",
        zh="这是没有慢请求的页面的比例。",
    )
    require(
        abs(share - SHARE) < 6e-4,
        en="Mean and p99 are right. First find the probability that all 20 requests are fast.",
        zh="均值和 p99 对了。先求 20 个请求全都快的概率。",
        received=share,
    )


def _solve_tail() -> object:
    # (197 * 2 + 3 * 100) / 200; 198 requests are 99%; one minus "all 20 are fast"
    return (3.47, 100, 1 - 0.99**20)


tail = Exercise(
    "tail",
    check=_check_tail,
    solution=_solve_tail,
    hints=[
        Text(
            en="99% of 200 requests are 198. Which latency do 198 of them not exceed?",
            zh="200 个请求的 99% 是 198 个。其中 198 个不超过哪个延迟？",
        ),
        Text(
            en="All 20 are fast with probability $0.99^{20}$.",
            zh="20 个全都快的概率是 $0.99^{20}$。",
        ),
    ],
    success=Text(
        en="Right. The mean looks harmless, and yet almost every fifth page is slow: what is rare "
        "for a request is not rare for a page.",
        zh="答对了。均值看上去没有问题，可是几乎每五个页面就有一个慢：对请求来说少见的，"
        "对页面来说并不少见。",
    ),
)

INPUTS, UNITS = 300, 200
BYTES_32, BYTES_8 = 240_800, 61_600


def _check_layer_bytes(answer: Any) -> None:
    wide, narrow = _numbers(
        answer,
        2,
        Text(
            en="Give two numbers: the bytes with 32 bits and the bytes with 8.",
            zh="请给出两个数：32 位的字节数，和 8 位的字节数。",
        ),
    )
    require(
        wide != 32 * (INPUTS + 1) * UNITS,
        en="These are bits. A byte has eight.",
        zh="这是位数。一个字节是八位。",
    )
    require(
        wide != 4 * INPUTS * UNITS,
        en="The biases are missing in the first number: one for each unit.",
        zh="第一个数漏了偏置：每个单元一个。",
    )
    require(
        wide == BYTES_32,
        en="Count the weights and the biases first, as in chapter 2. Each takes four bytes.",
        zh="先像第 2 章那样数出权重和偏置。每个四字节。",
        received=wide,
    )
    require(
        narrow != BYTES_32 / 4,
        en="The first number is right. But not everything shrinks: the biases keep 32 bits, and "
        "scales are added.",
        zh="第一个数对了。可是并非全都变小：偏置仍是 32 位，还要加上比例。",
    )
    require(
        narrow != INPUTS * UNITS + 4 * UNITS,
        en="The first number is right. In the second, biases and scales each take 4 bytes for "
        "every unit; one of the two is missing.",
        zh="第一个数对了。第二个数里，每个单元的偏置和比例各占 4 字节，你漏了其中一种。",
    )
    require(
        narrow == BYTES_8,
        en="The first number is right. For the second, add one byte for each weight, four for "
        "each bias and four for each scale.",
        zh="第一个数对了。第二个数：每个权重一字节，每个偏置四字节，每个比例四字节，加起来。",
        received=narrow,
    )


def _solve_layer_bytes() -> object:
    # 300 weights and a bias for each of 200 units; then 300 bytes, a bias and a scale
    return (4 * (300 + 1) * 200, (300 + 4 + 4) * 200)


layer_bytes = Exercise(
    "layer_bytes",
    check=_check_layer_bytes,
    solution=_solve_layer_bytes,
    hints=[
        Text(
            en="One unit has 300 weights and one bias.",
            zh="一个单元有 300 个权重和一个偏置。",
        ),
        Text(
            en="In 8 bits, one unit takes 300 bytes for its weights. What else does it need?",
            zh="用 8 位时，一个单元的权重占 300 字节。它还需要什么？",
        ),
    ],
)

FAULTS: list[dict[str, Any]] = [
    {"loc": ("body", "rows", 0), "msg": "must be finite", "input": math.nan},
    {"loc": ("body", "rows", 3), "msg": "must not be infinite", "input": {"a": [math.inf]}},
    {"loc": ("body", "name"), "msg": "must be text", "input": "\ud800"},
]


def _check_refusal(answer: Any) -> None:
    require(
        callable(answer),
        en="Give the function itself, without calling it.",
        zh="请给出函数本身，不要调用它。",
    )
    reply = answer(copy.deepcopy(FAULTS))
    require(
        isinstance(reply, dict) and bool(reply),
        en="The function should return a dictionary, as it did before.",
        zh="函数应当像原来那样返回一个字典。",
    )
    for number, what in enumerate((math.nan, math.inf, "\\ud800")):
        one = answer(copy.deepcopy(FAULTS[number : number + 1]))
        try:
            json.dumps(one, allow_nan=False, ensure_ascii=False).encode()
        except (ValueError, TypeError):
            raise NotYet(
                Text(
                    en="The result still repeats the input. It cannot be written as JSON if the "
                    "input has {what} in it.",
                    zh="结果里仍然重复了输入。输入里有 {what} 时，它写不成 JSON。",
                ).format(what=str(what))
            ) from None
    written = json.dumps(reply)
    require(
        all(fault["msg"] in written for fault in FAULTS),
        en="It can be written as JSON now, but a reason (`msg`) is missing. There can be several "
        "faults.",
        zh="现在能写成 JSON 了，可是少了原因（`msg`）。毛病可能不止一个。",
    )
    require(
        all(str(part) in written for fault in FAULTS for part in fault["loc"]),
        en="The reasons are there. The places (`loc`) are missing: the client must know which "
        "value to mend.",
        zh="原因都有了，少了位置（`loc`）：客户端要知道该改哪个值。",
    )


def _solve_refusal() -> object:
    def refusal(faults):
        return {"error": [{"loc": fault["loc"], "msg": fault["msg"]} for fault in faults]}

    return refusal


refusal = Exercise(
    "refusal",
    check=_check_refusal,
    solution=_solve_refusal,
    hints=[
        Text(
            en="Which of the three entries of a fault comes from the client?",
            zh="一个毛病的三项里，哪一项来自客户端？",
        ),
        Text(
            en="Build a new list in which each fault has `loc` and `msg` only.",
            zh="造一个新列表，每个毛病只留 `loc` 和 `msg`。",
        ),
    ],
)

GOOD: tuple[dict[str, Any], ...] = (
    {"nights": 2, "meal": "BB"},
    {"nights": 0.5, "meal": ""},
    {"nights": -3e38, "meal": "x"},
)
BAD: tuple[tuple[Any, Text], ...] = (
    ({"meal": "BB"}, Text(en="`nights` is missing", zh="缺了 `nights`")),
    ({"nights": 2}, Text(en="`meal` is missing", zh="缺了 `meal`")),
    (
        {"nights": 2, "meal": "BB", "Meal": "SC"},
        Text(en="there is an entry too many", zh="多了一项"),
    ),
    ({"nights": "2", "meal": "BB"}, Text(en="`nights` is a word", zh="`nights` 是文字")),
    ({"nights": None, "meal": "BB"}, Text(en="`nights` is `None`", zh="`nights` 是 `None`")),
    ({"nights": True, "meal": "BB"}, Text(en="`nights` is `True`", zh="`nights` 是 `True`")),
    ({"nights": math.nan, "meal": "BB"}, Text(en="`nights` is NaN", zh="`nights` 是 NaN")),
    (
        {"nights": -math.inf, "meal": "BB"},
        Text(en="`nights` is minus infinity", zh="`nights` 是负无穷大"),
    ),
    ({"nights": 1e39, "meal": "BB"}, Text(en="`nights` is 1e39", zh="`nights` 是 1e39")),
    (
        {"nights": 10**400, "meal": "BB"},
        Text(en="`nights` is a whole number with 401 digits", zh="`nights` 是一个 401 位的整数"),
    ),
    ({"nights": 2, "meal": 5}, Text(en="`meal` is a number", zh="`meal` 是数")),
    ([2, "BB"], Text(en="the row is a list", zh="这一行是列表")),
    (None, Text(en="the row is `None`", zh="这一行是 `None`")),
)
_FAILED = Text(
    en="Your function fails with {error} where {what}. It should return `False`.",
    zh="{what}时，你的函数出错：{error}。它应当返回 `False`。",
)
_ACCEPTED = Text(
    en="Your function accepts a row in which {what}.",
    zh="{what}时，你的函数接受了这一行。",
)


def _check_answerable(answer: Any) -> None:
    require(
        callable(answer),
        en="Give the function itself, without calling it.",
        zh="请给出函数本身，不要调用它。",
    )
    for row in GOOD:
        verdict = answer(dict(row))
        require(
            isinstance(verdict, bool | np.bool_),
            en="The function should return `True` or `False`.",
            zh="函数应当返回 `True` 或 `False`。",
        )
        require(
            bool(verdict),
            en="Your function refuses a good row.",
            zh="你的函数拒绝了好的一行。",
            received=row,
        )
    for row, what in BAD:
        try:
            verdict = answer(copy.deepcopy(row))
        except Exception as error:
            raise NotYet(_FAILED.format(what=what, error=type(error).__name__)) from None
        if verdict:
            raise NotYet(_ACCEPTED.format(what=what))


def _solve_answerable() -> object:
    def answerable(row):
        if not isinstance(row, dict) or set(row) != {"nights", "meal"}:
            return False
        nights, meal = row["nights"], row["meal"]
        if isinstance(nights, bool) or not isinstance(nights, int | float):
            return False
        return isinstance(meal, str) and abs(nights) <= 3.4e38  # false for NaN too

    return answerable


answerable = Exercise(
    "answerable",
    check=_check_answerable,
    solution=_solve_answerable,
    hints=[
        Text(
            en="First ask what the row is, then which entries it has, then what each value is.",
            zh="先看这一行是什么，再看有哪些项，最后看每个值是什么。",
        ),
        Text(
            en="`set(row) != {...}` finds an entry too few and an entry too many.",
            zh="`set(row) != {...}` 能查出少的项和多的项。",
        ),
        Text(
            en="`math.isfinite` fails for very large whole numbers; a comparison does not.",
            zh="对很大的整数，`math.isfinite` 会出错，比较大小就不会。",
        ),
    ],
)
