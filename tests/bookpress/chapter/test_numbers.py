import pytest

from bookpress.chapter.chapters import Chapter
from bookpress.chapter.numbers import check_typed_numbers, code_numbers, typed_numbers

HEAD = "---\nfile_format: mystnb\nkernelspec: {{name: python3, display_name: Python 3}}\n{}---\n\n"


def complaints(tmp_path, body, front_matter=""):
    path = tmp_path / "page.md"
    path.write_text(HEAD.format(front_matter) + body, encoding="utf-8")
    return list(check_typed_numbers("page.md", Chapter.read(path)))


@pytest.mark.parametrize(
    ("prose", "number"),
    [
        ("The error is 0.53.", "0.53"),
        ("误差是 0.53，很小。", "0.53"),
        ("It wins in 80 % of runs.", "80 %"),
        ("占 12.5％。", "12.5％"),
        ("So $w = 2.51$ here.", "2.51"),
        ("**0.9** of them", "0.9"),
        ("```{note}\nThe error is 0.53.\n```", "0.53"),
        ("- 1,234.5 rows", "1,234.5"),
    ],
)
def test_number_that_no_code_says_is_refused_with_its_line(tmp_path, prose, number):
    (complaint,) = complaints(tmp_path, f"(a)=\n# A\n\n{prose}\n")
    assert f"the prose says {number}, which no code" in complaint
    assert int(complaint.split(":")[1]) >= 9


@pytest.mark.parametrize(
    "prose",
    [
        "There are 3 layers of 512 units, 531,969 parameters, in 2015.",
        "The code `x = 0.53` and {glue:text}`mae:.2f` and 3.8.1 and v2.5 are no claims.",
        "A rate of 0.3, or 30 %, is what the cell says.",
    ],
)
def test_whole_numbers_code_and_what_a_cell_says_are_free(tmp_path, prose):
    cell = "```{code-cell} ipython3\nrate = 0.3\n```\n"
    assert complaints(tmp_path, f"(a)=\n# A\n\n{prose}\n\n{cell}") == []


def test_number_in_a_shown_function_is_free(tmp_path):
    body = "(a)=\n# A\n\nThe shares are 0.7 and 0.3.\n\n```{source} neuronbook.datasets.splits."
    assert complaints(tmp_path, body + "split_at_random\n```\n") == []


def test_constant_of_the_front_matter_is_free(tmp_path):
    body = "(a)=\n# A\n\nThe published figure is 0.885, and 53 % are signal.\n"
    assert complaints(tmp_path, body, 'constants: [0.885, "53 %"]\n') == []
    assert len(complaints(tmp_path, body)) == 2


def test_comma_of_a_sentence_is_not_part_of_a_number():
    assert list(typed_numbers("0.5, 1,000 and 99.9.")) == [("0.5", {0.5}), ("99.9", {99.9})]


def test_cell_with_a_magic_still_says_its_numbers():
    assert code_numbers("x = 0.25\n%matplotlib inline\n") >= {0.25}
