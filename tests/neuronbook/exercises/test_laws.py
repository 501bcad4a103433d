"""What holds for every exercise of the book."""

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from neuronbook import exercises
from neuronbook.checking import ____

ANSWERS = Path(__file__).parent / "answers"
CHAPTERS = sorted(path.stem for path in Path(exercises.__path__[0]).glob("ch*.py"))
EXERCISES = [
    pytest.param(chapter, exercise, id=f"{chapter}.{name}")
    for chapter in CHAPTERS
    for name, exercise in exercises.exercises_of(chapter).items()
]
every_exercise = pytest.mark.parametrize(("chapter", "exercise"), EXERCISES)


@pytest.fixture(scope="module")
def answers():
    return {chapter: runpy.run_path(str(ANSWERS / f"{chapter}.py")) for chapter in CHAPTERS}


class Hostile:
    """An object with which everything goes wrong."""

    __hash__ = None

    def __getattribute__(self, name):
        raise RuntimeError(name)

    def __eq__(self, other):
        raise RuntimeError("==")

    def __repr__(self):
        raise RuntimeError("repr")

    def __bool__(self):
        raise RuntimeError("bool")


def test_every_chapter_has_exercises():
    assert CHAPTERS
    assert all(exercises.exercises_of(chapter) for chapter in CHAPTERS)


@every_exercise
def test_shown_solution_is_code_that_answers_right(chapter, exercise):
    names = {}
    exec(exercise.solution_source, names)  # the code a reader would copy: that of `solve`
    assert exercise.check(eval(exercise.answer, names)).verdict == "right"


@every_exercise
def test_right_answers_pass(chapter, exercise, answers):
    right = answers[chapter]["RIGHT"][exercise.name]
    assert len(right) >= 3
    for answer in right:
        assert exercise.check(answer()), exercise.check(answer())


@every_exercise
def test_each_wrong_answer_fails_with_its_own_reason(chapter, exercise, answers):
    wrong = [answer() for answer in answers[chapter]["WRONG"][exercise.name]]
    assert len(wrong) >= 4
    feedbacks = [exercise.check(answer) for answer in wrong]
    assert {feedback.verdict for feedback in feedbacks} == {"not_yet"}
    for language, end in (("en", " Received: "), ("zh", "收到的是：")):
        reasons = [feedback.message.in_language(language).split(end)[0] for feedback in feedbacks]
        assert len(set(reasons)) == len(reasons), reasons


@every_exercise
def test_other_wrong_answers_fail(chapter, exercise, answers):
    for answer in answers[chapter].get("ALSO_WRONG", {}).get(exercise.name, []):
        assert exercise.check(answer()).verdict == "not_yet"


@every_exercise
@pytest.mark.parametrize("blank", [____, ____.weights, None, ..., [____], (____, ____)], ids=repr)
def test_blank_is_not_attempted(chapter, exercise, blank):
    assert exercise.check(blank).verdict == "not_attempted"


@every_exercise
def test_hostile_answer_gets_a_verdict(chapter, exercise):
    for answer in (Hostile(), [Hostile()], (Hostile(), Hostile())):
        feedback = exercise.check(answer)
        assert not feedback
        assert str(feedback)


@every_exercise
def test_hints_exist_in_both_languages(chapter, exercise):
    assert len(exercise.hints) >= 2
    for hint in exercise.hints:
        assert any("\u4e00" <= letter <= "\u9fff" for letter in hint.zh)
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in hint.en)


def test_exercises_are_read_without_loading_keras():
    code = (
        "import sys\n"
        "from neuronbook.exercises import exercises_of\n"
        f"for chapter in {CHAPTERS!r}:\n"
        "    for exercise in exercises_of(chapter).values():\n"
        "        exercise.hint(1), exercise.solution_source\n"
        "assert not {'keras', 'tensorflow', 'matplotlib'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
