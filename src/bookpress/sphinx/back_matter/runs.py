"""How the book was run: each page's seconds, memory, device and data, and all versions."""

from __future__ import annotations

from docutils import nodes

from bookpress.sphinx.back_matter.book import Book, paragraph, table


def list_runs(book: Book, argument: str) -> list[nodes.Node]:
    """Return a table of the pages with cells, in reading order."""
    words, rows = book.words, []
    for docname, _ in book.pages():
        if docname not in book.plan:
            continue
        entry = book.plan[docname]
        about = entry["about"]
        date = str(about.get("date", "–"))
        rows.append(
            [
                book.link(docname, book.title(docname)),
                str(about.get("seconds", "–")),
                str(about.get("megabytes") or "–"),
                str(about.get("device", "–")),
                words["recorded_on"].format(date) if entry["recorded"] else date,
                _sources(book, entry["data"]),
            ]
        )
    heads = ["page", "seconds", "megabytes", "device", "date", "data"]
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
