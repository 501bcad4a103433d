import pytest

HTML_META = "  html_meta:\n    description: tiny\n"


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("file_format: mystnb\n", "", 1, "needs `file_format: mystnb`. Received: None."),
        ("  name: python3", "  name: other", 3, "needs `kernelspec: {'name': 'python3', "),
        ("description: tiny", "keywords: tiny", 1, "description, one sentence. Received: None."),
        ("description: tiny", "description: 2020-01-01", 8, "Received: datetime.date(2020, 1, 1)."),
        ("description: tiny", "description: [a, b]", 8, "Received: ['a', 'b']. Write it, in quot"),
        ("description: tiny", 'description: " "', 8, "one sentence. Received: ' '."),
        (HTML_META, "  html_meta: tiny\n", 1, "description, one sentence. Received: None."),
        ("myst:\n" + HTML_META, "myst: tiny\n", 6, "`myst` in the front matter has `key: value`"),
        ("myst:\n", "constants: 1.7\nmyst:\n", 6, "a list of numbers. Received: 1.7. Write `const"),
        ("myst:\n", "constants: [true]\nmyst:\n", 6, "a list of numbers. Received: [True]."),
        (
            "myst:\n",
            'recorded: "yes"\nmyst:\n',
            6,
            "true or false, without quotes. Received: 'yes'",
        ),
        ("myst:\n", "extra: [toys]\nmyst:\n", 6, "Received: ['toys']. Write `extra: production`"),
        ("myst:\n", "question: 7\nmyst:\n", 6, "Received: 7. Write `question: Does the network"),
        ("myst:\n", "recored: true\nmyst:\n", 6, "has no key 'recored'; it has card, constants, "),
    ],
)
def test_front_matter_that_says_what_it_may_not_is_an_error_on_its_line(
    complaints, old, new, line, problem
):
    (error,) = complaints(old, new, docname="one")
    assert error.startswith(f"book/zh/one.md:{line}: ")
    assert problem in error


def test_kernel_that_is_no_mapping_is_an_error_and_no_traceback(complaints):
    kernel = "kernelspec:\n  name: python3\n  display_name: Python 3\n"
    (error,) = complaints(kernel, "kernelspec: python3\n", docname="one")
    assert error.startswith("book/zh/one.md:3: `kernelspec` in the front matter has `key: value`")


@pytest.mark.parametrize(
    ("codec", "line"), [("gbk", 13), ("utf-16", 1)], ids=["GBK", "Windows' Unicode"]
)
def test_page_in_another_encoding_is_named_with_its_first_line(tiny_book, errors, codec, line):
    path = tiny_book.project.page("zh", "one")
    path.write_bytes(path.read_text(encoding="utf-8").encode(codec))
    (error,) = errors()
    assert error.startswith(f"book/zh/one.md:{line}: the file must be UTF-8. Received: a byte 0x")
    assert error.endswith("Save it as UTF-8.")


def test_page_with_a_byte_order_mark_is_named(tiny_book, errors):
    path = tiny_book.project.page("zh", "one")
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    (error,) = errors()
    assert error.startswith("book/zh/one.md:1: the file must be UTF-8 without a byte order mark")
