"""Old pandas to today's: reading, joining, grouping, sorting and dates."""

from __future__ import annotations

from neuronbook.i18n import Text
from neuronbook.migrations.records import Migration

IMPORTS = """
from io import StringIO

import numpy as np
import pandas as pd
"""

CARS = 'cars = pd.DataFrame({"maker": ["a", "b", "a"], "mpg": [20, 25, 30], "hp": [9, 7, 5]})'

ROWS = (
    Migration(
        "append",
        given='a, b = pd.DataFrame({"n": [1]}), pd.DataFrame({"n": [2]})',
        old='a.append(b, ignore_index=True)["n"]',
        new='pd.concat([a, b], ignore_index=True)["n"]',
        gives=[1, 2],
        why=Text(
            en="Each `append` copied the whole table. Collect the pieces in a list and join them "
            "once; a row that is a dictionary goes in as `pd.DataFrame([row])`.",
            zh="每次 `append` 都要复制整张表。先把各段放进列表，最后合并一次；"
            "一行若是字典，写成 `pd.DataFrame([row])`。",
        ),
        likewise=(('a["n"].append(b["n"])', 'pd.concat([a["n"], b["n"]])'),),
    ),
    Migration(
        "concat-axis",
        given='a, b = pd.DataFrame({"n": [1]}), pd.DataFrame({"m": [2]})',
        old="list(pd.concat([a, b], 1))",
        new="list(pd.concat([a, b], axis=1))",
        gives=["n", "m"],
        why=Text(
            en="Arguments after the first are given by name.", zh="第一个之后的参数要写名字。"
        ),
    ),
    Migration(
        "drop-axis",
        given=CARS,
        old='list(cars.drop("hp", 1))',
        new='list(cars.drop(columns="hp"))',
        gives=["maker", "mpg"],
        why=Text(
            en="`columns=` says what 1 meant.",
            zh="1 的意思，用 `columns=` 写明。",
        ),
        likewise=(('cars.pivot("hp", "maker")', 'cars.pivot(index="hp", columns="maker")'),),
    ),
    Migration(
        "sort",
        given=CARS,
        old='cars.sort("hp")["hp"]',
        new='cars.sort_values("hp")["hp"]',
        gives=[5, 7, 9],
        why=Text(
            en="By values or by labels: `sort_values`, `sort_index`.",
            zh="按值排序用 `sort_values`，按标签排序用 `sort_index`。",
        ),
        likewise=(('cars["hp"].order()', 'cars["hp"].sort_values()'),),
    ),
    Migration(
        "read-csv-squeeze",
        old='pd.read_csv(StringIO("n\\n1\\n2"), squeeze=True)',
        new='pd.read_csv(StringIO("n\\n1\\n2")).squeeze("columns")',
        gives=[1, 2],
        why=Text(
            en="Reading gives a table; `squeeze` makes a column of it.",
            zh="读进来总是表，再用 `squeeze` 变成一列。",
        ),
    ),
    Migration(
        "read-csv-bad-lines",
        given='text = "a,b\\n1,2\\n3,4,5\\n6,7"',
        old='pd.read_csv(StringIO(text), error_bad_lines=False, warn_bad_lines=False)["a"]',
        new='pd.read_csv(StringIO(text), on_bad_lines="skip")["a"]',
        gives=[1, 6],
        why=Text(
            en="One argument with a word instead of two: `error`, `warn` or `skip`.",
            zh="两个参数合成一个，写 `error`、`warn` 或 `skip`。",
        ),
    ),
    Migration(
        "read-csv-whitespace",
        old='pd.read_csv(StringIO("a  b\\n1   2"), delim_whitespace=True)["b"]',
        new='pd.read_csv(StringIO("a  b\\n1   2"), sep=r"\\s+")["b"]',
        gives=[2],
        why=Text(
            en=r"`\s+` means one white space or more.",
            zh=r"`\s+` 表示一个或多个空白字符。",
        ),
    ),
    Migration(
        "read-csv-date-parser",
        given="""
        from datetime import datetime

        text = "day\\n03.02.2024"
        """,
        old="""
        days = pd.read_csv(
            StringIO(text),
            parse_dates=["day"],
            date_parser=lambda day: datetime.strptime(day, "%d.%m.%Y"),
        )["day"]
        days.dt.month
        """,
        new="""
        days = pd.read_csv(StringIO(text), parse_dates=["day"], date_format="%d.%m.%Y")["day"]
        days.dt.month
        """,
        gives=[2],
        why=Text(
            en="The format is enough, and much faster than a function called for each row.",
            zh="给出格式就够了，比每行调用一次函数快得多。",
        ),
    ),
    Migration(
        "mixed-dates",
        old='pd.to_datetime(pd.Series(["2024-01-31", "01/31/2024"])).dt.day',
        new='pd.to_datetime(pd.Series(["2024-01-31", "01/31/2024"]), format="mixed").dt.day',
        gives=[31, 31],
        why=Text(
            en="Since pandas 2 the first date sets the format of all. `mixed` reads each by "
            "itself, which may take 01/02 for either month: better is one format.",
            zh="从 pandas 2 起，第一个日期决定所有日期的格式。`mixed` 逐个判断，"
            "但 01/02 可能被读错月份，最好统一格式。",
        ),
    ),
    Migration(
        "frequency-letters",
        old='pd.date_range("2024-01-01", periods=2, freq="M").day.tolist()',
        new='pd.date_range("2024-01-01", periods=2, freq="ME").day.tolist()',
        gives=[31, 29],
        why=Text(
            en="ME, QE and YE are the ends of month, quarter and year; h, min and s are small.",
            zh="月末、季末、年末写 ME、QE、YE；小时、分、秒用小写的 h、min、s。",
        ),
        likewise=(
            (
                'pd.date_range("2024", periods=2, freq="H")',
                'pd.date_range("2024", periods=2, freq="h")',
            ),
            ('pd.Grouper(freq="Y")', 'pd.Grouper(freq="YE")'),
        ),
    ),
    Migration(
        "weekday-name",
        given='days = pd.Series(pd.to_datetime(["2024-02-29"]))',
        old="days.dt.weekday_name",
        new="days.dt.day_name()",
        gives=["Thursday"],
        why=Text(
            en="A method, so that it can be asked in other languages.",
            zh="改成了方法，可以指定语言。",
        ),
        likewise=(("days.dt.week", "days.dt.isocalendar().week"),),
    ),
    Migration(
        "groupby-columns",
        given=CARS,
        old='cars.groupby("maker")["mpg", "hp"].sum()',
        new='cars.groupby("maker")[["mpg", "hp"]].sum()',
        gives={"mpg": [50, 25], "hp": [14, 7]},
        why=Text(
            en="Several columns are a list, here as everywhere.",
            zh="选多列时，这里和别处一样，要用列表。",
        ),
    ),
    Migration(
        "groupby-axis",
        given='table = pd.DataFrame([[1, 2, 3]], columns=["a", "b", "a"])',
        old="table.groupby(level=0, axis=1).sum()",
        new="table.T.groupby(level=0).sum().T",
        gives={"a": [4], "b": [2]},
        why=Text(
            en="Groups are of rows; turn the table over, and turn the result back.",
            zh="只按行分组：先转置，得到结果再转回来。",
        ),
        likewise=(("table.rolling(2, axis=1)", "table.T.rolling(2)"),),
    ),
    Migration(
        "sum-level",
        given='sums = pd.Series([1, 2, 4], index=pd.MultiIndex.from_tuples(["ax", "ay", "bx"]))',
        old="sums.sum(level=0)",
        new="sums.groupby(level=0).sum()",
        gives=[3, 4],
        why=Text(en="Sums by group are `groupby`.", zh="分组求和，用 `groupby`。"),
    ),
    Migration(
        "nested-renamer",
        given=CARS,
        old='cars.groupby("maker")["mpg"].agg({"best": "max"})',
        new='cars.groupby("maker")["mpg"].agg(best="max")',
        gives={"best": [30, 25]},
        why=Text(
            en='The names of the results are keywords; with a table, `agg(best=("mpg", "max"))`.',
            zh='结果的名字写成关键字；对整张表写 `agg(best=("mpg", "max"))`。',
        ),
    ),
    Migration(
        "rolling-mean",
        given="prices = pd.Series([1.0, 3.0, 5.0])",
        old="pd.rolling_mean(prices, 2)",
        new="prices.rolling(2).mean()",
        gives=[float("nan"), 2.0, 4.0],
        why=Text(
            en="First the window, then what is computed in it.",
            zh="先定窗口，再说在窗口里算什么。",
        ),
        likewise=(
            ("pd.ewma(prices, 2)", "prices.ewm(com=2).mean()"),
            ("pd.value_counts(prices)", "prices.value_counts()"),
            ("pd.np", "np"),
            ("pd.datetime", "from datetime import datetime"),
            ("pd.Int64Index([1])", 'pd.Index([1], dtype="int64")'),
        ),
    ),
    Migration(
        "mean-absolute-deviation",
        given="prices = pd.Series([1.0, 3.0])",
        old="prices.mad()",
        new="(prices - prices.mean()).abs().mean()",
        gives=1.0,
        why=Text(
            en="Written out, it says that it is the mean distance from the mean.",
            zh="写出来就清楚：到均值的距离，再取平均。",
        ),
    ),
    Migration(
        "json-normalize",
        old="""
        from pandas.io.json import json_normalize

        json_normalize([{"car": {"mpg": 20}}])
        """,
        new="""
        from pandas import json_normalize

        json_normalize([{"car": {"mpg": 20}}])
        """,
        gives={"car.mpg": [20]},
        why=Text(en="It stands at the top of pandas.", zh="它在 pandas 的最外层。"),
    ),
)
