import pytest

from bookpress.__main__ import main


def test_check_of_a_good_book_succeeds_and_says_what_it_looked_at(tiny_book, monkeypatch, capsys):
    monkeypatch.chdir(tiny_book.project.root / "book")
    assert main(["check"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "checked 3 pages in both languages: no mistakes found",
        "followed no links of the site: _build/html is not printed yet",
    ]
    assert not tiny_book.project.build.exists()


def test_check_fails_with_every_error(tiny_book, monkeypatch, capsys):
    monkeypatch.chdir(tiny_book.project.root)
    tiny_book.edit("one", "import os", "import sys", languages=("zh",))
    tiny_book.edit("two", "{answers} ch01.input_shape", "{answers} ch01.no")
    assert main(["check"]) == 1
    errors = capsys.readouterr().err
    assert "book/zh/one.md:" in errors
    assert "book/zh/two.md:" in errors
    assert "book/en/two.md:" in errors


def test_check_follows_the_links_of_the_site_and_says_that_it_may_be_older(
    tiny_book, monkeypatch, capsys
):
    monkeypatch.chdir(tiny_book.project.root)
    tiny_book.project.site.mkdir(parents=True)
    page = tiny_book.project.site / "index.html"
    page.write_text("<p>")
    assert main(["check"]) == 0
    told = "followed the links of _build/html as it was last printed: none is dead"
    assert told in capsys.readouterr().out
    page.write_text('<a href="gone.html">')
    assert main(["check"]) == 1
    errors = capsys.readouterr().err
    assert "_build/html/index.html:1: the link gone.html leads to no file" in errors
    assert "Print the site again." in errors


def test_check_claims_nothing_of_the_site_if_a_source_has_a_dead_link(
    tiny_book, monkeypatch, capsys
):
    monkeypatch.chdir(tiny_book.project.root)
    tiny_book.project.site.mkdir(parents=True)
    tiny_book.edit("index", "(one.md)", "(gone.md)")
    assert main(["check"]) == 1
    told = capsys.readouterr()
    assert "book/zh/index.md:13: the link gone.md leads to no page of the book" in told.err
    assert "dead" not in told.out


@pytest.mark.parametrize("command", [["execute"], ["record", "one"]])
def test_no_cell_is_run_while_a_source_has_a_mistake(tiny_book, monkeypatch, capsys, command):
    monkeypatch.chdir(tiny_book.project.root)
    tiny_book.edit("one", "myst:\n", 'recorded: "yes"\nmyst:\n')
    assert main(command) == 1
    assert "`recorded` in the front matter is true or false" in capsys.readouterr().err
    assert not tiny_book.project.build.exists()
    assert tiny_book.runs() == []


def test_command_outside_the_checkout_says_where_to_run_it(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    assert "Change into the checkout" in capsys.readouterr().err


def test_unknown_command_is_refused_with_those_there_are(capsys):
    with pytest.raises(SystemExit):
        main(["print"])
    errors = capsys.readouterr().err
    assert all(command in errors for command in ("build", "check", "execute", "record", "serve"))
