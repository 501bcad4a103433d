import pytest

from bookpress.project import BookError
from bookpress.sphinx.hints import find_exercise


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


def test_page_folds_away_each_hint_and_the_solution_in_its_language(printed_book):
    exercise = find_exercise("ch01.input_shape")
    for language, hint, solution in (("en", "Hint 3", "Solution"), ("zh", "提示 3", "参考答案")):
        page = (printed_book.project.site / language / "two.html").read_text(encoding="utf-8")
        assert page.count("nb-answer") == len(exercise.hints) + 1
        assert f"<summary>{hint}</summary>" in page
        assert f"<summary>{solution}</summary>" in page
    assert "一个只含一个数的列表" in page
    assert "Write a list" not in page
