import os
import signal
import time

import numpy as np
import pytest

from neuronbook.checking import Blank, Exercise, NotYet, ____, require, shape_of
from neuronbook.checking.received import describe
from neuronbook.i18n import Text, set_language


@pytest.fixture(autouse=True)
def _english():
    set_language("en")
    yield
    set_language("en")


def check_y(answer):
    require(answer == 19, en="Double it and subtract 1.", zh="乘以 2 再减 1。")


def solve_y():
    """Return 19."""
    x = 10
    return 2 * x - 1


HINTS = [Text(en="Double it.", zh="乘以 2。"), Text(en="Subtract 1.", zh="减去 1。")]


@pytest.fixture
def exercise():
    return Exercise("y", check=check_y, solution=solve_y, hints=HINTS)


def test_right_answer_is_true_and_every_other_verdict_false(exercise):
    assert exercise.check(19)
    assert not exercise.check(20)
    assert not exercise.check(None)


def test_plain_feedback_speaks_the_current_language_only(exercise):
    feedback = exercise.check(20)
    assert repr(feedback) == "✗ Not yet. Double it and subtract 1. Received: `20`."
    set_language("zh")
    assert repr(feedback) == "✗ 还不对。乘以 2 再减 1。收到的是：`20`。"


@pytest.mark.parametrize(
    ("answer", "kind"), [(19, "nb-right"), (20, "nb-not-yet"), (____, "nb-not-attempted")]
)
def test_html_feedback_holds_both_languages(exercise, answer, kind):
    html = exercise.check(answer)._repr_html_()
    assert html.startswith(f'<div class="nb-feedback {kind}">')
    assert '<span lang="en">' in html
    assert '<span lang="zh" hidden>' in html


def test_html_feedback_escapes_what_it_received(exercise):
    assert "<script>" not in exercise.check("<script>")._repr_html_()


@pytest.mark.parametrize("error", [ZeroDivisionError("by zero"), SystemExit(1)])
def test_error_of_the_reader_becomes_a_verdict_with_its_words(error):
    def check(answer):
        answer()

    def answer():
        raise error

    feedback = Exercise("f", check=check, solution=solve_y, hints=[]).check(answer)
    assert feedback.verdict == "raised"
    assert f"{type(error).__name__}: {error}" in feedback.message.en
    assert f"{type(error).__name__}: {error}" in feedback.message.zh


def test_backticks_of_an_error_do_not_end_its_own():
    def check(answer):
        raise ValueError("`x` is\nwrong")

    feedback = Exercise("f", check=check, solution=solve_y, hints=[]).check(1)
    assert feedback.message.en.endswith("an error. `ValueError: 'x' is wrong`")


def test_error_whose_words_fail_becomes_a_verdict():
    class SilentError(Exception):
        def __str__(self):
            raise RuntimeError

    def check(answer):
        raise SilentError

    feedback = Exercise("f", check=check, solution=solve_y, hints=[]).check(1)
    assert "SilentError" in feedback.message.en


def test_keyboard_interrupt_goes_through():
    def check(answer):
        os.kill(os.getpid(), signal.SIGINT)  # the reader presses Ctrl-C
        time.sleep(60)

    # Programs that are started in the background do not hear Ctrl-C: this one shall.
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            Exercise("f", check=check, solution=solve_y, hints=[]).check(1)
    finally:
        signal.signal(signal.SIGINT, handler)


@pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt])
def test_answer_cannot_end_the_program(error):
    def check(answer):
        raise error

    feedback = Exercise("f", check=check, solution=solve_y, hints=[]).check(1)
    assert error.__name__ in feedback.message.en


def test_none_is_told_what_returns_nothing(exercise):
    feedback = exercise.check(None)
    assert feedback.verdict == "not_yet"
    assert "`compile`" in feedback.message.en
    assert "`compile`" in feedback.message.zh


def test_reason_may_speak_of_a_part_of_the_answer():
    def check(answer):
        raise NotYet(Text(en="Two wide.", zh="两列。"), received=answer["width"])

    feedback = Exercise("f", check=check, solution=solve_y, hints=[]).check({"width": 3})
    assert feedback.message.en.endswith("Received: `3`.")


def test_hints_are_counted_from_1(exercise):
    assert exercise.hint().en == "Hint 1 of 2: Double it."
    assert exercise.hint(2).zh == "提示 2（共 2 条）：减去 1。"


@pytest.mark.parametrize("n", [0, 3, -1, "one", None])
def test_hint_that_is_not_there_says_how_many_there_are(exercise, n):
    assert exercise.hint(n).en == "The hints of this exercise are `hint(1)` to `hint(2)`."


def test_solution_is_the_body_ending_in_the_name(exercise):
    assert exercise.solution_source == "x = 10\ny = 2 * x - 1"

    assert repr(exercise.solution()) == "x = 10\ny = 2 * x - 1"
    assert exercise.solution()._repr_markdown_() == "```python\nx = 10\ny = 2 * x - 1\n```"


def solve_named():
    y = 20
    y -= 1
    return y


def test_solution_that_ends_in_the_readers_name_does_not_assign_it_to_itself():
    exercise = Exercise("y", check=check_y, solution=solve_named, hints=HINTS)
    assert exercise.solution_source == "y = 20\ny -= 1"


@pytest.mark.parametrize(
    "use",
    [
        lambda blank: blank(1, units=2),
        lambda blank: blank.layers[0].kernel,
        lambda blank: 1 + blank * 2 - blank / 3,
        lambda blank: np.float32(2) * blank,
        lambda blank: -blank @ blank,
        lambda blank: blank < 3,
        lambda blank: round(blank, 2),
    ],
)
def test_whatever_is_done_with_a_blank_gives_the_blank(use):
    assert use(____) is ____


@pytest.mark.parametrize("answer", [____, ..., [____], [1, ____], (..., 1)])
def test_blank_among_the_answers_is_an_exercise_not_attempted(exercise, answer):
    assert exercise.check(answer).verdict == "not_attempted"


def test_blank_is_empty_false_and_takes_anything():
    ____.units = 3
    ____["a"] = 1
    with ____ as inside:
        assert inside is ____
    assert list(____) == []
    assert not ____
    assert (len(____), int(____), float(____), 1 in ____) == (0, 0, 0.0, False)
    assert isinstance(____.units, Blank)


def test_received_arrays_are_shown_by_their_shape():
    pair = (np.zeros((11, 1)), np.zeros(1))
    assert describe(pair) == "(ndarray(shape=(11, 1)), ndarray(shape=(1,)))"


def test_received_value_is_one_short_line():
    shown = describe("a\nb " * 1000)
    assert len(shown) <= 80
    assert "\n" not in shown


def test_received_value_is_cut_only_if_it_is_too_long():
    assert describe(12345, limit=5) == "12345"
    assert describe(123456, limit=5) == "1234…"


def test_received_function_is_shown_without_its_address():
    assert " at 0x" not in describe(lambda: 1)


@pytest.mark.parametrize(
    ("value", "shape"),
    [(3, ()), ([1, 2], (2,)), (np.zeros((2, 3)), (2, 3)), ("3", None), ([[1], [2, 3]], None)],
)
def test_shape_is_known_for_numbers_only(value, shape):
    assert shape_of(value) == shape
