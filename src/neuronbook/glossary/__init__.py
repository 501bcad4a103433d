"""What each term of `neuronbook.vocabulary` means: one sentence in each language.

One module a subject, as in the vocabulary; the keys are the English names. A sentence is plain
text, to be understood by who has read up to the term, and right to who knows the field. No other
part of the package reads them, so that a changed sentence changes no execution.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from neuronbook.glossary import (
    capacity,
    classes,
    descent,
    distributed,
    images,
    layers,
    learning,
    neurons,
    particles,
    production,
    regularizers,
    unsupervised,
)
from neuronbook.i18n import Text

__all__ = ["DEFINITIONS"]

SUBJECTS = (
    learning, neurons, layers, descent, capacity, regularizers, classes, particles, distributed,
    production, images, unsupervised,
)  # fmt: skip
#: What each term means, by its English name.
DEFINITIONS: Mapping[str, Text] = MappingProxyType(
    {name: text for subject in SUBJECTS for name, text in subject.DEFINITIONS.items()}
)
"""The definition of each term, by its English name."""
