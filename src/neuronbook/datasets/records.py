"""What the book knows about a data set before it has read a byte of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from urllib.parse import quote

import numpy as np
import pandas as pd

# All four serve one pinned commit.  From mainland China raw.githubusercontent.com and
# cdn.jsdelivr.net often do not answer; jsDelivr's other two names usually do.
_GITHUB_MIRRORS = (
    "https://fastly.jsdelivr.net/gh/{repository}@{commit}/{path}",
    "https://gcore.jsdelivr.net/gh/{repository}@{commit}/{path}",
    "https://cdn.jsdelivr.net/gh/{repository}@{commit}/{path}",
    "https://raw.githubusercontent.com/{repository}/{commit}/{path}",
)


def github_addresses(repository: str, commit: str, path: str) -> tuple[str, ...]:
    """Return the addresses that serve one file of one pinned commit.

    Examples
    --------
    >>> github_addresses("owner/name", "0a1b2c", "data/cereal.csv")[-1]
    'https://raw.githubusercontent.com/owner/name/0a1b2c/data/cereal.csv'
    """
    return tuple(
        mirror.format(repository=repository, commit=commit, path=quote(path))
        for mirror in _GITHUB_MIRRORS
    )


def kaggle_address(name: str) -> str:
    """Return the address of a file of Kaggle's public course data, which needs no account.

    Examples
    --------
    >>> kaggle_address("fuel.csv")
    'https://www.kaggle.com/api/v1/datasets/download/ryanholbrook/dl-course-data/fuel.csv'
    """
    return f"https://www.kaggle.com/api/v1/datasets/download/ryanholbrook/dl-course-data/{name}"


def course_copy_address(name: str) -> str:
    """Return the address of a pinned public copy of the course data, kept in Git LFS.

    LFS names a file by its SHA-256, so the repository itself vouches for the content.
    """
    commit = "1434e8c28b09a9354e80dc77046e88e332128fa0"
    repository = "olumayokun/intro-to-deep-learning"
    return f"https://media.githubusercontent.com/media/{repository}/{commit}/data/{name}"


@dataclasses.dataclass(frozen=True)
class Form:
    """One published form of a file, byte for byte; `sha256` and `size` are of its content.

    "Content" is what is left after gunzipping, if the file is gzipped.  `changes` says what was
    changed of the published data, if anything, as licences ask of those who hand it on.
    """

    name: str
    sha256: str
    size: int
    addresses: tuple[str, ...] = ()
    changes: str = ""


@dataclasses.dataclass(frozen=True)
class File:
    """A file in all the forms that hold the same values, but for a number's last bit.

    The first form names it.

    The same table is often published twice (other line ends, another separator).
    Each form has its own checksum, and any one of them will do.  `package` is the Debian package
    that installs the file, if there is one.
    """

    forms: tuple[Form, ...]
    package: str = ""

    @property
    def name(self) -> str:
        """The name of the first form."""
        return self.forms[0].name

    @property
    def sha256(self) -> str:
        """The checksum of the first form, which stands for all of them."""
        return self.forms[0].sha256


@dataclasses.dataclass(frozen=True)
class Column:
    """A column of a table: name, pandas dtype, unit ("" if none), meaning in both languages."""

    name: str
    dtype: str
    unit: str = ""
    en: str = ""
    zh: str = ""


@dataclasses.dataclass(frozen=True)
class Rules:
    """What ties columns of a table together, which a twin's copula cannot know.

    `reduce` takes a real table to the columns the copula draws; `expand` makes the whole table
    from drawn ones.
    """

    reduce: Callable[[pd.DataFrame], pd.DataFrame]
    expand: Callable[[pd.DataFrame, np.random.Generator], pd.DataFrame]


@dataclasses.dataclass(frozen=True, eq=False)  # each data set is described once: no two are equal
class Dataset:
    """A data set of the book.

    `id` is the name of its module here and of its twin; `datasets.load_<id>` loads it.  `inputs`
    are the columns a lesson's model is given (none named: all but the target).  If it
    `may_be_handed_on`, its licence lets anybody do so, and the book's site does.

    In the twin, `row_label` makes up the names of the rows; the target comes from a teacher
    network of `teacher_units` hidden units (0: from the copula, like any other column), trained
    with `teacher_decay`, whose errors are shrunk to the part `teacher_noise` where models would
    otherwise learn less than on the real table; `segment` names a column of words each of which
    gets a copula of its own; rows with one value of `group` are alike; `rules` tie columns
    together.
    """

    id: str
    title: Mapping[str, str]
    files: tuple[File, ...]
    columns: tuple[Column, ...]
    num_rows: int
    target: str
    licence: str
    citation: str
    homepage: str
    inputs: tuple[str, ...] = ()
    may_be_handed_on: bool = False
    row_label: str = ""
    teacher_units: int = 0
    teacher_decay: float = 5.0
    teacher_noise: float = 1.0
    segment: str = ""
    group: str = ""
    rules: Rules | None = None

    @property
    def loader(self) -> str:
        """The name of the function of `neuronbook.datasets` that loads this data set."""
        return f"load_{self.id}"

    @property
    def dtypes(self) -> dict[str, str]:
        """The pandas dtype of each column, as `pandas.read_csv` takes them."""
        return {column.name: column.dtype for column in self.columns}
