"""Keep all that a training needs to go on as if it had never stopped."""

from __future__ import annotations

import dataclasses
import json
import os
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from neuronbook.arguments import check_fields

_NAME = "training.npz"
_FACTS = "facts"  # the name, in the file, of what is no array: JSON


class CheckpointError(ValueError):
    """A checkpoint is of another training, or cannot be read."""


@dataclasses.dataclass(frozen=True)
class State:
    """What a training was when it was kept: `facts` are JSON, `arrays` its numbers by name."""

    step: int
    facts: Mapping[str, Any]
    arrays: Mapping[str, npt.NDArray[Any]]


@dataclasses.dataclass(frozen=True)
class Checkpoint:
    """Where to keep a training, and after how many steps each time.

    The file holds the weights, the optimizer, the generators of dropout's masks, the metrics,
    the history and what the callbacks remember.  The order of the data is not kept: a
    `Pipeline` finds it again from its seed and the number of the step.  Of several workers the
    first writes and all read, so they need a folder that all of them see.
    """

    folder: str | Path
    every: int

    def __post_init__(self) -> None:
        check_fields(self)
        if self.every < 1:
            raise ValueError(
                "A checkpoint must be kept after one step or more. "
                f"Received: every={self.every}. Take a number of steps, such as 1000."
            )

    @property
    def path(self) -> Path:
        """The file."""
        return Path(self.folder) / _NAME

    def save(self, state: State) -> None:
        """Write the file in one move, so that a kill at any time leaves this or the earlier one."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        facts = json.dumps({"step": state.step, **state.facts})
        contents: dict[str, Any] = {_FACTS: np.array(facts), **state.arrays}
        temporary = self.path.with_suffix(f".{os.getpid()}.partial")
        with temporary.open("wb") as file:
            np.savez(file, **contents)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self.path)

    def load(self, settings: Mapping[str, Any]) -> State | None:
        """Return what was kept, or None if nothing was.

        Raises
        ------
        CheckpointError
            If it is of a training with other settings, or cannot be read.
        """
        if not self.path.is_file():
            return None
        try:
            with self.path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
                arrays = {name: file[name] for name in file.files if name != _FACTS}
                facts = json.loads(str(file[_FACTS]))
        except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
            raise CheckpointError(
                f"{self.path} must be a checkpoint. Received: {type(error).__name__}: {error}. "
                "Delete it to train from the start."
            ) from error
        kept = facts.get("settings", {})
        differ = sorted(name for name in {*settings, *kept} if settings.get(name) != kept.get(name))
        if differ:
            raise CheckpointError(
                "Training goes on only from a checkpoint of the same training. "
                f"Received: {self.path}, whose {', '.join(differ)} differ. Train as before, keep "
                "the new training in another folder, or delete the checkpoint."
            )
        return State(facts.pop("step"), facts, arrays)


def to_array(variable: Any) -> npt.NDArray[Any]:
    """Return the value of a Keras variable or tensor; one of several replicas is put together."""
    array: npt.NDArray[Any] = tf.convert_to_tensor(getattr(variable, "value", variable)).numpy()
    return array


def read_variables(variables: Mapping[str, Sequence[Any]]) -> dict[str, npt.NDArray[Any]]:
    """Return the values of Keras variables by name, as `write_variables` takes them."""
    return {
        f"{name}/{i}": to_array(variable)
        for name, each in variables.items()
        for i, variable in enumerate(each)
    }


def write_variables(
    variables: Mapping[str, Sequence[Any]], arrays: Mapping[str, npt.NDArray[Any]]
) -> None:
    """Assign values to Keras variables by name."""
    for name, each in variables.items():
        for i, variable in enumerate(each):
            variable.assign(arrays[f"{name}/{i}"])


def read_callbacks(
    callbacks: Iterable[keras.callbacks.Callback],
) -> tuple[list[dict[str, Any]], dict[str, npt.NDArray[Any]]]:
    """Return what callbacks remember: plain values, and lists of arrays such as best weights."""
    plain: list[dict[str, Any]] = []
    arrays: dict[str, npt.NDArray[Any]] = {}
    for number, callback in enumerate(callbacks):
        memory = {name: value for name, value in vars(callback).items() if name[0] != "_"}
        plain.append({name: _to_plain(v) for name, v in memory.items() if _is_plain(v)})
        for name, value in memory.items():
            if isinstance(value, list) and value and isinstance(value[0], np.ndarray):
                arrays |= {f"callback/{number}/{name}/{i}": a for i, a in enumerate(value)}
    return plain, arrays


def write_callbacks(callbacks: Iterable[keras.callbacks.Callback], state: State) -> None:
    """Give callbacks back what they remembered."""
    for number, callback in enumerate(callbacks):
        for name, value in state.facts["callbacks"][number].items():
            setattr(callback, name, value)
        lists: dict[str, dict[int, npt.NDArray[Any]]] = {}
        for key, array in state.arrays.items():
            if key.startswith(f"callback/{number}/"):
                name, i = key.split("/")[2:]
                lists.setdefault(name, {})[int(i)] = array
        for name, parts in lists.items():
            setattr(callback, name, [parts[i] for i in range(len(parts))])


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, (bool, int, float, str, np.number))


def _to_plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value
