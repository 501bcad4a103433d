import numpy as np
import pytest

from neuronbook.plots import plot_scores


def draw(image=((1, 2), (3, 4))):
    weights = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1]]
    return plot_scores(image, weights, [10, 20, 30], class_names=["cat", "dog", "ship"])


def test_scores_are_worked_out():
    words = [text.get_text() for text in draw().texts]
    assert {"11", "22", "37"} <= set(words)  # 1 + 10, 2 + 20, 3 + 4 + 30


def test_highest_score_and_its_class_are_bold():
    bold = [text.get_text() for text in draw().texts if text.get_fontweight() == "bold"]
    assert bold == ["ship", "37"]


@pytest.mark.parametrize("brightest", [1, 255])
def test_brightest_pixel_has_no_black(brightest):
    ax = draw(np.array([[0, 0.25], [0.5, 1]]) * brightest)
    shades = [patch.get_alpha() for patch in ax.patches if patch.get_alpha() is not None]
    assert shades == [1, 0.75, 0.5, 0] * 2


def test_other_shapes_are_refused():
    with pytest.raises(ValueError, match=r"image=\(1, 2\)"):
        draw([[1, 2]])
