import numpy as np
import pytest

from neuronbook.plots import plot_guesses, plot_pictures

NAMES = ["T-shirt/top", "Coat", "Shirt", "Bag"]


def guess(probabilities, truth, **settings):
    _, bars = plot_guesses(
        np.zeros((1, 2, 2)), [probabilities], y_true=[truth], class_names=NAMES, **settings
    )
    words = [text.get_text() for text in bars.texts[::2]]
    bold = [text.get_text() for text in bars.texts[::2] if text.get_weight() == "bold"]
    return words, bold, bars


def test_pictures_share_their_greys_and_keep_their_order():
    pictures = np.arange(12).reshape(3, 2, 2)
    axes = plot_pictures(pictures, ["Coat", "Shirt", "Bag"], num_columns=2)
    assert [ax.get_title() for ax in axes] == ["Coat", "Shirt", "Bag"]
    for ax, picture in zip(axes, pictures, strict=True):
        (image,) = ax.images
        assert np.array_equal(image.get_array(), picture)
        assert image.get_clim() == (0, 11)


def test_coloured_pictures_are_drawn_as_they_are():
    (ax,) = plot_pictures(np.full((1, 2, 2, 3), 0.5), ["Bag"])
    assert ax.images[0].get_array().shape == (2, 2, 3)


def test_every_picture_has_a_label():
    with pytest.raises(ValueError, match="labels must be"):
        plot_pictures(np.zeros((2, 4, 4)), ["Bag"])


def test_most_probable_classes_come_first_and_the_true_one_is_bold():
    words, bold, bars = guess([0.2, 0.5, 0.3, 0.0], 1, num_bars=2)
    assert (words, bold) == (["Coat", "Shirt"], ["Coat"])
    assert [bar.get_width() for bar in bars.patches] == [0.5, 0.3]


def test_true_class_is_shown_however_improbable():
    words, bold, bars = guess([0.2, 0.5, 0.3, 0.0], 3, num_bars=2)
    assert (words, bold) == (["Coat", "Bag"], ["Bag"])
    assert bars.texts[-1].get_text() == "0.00"


def test_only_a_class_that_beats_the_true_one_has_the_colour_of_a_mistake():
    _, _, bars = guess([0.2, 0.5, 0.3, 0.0], 2)
    wrong, true, other = (bar.get_facecolor() for bar in bars.patches)
    assert len({wrong, true, other}) == 3


@pytest.mark.parametrize("truth", [-1, 4])
def test_true_class_that_is_none_of_the_classes_is_refused(truth):
    with pytest.raises(ValueError, match="from 0 to 3"):
        guess([0.2, 0.5, 0.3, 0.0], truth)
