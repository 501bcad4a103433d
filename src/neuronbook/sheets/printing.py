"""A sheet as a notebook and the book's pages show it: a card for each entry."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import keras

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Kind, Picture
from neuronbook.sheets.pictures import draw_curves
from neuronbook.sheets.reading import Item, items, settings, shared_settings, strings

__all__ = ["Sheet", "formula", "make_sheet"]

_USE = Text(en="Use", zh="适用")
_AVOID = Text(en="Not", zh="不宜")
_SETTINGS = Text(en="Settings", zh="设置")
_STRING = Text(en="As a string", zh="字符串")
_START = Text(en="Start", zh="起始")
_NO_STRING = Text(en="none: give it as `{name}()`", zh="无：写成 `{name}()`")
_SHAPE = Text(en="Output", zh="输出形状")
_WEIGHTS = Text(en="Parameters", zh="参数个数")
_WITH = Text(en="Drawn with", zh="图中取")
_TAUGHT = Text(en="Taught in", zh="讲解")
_CHAPTER = Text(en="chapter {number}", zh="第 {number} 章")
_NONE = Text(en="none", zh="无")
_ALSO = Text(en="Also", zh="同类")
_MISSING = Text(en="Keras {version} does not have: {names}", zh="Keras {version} 里没有：{names}")


@dataclass(frozen=True, repr=False)
class Sheet:
    """Cards of some entries of a kind, and the names of those that this Keras does not have."""

    kind: Kind
    cards: tuple[tuple[Entry, Item, Picture | None], ...]
    missing: tuple[str, ...] = ()

    def __repr__(self) -> str:
        words = [_in_words(entry, item) for entry, item, _ in self.cards]
        if self.missing:
            words.append(str(self._told()))
        return "\n\n".join(words)

    def _repr_html_(self) -> str:
        shared = shared_settings(self.kind)
        cards = "".join(
            _card(self.kind, entry, item, picture, shared) for entry, item, picture in self.cards
        )
        told = f'<p class="nb-names">{self._told()._repr_html_()}</p>' if self.missing else ""
        return f'<div class="nb-sheet">{cards}{told}</div>'

    def _told(self) -> Text:
        names = ", ".join(f"`{name}`" for name in self.missing)
        return _MISSING.format(version=keras.__version__, names=names)


def make_sheet(kind: Kind, entries: Iterable[tuple[Entry, Picture | None]]) -> Sheet:
    """Put what Keras knows beside the entries; a reader's Keras may be older than the sheet."""
    offered = {name: item for item in items(kind).values() for name in item.names}
    cards, missing = [], []
    for entry, picture in entries:
        if entry.name in offered:
            cards.append((entry, offered[entry.name], picture))
        else:
            missing.append(entry.name)
    return Sheet(kind, tuple(cards), tuple(missing))


def formula(tex: str) -> str:
    r"""Return a displayed formula as HTML; the press sets it, and so does Jupyter.

    >>> formula("a < b")
    '<div class="nb-tex">\\[a &lt; b\\]</div>'
    """
    return rf'<div class="nb-tex">\[{escape(tex, quote=False)}\]</div>'


def _card(
    kind: Kind, entry: Entry, item: Item, picture: Picture | None, shared: Mapping[str, Any]
) -> str:
    known = settings(item)
    drawn = _figure(entry, picture, known) if picture else ""
    name = f'<h3 id="{kind.name}-{escape(entry.name)}"><code>{escape(entry.name)}</code></h3>'
    code = f"<pre>{escape(entry.code)}</pre>" if entry.code else ""
    rows = [
        (_START, _code(entry.start)),
        (_USE, entry.use._repr_html_()),
        (_AVOID, entry.avoid._repr_html_()),
        (_SHAPE, _code(entry.shape)),
        (_WEIGHTS, _code(entry.weights)),
        (_STRING, _strings(kind, item)),
        (_ALSO, ", ".join(_code(each) for each in (*_other_classes(item), *entry.relatives))),
        (_SETTINGS, _settings(kind, known, shared)),
        (_WITH, _example(entry) if picture else ""),
        (_TAUGHT, _chapter(entry.chapter)),
    ]
    listed = "".join(
        f"<dt>{head._repr_html_()}</dt><dd>{value}</dd>" for head, value in rows if value
    )
    tex = formula(entry.tex) if entry.tex else ""
    return f'<div class="nb-entry">{name}{drawn}{tex}{code}<dl>{listed}</dl></div>'


def _figure(entry: Entry, picture: Picture, known: Mapping[str, Any]) -> str:
    places, curves = picture.curves(entry, known)
    svg = draw_curves(places, curves, limits=picture.limits)
    return f'<div class="nb-curve">{svg}{picture.label.to_html("small")}</div>'


def _code(text: str) -> str:
    return f"<code>{escape(text)}</code>" if text else ""


def _strings(kind: Kind, item: Item) -> str:
    if not kind.has_strings:
        return ""
    found = ", ".join(_code(f'"{each}"') for each in strings(kind, item))
    return found or _NO_STRING.format(name=f"{kind.module}.{item.name}")._repr_html_()


def _other_classes(item: Item) -> list[str]:
    return [name for name in item.names[1:] if not name.islower()]


def _settings(kind: Kind, known: Mapping[str, Any], shared: Mapping[str, Any]) -> str:
    own = {
        name: value
        for name, value in known.items()
        if not (name in shared and shared[name] == value)
        and not (kind.unsaid and re.search(kind.unsaid, name))
    }
    return ", ".join(_code(_setting(name, value)) for name, value in own.items()) or (
        _NONE._repr_html_()
    )


def _example(entry: Entry) -> str:
    return ", ".join(_code(_setting(name, value)) for name, value in entry.example.items())


def _setting(name: str, value: Any) -> str:
    return name if value is inspect.Parameter.empty else f"{name}={value!r}"


def _chapter(label: str) -> str:
    if not label:
        return ""
    words = _CHAPTER.format(number=int(label[2:4]))
    return f'<a class="nb-see" data-label="{label}">{words._repr_html_()}</a>'


def _in_words(entry: Entry, item: Item) -> str:
    lines = [entry.name, entry.code, f"{_USE}: {entry.use}", f"{_AVOID}: {entry.avoid}"]
    own = ", ".join(_setting(name, value) for name, value in settings(item).items())
    return "\n".join([*filter(None, lines), f"{_SETTINGS}: {own or _NONE}"])
