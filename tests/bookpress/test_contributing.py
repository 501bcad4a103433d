"""CONTRIBUTING.md, followed to the letter: its chapter passes, its mistakes say what it says."""

import importlib
import re
import runpy
import subprocess
import sys

import nbformat
import pytest

from bookpress.build import build_site
from bookpress.chapter.contract import check_sources
from bookpress.chapter.outputs import LONGEST_TEXT, output_problems
from bookpress.project import BookError
from bookpress.sphinx.svg import print_svg

PAGE = "99-thermometer"


@pytest.fixture(scope="module")
def guide(real_book):
    return (real_book.root / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def blocks(guide):
    """The blocks of code of each step, without their fences."""
    steps = re.split(r"^### \d", guide, flags=re.MULTILINE)[1:]
    fence = re.compile(r"^(`{3,4})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
    return [[match[3] for match in fence.finditer(step)] for step in steps]


def in_chinese(english, pieces):
    """Put the pieces that step 2 prints where their English stands."""
    directives = r"```\{(caption|exercise)\}.*?^```$"
    text = pieces.strip("\n")
    for match in re.finditer(directives, text, re.MULTILINE | re.DOTALL):
        name = match[1]
        pattern = rf"```\{{{name}\}}.*?^```$"
        english = re.sub(pattern, lambda _, m=match: m[0], english, flags=re.M | re.S)
    rest = re.sub(directives, "", text, flags=re.MULTILINE | re.DOTALL)
    for piece in filter(None, re.split(r"\n{2,}", rest.strip("\n"))):
        start = {" ": "    description:", "#": piece.split(" ")[0] + " ", "神": "The neuron says"}
        begins = start.get(piece[0], "One thermometer shows")
        pattern = rf"^{re.escape(begins)}.*?(?=\n\n|\n---)"
        assert re.search(pattern, english, re.MULTILINE | re.DOTALL), piece
        english = re.sub(pattern, lambda _, p=piece: p, english, count=1, flags=re.M | re.S)
    return english


@pytest.fixture
def guided(tiny_book, blocks, monkeypatch):
    """The tiny book with the chapter of the guide, as far as its fifth step."""
    import neuronbook.exercises

    one, two, three, _, five = blocks[:5]
    tiny_book.write(PAGE, one[0], languages=("en",))
    tiny_book.write(PAGE, in_chinese(one[0], two[1]), languages=("zh",))
    contents = tiny_book.project.root / "_toc.yml"
    contents.write_text(contents.read_text() + three[0])
    exercises = tiny_book.project.package / "exercises"
    (exercises / "ch99.py").write_text(five[0], encoding="utf-8")
    monkeypatch.setattr(neuronbook.exercises, "__path__", [str(exercises)])
    monkeypatch.delitem(sys.modules, "neuronbook.exercises.ch99", raising=False)
    yield tiny_book
    sys.modules.pop("neuronbook.exercises.ch99", None)


def test_chapter_of_the_guide_has_no_mistake(guided):
    assert check_sources(guided.project) == []


def test_exercise_of_the_guide_takes_its_answers_as_it_says(guided, blocks, tmp_path):
    kelvin = importlib.import_module("neuronbook.exercises.ch99").kelvin
    path = tmp_path / "answers.py"
    path.write_text(blocks[4][1])
    answers = runpy.run_path(str(path))
    assert kelvin.check(kelvin.solve()).verdict == "right"
    assert [kelvin.check(answer()).verdict for answer in answers["RIGHT"]["kelvin"]] == [
        "right"
    ] * 3
    told = [kelvin.check(answer()) for answer in answers["WRONG"]["kelvin"]]
    assert [feedback.verdict for feedback in told] == ["not_yet"] * 4
    assert len({feedback.message.en for feedback in told}) == 4


def test_code_of_the_guide_passes_lint_as_printed(guided, blocks, real_book):
    terms = guided.project.package / "terms" / "neurons.py"
    labels = re.compile(r"^LABELS\b.*\{\n", re.MULTILINE)
    text = terms.read_text(encoding="utf-8")
    assert labels.search(text)
    terms.write_text(labels.sub(lambda m: m[0] + blocks[3][0], text), encoding="utf-8")
    answers = guided.project.root / "answers.py"
    answers.write_text(blocks[4][1])
    written = [terms, guided.project.package / "exercises" / "ch99.py", answers]
    config = str(real_book.root / "pyproject.toml")
    for command in (["check"], ["format", "--check"]):
        run = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--config", config, *map(str, written)],
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert run.returncode == 0, run.stdout


def rows(guide):
    """Return the mistakes of the guide's tables and what it says that one hears of them."""
    found = re.findall(r"^\| ([^|`]+?) \| (`.*) \|$", guide, re.MULTILINE)
    return {mistake: re.match(r"(`+)(.*?)\1", message)[2] for mistake, message in found}


def edit(old, new, *languages):
    return lambda book: book.edit(PAGE, old, new, languages=languages or ("zh", "en"))


def unlist(book):
    path = book.project.root / "_toc.yml"
    path.write_text(path.read_text().replace(f"      - file: {PAGE}\n", ""))


def list_twice(book):
    path = book.project.root / "_toc.yml"
    path.write_text(path.read_text() + f"      - file: {PAGE}\n")


def save_as_gbk(book):
    path = book.project.page("zh", PAGE)
    path.write_bytes(path.read_text(encoding="utf-8").replace("°", "度").encode("gbk"))


def leave_out(book):
    path = book.project.page("zh", PAGE)
    path.write_text(re.sub("^神经元给出.*\n", "", path.read_text(encoding="utf-8"), flags=re.M))


SENTENCE = "The neuron says "
CHECKED = {
    "not in the table of contents": unlist,
    "listed twice": list_twice,
    "one language missing": lambda book: book.project.page("zh", PAGE).unlink(),
    "saved as GBK": save_as_gbk,
    "no description": edit("description:", "keywords:", "en"),
    "a tag misspelt": edit("hide-input", "hide_input", "en"),
    "a cell edited in one file": edit("(1.8 * ", "(2 * ", "zh"),
    "another label": edit("(ch99-exercises)=", "(ch99-ending)=", "zh"),
    "a heading without one": edit("(ch99-exercises)=\n", "\n"),
    "no alternative text": edit(":alt:", ":alternative:", "en"),
    "a glued number lost": edit("{glue:text}`b:.1f`", "32", "zh"),
    "a number glued that no cell keeps": edit("`b:.1f`", "`bb:.1f`"),
    "a number typed": edit(SENTENCE, SENTENCE + "1.79: ", "en"),
    "a link to nowhere": edit(SENTENCE, SENTENCE + "[so](98-barometer.md) ", "en"),
    "a misspelt exercise": edit("{answers} ch99.kelvin", "{answers} ch99.kelvn"),
    "a paragraph left out": leave_out,
    "a bold word that is no term": edit(SENTENCE, "The neuron **says** ", "en"),
    "a term bold in one file": edit("**偏置**是", "偏置是", "zh"),
    "half-width punctuation": edit(
        "神经元给出 $y = w x + b$：", "神经元给出 $y = w x + b$: ", "zh"
    ),
}


def pattern(message):
    return re.escape(message).replace("…", ".*")


@pytest.mark.parametrize("mistake", CHECKED)
def test_mistake_is_told_as_the_guide_says(guided, guide, mistake):
    message = rows(guide)[mistake]
    CHECKED[mistake](guided)
    try:
        told = check_sources(guided.project)
    except BookError as error:
        told = [str(error)]
    assert any(re.match(pattern(message), error) for error in told), told


def test_every_mistake_of_the_guide_is_tried(guide):
    built = {"a figure label without Chinese", "a cell that fails", "a cell that prints too much"}
    assert set(rows(guide)) == set(CHECKED) | built


def test_label_without_chinese_is_told_as_the_guide_says(guide):
    told = []
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt">{}</svg>'
    label = "<text>temperature (°C)</text>"
    print_svg(svg.format(label), language="zh", alt="", prefix="", problem=told.append)
    assert told == [rows(guide)["a figure label without Chinese"]]


def test_cell_that_prints_too_much_is_told_as_the_guide_says(guide):
    text = nbformat.v4.new_output("stream", name="stdout", text="x" * (LONGEST_TEXT + 1))
    ((_, told),) = output_problems([nbformat.v4.new_code_cell(outputs=[text])])
    assert re.match(pattern(rows(guide)["a cell that prints too much"]), told)


def test_cell_that_fails_is_told_as_the_guide_says(guided, guide):
    edit("np.polyfit(", "np.polyfits(")(guided)
    with pytest.raises(BookError) as error:
        build_site(guided.project)
    message = rows(guide)["a cell that fails"]
    assert re.search(pattern(message), str(error.value)), error.value
