"""Which names of the package the cells of a page use."""

from bookpress.package.cells import assigned_names, imported_names, of_the_package, used_names

CELLS = [
    "import neuronbook.tables as t\nfrom neuronbook import plots\nimport numpy as np",
    "from neuronbook.training import fit_seeds as fit\n\n\ndef keep():\n    plots = 1",
]


def test_name_that_is_imported_stands_for_the_whole_one():
    assert imported_names(["import os.path", "import os.path as p"]) == {"os": "os", "p": "os.path"}


def test_only_what_comes_from_the_package_is_of_it():
    assert of_the_package(imported_names([*CELLS, "import neuronbooks"])) == {
        "t": "neuronbook.tables",
        "plots": "neuronbook.plots",
        "fit": "neuronbook.training.fit_seeds",
    }


def test_names_are_used_as_they_are_imported_and_in_their_order():
    imported = of_the_package(imported_names(CELLS))
    assert used_names("fit(a)\nplots.plot_curves(np.plots.x)", imported) == [
        "neuronbook.training.fit_seeds",
        "neuronbook.plots",
        "neuronbook.plots.plot_curves",
    ]


def test_import_alone_is_no_use():
    assert used_names(CELLS[0], imported_names(CELLS)) == []


def test_own_names_are_those_that_are_given_to_something():
    assert assigned_names(CELLS) == {"keep", "plots"}


def test_line_of_the_notebook_itself_uses_nothing_and_hides_nothing():
    cell = "%time plots.plot_curves(1)\n!ls\nplots.plot_losses(2)"
    assert used_names(cell, {"plots": "neuronbook.plots"})[1:] == ["neuronbook.plots.plot_losses"]


def test_what_is_no_code_uses_nothing():
    assert used_names("plots.plot_curves(", {"plots": "neuronbook.plots"}) == []
