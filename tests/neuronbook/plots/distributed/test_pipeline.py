from collections import Counter

import pytest

from neuronbook import plots


def rows_of(ax):
    """Return the events of each row, from the top, as the markers of their files."""
    rows = {}
    for dot in ax.lines:
        (x,), (y,) = dot.get_data()
        rows.setdefault(round(float(y), 3), []).append((x, dot.get_marker()))
    return [[marker for _, marker in sorted(rows[y])] for y in sorted(rows, reverse=True)]


def test_every_row_has_each_event_exactly_once():
    rows = rows_of(plots.plot_pipeline())
    assert len(rows) == 5
    assert all(Counter(row) == Counter("oooossss^^^^DDDD") for row in rows)


def test_files_are_read_in_turn_and_then_mixed():
    files, interleaved, shuffled, *_ = rows_of(plots.plot_pipeline())
    assert "".join(files) == "oooossss^^^^DDDD"
    assert "".join(interleaved) == "os^D" * 4
    assert shuffled != interleaved


@pytest.mark.parametrize("num_replicas", [1, 2, 4, 8])
def test_both_batches_are_cut_into_as_many_boxes_as_there_are_replicas(num_replicas):
    boxes = Counter(
        round(box.get_y(), 3) for box in plots.plot_pipeline(num_replicas=num_replicas).patches
    )
    assert [boxes[y] for y in sorted(boxes, reverse=True)] == [4, 2, 2 * num_replicas]


def test_batch_that_cannot_be_shared_evenly_is_refused():
    with pytest.raises(ValueError, match="Received: num_replicas=3"):
        plots.plot_pipeline(num_replicas=3)
