import importlib

import pytest

from bookpress.chapter import references
from bookpress.chapter.references import find_exercise, read_source
from bookpress.project import BookError


def test_source_is_the_function_without_its_docstring():
    source = read_source("neuronbook.models.build_deep")
    assert source.startswith("def build_deep(\n    num_features: Count,")
    assert source.endswith("    return keras.Sequential(stack)")
    assert '"""' not in source


def test_source_in_a_package_and_a_class_are_found():
    assert read_source("neuronbook.plots.neurons.lines.plot_lines").startswith("def plot_lines(")
    assert read_source("neuronbook.tables.Table").startswith("@dataclass")


def test_source_of_an_async_function_is_found():
    source = read_source("neuronbook.serving.application.read_body")
    assert source.startswith("async def read_body(request: Any,")


@pytest.mark.parametrize(
    "name", ["neuronbook.models.build_nothing", "neuronbook.nothing.f", "keras.Model", "", "f"]
)
def test_unknown_source_is_refused_with_the_form_of_a_name(name):
    with pytest.raises(BookError, match=r"Write it as neuronbook\.models\.build_linear"):
        read_source(name)


def test_exercise_is_found_by_its_chapter_and_name():
    assert find_exercise("ch01.input_shape").name == "input_shape"


@pytest.mark.parametrize("name", ["ch01.nothing", "ch01", "ch01.NUM_ROWS", "ch01.Exercise"])
def test_unknown_exercise_is_refused_with_a_list_of_those_there_are(name):
    with pytest.raises(BookError, match="input_shape, linear_model, weights") as error:
        find_exercise(name)
    assert f"Received: {name!r}" in str(error.value)


@pytest.mark.parametrize("name", ["ch99.input_shape", "input_shape", ""])
def test_unknown_chapter_is_refused_with_the_form_of_a_name(name):
    with pytest.raises(BookError, match=r"Write it as chNN\.name"):
        find_exercise(name)


@pytest.fixture
def exercises(tmp_path, monkeypatch):
    """Return a function that adds a module to the package's exercises."""
    import neuronbook.exercises

    folder = tmp_path / "neuronbook" / "exercises"
    folder.mkdir(parents=True)
    monkeypatch.setattr(references, "PACKAGE", folder.parent)
    monkeypatch.setattr(neuronbook.exercises, "__path__", [str(folder)])

    def exercises(source):
        (folder / "ch98.py").write_text(source, encoding="utf-8")
        importlib.invalidate_caches()

    return exercises


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("x = 1\ny = (\n", "ch98.py:2: SyntaxError: '(' was never closed"),
        (
            "from neuronbook.checking import Exercize\n",
            "ch98.py:1: ImportError: cannot import name",
        ),
        ("\nimport neuronboek\n", "ch98.py:2: ModuleNotFoundError: No module named 'neuronboek'"),
        ("def f():\n    return 1 / 0\n\n\nf()\n", "ch98.py:2: ZeroDivisionError: division by zero"),
    ],
)
def test_exercise_whose_module_cannot_be_imported_says_where_and_why(exercises, source, told):
    exercises(source)
    with pytest.raises(BookError) as error:
        find_exercise("ch98.kelvin")
    assert f"Received: 'ch98.kelvin', but neuronbook/exercises/{told}" in str(error.value)
    assert str(error.value).endswith("Mend the module.")


def test_source_whose_module_is_no_python_says_where_and_why(tmp_path, monkeypatch):
    monkeypatch.setattr(references, "PACKAGE", tmp_path)
    (tmp_path / "models.py").write_text("x = 1\ndef f(:\n")
    with pytest.raises(BookError, match=r"'neuronbook\.models\.f', but .*/models\.py:2: invalid"):
        read_source("neuronbook.models.f")
