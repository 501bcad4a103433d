import pytest

from bookpress.chapter.contract import check_package, check_sources
from bookpress.chapter.wording import check_package_wording


def refused(place, variant, good):
    return (
        f"{place}: the text says {variant!r}; write {good}, or, if it means another thing here, "
        "say in neuronbook/vocabulary where it is refused."
    )


def line_of(path, text):
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("普普通通的词。", "剪枝层。"),
        ("普普通通的词。", "**剪**枝层。"),
        ("普普通通的词。", "- 第一点\n- 剪枝层。"),
        ("普普通通的词。", "见{ref}`剪枝层 <ch-one>`。"),
        ("普普通通的词。", "| 一 | 二 |\n| --- | --- |\n| 剪枝层 | 三 |"),
        ("普普通通的词。", "![剪枝层](one.png)"),
        ("# 一", "# 剪枝"),
        ("普普通通的词。", "````{note}\n```{tip}\n:class: x\n\n另一句\n剪枝层。\n```\n````"),
        ("普普通通的词。", "```{admonition} 剪枝层\n里面。\n```"),
        ("普普通通的词。", "```{figure} one.png\n:alt: 剪枝层\n\n图。\n```"),
    ],
)
def test_variant_is_refused_wherever_a_reader_sees_it_with_its_line(tiny_book, old, new):
    tiny_book.edit("one", old, new, languages=("zh",))
    path = tiny_book.project.page("zh", "one")
    line = line_of(path, "枝")
    found = [error for error in check_sources(tiny_book.project) if "the text says" in error]
    assert found == [refused(f"book/zh/one.md:{line}", "剪枝", "'随机失活' (dropout)")]


def test_caption_alternative_text_and_description_are_words_too(tiny_book):
    for old, new in (
        ("A figure.", "A mini-batch."),
        ("One word.", "Mini-batches."),
        ("description: tiny", "description: drop-out"),
    ):
        tiny_book.edit("two", old, new, languages=("en",))
    path = tiny_book.project.page("en", "two")
    description, caption = line_of(path, "description:"), line_of(path, "{caption}")
    found = [error for error in check_sources(tiny_book.project) if "the text says" in error]
    assert found == [
        refused(f"book/en/two.md:{description}", "drop-out", "'dropout' (随机失活)"),
        refused(f"book/en/two.md:{caption + 1}", "mini-batch", "'minibatch' (小批量)"),
        refused(f"book/en/two.md:{caption + 3}", "mini-batch", "'minibatch' (小批量)"),
    ]


@pytest.mark.parametrize(
    "harmless",
    [
        "`剪枝`",
        "$剪枝$",
        "```\n剪枝\n```",
        "[词](剪枝.md)",
        "{ref}`词 <剪枝>`",
        "{glue:text}`剪枝`",
        "% 剪枝",
    ],
)
def test_code_formulas_labels_and_addresses_are_no_words(tiny_book, harmless):
    tiny_book.edit("one", "普普通通的词。", harmless, languages=("zh",))
    assert not [error for error in check_sources(tiny_book.project) if "the text says" in error]


@pytest.mark.parametrize(
    ("language", "old", "new", "phrase"),
    [
        ("en", "What follows?", "Unfold the table.", "Unfold"),
        ("en", "A figure.", "A figure; move the slider.", "slider"),
        ("en", "A figure.", "The folded code draws it.", "folded code"),
        ("zh", "接下来是什么？", "想好了，再展开下面的图。", "展开下"),
        ("zh", "一幅图。", "拖动滑块。", "滑块"),
        ("zh", "一幅图。", "本页的图。", "本页"),
    ],
)
def test_what_is_true_of_the_page_alone_is_refused_where_there_is_a_notebook(
    tiny_book, language, old, new, phrase
):
    tiny_book.edit("two", old, new, languages=(language,))
    line = line_of(tiny_book.project.page(language, "two"), new)
    (found,) = [error for error in check_sources(tiny_book.project) if "notebook" in error]
    assert found.startswith(f"book/{language}/two.md:{line}: the text says {phrase!r}, which is")


def test_slider_where_there_is_one_and_words_on_pages_without_cells_are_true(tiny_book):
    tiny_book.edit("two", "A figure.", "Where the figure has a slider, move it.", languages=("en",))
    tiny_book.edit("two", "一幅图。", "图下有滑块时，拖动它。", languages=("zh",))
    tiny_book.edit("index", "Read [one]", "Unfold this page and read [one]", languages=("en",))
    assert not [error for error in check_sources(tiny_book.project) if "notebook" in error]


@pytest.mark.parametrize(
    ("path", "old", "new", "variant"),
    [
        ("exercises/ch05.py", "随机失活", "剪枝", "剪枝"),
        ("terms/regularizers.py", "批量归一化", "批标准化", "批标准化"),
        ("terms/particles.py", "{} 个事例", "{} 个事件", "事件"),
        ("checking/answers.py", "批量轴", "批量阀值", "阀值"),
    ],
)
def test_variant_in_feedback_or_label_is_refused_with_its_line(tiny_book, path, old, new, variant):
    file = tiny_book.project.package / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    (found,) = check_package(tiny_book.project)
    name, line, words = found.split(":", 2)
    assert name == f"src/neuronbook/{path}"
    assert abs(int(line) - line_of(file, variant)) <= 3  # where the string begins
    assert words.startswith(f" the text says {variant!r}; write ")


def test_strings_of_the_package_say_no_variant(real_book):
    assert list(check_package_wording(real_book)) == []
