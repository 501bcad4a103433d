"""What tests of every part may use."""

from __future__ import annotations

import ast
import os
import tempfile

import hypothesis
import hypothesis.configuration
import pytest

# Every run tries the same examples, takes the time that it takes, and leaves nothing behind.
hypothesis.configuration.set_hypothesis_home_dir(tempfile.gettempdir())
hypothesis.settings.register_profile(
    "book", derandomize=True, deadline=None, database=None, max_examples=40
)
hypothesis.settings.load_profile("book")


@pytest.fixture(scope="session")
def chromium():
    """The path of a Chromium on this machine."""
    from bookpress.browser import NO_CHROMIUM, find_browser

    path = find_browser()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(NO_CHROMIUM)
        pytest.skip(NO_CHROMIUM)  # a reader's machine may have none; CI has one or fails
    return path


@pytest.fixture(scope="session")
def imported_modules():
    """Return a function that names the modules of a package that a source imports."""

    def imported_modules(source, package):
        found = set()
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            else:
                continue
            for name in names:
                parts = name.split(".")
                if parts[0] == package.name:
                    found |= {".".join(parts[: i + 1]) for i in range(len(parts))}
        return {name for name in found if is_module(name, package)}

    def is_module(name, package):
        path = package.parent.joinpath(*name.split("."))
        return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()

    return imported_modules
