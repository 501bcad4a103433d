"""What splits let through: wines that stand in both parts, and artists known from training."""

from __future__ import annotations

from typing import Any

from neuronbook.checking import NotYet, number_in, require
from neuronbook.i18n import Text

__all__ = ["check_artists_share", "check_wine_split"]

SHARES = (0.75, 0.25)
TOLERANCE = 0.001  # the exercise says that three digits are enough


def check_wine_split(answer: Any) -> None:
    """Go on if this splits the wines about 70 to 30, identical inputs on one side."""
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
        en="Some wines are missing. Duplicates need not be thrown away: keep them together.",
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


def check_artists_share(answer: Any) -> None:
    """Go on if this is the share of validation rows whose artist is in the training part."""
    value, shares = number_in(answer), _shares()
    require(
        not callable(answer),
        en="This is a function that was not called. Write the brackets after its name.",
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
