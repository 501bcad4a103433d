import pytest

from bookpress.running.plans import dataset_ids, named_datasets
from neuronbook.datasets import DATASETS


@pytest.mark.parametrize(
    ("cells", "ids"),
    [
        (["from neuronbook.datasets import load_cereals\nload_cereals()"], ["cereals"]),
        (["from neuronbook import datasets", "datasets.load_red_wine()"], ["red_wine"]),
        (["show_card('red_wine')", 'show_card("cereals")'], ["cereals", "red_wine"]),
        (["from neuronbook import datasets", "cereals = 1"], []),
        (["load_cerealsly()"], []),
    ],
)
def test_data_sets_that_cells_name_are_found(cells, ids):
    assert named_datasets(cells, DATASETS) == ids


def test_every_data_set_has_a_module_of_its_name(real_book):
    assert dataset_ids(real_book) == set(DATASETS)
