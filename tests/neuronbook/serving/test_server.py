"""The server ends with its block, whatever happens in it."""

import socket
import sys
import threading
from urllib.parse import urlsplit

import pytest

from neuronbook.serving import ask, ask_at_once, build_app, serve
from neuronbook.serving.server import THREAD_NAME


@pytest.fixture
def app():
    return build_app(lambda arrays: arrays["x"], {"x": float}, name="toy")


def is_open(address):
    parts = urlsplit(address)
    with socket.socket() as connection:
        return connection.connect_ex((parts.hostname, parts.port)) == 0


def is_running():
    return any(thread.name == THREAD_NAME for thread in threading.enumerate())


def test_server_listens_on_this_machine_only_while_the_block_runs(app):
    with serve(app) as address:
        assert urlsplit(address).hostname == "127.0.0.1"
        assert is_open(address)
        assert is_running()
    assert not is_open(address)
    assert not is_running()


class CellError(Exception):
    """What a reader's cell raised."""


@pytest.mark.parametrize("error", [CellError, KeyboardInterrupt])
def test_block_that_fails_ends_the_server_and_its_error_goes_on(app, error):
    addresses = []

    def run_cell():
        with serve(app) as address:
            addresses.append(address)
            ask(address, "/v1/models/toy")
            raise error

    with pytest.raises(error):
        run_cell()
    assert not is_open(addresses[0])
    assert not is_running()


def test_two_servers_have_ports_of_their_own(app):
    with serve(app) as one, serve(app) as two:
        assert one != two
        assert ask(one, "/v1/models/toy").status == ask(two, "/v1/models/toy").status == 200


def test_open_connection_does_not_keep_the_server_from_ending(app):
    with serve(app) as address:
        parts = urlsplit(address)
        connection = socket.create_connection((parts.hostname, parts.port))
    connection.close()
    assert not is_running()


def test_clients_who_lose_the_server_are_told(app):
    with serve(app) as address:
        pass
    with pytest.raises(RuntimeError, match="Received: 0 answers to 3 requests"):
        ask_at_once(address, "/v1/models/toy", [None] * 3, num_clients=2)


def test_application_that_cannot_start_is_reported():
    with pytest.raises(RuntimeError, match="must start"), serve("no.such:app"):
        pass
    assert not is_running()


def test_missing_package_is_named_with_the_command_that_brings_it(app, monkeypatch):
    monkeypatch.setitem(sys.modules, "fastapi", None)
    with pytest.raises(ModuleNotFoundError, match=r'pip install "neuronbook\[production\]"'):
        build_app(lambda arrays: arrays["x"], {"x": float}, name="toy")
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with (
        pytest.raises(ModuleNotFoundError, match=r'pip install "neuronbook\[production\]"'),
        serve(app),
    ):
        pass
    assert not is_running()
