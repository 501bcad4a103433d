"""Concrete Compressive Strength: the recipe of 1,030 concretes, their age, and what they bear."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from neuronbook.datasets.loading import load_table, read_csv
from neuronbook.datasets.records import (
    Column,
    Dataset,
    File,
    Form,
    course_copy_address,
    kaggle_address,
)

CONCRETE = Dataset(
    id="concrete",
    title={"en": "Concrete Compressive Strength", "zh": "混凝土抗压强度"},
    files=(
        File(
            forms=(
                Form(
                    name="concrete.csv",
                    sha256="901749b7e40a90657777fb0a88489638f2d9f80546e72b28cf720a2fdd778a76",
                    size=48486,
                    addresses=(
                        kaggle_address("concrete.csv"),
                        course_copy_address("concrete.csv"),
                    ),
                ),
            )
        ),
    ),
    columns=(
        Column("Cement", "float64", "kg/m³", "cement", "水泥"),
        Column("BlastFurnaceSlag", "float64", "kg/m³", "blast furnace slag", "高炉矿渣"),
        Column("FlyAsh", "float64", "kg/m³", "fly ash", "粉煤灰"),
        Column("Water", "float64", "kg/m³", "water", "水"),
        Column("Superplasticizer", "float64", "kg/m³", "superplasticizer", "减水剂"),
        Column("CoarseAggregate", "float64", "kg/m³", "gravel or crushed stone", "粗骨料"),
        Column("FineAggregate", "float64", "kg/m³", "sand", "细骨料"),
        Column("Age", "int64", "d", "age when tested", "测试时的龄期"),
        Column("CompressiveStrength", "float64", "MPa", "compressive strength", "抗压强度"),
    ),
    num_rows=1030,
    target="CompressiveStrength",
    licence="CC BY 4.0",
    citation=(
        "I-C. Yeh (1998). Modeling of strength of high-performance concrete using artificial "
        "neural networks. Cement and Concrete Research 28(12):1797-1808. Data: UCI Machine "
        "Learning Repository, doi:10.24432/C5PK67."
    ),
    homepage="https://archive.ics.uci.edu/dataset/165/concrete+compressive+strength",
    may_be_handed_on=True,
    teacher_units=16,
)


def load_concrete() -> pd.DataFrame:
    """Load Concrete Compressive Strength: 1,030 rows; seven ingredients, the age, the strength.

    Amounts are in kilograms per cubic metre of the mixture, rounded as the course file has them.
    `.attrs["source"]` is "mirror", "download" or "synthetic".

    Raises
    ------
    ChecksumError
        If the only copies to be had are not the published file.
    """
    return load_table(CONCRETE, _read)


def _read(contents: Mapping[str, bytes]) -> pd.DataFrame:
    return read_csv(contents["concrete.csv"], na_filter=False)
