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


def test_sources_are_listed_anew_by_every_change_that_an_author_makes(tiny_book):
    project = tiny_book.project
    listed = [serving.list_sources(project.root)]

    def is_noticed():
        listed.append(serving.list_sources(project.root))
        return listed[-1] != listed[-2]

    assert not is_noticed()
    tiny_book.edit("one", "import os", "import sys")
    assert is_noticed()
    (project.book / "references.bib").unlink()
    assert is_noticed()
    for name in ("_build/x", "src/neuronbook/__pycache__/x.pyc", "book/en/.one.md.swp"):
        (project.root / name).parent.mkdir(exist_ok=True)
        (project.root / name).write_text("made, not written")
    assert not is_noticed()
    (project.book / "en" / "link.md").symlink_to("nowhere.md")
    assert is_noticed()
