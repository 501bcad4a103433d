"""What arguments must be: a signature says it, and `checked` holds callers to it.

- `rules`: what a signature can say beyond a type, and the error for what it does not allow
- `columns`, `shapes`: the same of tables and of arrays
- `checks`: comparing the arguments of a call with its signature
"""

from neuronbook.arguments.checks import check_fields, checked
from neuronbook.arguments.columns import ColumnOf, Columns, Labels, check_column
from neuronbook.arguments.rules import (
    GAPS,
    Above,
    AtLeast,
    Count,
    IndexOf,
    LabelsOf,
    Natural,
    NotEmpty,
    Positive,
    Seed,
    Share,
    Within,
    refuse,
)

__all__ = [
    "GAPS",
    "Above",
    "AtLeast",
    "ColumnOf",
    "Columns",
    "Count",
    "IndexOf",
    "Labels",
    "LabelsOf",
    "Natural",
    "NotEmpty",
    "Positive",
    "Seed",
    "Share",
    "Within",
    "check_column",
    "check_fields",
    "checked",
    "refuse",
]
