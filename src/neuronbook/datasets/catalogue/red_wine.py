"""Red Wine Quality: eleven measurements of 1,599 red wines and the grade tasters gave."""

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

RED_WINE = Dataset(
    id="red_wine",
    title={"en": "Red Wine Quality", "zh": "红葡萄酒品质"},
    files=(
        File(
            forms=(
                Form(
                    name="red-wine.csv",
                    sha256="d6a0d9bd24806944818795f22500c46cb6424cbff517aacda36595d3ed9b2daa",
                    size=100951,
                    addresses=(
                        kaggle_address("red-wine.csv"),
                        *github_addresses(
                            "BartTho/Les_AI",
                            "e0c95aee64bda71e4cd73eef326ca6c4f8bcf1e7",
                            "data/red-wine.csv",
                        ),
                    ),
                ),
                # The file of the UCI archive: semicolons, and numbers as they were measured.
                Form(
                    name="winequality-red.csv",
                    sha256="4a402cf041b025d4566d954c3b9ba8635a3a8a01e039005d97d6a710278cf05e",
                    size=84199,
                    addresses=(
                        "https://archive.ics.uci.edu/ml/machine-learning-databases/"
                        "wine-quality/winequality-red.csv",
                        *github_addresses(
                            "Vladislav-tpl-swtr/datasets",
                            "077c2248793880330bd9f6553318457e04071233",
                            "winequality-red.csv",
                        ),
                    ),
                ),
            )
        ),
    ),
    columns=(
        Column(
            "fixed acidity",
            "float64",
            "g/dm³",
            "acids that do not evaporate, as tartaric acid",
            "固定酸（以酒石酸计）",
        ),
        Column(
            "volatile acidity",
            "float64",
            "g/dm³",
            "acids that evaporate, as acetic acid",
            "挥发酸（以乙酸计）",
        ),
        Column("citric acid", "float64", "g/dm³", "citric acid", "柠檬酸"),
        Column(
            "residual sugar",
            "float64",
            "g/dm³",
            "sugar left after fermentation",
            "发酵后的残糖",
        ),
        Column("chlorides", "float64", "g/dm³", "salt, as sodium chloride", "氯化物（以氯化钠计）"),
        Column(
            "free sulfur dioxide",
            "float64",
            "mg/dm³",
            "sulfur dioxide not bound to other substances",
            "游离二氧化硫",
        ),
        Column(
            "total sulfur dioxide",
            "float64",
            "mg/dm³",
            "sulfur dioxide, free and bound",
            "总二氧化硫",
        ),
        Column("density", "float64", "g/cm³", "density", "密度"),
        Column("pH", "float64", "", "acidity on the pH scale", "酸碱度（pH 值）"),
        Column(
            "sulphates",
            "float64",
            "g/dm³",
            "sulphates, as potassium sulphate",
            "硫酸盐（以硫酸钾计）",
        ),
        Column("alcohol", "float64", "% vol", "alcohol by volume", "酒精体积分数"),
        Column(
            "quality",
            "int64",
            "",
            "grade from tasting, 0 (worst) to 10: median of at least three tasters",
            "品评等级，0（最差）到 10：至少三位评酒员的中位数",
        ),
    ),
    num_rows=1599,
    target="quality",
    licence="CC BY 4.0",
    citation=(
        "P. Cortez, A. Cerdeira, F. Almeida, T. Matos, J. Reis (2009). Modeling wine "
        "preferences by data mining from physicochemical properties. Decision Support "
        "Systems 47(4):547-553. Data: UCI Machine Learning Repository, doi:10.24432/C56S3T."
    ),
    homepage="https://archive.ics.uci.edu/dataset/186/wine+quality",
    may_be_handed_on=True,
    teacher_units=16,
)


def load_red_wine() -> pd.DataFrame:
    """Load Red Wine Quality: 1,599 rows; 11 measurements and `quality`, a grade from 3 to 8.

    `.attrs["source"]` is "mirror", "download" or "synthetic".

    Raises
    ------
    ChecksumError
        If the only copies to be had are not the published file.
    """
    return load_table(RED_WINE, _read)


def _read(found: Found) -> pd.DataFrame:
    [name] = found.contents
    mark = ";" if name == "winequality-red.csv" else ","
    return read_csv(found, name, sep=mark, na_filter=False)
