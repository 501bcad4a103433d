"""Exercises of chapter 14, what filters see."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from neuronbook.checking import Exercise, require
from neuronbook.exercises.arrays import numbers_of
from neuronbook.i18n import Text

__all__ = ["by_hand", "favourite", "repair"]

Floats = NDArray[np.float64]

GRADIENT = np.array([1.5, -0.5, -2.0])
CHANGE = np.array([6.0, -8.0])

SMALL = np.arange(16.0).reshape(4, 4)
WEIGHTS = np.array([[0, 1, 0, 0], [2, 0, 0, -1], [0, 0, 3, 0], [1, 0, 0, 1]])

FILTERS = (
    np.array([[3.0, -4.0, 0.0]]),
    np.array([[0.5, -2.0], [1e-3, -7.0]]),
    np.array([-1.0, 0.0, 2.0, 4.0]),
)


def _check_by_hand(answer: Any) -> None:
    parts = list(answer) if isinstance(answer, list | tuple) and len(answer) == 2 else [0, 0]
    gradient, change = map(numbers_of, parts)
    require(
        gradient.shape == (3,),
        en="The gradient has three numbers, one for each pixel.",
        zh="梯度有三个数，每个像素一个。",
    )
    require(
        change.shape == (2,),
        en="The change has two numbers, one for each pixel of the window.",
        zh="改变量有两个数，窗口里每个像素一个。",
    )
    require(
        not np.allclose(gradient, 2 * GRADIENT),
        en="This is the gradient of the sum of the two outputs. The mean is half of it.",
        zh="这是两个输出之和的梯度。平均要除以二。",
    )
    require(
        not np.allclose(gradient, [1.5, -2.0, 0.0]) and not np.allclose(gradient, [3, -4, 0]),
        en="The filter has a second place: there, its weights lie on the pixels 1 and 2.",
        zh="卷积核还有第二个位置，那时它的权重落在像素 1 和 2 上。",
    )
    require(
        np.allclose(gradient, GRADIENT),
        en="The gradient is not right yet. Write down both outputs, and look which weights each "
        "pixel is multiplied by.",
        zh="梯度还不对。把两个输出都写出来，看每个像素乘了哪些权重。",
    )
    require(
        not np.allclose(change, [3, -4]),
        en="The direction is right, but this change has the length 5.",
        zh="方向对了，但这个改变量的长度是 5。",
    )
    require(
        not np.allclose(change, -CHANGE),
        en="This change lowers the output most. Turn the signs round.",
        zh="这个改变量让输出降得最多。把正负号反过来。",
    )
    require(
        np.isclose(np.linalg.norm(change), 10),
        en="The change must have the length 10: its squares add up to 100.",
        zh="改变量的长度必须是 10：平方和等于 100。",
        received=change.tolist(),
    )
    require(
        np.allclose(change, CHANGE),
        en="There is a better change of the same length: its two numbers are proportional to the "
        "two weights.",
        zh="同样的长度，还有更好的改变量：它的两个数与两个权重成正比。",
    )


def _solve_by_hand() -> object:
    gradient = [3 / 2, (-4 + 3) / 2, -4 / 2]
    change = [10 * 3 / 5, 10 * -4 / 5]
    return (gradient, change)


by_hand = Exercise(
    "by_hand",
    check=_check_by_hand,
    solution=_solve_by_hand,
    answer="gradient, change",
    hints=[
        Text(
            en="The two outputs are 3 x₀ − 4 x₁ + 1 and 3 x₁ − 4 x₂ + 1.",
            zh="两个输出是 3 x₀ − 4 x₁ + 1 和 3 x₁ − 4 x₂ + 1。",
        ),
        Text(
            en="The change should point in the direction of the weights, whose length is 5.",
            zh="改变量应当与权重同方向，而权重的长度是 5。",
        ),
    ],
    success=Text(
        en="Right. The middle pixel takes part in both outputs, so it counts with the sum of the "
        "weights. In a filter for edges that sum is zero.",
        zh="答对了。中间的像素参与两个输出，所以按权重之和计。找边缘的卷积核，这个和是零。",
    ),
)


def _map(*, covers_stay: bool, sign: int) -> Floats:
    """Return the occlusion map of the exercise, right or with one of its faults."""
    result, changed = np.zeros((3, 3)), SMALL.copy()
    for i, j in np.ndindex(3, 3):
        if not covers_stay:
            changed = SMALL.copy()
        changed[i : i + 2, j : j + 2] = 0
        result[i, j] = sign * np.sum(WEIGHTS * (SMALL - changed))
    return result


def _check_repair(answer: Any) -> None:
    found = numbers_of(answer)
    require(
        found.shape == (3, 3),
        en="Give the map, three rows of three numbers.",
        zh="请给出这张图：三行，每行三个数。",
    )
    require(
        not np.allclose(found, _map(covers_stay=True, sign=-1)),
        en="This is what the faulty function returns.",
        zh="这就是有错的函数返回的结果。",
    )
    require(
        not np.allclose(found, _map(covers_stay=True, sign=1)),
        en="The sign is right now. But squares that were covered before stay covered: how many "
        "pixels are black at the last place?",
        zh="正负号对了。可是以前盖住的方块一直盖着：到最后一个位置，有多少个像素是黑的？",
    )
    require(
        not np.allclose(found, _map(covers_stay=False, sign=-1)),
        en="Only one square is covered now, as it should be. But the map should be positive where "
        "the output falls.",
        zh="现在每次只盖住一个方块，这是对的。可是输出降低的地方，图上应当是正数。",
    )
    require(
        np.allclose(found, _map(covers_stay=False, sign=1)),
        en="Not these numbers. The output falls by the sum of weight times pixel over the four "
        "pixels of the square.",
        zh="数不对。输出降低多少，等于方块的四个像素各乘权重，再相加。",
    )


def _solve_repair() -> object:
    import numpy as np

    small = np.arange(16.0).reshape(4, 4)
    weights = np.array([[0, 1, 0, 0], [2, 0, 0, -1], [0, 0, 3, 0], [1, 0, 0, 1]])
    result = np.zeros((3, 3))
    for i, j in np.ndindex(3, 3):
        covered_x = small.copy()
        covered_x[i : i + 2, j : j + 2] = 0
        result[i, j] = np.sum(weights * small) - np.sum(weights * covered_x)
    return result


repair = Exercise(
    "repair",
    check=_check_repair,
    solution=_solve_repair,
    answer="repaired",
    hints=[
        Text(
            en="Print `covered_x` after two steps. Is it what you expect?",
            zh="走两步之后打印 `covered_x`。和你想的一样吗？",
        ),
        Text(
            en="The fall is the output before minus the output after.",
            zh="降低的量，是原来的输出减去后来的输出。",
        ),
    ],
    success=Text(
        en="Right. A fresh copy for every place, and before minus after.",
        zh="答对了。每个位置都从原图重新复制，再用原来的减去后来的。",
    ),
)


def _check_favourite(answer: Any) -> None:
    require(
        callable(answer) and not isinstance(answer, type),
        en="`favourite` is a function. Write `def favourite(w): ...`, and give its name without "
        "brackets.",
        zh="`favourite` 是一个函数。请写 `def favourite(w): ...`，交名字，不要加括号。",
    )
    for w in FILTERS:
        picture = numbers_of(answer(w.copy()))
        require(
            picture.shape == w.shape,
            en="The favourite input has the shape of the weights.",
            zh="偏好输入的形状与权重相同。",
            received=picture.shape,
        )
        require(
            bool(np.isfinite(picture).all()) and picture.min() >= 0 and picture.max() <= 1,
            en="A pixel lies between 0 and 1.",
            zh="像素在 0 和 1 之间。",
            received=picture.tolist(),
        )
        best = np.where(w > 0, 1.0, np.where(w < 0, 0.0, 0.5))
        require(
            not np.allclose(picture, np.where(w == 0, 0.5, 1 - best)),
            en="With this picture the response is as small as it can be. Bright pixels belong "
            "under positive weights.",
            zh="这张图片让响应小到了极点。亮的像素应当放在正的权重下面。",
        )
        require(
            np.allclose(picture[w != 0], best[w != 0]),
            en="The response can still grow. Is there a limit for a pixel other than black and "
            "white? Does it matter how large a weight is?",
            zh="响应还可以更大。除了黑与白，一个像素还有别的限制吗？权重有多大，要紧吗？",
            received=picture.tolist(),
        )
        require(
            np.allclose(picture, best),
            en="Only where the weight is zero is the pixel not as asked: it should be 0.5.",
            zh="只有权重为零的像素不合要求：应当是 0.5。",
        )


def _solve_favourite() -> object:
    import numpy as np

    def favourite(w):
        return 0.5 + 0.5 * np.sign(w)

    return favourite


favourite = Exercise(
    "favourite",
    check=_check_favourite,
    solution=_solve_favourite,
    hints=[
        Text(
            en="Each pixel adds its weight times its value to the response, whatever the other "
            "pixels are.",
            zh="不管别的像素怎样，每个像素给响应加上的，都是权重乘以它的值。",
        ),
        Text(
            en="`np.sign(w)` is 1, 0 or −1.",
            zh="`np.sign(w)` 是 1、0 或 −1。",
        ),
    ],
    success=Text(
        en="Right. Without a limit for the contrast, even a tiny weight makes its pixel black or "
        "white: the picture shows only the signs of the weights.",
        zh="答对了。不限制对比度，再小的权重也会让像素变成全黑或全白：图片只显出权重的正负号。",
    ),
)
