"""Concrete Compressive Strength: the recipe of 1,030 concretes, their age, and what they bear."""

from __future__ import annotations

import io

import pandas as pd

from neuronbook.datasets.files.store import Found
from neuronbook.datasets.loading import load_table, read_csv
from neuronbook.datasets.records import (
    Column,
    Dataset,
    File,
    Form,
    course_copy_address,
    github_addresses,
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
                # The spreadsheet of the UCI archive, from a public copy.
                Form(
                    name="Concrete_Data.xls",
                    sha256="5bdf76cbdc5c2936a51328e0f0153b09fcc0f26aa05b5f1c1765a14a598c49f7",
                    size=124928,
                    addresses=github_addresses(
                        "Saket1002/kaggel-fe",
                        "1a354b457cb5228419941a6d9c3960c1b81ab96a",
                        "data/Concrete_Data.xls",
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

    Amounts are in kilograms per cubic metre of the mixture, to one place after the point, and the
    strength to two, as the course file has them; the UCI archive's spreadsheet is rounded to that.
    `.attrs["source"]` is "mirror", "download" or "synthetic".

    Raises
    ------
    ChecksumError
        If the only copies to be had are not the published file.
    """
    return load_table(CONCRETE, _read)


def _read(found: Found) -> pd.DataFrame:
    [(name, content)] = found.contents.items()
    if name == "concrete.csv":
        return read_csv(found, name, na_filter=False)
    table = pd.read_excel(io.BytesIO(content), engine="calamine").to_numpy()
    digits = [0 if column.dtype == "int64" else 1 for column in CONCRETE.columns[:-1]] + [2]
    # Halves are rounded up, as the course file has them; NumPy alone would take 238.05 to 238.0.
    rounded = {
        column.name: (values + 1e-9).round(places)
        for column, values, places in zip(CONCRETE.columns, table.T, digits, strict=True)
    }
    return pd.DataFrame(rounded)
