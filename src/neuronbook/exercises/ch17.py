"""Exercises of chapter 17, beyond supervised learning."""

from __future__ import annotations

from typing import Any

import numpy as np

from neuronbook.checking import Exercise, NotYet, array_of, number_in, require
from neuronbook.exercises.pseudo_labels import check_balanced, check_repaired
from neuronbook.i18n import Text

__all__ = ["balanced", "centres", "rand_index", "repaired"]

# six garments: the pairs that are together in both, by class, by cluster, and all of them
BOTH, BY_CLASS, BY_CLUSTER, ALL = 4, 6, 7, 15
EXPECTED = BY_CLASS * BY_CLUSTER / ALL
LARGEST = (BY_CLASS + BY_CLUSTER) / 2
ADJUSTED = (BOTH - EXPECTED) / (LARGEST - EXPECTED)


def _check_rand_index(answer: Any) -> None:
    value = number_in(answer)
    if value is None:
        raise NotYet(
            Text(en="Give one number, the adjusted Rand index.", zh="请给出一个数：调整兰德指数。")
        )

    def is_near(expected: float) -> bool:
        return abs(value - expected) < 2e-3

    require(
        not is_near((ALL - BY_CLASS - BY_CLUSTER + 2 * BOTH) / ALL),
        en="This is the share of pairs on which both agree, without the correction for chance.",
        zh="这是两种分法意见一致的对所占的比例，还没有扣除偶然。",
    )
    require(
        not is_near(5 / 6),
        en="This is the share of garments that are in the right cluster. Count pairs instead.",
        zh="这是分对的服装所占的比例。请数对，不要数件。",
    )
    require(
        not is_near(BOTH / LARGEST),
        en="The expected number $E$ is missing: subtract it in the numerator and in the "
        "denominator.",
        zh="缺了期望 $E$：分子和分母都要减去它。",
    )
    require(
        not is_near((BOTH - EXPECTED) / LARGEST),
        en="$E$ is subtracted in the denominator too, so that a perfect clustering gets 1.",
        zh="分母也要减去 $E$，这样完全一致时才得 1。",
    )
    require(
        not is_near((BOTH - EXPECTED) / (ALL - EXPECTED)),
        en="The largest possible number is not 15, but the mean of $A$ and $B$.",
        zh="最大值不是 15，而是 $A$ 与 $B$ 的平均。",
    )
    require(
        is_near(ADJUSTED),
        en="Not this number. Count first: $N$, then $A$, $B$ and $T$.",
        zh="不是这个数。请先数：$N$，再数 $A$、$B$ 和 $T$。",
    )


def _solve_rand_index() -> object:
    # together in both: 1 + 3; by class: 3 + 3; by cluster: 1 + 6; all pairs: 15
    expected = 6 * 7 / 15
    return (4 - expected) / ((6 + 7) / 2 - expected)


rand_index = Exercise(
    "rand_index",
    check=_check_rand_index,
    solution=_solve_rand_index,
    answer="index",
    hints=[
        Text(
            en="A group of $n$ garments has $n (n - 1) / 2$ pairs. Add them up over the classes "
            "for $A$, and over the clusters for $B$.",
            zh="一组 $n$ 件服装有 $n (n - 1) / 2$ 对。各类别的对数相加得 $A$，各簇的相加得 $B$。",
        ),
        Text(
            en="$N = 4$, $A = 6$, $B = 7$ and $T = 15$. What is $E = A B / T$?",
            zh="$N = 4$，$A = 6$，$B = 7$，$T = 15$。$E = A B / T$ 是多少？",
        ),
    ],
    success=Text(
        en="Right, 12/37. Five of the six are in the right cluster, and yet the index is far from "
        "1: with so few garments, chance alone makes many pairs agree.",
        zh="答对了，是 12/37。六件里分对了五件，指数却离 1 很远：服装这么少，"
        "单凭偶然就有许多对是一致的。",
    ),
)

POINTS = np.array([0.0, 1.0, 2.0, 8.0, 9.0, 13.0])
START = np.array([0.0, 2.0])


def _step(now: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    own = np.abs(POINTS[:, np.newaxis] - now).argmin(axis=1)
    return np.array([POINTS[own == place].mean() for place in range(2)])


def _check_centres(answer: Any) -> None:
    array = array_of(answer)
    if array is None or array.size != 2:
        raise NotYet(Text(en="Give two numbers, the two centres.", zh="请给出两个数：两个中心。"))
    values = np.sort(np.asarray(array, dtype="float64").ravel())
    stages = [START]
    while len(stages) < 2 or not np.array_equal(stages[-1], stages[-2]):
        stages.append(_step(stages[-1]))

    def is_near(expected: Any) -> bool:
        return bool(np.allclose(values, expected, rtol=0, atol=5e-3))

    require(
        not is_near(stages[0]),
        en="These are the centres at the start. Assign the points, then move the centres.",
        zh="这是起点。请先分配各点，再移动中心。",
    )
    require(
        not is_near(stages[1]),
        en="This is right after one round. Go on until no point changes its centre.",
        zh="这是第一轮之后的中心，没有算错。请继续，直到没有点再换中心为止。",
    )
    require(
        not any(map(is_near, stages[2:-2])),
        en="The rounds so far are right, but a point still changes its centre.",
        zh="到这里都没有算错，但还有点会换中心。",
    )
    require(
        not is_near([np.median(POINTS[:3]), np.median(POINTS[3:])]),
        en="The points are divided rightly. A centre is the mean of its points, not their median.",
        zh="点分对了。中心是点的均值，不是中位数。",
    )
    require(
        is_near(stages[-1]),
        en="Not these. Which points are nearer to the first centre, which to the second?",
        zh="不是这两个数。哪些点离第一个中心近，哪些离第二个近？",
        received=[float(value) for value in values],
    )


def _solve_centres() -> object:
    import numpy as np

    points, centres = np.array([0.0, 1, 2, 8, 9, 13]), np.array([0.0, 2])
    for _ in range(5):
        own = np.abs(points[:, np.newaxis] - centres).argmin(axis=1)  # assign
        centres = np.array([points[own == place].mean() for place in range(2)])  # move
    return centres


centres = Exercise(
    "centres",
    check=_check_centres,
    solution=_solve_centres,
    hints=[
        Text(
            en="The points 0 and 1 belong to the first centre (1 is as near to both, and counts "
            "for the first), all others to the second.",
            zh="点 0 和 1 归第一个中心（1 到两者一样远，算第一个的），其余归第二个。",
        ),
        Text(
            en="After the first round the centres are 0.5 and 8. To which does 2 belong now?",
            zh="第一轮之后，中心是 0.5 和 8。2 现在归哪一个？",
        ),
    ],
)


def _solve_repaired() -> object:
    import numpy as np

    part = np.array(["labelled"] * 3 + ["unlabelled"] * 5 + ["test"] * 4)
    true = np.array([0, 1, 2, 0, 1, 2, 2, 1, 0, 1, 2, 0])
    guessed = np.array([0, 1, 2, 0, 1, 2, 1, 1, 0, 2, 2, 0])
    sure = np.array([0.99, 0.98, 0.97, 0.96, 0.95, 0.6, 0.97, 0.7, 0.99, 0.95, 0.8, 0.94])
    rows = np.flatnonzero((part == "unlabelled") & (sure > 0.9))
    return rows, np.mean(guessed[part == "test"] == true[part == "test"])


repaired = Exercise(
    "repaired",
    check=check_repaired,
    solution=_solve_repaired,
    answer="rows, accuracy",
    hints=[
        Text(
            en="Which rows may a program learn from, if the test rows are to stay new?",
            zh="测试的行要保持是新的，程序可以从哪些行学习？",
        ),
        Text(
            en="What is compared with what in the last line? Where do the true labels come in?",
            zh="最后一行拿什么和什么比？真实标签用在哪里了？",
        ),
    ],
)


def _solve_balanced() -> object:
    import numpy as np

    guessed = np.array([0, 1, 0, 0, 2, 0, 1, 0, 2, 1, 0, 2])
    sure = np.array([0.99, 0.7, 0.98, 0.97, 0.6, 0.96, 0.9, 0.95, 0.55, 0.8, 0.94, 0.5])
    order = np.argsort(-sure)  # the surest first
    return np.concatenate([order[guessed[order] == kind][:2] for kind in range(3)])


balanced = Exercise(
    "balanced",
    check=check_balanced,
    solution=_solve_balanced,
    answer="rows",
    hints=[
        Text(
            en="`np.argsort(-sure)` puts the surest row first.",
            zh="`np.argsort(-sure)` 把最有把握的行排在最前面。",
        ),
        Text(
            en="Keep, in this order, the rows of one class, and take the first two of them.",
            zh="按这个次序，只留一个类别的行，取前两行；每个类别都这样做。",
        ),
    ],
)
