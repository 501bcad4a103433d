import subprocess
import sys

import matplotlib as mpl
import matplotlib.pyplot as plt

from neuronbook.plots import use_book_style
from neuronbook.plots.drawing.style import number


def test_figure_has_the_size_of_the_book():
    assert tuple(plt.figure().get_size_inches()) == (4.8, 3.2)


def test_words_in_figures_stay_words():
    assert mpl.rcParams["svg.fonttype"] == "none"
    assert mpl.rcParams["svg.hashsalt"] == "neuronbook"


def test_importing_the_plots_changes_no_setting():
    code = (
        "import matplotlib as mpl; before = dict(mpl.rcParams)\n"
        "import neuronbook.plots\n"
        "assert dict(mpl.rcParams) == before"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_notebook_draws_whole_undated_svg(monkeypatch):
    import IPython
    from matplotlib_inline import backend_inline

    asked = {}
    monkeypatch.setattr(IPython, "get_ipython", lambda: object())
    monkeypatch.setattr(
        backend_inline,
        "set_matplotlib_formats",
        lambda *formats, **settings: asked.update(formats=formats, **settings),
    )
    use_book_style()
    assert asked == {"formats": ("svg",), "metadata": {"Date": None}, "bbox_inches": None}


def test_numbers_have_a_real_minus_sign_and_few_digits():
    assert [number(value) for value in (-0.5, 2.4816, 90, 1234.5)] == [
        "−0.5",
        "2.48",
        "90",
        "1.23e+03",
    ]
