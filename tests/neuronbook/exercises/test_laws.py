"""What holds for every exercise of the book."""

import random
import runpy
import subprocess
import sys
import time
from pathlib import Path

import keras
import numpy as np
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
@pytest.mark.parametrize("blank", [____, ____.weights, ..., [____], (____, ____)], ids=repr)
def test_blank_is_not_attempted(chapter, exercise, blank):
    assert exercise.check(blank).verdict == "not_attempted"


MODELS = [param for param in EXERCISES if isinstance(param.values[1].solve(), keras.Model)]
every_model = pytest.mark.parametrize(("chapter", "exercise"), MODELS)


def under(policy, build):
    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy(policy)
    try:
        return build()
    finally:
        keras.config.set_dtype_policy(before)


def wrapped(model):
    outer = keras.Sequential([keras.Input(model.input_shape[1:]), model])
    if model.compiled:
        outer.compile(model.optimizer, model.loss, metrics=["binary_accuracy"])
    return outer


def trained(model):
    x = np.random.default_rng(0).normal(size=(64, model.input_shape[-1]))
    if not model.compiled:
        model.compile("adam", "mae")
    model.fit(x, np.arange(64) % 2, epochs=2, verbose=0)
    return model


@every_model
@pytest.mark.parametrize("policy", ["mixed_bfloat16", "mixed_float16", "float64"])
def test_solution_passes_under_each_policy(chapter, exercise, policy):
    model = under(policy, exercise.solve)
    assert exercise.check(model), exercise.check(model)
    assert under(policy, lambda: exercise.check(model)), "the policy is still on"


@every_model
@pytest.mark.parametrize("change", [wrapped, trained, keras.models.clone_model])
def test_solution_passes_wrapped_trained_and_copied(chapter, exercise, change):
    model = change(exercise.solve())
    assert exercise.check(model), exercise.check(model)


@every_model
def test_solution_passes_under_other_names(chapter, exercise):
    model = exercise.solve()
    config = model.get_config()
    for place, layer in enumerate(config["layers"]):
        layer["config"]["name"] = f"dropout_{place}_über"
    renamed = keras.Sequential.from_config(config)
    if model.compiled:
        renamed.compile_from_config(model.get_compile_config())
    assert exercise.check(renamed), exercise.check(renamed)


@every_model
def test_check_changes_nothing_of_the_readers(chapter, exercise):
    model = exercise.solve()
    variables = [*model.variables, *(model.optimizer.variables if model.compiled else [])]
    before = [each.numpy() for each in variables]
    name = keras.layers.Dense(1).name
    random.seed(1)
    np.random.seed(1)
    assert exercise.check(model)
    assert (random.random(), np.random.random()) == (FIRST, NUMPY_FIRST)
    for left, right in zip(before, variables, strict=True):
        np.testing.assert_array_equal(left, right.numpy())
    assert keras.layers.Dense(1).name == following(name)


FIRST = random.Random(1).random()
NUMPY_FIRST = np.random.RandomState(1).random()


def following(name):
    stem, _, number = name.rpartition("_")
    return f"{stem}_{int(number) + 1}" if stem else f"{name}_1"


def holds_itself():
    value = []
    value.extend([value, value])
    return value


def leaves(error):
    """Make an object with which everything leaves the program."""

    def leave(self, *arguments):
        raise error

    names = ("__getattr__", "__eq__", "__repr__", "__len__", "__iter__", "__bool__", "__float__")
    return type("Leaving", (), dict.fromkeys(names, leave) | {"__hash__": None})()


@every_exercise
@pytest.mark.parametrize(
    "hostile",
    [
        Hostile,
        lambda: [Hostile()],
        lambda: (Hostile(), Hostile()),
        holds_itself,
        lambda: range(30_000_000),
        lambda: "x" * 10_000_000,
        lambda: leaves(SystemExit),
        lambda: leaves(KeyboardInterrupt),
    ],
)
def test_hostile_answer_soon_gets_a_verdict(chapter, exercise, hostile):
    started = time.process_time()
    feedback = exercise.check(hostile())
    assert not feedback
    assert str(feedback)
    assert time.process_time() - started < 5


@every_exercise
def test_none_is_told_what_returns_nothing(chapter, exercise):
    assert "`compile`" in exercise.check(None).message.en


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
