import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from neuronbook.plots import use_book_style


@pytest.fixture(autouse=True)
def _book_style():
    mpl.use("agg")
    with mpl.rc_context():
        use_book_style()
        yield
    plt.close("all")


@pytest.fixture
def cereals():
    generator = np.random.default_rng(0)
    sugars, fiber = generator.integers(0, 16, 77), generator.integers(0, 8, 77)
    calories = 90 + 2.5 * sugars - 3 * fiber + generator.normal(0, 12, 77).round()
    data = pd.DataFrame({"sugars": sugars * 1.0, "fiber": fiber * 1.0, "calories": calories})
    data.attrs["source"] = "mirror"
    return data
