import matplotlib.pyplot as plt

from neuronbook.plots import plot_training_loop


def test_every_box_has_its_words_inside():
    ax = plot_training_loop()
    ax.figure.canvas.draw()
    boxes = [patch.get_window_extent() for patch in ax.patches]
    words = [text for text in ax.texts if text.get_text() not in ("", "new weights")]
    assert len(words) == len(boxes) == 6
    for box, text in zip(boxes, words, strict=True):
        assert box.x0 < text.get_window_extent().x0 < text.get_window_extent().x1 < box.x1
    plt.close(ax.figure)
