import subprocess
import sys
import threading
import time

import pytest

from bookpress.lock import alone, scratch_folder
from bookpress.project import BookError

HOLD = """
import sys, time
from pathlib import Path
from bookpress.lock import alone

with alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the build folder, until it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_second_build_says_whom_it_waits_for_and_goes_on_when_that_one_is_killed(
    holder, tmp_path, capfd
):
    entered = threading.Event()

    def enter():
        with alone(tmp_path):
            entered.set()

    waiting = threading.Thread(target=enter)
    waiting.start()
    said, until = "", time.monotonic() + 60
    while f"waiting for process {holder.pid}, since " not in said:
        assert time.monotonic() < until, said
        said += capfd.readouterr().err
    assert not entered.wait(0.2)
    holder.kill()
    assert entered.wait(60)
    waiting.join()


def test_what_a_killed_build_left_is_cleared_up(tmp_path):
    (scratch_folder(tmp_path) / "kernels").mkdir(parents=True)
    (tmp_path / "html.retired").mkdir()
    (tmp_path / "html.retired" / "index.html").write_text("the site")
    with alone(tmp_path):
        assert not scratch_folder(tmp_path).exists()
        assert (tmp_path / "html" / "index.html").read_text() == "the site"
    assert not (tmp_path / "html.retired").exists()


def test_site_that_stands_is_not_replaced_by_an_older_one(tmp_path):
    for name in ("html", "html.retired"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    with alone(tmp_path):
        assert (tmp_path / "html" / "index.html").read_text() == "html"


def test_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(BookError, match=r"build folder must be writable.*--into"),
        alone(tmp_path / "file" / "_build"),
    ):
        pass
