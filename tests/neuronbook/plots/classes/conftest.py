import pandas as pd
import pytest


@pytest.fixture
def predictions():
    """Of four good ones three reach 0.5, of three bad ones one does."""
    return pd.DataFrame({"good": [1, 1, 1, 1, 0, 0, 0], "p": [0.9, 0.8, 0.5, 0.3, 0.7, 0.2, 0.1]})
