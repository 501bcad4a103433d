"""What `_config.yml` says, as far as a page shows it."""

from bookpress.build import build_site


def test_what_an_editor_leaves_in_the_book_is_not_printed(tiny_book):
    tiny_book.chapters(one="1", two="2")
    for name in (".ipynb_checkpoints/one-checkpoint.md", "#one.md", ".#one.md", "one.md~"):
        path = tiny_book.project.book / "zh" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("# x\n")
    pages = {path.stem for path in (build_site(tiny_book.project) / "zh").glob("*.html")}
    assert pages == {"index", "one", "search", "two"}
