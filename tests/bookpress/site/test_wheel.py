from pathlib import Path
from types import SimpleNamespace

import pytest

from bookpress.project import BookError
from bookpress.site import wheel
from bookpress.site.wheel import build_wheel


def test_wheel_that_cannot_be_built_says_why(tiny_book):
    (tiny_book.project.root / "pyproject.toml").unlink()
    (tiny_book.project.root / "pyproject.toml").write_text("[project]\nname = 7\n")
    with pytest.raises(BookError, match=r"could not be built from pyproject\.toml, .*project"):
        build_wheel(tiny_book.project)


def test_wheel_is_built_once_and_again_when_it_or_the_package_has_changed(tiny_book):
    made = build_wheel(tiny_book.project)
    whole, built = made.read_bytes(), made.stat().st_mtime_ns
    assert build_wheel(tiny_book.project).stat().st_mtime_ns == built
    made.write_bytes(whole[:100])
    assert build_wheel(tiny_book.project).read_bytes() == whole
    (tiny_book.project.package / "extra.py").write_text("")
    assert build_wheel(tiny_book.project) != made


def test_wheel_is_another_when_anything_that_it_is_built_from_changes(tiny_book, monkeypatch):
    def build(command, **options):
        (folder := Path(command[-1])).mkdir(parents=True)
        (folder / "x.whl").write_text("")
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(wheel.subprocess, "run", build)
    folders = [build_wheel(tiny_book.project).parent]
    for name in ("pyproject.toml", "README.md", "LICENSE", "src/neuronbook/models.py"):
        (tiny_book.project.root / name).unlink()
        (tiny_book.project.root / name).write_text("")
        folders.append(build_wheel(tiny_book.project).parent)
    assert len(set(folders)) == 5
