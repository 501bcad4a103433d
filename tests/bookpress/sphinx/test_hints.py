from bookpress.chapter.references import find_exercise


def test_page_folds_away_each_hint_and_the_solution_in_its_language(printed_book):
    exercise = find_exercise("ch01.input_shape")
    for language, hint, solution in (("en", "Hint 3", "Solution"), ("zh", "提示 3", "参考答案")):
        page = (printed_book.project.site / language / "two.html").read_text(encoding="utf-8")
        assert page.count("nb-answer") == len(exercise.hints) + 1
        assert f"<summary>{hint}</summary>" in page
        assert f"<summary>{solution}</summary>" in page
    assert "一个只含一个数的列表" in page
    assert "Write a list" not in page
