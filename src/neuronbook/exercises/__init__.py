"""The exercises, one module a chapter: ``from neuronbook.exercises import ch01``.

Each exercise is a `neuronbook.checking.Exercise`. Modules import Keras inside their functions
only: pages and readers see hints without waiting for TensorFlow to load.
"""

from __future__ import annotations

from importlib import import_module

from neuronbook.checking import Exercise

__all__ = ["exercises_of"]


def exercises_of(chapter: str) -> dict[str, Exercise]:
    """Return the exercises of a chapter by name, in the order of the chapter.

    Parameters
    ----------
    chapter
        The name of the module, such as ``"ch01"``.

    Examples
    --------
    >>> list(exercises_of("ch01"))
    ['input_shape', 'linear_model', 'weights', 'scores_kernel']
    """
    members = vars(import_module(f"{__name__}.{chapter}")).values()
    return {member.name: member for member in members if isinstance(member, Exercise)}
