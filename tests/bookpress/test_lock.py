import errno
import shutil
import subprocess
import sys
import threading
import time

import pytest
from filelock import FileLock

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


def test_holder_that_has_not_said_who_it_is_is_waited_for_all_the_same(holder, tmp_path, capsys):
    (tmp_path / "lock.txt").unlink()
    threading.Timer(1, holder.kill).start()
    with alone(tmp_path):
        assert "waiting for another process, which works in" in capsys.readouterr().err


def test_folder_is_free_again_whatever_ends_the_build_and_whoever_keeps_the_error(tmp_path):
    with pytest.raises(BookError) as kept, alone(tmp_path):
        raise BookError("the book is at fault")
    assert kept.tb
    FileLock(tmp_path / "lock").acquire(timeout=0)
    assert not (tmp_path / "lock.txt").exists()


def test_what_a_killed_build_left_is_cleared_up(tmp_path):
    (tmp_path / "html.draft").mkdir()
    (scratch_folder(tmp_path) / "kernels").mkdir(parents=True)
    (tmp_path / "html.retired").mkdir()
    (tmp_path / "html.retired" / "index.html").write_text("the site")
    with alone(tmp_path):
        assert not scratch_folder(tmp_path).exists()
        assert not (tmp_path / "html.draft").exists()
        assert (tmp_path / "html" / "index.html").read_text() == "the site"
    assert not (tmp_path / "html.retired").exists()


def test_site_that_stands_is_not_replaced_by_an_older_one(tmp_path):
    for name in ("html", "html.retired"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    with alone(tmp_path):
        assert (tmp_path / "html" / "index.html").read_text() == "html"
        assert not (tmp_path / "html.retired").exists()


def test_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(BookError, match=r"build folder must be writable.*--into"),
        alone(tmp_path / "file" / "_build"),
    ):
        pass


FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("error", [FULL, shutil.Error([("from", "to", str(FULL))])], ids=type)
def test_full_disk_is_told_with_the_room_that_is_left(tmp_path, error):
    told = r"Received: \[Errno \d+\] No space left on device \(\d+ MB are free\)\. Make room"
    with pytest.raises(BookError, match=told), alone(tmp_path):
        raise error


def test_other_errors_are_no_fault_of_the_folder(tmp_path):
    with pytest.raises(FileNotFoundError), alone(tmp_path):
        (tmp_path / "nothing").read_text()
