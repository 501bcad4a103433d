"""Print the whole site: both languages from one execution, the door to both, and the wheel."""

from __future__ import annotations

import shutil
import sys

from bookpress.chapter.contract import check_sources
from bookpress.project import LANGUAGES, BookError, Project, site_url
from bookpress.running.executions import execute
from bookpress.running.plans import Execution, plan, write_plan
from bookpress.running.results import write_results
from bookpress.site.cards import write_cards
from bookpress.site.doors import front_door, not_found
from bookpress.site.links import check_site
from bookpress.site.notebooks import write_notebooks
from bookpress.site.printing import print_languages
from bookpress.site.public import write_public
from bookpress.site.searching import write_search
from bookpress.site.terms import write_terms
from bookpress.site.wheel import build_wheel
from bookpress.sphinx.shell import SHARED


def print_site(
    project: Project, *, jobs: int | None = None, python: str = sys.executable
) -> tuple[dict[str, Execution], bool]:
    """Check, execute and print the book; return the execution behind each page.

    Also return whether nothing is missing that another try might bring: a picture of a page.

    The site is assembled beside the old one and takes its place at the end: whatever fails, the
    site that was there before stays as it was.

    Parameters
    ----------
    project : Project
        The book, as the build's own copy of the sources has it.
    jobs : int
        How many chapters run at a time; by default as many as there are cores.
    python : str
        The Python that runs the cells.
    """
    if errors := check_sources(project):
        raise BookError("\n".join(errors))
    executions = execute(project, plan(project, python=python), jobs=jobs, python=python)
    write_plan(project, executions)
    write_terms(project)
    print_languages(project)
    return executions, assemble(project, executions)


def assemble(project: Project, executions: dict[str, Execution]) -> bool:
    """Put the printed languages, notebooks, results, data, wheel and front door together.

    Return whether the pages of a public site have their pictures.
    """
    draft = project.build / "html.draft"
    shutil.rmtree(draft, ignore_errors=True)
    leave_out = shutil.ignore_patterns(".buildinfo*", "_sources", "_static", "reports", SHARED)
    for code in LANGUAGES:
        printed = project.build / "press" / code / "html"
        shutil.copytree(printed, draft / code, ignore=leave_out)
        shutil.copytree(printed / SHARED, draft / "_static", dirs_exist_ok=True)
        write_search(draft / code)
    wheel = build_wheel(project)
    shutil.copy2(wheel, draft)
    write_notebooks(project, executions, draft, wheel.name)
    write_results(executions, draft)
    if site_url():
        from bookpress.site.datafiles import write_data  # pandas is slow to import

        write_data(draft)
        write_public(project, executions, draft)
    (draft / "index.html").write_text(front_door(), encoding="utf-8")
    (draft / "404.html").write_text(not_found(), encoding="utf-8")
    (draft / ".nojekyll").touch()
    if errors := check_site(draft):
        raise BookError("\n".join(errors))
    is_whole = not site_url() or write_cards(project, draft)
    retired = project.build / "html.retired"  # `lock.clear_up` puts it back if need be
    if project.site.exists():
        project.site.rename(retired)
    draft.rename(project.site)
    shutil.rmtree(retired, ignore_errors=True)
    return is_whole
