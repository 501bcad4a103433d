"""Exercises of chapter 04, overfitting and underfitting, on the Spotify songs."""

from __future__ import annotations

import unicodedata
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
from neuronbook.exercises.stopping import check_early_stopping
from neuronbook.i18n import Text

__all__ = ["capacity", "early_stopping", "leak", "verdict"]

NUM_INPUTS = 18
SHARES = (0.75, 0.25)
TOLERANCE = 0.001  # the exercise says that three digits are enough
UNDERFITTING = {"underfitting", "underfit", "underfits", "underfitted", "欠拟合"}
OVERFITTING = {"overfitting", "overfit", "overfits", "overfitted", "过拟合"}


def _check_verdict(answer: Any) -> None:
    require(
        isinstance(answer, str),
        en="Answer with a word in quotation marks.",
        zh="请用引号里的一个词来回答。",
    )
    word = unicodedata.normalize("NFKC", answer[:100]).strip().strip(".!。！").lower()
    word = word.replace("-", "").replace("_", "").replace(" ", "")  # under-fitting, under fitting
    require(
        word not in OVERFITTING,
        en="An overfitting network shows a gap that grows, or a validation loss that turns up. "
        "Look for either in the figure.",
        zh="过拟合的网络，两条曲线的间隙会越来越大，或者验证损失掉头向上。请在图里找一找有没有。",
    )
    require(
        not (
            any(name in word for name in OVERFITTING) and any(name in word for name in UNDERFITTING)
        ),
        en="One of the two, please: one of them leaves no trace in this figure.",
        zh="请只选一个：其中一种在图里没有留下痕迹。",
    )
    require(
        word not in {"neither", "none", "justright", "right", "good", "都不是", "正好"},
        en="These curves cannot show that it is just right: no smaller loss was tried for. Which "
        "of the two has not been ruled out?",
        zh="这两条曲线说明不了“正好”：还没有试过能不能更低。两种毛病里，哪一种还没有被排除？",
    )
    require(
        word in UNDERFITTING,
        en='This is not one of the two words, "overfitting" and "underfitting".',
        zh='请在两个词里选一个："overfitting"（过拟合）或 "underfitting"（欠拟合）。',
    )


def _solve_verdict() -> object:
    return "underfitting"


verdict = Exercise(
    "verdict",
    check=_check_verdict,
    solution=_solve_verdict,
    hints=[
        Text(
            en="Two questions: does the validation loss ever turn up? Does the gap between the "
            "curves grow?",
            zh="先问两件事：验证损失有没有掉头向上？两条曲线的间隙有没有越来越大？",
        ),
        Text(
            en="If neither, the network has not learned noise. What can still be wrong with it?",
            zh="如果都没有，网络就没有学进噪声。那它还可能有什么毛病？",
        ),
    ],
    success=Text(
        en="Right. The curves lie flat side by side: nothing was memorized, so if anything is "
        "wrong, it is underfitting. Whether something is, more capacity will show.",
        zh="答对了。两条曲线平平地挨在一起，什么也没有背下来；如果有毛病，只能是欠拟合。"
        "到底有没有，加大容量就知道。",
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
            en="Start from the linear model above and put two `Dense` layers before its unit.",
            zh="从上面的线性模型出发，在它的那个单元前面加两个 `Dense` 层。",
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
        en="Right. 10,753 parameters, where the linear model had 19.",
        zh="答对了。10,753 个参数；线性模型只有 19 个。",
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
        en="Right. We let it watch invented losses: it waits 5 epochs, overlooks gains below "
        "0.001, and goes back to the best weights.",
        zh="答对了。我们让它看了几串编出来的损失：它等 5 个轮次，不理会小于 0.001 的改善，"
        "最后回到最好的权重。",
    ),
)


def _shares() -> dict[str, float]:
    """Return the share asked for, and those it is mistaken for."""
    from neuronbook.datasets import load_spotify
    from neuronbook.datasets.splits import split_at_random

    train, valid = split_at_random(load_spotify(), shares=SHARES)
    known = valid["track_artist"].isin(train["track_artist"])
    artists = valid["track_artist"].drop_duplicates()
    return {
        "right": float(known.mean()),
        "artists": float(artists.isin(train["track_artist"]).mean()),
        "songs": float(valid["track_id"].isin(train["track_id"]).mean()),
        "training": float(train["track_artist"].isin(valid["track_artist"]).mean()),
        "count": float(known.sum()),
    }


def _check_leak(answer: Any) -> None:
    value, shares = number_in(answer), _shares()
    require(
        not callable(answer),
        en="This is a function that was not called. Write the brackets behind its name.",
        zh="这是一个还没有调用的函数。请在名字后面写上括号。",
    )
    if value is None or value != value:  # NaN is not equal to itself
        raise NotYet(
            Text(
                en="Give one number, the share: the mean of a column of true and false.",
                zh="请给出一个数，也就是比例：一列真假值的平均值。",
            )
        )

    def is_near(name: str) -> bool:
        return abs(value - shares[name]) < TOLERANCE

    require(
        not 1 < value <= 100,
        en="A share lies between 0 and 1. If this is a percentage, divide it by 100.",
        zh="比例在 0 到 1 之间。如果这是百分数，请除以 100。",
    )
    require(
        not is_near("count"),
        en="A share lies between 0 and 1. Divide by the number of validation rows.",
        zh="比例在 0 到 1 之间。请除以验证集的行数。",
    )
    require(
        abs(value - (1 - shares["right"])) >= TOLERANCE,
        en="This is the share of the strangers, whose artist is not among the training songs.",
        zh="这是陌生艺人的比例，也就是艺人不在训练集里的那些行。",
    )
    require(
        value != 0,
        en="Zero is right for the split by artist. Here the rows were split at random. (With a "
        "column, `in` looks among its row labels: use `isin`.)",
        zh="按艺人划分时才是 0。这里是随机划分。（对一列用 `in`，找的是行标签：请用 `isin`。）",
    )
    require(
        not is_near("artists"),
        en="This counts every artist once. Count the rows: an artist with many songs leaks often.",
        zh="这是每个艺人只数一次的结果。请按行数：歌多的艺人，泄漏的次数也多。",
    )
    require(
        not is_near("songs"),
        en="This is the share of rows whose song is in the training part. Ask for the artist.",
        zh="这是歌曲也在训练集里的行的比例。题目问的是艺人。",
    )
    require(
        not is_near("training"),
        en="The other way round: which validation rows have an artist that the network has "
        "heard in training?",
        zh="反了：要问的是验证集里有多少行，它的艺人是网络在训练时听过的。",
    )
    require(
        is_near("right"),
        en="This is another number. Take `random_valid`, look up each artist among those of "
        "`random_train`, and take the mean.",
        zh="不是这个数。取 `random_valid`，看每一行的艺人在不在 `random_train` 的艺人里，"
        "再取平均。",
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
    check=_check_leak,
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
        en="Right. So many of the songs that should test the network are by an artist it has "
        "already met.",
        zh="答对了。本该用来考网络的歌，有这么多出自它已经见过的艺人。",
    ),
)
