"""The blank that a reader fills in."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["Blank", "____", "is_blank"]


class Blank:
    """Stand in for an answer that is not there yet.

    Whatever is done with a blank gives the blank back, so a notebook runs to its end with its
    exercises unanswered, and the check that follows can say so.

    Examples
    --------
    >>> ____.compile(optimizer="adam") + 1
    ____
    """

    __array_ufunc__ = None  # so that NumPy, too, leaves arithmetic with a blank to the blank

    def _remain(self, *_: object, **__: object) -> Blank:
        return self

    __call__ = __getitem__ = __enter__ = _remain
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _remain
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _remain
    __divmod__ = __rdivmod__ = __pow__ = __rpow__ = __matmul__ = __rmatmul__ = _remain
    __lshift__ = __rlshift__ = __rshift__ = __rrshift__ = _remain
    __and__ = __rand__ = __or__ = __ror__ = __xor__ = __rxor__ = _remain
    __neg__ = __pos__ = __abs__ = __invert__ = __round__ = _remain
    __lt__ = __le__ = __gt__ = __ge__ = _remain

    def __getattr__(self, name: str) -> Blank:
        if name.startswith("__"):  # by these names Python and NumPy ask what an object can do
            raise AttributeError(name)
        return self

    def __setattr__(self, name: str, value: object) -> None:
        pass

    def __setitem__(self, key: object, value: object) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass

    def __iter__(self) -> Iterator[Blank]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, item: object) -> bool:
        return False

    def __bool__(self) -> bool:
        return False

    def __int__(self) -> int:
        return 0

    def __index__(self) -> int:
        return 0

    def __float__(self) -> float:
        return 0.0

    def __repr__(self) -> str:
        return "____"


#: What the reader replaces by an answer; until then the exercise counts as not attempted.
____ = Blank()


def is_blank(answer: object) -> bool:
    """Tell whether nothing was filled in: a blank, ``...``, or a list with a blank."""
    # type() and not isinstance(): an answer may say anything about its class
    if type(answer) in (list, tuple):
        return any(type(part) in (Blank, type(...)) for part in answer)  # type: ignore[attr-defined] # a list or tuple
    return type(answer) in (Blank, type(...))
