import pytest

from bookpress import build
from bookpress.build import hash_inputs


@pytest.fixture
def inputs(tiny_book, tmp_path, monkeypatch):
    """Return a function that hashes what the tiny book's site is made from, with some libraries."""
    versions = {"numpy": "2"}
    monkeypatch.setattr(build, "PRESS", tmp_path / "press")
    monkeypatch.setattr(
        "bookpress.running.environments.installed_versions", lambda python: versions
    )
    for variable in ("NEURONBOOK_DATA", "NEURONBOOK_CACHE"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
        (tmp_path / variable).mkdir()

    def inputs(python="python", **others):
        versions.update(others)
        return hash_inputs(tiny_book.project, python)

    return inputs


def test_site_is_made_from_sources_tools_settings_and_data_files(
    inputs, tiny_book, tmp_path, monkeypatch
):
    hashes = [inputs()]
    tiny_book.edit("one", "plain", "clear", languages=("en",))
    hashes.append(inputs())
    for folder in ("press", "NEURONBOOK_DATA", "NEURONBOOK_CACHE"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "new").write_text("")
        hashes.append(inputs())
    monkeypatch.setenv("SITE_URL", "https://example.org")
    hashes += [inputs(), inputs(numpy="3"), inputs(python="another")]
    assert len(set(hashes)) == len(hashes)
    monkeypatch.setenv("EDITOR", "another")
    assert inputs(python="another") == hashes[-1]
    monkeypatch.setattr(build, "find_browser", lambda: "another")  # it draws for a public site
    assert inputs(python="another") not in hashes
    monkeypatch.delenv("SITE_URL")
    without = inputs(python="another")
    monkeypatch.setattr(build, "find_browser", lambda: None)
    assert inputs(python="another") == without


def test_data_in_the_users_own_cache_count_where_no_folder_is_named(inputs, tmp_path, monkeypatch):
    monkeypatch.delenv("NEURONBOOK_CACHE")
    monkeypatch.setattr(build.platformdirs, "user_cache_path", lambda name: tmp_path / name)
    before = inputs()
    (tmp_path / "neuronbook").mkdir()
    (tmp_path / "neuronbook" / "cereal.csv").write_text("")
    assert inputs() != before
