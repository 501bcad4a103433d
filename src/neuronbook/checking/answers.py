"""What answers of a kind have in common: a shape is a shape, and a model a model."""

from __future__ import annotations

from numbers import Integral
from typing import Any

from neuronbook.checking.feedback import require

__all__ = ["require_model", "require_shape"]


def require_shape(answer: Any) -> list[int]:
    """Return the entries of the shape of one example, or say why the answer is none."""
    require(
        not isinstance(answer, Integral),
        en="A shape is a list with one entry for each axis, even if there is only one "
        "axis. Put the number in square brackets. (A tuple of one entry needs a comma: "
        "`(n,)`; `(n)` is only a number.)",
        zh="形状是一个列表，每个轴对应一项；即使只有一个轴，也要写成列表。请给这个数加上方括号。"
        "（如果用元组，只有一项时要写逗号：`(n,)`，因为 `(n)` 只是一个数。）",
    )
    require(
        isinstance(answer, list | tuple),
        en="A shape is a list or a tuple of whole numbers.",
        zh="形状是由整数组成的列表或元组。",
    )
    entries = list(answer)
    require(
        not (len(entries) == 2 and entries[0] is None),
        en="`None` stands for the batch axis, and Keras adds that axis itself. Give the "
        "shape of one example.",
        zh="`None` 代表批量轴，Keras 会自动加上它。这里只写一个样本的形状。",
    )
    require(
        all(isinstance(entry, Integral) and not isinstance(entry, bool) for entry in entries),
        en="Every entry of a shape counts something, so it is a whole number.",
        zh="形状的每一项都是个数，所以必须是整数。",
    )
    return entries


def require_model(answer: Any) -> None:
    """Go on if the answer is a Keras model of rows of a table, ready to be used."""
    import keras  # slow, and hints are read without it

    require(
        not isinstance(answer, type),
        en="This is the class, the plan of a model. Call it to make a model: "
        "`keras.Sequential([...])`.",
        zh="这是类，只是模型的图纸。要调用它才能得到模型：`keras.Sequential([...])`。",
    )
    require(
        isinstance(answer, keras.Model) or not isinstance(answer, keras.layers.Layer),
        en="This is a layer. Put it into a model: `keras.Sequential([...])`.",
        zh="这是一个层。请把它放进模型里：`keras.Sequential([...])`。",
    )
    require(
        isinstance(answer, keras.Model),
        en="This is not a Keras model.",
        zh="这不是 Keras 模型。",
    )
    require(
        answer.built,
        en="The model does not know its inputs yet, so it has no weights. Begin the list "
        "with `keras.Input(shape=...)`.",
        zh="模型还不知道输入是什么，所以还没有权重。请在列表开头加上 `keras.Input(shape=...)`。",
    )
    input_shape = getattr(answer, "input_shape", None)
    require(
        input_shape is None or len(input_shape) == 2,
        en="The model takes whole tables. `keras.Input` takes the shape of one example, without "
        "the number of rows.",
        zh="这个模型接收的是整张表格。`keras.Input` 里只写一个样本的形状，不写行数。",
        received=input_shape,
    )
