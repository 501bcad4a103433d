"""Exercises of chapter 13, convolutional networks."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from neuronbook.checking import Exercise, number_in, require
from neuronbook.exercises.arrays import numbers_of
from neuronbook.i18n import Text

__all__ = ["by_hand", "kernel", "parameters", "repair"]

BY_HAND = np.array([[0, 2], [0, 1]])
BY_HAND_TURNED = np.array([[1, 3], [1, 0]])

X = np.arange(20.0).reshape(4, 5) ** 2
W = np.array([[0.0, 1.0, 2.0], [-1.0, 0.0, 1.0], [0.0, -3.0, 0.0]])

FIRST = 8 * 5 * 5 * 3 + 8
SECOND = 16 * 3 * 3 * 8 + 16
LAST = 6 * 6 * 16 * 10 + 10


def _check_by_hand(answer: Any) -> None:
    output = numbers_of(answer)
    require(
        output.shape != (4, 4),
        en="Without padding the window has fewer places than the picture has pixels: "
        "n − f + 1 in each direction.",
        zh="没有填充时，窗口能放的位置比图片的像素少：每个方向 n − f + 1 个。",
    )
    require(
        output.shape == (2, 2),
        en="Give two rows of two numbers, such as `[[1, 2], [3, 4]]`.",
        zh="请给出两行，每行两个数，例如 `[[1, 2], [3, 4]]`。",
    )
    require(
        not np.array_equal(output, BY_HAND_TURNED),
        en="This is the convolution of mathematics, with the kernel turned by 180 degrees. Keras "
        "leaves it as it is.",
        zh="这是数学里的卷积，核转了 180 度。Keras 不转核。",
    )
    require(
        not np.array_equal(output, BY_HAND.T),
        en="The numbers are right, but rows and columns are exchanged. The window moves to the "
        "right first.",
        zh="数是对的，但行和列颠倒了。窗口先向右移动。",
    )
    require(
        np.array_equal(output, BY_HAND),
        en="Not these numbers. Each output has three terms: the pixel above the 1 in the first "
        "row, the one above the 1 in the second, and minus the one above the −1.",
        zh="数不对。每个输出有三项：第一行的 1 所盖住的像素，加上第二行的 1 所盖住的像素，"
        "再减去 −1 所盖住的像素。",
    )


def _solve_by_hand() -> object:
    return [[0 + 1 - 1, 1 + 1 - 0], [1 + 0 - 1, 0 + 3 - 2]]


by_hand = Exercise(
    "by_hand",
    check=_check_by_hand,
    solution=_solve_by_hand,
    hints=[
        Text(
            en="The window of 3 × 3 has two places in each direction, so there are four outputs.",
            zh="3 × 3 的窗口在每个方向上有两个位置，所以一共四个输出。",
        ),
        Text(
            en="Only three weights are not zero. At the first place they lie on the pixels 0, 1 "
            "and 1.",
            zh="只有三个权重不是零。在第一个位置上，它们盖住的像素是 0、1 和 1。",
        ),
    ],
    success=Text(
        en="Right. Four places, three products at each.",
        zh="答对了。四个位置，每个位置三个乘积。",
    ),
)


def _check_parameters(answer: Any) -> None:
    number = number_in(answer)
    require(
        number is not None and number % 1 == 0,
        en="Give one whole number: the sum over all layers.",
        zh="请给出一个整数：各层参数之和。",
    )
    require(
        number != FIRST + SECOND + LAST - 8 - 16 - 10,
        en="The biases are missing: one for each filter and for each unit.",
        zh="漏了偏置：每个卷积核一个，每个单元一个。",
    )
    require(
        number != 8 * 5 * 5 + 8 + SECOND + LAST,
        en="The pictures are coloured: a filter of the first layer has weights for three channels.",
        zh="图片是彩色的：第一层的卷积核对三个通道都有权重。",
    )
    require(
        number not in (FIRST + 16 * 3 * 3 + 16 + LAST, 8 * 5 * 5 + 8 + 16 * 3 * 3 + 16 + LAST),
        en="The input of the second convolution has a channel for each filter of the first.",
        zh="第一个卷积层有几个卷积核，第二个卷积层的输入就有几个通道。",
    )
    require(
        number != FIRST + SECOND + 8 * 8 * 16 * 10 + 10,
        en="You counted as if there were padding. Without it, each convolution makes the feature "
        "map smaller by f − 1.",
        zh="这是有填充时的数。没有填充，每次卷积都让特征图小 f − 1。",
    )
    require(
        number != FIRST + SECOND + 26 * 26 * 16 * 10 + 10,
        en="Each max pooling halves height and width before the next layer.",
        zh="每次最大池化，都让高和宽减半，再交给下一层。",
    )
    require(
        number != FIRST + SECOND,
        en="The dense layer has parameters too, and more than the others.",
        zh="全连接层也有参数，而且最多。",
    )
    require(
        number == FIRST + SECOND + LAST,
        en="Not this number. Find the sizes first (32, then 28, 14, 12, 6), then count layer by "
        "layer.",
        zh="不是这个数。先求大小（32，然后是 28、14、12、6），再一层一层地数。",
    )


def _solve_parameters() -> object:
    first = 8 * 5 * 5 * 3 + 8
    second = 16 * 3 * 3 * 8 + 16
    dense = 6 * 6 * 16 * 10 + 10
    return first + second + dense


parameters = Exercise(
    "parameters",
    check=_check_parameters,
    solution=_solve_parameters,
    hints=[
        Text(
            en="A convolution without padding takes f − 1 off the size, a pooling halves it.",
            zh="没有填充的卷积让大小减 f − 1，池化让大小减半。",
        ),
        Text(
            en="After the last pooling there are 6 × 6 places with 16 channels each.",
            zh="最后一次池化之后，有 6 × 6 个位置，每个位置 16 个通道。",
        ),
    ],
    success=Text(
        en="Right. 608 + 1,168 + 5,770 = 7,546, most of them in the dense layer.",
        zh="答对了。608 + 1,168 + 5,770 = 7,546，大部分在全连接层里。",
    ),
)


def _check_kernel(answer: Any) -> None:
    weights = numbers_of(answer)
    require(
        weights.shape == (3, 3),
        en="Give three rows of three weights.",
        zh="请给出三行，每行三个权重。",
    )
    require(
        bool(np.isfinite(weights).all() and weights.any()),
        en="With these weights the output is zero, or no number, for every picture.",
        zh="用这样的权重，不论什么图片，输出都是零，或者不是数。",
    )
    require(
        np.isclose(weights.sum(), 0, atol=1e-6),
        en="Where all pixels are equal, the output is that grey times the sum of the weights. The "
        "sum must be zero.",
        zh="像素全都相等时，输出等于这个灰度乘以权重之和。这个和必须是零。",
    )
    require(
        np.allclose(weights.sum(axis=0), 0, atol=1e-6),
        en="This kernel still responds to a vertical edge: the weights of each column must add up "
        "to zero.",
        zh="遇到竖直边缘，这个核还会有反应：每一列的权重之和都必须是零。",
    )
    upper, middle = weights[0].sum(), weights[1].sum()
    require(
        not (upper < 0 and upper + middle < 0),
        en="The sign is the wrong way round: bright over dark gives a negative number.",
        zh="符号反了：上亮下暗，得到的是负数。",
    )
    require(
        upper > 0 and upper + middle > 0,
        en="For a window that is bright in its upper row and dark in its lower row the output is "
        "not always positive, whatever grey the middle row has.",
        zh="上面一行亮、下面一行暗的窗口，中间一行不论是什么灰度，输出都应当是正数；这个核做不到。",
    )


def _solve_kernel() -> object:
    return [[1, 1, 1], [0, 0, 0], [-1, -1, -1]]


kernel = Exercise(
    "kernel",
    check=_check_kernel,
    solution=_solve_kernel,
    hints=[
        Text(
            en="At a vertical edge all rows of the window are equal. What must be true of each "
            "column of weights for the output to be zero?",
            zh="在竖直边缘上，窗口的各行都相同。要让输出是零，每一列权重必须怎样？",
        ),
        Text(
            en="Positive weights above, negative ones below.",
            zh="上面是正的权重，下面是负的权重。",
        ),
    ],
    success=Text(
        en="Right. It finds horizontal edges with the bright side above.",
        zh="答对了。它找的是上亮下暗的水平边缘。",
    ),
)


def _slide(turned: bool, *, padding: int) -> NDArray[np.float64]:
    """Return what the kernel, turned or not, makes of the picture of the exercise."""
    w = W[::-1, ::-1] if turned else W
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(X, padding), (3, 3))
    return np.asarray((windows * w).sum(axis=(2, 3)))


def _check_repair(answer: Any) -> None:
    found = numbers_of(answer)
    if found.ndim == 4:  # as Keras gives it, with axes for pictures and channels
        found = found.reshape([size for size in found.shape if size > 1])
    require(
        found.ndim == 2,
        en="Give the feature map, an array with rows and columns.",
        zh="请给出特征图，也就是有行有列的数组。",
    )
    if found.shape == (2, 3):
        require(
            not np.allclose(found, _slide(True, padding=0)),
            en="These are both faults still: the kernel is turned, and the map is smaller than "
            "the picture.",
            zh="两个错都还在：核被转了，特征图也比图片小。",
        )
        require(
            not np.allclose(found, _slide(False, padding=0)),
            en="The kernel is right now. But with `same` the map is as large as the picture.",
            zh="核对了。但用 `same` 时，特征图应当和图片一样大。",
        )
    require(
        found.shape == X.shape,
        en="With `same` and stride 1 the feature map has the shape of the picture.",
        zh="用 `same`、步幅 1，特征图的形状和图片相同。",
        received=found.shape,
    )
    require(
        not np.allclose(found, _slide(True, padding=1)),
        en="The shape is right now. But SciPy's `convolve2d` turns the kernel, and Keras does not.",
        zh="形状对了。但 SciPy 的 `convolve2d` 会转核，Keras 不转。",
    )
    require(
        np.allclose(found, _slide(False, padding=1)),
        en="The shape is right, the numbers are not. Put one ring of zeros around `x`, and slide "
        "`w` over it as it is.",
        zh="形状对了，数不对。给 `x` 围一圈零，再让 `w` 原样滑过去。",
    )


def _solve_repair() -> object:
    import numpy as np
    from scipy.signal import convolve2d

    x = np.arange(20.0).reshape(4, 5) ** 2
    w = np.array([[0.0, 1.0, 2.0], [-1.0, 0.0, 1.0], [0.0, -3.0, 0.0]])
    return convolve2d(x, w[::-1, ::-1], mode="same")


repair = Exercise(
    "repair",
    check=_check_repair,
    solution=_solve_repair,
    answer="repaired",
    hints=[
        Text(
            en="Compare the shapes: what does `padding='same'` do to the picture first?",
            zh="先比形状：`padding='same'` 先对图片做了什么？",
        ),
        Text(
            en="`convolve2d` is the convolution of mathematics. If you turn the kernel "
            "beforehand, it is turned back.",
            zh="`convolve2d` 是数学里的卷积。事先把核转一次，它就转回来了。",
        ),
        Text(
            en="`convolve` of this chapter has an argument `padding` too.",
            zh="本章的 `convolve` 也有参数 `padding`。",
        ),
    ],
    success=Text(
        en="Right. The kernel as it is, and a ring of zeros.",
        zh="答对了。核保持原样，再围一圈零。",
    ),
)
