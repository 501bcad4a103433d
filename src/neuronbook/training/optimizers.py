"""Optimizers for stacked weights."""

from __future__ import annotations

from collections.abc import Sequence

import keras

from neuronbook.training.fused import FusedAdam, FusedSGD, fuse
from neuronbook.training.settings import ONE_BY_ONE, check_alike, refuse_others, settings

__all__ = ["fresh_optimizer"]

_OF_EVERY_OPTIMIZER = {
    "name", "learning_rate", "weight_decay", "clipvalue", "gradient_accumulation_steps"
}  # fmt: skip
_ADAM = {"beta_1", "beta_2", "epsilon"}

# These treat each number of a weight by itself. With each, the settings that are computed.
_ELEMENTWISE: dict[type[keras.optimizers.Optimizer], set[str]] = {
    keras.optimizers.SGD: {"momentum", "nesterov"},
    keras.optimizers.RMSprop: {"rho", "momentum", "epsilon", "centered"},
    keras.optimizers.Adam: _ADAM | {"amsgrad"},
    keras.optimizers.AdamW: _ADAM | {"amsgrad"},
    keras.optimizers.Adamax: _ADAM,
    keras.optimizers.Nadam: _ADAM,
    keras.optimizers.Adagrad: {"initial_accumulator_value", "epsilon"},
    keras.optimizers.Adadelta: {"rho", "epsilon"},
    keras.optimizers.Lion: {"beta_1", "beta_2"},
}


def fresh_optimizer(
    optimizers: Sequence[keras.optimizers.Optimizer],
) -> keras.optimizers.Optimizer | FusedAdam | FusedSGD:
    """Return an optimizer with the settings of all seeds' that has seen no variable yet."""
    first = optimizers[0]
    if type(first) not in _ELEMENTWISE:
        raise ValueError(
            "Models trained side by side need an optimizer that treats each weight by itself. "
            f"Received: optimizer={type(first).__name__}. "
            f"Use SGD, RMSprop, Adam or one of its variants, or {ONE_BY_ONE}."
        )
    # Clipping by a norm, say, would mix the seeds.
    refuse_others(first, _ELEMENTWISE[type(first)] | _OF_EVERY_OPTIMIZER)
    check_alike(optimizers)
    # The public learning rate of a schedule is its present value.
    rates = [optimizer._learning_rate for optimizer in optimizers]
    rate = float(rates[0]) if isinstance(rates[0], keras.Variable) else rates[0]
    fresh = type(first)(**settings(first) | {"learning_rate": rate})
    told = sorted(vars(first).keys() - vars(fresh).keys())
    if any(optimizer.built for optimizer in optimizers):
        told = ["iterations"]
    if told:
        raise ValueError(
            "Models trained side by side begin with an optimizer that was told nothing after it "
            f"was made. Received: optimizer with {told[0].strip('_')}. "
            f"Make a new one inside build_compiled, or {ONE_BY_ONE}."
        )
    return fuse(fresh) or fresh
