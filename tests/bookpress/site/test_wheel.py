import pytest

from bookpress.project import BookError
from bookpress.site.wheel import build_wheel


def test_wheel_that_cannot_be_built_says_why(tiny_book):
    (tiny_book.project.root / "pyproject.toml").unlink()
    (tiny_book.project.root / "pyproject.toml").write_text("[project]\nname = 7\n")
    with pytest.raises(BookError, match="wheel could not be built:\n"):
        build_wheel(tiny_book.project)


def test_wheel_is_built_once_and_again_when_it_or_the_package_has_changed(tiny_book):
    wheel = build_wheel(tiny_book.project)
    whole, built = wheel.read_bytes(), wheel.stat().st_mtime_ns
    assert build_wheel(tiny_book.project).stat().st_mtime_ns == built
    wheel.write_bytes(whole[:100])
    assert build_wheel(tiny_book.project).read_bytes() == whole
    (tiny_book.project.package / "extra.py").write_text("")
    assert build_wheel(tiny_book.project) != wheel
