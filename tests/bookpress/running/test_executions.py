import json
import re
import shutil
import sys
from pathlib import Path

import nbformat
import pytest

from bookpress.project import BookError, Project
from bookpress.running import environments, executions, kernels, plans
from bookpress.running.environments import installed_versions, kernel_environment
from bookpress.running.executions import execute
from bookpress.running.plans import plan, write_plan
from bookpress.running.staleness import read_about

COUNT = 'import os\n\nprint("{}", file=open(os.environ["TINY_RUNS"], "a"))'


def execute_missing(project, **options):
    """Execute what is missing; return the names of the chapters that ran."""
    planned = plan(project)
    execute(project, planned, **options)
    return [docname for docname, execution in planned.items() if not execution.path]


@pytest.fixture
def run(tiny_book, monkeypatch):
    """Return a function that executes the book, its kernels replaced by ones that run nothing."""

    async def run_nothing(client, **options):
        python = installed_versions(sys.executable)["python"]
        report = {"read": {}, "versions": {}, "python": python, "memory": 1, "device": "1 × CPU"}
        report = json.dumps(report)
        client.nb.cells[-1].outputs = [nbformat.v4.new_output("stream", text=report)]

    monkeypatch.setattr(kernels.Client, "async_execute", run_nothing)
    monkeypatch.setattr(plans, "identity", lambda id_: f"sha256:{id_}")
    return lambda: execute_missing(tiny_book.project)


def test_only_pages_with_cells_are_executed(run):
    assert run() == ["one", "two"]


def test_nothing_is_executed_twice(run):
    run()
    assert run() == []


def test_changed_prose_executes_nothing(run, tiny_book):
    run()
    tiny_book.edit("one", "A plain word.", "A plainer word.", languages=("en",))
    tiny_book.edit("two", ":alt: 一个词。", ":alt: 两个词。", languages=("zh",))
    assert run() == []


def test_changed_cell_executes_its_chapter_alone(run, tiny_book):
    run()
    tiny_book.edit("two", "keep(w=2.5", "keep(w=2.6")
    assert run() == ["two"]


def test_going_back_to_an_earlier_source_finds_the_earlier_execution(run, tiny_book):
    run()
    first = plan(tiny_book.project)["two"].path
    tiny_book.edit("two", "keep(w=2.5", "keep(w=2.6")
    run()
    assert plan(tiny_book.project)["two"].path != first
    tiny_book.edit("two", "keep(w=2.6", "keep(w=2.5")
    assert run() == []
    assert plan(tiny_book.project)["two"].path == first


def test_earlier_executions_are_not_kept_for_ever_and_the_newest_always(run, tiny_book):
    for number in range(executions.KEPT + 3):
        tiny_book.edit("one", 'print("', f'print("{number}')
        assert run() == (["one", "two"] if number == 0 else ["one"])
        assert run() == []
    assert len(list(tiny_book.project.executed.glob("one.*.ipynb"))) == executions.KEPT
    assert len(list(tiny_book.project.executed.glob("two.*.ipynb"))) == 1


def test_other_data_execute_the_chapters_that_load_them_and_no_other(run, tiny_book, monkeypatch):
    tiny_book.chapters(
        loading="from neuronbook.datasets import load_cereals\nload_cereals()", alone="1"
    )
    run()
    monkeypatch.setattr(plans, "identity", lambda id_: f"synthetic:{id_}")
    assert run() == ["loading"]
    assert plan(tiny_book.project)["loading"].data == {"cereals": "synthetic:cereals"}
    monkeypatch.setattr(plans, "identity", lambda id_: f"sha256:{id_}")
    assert run() == []


def test_another_build_folder_has_its_own_executions(run, tiny_book, tmp_path):
    run()
    other = Project.find(tiny_book.project.root, build=tmp_path / "other")
    assert execute_missing(other) == ["one", "two"]


def test_both_languages_find_the_same_execution(tiny_book):
    from bookpress.chapter.chapters import Chapter
    from bookpress.running.meaning import cell_meaning

    planned = plan(tiny_book.project)["two"]
    for language in ("zh", "en"):
        cells = Chapter.read(tiny_book.project.page(language, "two")).cells
        assert [cell_meaning(cell.source, cell.tags) for cell in cells] == planned.meanings


# Real kernels


PAGE = """\
(ch-{0})=
# {0}

```{{code-cell}} ipython3
1 + 1
```

words

```{{code-cell}} ipython3
{1}
```
"""
FAULTS = {
    "raising": "def halve(x):\n    return x / 0\n\n\nhalve(1)",
    "muttering": 'import sys\n\nprint("deprecated", file=sys.stderr)',
    "tensorflow": 'print("loss 0.5")\nprint("WARNING:tensorflow:5 out of the last 5 calls")',
    "misspelt": "for x in",
    "dying": "import os\n\nos._exit(3)",
}


@pytest.fixture(scope="module")
def failed(tmp_path_factory, make_book):
    """A book in which each chapter but one has a fault, after one attempt to execute it."""
    root = tmp_path_factory.mktemp("failing")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("TINY_RUNS", str(root / "runs.txt"))
        book = make_book(root)
        book.chapters(**FAULTS, good=COUNT.format("good"))
        for docname, source in FAULTS.items():
            book.write(docname, PAGE.format(docname, source))
        with pytest.raises(BookError) as error:
            execute_missing(book.project, jobs=4)
        yield book, str(error.value)


def test_cell_that_raises_fails_with_file_line_cell_number_and_traceback(failed):
    _, message = failed
    report = re.search(
        r"^book/en/raising\.md:19: cell 2 raised ZeroDivisionError: division by zero$"
        r".*?(?=^book/|\Z)",
        message,
        re.MULTILINE | re.DOTALL,
    )
    assert report
    assert "return x / 0" in report[0]
    assert "halve(1)" in report[0]
    assert "\x1b" not in report[0]


@pytest.mark.parametrize(
    ("chapter", "complaint"),
    [
        ("muttering", "cell 2 printed a warning, which readers would see:\ndeprecated\n"),
        (
            "tensorflow",
            "cell 2 printed a warning, which readers would see:\nloss 0.5\nWARNING:tensorflow",
        ),
        ("misspelt", "cell 2 raised SyntaxError: "),
        ("dying", "cell 2 did not finish: Kernel died"),
    ],
)
def test_fault_fails_with_its_chapter_line_and_cell_number(failed, chapter, complaint):
    assert f"book/en/{chapter}.md:19: {complaint}" in failed[1]


def test_failed_chapters_leave_no_file_and_the_good_one_is_kept(failed):
    book, _ = failed
    names = {path.name.split(".")[0] for path in book.project.executed.iterdir()}
    assert names == {"good"}
    assert book.runs() == ["good"]
    assert plan(book.project)["good"].path in map(str, book.project.executed.iterdir())


def test_execution_notes_what_its_cells_read(failed):
    book, _ = failed
    made = read_about(Path(plan(book.project)["good"].path))["made"]
    assert made["read"] == {}
    assert made["versions"]["ipykernel"] == installed_versions(sys.executable)["ipykernel"]


ARGUMENTS = [
    f"neuronbook/arguments/{name}.py"
    for name in ("__init__", "checks", "columns", "rules", "shapes")
]
READING = """\
import aside
from neuronbook import results
from neuronbook.i18n import Text

print(aside.VALUE)"""


def test_cells_that_were_planned_are_run_whatever_becomes_of_the_page_meanwhile(tiny_book):
    tiny_book.chapters(one=READING)
    source = tiny_book.project.root / "src"
    (source / "aside.py").write_text('VALUE = open(__file__.replace(".py", ".txt")).read()')
    (source / "aside.txt").write_text("seven")
    planned = plan(tiny_book.project)
    tiny_book.edit("one", "aside.VALUE", "aside.OTHER")
    execution = execute(tiny_book.project, planned)["one"]
    (cell,) = nbformat.read(execution.path, as_version=4).cells
    assert cell.outputs[0].text == "seven\n"
    assert {*execution.about["made"]["read"]} == {
        "aside.py",
        "aside.txt",
        "neuronbook/__init__.py",
        *ARGUMENTS,
        "neuronbook/environment.py",
        "neuronbook/i18n.py",
        "neuronbook/results.py",
    }
    assert plan(tiny_book.project)["one"].path == ""


def test_cell_does_not_say_that_data_are_synthetic_as_the_head_of_the_page_does(
    tiny_book, monkeypatch
):
    monkeypatch.setenv("NEURONBOOK_CACHE", str(tiny_book.project.root / "no-data"))
    monkeypatch.delenv("NEURONBOOK_DATA", raising=False)
    source = "from neuronbook.datasets import load_cereals\n\nload_cereals().attrs['source']"
    tiny_book.chapters(one=source)
    execution = execute(tiny_book.project, plan(tiny_book.project))["one"]
    [cell] = nbformat.read(execution.path, as_version=4).cells
    assert [output.data["text/plain"] for output in cell.outputs] == ["'synthetic'"]


@pytest.fixture
def other_python(tiny_book, tmp_path):
    """Another Python, which has a package of its own and a module beside it."""
    folder = tmp_path / "other"
    shutil.copytree(tiny_book.project.package, folder / "neuronbook")
    (folder / "beside.py").write_text("VALUE = 7")
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nPYTHONPATH={folder} exec {sys.executable} "$@"\n')
    python.chmod(0o755)
    tiny_book.chapters(one="import beside\nfrom neuronbook import results\n\nprint(beside.VALUE)")
    return str(python)


def test_another_python_runs_the_package_that_is_installed_for_it(tiny_book, other_python):
    planned = plan(tiny_book.project, python=other_python)
    execution = execute(tiny_book.project, planned, python=other_python)["one"]
    assert {*execution.about["made"]["read"]} == {
        "neuronbook/__init__.py",
        *ARGUMENTS,
        "neuronbook/results.py",
    }
    assert plan(tiny_book.project, python=other_python)["one"].path == execution.path


def test_another_python_must_have_the_package_that_is_printed(tiny_book, other_python):
    path = tiny_book.project.package / "__init__.py"
    path.write_text(path.read_text() + "\nVERSION = 0\n")
    with pytest.raises(BookError, match=r"another version of src/neuronbook/__init__\.py"):
        execute(tiny_book.project, plan(tiny_book.project), python=other_python)


def test_kernel_that_is_cleaned_up_is_not_cleaned_up_again():
    client = kernels.Client(nbformat.v4.new_notebook())
    assert client.km is None
    client._cleanup_kernel()  # as nbclient does at exit


def test_python_that_is_none_is_named(tiny_book):
    with pytest.raises(BookError, match="Received: '/no/python'"):
        execute_missing(tiny_book.project, python="/no/python")


def test_cell_that_takes_too_long_is_stopped_and_named(tiny_book, monkeypatch):
    monkeypatch.setattr(environments, "CELL_TIMEOUT", 3)
    tiny_book.chapters(slow="import time\n\ntime.sleep(600)")
    with pytest.raises(BookError, match=r"book/en/slow\.md:\d+: cell 1 did not finish: "):
        execute_missing(tiny_book.project)
    assert not list(tiny_book.project.executed.glob("*.ipynb"))


def test_kernel_leaves_the_readers_settings_and_the_network_alone(tiny_book, tmp_path, monkeypatch):
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.setenv("NEURONBOOK_LANGUAGE", "zh")
    monkeypatch.setenv("NEURONBOOK_MISSPELT", "1")
    monkeypatch.setenv("NEURONBOOK_DATA", "/data")
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    scratch = tmp_path / "scratch"
    environment = kernel_environment(scratch, tiny_book.project, sys.executable)
    assert "MPLBACKEND" not in environment
    kept = {name for name in environment if name.startswith("NEURONBOOK_")}
    assert kept - {"NEURONBOOK_CACHE"} == {"NEURONBOOK_DATA", "NEURONBOOK_OFFLINE"}
    assert environment["PYTHONPATH"] == str(tiny_book.project.root / "src")
    assert environment["NEURONBOOK_OFFLINE"] == "1"
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "MPLCONFIGDIR", "KERAS_HOME"):
        assert Path(environment[name]).is_relative_to(scratch)


def test_plan_is_written_whole_or_not_at_all(tiny_book, monkeypatch):
    path = write_plan(tiny_book.project, plan(tiny_book.project))
    before = path.read_text()

    def fail(self, target):
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="full"):
        write_plan(tiny_book.project, {})
    assert path.read_text() == before
