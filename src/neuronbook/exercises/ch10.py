"""Exercises of chapter 10, backpropagation: slopes by hand, a way back to repair, a check of it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from neuronbook.checking import Exercise, NotYet, array_of, require
from neuronbook.i18n import Text

__all__ = ["by_hand", "repaired", "slopes"]

Floats = NDArray[np.floating[Any]]

X, W, V, RATE = 3.0, 1.0, 4.0, 0.1
SLOPE, NEW_W = -6.0, 1.6  # 2 (2 - 3) · 4 · 1/4 · 3, and 1 + 0.1 · 6


def _check_by_hand(answer: Any) -> None:
    array = array_of(answer)
    if array is None or array.size != 2:
        raise NotYet(
            Text(
                en="Give two numbers: the slope along w, and the new w.",
                zh="请给出两个数：沿 w 的斜率，和新的 w。",
            )
        )
    slope, new_w = (float(value) for value in np.asarray(array, dtype="float64").ravel())

    def is_near(expected: float) -> bool:
        return abs(slope - expected) < 1e-3

    require(
        not is_near(-SLOPE),
        en="The size is right, the sign is not. The factor is $\\hat y - y$, the prediction minus "
        "the target.",
        zh="大小对了，正负号反了。因子是 $\\hat y - y$，预测减去目标。",
    )
    require(
        not is_near(SLOPE / 2),
        en="A factor 2 is missing: the derivative of a square.",
        zh="少了一个因子 2：平方的导数里有它。",
    )
    require(
        not is_near(SLOPE / X),
        en="This is the slope along $b$. The sum $z = w x + b$ grows with $w$ by $x$.",
        zh="这是沿 $b$ 的斜率。$w$ 增加时，和 $z = w x + b$ 增加的是它的 $x$ 倍。",
    )
    require(
        not is_near(SLOPE * 4),
        en="The slope of the activation function is missing: $f'(z)$ at $z = 1$.",
        zh="漏了激活函数的斜率：$f'(z)$，取在 $z = 1$ 处。",
    )
    require(
        not is_near(SLOPE * 4 / 1.5**2),
        en="The slope of the activation function is taken at $h$. It belongs at the sum, $z$.",
        zh="激活函数的斜率取在了 $h$ 处。它应当取在和 $z$ 处。",
    )
    require(
        not is_near(SLOPE / V),
        en="The weight $v$ is missing: $\\hat y$ grows with $h$ by $v$.",
        zh="漏了权重 $v$：$h$ 增加时，$\\hat y$ 增加的是它的 $v$ 倍。",
    )
    require(
        is_near(SLOPE),
        en="Go forward first: $z = 1$, $h = 1/2$, $\\hat y = 2$. Then multiply $2 (\\hat y - y)$, "
        "$v$, $f'(z)$ and $x$.",
        zh="先往前算：$z = 1$，$h = 1/2$，$\\hat y = 2$。"
        "再把 $2 (\\hat y - y)$、$v$、$f'(z)$ 和 $x$ 乘起来。",
        received=slope,
    )
    require(
        abs(new_w - (W + RATE * SLOPE)) >= 1e-6,
        en="The slope is right, but this step goes uphill: subtract.",
        zh="斜率对了，但这一步是往上走的：应当相减。",
    )
    require(
        abs(new_w - NEW_W) < 1e-6,
        en="The slope is right. The new weight is the old one minus 0.1 times the slope.",
        zh="斜率对了。新权重等于旧权重减去 0.1 乘以斜率。",
        received=new_w,
    )


def _solve_by_hand() -> object:
    # 2 (2 - 3) is -2, times v = 4, times f'(1) = 1/4, times x = 3
    return (-6.0, 1.6)


by_hand = Exercise(
    "by_hand",
    check=_check_by_hand,
    solution=_solve_by_hand,
    answer="slope, new_w",
    hints=[
        Text(
            en="Go forward first: $z$, then $h$, then $\\hat y$.",
            zh="先往前算：$z$，再 $h$，再 $\\hat y$。",
        ),
        Text(
            en="Four factors: $2 (\\hat y - y)$, $v$, $f'(z)$, $x$.",
            zh="四个因子：$2 (\\hat y - y)$、$v$、$f'(z)$、$x$。",
        ),
        Text(
            en="$f'(1) = 1 / (1 + 1)^2$.",
            zh="在 $z = 1$ 处，$f'(1) = 1 / (1 + 1)^2$。",
        ),
    ],
    success=Text(
        en="Right. The loss falls when $w$ grows, so $w$ grows.",
        zh="答对了。$w$ 增加，损失就下降，所以 $w$ 变大了。",
    ),
)


def _case() -> tuple[Floats, ...]:
    """Return x, y, W1, b1, W2, b2 of a small network, new arrays each time."""
    rng = np.random.default_rng(3)
    sizes = ((6, 3), (6, 1), (3, 4), (4,), (4, 1), (1,))
    return tuple(rng.normal(size=size) for size in sizes)


def _way_back(slope_at: str = "z", factor: float = 2.0) -> list[Floats]:
    """Return the gradients, or those of a known mistake: the slope elsewhere, another factor."""
    x, y, W1, b1, W2, b2 = _case()
    z = x @ W1 + b1
    h = z / (1 + np.abs(z))
    y_pred = h @ W2 + b2
    g = factor / len(y) * (y_pred - y)
    if slope_at == "output":
        g = g / (1 + np.abs(y_pred)) ** 2
    of_z = g @ W2.T
    if slope_at in ("z", "h"):
        of_z = of_z / (1 + np.abs(z if slope_at == "z" else h)) ** 2
    return [x.T @ of_z, of_z.sum(axis=0), h.T @ g, g.sum(axis=0)]


def _measured() -> list[Floats]:
    from neuronbook.backpropagation import backpropagate, finite_differences

    x, y, *weights = _case()

    def slopes_of(place: int) -> Floats:
        def loss_at(value: Floats) -> float:
            return backpropagate(x, y, [*weights[:place], value, *weights[place + 1 :]])[0]

        return finite_differences(loss_at, weights[place])

    return [slopes_of(place) for place in range(len(weights))]


def _check_repaired(answer: Any) -> None:
    require(
        callable(answer),
        en="Give the function itself, without brackets behind its name.",
        zh="请给出函数本身，名字后面不写括号。",
    )
    given = answer(*_case())
    expected = _measured()
    require(
        isinstance(given, list | tuple) and len(given) == 4,
        en="The function returns four gradients: of W1, b1, W2 and b2.",
        zh="函数要返回四个梯度：W1、b1、W2、b2 的。",
    )
    arrays = [array_of(each) for each in given]
    shapes = [None if each is None else each.shape for each in arrays]
    require(
        shapes == [each.shape for each in expected],
        en="A gradient has the shape of its weights.",
        zh="梯度的形状与它的权重相同。",
        received=shapes,
    )

    def agrees(with_these: list[Floats]) -> bool:
        return all(
            np.allclose(np.asarray(one, dtype="float64"), other, rtol=1e-4, atol=1e-6)
            for one, other in zip(arrays, with_these, strict=True)
        )

    require(
        not agrees(_way_back("output")),
        en="Nothing has changed yet: the activation's derivative still stands at the output unit, "
        "which has no activation function.",
        zh="还没有改：激活函数的导数仍然乘在输出单元上，而输出单元没有激活函数。",
    )
    require(
        not agrees(_way_back("none")),
        en="Now the derivative of the activation function stands nowhere. The hidden layer needs "
        "it, between `h` and `z`.",
        zh="现在哪里都没有激活函数的导数了。隐藏层需要它，在 `h` 和 `z` 之间。",
    )
    require(
        not agrees(_way_back("h")),
        en="The right layer, but the derivative is taken at `h`. It belongs at `z`.",
        zh="层对了，但导数取在了 `h` 处，应当取在 `z` 处。",
    )
    require(
        not agrees(_way_back("z", factor=1.0)),
        en="Every gradient is half of what it should be: the 2 of the squared error is missing.",
        zh="每个梯度都只有一半：少了平方误差的那个 2。",
    )
    require(
        not agrees(_way_back("z", factor=-2.0)),
        en="Every gradient has the wrong sign: the error is the prediction minus the target.",
        zh="每个梯度的正负号都反了：误差是预测减去目标。",
    )
    names = [
        name
        for name, one, other in zip(("W1", "b1", "W2", "b2"), arrays, expected, strict=True)
        if not np.allclose(np.asarray(one, dtype="float64"), other, rtol=1e-4, atol=1e-6)
    ]
    require(
        not names,
        en="Finite differences find other slopes for some of the weights.",
        zh="对其中一些权重，有限差分量出的斜率不一样。",
        received=names,
    )


def _solve_repaired() -> object:
    import numpy as np

    def repaired(x, y, W1, b1, W2, b2):
        z = x @ W1 + b1
        h = z / (1 + np.abs(z))
        y_pred = h @ W2 + b2
        of_y_pred = 2 / len(y) * (y_pred - y)
        of_z = of_y_pred @ W2.T / (1 + np.abs(z)) ** 2
        of_W1, of_b1 = x.T @ of_z, of_z.sum(axis=0)
        of_W2, of_b2 = h.T @ of_y_pred, of_y_pred.sum(axis=0)
        return of_W1, of_b1, of_W2, of_b2

    return repaired


repaired = Exercise(
    "repaired",
    check=_check_repaired,
    solution=_solve_repaired,
    hints=[
        Text(
            en="Which layer of the forward pass has an activation function?",
            zh="前向传播里，哪一层有激活函数？",
        ),
        Text(
            en="One line has to go, and one has to be divided by `(1 + np.abs(z)) ** 2`.",
            zh="有一行要删掉，另有一行要除以 `(1 + np.abs(z)) ** 2`。",
        ),
    ],
    success=Text(
        en="Right. All slopes agree with finite differences.",
        zh="答对了。所有斜率都与有限差分一致。",
    ),
)

PLACE = np.array([1.0, -2.0, 0.5])
STEP = 1e-5


def _check_slopes(answer: Any) -> None:
    require(
        callable(answer),
        en="Give a function of two arguments, `function` and `w`.",
        zh="请给出一个函数，它有两个参数：`function` 和 `w`。",
    )

    def cubes(w: Any) -> float:
        return float(np.sum(np.asarray(w, dtype="float64") ** 3))

    w = PLACE.copy()
    given = array_of(answer(cubes, w))
    require(
        given is not None and given.shape == PLACE.shape,
        en="The function returns an array with one slope for each number of `w`.",
        zh="函数要返回一个数组，`w` 里每个数对应一个斜率。",
        received=None if given is None else given.shape,
    )
    measured = np.asarray(given, dtype="float64")
    right = 3 * PLACE**2
    require(
        np.array_equal(w, PLACE),
        en="The array `w` is not what it was. Change a copy, or put each number back.",
        zh="数组 `w` 变了。请改动它的副本，或者把每个数还原。",
    )
    require(
        not np.allclose(measured, 2 * right, rtol=1e-3),
        en="Every slope is twice too large: from one step to the other it is two steps.",
        zh="每个斜率都大了一倍：从一边到另一边，是两步。",
    )
    require(
        not np.allclose(measured, -right, rtol=1e-3),
        en="Every slope has the wrong sign.",
        zh="每个斜率的正负号都反了。",
    )
    require(
        not np.allclose(measured, right.sum(), rtol=1e-3),
        en="All numbers of `w` were moved at the same time. Move one, and leave the others.",
        zh="`w` 里的数同时都动了。每次只动一个，别的不动。",
    )
    require(
        np.allclose(measured, right, rtol=1e-2),
        en="These are not the slopes. Tried with the sum of the cubes, whose slopes are 3 w².",
        zh="斜率不对。我们试的是立方和，它的斜率是 3 w²。",
        received=[float(each) for each in measured],
    )
    require(
        not any(np.allclose(measured, right + s * 3 * STEP * PLACE, atol=1e-6) for s in (1, -1)),
        en="Nearly right: the step goes to one side only. With steps to both sides the error is "
        "far smaller.",
        zh="差一点：只往一边走了一步。两边各走一步，误差会小得多。",
    )
    require(
        np.allclose(measured, right, atol=1e-6),
        en="Nearly right, but not exact enough. Is the step 1e-5?",
        zh="差一点，但不够准。步长是 1e-5 吗？",
    )


def _solve_slopes() -> object:
    import numpy as np

    def slopes(function, w):
        found = []
        for place in range(len(w)):
            step = np.zeros(len(w))
            step[place] = 1e-5
            found.append((function(w + step) - function(w - step)) / 2e-5)
        return np.array(found)

    return slopes


slopes = Exercise(
    "slopes",
    check=_check_slopes,
    solution=_solve_slopes,
    hints=[
        Text(
            en="For each place make an array of zeros with 1e-5 at that place: `w + step` leaves "
            "`w` as it is.",
            zh="对每个位置，造一个全零的数组，只在这里放 1e-5：`w + step` 不会改动 `w`。",
        ),
        Text(
            en="The slope is `(function(w + step) - function(w - step)) / 2e-5`.",
            zh="斜率是 `(function(w + step) - function(w - step)) / 2e-5`。",
        ),
    ],
    success=Text(
        en="Right. With this function you can check any gradient.",
        zh="答对了。有了这个函数，任何梯度你都能检验。",
    ),
)
