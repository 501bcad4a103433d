from __future__ import annotations

import contextlib
import dataclasses
import gzip
import hashlib
import io
import pathlib
import socket

import numpy as np
import pytest

from neuronbook import datasets
from neuronbook.datasets import ChecksumError
from neuronbook.datasets import __main__ as command
from neuronbook.datasets.catalogue import higgs
from neuronbook.datasets.files import progress, streaming
from neuronbook.datasets.files.folders import CacheFolderError
from neuronbook.datasets.records import File, Form


@pytest.fixture(scope="module")
def rows() -> np.ndarray:
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(1000, 29)).astype(np.float32)
    rows[:, 0] = rng.integers(0, 2, len(rows))
    return rows


def put(rows: np.ndarray, row: int, column: int, value: float) -> np.ndarray:
    changed = rows.copy()
    changed[row, column] = value
    return changed


def to_csv(rows: np.ndarray) -> bytes:
    text = io.StringIO()
    np.savetxt(text, rows, fmt="%.18e", delimiter=",")
    return text.getvalue().encode()


@pytest.fixture(scope="module")
def content(rows) -> bytes:
    return gzip.compress(to_csv(rows), compresslevel=1, mtime=0)


@pytest.fixture
def publish(monkeypatch, rows):
    """Take this content for the published file, to be had at these addresses."""

    def take(content: bytes, *addresses: str, num_rows: int = len(rows)) -> None:
        form = Form("HIGGS.csv.gz", hashlib.sha256(content).hexdigest(), len(content), addresses)
        stream = dataclasses.replace(
            higgs.PUBLISHED,
            file=File((form,)),
            num_rows=num_rows,
            first_rows_sha256=hashlib.sha256(rows[:5].astype("<f4").tobytes()).hexdigest(),
        )
        monkeypatch.setattr(higgs, "PUBLISHED", stream)

    return take


class Server:
    """Answers with the content, counts requests and the bytes it sends, and may break off."""

    def __init__(self, content: bytes, *, length: int | None = None, break_off: int | None = None):
        self.content, self.break_off = content, break_off
        self.length = len(content) if length is None else length
        self.sent = self.asked = 0

    def __call__(self, handler):
        self.asked += 1
        handler.send_response(200)
        if self.length:
            handler.send_header("Content-Length", str(self.length))
        handler.end_headers()
        handler.wfile.flush()
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65_536)
        with contextlib.suppress(ConnectionError):
            for start in range(0, len(self.content), 16_384):
                part = self.content[start : start + 16_384][: self.break_off]
                handler.connection.sendall(part)
                self.sent += len(part)
                if self.break_off is not None:
                    return


@pytest.fixture
def server(serve, publish, content) -> Server:
    """Start a server that has the published file, and no other address has it."""
    server = Server(content)
    publish(content, serve(server))
    return server


class TestDownload:
    def test_only_the_bytes_of_the_rows_asked_for_are_sent(self, serve, publish, rows):
        content = gzip.compress(to_csv(rows), compresslevel=0) * 60  # 43 MB
        server = Server(content)
        publish(content, serve(server), num_rows=60 * len(rows))
        frame = higgs.load_higgs(1000)
        assert frame.attrs["source"] == "download"
        np.testing.assert_array_equal(frame.to_numpy(), rows)
        assert server.sent < 12_000_000  # what fills the buffers of the operating system

    @pytest.mark.parametrize("number", [1, 345, 1000])
    def test_rows_come_back_exactly_and_say_how_many_they_are(self, server, rows, number):
        frame = higgs.load_higgs(number)
        assert frame.attrs["num_examples"] == len(frame) == number
        assert set(frame.dtypes) == {np.dtype(np.float32)}
        np.testing.assert_array_equal(frame.to_numpy(), rows[:number])

    def test_rows_in_several_blocks_come_back_in_order(self, server, rows, monkeypatch):
        monkeypatch.setattr(streaming, "BLOCK_ROWS", 300)
        np.testing.assert_array_equal(higgs.load_higgs(1000).to_numpy(), rows)

    def test_rows_are_downloaded_once_and_more_of_them_again(
        self, server, rows, monkeypatch, cache
    ):
        higgs.load_higgs(400)
        assert len(higgs.load_higgs(400)) == 400
        frame = higgs.load_higgs(300)
        np.testing.assert_array_equal(frame.to_numpy(), rows[:300])
        assert frame.attrs["source"] == "download"
        frame.loc[:, "m_bb"] = 0.0  # ours, as any table
        assert server.asked == 1
        np.testing.assert_array_equal(higgs.load_higgs(700).to_numpy(), rows[:700])
        assert server.asked == 2
        assert [path.name for path in cache.iterdir()] == ["HIGGS.csv.gz.rows"]
        monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
        np.testing.assert_array_equal(higgs.load_higgs(700).to_numpy(), rows[:700])

    def test_without_a_network_what_the_cache_holds_is_given_and_told(
        self, server, rows, monkeypatch, caplog
    ):
        higgs.load_higgs(400)
        monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
        frame = higgs.load_higgs(700)
        assert frame.attrs["source"] == "download"
        np.testing.assert_array_equal(frame.to_numpy(), rows[:400])
        assert "400 rows of the 700 asked for" in caplog.text

    def test_refused_connection_gives_the_twin(self, publish, content, refused_address):
        publish(content, refused_address)
        assert higgs.load_higgs(10).attrs["source"] == "synthetic"

    def test_server_that_does_not_tell_the_size_serves_too(self, serve, publish, content, rows):
        publish(content, serve(Server(content, length=0)))
        np.testing.assert_array_equal(higgs.load_higgs(1000).to_numpy(), rows)

    def test_download_that_breaks_off_is_made_good_by_the_next_address(
        self, serve, publish, content, rows
    ):
        publish(content, serve(Server(content, break_off=9000)), serve(Server(content)))
        np.testing.assert_array_equal(higgs.load_higgs(1000).to_numpy(), rows)

    def test_download_that_always_breaks_off_raises_and_leaves_nothing(
        self, serve, publish, content, cache
    ):
        publish(content, serve(Server(content, break_off=9000)))
        with pytest.raises(ChecksumError, match=r"the download broke off.*try again later"):
            higgs.load_higgs(1000)
        assert not cache.exists()

    def test_stalled_download_raises(self, serve, publish, content, stall):
        publish(content, serve(stall(content[:9000], len(content))))
        with pytest.raises(ChecksumError, match="the download broke off"):
            higgs.load_higgs(1000)

    def test_bar_grows_to_the_bytes_that_the_rows_need(self, server, monkeypatch):
        drawn = io.StringIO()
        monkeypatch.setattr(streaming, "watched_stream", lambda: drawn)
        monkeypatch.setattr(progress, "DELAY_SECONDS", 0.0)
        monkeypatch.setattr(progress, "REDRAW_SECONDS", 0.0)
        higgs.load_higgs(500)
        drawn_lines = drawn.getvalue().removesuffix("\n").split("\r")[1:]
        assert len(drawn_lines) > 2
        assert drawn_lines[-1].startswith("HIGGS.csv.gz: 100%|")
        size = len(server.content)
        assert f"/{size / 2e3:.0f}k [" in drawn_lines[1]  # expected: half of the rows, half of it


class TestChecks:
    def test_page_instead_of_the_file_raises_and_leaves_nothing(
        self, serve, publish, content, cache
    ):
        publish(content, serve(b"<html>Welcome to the airport</html>"))
        with pytest.raises(ChecksumError, match=r"HIGGS\.csv\.gz must have sha256=.*: 35 bytes"):
            higgs.load_higgs(100)
        assert not cache.exists()

    @pytest.mark.parametrize(
        ("spoil", "told"),
        [
            (lambda rows: rows[::-1], "other first rows"),
            (lambda rows: rows[:, :28], r"a row \["),
            (lambda rows: put(rows, 50, 9, np.nan), r"a row .*nan"),
            (lambda rows: put(rows, 50, 0, 2.0), r"a row \[2\.0"),
            (lambda rows: rows[:99], "99 rows"),
        ],
        ids=["order", "columns", "not finite", "label", "too few"],
    )
    def test_other_rows_raise_and_leave_nothing(self, serve, publish, rows, cache, spoil, told):
        content = gzip.compress(to_csv(spoil(rows)), compresslevel=1)
        publish(content, serve(content))
        with pytest.raises(ChecksumError, match=told):
            higgs.load_higgs(100)
        assert not cache.exists()

    @pytest.mark.parametrize("spoiled", [b"x" * 9000, b"\x1f\x8b" + bytes(8998), b"a,b\n" * 2250])
    def test_bytes_of_the_right_size_raise_and_leave_nothing(self, serve, publish, cache, spoiled):
        publish(bytes(9000), serve(spoiled))
        with pytest.raises(ChecksumError, match="NEURONBOOK_OFFLINE=1"):
            higgs.load_higgs(100)
        publish(bytes(9000), serve(gzip.compress(spoiled).ljust(9000, b"\0")))
        with pytest.raises(ChecksumError):
            higgs.load_higgs(100)
        assert not cache.exists()

    @pytest.mark.parametrize("place", [20_000, 150_001, -3])
    def test_flipped_bit_in_the_whole_file_raises(
        self, serve, publish, content, rows, cache, place
    ):
        spoiled = bytearray(content)
        spoiled[place] ^= 1
        publish(content, serve(bytes(spoiled)))
        with pytest.raises(ChecksumError):
            higgs.load_higgs(len(rows))
        assert not cache.exists()

    def test_whole_file_is_checked_by_its_checksum(self, serve, publish, content, rows):
        other = gzip.compress(to_csv(rows), compresslevel=1, mtime=1)  # the same rows
        publish(content, serve(other))
        assert len(higgs.load_higgs(len(rows) - 1)) == len(rows) - 1
        with pytest.raises(ChecksumError, match=hashlib.sha256(other).hexdigest()):
            higgs.load_higgs(len(rows))

    def test_spoiled_rows_in_the_cache_raise_instead_of_downloading_again(self, server, cache):
        higgs.load_higgs(100)
        path = cache / "HIGGS.csv.gz.rows"
        path.write_bytes(path.read_bytes()[:-1] + b"x")
        for use in (lambda: higgs.load_higgs(100), lambda: datasets.identify("higgs")):
            with pytest.raises(ChecksumError, match=r"neuronbook\.datasets clear"):
                use()
        assert server.asked == 1

    def test_full_disk_leaves_nothing_behind(self, server, cache, monkeypatch):
        def fail(path, target):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(pathlib.Path, "replace", fail)
        with pytest.raises(CacheFolderError, match=r"No space left.*Set NEURONBOOK_CACHE"):
            higgs.load_higgs(100)
        assert list(cache.iterdir()) == []


class TestMirrorFolder:
    def test_file_is_read_only_as_far_as_needed(self, publish, content, rows, mirror, monkeypatch):
        monkeypatch.setattr(streaming, "BLOCK_ROWS", 10)
        whole = content + b"what follows is not looked at".ljust(2**20)
        (mirror / "HIGGS.csv.gz").write_bytes(whole)
        publish(whole)
        frame = higgs.load_higgs(20)
        assert frame.attrs["source"] == "mirror"
        np.testing.assert_array_equal(frame.to_numpy(), rows[:20])
        with pytest.raises(ChecksumError, match="unset NEURONBOOK_DATA"):
            higgs.load_higgs(1000)

    def test_whole_file_can_be_read(self, publish, content, rows, mirror):
        (mirror / "HIGGS.csv.gz").write_bytes(content)
        publish(content)
        np.testing.assert_array_equal(higgs.load_higgs(1000).to_numpy(), rows)

    def test_other_file_raises(self, publish, content, mirror):
        (mirror / "HIGGS.csv.gz").write_bytes(b"short")
        publish(content)
        with pytest.raises(ChecksumError, match=r"HIGGS\.csv\.gz: 5 bytes"):
            higgs.load_higgs(3)


def test_data_set_is_listed_identified_and_cleared(server, rows, monkeypatch, cache):
    assert datasets.identify("higgs").startswith("synthetic:")
    higgs.load_higgs(100)
    digest = hashlib.sha256(rows[:100].tobytes()).hexdigest()
    assert datasets.identify("higgs") == f"sha256:{digest}"
    assert command.main(["clear", "higgs"]) == 0
    assert list(cache.iterdir()) == []
