"""bookpress prints the book: it executes each chapter once and publishes it in every language.

Read the rooms in this order.

project    where everything is, and the languages
words      the press's own words in both languages
lock       one build at a time
browser    a Chromium of this machine, which draws the pictures shown with links
snapshot   a build's own copy of the sources
build      one build, from the lock to the site
package    what the package offers, read and not imported: `surface`, `docstrings`, `summaries`,
           `cells`
chapter    what an author writes: `chapters`, `front_matter`, `marks`, `syntax`, `references`; and
           what `check` refuses: `contract` (all of it), `blocks`, `targets`, `numbers`, `prose`,
           `punctuation`, `wording`, `terms` and their `order`, `outputs`
running    which chapters run (`plans`, `staleness`, `meaning`), how (`executions`, `kernels`,
           `environments`, `observer`), recordings, what made an output (`origins`), and the
           numbers that cells keep (`results`)
sphinx     what the press adds to Sphinx: `pages`, `shell`, `about`, `colophon`, `origins`,
           `reading_time`, `figures` (of `svg`), `formulas`, `numbers`, `hints`, `sources`, `terms`,
           `model_summaries`, `data_frames`, `output_formulas`, `search`, and, in `back_matter`, the
           lists made of all pages and the reference
site       what is published: `printing` (one language), `searching`, `terms`, `notebooks` (of
           `first_cell` and `plain` Markdown), `datafiles`, `wheel`, `doors` (to both languages),
           `public` (for machines), `links`, `cards` (pictures of the pages), and `press`, which
           puts them together
serve      printed again on every save
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, bool]:
    """Make `bookpress` a Sphinx extension."""
    from bookpress.sphinx.about import setup_about
    from bookpress.sphinx.back_matter.exercises import setup_exercises
    from bookpress.sphinx.back_matter.facts import setup_facts
    from bookpress.sphinx.back_matter.listings import setup_listings
    from bookpress.sphinx.back_matter.messages import setup_messages
    from bookpress.sphinx.back_matter.name_uses import setup_name_uses
    from bookpress.sphinx.back_matter.names import setup_names
    from bookpress.sphinx.back_matter.reference import setup_reference
    from bookpress.sphinx.colophon import setup_colophon
    from bookpress.sphinx.data_frames import setup_data_frames
    from bookpress.sphinx.figures import setup_figures
    from bookpress.sphinx.foreign import setup_foreign
    from bookpress.sphinx.formulas import setup_formulas
    from bookpress.sphinx.hints import setup_answers
    from bookpress.sphinx.model_summaries import setup_summaries
    from bookpress.sphinx.numbers import setup_numbers
    from bookpress.sphinx.origins import setup_origins
    from bookpress.sphinx.output_formulas import setup_output_formulas
    from bookpress.sphinx.pages import setup_pages
    from bookpress.sphinx.reading_time import setup_reading_time
    from bookpress.sphinx.search import setup_search
    from bookpress.sphinx.shell import setup_shell
    from bookpress.sphinx.sources import setup_sources
    from bookpress.sphinx.terms import setup_terms

    app.add_config_value("bookpress_language", "en", "env", str)
    app.add_config_value("bookpress_plan", "", "", str)
    setup_pages(app)
    setup_shell(app)
    setup_about(app)
    setup_formulas(app)
    setup_colophon(app)
    setup_origins(app)
    setup_facts(app)
    setup_exercises(app)
    setup_listings(app)
    setup_messages(app)
    setup_terms(app)
    setup_answers(app)
    setup_sources(app)
    setup_summaries(app)
    setup_data_frames(app)
    setup_output_formulas(app)
    setup_figures(app)
    setup_numbers(app)
    setup_reading_time(app)
    setup_search(app)
    setup_reference(app)
    setup_name_uses(app)
    setup_names(app)
    setup_foreign(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
