"""What the book knows about a data set before it has read a byte of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from urllib.parse import quote

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


@dataclasses.dataclass(frozen=True)
class Form:
    """One published form of a file, byte for byte; `sha256` and `size` are of its content.

    "Content" is what is left after gunzipping, if the file is gzipped.
    """

    name: str
    sha256: str
    size: int
    addresses: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class File:
    """A file in all the forms that hold the same values; the first form names it.

    The same table is often published twice (other line ends, another separator).
    Each form has its own checksum, and any one of them will do.
    """

    forms: tuple[Form, ...]

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
    """A column of a table: its name, its pandas dtype and its unit ("" if it has none)."""

    name: str
    dtype: str
    unit: str = ""


@dataclasses.dataclass(frozen=True)
class Dataset:
    """A data set of the book.

    `id` is the name of its module here and of its twin; `datasets.load_<id>` loads it.  In the
    twin, `row_label` makes up the names of the rows, and the target comes from a teacher network
    of `teacher_units` hidden units (0: from the copula, like any other column).
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
    row_label: str = ""
    teacher_units: int = 0

    @property
    def loader(self) -> str:
        """The name of the function of `neuronbook.datasets` that loads this data set."""
        return f"load_{self.id}"
