"""What answers of a kind have in common: a shape is a shape, and a model a model."""

from __future__ import annotations

from numbers import Integral
from typing import Any

from neuronbook.checking.feedback import require
from neuronbook.checking.received import number_in

__all__ = ["require_callback", "require_model", "require_shape"]


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
        zh="形状的每一项都表示有多少个，所以必须是整数。",
    )
    return entries


def require_model(answer: Any) -> None:
    """Go on if the answer is a Keras model of rows of a table, ready to be used."""
    import keras  # slow, and hints are read without it

    require(
        not isinstance(answer, type),
        en="This is a class, a plan only. Call it to make a model: `keras.Sequential([...])`.",
        zh="这是类，只是图纸。要调用它才能得到模型：`keras.Sequential([...])`。",
    )
    require(
        isinstance(answer, keras.Model) or not isinstance(answer, keras.layers.Layer),
        en="This is a layer. Put it into a model: `keras.Sequential([...])`.",
        zh="这是一个层。请把它放进模型里：`keras.Sequential([...])`。",
    )
    if isinstance(answer, list | tuple):
        _require_no_list(answer)
    require(
        isinstance(answer, keras.Model) or not callable(answer),
        en="This is a function that was not called. Write the brackets behind its name, and what "
        "it needs between them.",
        zh="这是一个还没有调用的函数。请在名字后面写上括号，并在括号里写出它需要的东西。",
    )
    require(
        isinstance(answer, keras.Model) or not hasattr(answer, "shape"),
        en="These are numbers, or what a model makes of its input, but not the model itself.",
        zh="这是一些数，或者模型的输出，不是模型本身。",
    )
    require(
        isinstance(answer, keras.Model),
        en="This is not a Keras model.",
        zh="这不是 Keras 模型。",
    )
    _require_weights(answer)
    input_shape = getattr(answer, "input_shape", None)
    require(
        input_shape is None or isinstance(input_shape, tuple),
        en="The model takes several inputs, or inputs by name. One example is a single row of "
        "numbers: one `keras.Input`.",
        zh="这个模型有好几个输入，或者输入带名字。一个样本只是一行数字："
        "一个 `keras.Input` 就够了。",
        received=input_shape,
    )
    require(
        input_shape is None or len(input_shape) == 2,
        en="One example is a row of numbers and has one axis. `keras.Input` takes its shape, "
        "without the number of rows: `shape=(n,)`.",
        zh="一个样本是一行数字，只有一个轴。`keras.Input` 里只写一个样本的形状，不写行数："
        "`shape=(n,)`。",
        received=input_shape,
    )


def _require_no_list(answer: list[Any] | tuple[Any, ...]) -> None:
    import keras

    require(
        not (len(answer) == 1 and isinstance(answer[0], keras.Model)),
        en="This is a model in a list or tuple. Give the model itself; a comma behind the "
        "closing bracket makes a tuple.",
        zh="这是装在列表或元组里的模型。请给出模型本身；右括号后面多写一个逗号，就成了元组。",
    )
    require(
        not any(isinstance(part, keras.layers.Layer) for part in answer[:9]),
        en="This is a list of layers, not a model. Give it to `keras.Sequential`.",
        zh="这是层的列表，不是模型。请把它交给 `keras.Sequential`。",
    )
    require(
        False,
        en="This is a list or tuple, not a model.",
        zh="这是列表或元组，不是模型。",
    )


def _require_weights(model: Any) -> None:
    require(
        bool(model.layers) or bool(model.weights),
        en="The model has no layers.",
        zh="模型里一层也没有。",
    )
    require(
        not model.built or bool(model.weights) or getattr(model, "input_shape", None) is None,
        en="The model has no layer with weights, so it has nothing to learn.",
        zh="模型里没有带权重的层，没有什么可学的。",
    )
    require(
        model.built and bool(model.weights),
        en="The model does not know its inputs yet, so it has no weights. Begin the list "
        "with `keras.Input(shape=...)`, or call a class of your own once on data.",
        zh="模型还不知道输入是什么，所以还没有权重。请在列表开头加上 `keras.Input(shape=...)`；"
        "如果是自己写的类，请用数据调用它一次。",
    )


def require_callback(answer: Any, kind: type) -> None:
    """Go on if the answer is a callback of a kind, whose settings are numbers and names.

    Parameters
    ----------
    answer
        What the reader gave; ``fit`` will be given ``[answer]``.
    kind
        A class of Keras' callbacks.
    """
    import keras

    name = kind.__name__
    require(
        not isinstance(answer, type),
        en="This is the class. Call it, with its settings between the brackets.",
        zh="这是类。请调用它，并把设置写在括号里。",
    )
    require(
        not isinstance(answer, keras.callbacks.CallbackList)
        and not (
            isinstance(answer, list | tuple)
            and any(isinstance(part, keras.callbacks.Callback) for part in answer[:9])
        ),
        en="This is a list. Give the callback itself: `fit` gets a list of callbacks later. (A "
        "comma behind the closing bracket makes a tuple.)",
        zh="这是列表。请给出回调本身，以后交给 `fit` 时才写成列表。"
        "（右括号后面多写一个逗号，就成了元组。）",
    )
    require(
        isinstance(answer, keras.callbacks.Callback),
        en=f"This is not a callback. Keras has one for this: `keras.callbacks.{name}`.",
        zh=f"这不是回调。Keras 里有现成的：`keras.callbacks.{name}`。",
    )
    require(
        isinstance(answer, kind),
        en=f"This is another callback. Keras has one for this: `keras.callbacks.{name}`.",
        zh=f"这是另一种回调。Keras 里有现成的：`keras.callbacks.{name}`。",
    )
    for setting in ("patience", "min_delta", "factor", "min_lr", "cooldown"):
        value = getattr(answer, setting, 0)
        require(
            number_in(value) is not None and number_in(value) == number_in(value),
            en=f"`{setting}` should be a number.",
            zh=f"`{setting}` 应该是一个数。",
            received=value,
        )
    require(
        answer.monitor == "val_loss",
        en="The callback watches another quantity. Watch the loss on the validation set: "
        "`val_loss`.",
        zh="这个回调监视的是别的量。请监视验证集上的损失：`val_loss`。",
        received=answer.monitor,
    )
