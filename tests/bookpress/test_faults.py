"""Builds that someone wants to break: many at once, stopped, on a full disk, upon spoiled files.

A tiny book is built in processes of their own, as its authors do. Each test leaves it built.
"""

from __future__ import annotations

import hashlib
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import psutil
import pytest
from bs4 import BeautifulSoup

BUILD = ("-m", "bookpress", "build")
RUN_LINE = re.compile(rb'<p class="nb-run">.*?</p>', re.DOTALL)
STOPPING = str(Path(__file__).with_name("stopping.py"))
WORDS = {"en": ("A plain word.", "A simple word."), "zh": ("普普通通的词。", "简简单单的词。")}


def hear_interrupts():
    """Hear Ctrl-C even where the tests run in the background, which are started deaf to it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


class BuiltBook:
    """A tiny book, what its site must be, and folders in which no build may leave anything."""

    def __init__(self, book, root):
        self.edit, self.project = book.edit, book.project
        self.reached, self.released = root / "reached", root / "released"
        self.others = [root / name for name in ("temporary", "runtime", "home")]
        for folder in self.others:
            folder.mkdir()
        self.environment = os.environ | {
            "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
            "TINY_RUNS": os.devnull,
            "NEURONBOOK_OFFLINE": "1",
            "TMPDIR": str(self.others[0]),
            "JUPYTER_RUNTIME_DIR": str(self.others[1]),
            "HOME": str(self.others[2]),
            "REACHED": str(self.reached),
            "RELEASED": str(self.released),
        }
        self.words = 0
        self.sites = [self.cold_site()]

    def own(self, name):
        """Put a copy in place of the tiny book's link to a file or folder of the real one."""
        path = self.project.root / name
        source = path.resolve()
        path.unlink()
        shutil.copytree(source, path) if source.is_dir() else shutil.copy(source, path)

    def change_words(self):
        """Change a word of both languages, or change it back."""
        for language, words in WORDS.items():
            self.edit("one", words[self.words], words[1 - self.words], languages=(language,))
        self.words = 1 - self.words
        if len(self.sites) == 1:
            self.sites.append(self.cold_site())

    def cold_site(self):
        """Return what the site is if it is printed from nothing."""
        status, said = self.build(*BUILD, "--into", "_cold")
        assert status == 0, said
        site = contents(self.project.root / "_cold" / "html")
        shutil.rmtree(self.project.root / "_cold")
        return site

    def start(self, *arguments, **options):
        """Start Python as authors do, from the book's folder and from a terminal."""
        return subprocess.Popen(
            [sys.executable, *arguments], cwd=self.project.root, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
            **{"preexec_fn": hear_interrupts} | options,
        )  # fmt: skip

    def build(self, *arguments, **options):
        """Build the book; return the exit status and what was said."""
        process = self.start(*(arguments or BUILD), **options)
        said, _ = process.communicate()
        return process.returncode, said

    def start_until_reached(self, *arguments):
        """Start a build that says by a file that it has come to a moment, and waits there."""
        self.reached.unlink(missing_ok=True)
        process = self.start(*arguments, start_new_session=True)
        while not self.reached.exists():
            assert process.poll() is None, process.stdout.read()
            time.sleep(0.01)
        return process

    def assert_builds(self):
        """Assert that the next build is right, and that nothing is left of those before."""
        status, said = self.build()
        assert status == 0, said
        assert contents(self.project.site) == self.sites[self.words]
        self.assert_left_nothing()

    def assert_left_nothing(self):
        assert [path for folder in self.others for path in folder.iterdir()] == []


@pytest.fixture(scope="module")
def book(tmp_path_factory, make_book):
    root = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.delenv("SITE_URL", raising=False)
        book = BuiltBook(make_book(root / "book"), root)
        for name in ("_config.yml", "pyproject.toml", "book/_static"):
            book.own(name)
        book.assert_builds()
        yield book


def contents(site):
    """Return a digest of every file of a site, but for the lines that say when cells ran."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(
            RUN_LINE.sub(b"", path.read_bytes())
        ).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


# Many at once


def test_builds_at_once_wait_for_each_other_and_one_of_them_prints(book):
    book.change_words()
    processes = [book.start(*BUILD) for _ in range(8)]
    said = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * 8, said
    waited = [text for text in said if "waiting for " in text]
    assert waited
    assert all(re.search(r"waiting for process \d+, since ", text) for text in waited)
    assert sum("printed _build/html" in text for text in said) == 1
    assert sum("nothing has changed" in text for text in said) == 7
    book.assert_builds()


# Stopped


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("moment", ["executing", "printing", "wheel", "renaming"])
def test_stopped_build_leaves_nothing_and_the_next_is_right(book, moment, number):
    before = book.sites[book.words]
    book.change_words()
    for folder in (book.project.executed, book.project.build / "wheel"):
        shutil.rmtree(folder, ignore_errors=True)
    process = book.start_until_reached(STOPPING, moment)
    children = psutil.Process(process.pid).children(recursive=True)
    assert bool(children) == (moment != "renaming")
    stop = os.killpg if number == signal.SIGINT else os.kill  # a terminal tells the whole group
    stop(process.pid, number)
    said, _ = process.communicate()
    _, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []
    book.assert_left_nothing()
    is_renamed = moment == "renaming" and number != signal.SIGINT
    stands = book.project.build / "html.retired" if is_renamed else book.project.site
    assert contents(stands) == before
    if number == signal.SIGINT:
        assert process.returncode == 130
        assert said.endswith("\ninterrupted: the site is as it was before\n")
        assert not [word for word in ("Traceback", "raised", "failed") if word in said]
    book.assert_builds()


def test_printer_killed_for_memory_is_told_without_a_traceback(book):
    book.change_words()
    process = book.start_until_reached(STOPPING, "printing")
    for printer in psutil.Process(process.pid).children():
        printer.kill()
    said, _ = process.communicate()
    assert process.returncode == 1
    assert "a process that printed them was killed" in said
    assert "Traceback" not in said
    book.assert_builds()


# Edited meanwhile


BUSY = """\
import os
import time

open(os.environ["REACHED"], "w").close()
while not os.path.exists(os.environ["RELEASED"]):
    time.sleep(0.01)
"""


def test_edits_while_another_chapter_runs_are_not_printed_beside_its_outputs(book):
    module = book.project.root / "src" / "aside.py"
    module.write_text("VALUE = 0\n")
    book.edit("one", "import os\n", BUSY)
    book.edit("two", "import os\n", "import os\nimport aside\n")
    book.edit("two", "keep(w=2.5, ", "keep(w=2.5 + aside.VALUE, ")

    def edit():
        book.edit("two", "w=2.5 +", "w=2.7 +")
        module.write_text("VALUE = 3\n")

    def undo():
        book.edit("two", "w=2.7 +", "w=2.5 +")
        module.write_text("VALUE = 0\n")

    def printed():
        """Return the number in the cell, and the one that it gave."""
        page = (book.project.site / "en" / "two.html").read_text(encoding="utf-8")
        text = BeautifulSoup(page, "html.parser").get_text()
        return re.search(r"w=(.*?) \+", text)[1], re.search(r"weight is (\S*),", text)[1]

    process = book.start_until_reached(*BUILD, "--jobs", "1")
    edit()
    book.released.touch()
    said, _ = process.communicate()
    assert process.returncode == 0, said
    assert printed() == ("2.5", "2.50")
    undo()
    assert book.build()[0] == 0
    assert printed() == ("2.5", "2.50")
    edit()
    assert book.build()[0] == 0
    assert printed() == ("2.7", "5.70")
    undo()
    book.edit("one", BUSY, "import os\n")
    book.edit("two", "import os\nimport aside\n", "import os\n")
    book.edit("two", "keep(w=2.5 + aside.VALUE, ", "keep(w=2.5, ")
    module.unlink()
    book.assert_builds()


# Upon spoiled files


@pytest.mark.parametrize(
    "patterns",
    [
        ["press/*/doctrees/*"],
        ["press/*/html/**/*"],
        ["press/*/printed.json", "left.json"],
        ["notebooks/**/*", "wheel/**/*"],
        ["executed/*", "plan.json", "printed.json", "sources/**/*"],
    ],
    ids=["doctrees", "pages", "stamps", "notebooks", "executions"],
)
def test_what_was_spoiled_in_the_build_folder_is_made_again(book, patterns):
    for pattern in patterns:
        spoiled = [path for path in book.project.build.glob(pattern) if path.is_file()]
        assert spoiled
        for path in spoiled:
            path.write_bytes(b"\x80spoiled")
    book.change_words()
    book.assert_builds()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("_config.yml", b"sphinx: [", r"_config\.yml:1: this is not YAML: .*"),
        ("_config.yml", b"title: \xb0\xa1", r"_config\.yml:1: the file must be UTF-8\. .*"),
        ("pyproject.toml", b"x = [", r"the wheel could not be built from pyproject\.toml, .*"),
    ],
    ids=["config", "encoding", "wheel"],
)
def test_spoiled_source_is_named_in_a_line(book, name, content, told):
    path = book.project.root / name
    whole = path.read_bytes()
    path.write_bytes(content)
    status, said = book.build()
    path.write_bytes(whole)
    assert status == 1
    assert re.fullmatch(told, said.strip())
    book.assert_builds()


@pytest.mark.parametrize(
    ("name", "content"),
    [("cut.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), ("cut.svg", b"<svg><g>")],
    ids=["png", "svg"],
)
def test_picture_that_is_cut_short_is_named(book, name, content):
    for language in WORDS:
        book.project.page(language, "one").with_name(name).write_bytes(content)
    book.edit("one", "(ch-one)=", f"![7]({name})\n\n(ch-one)=")
    status, said = book.build()
    book.edit("one", f"![7]({name})\n\n(ch-one)=", "(ch-one)=")
    for language in WORDS:
        book.project.page(language, "one").with_name(name).unlink()
        assert f"\nbook/{language}/{name}: the picture cannot be shown whole: " in said
    assert status == 1
    assert "Traceback" not in said
    book.assert_builds()


def test_disk_without_room_is_told_in_a_line(book):
    book.change_words()
    shutil.rmtree(book.project.build / "press")
    status, said = book.build(preexec_fn=leave_little_room)
    assert status == 1
    assert re.fullmatch(r"The build folder must be .* File too large.* Make room.*", said.strip())
    book.assert_builds()


def leave_little_room():
    """Let no file grow beyond 20 kB, less than Sphinx's environment takes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


# While one writes


def test_served_site_follows_changes_and_deletions_and_outlasts_what_fails(book):
    static = book.project.book / "_static"
    css = (static / "book.css").read_text(encoding="utf-8")
    (static / "extra.txt").write_text("extra")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    serve = ("-m", "bookpress", "serve", "--port", str(port))
    process = book.start(*serve, start_new_session=True)

    def shown(path):
        try:
            with urlopen(f"http://127.0.0.1:{port}/{path}", timeout=10) as answer:
                return answer.read().decode()
        except OSError:
            return ""

    def wait_until(is_so):
        deadline = time.monotonic() + 120
        while not is_so():
            assert time.monotonic() < deadline
            time.sleep(0.1)

    try:
        wait_until(lambda: shown("_static/extra.txt") == "extra")
        (static / "book.css").write_text(f"{css}\n.changed {{ color: inherit; }}\n")
        wait_until(lambda: ".changed" in shown("_static/pages.css"))
        (static / "extra.txt").unlink()
        wait_until(lambda: not shown("_static/extra.txt"))
        book.edit("one", "(ch-one)=", "{rolle}`7`\n\n(ch-one)=")
        while "rolle" not in process.stdout.readline():
            assert process.poll() is None
        assert WORDS["en"][book.words] in shown("en/one.html")
        book.edit("one", "{rolle}`7`\n\n(ch-one)=", "(ch-one)=")
        book.change_words()
        wait_until(lambda: WORDS["en"][book.words] in shown("en/one.html"))
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.communicate()
    (static / "book.css").write_text(css)
    book.assert_builds()
