"""Requests to a running server: good ones are answered, bad ones are refused with a reason."""

import json
import socket
from urllib.parse import urlsplit

import numpy as np
import pytest

from neuronbook.serving import ask, ask_at_once, build_app, serve

COLUMNS = {"nights": float, "meal": str}
GOOD = {"nights": 2, "meal": "BB"}
STATUS, PREDICT = "/v1/models/toy", "/v1/models/toy:predict"
LIMITS = {"max_bytes": 20_000, "max_rows": 10, "seconds_to_read": 0.5}


def double(arrays):
    return 2 * arrays["nights"]


@pytest.fixture(scope="module")
def address():
    with serve(build_app(double, COLUMNS, name="toy", **LIMITS)) as address:
        yield address


def body_with(**values):
    """Return the text of a request in which these values stand as they are written."""
    entries = {name: json.dumps(value) for name, value in GOOD.items()} | values
    row = ", ".join(f'"{name}": {value}' for name, value in entries.items())
    return f'{{"instances": [{{{row}}}]}}'


def test_status_is_that_of_tensorflow_serving(address):
    answer = ask(address, STATUS)
    (version,) = answer.body["model_version_status"]
    assert (answer.status, version["state"], version["version"]) == (200, "AVAILABLE", "1")


def test_predictions_come_in_the_order_of_the_rows(address):
    rows = [GOOD | {"nights": number} for number in (3, 1, 2)]
    answer = ask(address, PREDICT, {"instances": rows})
    assert (answer.status, answer.body) == (200, {"predictions": [[6.0], [2.0], [4.0]]})


def test_category_never_seen_is_answered(address):
    assert ask(address, PREDICT, body_with(meal='"llama"')).status == 200


BAD_BODIES = {
    "no body": (b"", 400, "JSON"),
    "no JSON": ("nights=2", 400, "JSON"),
    "cut off": ('{"instances": [{"nights": 2', 400, "JSON"),
    "bytes that are no text": (b"\xff\xfe\x00", 400, "JSON"),
    "nested 9,000 deep": ("[" * 9_000, 400, "JSON"),
    "whole number of 5,000 digits": (body_with(nights="9" * 5000), 400, "JSON"),
    "NaN": (body_with(nights="NaN"), 400, "no NaN"),
    "minus infinity": (body_with(nights="-Infinity"), 400, "no -Infinity"),
    "1e999": (body_with(nights="1e999"), 400, "finite"),
    "1e39": (body_with(nights="1e39"), 400, "finite"),
    "number as a word": (body_with(nights='"2"'), 400, "nights must be a number"),
    "true": (body_with(nights="true"), 400, "nights must be a number"),
    "null": (body_with(nights="null"), 400, "nights must be a number"),
    "word as a number": (body_with(meal="5"), 400, "meal must be a word"),
    "half a character": (body_with(meal=r'"\ud800"'), 400, "meal must be a word"),
    "half a character as a name": (body_with(**{r"\ud800": "1"}), 400, "no column"),
    "column too many": (body_with(is_canceled="0"), 400, "no column 'is_canceled'"),
    "column too few": ({"instances": [{"nights": 2}]}, 400, "meal is missing"),
    "name twice": ('{"instances": [{"nights": 2, "nights": 3}]}', 400, "only once"),
    "list as a row": ({"instances": [[2, "BB"]]}, 400, "must be an object"),
    "list as the body": ([GOOD], 400, "instances"),
    "another key": ({"inputs": [GOOD]}, 400, "instances"),
    "key too many": ({"instances": [GOOD], "x": 1}, 400, "instances"),
    "one row without a list": ({"instances": GOOD}, 400, "list"),
    "no rows": ({"instances": []}, 400, "at least one row"),
    "rows too many": ({"instances": [GOOD] * 11}, 413, "10 rows"),
    "bytes too many": (" " * 30_000, 413, "20000 bytes"),
    "far too many bytes": (" " * 5_000_000, 413, "20000 bytes"),
}


@pytest.mark.parametrize(("body", "status", "reason"), BAD_BODIES.values(), ids=list(BAD_BODIES))
def test_bad_body_is_refused_with_a_reason_and_the_server_lives_on(address, body, status, reason):
    answer = ask(address, PREDICT, body)
    assert answer.status == status
    assert reason in answer.body["error"]
    assert ask(address, PREDICT, {"instances": [GOOD]}).body == {"predictions": [[4.0]]}


@pytest.mark.parametrize(
    ("path", "method", "headers", "status"),
    [
        (PREDICT, "POST", {"Content-Type": "text/plain"}, 415),
        (PREDICT, "POST", {"Content-Type": ""}, 415),
        (PREDICT, "POST", {"Content-Encoding": "gzip"}, 415),
        (PREDICT, "GET", {}, 405),
        (PREDICT, "PUT", {}, 405),
        (STATUS, "POST", {}, 405),
        ("/v1/models/other:predict", "POST", {}, 404),
        ("/v1/models/other", "GET", {}, 404),
        ("/", "GET", {}, 404),
        ("/v1/models/toy:train", "POST", {}, 404),
    ],
)
def test_bad_address_method_or_content_is_refused(address, path, method, headers, status):
    body = {"instances": [GOOD]} if method != "GET" else None
    answer = ask(address, path, body, method=method, headers=headers)
    assert answer.status == status
    assert answer.body["error"]


def test_charset_beside_the_content_type_is_taken(address):
    headers = {"Content-Type": "application/json; charset=utf-8"}
    assert ask(address, PREDICT, {"instances": [GOOD]}, headers=headers).status == 200


def send(address, *pieces):
    """Send raw bytes, and return the first line of the answer."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as connection:
        for piece in pieces:
            connection.sendall(piece)
        return connection.recv(1000).partition(b"\r\n")[0]


HEAD = f"POST {PREDICT} HTTP/1.1\r\nHost: toy\r\nContent-Type: application/json\r\n".encode()


def test_body_without_a_length_is_cut_off_while_it_is_read(address):
    chunk = b"2710\r\n" + b" " * 10_000 + b"\r\n"
    line = send(address, HEAD + b"Transfer-Encoding: chunked\r\n\r\n", chunk, chunk, chunk)
    assert b" 413 " in line


def test_body_that_never_ends_is_given_up(address):
    assert b" 408 " in send(address, HEAD + b"Content-Length: 100\r\n\r\n{")


def test_announced_length_is_refused_before_the_body_comes(address):
    assert b" 413 " in send(address, HEAD + b"Content-Length: 99999999999\r\n\r\n")


def test_eight_clients_at_once_each_get_their_own_answer(address):
    bodies = [{"instances": [GOOD | {"nights": number}]} for number in range(200)]
    load = ask_at_once(address, PREDICT, bodies, num_clients=8)
    assert [answer.body for answer in load.answers] == [
        {"predictions": [[2.0 * number]]} for number in range(200)
    ]
    assert load.latencies.shape == (200,)
    assert 0 < load.latencies.max() <= load.seconds


def test_small_answers_are_not_held_back(address):
    """Without TCP_NODELAY each answer would wait 40 ms for a packet from the client."""
    load = ask_at_once(address, PREDICT, [{"instances": [GOOD]}] * 50, num_clients=1)
    assert np.quantile(load.latencies, 0.1) < 0.03


def test_log_has_an_entry_for_each_request_to_predict():
    log = []
    with serve(build_app(double, COLUMNS, name="toy", version="7", log=log.append)) as address:
        ask(address, PREDICT, {"instances": [GOOD]})
        ask(address, PREDICT, "{")
    assert [entry["status"] for entry in log] == [200, 400]
    assert log[0]["rows"] == [GOOD]
    assert log[0]["predictions"] == [[4.0]]
    assert log[1]["reason"] == "the body must be JSON"
    assert {entry["version"] for entry in log} == {"7"}


@pytest.mark.parametrize("output", [float("nan"), float("inf")])
def test_output_that_is_no_number_is_a_failure_of_the_server_and_is_logged(output):
    log = []
    app = build_app(lambda arrays: [[output]], COLUMNS, name="toy", log=log.append)
    with serve(app) as address:
        answer = ask(address, PREDICT, {"instances": [GOOD]})
    assert (answer.status, answer.body) == (500, {"error": "the model failed"})
    assert "finite" in log[0]["reason"]


def test_error_of_the_model_does_not_end_the_server_or_reach_the_client():
    def predict(arrays):
        if arrays["nights"][0, 0] == 2:
            raise RuntimeError("a secret path")
        return arrays["nights"]

    with serve(build_app(predict, COLUMNS, name="toy")) as address:
        failed = ask(address, PREDICT, {"instances": [GOOD]})
        answer = ask(address, PREDICT, {"instances": [GOOD | {"nights": 3}]})
    assert (failed.status, failed.body) == (500, {"error": "the model failed"})
    assert answer.status == 200


def test_name_that_is_no_part_of_an_address_is_refused():
    with pytest.raises(ValueError, match="Received: name='a/b'"):
        build_app(double, COLUMNS, name="a/b")
