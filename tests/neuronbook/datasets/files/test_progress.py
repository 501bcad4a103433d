from __future__ import annotations

import io
import re
import sys
from types import SimpleNamespace

import pytest

from neuronbook.datasets.files import network, progress, store


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Draw a bar however quick the download is, and each time it grows."""
    monkeypatch.setattr(progress, "DELAY_SECONDS", 0.0)
    monkeypatch.setattr(progress, "REDRAW_SECONDS", 0.0)


@pytest.fixture
def terminal(monkeypatch) -> Terminal:
    stream = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stdout=io.StringIO(), stderr=stream))
    return stream


def fetch(make_dataset, serve):
    content = bytes(400_000)
    dataset = make_dataset(serve(content), content=content)
    assert store.find(dataset).source == "download"


def test_terminal_shows_a_bar_that_grows_to_the_size_of_the_file(make_dataset, serve, terminal):
    fetch(make_dataset, serve)
    drawn = terminal.getvalue().removesuffix("\n").split("\r")[1:]
    assert len(drawn) > 2
    assert all(text.startswith("numbers.csv: ") for text in drawn)
    shares = [int(share) for text in drawn for share in re.findall(r" (\d+)%", text)]
    assert len(shares) >= len(drawn) - 1  # only before the first byte nobody knows the size
    assert shares == sorted(shares)
    assert shares[-1] == 100
    assert "400k/400k [" in drawn[-1]


def test_size_that_nobody_tells_leaves_the_bar_out(make_dataset, serve, terminal):
    def answer(handler):
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(bytes(400_000))

    dataset = make_dataset(serve(answer), content=bytes(400_000))
    assert store.find(dataset).source == "download"
    assert "numbers.csv: 400kB [" in terminal.getvalue()
    assert "%" not in terminal.getvalue()


def test_nothing_is_drawn_where_nobody_watches(make_dataset, serve, capsys):
    fetch(make_dataset, serve)
    assert capsys.readouterr() == ("", "")


def test_nothing_is_drawn_without_a_stderr(make_dataset, serve, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    fetch(make_dataset, serve)
    assert progress.watched_stream() is None


def test_nothing_is_drawn_for_a_quick_download(make_dataset, serve, terminal, monkeypatch):
    monkeypatch.setattr(progress, "DELAY_SECONDS", 60.0)
    fetch(make_dataset, serve)
    assert terminal.getvalue() == ""


def test_notebook_shows_it_in_its_plain_output(monkeypatch, terminal):
    stream = type("OutStream", (io.StringIO,), {"__module__": "ipykernel.iostream"})()
    monkeypatch.setattr(progress.sys, "stdout", stream)
    assert progress.watched_stream() is stream


def test_broken_download_ends_its_line(make_dataset, serve, terminal):
    def answer(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "400000")
        handler.end_headers()
        handler.wfile.write(bytes(200_000))

    dataset = make_dataset(serve(answer), content=bytes(400_000))
    with pytest.raises(store.ChecksumError):
        store.find(dataset)
    assert re.search(r" \d+k/400k \[", terminal.getvalue().split("\r")[-1])
    assert terminal.getvalue().endswith("\n")
    assert network.network.found_offline is False
