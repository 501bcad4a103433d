"""Exercises of chapter 04, overfitting and underfitting, on the red wines and the songs."""

from __future__ import annotations

from typing import Any

from neuronbook.checking import (
    Exercise,
    NotYet,
    number_in,
    require,
    require_adam,
    require_mae,
    require_network,
)
from neuronbook.exercises.leaks import check_artists_share, check_wine_split
from neuronbook.exercises.stopping import check_early_stopping
from neuronbook.exercises.verdicts import check_verdict
from neuronbook.i18n import Text

__all__ = ["capacity", "early_stopping", "leak", "needed", "repair", "verdict"]

NUM_INPUTS = 18


def _check_needed(answer: Any) -> None:
    value = number_in(answer)
    if value is None or value != value:  # NaN is not equal to itself
        raise NotYet(Text(en="Give one whole number of wines.", zh="请给出一个整数：几款酒。"))
    require(
        value not in (277, 278),
        en="That is one standard error. The difference must be more than two of them.",
        zh="这只有一个标准误差。差距要超过两个标准误差才行。",
    )
    require(
        value not in (33, 34),
        en="The standard error divides the standard deviation by the square root of n, not by n.",
        zh="标准误差是标准差除以 n 的平方根，不是除以 n。",
    )
    require(
        value == int(value),
        en="Wines come in whole numbers: round up.",
        zh="酒只能论整款：请向上取整。",
    )
    require(
        value != 1111,
        en="With 1,111 wines the difference is still a little below two standard errors.",
        zh="1,111 款酒时，差距还略小于两个标准误差。",
    )
    require(
        value == 1112,
        en="Solve 0.03 > 2 · 0.5 / √n for n.",
        zh="请从 0.03 > 2 · 0.5 / √n 解出 n。",
    )


def _solve_needed() -> object:
    return 1112


needed = Exercise(
    "needed",
    check=_check_needed,
    solution=_solve_needed,
    hints=[
        Text(
            en="The standard error of a mean over n wines is s / √n.",
            zh="n 款酒的平均数，标准误差是 s / √n。",
        ),
        Text(
            en="0.03 > 2 · 0.5 / √n means √n > 33.3. Square both sides.",
            zh="0.03 > 2 · 0.5 / √n，也就是 √n > 33.3。两边平方。",
        ),
    ],
    success=Text(
        en="Right. With the few hundred wines of our test set only larger differences count. Half "
        "the difference would take four times as many wines.",
        zh="答对了。我们的测试集只有几百款酒，差距要更大才算数。差距小一半，就要四倍的酒。",
    ),
)


def _solve_repair() -> object:
    from neuronbook.datasets import load_red_wine
    from neuronbook.datasets.splits import split_by_group

    red_wine = load_red_wine()
    inputs = list(red_wine.columns.drop("quality"))
    return split_by_group(red_wine, inputs, shares=(0.7, 0.3))


repair = Exercise(
    "repair",
    check=check_wine_split,
    solution=_solve_repair,
    answer="repaired",
    hints=[
        Text(
            en="Rows with identical inputs are a group, and a group goes into one part.",
            zh="输入完全相同的行算一组，一组只能去一边。",
        ),
        Text(
            en="`split_by_group` takes the table and the names of the columns: all but the grade.",
            zh="`split_by_group` 接收表和列名：除了评分，全部都要。",
        ),
    ],
    success=Text(
        en="Right. No validation wine is one that the network has seen in training.",
        zh="答对了。验证集里的酒，网络训练时一款也没有见过。",
    ),
)


def _solve_verdict() -> object:
    return ("overfitting", "underfitting")


verdict = Exercise(
    "verdict",
    check=check_verdict,
    solution=_solve_verdict,
    answer="ruled_out, in_doubt",
    hints=[
        Text(
            en="Does the validation loss ever turn up? Does the gap between the curves grow?",
            zh="验证损失有没有掉头向上？两条曲线的间隙有没有越来越大？",
        ),
        Text(
            en="Flat curves have two possible causes: a network too simple, or inputs that hold no "
            "more signal. Can the figure tell them apart?",
            zh="曲线平了，有两种可能的原因：网络太简单，或者输入里没有更多信号。这张图分得出来吗？",
        ),
    ],
    success=Text(
        en="Right. The gap does not grow and the validation loss does not turn up, so it does not "
        "overfit. The figure cannot show whether it underfits: for that, another model must do "
        "better on the same new songs.",
        zh="答对了。间隙没有变大，曲线也没有掉头，所以没有过拟合。是不是欠拟合，这张图说明不了："
        "要有别的模型在同样的新歌上做得更好，才能断定。",
    ),
)


def _check_capacity(answer: Any) -> None:
    require_network(answer, NUM_INPUTS, ["Dense(128)", "relu", "Dense(64)", "relu", "Dense(1)"])
    require_adam(answer)
    require_mae(answer)


def _solve_capacity() -> object:
    import keras

    model = keras.Sequential(
        [
            keras.Input(shape=(18,)),
            keras.layers.Dense(128, activation="relu"),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(1),
        ]
    )
    model.compile(optimizer="adam", loss="mae")
    return model


capacity = Exercise(
    "capacity",
    check=_check_capacity,
    solution=_solve_capacity,
    answer="model",
    hints=[
        Text(
            en="Start from the linear unit above and put two `Dense` layers before its unit.",
            zh="从上面的线性单元出发，在它前面加两个 `Dense` 层。",
        ),
        Text(
            en='Both hidden layers need `activation="relu"`; the last layer needs none.',
            zh='两个隐藏层都要 `activation="relu"`，最后一层不要。',
        ),
        Text(
            en='`build_deep(18, [128, 64])` builds it. Then `model.compile(optimizer="adam", '
            'loss="mae")`.',
            zh='`build_deep(18, [128, 64])` 就能搭出来。然后 `model.compile(optimizer="adam", '
            'loss="mae")`。',
        ),
    ],
    success=Text(
        en="Right. 10,753 parameters, where the linear unit had 19.",
        zh="答对了。10,753 个参数；线性单元只有 19 个。",
    ),
)


def _solve_early_stopping() -> object:
    import keras

    return keras.callbacks.EarlyStopping(
        patience=5,
        min_delta=0.001,
        restore_best_weights=True,
    )


early_stopping = Exercise(
    "early_stopping",
    check=check_early_stopping,
    solution=_solve_early_stopping,
    hints=[
        Text(
            en="It is the callback of the wine network, with other numbers.",
            zh="就是前面葡萄酒网络用的那个回调，换几个数。",
        ),
        Text(
            en="`keras.callbacks.EarlyStopping` has three settings that matter here: `patience`, "
            "`min_delta` and `restore_best_weights`.",
            zh="`keras.callbacks.EarlyStopping` 有三个设置要写：`patience`、`min_delta` 和 "
            "`restore_best_weights`。",
        ),
    ],
    success=Text(
        en="Right. We let it watch invented losses: it waits 5 epochs, ignores gains below "
        "0.001, and goes back to the best weights.",
        zh="答对了。我们让它看了几串编出来的损失：它等 5 个轮次，不理会小于 0.001 的改善，"
        "最后回到最好的权重。",
    ),
)


def _solve_leak() -> object:
    from neuronbook.datasets import load_spotify
    from neuronbook.datasets.splits import split_at_random

    songs = load_spotify()
    random_train, random_valid = split_at_random(songs, shares=(0.75, 0.25))
    known = random_valid["track_artist"].isin(random_train["track_artist"])
    return known.mean()


leak = Exercise(
    "leak",
    check=check_artists_share,
    solution=_solve_leak,
    hints=[
        Text(
            en="For a column, `isin(other_column)` says row by row whether the value occurs in "
            "the other column.",
            zh="对一列调用 `isin(另一列)`，会逐行回答：这个值在另一列里有没有。",
        ),
        Text(
            en="The mean of a column of true and false is the share of the true ones.",
            zh="一列真假值的平均值，就是“真”所占的比例。",
        ),
        Text(
            en='Start with `random_valid["track_artist"].isin(...)`.',
            zh='从 `random_valid["track_artist"].isin(...)` 写起。',
        ),
    ],
    success=Text(
        en="Right. In this share of the rows that should test the network, it already knows the "
        "artist.",
        zh="答对了。本该用来考网络的歌，有这么多出自它已经见过的艺人。",
    ),
)
