"""Print one language with Sphinx, and no more of it again than has changed.

What the pages are printed from comes in five kinds:

- what every page is *read* with, such as the press itself or the bibliography: if it changes, all
  pages are read and written anew;
- what every page is *written* with, such as a style sheet or the words of figures: all are
  written anew;
- what some pages are written with, such as the terms that they link: these are written anew;
- what one page alone is read with, its source, its outputs, the functions and hints that it shows:
  that page is read and written anew;
- what a page takes from the others, such as their titles: if it changes, all are written anew.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from io import StringIO
from multiprocessing import get_context, parent_process
from os import _exit
from pathlib import Path
from threading import Thread
from typing import Any
from xml.etree import ElementTree

import yaml

from bookpress.project import (
    LANGUAGES,
    BookError,
    Language,
    Project,
    notebooks_url,
    read_text,
    site_url,
    yaml_problem,
)
from bookpress.running.environments import installed_versions
from bookpress.snapshot import hash_files
from bookpress.words import WORDS

PRESS = Path(__file__).parents[1]
ANSI = re.compile(r"\x1b\[[0-9;]*m")
TEMPLATES = PRESS / "templates"
UNUSED_EXTENSIONS = {
    "sphinx_book_theme", "sphinx_comments", "sphinx_copybutton", "sphinx_thebe",
    "sphinx_togglebutton",
}  # fmt: skip
"""What Jupyter Book adds by default and the book has no use for; thebe would load from a CDN."""

READ_WITH = (
    "_config.yml", "_toc.yml", "book/references.bib", "book/_interface",
    "src/neuronbook/checking", "src/neuronbook/i18n.py",
)  # fmt: skip
WRITTEN_WITH = (
    "book/_static", "src/neuronbook/terms", "src/neuronbook/vocabulary",
    "src/neuronbook/plots/drawing", "src/neuronbook/live", "book/_inventories",
)  # fmt: skip


def print_languages(project: Project) -> None:
    """Print the languages of which anything has changed, side by side.

    Raises
    ------
    BookError
        If Sphinx warned or failed in one of them; what it said, file and line.
    """
    inputs = {code: hash_inputs(project, code) for code in LANGUAGES}
    stamps = {code: _read_stamp(project, code) for code in LANGUAGES}
    changed = [code for code in LANGUAGES if stamps[code].get("inputs") != inputs[code]]
    if not changed:
        return
    check_config(project)
    import_module("myst_nb.sphinx_ext")  # once, for the processes forked below

    context = get_context("fork" if sys.platform == "linux" else "spawn")
    try:
        with ProcessPoolExecutor(
            len(changed), mp_context=context, initializer=_end_with_parent
        ) as pool:
            printed = [pool.submit(print_language, project, code, inputs[code]) for code in changed]
            failures = [future.result() for future in printed]
    except BrokenProcessPool as error:
        raise BookError(
            "The pages could not be printed: a process that printed them was killed, as the "
            "system does when memory runs out. Close what needs much of it, and build again."
        ) from error
    if any(failures):
        raise BookError("\n".join(filter(None, failures)))


def check_config(project: Project) -> None:
    """Raise `BookError` if `_config.yml` cannot be read."""
    try:
        yaml.safe_load(read_text(project.root / "_config.yml"))
    except yaml.YAMLError as error:
        line, problem = yaml_problem(error)
        raise BookError(f"_config.yml:{line}: this is not YAML: {problem}. Mend it.") from error


def hash_inputs(project: Project, code: str) -> str:
    """Return a hash of all that can shape the pages of one language, and somewhat more."""
    names: list[str | Path] = [
        *READ_WITH, PRESS, *WRITTEN_WITH, "src", f"book/{code}", "book/links.json",
        "book/summaries.po", project.build / "plan.json", project.build / "terms.json",
    ]  # fmt: skip
    return hash_files(project.root, names, tools())


def _end_with_parent() -> None:
    """End this process as soon as the one that started it has ended, however that came about."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the other one says that it was interrupted
    parent = parent_process()
    if parent is not None:

        def wait() -> None:
            parent.join()
            _exit(1)

        Thread(target=wait, daemon=True).start()


def print_language(project: Project, code: str, inputs: str) -> str:
    """Run Sphinx for one language; return an error message, or an empty string."""
    folder, stamp, before = (
        _folder(project, code),
        _stamp(project, code),
        _read_stamp(project, code),
    )
    output, doctrees = folder / "html", folder / "doctrees"
    # Whoever is killed from here on has nothing that a later build would build upon.
    stamp.unlink(missing_ok=True)
    now = {
        "read": hash_files(project.root, [*READ_WITH, PRESS], tools()),
        "write": hash_files(project.root, WRITTEN_WITH),
    }
    if before.get("read") != now["read"]:
        shutil.rmtree(folder, ignore_errors=True)
        before = {}
    elif before.get("write") != now["write"]:
        shutil.rmtree(output, ignore_errors=True)
    environment = doctrees / "environment.pickle"
    kept = environment.read_bytes() if environment.is_file() else b""
    run = _Run(project, LANGUAGES[code], before.get("shared", ""))
    message = run.print_pages(output, doctrees)
    if message is None:
        now |= {"shared": run.shared, "inputs": inputs}
        stamp.write_text(json.dumps(now), encoding="utf-8")
        return ""
    # What was read and written in vain is forgotten, so that the next run reads and warns again.
    for page in run.written:
        (output / f"{page}.html").unlink(missing_ok=True)
    if before and kept:
        environment.write_bytes(kept)
        before |= {"write": now["write"], "inputs": ""}
        stamp.write_text(json.dumps(before), encoding="utf-8")
    told = ANSI.sub("", message).replace(f"{project.root}/", "").strip()
    return f"{code}: the pages could not be printed:\n{told}"


def _folder(project: Project, code: str) -> Path:
    return project.build / "press" / code


def _stamp(project: Project, code: str) -> Path:
    return _folder(project, code) / "printed.json"


def _read_stamp(project: Project, code: str) -> dict[str, str]:
    """Return what a language was last printed with; nothing if that cannot be told."""
    try:
        stamp: dict[str, str] = json.loads(_stamp(project, code).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp


def tools() -> str:
    """Return all that is installed here, and the addresses that the site is printed for."""
    return f"{sorted(installed_versions(sys.executable).items())} {site_url()} {notebooks_url()}"


class _Run:
    """One run of Sphinx: which pages it wrote, and what they share."""

    def __init__(self, project: Project, language: Language, shared: str) -> None:
        self.project = project
        self.language = language
        self.shared = shared
        self.written: set[str] = set()

    def print_pages(self, output: Path, doctrees: Path) -> str | None:
        """Read and write what is outdated; return what went wrong, or None."""
        from sphinx.application import Sphinx
        from sphinx.errors import SphinxError
        from sphinx.util.docutils import docutils_namespace, patch_docutils

        from bookpress.sphinx.shell import one_script, style_sheet

        warnings = StringIO()  # a file might not be writable, which Sphinx could not say then
        settings = sphinx_settings(self.project, self.language)
        static = output.parent / "static"
        static.mkdir(parents=True, exist_ok=True)
        layers = [Path(path) for path in settings["bookpress_layers"]]
        for name, made in (("pages.css", style_sheet), ("pages.js", one_script)):
            parts = [path for path in layers if path.suffix == Path(name).suffix]
            (static / name).write_text(made(parts), encoding="utf-8")
        source = self.project.book / self.language.code
        # Sphinx marks each style sheet with its hash if it lies there already; so none does.
        copied, kept = output / "_static", output.parent / "static.kept"
        shutil.rmtree(kept, ignore_errors=True)
        if copied.is_dir():
            copied.rename(kept)
        with patch_docutils(), docutils_namespace():
            try:
                app = Sphinx(
                    source, None, output, doctrees, "html", settings,
                    status=None, warning=warnings, warningiserror=True, keep_going=True,
                )  # fmt: skip

                def put_back(app: Any, error: Exception | None) -> None:
                    if kept.is_dir() and not copied.is_dir():  # nothing was outdated
                        kept.rename(copied)

                app.connect("build-finished", put_back, priority=1)
                app.connect("env-get-updated", self._pages_that_share, priority=900)
                app.connect("html-page-context", self._note_written)
                app.build()
                failed = app.statuscode != 0
                images = {name for _, name in app.env.images.values()}
                for problem in _spoiled_pictures(source / path for path in app.env.images):
                    warnings.write(f"{problem}\n")
                    failed = True
            except (SphinxError, BookError) as error:
                warnings.write(f"{error}\n")
                failed = True
        if failed:
            return warnings.getvalue() or "Sphinx failed without a word."
        for image in (output / "_images").glob("*"):
            if image.name not in images:
                image.unlink()
        return None

    def _note_written(self, app: Any, pagename: str, *arguments: Any) -> None:
        self.written.add(pagename)

    def _pages_that_share(self, app: Any, environment: Any) -> list[str]:
        """Name all pages if what they take from each other, numbers included, has changed."""
        domains = environment.domaindata
        shared = [
            {name: node.astext() for name, node in environment.titles.items()},
            {name: node.pformat() for name, node in environment.tocs.items()},
            environment.toc_secnumbers,
            environment.toc_fignumbers,
            domains["std"]["labels"],
            domains["std"]["anonlabels"],
            domains["math"]["objects"],
            domains["py"]["objects"],
        ]
        digest = hashlib.sha256(repr([sorted(part.items()) for part in shared]).encode())
        before, self.shared = self.shared, digest.hexdigest()
        return [] if before == self.shared else sorted(environment.found_docs)


def _spoiled_pictures(paths: Iterable[Path]) -> Iterator[str]:
    """Say which pictures a browser could not show, or not to their end."""
    from PIL import Image

    for path in paths:
        try:
            if path.suffix == ".svg":
                ElementTree.parse(path)
            else:
                with Image.open(path) as picture:
                    picture.load()
        except (OSError, SyntaxError, ValueError) as error:
            yield f"{path}: the picture cannot be shown whole: {error}. Put a whole one there."


def sphinx_settings(project: Project, language: Language) -> dict[str, Any]:
    """Return Sphinx's settings for one language, from `_config.yml` and what differs."""
    from jupyter_book.config import get_final_config

    from neuronbook.live.wording import SCRIPTS

    words = WORDS[language.code]
    settings: dict[str, Any]
    settings, _ = get_final_config(
        user_yaml=project.root / "_config.yml",
        cli_config={"latex_individualpages": False},
        sourcedir=project.book / language.code,
    )
    settings["extensions"] = [
        *(name for name in settings["extensions"] if name not in UNUSED_EXTENSIONS),
        "bookpress",
    ]
    for name in ("comments_config", "thebe_config"):
        settings.pop(name, None)
    layers = [*settings["html_css_files"], *settings["html_js_files"]]
    static = [
        str(project.book / "_static"),
        str(project.build / "press" / language.code / "static"),
        *map(str, SCRIPTS),
    ]
    return settings | {
        "bookpress_language": language.code,
        "bookpress_layers": [str(project.book / "_static" / name) for name in layers],
        "bookpress_plan": str(project.build / "plan.json"),
        "bookpress_static": [*static],  # extensions add theirs to the other one
        "copyright": words["copyright"],
        "external_toc_path": str(project.root / "_toc.yml"),
        "intersphinx_mapping": other_libraries(project.book / "_inventories", language.code),
        "html_css_files": [],
        "html_js_files": ["pages.js"],
        "html_permalinks_icon": "#",
        "html_math_renderer": "mathml",
        "html_baseurl": f"{site_url()}{language.code}/" if site_url() else "",
        "html_static_path": static,
        "html_theme": "basic",
        "html_theme_options": {},
        "html_title": language.title,
        "language": language.sphinx,
        "locale_dirs": [str(project.book / "_interface")],
        "nb_code_prompt_hide": "{type}",
        "nb_code_prompt_show": "{type}",
        "nb_custom_formats": {
            ".md": [
                "bookpress.sphinx.pages.read_page",
                {"plan": str(project.build / "plan.json")},
                False,
            ]
        },
        "numfig_format": {"figure": words["figure"].replace("{}", "%s")},
        "project": language.title,
        "templates_path": [str(TEMPLATES)],
    }


def other_libraries(folder: Path, code: str) -> dict[str, tuple[str, str]]:
    """Return where the pages of other libraries are, and the list of them that the book keeps."""
    path = folder / "about.json"
    about = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {name: (each[code], str(folder / f"{name}.inv")) for name, each in about.items()}
