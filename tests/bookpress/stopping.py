"""A build that comes to a moment, says so by a file, and waits there until it is stopped."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

from bookpress.__main__ import main
from bookpress.running import kernels
from bookpress.site import printing, wheel

WAIT = """
import os
import time
from pathlib import Path

Path(os.environ["REACHED"]).touch()
time.sleep(600)
"""
put_aside = Path.rename


def wait(*arguments, **options):
    exec(WAIT)


def run_late(command, **options):
    """Run a command that is at its work for some seconds more, whoever asked for it."""
    late = WAIT.replace("600", "3") + "import subprocess, sys\nsubprocess.run(sys.argv[1:])"
    return subprocess.run([sys.executable, "-c", late, *command], **options)


def wait_between(path, target):
    put_aside(path, target)
    if target.name == "html.retired":
        wait()


if __name__ == "__main__":
    match sys.argv[1]:
        case "executing":
            kernels.REPORT = WAIT
        case "printing":
            printing._Run.print_pages = wait
        case "wheel":
            wheel.subprocess = SimpleNamespace(run=run_late)
        case "renaming":
            Path.rename = wait_between
    sys.exit(main(["build"]))
