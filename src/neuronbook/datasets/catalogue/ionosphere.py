"""Ionosphere: 351 radar echoes, good if free electrons sent them back, bad if not."""

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

_PARTS = (("real", "实部"), ("imaginary", "虚部"))
_NAMES = [f"V{number}" for number in range(1, 35)]


def _describe_pulse(number: int) -> Column:
    pulse, (en, zh) = (number + 1) // 2, _PARTS[(number + 1) % 2]
    return Column(
        name=f"V{number}",
        dtype="int64" if number <= 2 else "float64",  # the file holds only 0 and 1 there
        en=f"pulse {pulse} of 17: {en} part of the autocorrelation, -1 to 1",
        zh=f"第 {pulse} 个脉冲（共 17 个）：自相关函数的{zh}，-1 到 1",
    )


IONOSPHERE = Dataset(
    id="ionosphere",
    title={"en": "Ionosphere", "zh": "电离层雷达回波"},
    files=(
        File(
            forms=(
                Form(
                    name="ion.csv",
                    sha256="b4d79463764f2eea7b77228100a5b687577717fc35aacf2e72575bcfd4cddec7",
                    size=80563,
                    addresses=(
                        *github_addresses(
                            "rsouza/NeuralNetworks_Course",
                            "7802f937a70af7bc16443ae49a3ca9ae9ab6882a",
                            "data/ion.csv",
                        ),
                        kaggle_address("ion.csv"),
                        course_copy_address("ion.csv"),
                    ),
                ),
                # The file of the UCI archive: no header, no row number, classes g and b.
                Form(
                    name="ionosphere.data",
                    sha256="46d52186b84e20be52918adb93e8fb9926b34795ff7504c24350ae0616a04bbd",
                    size=76467,
                    addresses=(
                        "https://archive.ics.uci.edu/ml/machine-learning-databases/"
                        "ionosphere/ionosphere.data",
                        "https://archive.ics.uci.edu/static/public/52/ionosphere.zip",
                    ),
                ),
            )
        ),
    ),
    columns=(
        *(_describe_pulse(number) for number in range(1, 35)),
        Column(
            "Class",
            "str",
            "",
            "good: the ionosphere answered; bad: it did not",
            "good：电离层有回波；bad：没有",
        ),
    ),
    num_rows=351,
    target="Class",
    licence="CC BY 4.0",
    citation=(
        "V. Sigillito, S. Wing, L. Hutton, K. Baker (1989). Ionosphere. UCI Machine Learning "
        "Repository, doi:10.24432/C5W01B."
    ),
    homepage="https://archive.ics.uci.edu/dataset/52/ionosphere",
    may_be_handed_on=True,
    segment="Class",
)


def load_ionosphere() -> pd.DataFrame:
    """Load Ionosphere: 351 radar echoes, 34 numbers each, and `Class`, good (225) or bad (126).

    The course file starts with a column of row numbers.  It tells nothing about the echo, so it
    is the index here (1 to 351), not a column.  `V2` is 0 in every row, and stays.
    `.attrs["source"]` is "mirror", "download" or "synthetic".

    Raises
    ------
    ChecksumError
        If the only copies to be had are not the published file.
    """
    frame = load_table(IONOSPHERE, _read)
    frame.index = pd.RangeIndex(1, len(frame) + 1, name="row")
    return frame


def _read(found: Found) -> pd.DataFrame:
    [name] = found.contents
    if name == "ion.csv":
        return read_csv(found, name, index_col=0, na_filter=False)
    frame = read_csv(found, name, header=None, names=[*_NAMES, "Class"], na_filter=False)
    frame["Class"] = frame["Class"].map({"g": "good", "b": "bad"})
    return frame
