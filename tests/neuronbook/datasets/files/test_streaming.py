from __future__ import annotations

import contextlib
import dataclasses
import errno
import gzip
import hashlib
import io
import os
import pathlib
import re
import socket
import subprocess
import sys
import time

import numpy as np
import pytest
import tensorflow as tf

from neuronbook import datasets
from neuronbook.datasets import ChecksumError
from neuronbook.datasets import __main__ as command
from neuronbook.datasets.catalogue import higgs
from neuronbook.datasets.files import network, pieces, progress, streaming
from neuronbook.datasets.files.folders import CacheFolderError
from neuronbook.datasets.files.rows import pack, unpack
from neuronbook.datasets.records import File, Form


def make_rows(num_rows: int) -> np.ndarray:
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(num_rows, 29)).astype(np.float32)
    rows[:, 0] = rng.integers(0, 2, num_rows)
    return rows


def to_csv(rows: np.ndarray) -> bytes:
    text = io.StringIO()
    np.savetxt(text, rows, fmt="%.18e", delimiter=",")
    return text.getvalue().encode()


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """Wait for the server however busy the machine is: each of these tests has one that answers."""
    monkeypatch.setattr(network, "ANSWER_SECONDS", 60.0)


@pytest.fixture
def rows():
    return make_rows(2500)


@pytest.fixture
def publish(monkeypatch):
    """Take this content for the published file, to be had at these addresses."""

    def take(content: bytes, rows: np.ndarray, *addresses: str) -> None:
        digest = hashlib.sha256(content).hexdigest()
        form = Form("HIGGS.csv.gz", digest, len(content), addresses)
        stream = dataclasses.replace(
            higgs.STREAM,
            size=len(content),
            sha256=digest,
            first_rows_sha256=hashlib.sha256(rows[:5].astype("<f4").tobytes()).hexdigest(),
        )
        changed = dataclasses.replace(higgs.HIGGS, files=(File((form,)),))
        monkeypatch.setattr(higgs, "HIGGS", changed)
        monkeypatch.setattr(higgs, "STREAM", stream)
        monkeypatch.setattr(streaming, "PIECE_BYTES", 200_000)
        monkeypatch.setattr(streaming, "PIECE_ROWS", 1000)

    return take


class Server:
    """Answers with the content, counts the bytes it sends, and may break off or stall."""

    def __init__(
        self,
        content: bytes,
        *,
        ranges: bool = True,
        break_off: int | None = None,
        stall: int | None = None,
    ):
        self.content, self.ranges, self.break_off, self.stall = content, ranges, break_off, stall
        self.sent = 0
        self.asked: list[str | None] = []

    def __call__(self, handler):
        told = handler.headers.get("Range")
        self.asked.append(told)
        start = int(re.fullmatch(r"bytes=(\d+)-", told)[1]) if told and self.ranges else 0
        handler.send_response(206 if start else 200)
        if start:
            size = len(self.content)
            handler.send_header("Content-Range", f"bytes {start}-{size - 1}/{size}")
        handler.send_header("Content-Length", str(len(self.content) - start))
        handler.end_headers()
        handler.wfile.flush()
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65_536)
        until = len(self.content) if self.break_off is None else self.break_off
        self.break_off = None
        with contextlib.suppress(ConnectionError):
            while start < until:
                while self.stall is not None and start >= self.stall:
                    time.sleep(0.02)
                part = self.content[start : min(start + 16_384, until)]
                handler.connection.sendall(part)
                self.sent += len(part)
                start += len(part)


@pytest.fixture
def begun(serve, publish, rows):
    """Load the first 400 rows; return the server, the whole content and the bytes kept of it."""
    content = gzip.compress(to_csv(rows), compresslevel=1)
    server = Server(content)
    publish(content, rows, serve(server))
    higgs.load_higgs(400)
    return server, content, pieces.end(pieces.find("HIGGS.csv.gz"))


class TestStreaming:
    def test_only_the_bytes_of_the_rows_asked_for_are_sent(self, serve, publish, rows):
        block = to_csv(rows[:1000])
        content = gzip.compress(block, compresslevel=0) * 60  # 42 MB
        server = Server(content)
        publish(content, rows, serve(server))
        frame = higgs.load_higgs(1000)
        assert frame.attrs["source"] == "download"
        np.testing.assert_array_equal(frame.to_numpy(), rows[:1000])
        assert server.sent < 12_000_000  # what fills the buffers of the operating system

    def test_rows_come_back_exactly_and_say_how_many_they_are(self, serve, publish, rows):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        publish(content, rows, serve(Server(content)))
        frame = higgs.load_higgs(1234)
        assert frame.attrs["num_examples"] == len(frame) == 1234
        assert set(frame.dtypes) == {np.dtype(np.float32)}
        np.testing.assert_array_equal(frame.to_numpy(), rows[:1234])

    def test_more_rows_go_on_where_the_earlier_ones_ended(self, begun, rows):
        server, content, kept = begun
        assert 0 < kept < len(content)
        np.testing.assert_array_equal(higgs.load_higgs(2400).to_numpy(), rows[:2400])
        assert server.asked == [None, f"bytes={kept - streaming.OVERLAP_BYTES}-"]
        higgs.load_higgs(2400)
        higgs.load_higgs(7)
        assert len(server.asked) == 2

    def test_server_that_knows_no_ranges_serves_too(self, serve, publish, rows):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        publish(content, rows, serve(Server(content, ranges=False)))
        higgs.load_higgs(400)
        np.testing.assert_array_equal(higgs.load_higgs(2400).to_numpy(), rows[:2400])

    def test_broken_download_is_continued_at_once(self, serve, publish, rows):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        server = Server(content, break_off=300_001)
        publish(content, rows, serve(server))
        np.testing.assert_array_equal(higgs.load_higgs(2500).to_numpy(), rows)
        assert len(server.asked) == 2

    def test_download_that_cannot_go_on_gives_what_is_here(
        self, serve, publish, rows, monkeypatch, caplog
    ):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        publish(content, rows, serve(Server(content)))
        higgs.load_higgs(1500)
        monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
        frame = higgs.load_higgs(2400)
        assert 1500 <= len(frame) == frame.attrs["num_examples"] < 2400
        assert frame.attrs["source"] == "download"
        assert f"{len(frame)} rows of the 2400 asked for" in caplog.text

    def test_whole_file_is_checked_by_its_checksum(self, serve, publish, rows):
        content = gzip.compress(to_csv(rows), compresslevel=1, mtime=0)
        publish(gzip.compress(to_csv(rows), compresslevel=1, mtime=1), rows, serve(Server(content)))
        with pytest.raises(ChecksumError, match=hashlib.sha256(content).hexdigest()):
            higgs.load_higgs(2500)

    @pytest.mark.parametrize("spoiled", ["page", "rows", "bytes"])
    def test_other_content_raises_and_leaves_nothing(self, serve, publish, rows, cache, spoiled):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        page = {
            "page": b"<html>Welcome to the airport</html>",
            "rows": gzip.compress(to_csv(rows[::-1]), compresslevel=1),
            "bytes": b"x" * len(content),
        }[spoiled]
        size = len(content)
        publish(
            content if spoiled == "page" else page.ljust(size, b"\0")[:size],
            rows,
            serve(Server(page)),
        )
        with pytest.raises(ChecksumError, match=r"HIGGS\.csv\.gz must be.*NEURONBOOK_OFFLINE=1"):
            higgs.load_higgs(100)
        assert not cache.exists()

    def test_wrong_file_that_was_received_whole_is_not_kept(self, serve, publish, rows, cache):
        content = gzip.compress(to_csv(rows), compresslevel=1, mtime=0)
        publish(gzip.compress(to_csv(rows), compresslevel=1, mtime=1), rows, serve(Server(content)))
        for _ in range(2):
            with pytest.raises(ChecksumError):
                higgs.load_higgs(2500)
            assert list(cache.iterdir()) == []

    def test_bar_shows_the_bytes_that_the_rows_need(self, serve, publish, rows, monkeypatch):
        drawn = io.StringIO()
        monkeypatch.setattr(streaming, "watched_stream", lambda: drawn)
        monkeypatch.setattr(progress, "DELAY_SECONDS", 0.0)
        monkeypatch.setattr(progress, "REDRAW_SECONDS", 0.0)
        content = gzip.compress(to_csv(rows), compresslevel=1)
        publish(content, rows, serve(Server(content)))
        higgs.load_higgs(1200)
        here = pieces.end(pieces.find("HIGGS.csv.gz")) / 1e3
        last = drawn.getvalue().split("\r")[-1]
        assert last.startswith("HIGGS.csv.gz: 100%|")
        assert f" {here:.0f}k/{here:.0f}k [" in last

    def test_spoiled_piece_raises(self, serve, publish, rows):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        publish(content, rows, serve(Server(content)))
        higgs.load_higgs(100)
        [piece] = pieces.find("HIGGS.csv.gz.tfrecord")
        piece.path.write_bytes(piece.path.read_bytes()[:-1] + b"x")
        with pytest.raises(ChecksumError, match="clear"):
            higgs.load_higgs(100)

    def test_lost_piece_is_made_again(self, serve, publish, rows):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        publish(content, rows, serve(Server(content)))
        higgs.load_higgs(2400)
        pieces.find("HIGGS.csv.gz.tfrecord")[1].path.unlink()
        pieces.find("HIGGS.csv.gz")[1].path.unlink()
        np.testing.assert_array_equal(higgs.load_higgs(2400).to_numpy(), rows[:2400])

    def test_file_in_the_mirror_folder_is_read_only_as_far_as_needed(self, publish, rows, mirror):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        (mirror / "HIGGS.csv.gz").write_bytes(content)
        publish(content, rows)
        frame = higgs.load_higgs(2500)
        assert frame.attrs["source"] == "mirror"
        np.testing.assert_array_equal(frame.to_numpy(), rows)
        np.testing.assert_array_equal(higgs.load_higgs(3).to_numpy(), rows[:3])

    def test_other_file_in_the_mirror_folder_raises(self, publish, rows, mirror):
        (mirror / "HIGGS.csv.gz").write_bytes(b"short")
        publish(gzip.compress(to_csv(rows)), rows)
        with pytest.raises(ChecksumError, match="5 bytes"):
            higgs.load_higgs(3)


def test_data_set_is_listed_identified_and_cleared(
    serve, publish, rows, monkeypatch, cache, capsys
):
    assert datasets.identify("higgs").startswith("synthetic:")
    content = gzip.compress(to_csv(rows), compresslevel=1)
    publish(content, rows, serve(Server(content)))
    higgs.load_higgs(100)
    before = datasets.identify("higgs")
    assert before.startswith("sha256:")
    higgs.load_higgs(2000)
    assert datasets.identify("higgs") != before
    assert command.main(["clear", "higgs"]) == 0
    assert list(cache.iterdir()) == []


def flip_a_bit(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


class FullFile(io.FileIO):
    """A file on a disk that is full after so many bytes more, of all files together."""

    left = 0

    def write(self, body):
        FullFile.left -= len(body)
        if FullFile.left < 0:
            super().write(body[: len(body) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(body)


class TestFaults:
    """What breaks in the middle leaves no wrong row, and the next load goes on."""

    def test_stream_that_always_ends_too_early_gives_the_rows_before(
        self, serve, publish, rows, caplog
    ):
        content = gzip.compress(to_csv(rows), compresslevel=1)

        def answer(handler):
            Server(content, break_off=400_000)(handler)

        publish(content, rows, serve(answer))
        frame = higgs.load_higgs(2500)
        assert 0 < len(frame) < 2500
        np.testing.assert_array_equal(frame.to_numpy(), rows[: len(frame)])
        assert f"{len(frame)} rows of the 2500 asked for" in caplog.text

    def test_too_few_rows_to_be_known_for_the_published_ones_are_none(self, serve, publish, rows):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        publish(content, rows, serve(lambda handler: Server(content, break_off=700)(handler)))
        assert higgs.load_higgs(2500).attrs["source"] == "synthetic"

    def test_file_that_is_shorter_on_the_server_raises_and_leaves_nothing(
        self, serve, publish, rows, cache
    ):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        publish(content, rows, serve(Server(content[:-1])))
        with pytest.raises(ChecksumError, match=f"{len(content) - 1} bytes from 0 on"):
            higgs.load_higgs(10)
        assert not cache.exists()

    @pytest.mark.parametrize("place", [20_000, 350_001, 700_002, -3])
    def test_flipped_bit_raises_and_none_of_the_file_is_kept(
        self, serve, publish, rows, cache, place
    ):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        spoiled = flip_a_bit(content, place % len(content))
        publish(content, rows, serve(Server(spoiled)))
        with pytest.raises(ChecksumError, match=r"HIGGS\.csv\.gz must be the published file"):
            higgs.load_higgs(2500)
        assert not list(cache.glob("*"))
        publish(content, rows, serve(Server(content)))
        np.testing.assert_array_equal(higgs.load_higgs(2500).to_numpy(), rows)

    def test_flipped_bit_in_kept_bytes_raises_before_anything_is_asked_for(
        self, serve, publish, rows
    ):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        server = Server(content)
        publish(content, rows, serve(server))
        higgs.load_higgs(400)
        kept = pieces.find("HIGGS.csv.gz")[0].path
        kept.write_bytes(flip_a_bit(kept.read_bytes(), 1000))
        with pytest.raises(ChecksumError, match="clear"):
            higgs.load_higgs(2400)
        assert len(server.asked) == 1

    def test_server_with_other_bytes_cannot_continue_a_download(self, serve, publish, rows):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        publish(content, rows, serve(Server(content)))
        higgs.load_higgs(400)
        kept = pieces.end(pieces.find("HIGGS.csv.gz"))
        publish(content, rows, serve(Server(flip_a_bit(content, kept - 100))))
        with pytest.raises(ChecksumError, match="other bytes than those received before"):
            higgs.load_higgs(2400)
        publish(content, rows, serve(Server(content)))
        np.testing.assert_array_equal(higgs.load_higgs(2400).to_numpy(), rows[:2400])

    def test_disk_that_fills_up_is_told_of_and_the_next_load_goes_on(
        self, serve, publish, rows, cache, monkeypatch
    ):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        server = Server(content)
        publish(content, rows, serve(server))
        monkeypatch.setattr(FullFile, "left", 500_000)
        with monkeypatch.context() as full:
            full.setattr(os, "fdopen", lambda handle, mode: FullFile(handle, mode))
            with pytest.raises(CacheFolderError, match=r"No space left.*Set NEURONBOOK_CACHE"):
                higgs.load_higgs(2400)
        assert {path.suffix for path in cache.iterdir()} == {".piece"}
        kept = pieces.end(pieces.find("HIGGS.csv.gz"))
        assert kept >= 200_000
        np.testing.assert_array_equal(higgs.load_higgs(2400).to_numpy(), rows[:2400])
        assert server.asked == [None, f"bytes={kept - streaming.OVERLAP_BYTES}-"]

    def test_really_full_disk_leaves_whole_pieces_that_serve_when_there_is_room(
        self, serve, publish, rows, cache, small_disk
    ):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        publish(content, rows, serve(Server(content)))
        cache.mkdir()
        with small_disk(cache, "500k"):
            with pytest.raises(CacheFolderError, match="No space left"):
                higgs.load_higgs(2400)
            assert {path.suffix for path in cache.iterdir()} == {".piece"}
            more = ["mount", "-o", "remount,size=8m", str(cache)]
            subprocess.run(more, check=True)
            np.testing.assert_array_equal(higgs.load_higgs(2400).to_numpy(), rows[:2400])

    def test_killed_process_loses_one_piece_at_most_and_the_next_goes_on(
        self, serve, publish, rows, cache
    ):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        server = Server(content, stall=500_000)
        address = serve(server)
        publish(content, rows, address)
        with start_loading(content, rows, address) as process:
            while len(list(cache.glob("HIGGS.csv.gz.0*.piece"))) < 2:
                assert process.poll() is None
                time.sleep(0.05)
            process.kill()
        server.stall = None
        kept = pieces.end(pieces.find("HIGGS.csv.gz"))
        assert kept == 400_000
        np.testing.assert_array_equal(higgs.load_higgs(2400).to_numpy(), rows[:2400])
        assert server.asked == [None, f"bytes={kept - streaming.OVERLAP_BYTES}-"]

    def test_two_processes_can_load_at_once(self, serve, publish, rows, cache, monkeypatch):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        address = serve(lambda handler: Server(content)(handler))
        processes = [start_loading(content, rows, address) for _ in range(2)]
        printed = [process.communicate(timeout=120)[0] for process in processes]
        digest = hashlib.sha256(rows[:2400].tobytes()).hexdigest()
        assert printed == [f"2400 download {digest}\n"] * 2
        assert {path.suffix for path in cache.iterdir()} == {".piece"}
        publish(content, rows)
        monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
        np.testing.assert_array_equal(higgs.load_higgs(2400).to_numpy(), rows[:2400])

    def test_what_another_process_adds_meanwhile_spoils_nothing(self, begun, rows, monkeypatch):
        _, content, kept = begun
        ask = higgs._ask

        def ask_late(start: int):
            pieces.write("HIGGS.csv.gz", kept, kept + 50_000, content[kept : kept + 50_000])
            return ask(start)

        monkeypatch.setattr(higgs, "_ask", ask_late)
        np.testing.assert_array_equal(higgs.load_higgs(2400).to_numpy(), rows[:2400])
        assert pieces.end(pieces.find("HIGGS.csv.gz")) > kept + 50_000

    def test_a_last_piece_shorter_than_the_overlap_is_gone_on_from(self, begun, rows):
        server, content, kept = begun
        pieces.write("HIGGS.csv.gz", kept, kept + 10, content[kept : kept + 10])
        np.testing.assert_array_equal(higgs.load_higgs(2400).to_numpy(), rows[:2400])
        assert server.asked == [None, f"bytes={kept}-"]


def test_pieces_cut_in_different_places_lead_as_far_as_any(cache):
    for start, stop in ((0, 2), (0, 4), (2, 3), (3, 9), (4, 6), (7, 12)):
        pieces.write("numbers", start, stop, bytes(stop - start))
    chain = [(piece.start, piece.stop) for piece in pieces.find("numbers")]
    assert chain == [(0, 2), (2, 3), (3, 9)]


def test_rows_are_kept_as_tfrecord_files_that_tensorflow_reads(begun, rows):
    higgs.load_higgs(2400)
    kept = pieces.find("HIGGS.csv.gz.tfrecord")
    records = tf.data.TFRecordDataset([str(piece.path) for piece in kept])
    read = [tf.io.decode_raw(record, tf.float32).numpy().reshape(-1, 29) for record in records]
    np.testing.assert_array_equal(np.concatenate(read), rows[: pieces.end(kept)])
    assert pieces.end(kept) >= 2400


@pytest.mark.parametrize(
    "spoil",
    [lambda whole: whole[:-1], lambda whole: whole[:7], lambda _: b"\x93NUMPY" + bytes(200)],
    ids=["its end is missing", "only a length", "a NumPy file"],
)
def test_a_piece_that_is_no_file_of_rows_is_refused(spoil):
    whole = pack(np.ones((3, 29), np.float32))
    assert [len(rows) for rows in unpack(whole, 29)] == [3]
    with pytest.raises(ValueError, match=r"TFRecord file of 29 float32 .*Clear the cache"):
        list(unpack(spoil(whole), 29))


def start_loading(content: bytes, rows: np.ndarray, address: str) -> subprocess.Popen[str]:
    """Load 2,400 rows in a process of its own, which takes `content` for the published file."""
    digest = hashlib.sha256(content).hexdigest()
    first = hashlib.sha256(rows[:5].astype("<f4").tobytes()).hexdigest()
    program = (
        "import dataclasses, hashlib\n"
        "from neuronbook.datasets import higgs, streaming\n"
        "from neuronbook.datasets.records import File, Form\n"
        f"form = Form('HIGGS.csv.gz', {digest!r}, {len(content)}, ({address!r},))\n"
        "higgs.HIGGS = dataclasses.replace(higgs.HIGGS, files=(File((form,)),))\n"
        "higgs.STREAM = dataclasses.replace(\n"
        f"    higgs.STREAM, size={len(content)}, sha256={digest!r}, first_rows_sha256={first!r})\n"
        "streaming.PIECE_BYTES, streaming.PIECE_ROWS = 200_000, 1000\n"
        "frame = higgs.load_higgs(2400)\n"
        "digest = hashlib.sha256(frame.to_numpy().tobytes()).hexdigest()\n"
        "print(len(frame), frame.attrs['source'], digest)\n"
    )
    source = pathlib.Path(datasets.__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(source)},
        stdout=subprocess.PIPE,
        text=True,
    )
