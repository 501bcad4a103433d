"""A trained model behind an address: requests are checked, answered and logged.

Read the modules in this order:

- `rows`: what a request must be, and why one is refused
- `application`: the addresses of a model, and the answer to each request
- `server`: an application on a free port of this machine, as long as a block runs
- `client`: requests to a server, one by one and several at once

The addresses and the form of the answers are those of TensorFlow Serving's REST interface.
"""

from neuronbook.serving.application import build_app
from neuronbook.serving.client import Answer, Load, ask, ask_at_once
from neuronbook.serving.rows import RequestError, check_row, read_rows, to_arrays
from neuronbook.serving.server import serve

__all__ = [
    "Answer",
    "Load",
    "RequestError",
    "ask",
    "ask_at_once",
    "build_app",
    "check_row",
    "read_rows",
    "serve",
    "to_arrays",
]
