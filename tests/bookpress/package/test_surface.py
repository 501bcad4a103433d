"""What the package offers: the order, the places, and what is said of each name."""

import shutil

import pytest

import neuronbook
from bookpress.package import surface
from bookpress.package.surface import (
    about,
    docstring_of,
    entries_of,
    files_of,
    find_object,
    part_names,
    room_of,
    summary_of,
)
from bookpress.project import BookError


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A copy of the package that a test may edit, read in place of the real one."""
    copy = tmp_path / "neuronbook"
    shutil.copytree(surface.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(surface, "PACKAGE", copy)
    return copy


def test_parts_come_in_the_order_of_the_packages_docstring():
    parts = part_names()
    words = neuronbook.__doc__
    places = [words.index(f"`{part}`") for part in parts]
    assert places == sorted(places)
    folders = {path.stem for path in surface.PACKAGE.iterdir() if path.stem[0] not in "._"}
    folders -= {"py"}  # py.typed
    assert set(parts) == folders


def test_names_of_a_module_come_as_they_are_defined_and_not_by_the_alphabet():
    assert [entry.name for entry in entries_of("models")] == [
        "build_linear",
        "build_deep",
        "build_wide_and_deep",
    ]


def test_names_of_a_folder_come_in_the_order_in_which_it_names_its_modules():
    rooms = list(dict.fromkeys(room_of(entry) for entry in entries_of("plots")))
    assert rooms[:3] == ["neurons", "layers", "descent"]
    assert rooms[-1] == "drawing"
    assert [room_of(entry) for entry in entries_of("training")] == ["runs", "seeds"]


def test_folders_can_be_chosen_and_leave_nothing_out():
    every = entries_of("plots")
    rooms = dict.fromkeys(room_of(entry) for entry in every)
    assert [e for room in rooms for e in entries_of("plots", (room,))] == list(every)


def test_name_that_a_part_above_offers_is_left_to_it():
    names = [entry.name for entry in entries_of("datasets.catalogue.cifar10", ("CLASS_NAMES",))]
    assert names == ["CLASS_NAMES"]
    assert not entries_of("datasets.registry", ("fetch",))


def test_everything_that_the_package_offers_says_what_it_is():
    silent = [e.public for part in part_names() for e in entries_of(part) if not e.docstring]
    assert not silent


def test_comment_above_a_constant_says_what_it_is():
    (count,) = (entry for entry in entries_of("arguments") if entry.name == "Count")
    assert docstring_of(count.defined) == "A whole number, at least 1."


def test_summary_is_the_first_paragraph_on_one_line():
    assert summary_of("Say it\nin two lines.\n\nAnd more.") == "Say it in two lines."


def test_files_are_those_from_which_a_part_is_known():
    names = {path.relative_to(surface.PACKAGE).as_posix() for path in _files("plots")}
    assert {"plots/__init__.py", "plots/__init__.pyi", "plots/curves/curves.py"} <= names
    assert "plots/drawing/panels.py" not in names
    assert {path.name for path in _files("models")} == {"models.py"}


def _files(part):
    return files_of(part, entries_of(part))


@pytest.mark.parametrize(
    ("part", "says"), [("nothing", "models"), ("distributed.tasks", "__all__")]
)
def test_part_that_is_none_or_offers_nothing_is_refused(part, says):
    with pytest.raises(BookError, match=says):
        entries_of(part)


def test_private_annotation_is_told_from_what_a_part_offers():
    assert find_object("neuronbook.arguments.rules.Count")[0]
    assert not find_object("neuronbook.plots.curves.curves.Curve")[0]
    assert find_object("keras.Model") is None


def test_renamed_function_is_found_by_its_new_name_and_nothing_else_changes(package):
    before = [(entry.name, entry.docstring) for entry in entries_of("models")]
    path = package / "models.py"
    path.write_text(path.read_text("utf-8").replace("build_deep", "build_stack"), "utf-8")
    after = [(entry.name, entry.docstring) for entry in entries_of("models")]
    assert [name for name, _ in after] == ["build_linear", "build_stack", "build_wide_and_deep"]
    assert [summary_of(words) for _, words in after] == [summary_of(words) for _, words in before]
    assert about("models") == "The networks of the book, ready to be compiled."


def test_module_that_is_no_python_is_named_with_its_line(package):
    (package / "models.py").write_text("x = 1\ndef f(:\n", "utf-8")
    with pytest.raises(BookError, match=r"models\.py:2"):
        entries_of("models")


def test_loader_of_a_data_set_knows_its_card_and_no_other_name_has_one():
    cards = {entry.name: entry.card for entry in entries_of("datasets") if entry.card}
    assert cards["load_red_wine"] == "data-red-wine"
    assert set(cards) == {each.name for each in entries_of("datasets") if each.name[:5] == "load_"}
