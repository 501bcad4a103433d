"""80 Cereals: what a serving of each of 77 breakfast cereals contains."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pandas as pd

from neuronbook.datasets.loading import load_table
from neuronbook.datasets.records import Column, Dataset, File, Form, github_addresses

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
        Column("name", "str"),
        Column("mfr", "str"),
        Column("type", "str"),
        Column("calories", "int64", "kcal"),
        Column("protein", "int64", "g"),
        Column("fat", "int64", "g"),
        Column("sodium", "int64", "mg"),
        Column("fiber", "float64", "g"),
        Column("carbo", "float64", "g"),
        Column("sugars", "float64", "g"),
        Column("potass", "float64", "mg"),
        Column("vitamins", "int64", "%"),
        Column("shelf", "int64"),
        Column("weight", "float64", "oz"),
        Column("cups", "float64", "cup"),
        Column("rating", "float64"),
    ),
    num_rows=77,
    target="calories",
    licence="CC BY-SA 3.0",
    citation=(
        "C. Crawford, 80 Cereals, Kaggle; data originally from the 1993 ASA Statistical "
        "Graphics Exposition (StatLib)."
    ),
    homepage="https://www.kaggle.com/datasets/crawford/80-cereals",
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


def _read(contents: Mapping[str, bytes]) -> pd.DataFrame:
    frame = pd.read_csv(io.BytesIO(contents["cereal.csv"]))
    amounts = ["carbo", "sugars", "potass"]
    frame[amounts] = frame[amounts].mask(frame[amounts] < 0)
    return frame
