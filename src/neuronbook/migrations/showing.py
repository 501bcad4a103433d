"""The rows about one library, as a page or a notebook shows them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from importlib.metadata import version

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from neuronbook.i18n import Text
from neuronbook.migrations.records import Group, Migration, read_group
from neuronbook.migrations.running import prove
from neuronbook.startup import import_tensorflow

__all__ = ["Rows", "show_rows"]

LIBRARIES = {
    "keras": {"keras": "Keras", "tensorflow": "TensorFlow"},
    "scikit": {"scikit-learn": "scikit-learn"},
    "pandas": {"pandas": "pandas"},
    "numpy": {"numpy": "NumPy"},
    "matplotlib": {"matplotlib": "matplotlib"},
}
"""The packages whose messages a group shows, by the first word of its name, with their titles."""

_OLD = Text(en="Old", zh="旧写法")
_NEW = Text(en="New", zh="新写法")
_GIVEN = Text(en="Before both:", zh="两种写法之前：")
_IMPORTS = Text(
    en="The messages are those of {versions}. Before every row:",
    zh="错误信息出自 {versions}。每一行之前：",
)
_GIVES = Text(en="Gives `{value}`", zh="得到 `{value}`")
_LIKEWISE = Text(en="Likewise:", zh="同样失效的还有：")


@dataclass(frozen=True, repr=False)
class Rows:
    """The rows of one group, each with the message that its old code was answered with."""

    group: Group
    messages: tuple[str, ...]
    versions: Text

    def __repr__(self) -> str:
        pairs = zip(self.group.rows, self.messages, strict=True)
        return "\n\n".join(
            f"{message}\n- {_indented(row.old)}\n+ {_indented(row.new)}\n{row.why}"
            for row, message in pairs
        )

    def _repr_html_(self) -> str:
        pairs = zip(self.group.rows, self.messages, strict=True)
        rows = "".join(_row(row, message) for row, message in pairs)
        head = _IMPORTS.format(versions=self.versions)
        return f'<div class="nb-changes">{head.to_html("p")}{_code(self.group.imports)}{rows}</div>'


def show_rows(name: str) -> Rows:
    """Run the rows of one group, and show them with the messages that they met.

    Parameters
    ----------
    name
        One of `neuronbook.migrations.GROUPS`.

    Raises
    ------
    ValueError
        If there is no such group.
    MigrationError
        If one of its rows says what is not so.
    """
    group = read_group(name)
    if "keras" in group.imports:
        import_tensorflow()
    messages = tuple(prove(row, group.imports) for row in group.rows)
    return Rows(group, messages, _versions(name))


def _versions(name: str) -> Text:
    packages = LIBRARIES[name.partition("_")[0]]
    said = [f"{title} {version(package)}" for package, title in packages.items()]
    return Text(en=" and ".join(said), zh="、".join(said))


def _indented(code: str) -> str:
    return code.replace("\n", "\n  ")


def _row(row: Migration, message: str) -> str:
    given = f"{_GIVEN.to_html('p')}{_code(row.given)}" if row.given else ""
    gives = Text(en=_GIVES.en, zh=_GIVES.zh).format(value=repr(row.gives)).to_html("p")
    likewise = ""
    if row.likewise:
        pairs = "".join(
            f"<li><code>{escape(old)}</code> → <code>{escape(new)}</code></li>"
            for old, new in row.likewise
        )
        likewise = f'{_LIKEWISE.to_html("p")}<ul class="nb-likewise">{pairs}</ul>'
    return (
        f'<div class="nb-change" id="change-{row.id}">'
        f'<p class="nb-message"><code>{escape(message)}</code></p>'
        f'{given}<div class="nb-pair">'
        f'<div class="nb-old">{_OLD.to_html("p")}{_code(row.old)}</div>'
        f'<div class="nb-new">{_NEW.to_html("p")}{_code(row.new)}{gives}</div>'
        f"</div>{row.why.to_html('p')}{likewise}</div>"
    )


def _code(code: str) -> str:
    """Colour code as the book's other code is coloured."""
    return str(highlight(code, PythonLexer(), HtmlFormatter(wrapcode=True))).strip()
