"""What shows from the shapes of a model's weights: its inputs, its outputs, its units."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from neuronbook.checking.feedback import require

__all__ = ["require_ends", "require_sizes"]


def require_ends(model: Any, num_inputs: int) -> None:
    """Go on if a row of as many numbers goes in, and one answer comes out."""
    kernels = _kernels(model)
    found = getattr(model, "input_shape", None) or (kernels[0] if kernels else [None])
    inputs = getattr(model, "inputs", None) or []
    found_inputs = found[-1] if getattr(model, "input_shape", None) else found[0]
    require(
        found_inputs == num_inputs,
        en=f"The number of inputs is not right. One example has {num_inputs}.",
        zh=f"输入的个数不对。一个样本有 {num_inputs} 个输入。",
        received=found_inputs,
    )
    require(
        all("float" in str(each.dtype) for each in inputs),
        en="The `Input` takes whole numbers only: it cuts off what is behind the decimal point. "
        "Leave `dtype` as it is.",
        zh="这个 `Input` 只接收整数，小数点后面的部分会被截掉。请不要改 `dtype`。",
        received=[str(each.dtype) for each in inputs],
    )
    require(
        len(getattr(model, "outputs", None) or [1]) == 1,
        en="The model has more than one output. One answer is asked for.",
        zh="模型的输出不止一个。题目只要一个答案。",
        received=len(getattr(model, "outputs", None) or [1]),
    )


def _kernels(model: Any) -> list[tuple[int, ...]]:
    shapes = [tuple(weight.shape) for weight in model.weights]
    return [shape for shape in shapes if len(shape) == 2]


def _are_chained(kernels: Sequence[tuple[int, ...]]) -> bool:
    """Tell whether each kernel takes what the one before gives."""
    return all(before[1] == after[0] for before, after in pairwise(kernels))


def require_sizes(model: Any, num_inputs: int, dense: Sequence[str]) -> None:
    """Go on if there are kernels of these dense layers, in whatever order they were declared."""
    expected = [int(part[len("Dense(") : -1]) for part in dense]
    kernels = _kernels(model)
    units = [kernel[1] for kernel in kernels]
    num_hidden = len(expected) - 1
    require(
        len(kernels) <= len(expected) or _are_chained(kernels),
        en="There are more weight matrices than the layers of the exercise have.",
        zh="权重矩阵比题目里的那些层该有的还多。",
        received=kernels,
    )
    require(
        len(kernels) == len(expected),
        en=f"There should be {len(expected)} `Dense` layers, each with weights of its own: "
        f"{num_hidden} hidden and the output layer.",
        zh=f"`Dense` 层应该有 {len(expected)} 个，各有各的权重："
        f"{num_hidden} 个隐藏层，再加输出层。",
        received=units,
    )
    require(
        1 in units,
        en="The answer is one number, so the output layer needs one unit.",
        zh="答案只是一个数，所以输出层只需要一个单元。",
        received=units,
    )
    require(
        sorted(units) == sorted(expected) or units[:-1] == expected[:-1],
        en=f"The units of the hidden layers should be {', '.join(map(str, expected[:-1]))}.",
        zh=f"各个隐藏层的单元数应该是 {'、'.join(map(str, expected[:-1]))}。",
        received=units,
    )
    require(
        not _are_chained(kernels) or units == expected,
        en=f"The hidden layers have the right units in another order. It should be "
        f"{', '.join(map(str, expected[:-1]))}.",
        zh=f"隐藏层的单元数是对的，次序不对。应该依次是 {'、'.join(map(str, expected[:-1]))}。",
        received=units,
    )
    rows = [num_inputs, *expected[:-1]]
    require(
        sorted(kernels) == sorted(zip(rows, expected, strict=True)),
        en="The layers have the right units, but not each of them takes just the outputs of the "
        "layer before: the kernels have other shapes.",
        zh="各层的单元数是对的，但并不是每一层都恰好接收上一层的输出：核的形状不对。",
        received=kernels,
    )
