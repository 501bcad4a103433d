import os
from pathlib import Path

import pytest

from bookpress.project import BookError
from bookpress.snapshot import hash_files, take_snapshot


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_snapshot_holds_what_authors_write_and_nothing_that_tools_leave(tiny_book):
    project = tiny_book.project
    for name in ("book/en/.one.md.swp", "book/en/#one.md#", "src/neuronbook/__pycache__/x.pyc"):
        (project.root / name).parent.mkdir(exist_ok=True)
        (project.root / name).write_text("left")
    (project.root / "notes.txt").write_text("not a source")
    copied = files(take_snapshot(project).root)
    assert copied["book/en/one.md"] == project.page("en", "one").read_bytes()
    assert "src/neuronbook/models.py" in copied
    assert not [name for name in copied if "swp" in name or "#" in name or "pycache" in name]
    assert "notes.txt" not in copied


def test_edit_after_the_snapshot_is_not_in_it(tiny_book):
    copy = take_snapshot(tiny_book.project)
    tiny_book.edit("one", "import os", "import sys")
    assert "import os" in copy.page("en", "one").read_text()


def test_changed_file_is_written_again_with_the_time_of_now_and_no_other(tiny_book):
    copy = take_snapshot(tiny_book.project)
    times = {path: path.stat().st_mtime_ns for path in copy.root.rglob("*.md")}
    tiny_book.edit("one", "plain", "clear", languages=("en",))
    os.utime(tiny_book.project.page("en", "one"), (1, 1))
    take_snapshot(tiny_book.project)
    changed = [path for path in times if path.stat().st_mtime_ns != times[path]]
    assert changed == [copy.page("en", "one")]
    assert changed[0].stat().st_mtime_ns > times[changed[0]]


def test_what_was_deleted_renamed_or_made_a_folder_follows(tiny_book):
    project = tiny_book.project
    (project.book / "extra").write_text("a file")
    copy = take_snapshot(project)
    (project.book / "extra").unlink()
    (project.book / "extra").mkdir()
    (project.book / "extra" / "inside.txt").write_text("inside")
    project.page("en", "one").rename(project.page("en", "uno"))
    take_snapshot(project)
    assert (copy.book / "extra" / "inside.txt").is_file()
    assert not copy.page("en", "one").exists()
    (project.book / "extra" / "inside.txt").unlink()
    (project.book / "extra").rmdir()
    (project.book / "extra").write_text("a file again")
    take_snapshot(project)
    assert (copy.book / "extra").read_text() == "a file again"


def test_file_that_cannot_be_read_is_named(tiny_book, monkeypatch):
    def fail(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.read_bytes", fail)
    with pytest.raises(BookError, match=r"must be readable.*Permission denied.*_config\.yml"):
        take_snapshot(tiny_book.project)


def test_folder_that_cannot_be_read_is_named(tiny_book, monkeypatch):
    listed = os.scandir

    def fail(path):
        if str(path).endswith("exercises"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr("os.scandir", fail)
    with pytest.raises(BookError, match=r"must be readable.*Permission denied.*exercises"):
        take_snapshot(tiny_book.project)


def test_link_to_nothing_is_named(tiny_book):
    (tiny_book.project.book / "en" / "link.md").symlink_to("nowhere.md")
    with pytest.raises(BookError, match=r"must be readable.*No such file.*link\.md"):
        take_snapshot(tiny_book.project)


def test_file_that_is_deleted_while_the_sources_are_read_is_in_no_copy(tiny_book, monkeypatch):
    page, read = tiny_book.project.page("en", "one"), Path.read_bytes

    def read_after_deletion(path):
        if path == page:
            page.unlink(missing_ok=True)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_after_deletion)
    copy = take_snapshot(tiny_book.project)
    assert copy.page("zh", "one").is_file()
    assert not copy.page("en", "one").exists()


def test_hash_changes_with_contents_and_names(tmp_path):
    (tmp_path / "a").mkdir()
    hashes = [hash_files(tmp_path, ["a"])]
    for name, text in (("one", "1"), ("one", "2"), ("two", "1")):
        (tmp_path / "a" / name).write_text(text)
        hashes.append(hash_files(tmp_path, ["a"]))
    hashes.append(hash_files(tmp_path, ["a"], more="x"))
    (tmp_path / "a" / "two").rename(tmp_path / "a" / "three")
    hashes.append(hash_files(tmp_path, ["a"]))
    assert len(set(hashes)) == len(hashes)
