"""Exercises of chapter 04, overfitting and underfitting, on the red wines and the songs."""

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

__all__ = ["capacity", "early_stopping", "leak", "needed", "repair", "verdict"]

NUM_INPUTS = 18
SHARES = (0.75, 0.25)
TOLERANCE = 0.001  # the exercise says that three digits are enough
UNDERFITTING = {"underfitting", "underfit", "underfits", "underfitted", "欠拟合"}
OVERFITTING = {"overfitting", "overfit", "overfits", "overfitted", "过拟合"}


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


def _check_repair(answer: Any) -> None:
    import pandas as pd

    from neuronbook.datasets import load_red_wine
    from neuronbook.datasets.splits import count_repeated

    wines = load_red_wine()
    require(
        isinstance(answer, list | tuple)
        and len(answer) == 2
        and all(isinstance(part, pd.DataFrame) for part in answer),
        en="Give two tables, the training wines and the validation wines.",
        zh="请给出两张表：训练用的酒和验证用的酒。",
    )
    train, valid = answer
    require(
        all(list(part.columns) == list(wines.columns) for part in answer),
        en="Both tables keep all twelve columns, the grade among them.",
        zh="两张表都要保留全部十二列，评分也在内。",
    )
    rows = [*train.index, *valid.index]
    require(
        len(set(rows)) == len(rows),
        en="A row of the table stands in both parts, or twice in one.",
        zh="有的行同时在两边，或者在一边出现了两次。",
    )
    require(
        set(rows) == set(wines.index),
        en="Some wines are missing. Doubles need not be thrown away: keep them together.",
        zh="少了一些酒。重复的酒不必扔掉，让它们待在同一边就行。",
        received=len(rows),
    )
    require(
        abs(len(train) / len(wines) - 0.7) < 0.05,
        en="The training part should have about 70 % of the wines.",
        zh="训练集应占大约 70 %。",
        received=len(train),
    )
    inputs = list(wines.columns.drop("quality"))
    if len(wines[inputs].drop_duplicates()) < len(wines):
        repeated = count_repeated(train, valid, inputs)
        require(
            repeated == 0,
            en="It still leaks: validation wines have the eleven inputs of a training wine.",
            zh="还在漏：有的验证集酒，十一项测量和训练集里的酒完全相同。",
            received=repeated,
        )


def _solve_repair() -> object:
    from neuronbook.datasets import load_red_wine
    from neuronbook.datasets.splits import split_by_group

    red_wine = load_red_wine()
    inputs = list(red_wine.columns.drop("quality"))
    return split_by_group(red_wine, inputs, shares=(0.7, 0.3))


repair = Exercise(
    "repair",
    check=_check_repair,
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
        en="Right. No validation wine can be answered from memory.",
        zh="答对了。验证集里没有哪款酒能靠记性来答。",
    ),
)


def _words_of(answer: Any) -> list[str]:
    """Return the words of an answer, in small letters and without marks."""
    words = []
    for each in answer:
        word = unicodedata.normalize("NFKC", each[:100]).strip().strip(".!。！").lower()
        words.append(word.replace("-", "").replace("_", "").replace(" ", ""))  # under-fitting
    return words


def _check_verdict(answer: Any) -> None:
    require(
        isinstance(answer, list | tuple)
        and len(answer) == 2
        and all(isinstance(each, str) for each in answer),
        en="Answer with two words in quotation marks, one in each place.",
        zh="请用两个带引号的词来回答，一处一个。",
    )
    words = _words_of(answer)
    require(
        all(word in OVERFITTING | UNDERFITTING for word in words),
        en='One of these is not one of the two words, "overfitting" and "underfitting".',
        zh='有一处不是这两个词之一："overfitting"（过拟合）和 "underfitting"（欠拟合）。',
    )
    require(
        not all(word in OVERFITTING for word in words),
        en="The figure either rules overfitting out or leaves it in doubt, not both.",
        zh="对过拟合，这张图要么能排除，要么不能，不会两样都是。",
    )
    require(
        not all(word in UNDERFITTING for word in words),
        en="The figure either rules underfitting out or leaves it in doubt, not both.",
        zh="对欠拟合，这张图要么能排除，要么不能，不会两样都是。",
    )
    require(
        words[0] in OVERFITTING,
        en="An overfitting network shows a gap that grows, or a validation loss that turns up, and "
        "the figure would show either. A network too simple and inputs without more signal look "
        "alike here: flat.",
        zh="过拟合会有迹象：间隙越来越大，或者验证损失掉头向上，图里应该看得到。"
        "而网络太简单，和输入里没有更多信号，在图里是一个样：都是平的。",
    )


def _solve_verdict() -> object:
    return ("overfitting", "underfitting")


verdict = Exercise(
    "verdict",
    check=_check_verdict,
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
        en="Right. No gap grows and nothing turns up, so it does not overfit. Whether it "
        "underfits the figure cannot show: for that, another model must do better on the same new "
        "songs.",
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
