"""Print the whole site: both languages from one execution, the door to both, and the wheel."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from html import escape
from multiprocessing import get_context
from pathlib import Path
from string import Template
from typing import Any

from rich.console import Console

from bookpress.chapter.contract import check_sources
from bookpress.project import LANGUAGES, BookError, Language, Project, site_url
from bookpress.running.executions import execute
from bookpress.running.kernels import ANSI
from bookpress.running.plans import plan, write_plan
from bookpress.running.results import write_results
from bookpress.site.datafiles import write_data
from bookpress.site.links import check_site
from bookpress.site.notebooks import write_notebooks
from bookpress.words import WORDS

HERE = Path(__file__).parents[1]
UNUSED_EXTENSIONS = {"sphinx_comments", "sphinx_thebe", "sphinx_togglebutton"}
"""What Jupyter Book adds by default and the book has no use for; thebe would load from a CDN."""

console = Console(stderr=True, soft_wrap=True)


def build_site(project: Project, *, jobs: int | None = None) -> Path:
    """Check, execute and print the book; return the folder of the site.

    The site is assembled beside the old one and takes its place at the end: whatever fails, the
    site that was there before stays as it was.
    """
    started = time.monotonic()
    if errors := check_sources(project):
        raise BookError("\n".join(errors))
    executions = plan(project)
    executed = execute(project, executions, jobs=jobs)
    write_plan(project, executions)
    press = press_hash(project)
    changed = {code: inputs_hash(project, code, press) for code in LANGUAGES}
    changed = {code: h for code, h in changed.items() if printed_hash(project, code) != h}
    print_languages(project, changed, press)
    assemble(project)
    seconds = time.monotonic() - started
    console.print(
        f"printed {project.relative(project.site)}/index.html in {seconds:.1f} s "
        f"({len(executed)} pages executed, {len(executions) - len(executed)} kept)"
    )
    return project.site


def print_languages(project: Project, changed: dict[str, str], press: str) -> None:
    """Print the languages that changed, side by side, and note from which inputs."""
    if not changed:
        return
    import_press()
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(len(changed), mp_context=context) as pool:
        printed = {code: pool.submit(print_language, project, code, press) for code in changed}
        failures = {code: future.result() for code, future in printed.items()}
    for code, failure in failures.items():
        if not failure:
            _stamp(project, code).write_text(changed[code], encoding="utf-8")
    if any(failures.values()):
        raise BookError("\n".join(filter(None, failures.values())))


def inputs_hash(project: Project, code: str, press: str) -> str:
    """Return a hash of all that the pages of one language are printed from."""
    digest = hashlib.sha256(press.encode())
    shared = [
        project.root / "_config.yml",
        project.root / "_toc.yml",
        project.book / "references.bib",
    ]
    paths = [*shared, project.executed / "plan.json"]
    for folder in (project.book / code, project.book / "_static"):
        paths += sorted(path for path in folder.rglob("*") if path.is_file())
    for path in paths:
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()


def printed_hash(project: Project, code: str) -> str:
    """Return the hash of the inputs that a language was last printed from, or an empty string."""
    stamp = _stamp(project, code)
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""


def _stamp(project: Project, code: str) -> Path:
    return project.build / "press" / code / "printed.txt"


def import_press() -> None:
    """Import what both printing processes need, once, before they part."""
    import sphinx_book_theme  # noqa: F401 - imported for the processes forked from this one


def press_hash(project: Project) -> str:
    """Return a hash of what shapes pages beside their sources and outputs."""
    package = project.package
    paths = [package / "i18n.py", package / "models.py", package / "plots" / "drawing" / "style.py"]
    for part in ("terms", "checking", "exercises"):
        paths += sorted((package / part).glob("*.py"))
    paths += sorted(path for path in HERE.rglob("*") if path.suffix in {".py", ".html"})
    paths += sorted((project.book / "_interface").rglob("*.po"))
    digest = hashlib.sha256(site_url().encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def print_language(project: Project, code: str, press: str) -> str:
    """Run Sphinx for one language; return an error message, or an empty string."""
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    from bookpress.sphinx.figures import palette_css

    language = LANGUAGES[code]
    source = project.book / code
    folder = project.build / "press" / code
    output, log = folder / "html", folder / "warnings.txt"
    folder.mkdir(parents=True, exist_ok=True)
    _stamp(project, code).unlink(missing_ok=True)
    settings = sphinx_settings(project, language, press)
    (folder / "static").mkdir(exist_ok=True)
    (folder / "static" / "palette.css").write_text(palette_css(), encoding="utf-8")
    with log.open("w", encoding="utf-8") as warnings, patch_docutils(), docutils_namespace():
        try:
            app = Sphinx(
                source, None, output, folder / "doctrees", "html", settings,
                status=None, warning=warnings, warningiserror=True, keep_going=True,
            )  # fmt: skip
            app.build()
            failed = app.statuscode != 0
        except (SphinxError, BookError) as error:
            warnings.write(f"{error}\n")
            failed = True
    if not failed:
        return ""
    # The next run would take pages that warned as done; forget them, so that it warns again.
    shutil.rmtree(folder / "doctrees", ignore_errors=True)
    told = ANSI.sub("", log.read_text(encoding="utf-8")).strip()
    return f"{code}: the pages could not be printed:\n{told}"


def sphinx_settings(project: Project, language: Language, press: str) -> dict[str, Any]:
    """Return Sphinx's settings for one language, from `_config.yml` and what differs."""
    from jupyter_book.config import get_final_config

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
    settings["html_theme_options"] |= {
        "search_bar_text": words["search"],
        "toc_title": words["contents"],
    }
    return settings | {
        "bookpress_language": language.code,
        "bookpress_plan": str(project.executed / "plan.json"),
        "bookpress_press": press,
        "copyright": words["copyright"],
        "external_toc_path": str(project.root / "_toc.yml"),
        "html_context": {"default_mode": "auto"},
        "html_baseurl": f"{site_url()}{language.code}/" if site_url() else "",
        "html_static_path": [
            str(project.book / "_static"),
            str(project.build / "press" / language.code / "static"),
        ],
        "html_title": language.title,
        "language": language.sphinx,
        "locale_dirs": [str(project.book / "_interface")],
        "nb_code_prompt_hide": "{type}",
        "nb_code_prompt_show": "{type}",
        "nb_custom_formats": {
            ".md": [
                "bookpress.sphinx.pages.read_page",
                {"plan": str(project.executed / "plan.json")},
                False,
            ]
        },
        "project": language.title,
        "templates_path": [str(HERE / "templates")],
    }


def assemble(project: Project) -> None:
    """Put the printed languages, notebooks, results, data, wheel and front door together."""
    draft = project.build / "html.draft"
    shutil.rmtree(draft, ignore_errors=True)
    leave_out = shutil.ignore_patterns(
        ".buildinfo*", "*.map", "*webpack-macros.html", "_sources", "locales", "reports"
    )
    for code in LANGUAGES:
        shutil.copytree(project.build / "press" / code / "html", draft / code, ignore=leave_out)
    wheel = build_wheel(project)
    shutil.copy2(wheel, draft)
    write_notebooks(project, draft, wheel.name)
    write_results(project, draft)
    if site_url():
        write_data(draft)
    (draft / "index.html").write_text(front_door(), encoding="utf-8")
    (draft / ".nojekyll").touch()
    if errors := check_site(draft):
        raise BookError("\n".join(errors))
    retired = project.build / "html.retired"
    shutil.rmtree(retired, ignore_errors=True)
    if project.site.exists():
        project.site.rename(retired)
    draft.rename(project.site)
    shutil.rmtree(retired, ignore_errors=True)


def front_door() -> str:
    """Return the page that sends a reader to their language, or asks."""
    base = site_url()
    alternates = [
        (language.tag, f"{base}{language.code}/index.html") for language in LANGUAGES.values()
    ]
    alternates.append(("x-default", f"{base}index.html"))
    template = Template((HERE / "templates" / "front-door.html").read_text(encoding="utf-8"))
    return template.substitute(
        alternates="\n".join(
            f'<link rel="alternate" hreflang="{tag}" href="{escape(address)}">'
            for tag, address in alternates
        )
    )


def build_wheel(project: Project) -> Path:
    """Build the wheel that readers' notebooks install, unless the package is unchanged."""
    digest = hashlib.sha256()
    for path in (
        project.root / "pyproject.toml",
        project.root / "README.md",
        *sorted(project.package.rglob("*")),
    ):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(project.root).as_posix().encode() + path.read_bytes())
    folder = project.build / "wheel" / digest.hexdigest()[:32]
    if not (wheels := list(folder.glob("*.whl"))):
        shutil.rmtree(folder.parent, ignore_errors=True)
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
        result = subprocess.run(
            command, cwd=project.root, capture_output=True, text=True, check=False
        )
        if result.returncode:
            raise BookError(
                f"the package's wheel could not be built:\n{result.stdout}{result.stderr}"
            )
        wheels = list(folder.glob("*.whl"))
    return wheels[0]
