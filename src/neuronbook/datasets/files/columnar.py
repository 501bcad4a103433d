"""Large tables column by column on the disk, where they load faster than they are parsed.

A copy is made when a table is parsed, and lies in the cache.  Its name says which file it was made
of, by checksum, and how that was parsed; whoever asks for it has verified that file.  It begins
with the SHA-256 of the rest; a copy that does not fit its own, or is gone, is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from neuronbook.datasets.files import folders

SEAL_BYTES = hashlib.sha256().digest_size


def keep(name: str, told: str, parse: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """Return the copy of what `parse` returns, or what it returns and keep a copy of it.

    Parameters
    ----------
    name
        The file the table is in.
    told
        All that the table depends on: which bytes the file has, and how they are parsed.
    """
    copy_name = f"{name}.{hashlib.sha256(told.encode()).hexdigest()[:16]}.columns"
    with contextlib.suppress(OSError):
        if (path := folders.find_in_cache([copy_name])) is not None:
            content = memoryview(path.read_bytes())
            if _seal(content[SEAL_BYTES:]) == content[:SEAL_BYTES]:
                return unpack(content[SEAL_BYTES:])
    frame = parse()
    with contextlib.suppress(OSError):  # on a full or locked disk we do without
        packed = pack(frame)
        folders.write_to_cache(copy_name, _seal(packed) + packed)
    return frame


def _seal(packed: bytes | memoryview) -> bytes:
    return hashlib.sha256(packed).digest()


def pack(frame: pd.DataFrame) -> bytes:
    """Return columns of numbers and words, not the index, as an archive of NumPy arrays.

    Whole numbers take as few bytes as they need.  Words are kept once each, with the places where
    they stand.
    """
    arrays: dict[str, Any] = {}
    dtypes = [(str(name), str(dtype)) for name, dtype in frame.dtypes.items()]
    arrays["columns"] = _as_bytes(json.dumps(dtypes))
    for place, (_, column) in enumerate(frame.items()):
        if pd.api.types.is_numeric_dtype(column):
            arrays[f"{place}"] = _narrowed(column.to_numpy())
        else:
            codes, words = pd.factorize(column)  # -1 where a word is missing
            arrays[f"{place}"] = _narrowed(codes)
            arrays[f"{place}.words"] = _as_bytes(json.dumps(list(words)))
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def unpack(content: bytes | memoryview) -> pd.DataFrame:
    """Return the table that was packed.

    Examples
    --------
    >>> unpack(pack(pd.DataFrame({"x": [1, 2], "y": ["a", None]})))
       x    y
    0  1    a
    1  2  NaN
    """
    columns = {}
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        for place, (name, dtype) in enumerate(json.loads(arrays["columns"].tobytes())):
            values = arrays[f"{place}"]
            if f"{place}.words" in arrays:
                words = pd.Series(json.loads(arrays[f"{place}.words"].tobytes()), dtype=dtype)
                columns[name] = pd.api.extensions.take(words.array, values, allow_fill=True)
            else:
                columns[name] = values.astype(dtype, copy=False)
    return pd.DataFrame(columns, copy=False)


def _as_bytes(text: str) -> npt.NDArray[np.uint8]:
    return np.frombuffer(text.encode(), np.uint8)


def _narrowed(values: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
    if values.dtype.kind != "i" or not len(values):
        return values
    least, greatest = int(values.min()), int(values.max())
    dtype = np.min_scalar_type(greatest if least >= 0 else min(least, -1 - greatest))
    return values.astype(dtype)
