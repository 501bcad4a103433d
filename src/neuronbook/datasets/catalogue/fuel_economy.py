"""Fuel Economy 2010: how far 1,107 car models of 2010 go on a gallon, and how they are built."""

from __future__ import annotations

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

FUEL_ECONOMY = Dataset(
    id="fuel_economy",
    title={"en": "Fuel Economy 2010", "zh": "2010 年汽车燃油经济性"},
    files=(
        File(
            forms=(
                Form(
                    name="fuel.csv",
                    sha256="0b030fa9d256830c7d99313e76c4084eaf73d6b40200358a989d5cdfbc03d736",
                    size=92128,
                    addresses=(kaggle_address("fuel.csv"), course_copy_address("fuel.csv")),
                ),
                # The same text, but 23.226999999999997 and five more numbers are written 23.227.
                Form(
                    name="fuel.csv",
                    sha256="36124c88b4c944abe592e9d2de824254aa7d9b3166935055060cc7ab0b1b7c46",
                    size=92056,
                    addresses=github_addresses(
                        "dejoo10/week6",
                        "a9d80293c0df5bd63692623763f6fb6086c436c9",
                        "datasets/fuel.csv",
                    ),
                ),
            )
        ),
    ),
    columns=(
        Column("EngDispl", "float64", "L", "engine displacement", "发动机排量"),
        Column("NumCyl", "int64", "", "number of cylinders", "气缸数"),
        Column(
            "Transmission",
            "str",
            "",
            "transmission: A automatic, M manual, S semi-automatic, AV variable; then its gears",
            "变速箱：A 自动，M 手动，S 半自动，AV 无级；其后为挡位数",
        ),
        Column("FE", "float64", "mile/gal (US)", "fuel economy", "燃油经济性"),
        Column("AirAspirationMethod", "str", "", "how air enters the engine", "进气方式"),
        Column("NumGears", "int64", "", "number of gears", "挡位数"),
        Column(
            "TransLockup", "int64", "", "torque converter locks up: 1 yes", "变矩器可锁止：1 是"
        ),
        Column("TransCreeperGear", "int64", "", "has a creeper gear: 1 yes", "有爬行挡：1 是"),
        Column("DriveDesc", "str", "", "which wheels are driven", "驱动方式"),
        Column("IntakeValvePerCyl", "int64", "", "intake valves per cylinder", "每缸进气门数"),
        Column("ExhaustValvesPerCyl", "int64", "", "exhaust valves per cylinder", "每缸排气门数"),
        Column("CarlineClassDesc", "str", "", "class of the car", "车型类别"),
        Column("VarValveTiming", "int64", "", "variable valve timing: 1 yes", "可变气门正时：1 是"),
        Column("VarValveLift", "int64", "", "variable valve lift: 1 yes", "可变气门升程：1 是"),
    ),
    num_rows=1107,
    target="FE",
    licence="public domain (data of the US government); the compiled table: GPL-2",
    citation=(
        "U.S. EPA and U.S. DOE, fueleconomy.gov, model year 2010; compiled as cars2010 in "
        "M. Kuhn, K. Johnson (2013). Applied Predictive Modeling. Springer (R package "
        "AppliedPredictiveModeling 1.1-7)."
    ),
    homepage="https://www.fueleconomy.gov/feg/download.shtml",
    may_be_handed_on=True,
    teacher_units=8,
    teacher_decay=30.0,
    teacher_noise=0.6,
)


def load_fuel_economy() -> pd.DataFrame:
    """Load Fuel Economy 2010: 1,107 car models, 13 properties and `FE`, in miles per US gallon.

    `.attrs["source"]` is "mirror", "download" or "synthetic".

    Raises
    ------
    ChecksumError
        If the only copies to be had are not the published file.
    """
    return load_table(FUEL_ECONOMY, _read)


def _read(found: Found) -> pd.DataFrame:
    return read_csv(found, "fuel.csv", na_filter=False)
