"""Exercises of chapter 05: both layers by hand, on the wines, the songs and the concrete."""

from __future__ import annotations

from typing import Any

from neuronbook.checking import (
    Exercise,
    number_in,
    require,
    require_network,
    shows_order,
)
from neuronbook.i18n import Text

__all__ = ["batch_normalization", "dropout", "repair", "undo"]

NUM_WINE_INPUTS = 11
NUM_SONG_INPUTS = 18
NUM_CONCRETE_INPUTS = 8
REPAIRED_PARTS = ["Dense(64)", "relu", "Dropout(0.3)", "Dense(1)"]
SONG_PARTS = [
    *["Dense(128)", "relu", "Dropout(0.3)"],
    *["Dense(64)", "relu", "Dropout(0.3)"],
    "Dense(1)",
]
CONCRETE_PARTS = [
    *["BatchNormalization", "Dense(512)", "relu"] * 3,
    *["BatchNormalization", "Dense(1)"],
]


def _require_dense(model: Any, parts: list[str], units: list[int]) -> None:
    dense = [part for part in parts if part.startswith("Dense")]
    expected = [f"Dense({number})" for number in units]
    require(
        dense == expected or (not shows_order(model) and sorted(dense) == sorted(expected)),
        en=f"The dense layers should stay as they were, with {', '.join(map(str, units))} units. "
        "Only add new layers.",
        zh=f"全连接层要保持原样，单元数依次是 {'、'.join(map(str, units))}。只加新的层。",
        received=dense,
    )


def _check_undo(answer: Any) -> None:
    numbers = [number_in(each) for each in answer] if isinstance(answer, list | tuple) else []
    require(
        len(numbers) == 2 and None not in numbers,
        en="Give two numbers, gamma and then beta.",
        zh="请给出两个数：先 gamma，后 beta。",
    )
    gamma, beta = numbers
    require(
        (gamma, beta) != (8, 4),
        en="These are the right numbers in the wrong order. Gamma is the factor.",
        zh="数是对的，顺序反了。gamma 是乘上去的那一个。",
    )
    require(
        (gamma, beta) != (1, 0),
        en="With 1 and 0 the layer returns z, which has mean 0 and standard deviation 1. It should "
        "return x.",
        zh="取 1 和 0，得到的是 z，均值 0，标准差 1。要得到的是 x。",
    )
    require(
        (gamma, beta) != (0.25, -2),
        en="These two turn x into z, which the layer has done already. Now z is to become x again.",
        zh="这两个数把 x 变成 z，而这一步层已经做过了。现在要把 z 变回 x。",
    )
    require(
        gamma != 16,
        en="The layer divides by the standard deviation, not by the variance.",
        zh="层除以的是标准差，不是方差。",
    )
    require(
        gamma == 4,
        en="Gamma is not right yet. What must z be multiplied by, so that the division is undone?",
        zh="gamma 还不对。z 乘以多少，才能抵消刚才的除法？",
    )
    require(
        beta == 8,
        en="Gamma is right, beta is not yet. What did the layer subtract?",
        zh="gamma 对了，beta 还不对。层减去的是多少？",
    )


def _solve_undo() -> object:
    return (4, 8)


undo = Exercise(
    "undo",
    check=_check_undo,
    solution=_solve_undo,
    answer="gamma, beta",
    hints=[
        Text(
            en="Put z = (x - 8) / 4 into gamma · z + beta and ask for x.",
            zh="把 z = (x - 8) / 4 代入 gamma · z + beta，要求结果等于 x。",
        ),
        Text(
            en="The factor of x must be 1, and what is left over must be 0.",
            zh="x 的系数必须是 1，剩下的常数必须是 0。",
        ),
    ],
    success=Text(
        en="Right: gamma is the standard deviation and beta the mean. So the layer can undo "
        "itself, and takes no function away from the network.",
        zh="答对了：gamma 等于标准差，beta 等于均值。所以这个层能把自己抵消掉，"
        "网络能表示的函数一个也没少。",
    ),
)


def _check_repair(answer: Any) -> None:
    require_network(answer, NUM_WINE_INPUTS, REPAIRED_PARTS, explain=_explain_repair)


def _explain_repair(model: Any, parts: list[str]) -> None:
    _require_dense(model, parts, [64, 1])
    dropouts = [part for part in parts if part.startswith("Dropout")]
    require(
        bool(dropouts),
        en="Without dropout the two answers agree, but its author wanted units to be left out in "
        "training. Keep the layer, and let Keras switch it.",
        zh="去掉随机失活，两次回答确实一样了，可是作者要的是训练时丢掉一部分单元。"
        "请留着这个层，让 Keras 来切换。",
        received=parts,
    )
    require(
        dropouts == ["Dropout(0.3)"],
        en="There should be one dropout layer, with a rate of 0.3 as before.",
        zh="应当只有一个随机失活层，比率和原来一样是 0.3。",
        received=dropouts,
    )
    if shows_order(model):
        require(
            parts.index("Dense(64)") < parts.index("Dropout(0.3)") < parts.index("Dense(1)"),
            en="Dropout should stay where it was, between the hidden layer and the output.",
            zh="随机失活要待在原来的地方：隐藏层和输出层之间。",
            received=parts,
        )


def _solve_repair() -> object:
    import keras

    return keras.Sequential(
        [
            keras.Input(shape=(11,)),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dropout(0.3),
            keras.layers.Dense(1),
        ]
    )


repair = Exercise(
    "repair",
    check=_check_repair,
    solution=_solve_repair,
    answer="repaired",
    hints=[
        Text(
            en="Which layer draws lots? When should it, and what tells it to do so always?",
            zh="哪个层会抽签？什么时候才该抽？又是什么让它每次都抽？",
        ),
        Text(
            en="In a `Sequential` model Keras switches dropout by itself; in a class of your own, "
            "`call(self, x, training=None)` hands `training` on.",
            zh="用 `Sequential`，Keras 会自己切换随机失活；自己写的类，"
            "要在 `call(self, x, training=None)` 里把 `training` 传下去。",
        ),
    ],
    success=Text(
        en="Right. Units are left out in training only, and a wine gets one answer.",
        zh="答对了。只在训练时丢单元，一款酒只有一个回答。",
    ),
)


def _check_dropout(answer: Any) -> None:
    require_network(answer, NUM_SONG_INPUTS, SONG_PARTS, explain=_explain_dropout)


def _explain_dropout(model: Any, parts: list[str]) -> None:
    _require_dense(model, parts, [128, 64, 1])
    dropouts = [part for part in parts if part.startswith("Dropout")]
    require(
        bool(dropouts),
        en="There is no `Dropout` layer yet. Put one after each hidden layer.",
        zh="还没有 `Dropout` 层。请在每个隐藏层后面各放一个。",
        received=parts,
    )
    require(
        "Dropout(0.7)" not in dropouts,
        en="The rate is the share that is left out, not the share that stays.",
        zh="比率是被丢掉的比例，不是留下来的比例。",
        received=dropouts,
    )
    require(
        set(dropouts) == {"Dropout(0.3)"},
        en="Both rates should be 0.3.",
        zh="两个比率都应该是 0.3。",
        received=dropouts,
    )
    if shows_order(model):
        _require_dropout_places(parts)


def _require_dropout_places(parts: list[str]) -> None:
    first, second, last = (parts.index(f"Dense({units})") for units in (128, 64, 1))
    before, after_first, after_second, behind = (
        sum(part.startswith("Dropout") for part in stretch)
        for stretch in (parts[:first], parts[first:second], parts[second:last], parts[last:])
    )
    require(
        behind == 0,
        en="A `Dropout` layer after the output drops the answer itself.",
        zh="输出层后面的 `Dropout` 会把答案本身丢掉。",
        received=parts,
    )
    require(
        before == 0,
        en="A `Dropout` layer in front of the first hidden layer drops what the network is told "
        "about the song. Drop outputs of hidden layers only.",
        zh="第一个隐藏层前面的 `Dropout` 丢掉的是歌曲的数据本身。只丢隐藏层的输出。",
        received=parts,
    )
    require(
        after_first == after_second == 1,
        en="There should be exactly one `Dropout` layer after each of the two hidden layers.",
        zh="两个隐藏层后面，各放一个 `Dropout` 层，不多也不少。",
        received=parts,
    )


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
            en="`keras.layers.Dropout(0.3)` comes directly after the layer whose outputs it drops.",
            zh="`keras.layers.Dropout(0.3)` 紧跟在它要丢弃输出的那一层后面。",
        ),
    ],
    success=Text(
        en="Right. Two layers more, and still 10,753 parameters: dropout has none.",
        zh="答对了。多了两层，参数仍是 10,753 个：随机失活没有参数。",
    ),
)


def _check_batch_normalization(answer: Any) -> None:
    require_network(
        answer, NUM_CONCRETE_INPUTS, CONCRETE_PARTS, explain=_explain_batch_normalization
    )


def _explain_batch_normalization(model: Any, parts: list[str]) -> None:
    _require_dense(model, parts, [512, 512, 512, 1])
    count = parts.count("BatchNormalization")
    require(
        count > 0,
        en="There is no `BatchNormalization` layer yet. Put one before each dense layer.",
        zh="还没有 `BatchNormalization` 层。请在每个全连接层前面各放一个。",
        received=parts,
    )
    require(
        not any(part.startswith("Dropout") for part in parts),
        en="Leave dropout out this time: change one thing at a time, or you will not know what "
        "helped.",
        zh="这次不要加随机失活：一次只改一样，才知道是哪一样起了作用。",
        received=parts,
    )
    if shows_order(model):
        _require_normalization_places(parts)
    require(
        count == 4,
        en="There are four dense layers, so there should be four `BatchNormalization` layers.",
        zh="全连接层有四个，所以 `BatchNormalization` 层也应该有四个。",
        received=count,
    )


def _require_normalization_places(parts: list[str]) -> None:
    places = [index for index, part in enumerate(parts) if part.startswith("Dense")]
    before = [index > 0 and parts[index - 1] == "BatchNormalization" for index in places]
    require(
        parts[-1] != "BatchNormalization",
        en="A `BatchNormalization` layer after the output would normalize the answers.",
        zh="输出层后面的 `BatchNormalization` 会把答案也归一化。",
        received=parts,
    )
    require(
        sum(before) != 0 or places[0] > 0,
        en="Directly before each dense layer there should be a `BatchNormalization` layer, so "
        "after the ReLU of the layer before.",
        zh="每个全连接层前面都要紧挨着一个 `BatchNormalization` 层，也就是在上一层的 ReLU 之后。",
        received=parts,
    )
    require(
        before[0],
        en="The first dense layer gets the amounts of cement and water as they are. Directly "
        "before it there must be a `BatchNormalization` layer, too.",
        zh="第一个全连接层拿到的还是水泥和水原来的用量。"
        "它前面也要紧挨着一个 `BatchNormalization` 层。",
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
        zh="每个全连接层前面都要紧挨着一个 `BatchNormalization` 层，也就是在上一层的 ReLU 之后。",
        received=parts,
    )


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
