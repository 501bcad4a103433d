"""Old pandas to today's: selecting, setting, filling and summing."""

from __future__ import annotations

from neuronbook.i18n import Text
from neuronbook.migrations.records import Migration

IMPORTS = """
import numpy as np
import pandas as pd
"""

CARS = 'cars = pd.DataFrame({"maker": ["a", "b", "a"], "mpg": [20.0, np.nan, 30.0]})'

ROWS = (
    Migration(
        "chained-assignment",
        given=CARS,
        old="""
        cars[cars["maker"] == "b"]["mpg"] = 25.0
        cars["mpg"]
        """,
        new="""
        cars.loc[cars["maker"] == "b", "mpg"] = 25.0
        cars["mpg"]
        """,
        gives=[20.0, 25.0, 30.0],
        warns=True,
        gave_only=True,
        why=Text(
            en="Since pandas 3 whatever is selected behaves as a copy, so setting it never reaches "
            "the table. Rows and columns go into one `.loc`.",
            zh="从 pandas 3 起，选出来的部分一律当作副本，给它赋值不会传回原表。"
            "行和列要写进同一个 `.loc`。",
        ),
    ),
    Migration(
        "chained-item",
        given=CARS,
        old="""
        cars["mpg"][1] = 25.0
        cars["mpg"]
        """,
        new="""
        cars.loc[1, "mpg"] = 25.0
        cars["mpg"]
        """,
        gives=[20.0, 25.0, 30.0],
        warns=True,
        gave_only=True,
        why=Text(
            en="The same with a single value. The `SettingWithCopyWarning` of old is gone, since "
            "there is nothing left to be unsure of: it never works.",
            zh="只改一个值也一样。以前的 `SettingWithCopyWarning` 没有了，"
            "因为不再是“也许有效”：这样写一定无效。",
        ),
    ),
    Migration(
        "fillna-inplace",
        given=CARS,
        old="""
        cars["mpg"].fillna(0.0, inplace=True)
        cars["mpg"]
        """,
        new="""
        cars["mpg"] = cars["mpg"].fillna(0.0)
        cars["mpg"]
        """,
        gives=[20.0, 0.0, 30.0],
        warns=True,
        gave_only=True,
        why=Text(
            en="A column that was taken out is a copy: it is filled and thrown away. "
            'Set it again, or write `cars.fillna({"mpg": 0.0})`.',
            zh='取出的列是副本，填好就丢了。把结果写回去，或者写 `cars.fillna({"mpg": 0.0})`。',
        ),
    ),
    Migration(
        "read-only-values",
        given=CARS,
        old="""
        cars["mpg"].values[1] = 25.0
        cars["mpg"]
        """,
        new="""
        cars.loc[1, "mpg"] = 25.0
        cars["mpg"]
        """,
        gives=[20.0, 25.0, 30.0],
        why=Text(
            en="`values` and `to_numpy()` share the table's memory and are read-only. "
            "For an array to change, take `to_numpy(copy=True)`.",
            zh="`values` 和 `to_numpy()` 与表共用内存，只能读。"
            "需要可以修改的数组，写 `to_numpy(copy=True)`。",
        ),
    ),
    Migration(
        "text-into-numbers",
        given=CARS,
        old="""
        cars.loc[1, "mpg"] = "unknown"
        cars["mpg"]
        """,
        new="""
        cars["mpg"] = cars["mpg"].astype(object)
        cars.loc[1, "mpg"] = "unknown"
        cars["mpg"]
        """,
        gives=[20.0, "unknown", 30.0],
        why=Text(
            en="A column keeps its type. Whoever wants text among numbers says so first.",
            zh="列的类型不会自己变。要在数里混进文字，先把类型改掉。",
        ),
    ),
    Migration(
        "ix",
        given=CARS,
        old='cars.ix[0, "mpg"]',
        new='cars.loc[0, "mpg"]',
        gives=20.0,
        why=Text(
            en="`ix` guessed whether a number was a label or a position: `loc` takes labels, "
            "`iloc` positions.",
            zh="`ix` 会猜一个数是标签还是位置：`loc` 用标签，`iloc` 用位置。",
        ),
        likewise=(("cars.irow", "cars.iloc"), ('cars.get_value(0, "mpg")', 'cars.at[0, "mpg"]')),
    ),
    Migration(
        "integer-position",
        given='prices = pd.Series([3.0, 5.0], index=["tea", "coffee"])',
        old="prices[0]",
        new="prices.iloc[0]",
        gives=3.0,
        why=Text(
            en="In square brackets a number is a label, and no row is labelled 0 here.",
            zh="方括号里的数是标签，而这里没有标签为 0 的行。",
        ),
    ),
    Migration(
        "fillna-method",
        given=CARS,
        old='cars["mpg"].fillna(method="ffill")',
        new='cars["mpg"].ffill()',
        gives=[20.0, 20.0, 30.0],
        why=Text(
            en="`ffill` carries the last value on, `bfill` the next one back.",
            zh="`ffill` 用前一个值填，`bfill` 用后一个值填。",
        ),
        likewise=(('cars.fillna(method="bfill")', "cars.bfill()"),),
    ),
    Migration(
        "mean-of-text",
        given=CARS,
        old="cars.mean().to_dict()",
        new="cars.mean(numeric_only=True).to_dict()",
        gives={"mpg": 25.0},
        why=Text(
            en="Columns of text are no longer left out in silence.",
            zh="文字列不再悄悄跳过。",
        ),
        likewise=(
            ("cars.median()", "cars.median(numeric_only=True)"),
            ("cars.std()", "cars.std(numeric_only=True)"),
        ),
    ),
    Migration(
        "corr-of-text",
        given=CARS,
        old="list(cars.corr())",
        new="list(cars.corr(numeric_only=True))",
        gives=["mpg"],
        why=Text(
            en="Correlations, too, are asked for the columns of numbers alone.",
            zh="求相关系数也一样，要指明只看数值列。",
        ),
    ),
    Migration(
        "select-object",
        given=CARS,
        old='list(cars.select_dtypes(include="object"))',
        new='list(cars.select_dtypes(include="str"))',
        gives=["maker"],
        warns=True,
        why=Text(
            en="Text has a type of its own since pandas 3: `str`.",
            zh="从 pandas 3 起，文字有自己的类型：`str`。",
        ),
    ),
    Migration(
        "iteritems",
        given=CARS,
        old="[name for name, column in cars.iteritems()]",
        new="[name for name, column in cars.items()]",
        gives=["maker", "mpg"],
        why=Text(en="As in a dictionary.", zh="与字典一致。"),
    ),
    Migration(
        "as-matrix",
        given=CARS,
        old='cars[["mpg"]].as_matrix().shape',
        new='cars[["mpg"]].to_numpy().shape',
        gives=(3, 1),
        why=Text(en="The result was an array all along.", zh="返回的本来就是数组。"),
        likewise=(('cars["mpg"].get_values()', 'cars["mpg"].to_numpy()'),),
    ),
    Migration(
        "applymap",
        given=CARS,
        old='cars[["maker"]].applymap(str.upper)["maker"]',
        new='cars[["maker"]].map(str.upper)["maker"]',
        gives=["A", "B", "A"],
        why=Text(
            en="A table has `map` as a column has.",
            zh="表和列一样，都用 `map`。",
        ),
    ),
    Migration(
        "inf-as-na",
        given="rates = pd.Series([1.0, np.inf])",
        old="""
        pd.set_option("mode.use_inf_as_na", True)
        rates.isna()
        """,
        new="rates.replace([np.inf, -np.inf], np.nan).isna()",
        gives=[False, True],
        why=Text(
            en="Infinity is a number. An old seaborn that sets this option wants an update.",
            zh="无穷大是数，不是缺失。旧版 seaborn 会设这个选项，升级即可。",
        ),
    ),
)
