"""What a check says."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

from neuronbook.checking.received import describe
from neuronbook.i18n import Text

__all__ = ["Feedback", "NotYet", "Verdict", "require"]

Verdict = Literal["right", "not_yet", "not_attempted", "raised"]

_MARKS: dict[Verdict, str] = {"right": "✓", "not_yet": "✗", "not_attempted": "…", "raised": "✗"}
_ANSWER = object()  # received: the answer itself
_NOT_YET = Text(en="Not yet. ", zh="还不对。")
_NOT_ATTEMPTED = Text(
    en="Not attempted yet. Put your answer in place of `____`.",
    zh="还没有作答。请把 `____` 换成你的答案。",
)
_NOTHING = Text(
    en="Your answer is `None`: nothing was kept. `compile`, `summary`, `build`, `add` and `print` "
    "do something and give nothing back. Keep the object first, `model = ...`, and call such a "
    "method on a line of its own.",
    zh="你的答案是 `None`，什么也没有留下。`compile`、`summary`、`build`、`add`、`print` "
    "只做事，不返回东西。请先把对象存下来，`model = ...`，再另起一行调用这些方法。",
)
_TOO_LONG = Text(
    en="Trying your answer took too long, and was given up. Does it wait for something, or go "
    "round in circles?",
    zh="试用你的答案花的时间太长，只好放弃。它是不是在等什么，或者陷入了死循环？",
)


class NotYet(Exception):  # noqa: N818 - a verdict, not an error
    """The answer is not right, and why.

    Parameters
    ----------
    reason
        What is not right and what to try, in both languages.
    received
        The part of the answer the reason speaks of; the whole answer if not given. It is
        shown after the reason.
    """

    def __init__(self, reason: Text, *, received: object = _ANSWER) -> None:
        super().__init__(reason.en)
        self.reason = reason
        self.received = received


def require(condition: bool, *, en: str, zh: str, received: object = _ANSWER) -> None:
    """Go on if the condition holds, and raise `NotYet` with this reason if not.

    Parameters
    ----------
    condition
        What holds for a right answer.
    en, zh
        What is not right and what to try, in both languages.
    received
        The part of the answer the reason speaks of; the whole answer if not given.
    """
    if not condition:
        raise NotYet(Text(en=en, zh=zh), received=received)


@dataclass(frozen=True, repr=False)
class Feedback:
    """The verdict on an answer; true exactly when the answer is right."""

    verdict: Verdict
    message: Text

    @classmethod
    def on_blank(cls) -> Feedback:
        """Say that nothing was filled in."""
        return cls("not_attempted", _NOT_ATTEMPTED)

    @classmethod
    def on_none(cls) -> Feedback:
        """Say where an answer may have been lost."""
        return cls("not_yet", _NOT_YET + _NOTHING)

    @classmethod
    def on_delay(cls) -> Feedback:
        """Say that the answer was given up."""
        return cls("raised", _TOO_LONG)

    @classmethod
    def on_reason(cls, reason: NotYet, answer: object) -> Feedback:
        """Say why an answer is not right, and what was received."""
        shown = describe(answer if reason.received is _ANSWER else reason.received)
        received = Text(en=f" Received: `{shown}`.", zh=f"收到的是：`{shown}`。")
        return cls("not_yet", _NOT_YET + reason.reason + received)

    @classmethod
    def on_error(cls, error: BaseException) -> Feedback:
        """Repeat an error that came out of the reader's own code."""
        try:
            words = f"{type(error).__name__}: {error}"
        except BaseException:  # even an error's own words may fail
            words = type(error).__name__
        shown = " ".join(words.replace("`", "'").split())
        shown = shown if len(shown) <= 300 else f"{shown[:299]}…"
        return cls(
            "raised",
            Text(
                en=f"Trying your answer raised an error. `{shown}`",
                zh=f"试用你的答案时出错了。`{shown}`",
            ),
        )

    def __bool__(self) -> bool:
        return self.verdict == "right"

    def __repr__(self) -> str:
        return f"{_MARKS[self.verdict]} {self.message}"

    def _repr_html_(self) -> str:
        kind = self.verdict.replace("_", "-")
        mark = f'<span class="nb-mark" aria-hidden="true">{escape(_MARKS[self.verdict])}</span>'
        return f'<div class="nb-feedback nb-{kind}">{mark} {self.message._repr_html_()}</div>'
