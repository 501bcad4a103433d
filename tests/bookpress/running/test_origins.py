from bookpress.running.origins import find_origin

CELLS = [
    "import keras\nfrom neuronbook import models, plots\n"
    "from neuronbook.datasets import load_cereals\nkeras.utils.set_random_seed(3)\n"
    "plots.use_book_style()",
    "seeds = range(5)\ncereals = load_cereals()",
    "model = models.build_linear(2)\nother = 1",
    "ax = plots.plot_losses(other)",
    "model.compile()\nhistory = model.fit(cereals, seed=0)",
    "for seed in range(2):\n    other += seed",
    "ax = plots.plot_curves(model, seeds=seeds)\nax.set_ylim(0)",
]


def origin(index, cells=CELLS, ids=frozenset({"cereals", "red_wine"})):
    return find_origin(cells, index, set(ids))


def test_cells_that_give_or_change_what_a_cell_uses_are_found():
    assert origin(6).cell == 7
    assert origin(6).earlier == [2, 3, 5]


def test_cell_that_only_shares_a_name_bound_anew_has_no_part():
    assert 4 not in origin(6).earlier  # both call their axes `ax`


def test_imports_are_no_origin():
    assert 1 not in origin(6).earlier
    assert origin(3).earlier == [3]


def test_functions_of_the_package_are_named_in_full_the_own_cell_first():
    assert origin(6).functions == [
        "neuronbook.plots.plot_curves",
        "neuronbook.models.build_linear",
        "neuronbook.datasets.load_cereals",
    ]


def test_what_an_earlier_cell_drew_is_another_figure():
    cells = [CELLS[0], "values = [1]\nplots.plot_losses(values)", "plots.plot_curves(values)"]
    assert origin(2, cells).functions == ["neuronbook.plots.plot_curves"]


def test_data_are_those_of_the_cells_that_had_a_part():
    assert origin(6).data == ["cereals"]
    assert origin(3).data == []


def test_seeds_are_named_with_the_value_of_their_constant_and_the_global_one_always():
    assert origin(6).seeds == ["seeds=range(5)", "seed=0", "keras.utils.set_random_seed(3)"]
    assert origin(3).seeds == ["keras.utils.set_random_seed(3)"]


def test_name_of_a_loop_or_a_function_is_its_own():
    cells = ["x = 1", "y = 2", "total = sum(x for x in [1])\ndef f(y):\n    return y\nf(total)"]
    assert origin(2, cells).earlier == []


def test_name_that_a_cell_binds_before_it_uses_it_comes_from_no_other():
    assert origin(1, ["x = 1", "x = 2\nx + 1"]).earlier == []
    assert origin(1, ["x = 1", "x += 2"]).earlier == [1]


def test_element_or_attribute_that_is_set_changes_what_it_belongs_to():
    cells = ["a = [1]", "a[0] = 2", "a.b.c = 3", "print(a)"]
    assert origin(3, cells).earlier == [1, 2, 3]


def test_magic_of_a_notebook_is_no_python():
    assert origin(1, ["x = 1", "%timeit x\nx"]).earlier == [1]
