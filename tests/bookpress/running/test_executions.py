import re
from pathlib import Path

import nbformat
import pytest

from bookpress.project import BookError, Project
from bookpress.running import executions, kernels, plans
from bookpress.running.executions import execute
from bookpress.running.kernels import kernel_environment
from bookpress.running.plans import hash_cells, plan, write_plan

COUNT = 'import os\n\nprint("{}", file=open(os.environ["TINY_RUNS"], "a"))'


@pytest.fixture
def run(tiny_book, monkeypatch):
    """Return a function that executes the book, its kernels replaced by a note in a list."""

    async def execute_one(project, execution, environment, bar):
        path = Path(execution.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        notebook = nbformat.v4.new_notebook(metadata={"bookpress": {"key": execution.key}})
        path.write_text(nbformat.writes(notebook))
        return ""

    monkeypatch.setattr(kernels, "run_chapter", execute_one)
    monkeypatch.setattr(plans, "identity", lambda id_: f"sha256:{id_}")
    return lambda: execute(tiny_book.project, plan(tiny_book.project))


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
    first = plan(tiny_book.project)["two"].path
    run()
    tiny_book.edit("two", "keep(w=2.5", "keep(w=2.6")
    run()
    assert plan(tiny_book.project)["two"].path != first
    tiny_book.edit("two", "keep(w=2.6", "keep(w=2.5")
    assert run() == []
    assert plan(tiny_book.project)["two"].path == first


def test_earlier_executions_are_not_kept_for_ever(run, tiny_book):
    for number in range(executions.KEPT + 3):
        tiny_book.edit("one", 'print("', f'print("{number}')
        assert run() == (["one", "two"] if number == 0 else ["one"])
    assert len(list(tiny_book.project.executed.glob("one.*.ipynb"))) == executions.KEPT
    assert len(list(tiny_book.project.executed.glob("two.*.ipynb"))) == 1


def test_edited_plots_execute_the_chapters_that_draw_and_no_other(run, tiny_book):
    tiny_book.chapters(
        drawing="from neuronbook import plots\n\nplots.plot_lines",
        computing="from neuronbook import results",
        alone="1 + 1",
    )
    assert run() == ["drawing", "computing", "alone"]
    path = tiny_book.project.package / "plots" / "neurons" / "lines.py"
    path.write_text(path.read_text() + "\n# edited\n")
    assert run() == ["drawing"]


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
    assert execute(other, plan(other)) == ["one", "two"]


def test_both_languages_find_the_same_execution(tiny_book):
    from bookpress.chapter.chapters import Chapter

    planned = plan(tiny_book.project)["two"]
    for language in ("zh", "en"):
        cells = Chapter.read(tiny_book.project.page(language, "two")).cells
        assert hash_cells(cells) == planned.cells


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
            execute(book.project, plan(book.project), jobs=4)
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


def test_cell_that_takes_too_long_is_stopped_and_named(tiny_book, monkeypatch):
    monkeypatch.setattr(kernels, "CELL_TIMEOUT", 1)
    tiny_book.chapters(slow="import time\n\ntime.sleep(60)")
    with pytest.raises(BookError, match=r"book/en/slow\.md:\d+: cell 1 did not finish: "):
        execute(tiny_book.project, plan(tiny_book.project))
    assert not list(tiny_book.project.executed.glob("*.ipynb"))


def test_kernel_leaves_the_readers_settings_and_the_network_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.setenv("NEURONBOOK_LANG", "zh")
    environment = kernel_environment(tmp_path)
    assert not {"MPLBACKEND", "NEURONBOOK_LANG"} & set(environment)
    assert environment["NEURONBOOK_OFFLINE"] == "1"
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "MPLCONFIGDIR", "KERAS_HOME"):
        assert Path(environment[name]).is_relative_to(tmp_path)


def test_plan_is_written_whole_or_not_at_all(tiny_book, monkeypatch):
    path = write_plan(tiny_book.project, plan(tiny_book.project))
    before = path.read_text()

    def fail(self, target):
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="full"):
        write_plan(tiny_book.project, {})
    assert path.read_text() == before
