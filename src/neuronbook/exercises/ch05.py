"""Exercises of chapter 05: dropout on the songs, batch normalization on the concrete."""

from __future__ import annotations

from typing import Any

from neuronbook.checking import Exercise, computes_in_turn, parts_of, require, require_model
from neuronbook.i18n import Text

__all__ = ["batch_normalization", "dropout"]

NUM_SONG_INPUTS = 18
NUM_CONCRETE_INPUTS = 8
CONCRETE_PARTS = [
    *["BatchNormalization", "Dense(512)", "relu"] * 3,
    *["BatchNormalization", "Dense(1)"],
]


def _check_model(answer: Any, *, num_inputs: int, units: list[int]) -> list[str]:
    """Return the parts of a model with these dense layers and ReLU, or say what it is instead."""
    require_model(answer)
    require(
        tuple(answer.input_shape[1:]) == (num_inputs,),
        en=f"The input is one row of {num_inputs} numbers.",
        zh=f"输入是一行 {num_inputs} 个数。",
        received=answer.input_shape,
    )
    parts = parts_of(answer)
    dense = [part for part in parts if part.startswith("Dense")]
    require(
        dense == [f"Dense({number})" for number in units],
        en=f"The dense layers should stay as they were, with {', '.join(map(str, units))} units. "
        "Only put new layers between them.",
        zh=f"全连接层要保持原样，单元数依次是 {'、'.join(map(str, units))}。只在它们之间加新的层。",
        received=dense,
    )
    _check_activations(parts, num_hidden=len(units) - 1)
    return parts


def _check_activations(parts: list[str], *, num_hidden: int) -> None:
    relus = [part == "relu" for part in parts if part == "relu" or part.startswith("Dense")]
    require(
        not relus[-1],
        en="The output layer has a ReLU. It must be free to give any number: no activation there.",
        zh="输出层带上了 ReLU。输出层要能给出任何数，不用激活函数。",
        received=parts,
    )
    require(
        relus == [False, True] * num_hidden + [False],
        en="Each hidden layer keeps its ReLU, once, directly or through a layer of its own.",
        zh="每个隐藏层都要保留自己的 ReLU，而且只要一个；写成参数或单独一层都行。",
        received=parts,
    )


def _check_whole(model: Any, parts: list[str], *, num_parameters: int) -> None:
    known = {"relu", "BatchNormalization"}
    others = [part for part in parts if part not in known and "(" not in part]
    require(
        not others,
        en="There are layers in the model that the exercise does not ask for. Take them out.",
        zh="模型里有题目没有要求的层，请去掉。",
        received=others,
    )
    require(
        model.count_params() == num_parameters and computes_in_turn(model),
        en="The layers are the right ones, but the model does not simply pass its input through "
        "them one after the other, with all their parameters. Use a `keras.Sequential` and the "
        "layers as they come.",
        zh="层是对的，但模型并不是让输入依次经过各层，或者有的层少了参数。"
        "请用 `keras.Sequential`，各层的其他设置保持默认。",
        received=model.count_params(),
    )


def _check_dropout(answer: Any) -> None:
    parts = _check_model(answer, num_inputs=NUM_SONG_INPUTS, units=[128, 64, 1])
    dropouts = [part for part in parts if part.startswith("Dropout")]
    second, last = parts.index("Dense(64)"), parts.index("Dense(1)")
    where = [
        sum(part.startswith("Dropout") for part in stretch)
        for stretch in (
            parts[: parts.index("Dense(128)")],
            parts[parts.index("Dense(128)") : second],
            parts[second:last],
            parts[last:],
        )
    ]
    require(
        bool(dropouts),
        en="There is no `Dropout` layer yet. Put one after each hidden layer.",
        zh="还没有 `Dropout` 层。请在每个隐藏层后面各放一个。",
        received=parts,
    )
    require(
        where[3] == 0,
        en="A `Dropout` layer behind the output drops the answer itself.",
        zh="输出层后面的 `Dropout` 会把答案本身丢掉。",
        received=parts,
    )
    require(
        where[0] == 0,
        en="A `Dropout` layer in front of the first hidden layer drops what the network is told "
        "about the song. Drop outputs of hidden layers only.",
        zh="第一个隐藏层前面的 `Dropout` 丢掉的是歌曲的数据本身。只丢隐藏层的输出。",
        received=parts,
    )
    require(
        where == [0, 1, 1, 0],
        en="There should be exactly one `Dropout` layer after each of the two hidden layers.",
        zh="两个隐藏层后面，各放一个 `Dropout` 层，不多也不少。",
        received=parts,
    )
    require(
        "Dropout(0.7)" not in dropouts,
        en="The rate is the share that is left out, not the share that stays.",
        zh="比率是被丢掉的比例，不是留下来的比例。",
        received=dropouts,
    )
    require(
        dropouts == ["Dropout(0.3)"] * 2,
        en="Both rates should be 0.3.",
        zh="两个比率都应该是 0.3。",
        received=dropouts,
    )
    _check_whole(answer, parts, num_parameters=10_753)


def _solve_dropout() -> object:
    import keras

    return keras.Sequential(
        [
            keras.Input(shape=(18,)),
            keras.layers.Dense(128, activation="relu"),
            keras.layers.Dropout(0.3),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dropout(0.3),
            keras.layers.Dense(1),
        ]
    )


dropout = Exercise(
    "dropout",
    check=_check_dropout,
    solution=_solve_dropout,
    answer="model",
    hints=[
        Text(
            en="The list gets two entries longer; the dense layers stay as they are.",
            zh="列表多出两项；全连接层保持原样。",
        ),
        Text(
            en="`keras.layers.Dropout(0.3)` stands directly behind the layer whose outputs it "
            "drops.",
            zh="`keras.layers.Dropout(0.3)` 紧跟在它要丢弃输出的那一层后面。",
        ),
    ],
    success=Text(
        en="Right. Two layers more, and still 10,753 parameters: dropout has none.",
        zh="答对了。多了两层，参数仍是 10,753 个：随机失活没有参数。",
    ),
)


def _check_batch_normalization(answer: Any) -> None:
    parts = _check_model(answer, num_inputs=NUM_CONCRETE_INPUTS, units=[512, 512, 512, 1])
    places = [index for index, part in enumerate(parts) if part.startswith("Dense")]
    before = [index > 0 and parts[index - 1] == "BatchNormalization" for index in places]
    count = parts.count("BatchNormalization")
    require(
        count > 0,
        en="There is no `BatchNormalization` layer yet. Put one before each dense layer.",
        zh="还没有 `BatchNormalization` 层。请在每个全连接层前面各放一个。",
        received=parts,
    )
    require(
        parts[-1] != "BatchNormalization",
        en="A `BatchNormalization` layer behind the output would normalize the answers.",
        zh="输出层后面的 `BatchNormalization` 会把答案也归一化。",
        received=parts,
    )
    require(
        before[0],
        en="The first dense layer still gets the raw amounts of cement and water. A "
        "`BatchNormalization` layer must stand before it, too.",
        zh="第一个全连接层拿到的还是未经缩放的水泥和水。它前面也要有一个 `BatchNormalization` 层。",
        received=parts,
    )
    require(
        before[-1],
        en="The output layer is a dense layer as well, and there is no `BatchNormalization` layer "
        "before it.",
        zh="输出层也是全连接层，它前面还没有 `BatchNormalization` 层。",
        received=parts,
    )
    require(
        all(before),
        en="Directly before each dense layer there should be a `BatchNormalization` layer, so "
        "after the ReLU of the layer before.",
        zh="每个全连接层的正前方都要有一个 `BatchNormalization` 层，也就是在上一层的 ReLU 之后。",
        received=parts,
    )
    require(
        count == len(places),
        en="One `BatchNormalization` layer for each of the four dense layers is enough.",
        zh="四个全连接层，每个前面一个 `BatchNormalization` 层就够了。",
        received=count,
    )
    require(
        not any(part.startswith("Dropout") for part in parts),
        en="Leave dropout out this time: change one thing at a time, or you will not know what "
        "helped.",
        zh="这次不要加随机失活：一次只改一样，才知道是哪一样起了作用。",
        received=parts,
    )
    _check_whole(answer, parts, num_parameters=536_609)


def _solve_batch_normalization() -> object:
    import keras

    return keras.Sequential(
        [
            keras.Input(shape=(8,)),
            keras.layers.BatchNormalization(),
            keras.layers.Dense(512, activation="relu"),
            keras.layers.BatchNormalization(),
            keras.layers.Dense(512, activation="relu"),
            keras.layers.BatchNormalization(),
            keras.layers.Dense(512, activation="relu"),
            keras.layers.BatchNormalization(),
            keras.layers.Dense(1),
        ]
    )


batch_normalization = Exercise(
    "batch_normalization",
    check=_check_batch_normalization,
    solution=_solve_batch_normalization,
    answer="model",
    hints=[
        Text(
            en="How many dense layers are there, the output included? That many new layers.",
            zh="连输出层在内，一共有几个全连接层？新加的层就有几个。",
        ),
        Text(
            en="The first `keras.layers.BatchNormalization()` comes right after the `Input`: it "
            "scales the raw amounts.",
            zh="第一个 `keras.layers.BatchNormalization()` 紧跟在 `Input` 后面，"
            "由它来缩放原始的用量。",
        ),
    ],
    success=Text(
        en="Right. 536,609 parameters: 530,433 of the dense layers, and 4 for each of the "
        "8 + 3 × 512 features that are normalized.",
        zh="答对了。共 536,609 个参数：全连接层有 530,433 个，"
        "另外，归一化的 8 + 3 × 512 个特征各有 4 个。",
    ),
)
