"""A Keras that is not the one the sheets describe: what is told, and what an author then does."""

from dataclasses import replace

import keras
import numpy as np
import pytest

from neuronbook import sheets
from neuronbook.i18n import Text
from neuronbook.sheets import losses
from neuronbook.sheets.entries import Entry
from neuronbook.sheets.reading import differences, items, settings, strings


@pytest.mark.parametrize("kind", sheets.KINDS)
def test_sheet_has_what_keras_has(kind):
    assert sheets.differences(kind) == []


class MeanFourthPowerError(keras.losses.Loss):
    """A loss that Keras does not have."""

    def __init__(self, sharpness=4.0, **options):
        super().__init__(**options)
        self.sharpness = sharpness

    def call(self, y_true, y_pred):
        return keras.ops.mean(keras.ops.abs(y_true - y_pred) ** self.sharpness, axis=-1)


@pytest.fixture
def new_keras(monkeypatch):
    """Give Keras one more loss, as an upgrade might."""
    monkeypatch.setattr(keras.losses, "MeanFourthPowerError", MeanFourthPowerError, raising=False)
    inner = keras.src.losses.ALL_OBJECTS_DICT
    monkeypatch.setitem(inner, "m4e", MeanFourthPowerError)


def test_loss_that_keras_adds_is_named(new_keras):
    (told,) = sheets.differences("losses")
    assert "keras.losses.MeanFourthPowerError is new: add an entry" in told


def test_loss_that_keras_drops_is_named(monkeypatch):
    monkeypatch.delattr(keras.losses, "Dice")
    monkeypatch.delattr(keras.losses, "dice")
    assert sheets.differences("losses") == ["keras.losses.Dice is gone: delete its entry"]


class LogCoshError(keras.losses.LogCosh):
    """The loss that the sheet calls LogCosh, under the name that its metric has."""


def test_loss_that_keras_renames_is_named_with_its_new_name(monkeypatch):
    monkeypatch.delattr(keras.losses, "LogCosh")
    monkeypatch.delattr(keras.losses, "log_cosh")
    monkeypatch.setattr(keras.losses, "LogCoshError", LogCoshError, raising=False)
    (told,) = sheets.differences("losses")
    assert "keras.losses.LogCosh is gone; perhaps it is now keras.losses.LogCoshError" in told


def test_second_name_of_a_loss_is_no_new_one(monkeypatch):
    monkeypatch.setattr(keras.losses, "Quadratic", keras.losses.MeanSquaredError, raising=False)
    assert sheets.differences("losses") == []
    assert "Quadratic" in items(losses.LOSSES)["MeanSquaredError"].names


def test_loss_that_is_described_twice_is_named():
    numbers = losses.LOSSES.groups[0]
    twice = replace(numbers, entries=(*numbers.entries, numbers.entries[0]))
    kind = replace(losses.LOSSES, groups=(twice, *losses.LOSSES.groups[1:]))
    assert differences(kind) == ["keras.losses.MeanSquaredError has two entries: delete one"]


def test_default_that_keras_changes_changes_on_the_sheet(monkeypatch):
    before = sheets.show("losses", "numbers")._repr_html_()
    monkeypatch.setattr(keras.losses.Huber.__init__, "__defaults__", (2.0, "sum", "huber", None))
    after = sheets.show("losses", "numbers")._repr_html_()
    assert "<code>delta=1.0</code>" in before
    assert "<code>delta=2.0</code>" in after
    # the curve follows too: the straight line begins later
    assert before.count("<path") == after.count("<path")
    (old,) = (part for part in before.split("nb-entry") if 'id="losses-Huber"' in part)
    (new,) = (part for part in after.split("nb-entry") if 'id="losses-Huber"' in part)
    assert old.split("<path")[2] != new.split("<path")[2]


ADDED = Entry(
    "MeanFourthPowerError",
    tex=r"\frac{1}{n} \sum_i (y_i - \hat y_i)^4",
    code="np.mean(np.abs(y_true - y_pred) ** sharpness, axis=-1)",
    use=Text(en="Large errors are a catastrophe.", zh="大误差后果极其严重。"),
    avoid=Text(en="Some targets are wrong.", zh="有记错的目标。"),
)


def test_one_edit_adds_a_loss_with_all_that_its_card_shows(new_keras, monkeypatch):
    """The edit is the entry, put into its group; the page's cells are as they were."""
    numbers = losses.LOSSES.groups[0]
    edited = replace(numbers, entries=(*numbers.entries, ADDED))
    kind = replace(losses.LOSSES, groups=(edited, *losses.LOSSES.groups[1:]))
    monkeypatch.setattr(losses, "LOSSES", kind)

    assert sheets.differences("losses") == []
    html = sheets.show("losses", "numbers")._repr_html_()
    card = html.split('<div class="nb-entry">')[-1]
    assert 'id="losses-MeanFourthPowerError"' in card
    assert r"\[\frac{1}{n} \sum_i (y_i - \hat y_i)^4\]" in card
    assert ADDED.code.replace("&", "&amp;") in card
    for told in (ADDED.use, ADDED.avoid):
        assert told.en in card
        assert told.zh in card
    assert "<code>&quot;m4e&quot;</code>" in card  # read from Keras
    assert "<code>sharpness=4.0</code>" in card  # likewise
    assert '<svg class="nb-curve"' in card

    item = items(kind)["MeanFourthPowerError"]
    assert strings(kind, item) == ["m4e"]
    y_true, y_pred = np.array([[1.0, 2.0]]), np.array([[3.0, 2.5]])
    ours = sheets.entries.run(ADDED.code, y_true=y_true, y_pred=y_pred, **settings(item))
    np.testing.assert_allclose(ours, MeanFourthPowerError(reduction=None)(y_true, y_pred))


def test_sheet_under_an_older_keras_has_the_other_cards_and_names_what_is_missing(monkeypatch):
    numbers = losses.LOSSES.groups[0]
    edited = replace(numbers, entries=(*numbers.entries, ADDED))
    monkeypatch.setattr(losses, "LOSSES", replace(losses.LOSSES, groups=(edited,)))
    shown = sheets.show("losses", "numbers")
    html = shown._repr_html_()
    assert html.count('<div class="nb-entry">') == len(numbers.entries)
    assert f"Keras {keras.__version__} does not have: <code>MeanFourthPowerError</code>" in html
    assert f"Keras {keras.__version__} 里没有：<code>MeanFourthPowerError</code>" in html
    assert repr(shown).endswith("does not have: `MeanFourthPowerError`")
    gone = "keras.losses.MeanFourthPowerError is gone: delete its entry"
    assert gone in sheets.differences("losses")


def test_unknown_kind_and_group_are_told():
    with pytest.raises(ValueError, match=r"Received: kind='loss'.*losses"):
        sheets.show("loss", "numbers")
    with pytest.raises(ValueError, match=r"Received: group='number'.*numbers"):
        sheets.show("losses", "number")
