import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
from IPython.core.inputtransformer2 import TransformerManager
from packaging.specifiers import SpecifierSet

from bookpress.site.first_cell import LIGHT, first_cell
from bookpress.words import WORDS
from neuronbook.i18n import get_language, set_language

ROOT = Path(__file__).parents[3]
ADDRESSES = ["../../x.whl", "https://example.org/x.whl"]


@pytest.fixture
def begin(monkeypatch, tmp_path):
    """Return a function that runs a first cell in an empty folder, and returns what pip was told.

    `installs` says whether pip succeeds; without it the package is there from the beginning.
    """

    def begin(language, address, *, installs=None, data="", extra=""):
        told = []
        there = [installs is None]

        def run_line_magic(name, line, **_):
            if name == "pip":
                told.append(line)
                there[0] = installs

        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("importlib.util.find_spec", lambda name: there[0] or None)
        first = first_cell(language, address, data, False, extra)
        source = TransformerManager().transform_cell(first)
        exec(source, {"get_ipython": lambda: SimpleNamespace(run_line_magic=run_line_magic)})
        assert get_language() == language
        return told

    before = get_language()
    yield begin
    set_language(before)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_first_cell_installs_nothing_if_the_package_is_there_and_sets_the_language(
    language, address, begin, capsys
):
    assert begin(language, address) == []
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_first_cell_says_how_much_it_installs_before_it_does(
    language, address, begin, capsys, tmp_path
):
    address = address.replace("../../", f"{tmp_path}/")
    (tmp_path / "x.whl").touch()
    assert begin(language, address, installs=True) == ['install --quiet "{wheel}"']
    assert capsys.readouterr().out.strip() == WORDS[language]["installing"]


@pytest.mark.parametrize(
    ("address", "package"),
    [("x.whl", "{wheel}[toys]"), ("https://example.org/x.whl", "neuronbook[toys] @ {wheel}")],
)
def test_first_cell_installs_what_the_chapter_adds_to_the_package(
    address, package, begin, tmp_path
):
    (tmp_path / "x.whl").touch()
    told = begin("en", address, installs=True, extra="toys")
    assert told == [f'install --quiet "{package}"']


@pytest.mark.parametrize("language", ["en", "zh"])
def test_first_cell_far_from_the_book_says_which_file_it_misses_and_what_to_do(
    language, begin, tmp_path
):
    with pytest.raises(FileNotFoundError) as error:
        begin(language, "../../x.whl", installs=True)
    assert str(error.value) == WORDS[language]["wheel_missing"].format(tmp_path / "x.whl")


def test_first_cell_far_from_the_book_finds_the_wheel_beside_the_notebook(begin, tmp_path):
    (tmp_path / "x.whl").touch()
    assert begin("en", "../../x.whl", installs=True) == ['install --quiet "{wheel}"']


@pytest.mark.parametrize("language", ["en", "zh"])
def test_first_cell_whose_pip_fails_says_so_in_the_language_of_the_page(language, begin):
    with pytest.raises(ModuleNotFoundError) as error:
        begin(language, "https://example.org/x.whl", installs=False)
    assert str(error.value) == WORDS[language]["not_installed"]


def test_words_of_the_first_cell_name_the_versions_of_python_that_the_package_allows():
    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    allowed = SpecifierSet(about["requires-python"])
    versions = [f"3.{minor}" for minor in range(30) if allowed.contains(f"3.{minor}.9")]
    pages = [ROOT / "book" / language / "how-to-use.md" for language in WORDS]
    said = [WORDS[language]["not_installed"] for language in WORDS]
    for text in said + [path.read_text(encoding="utf-8") for path in pages]:
        assert sorted(set(re.findall(r"\b3\.\d\d?\b", text))) == versions


def test_first_cell_names_the_mirror_of_the_data_unless_the_reader_has(begin, monkeypatch):
    monkeypatch.setenv("NEURONBOOK_MIRROR", "")  # so that it is put back as it was
    monkeypatch.delenv("NEURONBOOK_MIRROR")
    begin("en", "x.whl")
    assert "NEURONBOOK_MIRROR" not in os.environ
    begin("en", "x.whl", data="https://example.org/data")
    assert os.environ["NEURONBOOK_MIRROR"] == "https://example.org/data"
    begin("en", "x.whl", data="https://example.org/other")
    assert os.environ["NEURONBOOK_MIRROR"] == "https://example.org/data"


FIGURE = """
from neuronbook import plots
import matplotlib.pyplot as plt

plots.use_book_style()
figure, _ = plt.subplots()
svg = get_ipython().display_formatter.formatters["image/svg+xml"]
svg.enabled = True  # a terminal shows none
print(svg(figure))
"""


@pytest.mark.parametrize(("line", "light"), [(LIGHT, True), ("", False)])
def test_figures_after_the_first_cell_have_a_light_ground(line, light, tmp_path):
    script = tmp_path / "cell.ipy"
    script.write_text(f"%matplotlib inline\n{line}\n{FIGURE}")
    drawn = subprocess.run(
        [sys.executable, "-m", "IPython", "--no-banner", script],
        env=os.environ | {"IPYTHONDIR": str(tmp_path)}, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    ground = re.search(r'id="patch_1">.*?style="fill: (.*?)"', drawn, re.DOTALL)
    assert (ground is not None and ground[1] == "#ffffff") == light
