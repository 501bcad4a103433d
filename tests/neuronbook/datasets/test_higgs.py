from __future__ import annotations

import contextlib
import dataclasses
import gzip
import hashlib
import io
import re
import socket

import numpy as np
import pandas as pd
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

from neuronbook import datasets
from neuronbook.datasets import ChecksumError, collisions, higgs, kinematics, pieces, streaming
from neuronbook.datasets import __main__ as command
from neuronbook.datasets.records import File, Form

LOW, HIGH = slice(1, 22), slice(22, 29)


def make_rows(num_rows: int) -> np.ndarray:
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(num_rows, 29)).astype(np.float32)
    rows[:, 0] = rng.integers(0, 2, num_rows)
    return rows


def to_csv(rows: np.ndarray) -> bytes:
    text = io.StringIO()
    np.savetxt(text, rows, fmt="%.18e", delimiter=",")
    return text.getvalue().encode()


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
    """Answers with the content, counts the bytes it sends, and may break off."""

    def __init__(self, content: bytes, *, ranges: bool = True, break_off: int | None = None):
        self.content, self.ranges, self.break_off = content, ranges, break_off
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
                part = self.content[start : min(start + 16_384, until)]
                handler.connection.sendall(part)
                self.sent += len(part)
                start += len(part)


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

    def test_more_rows_go_on_where_the_earlier_ones_ended(self, serve, publish, rows):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        server = Server(content)
        publish(content, rows, serve(server))
        higgs.load_higgs(400)
        kept = pieces.end(pieces.find("HIGGS.csv.gz"))
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

    def test_spoiled_piece_raises(self, serve, publish, rows):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        publish(content, rows, serve(Server(content)))
        higgs.load_higgs(100)
        [piece] = pieces.find("HIGGS.csv.gz.rows")
        piece.path.write_bytes(piece.path.read_bytes()[:-1] + b"x")
        with pytest.raises(ChecksumError, match="clear"):
            higgs.load_higgs(100)

    def test_lost_piece_is_made_again(self, serve, publish, rows):
        content = gzip.compress(to_csv(rows), compresslevel=1)
        publish(content, rows, serve(Server(content)))
        higgs.load_higgs(2400)
        pieces.find("HIGGS.csv.gz.rows")[1].path.unlink()
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


class TestLoading:
    @pytest.mark.parametrize("number", [0, -1, 11_000_001])
    def test_number_of_rows_there_cannot_be_is_an_error(self, number):
        with pytest.raises(ValueError, match=r"from 1 to 11000000\. Received: num_examples="):
            higgs.load_higgs(number)

    def test_columns_are_label_then_21_then_7_with_meanings(self):
        names = [column.name for column in higgs.COLUMNS]
        assert len(names) == len(set(names)) == 29
        assert names[0] == "label"
        assert names[21] == "jet_4_b-tag"
        assert names[22:] == ["m_jj", "m_jjj", "m_lv", "m_jlv", "m_bb", "m_wbb", "m_wwbb"]
        assert all(column.en and column.zh for column in higgs.COLUMNS)

    def test_sample_of_the_mirror_serves(self, real_data, monkeypatch):
        monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
        frame = higgs.load_higgs(1000)
        assert frame.attrs["source"] == "mirror"
        assert frame.shape == (1000, 29)
        assert len(higgs.load_higgs(20_000)) == 15_977

    def test_without_file_or_network_the_twin_stands_in(self, monkeypatch):
        monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
        frame = higgs.load_higgs(500)
        assert frame.attrs["source"] == "synthetic"
        assert frame.shape == (500, 29)
        pd.testing.assert_frame_equal(frame, higgs.load_higgs(600)[:500], check_exact=True)


class TestCollisions:
    def test_decay_keeps_energy_and_momentum_and_makes_the_masses_asked_for(self):
        rng = np.random.default_rng(0)
        parent = np.array([[500.0, 30.0, -40.0, 120.0]] * 50)
        a, b = kinematics.decay(rng, parent, 80.4, 125.0)
        np.testing.assert_allclose(a + b, parent)
        np.testing.assert_allclose(kinematics.invariant_mass(a), 80.4)
        np.testing.assert_allclose(kinematics.invariant_mass(b), 125.0)

    def test_decay_prefers_no_direction(self):
        at_rest = np.array([[125.0, 0.0, 0.0, 0.0]] * 20_000)
        a, _ = kinematics.decay(np.random.default_rng(0), at_rest, 0.0, 0.0)
        cosines = a[:, 1:] / a[:, :1]
        assert np.abs(cosines.mean(axis=0)).max() < 0.02
        assert (cosines**2).mean(axis=0) == pytest.approx(np.full(3, 1 / 3), abs=0.01)

    def test_partons_have_the_masses_of_baldi_and_others(self):
        _, _, *quarks = np.moveaxis(collisions.signal(np.random.default_rng(0), 4000), 1, 0)
        assert np.median(kinematics.invariant_mass(quarks[2] + quarks[3])) == pytest.approx(
            125, abs=1
        )
        everything = collisions.signal(np.random.default_rng(0), 4000).sum(axis=1)
        assert np.median(kinematics.invariant_mass(everything)) == pytest.approx(425, abs=2)

    def test_masses_of_the_twin_peak_where_physics_puts_them(self):
        table = collisions.make_collisions(40_000).astype(float)
        gev = table[:, HIGH] * collisions.MASS_UNITS
        is_signal = table[:, 0] == 1
        expected = {0: (80, None), 1: (None, 173), 4: (115, None), 5: (320, None), 6: (415, None)}
        for column, masses in expected.items():
            for mass, chosen in zip(masses, (is_signal, ~is_signal), strict=True):
                if mass is not None:
                    counts, edges = np.histogram(gev[chosen, column], bins=np.arange(20, 900, 15))
                    assert edges[counts.argmax()] + 7.5 == pytest.approx(mass, rel=0.12)

    def test_rules_of_the_masses_give_the_published_ones(self, real_data):
        """Where the W's jets are among the four of the table: about half of the collisions."""
        real = higgs.load_higgs(15_977).to_numpy(np.float64)
        near = np.abs(np.log(collisions.masses(real[:, LOW]) / real[:, HIGH])) < 0.05
        assert near.mean(axis=0)[[2, 4]] == pytest.approx([1.0, 0.8], abs=0.03)
        assert (near.mean(axis=0) > 0.45).all()

    def test_twin_is_roughly_like_the_sample_and_ranks_the_features_alike(self, real_data):
        real = higgs.load_higgs(15_977).to_numpy(np.float64)
        twin = collisions.make_collisions(15_977).astype(np.float64)
        distances = [_distance(real[:, k], twin[:, k]) for k in range(29) if k != 24]
        assert np.median(distances) < 0.05
        assert max(distances) < 0.15
        for table in (real, twin):
            low, high, everything = (_auc(table, columns) for columns in (LOW, HIGH, slice(1, 29)))
            assert 0.6 < low < high < everything < 0.95


def _distance(a: np.ndarray, b: np.ndarray) -> float:
    """Return the largest difference between two cumulative distributions."""
    places = np.concatenate([a, b])
    shares = [np.searchsorted(np.sort(x), places, side="right") / len(x) for x in (a, b)]
    return float(np.abs(shares[0] - shares[1]).max())


def _auc(table: np.ndarray, columns: slice) -> float:
    model = HistGradientBoostingClassifier(max_iter=50, max_leaf_nodes=15, random_state=0)
    half = len(table) // 2
    model.fit(table[:half, columns], table[:half, 0])
    scores = model.predict_proba(table[half:, columns])[:, 1]
    return float(roc_auc_score(table[half:, 0], scores))


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


def test_commands_for_fitted_twins_say_that_there_is_nothing_to_fit(capsys):
    assert command.main(["fit-twin", "higgs"]) == 1
    assert command.main(["report", "fashion_mnist"]) == 0
    assert capsys.readouterr().out.count("made by rule") == 2
