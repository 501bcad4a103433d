import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest

from neuronbook.plots import use_book_style


@pytest.fixture(autouse=True)
def _book_style():
    mpl.use("agg")
    with mpl.rc_context():
        use_book_style()
        yield
    plt.close("all")
