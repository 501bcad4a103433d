"""80 Cereals: what a serving of each of 77 breakfast cereals contains."""

from __future__ import annotations

import pandas as pd

from neuronbook.datasets.files.store import Found
from neuronbook.datasets.loading import load_table, read_csv
from neuronbook.datasets.records import (
    Column,
    Dataset,
    File,
    Form,
    github_addresses,
    kaggle_address,
)

CEREALS = Dataset(
    id="cereals",
    title={"en": "80 Cereals", "zh": "80 种谷物早餐"},
    files=(
        File(
            forms=(
                Form(
                    name="cereal.csv",
                    sha256="d01ef75feff5ac2d6534500809f5fd569c09123f2d8d93df8018e8472c505884",
                    size=5063,
                    addresses=(kaggle_address("cereal.csv"),),
                ),
                # The same text with LF line ends, as git stores it.
                Form(
                    name="cereal.csv",
                    sha256="80fc54a8a65664eb8005ce70dd95b82e7bda5a156962d5e7c1b0469e5f217500",
                    size=4985,
                    addresses=github_addresses(
                        "dejoo10/week6",
                        "c34600fcce001f347f1eeabe1db9b6c4835ac6a3",
                        "datasets/cereal.csv",
                    ),
                ),
            )
        ),
    ),
    columns=(
        Column("name", "str", "", "name of the cereal", "名称"),
        Column(
            "mfr",
            "str",
            "",
            "manufacturer, one letter (A, G, K, N, P, Q, R)",
            "生产商，一个字母（A、G、K、N、P、Q、R）",
        ),
        Column("type", "str", "", "eaten cold (C) or hot (H)", "冷食（C）或热食（H）"),
        Column("calories", "int64", "kcal", "energy per serving", "每份热量"),
        Column("protein", "int64", "g", "protein per serving", "每份蛋白质"),
        Column("fat", "int64", "g", "fat per serving", "每份脂肪"),
        Column("sodium", "int64", "mg", "sodium per serving", "每份钠"),
        Column("fiber", "float64", "g", "dietary fibre per serving", "每份膳食纤维"),
        Column("carbo", "float64", "g", "complex carbohydrates per serving", "每份复合碳水化合物"),
        Column("sugars", "float64", "g", "sugars per serving", "每份糖"),
        Column("potass", "float64", "mg", "potassium per serving", "每份钾"),
        Column(
            "vitamins",
            "int64",
            "%",
            "vitamins and minerals, share of the daily recommendation",
            "维生素与矿物质占每日推荐量的比例",
        ),
        Column(
            "shelf",
            "int64",
            "",
            "display shelf, counted from the floor",
            "货架层数，从地面数起",
        ),
        Column("weight", "float64", "oz", "weight of a serving", "每份重量"),
        Column("cups", "float64", "cup", "volume of a serving", "每份体积"),
        Column(
            "rating",
            "float64",
            "",
            "rating of the cereal; its scale is not documented",
            "评分；来源未说明评分方法",
        ),
    ),
    num_rows=77,
    target="calories",
    licence="CC BY-SA 3.0",
    citation=(
        "C. Crawford, 80 Cereals, Kaggle; data originally from the 1993 ASA Statistical "
        "Graphics Exposition (StatLib)."
    ),
    homepage="https://www.kaggle.com/datasets/crawford/80-cereals",
    may_be_handed_on=True,
    row_label="Cereal {:02d}",
)


def load_cereals() -> pd.DataFrame:
    """Load 80 Cereals: 77 rows, 16 columns, one row a cereal, amounts per serving.

    The file writes -1 for an amount nobody knew; here it is NaN (one cell in `carbo`, one
    in `sugars`, two in `potass`).  `.attrs["source"]` is "mirror", "download" or "synthetic".

    Raises
    ------
    ChecksumError
        If the only copies to be had are not the published file.
    """
    return load_table(CEREALS, _read)


def _read(found: Found) -> pd.DataFrame:
    # -1 stands for nothing else in the file, and nothing else in it stands for an unknown amount.
    return read_csv(found, "cereal.csv", na_values=["-1"], keep_default_na=False)
