"""HIGGS: 11,000,000 simulated collisions, with and without the making of a Higgs boson.

The book's recording is made from a sample of 15,977 of them, a file small enough to be handed on;
of the published file, 2.6 GB, only as much is read as the rows asked for need.
"""

from __future__ import annotations

import hashlib
import io
import logging

import numpy as np
import pandas as pd

from neuronbook.arguments import checked
from neuronbook.datasets.files import folders, network, store, streaming
from neuronbook.datasets.files.streaming import Rows, Stream
from neuronbook.datasets.loading import known_of
from neuronbook.datasets.records import Column, Dataset, File, Form
from neuronbook.datasets.twins.higgs import collisions

_NO_UNIT = ""  # momenta, energies and masses are multiples of a typical value
_LOW_LEVEL = (
    ("lepton_pT", _NO_UNIT, "momentum of the lepton across the beam", "轻子的横动量"),
    ("lepton_eta", "", "pseudorapidity of the lepton", "轻子的赝快度"),
    ("lepton_phi", "", "angle of the lepton around the beam", "轻子绕束流的方位角"),
    ("missing_energy_magnitude", _NO_UNIT, "momentum missing across the beam", "缺失横动量的大小"),
    ("missing_energy_phi", "", "angle of the missing momentum", "缺失横动量的方位角"),
)
_JET = (
    ("pt", _NO_UNIT, "momentum of jet {} across the beam", "第 {} 个喷注的横动量"),
    ("eta", "", "pseudorapidity of jet {}", "第 {} 个喷注的赝快度"),
    ("phi", "", "angle of jet {} around the beam", "第 {} 个喷注绕束流的方位角"),
    ("b-tag", "", "whether jet {} is taken for one of a b quark", "第 {} 个喷注是否像来自 b 夸克"),
)
_HIGH_LEVEL = (
    ("m_jj", "mass of the two jets of a W", "来自 W 的两个喷注的质量"),
    ("m_jjj", "mass of these and one b jet: a top?", "再加一个 b 喷注的质量（顶夸克？）"),
    ("m_lv", "mass of lepton and neutrino: a W", "轻子与中微子的质量（W）"),
    ("m_jlv", "mass of these and the other b jet", "再加另一个 b 喷注的质量"),
    ("m_bb", "mass of the two b jets: a light Higgs?", "两个 b 喷注的质量（轻希格斯？）"),
    (
        "m_wbb",
        "mass of a W and the b jets: a charged Higgs?",
        "一个 W 与 b 喷注的质量（带电希格斯？）",
    ),
    ("m_wwbb", "mass of all: a heavy Higgs?", "全部的质量（重希格斯？）"),
)
COLUMNS = (
    Column(
        "label", "float32", "", "1: a Higgs boson was made; 0: not", "1：有希格斯玻色子；0：没有"
    ),
    *(Column(name, "float32", unit, en, zh) for name, unit, en, zh in _LOW_LEVEL),
    *(
        Column(f"jet_{jet}_{name}", "float32", unit, en.format(jet), zh.format(jet))
        for jet in range(1, 5)
        for name, unit, en, zh in _JET
    ),
    *(Column(name, "float32", _NO_UNIT, en, zh) for name, en, zh in _HIGH_LEVEL),
)
SAMPLE_ROWS = 15_977
HIGGS = Dataset(
    id="higgs",
    title={"en": "HIGGS", "zh": "HIGGS 希格斯玻色子"},
    files=(
        File(
            (
                Form(
                    name="HIGGS-sample.csv",
                    sha256="6148e75efad48900243f3abb803b2b3b8fb8af5ca5f1d2063134f08550d00bb4",
                    size=4_931_861,
                    changes=(
                        "15,977 different rows of the 11,000,000, not the first ones, put together "
                        "from public copies of parts of the data, shuffled once, the numbers "
                        "written with nine significant digits."
                    ),
                ),
            )
        ),
    ),
    columns=COLUMNS,
    num_rows=11_000_000,
    target="label",
    licence="CC BY 4.0",
    citation=(
        "P. Baldi, P. Sadowski, D. Whiteson (2014). Searching for exotic particles in high-energy "
        "physics with deep learning. Nature Communications 5:4308. Data: D. Whiteson (2014), "
        "HIGGS, UCI Machine Learning Repository, doi:10.24432/C5V312."
    ),
    homepage="https://archive.ics.uci.edu/dataset/280/higgs",
    may_be_handed_on=True,
)
PUBLISHED = Stream(
    file=File(
        (
            Form(
                name="HIGGS.csv.gz",
                # Of the file as published, packed: it is too long to be unpacked for a checksum.
                sha256="ea302c18164d4e3d916a1e2e83a9a8d07069fa6ebc7771e4c0540d54e593b698",
                size=2_816_407_858,
                addresses=(
                    "https://archive.ics.uci.edu/ml/machine-learning-databases/00280/HIGGS.csv.gz",
                    "https://mlphysics.ics.uci.edu/data/higgs/HIGGS.csv.gz",
                ),
            ),
        )
    ),
    num_rows=HIGGS.num_rows,
    num_columns=len(COLUMNS),
    num_first_rows=5,
    first_rows_sha256="cf01f86738a846661b0639eed06a72bc87cbc44f7e10d569a5680867c65b0aff",
)

logger = logging.getLogger("neuronbook.datasets")


@checked
def load_higgs(num_examples: int) -> pd.DataFrame:
    """Load `num_examples` collisions: float32 columns `label`, 21 low-level and 7 high-level.

    Up to 15,977 rows come from the sample, the rows behind the book's recording, wherever it can
    be had: in the mirror folder, in the cache or at the reader's own mirror, such as the book's
    site.  Otherwise, and beyond, these are the first rows of the published file, of which no more
    is read than they need; about 250 bytes a row are downloaded and kept in the cache.
    `.attrs["source"]` is "mirror", "download" or "synthetic", `.attrs["num_examples"]` how many
    rows there are: fewer than asked for if the network cannot be reached, and the sample, what
    the cache holds or the twin (`collisions`, at most 1,000,000 rows) stands in.

    Raises
    ------
    ValueError
        If `num_examples` is not from 1 to 11,000,000.
    ChecksumError
        If what can be had is not the published file, as far as that can be told.
    """
    if not 1 <= num_examples <= HIGGS.num_rows:
        raise ValueError(
            f"num_examples must be from 1 to {HIGGS.num_rows}. "
            f"Received: num_examples={num_examples!r}. Ask for fewer rows."
        )
    source, rows = _find_rows(num_examples)
    if len(rows) < num_examples:
        logger.warning("HIGGS: %d rows of the %d asked for (%s)", len(rows), num_examples, source)
    frame = pd.DataFrame(rows, columns=[column.name for column in COLUMNS], copy=False)
    frame.attrs = known_of(HIGGS, source) | {"num_examples": len(rows)}
    return frame


def _find_rows(wanted: int) -> tuple[str, Rows]:
    network.is_offline()  # a misspelt NEURONBOOK_OFFLINE is told of even if nothing is missing
    if wanted <= SAMPLE_ROWS and (sample := store.find(HIGGS)).contents:
        return sample.source, _read_sample(sample, wanted)
    if (path := folders.find_in_mirror([PUBLISHED.file.name])) is not None:
        return "mirror", streaming.read_file(PUBLISHED, path, wanted)
    rows = streaming.get_rows(PUBLISHED, wanted)
    if len(rows) < SAMPLE_ROWS < wanted and (sample := store.find(HIGGS)).contents:
        return sample.source, _read_sample(sample, wanted)
    if len(rows):
        return "download", rows
    return "synthetic", collisions.make_collisions(min(wanted, collisions.MAX_EXAMPLES))


def _read_sample(sample: store.Found, wanted: int) -> Rows:
    [content] = sample.contents.values()
    table = pd.read_csv(io.BytesIO(content), header=None, dtype=np.float32, nrows=wanted)
    return table.to_numpy()


def find_checksum() -> str | None:
    """Return what there is of HIGGS: "sha256:…" of its sample, of the file or of its rows."""
    if sample := store.find_checksum(HIGGS):
        return sample
    if folders.find_in_mirror([PUBLISHED.file.name]) is not None:
        return f"sha256:{PUBLISHED.file.sha256}"
    kept = streaming.read_kept(PUBLISHED)
    return f"sha256:{hashlib.sha256(kept.data).hexdigest()}" if len(kept) else None
