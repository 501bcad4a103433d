import pytest

from bookpress.__main__ import main


def test_check_of_a_good_book_succeeds_and_says_what_it_looked_at(tiny_book, monkeypatch, capsys):
    monkeypatch.chdir(tiny_book.project.root / "book")
    assert main(["check"]) == 0
    assert "checked 3 pages in both languages" in capsys.readouterr().out
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


def test_check_follows_the_links_of_a_site_that_is_built(tiny_book, monkeypatch, capsys):
    monkeypatch.chdir(tiny_book.project.root)
    tiny_book.project.site.mkdir(parents=True)
    (tiny_book.project.site / "index.html").write_text('<a href="gone.html">')
    assert main(["check"]) == 1
    assert "index.html:1: the link gone.html leads to no file" in capsys.readouterr().err


def test_command_outside_the_checkout_says_where_to_run_it(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    assert "Change into the checkout" in capsys.readouterr().err


def test_unknown_command_is_refused_with_those_there_are(capsys):
    with pytest.raises(SystemExit):
        main(["print"])
    errors = capsys.readouterr().err
    assert all(command in errors for command in ("build", "check", "execute", "record", "serve"))
