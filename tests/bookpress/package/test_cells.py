"""Which names of the package the cells of a page use."""

from bookpress.package.cells import assigned_names, imported_names, used_names

CELLS = [
    "import neuronbook.tables as t\nfrom neuronbook import plots\nimport numpy as np",
    "from neuronbook.training import fit_seeds as fit\n\n\ndef keep():\n    plots = 1",
]


def test_only_what_comes_from_the_package_is_imported_from_it():
    assert imported_names(CELLS) == {
        "t": "neuronbook.tables",
        "plots": "neuronbook.plots",
        "fit": "neuronbook.training.fit_seeds",
    }


def test_names_are_used_as_they_are_imported_and_in_their_order():
    used = used_names("fit(a)\nplots.plot_curves(np.plots.x)", imported_names(CELLS))
    assert used == [
        "neuronbook.training.fit_seeds",
        "neuronbook.plots",
        "neuronbook.plots.plot_curves",
    ]


def test_import_alone_is_no_use():
    assert used_names(CELLS[0], imported_names(CELLS)) == []


def test_own_names_are_those_that_are_given_to_something():
    assert assigned_names(CELLS) == {"keep", "plots"}


def test_cell_that_is_not_plain_python_uses_nothing():
    assert used_names("%time plots.plot_curves(1)", {"plots": "neuronbook.plots"}) == []
