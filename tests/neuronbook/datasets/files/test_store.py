from __future__ import annotations

import dataclasses
import errno
import gzip
import hashlib
import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import zipfile

import pytest

import neuronbook
from neuronbook.datasets.files import network, store
from neuronbook.datasets.files.folders import CacheFolderError, MirrorFolderError
from neuronbook.datasets.files.store import ChecksumError
from neuronbook.datasets.records import File, Form


def flip_a_bit(content: bytes) -> bytes:
    return content[:-2] + bytes([content[-2] ^ 1]) + content[-1:]


def answer_404(handler):
    handler.send_error(404)


def answer_half(handler):
    content = b"x,y\n1,2.5\n2,3.5\n3,4.5\n"
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content[:10])


class TestMirrorFolder:
    def test_file_is_found_at_any_depth(self, mirror, make_dataset, content):
        (mirror / "a" / "b").mkdir(parents=True)
        (mirror / "a" / "b" / "numbers.csv").write_bytes(content)
        found = store.find(make_dataset())
        assert found == store.Found("mirror", {"numbers.csv": content})

    def test_of_two_copies_the_one_in_the_first_folder_is_taken(
        self, mirror, make_dataset, content
    ):
        for name, copy in (("a/b", content), ("c", flip_a_bit(content)), ("d", b"")):
            (mirror / name).mkdir(parents=True)
            (mirror / name / "numbers.csv").write_bytes(copy)
        assert store.find(make_dataset()).source == "mirror"

    def test_checksum_of_several_files_is_one_of_them_all(self, mirror, make_dataset, content):
        (mirror / "numbers.csv").write_bytes(content)
        checksums = set()
        for other in (b"1", b"2"):
            (mirror / "other.csv").write_bytes(other)
            form = Form("other.csv", hashlib.sha256(other).hexdigest(), len(other))
            files = (*make_dataset().files, File((form,)))
            checksums.add(store.find_checksum(dataclasses.replace(make_dataset(), files=files)))
        assert len(checksums) == 2

    def test_gzipped_file_is_checked_by_its_content(self, mirror, make_dataset, content):
        (mirror / "numbers.csv.gz").write_bytes(gzip.compress(content, mtime=1))
        found = store.find(make_dataset())
        assert found == store.Found("mirror", {"numbers.csv": content})

    def test_flipped_bit_raises_although_a_right_copy_could_be_downloaded(
        self, mirror, make_dataset, content, serve
    ):
        (mirror / "numbers.csv").write_bytes(flip_a_bit(content))
        dataset = make_dataset(serve(content))
        with pytest.raises(ChecksumError) as caught:
            store.find(dataset)
        message = str(caught.value)
        assert hashlib.sha256(content).hexdigest() in message
        assert hashlib.sha256(flip_a_bit(content)).hexdigest() in message
        assert str(mirror / "numbers.csv") in message
        assert "unset NEURONBOOK_DATA" in message

    @pytest.mark.parametrize("cut", [5, 30, -8])
    def test_broken_gzip_raises(self, mirror, make_dataset, content, cut):
        (mirror / "numbers.csv.gz").write_bytes(gzip.compress(content)[:cut])
        with pytest.raises(ChecksumError):
            store.find(make_dataset())

    def test_folder_that_is_missing_is_an_error(self, monkeypatch, make_dataset, tmp_path):
        monkeypatch.setenv("NEURONBOOK_DATA", str(tmp_path / "absent"))
        with pytest.raises(MirrorFolderError, match=r"NEURONBOOK_DATA must.*absent.*unset it"):
            store.find(make_dataset())

    def test_file_where_the_folder_should_be_is_an_error(self, monkeypatch, make_dataset, tmp_path):
        (tmp_path / "file").write_bytes(b"")
        monkeypatch.setenv("NEURONBOOK_DATA", str(tmp_path / "file"))
        with pytest.raises(MirrorFolderError, match="Not a directory"):
            store.find(make_dataset())

    def test_unreadable_folder_is_an_error(self, monkeypatch, make_dataset, mirror):
        def deny(path):
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(os, "scandir", deny)
        with pytest.raises(MirrorFolderError, match="Permission denied"):
            store.find(make_dataset())

    def test_unreadable_file_is_an_error(self, monkeypatch, make_dataset, mirror, content):
        def deny(path):
            raise PermissionError(13, "Permission denied", str(path))

        (mirror / "numbers.csv").write_bytes(content)
        monkeypatch.setattr(pathlib.Path, "read_bytes", deny)
        with pytest.raises(MirrorFolderError, match="Permission denied"):
            store.find(make_dataset())

    def test_folder_without_the_file_leads_on_to_the_download(
        self, mirror, make_dataset, content, serve
    ):
        assert store.find(make_dataset(serve(content))).source == "download"

    def test_any_published_form_will_do(self, mirror, make_dataset, content):
        other = content.replace(b"\n", b"\r\n")
        [file] = make_dataset().files
        form = Form("other.csv", hashlib.sha256(other).hexdigest(), len(other))
        dataset = dataclasses.replace(make_dataset(), files=(File((*file.forms, form)),))
        (mirror / "other.csv").write_bytes(other)
        assert store.find(dataset).contents == {"other.csv": other}
        assert store.find_checksum(dataset) == f"sha256:{hashlib.sha256(content).hexdigest()}"


class TestCache:
    def test_download_is_kept_and_used_without_a_network(
        self, cache, make_dataset, content, serve, monkeypatch
    ):
        dataset = make_dataset(serve(content))
        assert store.find(dataset).source == "download"
        assert [path.name for path in cache.iterdir()] == ["numbers.csv"]
        monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
        assert store.find(dataset) == store.Found("download", {"numbers.csv": content})

    def test_flipped_bit_raises_instead_of_downloading_again(
        self, cache, make_dataset, content, serve
    ):
        cache.mkdir()
        (cache / "numbers.csv").write_bytes(flip_a_bit(content))
        with pytest.raises(ChecksumError, match=r"neuronbook\.datasets clear"):
            store.find(make_dataset(serve(content)))

    def test_file_where_the_folder_should_be_is_an_error(self, cache, make_dataset):
        cache.write_bytes(b"")
        with pytest.raises(CacheFolderError, match=r"it is a file.*Set NEURONBOOK_CACHE"):
            store.find(make_dataset())

    def test_file_above_the_folder_is_an_error(
        self, cache, make_dataset, content, serve, monkeypatch
    ):
        cache.write_bytes(b"")
        monkeypatch.setenv("NEURONBOOK_CACHE", str(cache / "below"))
        with pytest.raises(CacheFolderError, match="Set NEURONBOOK_CACHE"):
            store.find(make_dataset(serve(content)))

    def test_folder_that_cannot_be_written_is_an_error(
        self, make_dataset, content, serve, monkeypatch
    ):
        def deny(*arguments, **options):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(tempfile, "mkstemp", deny)
        with pytest.raises(CacheFolderError, match=r"Permission denied.*Set NEURONBOOK_CACHE"):
            store.find(make_dataset(serve(content)))

    def test_full_disk_leaves_nothing_behind(
        self, cache, make_dataset, content, serve, monkeypatch
    ):
        def fail(path, target):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(pathlib.Path, "replace", fail)
        with pytest.raises(CacheFolderError, match="No space left"):
            store.find(make_dataset(serve(content)))
        assert list(cache.iterdir()) == []

    def test_disk_that_fills_up_in_the_middle_leaves_nothing_behind(
        self, cache, make_dataset, content, serve, monkeypatch
    ):
        class FullFile(io.FileIO):
            def write(self, body):
                super().write(body[:5])
                raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fdopen", lambda handle, mode: FullFile(handle, mode))
        with pytest.raises(CacheFolderError, match=r"No space left.*Set NEURONBOOK_CACHE"):
            store.find(make_dataset(serve(content)))
        assert list(cache.iterdir()) == []
        monkeypatch.undo()

    def test_really_full_disk_leaves_nothing_behind_and_the_next_run_recovers(
        self, cache, make_dataset, serve, small_disk
    ):
        content = bytes(200_000)
        cache.mkdir()
        dataset = make_dataset(serve(content), content=content)
        with small_disk(cache, "64k"):
            with pytest.raises(CacheFolderError, match="No space left"):
                store.find(dataset)
            assert list(cache.iterdir()) == []
        assert store.find(dataset).source == "download"

    def test_unreadable_file_is_an_error(self, cache, make_dataset, content, monkeypatch):
        def deny(path):
            raise PermissionError(13, "Permission denied", str(path))

        cache.mkdir()
        (cache / "numbers.csv").write_bytes(content)
        monkeypatch.setattr(pathlib.Path, "read_bytes", deny)
        with pytest.raises(CacheFolderError, match="Permission denied"):
            store.find(make_dataset())


class TestDownload:
    def test_bad_body_from_one_address_is_made_good_by_the_next(self, make_dataset, content, serve):
        dataset = make_dataset(serve(flip_a_bit(content)), serve(content))
        assert store.find(dataset) == store.Found("download", {"numbers.csv": content})

    @pytest.mark.parametrize("spoil", [flip_a_bit, lambda c: c[:-4], lambda c: c + b"4,5.5\n"])
    def test_wrong_body_raises_and_leaves_nothing(
        self, cache, make_dataset, content, serve, spoil, refused_address
    ):
        address = serve(spoil(content))
        with pytest.raises(ChecksumError) as caught:
            store.find(make_dataset(address, refused_address))
        assert address in str(caught.value)
        assert hashlib.sha256(content).hexdigest() in str(caught.value)
        assert "NEURONBOOK_OFFLINE=1" in str(caught.value)
        assert not cache.exists()

    def test_truncated_download_raises_and_leaves_nothing(self, cache, make_dataset, serve):
        with pytest.raises(ChecksumError, match=r"broke off.*10 bytes read"):
            store.find(make_dataset(serve(answer_half)))
        assert not cache.exists()

    def test_truncated_download_is_made_good_by_the_next_address(
        self, make_dataset, content, serve
    ):
        dataset = make_dataset(serve(answer_half), serve(content))
        assert store.find(dataset).source == "download"

    def test_redirect_to_a_web_page_raises_and_says_so(self, cache, make_dataset, serve):
        def sign_in(handler):
            page = b"<html>Welcome to the airport</html>"
            if handler.path == "/login":
                handler.send_response(200)
                handler.send_header("Content-Type", "text/html")
                handler.send_header("Content-Length", str(len(page)))
                handler.end_headers()
                handler.wfile.write(page)
            else:
                handler.send_response(302)
                handler.send_header("Location", "/login")
                handler.send_header("Content-Length", "0")
                handler.end_headers()

        with pytest.raises(ChecksumError, match=r"text/html.*Sign in to the network"):
            store.find(make_dataset(serve(sign_in)))
        assert not cache.exists()

    def test_endless_body_is_cut_short(self, make_dataset, serve):
        def never_stop(handler):
            handler.send_response(200)
            handler.end_headers()
            try:
                while True:
                    handler.wfile.write(b"x" * 65_536)
            except ConnectionError:
                pass

        with pytest.raises(ChecksumError):
            store.find(make_dataset(serve(never_stop)))

    def test_404_leads_to_the_next_address(self, make_dataset, content, serve):
        dataset = make_dataset(serve(answer_404), serve(content))
        assert store.find(dataset).source == "download"

    def test_404_everywhere_gives_the_twin_and_is_not_taken_for_offline(
        self, make_dataset, content, serve
    ):
        assert store.find(make_dataset(serve(answer_404))).source == "synthetic"
        assert store.find(make_dataset(serve(content))).source == "download"

    def test_refused_connection_leads_to_the_next_address(
        self, make_dataset, content, serve, refused_address
    ):
        assert store.find(make_dataset(refused_address, serve(content))).source == "download"

    def test_silent_address_leads_to_the_next(self, make_dataset, content, serve, black_hole):
        dataset = make_dataset(f"{black_hole}/numbers.csv", serve(content))
        assert store.find(dataset).source == "download"

    def test_stalled_body_is_given_up(self, make_dataset, serve, stall):
        with pytest.raises(ChecksumError, match=r"broke off.*timed out"):
            store.find(make_dataset(serve(stall(b"x,y\n", 22))))

    def test_gzipped_body_is_unpacked(self, cache, make_dataset, content, serve):
        store.find(make_dataset(serve(gzip.compress(content))))
        assert (cache / "numbers.csv").read_bytes() == content

    def test_zipped_body_is_unpacked_whatever_its_members_are_called(
        self, cache, make_dataset, content, serve, tmp_path
    ):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("readme.txt", "numbers")
            archive.writestr("../../evil.csv", content)
        assert store.find(make_dataset(serve(packed.getvalue()))).source == "download"
        assert (cache / "numbers.csv").read_bytes() == content
        assert not list(tmp_path.rglob("evil.csv"))

    def test_zip_without_the_file_raises(self, cache, make_dataset, content, serve):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("numbers.csv", flip_a_bit(content))
        with pytest.raises(ChecksumError):
            store.find(make_dataset(serve(packed.getvalue())))
        with pytest.raises(ChecksumError):
            store.find(make_dataset(serve(packed.getvalue()[:60])))
        assert not cache.exists()

    def test_killed_download_leaves_nothing_under_the_right_name(
        self, cache, make_dataset, content, serve
    ):
        half_sent, killed = threading.Event(), threading.Event()

        def send_half(handler):
            handler.send_response(200)
            handler.send_header("Content-Length", "22")
            handler.end_headers()
            handler.wfile.write(b"x,y\n1,2.5\n")
            half_sent.set()
            killed.wait(60)

        with start_fetching(serve(send_half)) as process:
            assert half_sent.wait(60)
            process.kill()
        killed.set()
        assert not (cache / "numbers.csv").exists()
        assert store.find(make_dataset(serve(content))).source == "download"

    def test_killed_write_leaves_nothing_under_the_right_name_and_the_next_run_recovers(
        self, cache, make_dataset, content, serve
    ):
        address = serve(content)
        killed = "from pathlib import Path; import os; Path.replace = lambda *_: os._exit(9)"
        with start_fetching(address, first=killed) as process:
            assert process.wait(timeout=60) == 9
        assert [path.suffix for path in cache.iterdir()] == [".part"]
        assert store.find(make_dataset(address)).source == "download"
        assert (cache / "numbers.csv").read_bytes() == content

    def test_two_processes_can_download_at_once(self, cache, content, serve):
        both_ask = threading.Barrier(2, timeout=60)

        def send(handler):
            both_ask.wait()
            handler.send_response(200)
            handler.send_header("Content-Length", str(len(content)))
            handler.end_headers()
            handler.wfile.write(content)

        address = serve(send)
        processes = [start_fetching(address) for _ in range(2)]
        printed = [process.communicate(timeout=120)[0] for process in processes]
        assert printed == ["download\n"] * 2
        assert [path.name for path in cache.iterdir()] == ["numbers.csv"]


def start_fetching(address: str, *, first: str = "") -> subprocess.Popen[str]:
    digest = hashlib.sha256(b"x,y\n1,2.5\n2,3.5\n3,4.5\n").hexdigest()
    program = (
        f"{first}\n"
        "from types import SimpleNamespace\n"
        "from neuronbook.datasets.files import network, store\n"
        "from neuronbook.datasets.records import File, Form\n"
        f"form = Form('numbers.csv', {digest!r}, 22, ({address!r},))\n"
        "network.ANSWER_SECONDS = 60.0\n"
        "print(store.find(SimpleNamespace(files=(File((form,)),))).source)\n"
    )
    source = pathlib.Path(neuronbook.__file__).parents[1]
    return subprocess.Popen(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(source)},
        stdout=subprocess.PIPE,
        text=True,
    )


class TestMirrorAddress:
    def test_readers_own_mirror_is_asked_first(self, make_dataset, content, serve, monkeypatch):
        def fail(handler):
            raise AssertionError("a listed address was asked")

        base = serve(content).removesuffix("/numbers.csv")
        monkeypatch.setenv("NEURONBOOK_MIRROR", base + "/")
        assert store.find(make_dataset(serve(fail))).source == "download"

    def test_silent_mirror_leads_to_the_listed_addresses(
        self, make_dataset, content, serve, monkeypatch, black_hole
    ):
        monkeypatch.setattr(network, "MIRROR_SECONDS", 0.05)
        monkeypatch.setenv("NEURONBOOK_MIRROR", black_hole)
        assert store.find(make_dataset(serve(content))).source == "download"

    def test_mirror_that_is_no_web_address_is_an_error(self, make_dataset, monkeypatch):
        monkeypatch.setenv("NEURONBOOK_MIRROR", "/srv/data")
        with pytest.raises(ValueError, match=r"NEURONBOOK_MIRROR must.*'/srv/data'.*https://"):
            store.find(make_dataset())


class TestOffline:
    def test_silent_network_is_found_out_once(self, make_dataset, black_hole, monkeypatch):
        monkeypatch.setattr(network, "ANSWER_SECONDS", 0.1)
        monkeypatch.setattr(network, "MIRROR_SECONDS", 0.05)
        monkeypatch.setenv("NEURONBOOK_MIRROR", black_hole)
        dataset = make_dataset(*(f"{black_hole}/{n}/numbers.csv" for n in range(9)))
        assert store.find(dataset).source == "synthetic"
        monkeypatch.delattr(network, "answers")  # from now on nobody is asked
        assert store.find(dataset).source == "synthetic"

    def test_the_shipped_waiting_times_stay_below_five_seconds(self):
        source = pathlib.Path(network.__file__).read_text(encoding="utf-8")
        seconds = re.findall(r"^(?:ANSWER|MIRROR)_SECONDS = ([\d.]+)", source, re.MULTILINE)
        assert len(seconds) == 2
        assert sum(map(float, seconds)) < 5

    def test_refused_connections_give_the_twin(self, make_dataset, refused_address):
        assert store.find(make_dataset(refused_address)).source == "synthetic"
        assert network.network.found_offline

    @pytest.mark.parametrize("value", ["1", "true", "True"])
    def test_told_offline_asks_nobody(self, make_dataset, content, serve, monkeypatch, value):
        monkeypatch.setenv("NEURONBOOK_OFFLINE", value)
        assert store.find(make_dataset(serve(content))).source == "synthetic"

    @pytest.mark.parametrize("value", ["0", "false", ""])
    def test_told_online_asks(self, make_dataset, content, serve, monkeypatch, value):
        monkeypatch.setenv("NEURONBOOK_OFFLINE", value)
        assert store.find(make_dataset(serve(content))).source == "download"

    def test_misspelt_value_is_an_error_even_if_the_file_is_here(
        self, make_dataset, content, mirror, monkeypatch
    ):
        (mirror / "numbers.csv").write_bytes(content)
        monkeypatch.setenv("NEURONBOOK_OFFLINE", "yes")
        with pytest.raises(ValueError, match=r"must be 1, 0, true or false.*'yes'.*Set it to 1"):
            store.find(make_dataset())


@pytest.fixture
def package(tmp_path, make_dataset):
    """A data set of the package `dataset-some-numbers`, and the folder that installs it."""
    folder = tmp_path / "share" / "datasets" / "some-numbers"
    folder.mkdir(parents=True)
    [file] = (dataset := make_dataset()).files
    packaged = dataclasses.replace(file, package="dataset-some-numbers")
    return dataclasses.replace(dataset, files=(packaged,)), folder


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_file_of_a_package_is_found_without_the_network(package, content, pack, monkeypatch):
    dataset, folder = package
    monkeypatch.setenv("NEURONBOOK_OFFLINE", "1")
    assert store.find(dataset).source == "synthetic"
    (folder / f"numbers.csv{'.gz' if pack is gzip.compress else ''}").write_bytes(pack(content))
    assert store.find(dataset) == store.Found("mirror", {"numbers.csv": content})
    assert store.find_checksum(dataset) == f"sha256:{dataset.files[0].sha256}"


def test_file_of_a_package_comes_after_the_mirror_folder_and_the_cache(
    package, content, mirror, cache
):
    dataset, folder = package
    (folder / "numbers.csv").write_bytes(b"spoiled")
    (mirror / "numbers.csv").write_bytes(content)
    assert store.find(dataset).source == "mirror"
    (mirror / "numbers.csv").unlink()
    cache.mkdir()
    (cache / "numbers.csv").write_bytes(content)
    assert store.find(dataset).source == "download"


def test_wrong_file_of_a_package_raises_and_says_which_package(package):
    dataset, folder = package
    (folder / "numbers.csv").write_bytes(b"spoiled")
    with pytest.raises(ChecksumError, match=r"must have sha256=.*some-numbers/numbers\.csv"):
        store.find(dataset)
    with pytest.raises(ChecksumError, match=r"Install dataset-some-numbers again, or remove it\."):
        store.find(dataset)
