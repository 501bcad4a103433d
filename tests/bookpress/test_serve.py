import io
import socket

import pytest

from bookpress import serve as serving
from bookpress.__main__ import main
from bookpress.project import BookError


@pytest.fixture
def taken():
    """A port that another program uses."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_port_in_use_is_told_before_anything_is_printed(tiny_book, monkeypatch, capsys, taken):
    monkeypatch.chdir(tiny_book.project.root)
    assert main(["serve", "--port", str(taken)]) == 1
    error = capsys.readouterr().err
    assert f"The book is shown on a free port. Received: port={taken}, and " in error
    assert "choose another: nox -s serve -- --port 8001" in error
    assert not tiny_book.project.build.exists()


@pytest.mark.parametrize("port", [1, 65535])
def test_first_and_last_port_are_ports(monkeypatch, port):
    opened = []
    monkeypatch.setattr(
        serving.socket, "create_server", lambda address: opened.append(address) or io.StringIO()
    )
    serving.refuse_taken(port)
    assert opened == [("127.0.0.1", port)]


@pytest.mark.parametrize("port", [-1, 0, 65536])
def test_number_that_is_no_port_is_refused(port):
    with pytest.raises(BookError, match=f"Received: port={port}, and "):
        serving.refuse_taken(port)


def test_book_is_printed_and_then_served_on_the_port_that_was_chosen(tiny_book, monkeypatch):
    done = []
    monkeypatch.setattr(serving.subprocess, "run", lambda *args, **kwargs: done.append("printed"))
    monkeypatch.setattr(serving.Server, "serve", lambda server, **options: done.append(options))
    monkeypatch.setattr(serving, "refuse_taken", done.append)
    serving.serve(tiny_book.project, port=8123)
    site = str(tiny_book.project.site)
    assert done == [8123, "printed", {"root": site, "host": "127.0.0.1", "port": 8123}]


@pytest.mark.parametrize(
    ("path", "made"),
    [
        ("book/zh/one.md", False),
        ("src/a/__pycache__/b", True),
        ("book/zh.mo", True),
        ("b.pyc", True),
    ],
)
def test_what_a_build_makes_prints_nothing_again(path, made):
    assert serving.is_made(path) == made
