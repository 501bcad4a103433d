"""What the hotel network of chapter 06 must consist of, part by part."""

from __future__ import annotations

from typing import Any

from neuronbook.checking import require, require_network, shows_order

__all__ = ["check_network"]

NUM_INPUTS = 63
BLOCK = ["Dense(256)", "relu", "BatchNormalization", "Dropout(0.3)"]
PARTS = ["BatchNormalization", *BLOCK, *BLOCK, "Dense(1)", "sigmoid"]


def check_network(answer: Any) -> None:
    """Run to the end if the answer is the hotel network; say why if not."""
    require_network(answer, NUM_INPUTS, PARTS, explain=_explain)


def _explain(model: Any, parts: list[str]) -> None:
    if shows_order(model):
        _check_output(parts)
    _check_hidden(parts, shows_activations=shows_order(model))
    require(
        not shows_order(model) or parts == PARTS or sorted(parts) != sorted(PARTS),
        en="All the parts are there, but in another order. Follow the list of the exercise from "
        "top to bottom; ReLU comes directly after its dense layer.",
        zh="零件齐了，但次序不同。请按题目里的清单从上到下排；ReLU 紧跟在它的全连接层后面。",
        received=parts,
    )


def _check_output(parts: list[str]) -> None:
    units = [part for part in parts if part.startswith("Dense")]
    require(
        "softmax" not in parts,
        en="Softmax shares out 1 among several units. A single unit would always get all of it; a "
        "yes or no needs the sigmoid.",
        zh="softmax 把 1 分给几个单元。只有一个单元时，它永远独得 1；回答“是或否”要用 sigmoid。",
    )
    require(
        units[-1:] == ["Dense(1)"],
        en="The answer is one probability, so the last layer has one unit.",
        zh="答案是一个概率，所以最后一层只有一个单元。",
        received=units,
    )
    require(
        "sigmoid" in parts or parts[-1] == "Dense(1)",
        en="The output has another activation function. The sigmoid makes a score a probability.",
        zh="输出用的是别的激活函数。要把得分变成概率，用 sigmoid。",
        received=parts[parts.index("Dense(1)") :],
    )
    require(
        "sigmoid" in parts,
        en="The output is still a score and can be any number. The sigmoid makes it a probability.",
        zh="现在的输出还是得分，可以是任何数。要用 sigmoid 把它变成概率。",
    )
    require(
        parts.count("sigmoid") == 1,
        en="There is more than one sigmoid. Only the output unit has one; a second one behind it "
        "would squeeze the probabilities into the range from 0.5 to 0.73.",
        zh="sigmoid 不止一个。只有输出单元需要它；后面再来一个，概率会被挤到 0.5 到 0.73 之间。",
        received=parts,
    )


def _check_hidden(parts: list[str], *, shows_activations: bool) -> None:
    units = [part for part in parts if part.startswith("Dense")]
    require(
        sorted(units) == ["Dense(1)", "Dense(256)", "Dense(256)"],
        en="There should be two hidden layers of 256 units each, and the output.",
        zh="应当有两个隐藏层，各 256 个单元，再加一个输出。",
        received=units,
    )
    require(
        not shows_activations or parts.count("relu") == 2,
        en="Each of the two hidden layers should have ReLU as its activation. (A layer without any "
        "is only a matrix.)",
        zh="两个隐藏层都应当用 ReLU 作激活函数。（没有激活函数的层只是一个矩阵。）",
        received=parts,
    )
    num_normalizations = parts.count("BatchNormalization")
    require(
        num_normalizations == 3,
        en="There should be three `BatchNormalization` layers: one takes the inputs, and one "
        "follows each hidden layer.",
        zh="`BatchNormalization` 应当有三层：一层接收输入，每个隐藏层之后各一层。",
        received=num_normalizations,
    )
    dropouts = [part for part in parts if part.startswith("Dropout")]
    require(
        len(dropouts) == 2,
        en="There should be two `Dropout` layers, one at the end of each block.",
        zh="`Dropout` 应当有两层，每一段的末尾各一层。",
        received=dropouts,
    )
    require(
        dropouts == ["Dropout(0.3)"] * 2,
        en="The dropout rate is the share of units that is left out: 0.3.",
        zh="随机失活的比率是被丢掉的单元所占的比例：0.3。",
        received=dropouts,
    )
