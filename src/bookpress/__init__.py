"""bookpress prints the book: it executes each chapter once and publishes it in every language.

Read the modules in this order.

project       where everything is, and the languages
chapters      a page's source: front matter, cells, labels
sources       the code of a tested function in the page
typed         numbers that prose may type
parity        what both languages must share
fingerprint   what an execution depends on
plans         what each execution depends on and where it is kept
kernels       run a chapter's cells
recordings    outputs of a chapter that no build runs
executions    run each chapter once and keep its outputs
figures       SVG in the page's language and theme
results       a file of each chapter's numbers
pages         one page: its outputs, its ids, its way to the other language
answers       an exercise's folded hints and solution
summaries     a model's summary as a table of the page
search        Chinese words found inside sentences
notebooks     a clean notebook for each chapter and language
links         every link has a target, nothing is loaded from elsewhere
site          both languages, the home of both, and the wheel
words         the press's own words in both languages
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, bool]:
    """Make `bookpress` a Sphinx extension."""
    from bookpress.sphinx.figures import setup_figures
    from bookpress.sphinx.hints import setup_answers
    from bookpress.sphinx.model_summaries import setup_summaries
    from bookpress.sphinx.pages import setup_pages
    from bookpress.sphinx.search import setup_search
    from bookpress.sphinx.sources import setup_sources

    app.add_config_value("bookpress_language", "en", "env", str)
    app.add_config_value("bookpress_plan", "", "", str)
    setup_pages(app)
    setup_answers(app)
    setup_sources(app)
    setup_summaries(app)
    setup_figures(app)
    setup_search(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
