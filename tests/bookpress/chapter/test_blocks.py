import pytest

ROWS = "| 一 | 二 |\n|---|---|\n| 1 | 2 |\n"


@pytest.mark.parametrize(
    ("new", "counts"),
    [
        ("猜一猜。\n\n再猜一猜。", ("paragraph: 2", "paragraph: 1")),
        ("", ("no paragraph", "paragraph: 1")),
        ("- 猜一猜。", ("list item: 1, paragraph: 1", "paragraph: 1")),
        ("猜一猜。\n\n" + ROWS, ("paragraph: 1, row: 2", "paragraph: 1")),
        ("猜一猜。\n\n词\n: 意思", ("paragraph: 2, term: 1", "paragraph: 1")),
    ],
)
def test_block_that_one_language_lacks_is_an_error_that_names_both_places(
    complaints, line_of, new, counts
):
    (error,) = complaints("猜一猜。", new)
    zh, en = line_of("{exercise}"), line_of("{exercise}", language="en")
    assert error.startswith(
        f"book/zh/two.md:{zh}: {counts[0]} below this line, where "
        f"book/en/two.md:{en} has {counts[1]}; both languages say the same"
    )


def test_block_before_everything_else_is_counted_too(complaints):
    (error,) = complaints("(ch-two)=", "开头。\n\n(ch-two)=")
    assert error.startswith(
        "book/zh/two.md:1: paragraph: 1 below this line, where book/en/two.md:1"
    )


def test_sentences_of_a_paragraph_may_be_more_in_one_language(complaints):
    assert complaints("猜一猜。", "猜一猜。\n再猜一猜。\n还猜。") == []


def test_block_too_many_in_one_place_does_not_stand_for_one_too_few_in_another(complaints):
    complaints("接下来是什么？", "接下来是什么？\n\n是什么？")
    first, second = complaints("猜一猜。\n", "")
    assert "paragraph: 2 below this line" in first
    assert "no paragraph below this line" in second
