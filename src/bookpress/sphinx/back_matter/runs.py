"""How the book was run: each page's seconds, memory, device and data, and all versions."""

from __future__ import annotations

from docutils import nodes

from bookpress.sphinx.back_matter.book import Book, paragraph, table


def list_runs(book: Book, argument: str) -> list[nodes.Node]:
    """Return a table of the pages with cells, those of one day and device together."""
    words = book.words
    groups: dict[str, list[list[str | nodes.Node]]] = {}
    for docname, _ in book.pages():
        if docname not in book.plan:
            continue
        entry = book.plan[docname]
        about = entry["about"]
        kind = words["ran_on_recorded" if entry["recorded"] else "ran_on"]
        group = kind.format(about.get("date", "–"), about.get("device", "–"))
        row: list[str | nodes.Node] = [
            book.link(docname, book.title(docname)),
            str(about.get("seconds", "–")),
            str(about.get("megabytes") or "–"),
            _sources(book, entry["data"]),
        ]
        groups.setdefault(group, []).append(row)
    rows: list[list[str | nodes.Node]] = []
    for group, members in groups.items():
        rows += [[group], *members]
    heads = ["page", "seconds", "megabytes", "data"]
    return [table([words[head] for head in heads], rows, numbers=(1, 2))]


def _sources(book: Book, data: dict[str, str]) -> str:
    synthetic = sum(identity.startswith("synthetic") for identity in data.values())
    if not data:
        return "–"
    if synthetic in (0, len(data)):
        return book.words["all_synthetic" if synthetic else "all_real"]
    return book.words["some_synthetic"].format(synthetic, len(data))


def list_versions(book: Book, argument: str) -> list[nodes.Node]:
    """Return the version of every library that a page's cells loaded."""
    found: dict[str, set[str]] = {}
    for entry in book.plan.values():
        for name, version in entry["about"]["made"]["versions"].items():
            found.setdefault(name, set()).add(version)
    texts = [f"{name} {' / '.join(sorted(versions))}" for name, versions in sorted(found.items())]
    return [paragraph(book.words["comma"].join(texts), classes=["nb-versions"])]
