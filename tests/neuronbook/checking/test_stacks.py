import pytest
from keras import Input, Sequential
from keras.layers import Dense

from neuronbook.checking import NotYet, require_relu

NO_RELU = "One of the hidden layers has no activation function"


def stack(*activations):
    return Sequential([Input((3,)), *[Dense(4, activation=name) for name in activations]])


def test_stack_with_relu_after_each_hidden_layer_goes_on():
    require_relu(stack("relu", "relu", "relu", "linear"), num_hidden=3)


@pytest.mark.parametrize(
    ("activations", "words"),
    [
        (("linear", "relu", "relu", "linear"), NO_RELU),
        (("relu", "linear", "relu", "linear"), NO_RELU),
        (("relu", "relu", "linear", "linear"), NO_RELU),
        (("linear", "linear", "linear", "linear"), "no activation function anywhere"),
        (("relu", "relu", "relu", "relu"), "The output layer has a ReLU too"),
        (("relu", "gelu", "relu", "linear"), "computes something else"),
    ],
)
def test_other_stacks_are_told_what_they_lack(activations, words):
    with pytest.raises(NotYet, match=words):
        require_relu(stack(*activations), num_hidden=3)
