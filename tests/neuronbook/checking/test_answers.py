import numpy as np
import pytest

from neuronbook.checking import NotYet, require_shape


@pytest.mark.parametrize("answer", [[11], (11,), [28, 28, 1], [np.int64(3)], []])
def test_shape_comes_back_as_a_list(answer):
    assert require_shape(answer) == list(answer)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (11, "square brackets"),
        ("11", "a list or a tuple"),
        ([None, 11], "the batch axis"),
        ([11.0], "a whole number"),
        ([True], "a whole number"),
        ([None], "a whole number"),
    ],
)
def test_what_is_no_shape_is_told_why(answer, words):
    with pytest.raises(NotYet, match=words):
        require_shape(answer)
