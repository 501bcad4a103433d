"""An exercise: its check, its hints and its solution."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import dedent
from typing import Any

from neuronbook.checking.aside import GivenUpError, aside
from neuronbook.checking.blank import is_blank
from neuronbook.checking.feedback import Feedback, NotYet
from neuronbook.i18n import Text

__all__ = ["Exercise", "Solution"]

_SUCCESS = Text(en="Right.", zh="答对了。")


@dataclass(frozen=True, repr=False)
class Solution:
    """The code that solves an exercise, shown as code."""

    source: str

    def __repr__(self) -> str:
        return self.source

    def _repr_markdown_(self) -> str:
        return f"```python\n{self.source}\n```"


class Exercise:
    """An exercise that checks answers, gives hints and knows its solution.

    Parameters
    ----------
    name
        The exercise's name in its module.
    check
        A function of the answer that raises `NotYet`, normally by `require`, unless the answer
        is right.
    solution
        A function without arguments that returns a right answer. The reader is shown its
        body, with ``return`` turned into an assignment to `answer`.
    hints
        From a nudge to nearly the answer.
    answer
        What the reader's cell assigns: ``"model"``, or ``"w, b"``. By default `name`.
    success
        What to say of a right answer.

    Examples
    --------
    >>> from neuronbook.checking import require
    >>> def check(answer):
    ...     require(answer == 19, en="Double it and subtract 1.", zh="乘以 2 再减 1。")
    >>> exercise = Exercise("y", check=check, solution=lambda: 19, hints=[])
    >>> bool(exercise.check(20)), bool(exercise.check(19))
    (False, True)
    """

    def __init__(
        self,
        name: str,
        *,
        check: Callable[[Any], None],
        solution: Callable[[], object],
        hints: Sequence[Text],
        answer: str | None = None,
        success: Text = _SUCCESS,
    ) -> None:
        self.name = name
        self.hints = tuple(hints)
        self.solve = solution
        self.answer = answer or name
        self._check = check
        self._success = success

    def __repr__(self) -> str:
        return f"Exercise({self.name!r})"

    def check(self, answer: object) -> Feedback:
        """Return a verdict on any answer, within seconds; it never raises."""
        if is_blank(answer):
            return Feedback.on_blank()
        if answer is None:
            return Feedback.on_none()
        try:
            return aside(lambda: self._judge(answer))
        except GivenUpError:
            return Feedback.on_delay()

    def _judge(self, answer: object) -> Feedback:
        try:
            self._check(answer)
        except NotYet as reason:
            return Feedback.on_reason(reason, answer)
        except BaseException as error:  # the reader's model or function may do anything
            return Feedback.on_error(error)
        return Feedback("right", self._success)

    def hint(self, n: int = 1) -> Text:
        """Return the n-th hint, counted from 1."""
        total = len(self.hints)
        if isinstance(n, int) and 1 <= n <= total:
            place = Text(en="Hint {n} of {total}: ", zh="提示 {n}（共 {total} 条）：")
            return place.format(n=n, total=total) + self.hints[n - 1]
        if total == 0:
            return Text(en="This exercise has no hints.", zh="这道练习没有提示。")
        return Text(
            en="The hints of this exercise are `hint(1)` to `hint({total})`.",
            zh="这道练习的提示是 `hint(1)` 到 `hint({total})`。",
        ).format(total=total)

    def solution(self) -> Solution:
        """Return the code of the solution, to be shown."""
        return Solution(self.solution_source)

    @property
    def solution_source(self) -> str:
        """The body of the solution, ending in an assignment to what the reader's cell assigns."""
        source = dedent(inspect.getsource(self.solve))
        (function,) = ast.parse(source).body
        if not isinstance(function, ast.FunctionDef):
            raise TypeError(
                "A solution that is to be shown is a function written with def. "
                f"Received: solution={function!r}. Give the function itself a name."
            )
        lines = source.splitlines()
        statements = function.body[1:] if ast.get_docstring(function) else function.body
        last = statements[-1]
        if isinstance(last, ast.Return) and _says(last.value, self.answer) and statements[1:]:
            lines = lines[: statements[-2].end_lineno]  # `model = model` would say nothing
        elif isinstance(last, ast.Return):
            lines[last.lineno - 1] = lines[last.lineno - 1].replace(
                "return ", f"{self.answer} = ", 1
            )
        return dedent("\n".join(lines[statements[0].lineno - 1 :]))


def _says(value: ast.expr | None, name: str) -> bool:
    return value is not None and ast.unparse(value) == name
