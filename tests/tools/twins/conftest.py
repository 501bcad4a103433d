"""The tiny data set, and the environment without the reader's settings, of the data sets' tests."""

from tests.neuronbook.datasets.conftest import clean_environment, content, make_dataset, real_data

__all__ = ["clean_environment", "content", "make_dataset", "real_data"]
