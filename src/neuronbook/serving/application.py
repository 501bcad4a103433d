"""The addresses of a model, and the answer to each request."""

# No postponed annotations here: FastAPI reads those of the functions inside `build_app`.
import asyncio
import re
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from neuronbook.serving.rows import Columns, RequestError, read_rows, to_arrays

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["build_app"]

Predict = Callable[[dict[str, npt.NDArray[Any]]], npt.ArrayLike]
Log = Callable[[dict[str, Any]], None]


def build_app(
    predict: Predict,
    columns: Columns,
    *,
    name: str,
    version: str = "1",
    max_bytes: int = 1_000_000,
    max_rows: int = 1000,
    seconds_to_read: float = 10.0,
    log: Log | None = None,
) -> "FastAPI":
    """Put a model behind the addresses of TensorFlow Serving.

    ``GET /v1/models/NAME`` says that the model is there; ``POST /v1/models/NAME:predict`` takes
    ``{"instances": [row, ...]}`` and returns ``{"predictions": [...]}``. Whatever cannot be
    answered gets a status from 400 to 499 and ``{"error": reason}``.

    Parameters
    ----------
    predict
        Takes an array of shape (num_rows, 1) for each column and returns (num_rows, units).
        It is called in several threads at once.
    columns
        The columns of a row by name: float for numbers, str for words.
    name, version
        What the model is called: letters, digits, ``_``, ``-`` and ``.``.
    max_bytes, max_rows, seconds_to_read
        The most that a request may have, and how long its body may take to arrive.
    log
        Called with an entry for every request to ``:predict``.

    Raises
    ------
    ModuleNotFoundError
        If FastAPI is not installed.
    ValueError
        If the name cannot be part of an address.
    """
    try:
        from fastapi import FastAPI, Request
        from fastapi.concurrency import run_in_threadpool
        from fastapi.responses import JSONResponse
        from starlette.exceptions import HTTPException
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            f"Serving a model needs FastAPI. Received: {error}. "
            'Run python -m pip install "neuronbook[production]".'
        ) from error
    if not re.fullmatch(r"[\w.-]+", name, re.ASCII):
        raise ValueError(
            "A model's name is made of letters, digits, _, - and a point. "
            f"Received: name={name!r}. Choose another."
        )
    app = FastAPI(openapi_url=None)

    @app.get(f"/v1/models/{name}")
    async def status() -> dict[str, Any]:
        state = {"error_code": "OK", "error_message": ""}
        return {
            "model_version_status": [{"version": version, "state": "AVAILABLE", "status": state}]
        }

    @app.post(f"/v1/models/{name}:predict")
    async def answer(request: Request) -> JSONResponse:
        start = time.perf_counter()
        entry: dict[str, Any] = {"time": time.time(), "model": name, "version": version}
        try:
            check_headers(request.headers, max_bytes)
            body = await read_body(request, max_bytes, seconds_to_read)
            rows = read_rows(body, columns, max_rows=max_rows)
            outputs = np.asarray(await run_in_threadpool(predict, to_arrays(rows, columns)))
            if not np.isfinite(outputs).all():
                raise ArithmeticError("The model's outputs must be finite numbers.")
            predictions = outputs.tolist()
            entry |= {"status": 200, "rows": rows, "predictions": predictions}
            return JSONResponse({"predictions": predictions})
        except RequestError as refusal:
            entry |= {"status": refusal.status, "reason": refusal.reason}
            # what is left of a body that was not read must not be taken for the next request
            headers = {"Connection": "close"}
            return JSONResponse({"error": refusal.reason}, refusal.status, headers)
        except Exception as error:
            # the log gets the error; the client must not learn anything of the server's inside
            entry |= {"status": 500, "reason": repr(error)}
            return JSONResponse({"error": "the model failed"}, 500)
        finally:
            if log is not None:
                log(entry | {"seconds": time.perf_counter() - start})

    @app.exception_handler(HTTPException)
    async def refuse(request: Request, refusal: HTTPException) -> JSONResponse:
        reasons = {
            404: f"there is nothing here; the model is at /v1/models/{name}",
            405: "this address does not take that method",
        }
        reason = reasons.get(refusal.status_code, str(refusal.detail))
        return JSONResponse({"error": reason}, refusal.status_code, refusal.headers)

    return app


def check_headers(headers: Mapping[str, str], max_bytes: int) -> None:
    """Raise `RequestError` if the headers already say that the body cannot be taken."""
    content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type != "application/json":
        raise RequestError(415, "the Content-Type must be application/json")
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise RequestError(415, "the body must not be compressed")
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length) > max_bytes:
        raise RequestError(413, f"the body may have at most {max_bytes} bytes")


async def read_body(request: Any, max_bytes: int, seconds: float) -> bytes:
    """Return the body; stop reading at the first byte too many, whatever the headers said."""
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > max_bytes:
                    raise RequestError(413, f"the body may have at most {max_bytes} bytes")
    except TimeoutError:
        raise RequestError(408, f"the body must arrive within {seconds:g} seconds") from None
    return bytes(body)
