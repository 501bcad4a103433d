"""Losses for targets that are numbers."""

from dataclasses import replace

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group, Picture

__all__ = ["NUMBERS"]

TO_ONE = Picture(
    Text(en="prediction ŷ; target y = 1", zh="预测 ŷ；目标 y = 1"),
    start=-2,
    stop=4,
    given=("y_true, y_pred = np.array([1.0]), np.array([x])",),
    limits=(0, 4),
)

NUMBERS = Group(
    "numbers",
    picture=TO_ONE,
    entries=(
        Entry(
            "MeanSquaredError",
            tex=r"\frac{1}{n} \sum_i (y_i - \hat y_i)^2",
            code="np.mean((y_true - y_pred) ** 2, axis=-1)",
            use=Text(
                en="The first choice for a number. Its best constant is the mean, so ask it for "
                "a mean.",
                zh="预测数值时的首选。只许猜一个常数时，它选均值：想预测均值，就用它。",
            ),
            avoid=Text(
                en="A few targets are far off or wrong: an error ten times as large counts a "
                "hundred times.",
                zh="少数目标离得很远，或者本来就记错了：误差大到 10 倍，损失就大到 100 倍。",
            ),
            chapter="ch03-loss",
        ),
        Entry(
            "MeanAbsoluteError",
            tex=r"\frac{1}{n} \sum_i \lvert y_i - \hat y_i \rvert",
            code="np.mean(np.abs(y_true - y_pred), axis=-1)",
            use=Text(
                en="Some targets may be far off, or the result is to be read in the target's own "
                "unit. Its best constant is the median.",
                zh="个别目标可能离得很远，或者想直接用目标的单位来读误差。"
                "只许猜一个常数时，它选中位数。",
            ),
            avoid=Text(
                en="Large errors are much worse than small ones. Its slope does not shrink near "
                "the target, so let the learning rate fall towards the end.",
                zh="大误差的后果比小误差严重得多。接近目标时斜率也不变小，所以训练后期要降低学习率。",
            ),
            chapter="ch03-loss",
        ),
        Entry(
            "Huber",
            tex=r"\frac{1}{n} \sum_i \begin{cases} \tfrac12 e_i^2 & \lvert e_i \rvert \le \delta "
            r"\\ \delta \lvert e_i \rvert - \tfrac12 \delta^2 & \lvert e_i \rvert > \delta "
            r"\end{cases} \qquad e_i = y_i - \hat y_i",
            code="e = np.abs(y_true - y_pred)\n"
            "np.mean(np.where(e <= delta, e**2 / 2, delta * e - delta**2 / 2), axis=-1)",
            use=Text(
                en="A number with some targets far off, and a smooth bottom is wanted: squares "
                "up to `delta`, a straight line beyond.",
                zh="数值目标里有一些离得很远，又希望谷底光滑：误差不超过 `delta` 时取平方，"
                "超过后沿直线增长。",
            ),
            avoid=Text(
                en="You cannot say which error is large: `delta` is in the target's unit and must "
                "be chosen with it.",
                zh="说不出多大的误差算大：`delta` 的单位与目标相同，要按目标的大小来定。",
            ),
            chapter="ch03-loss",
        ),
        Entry(
            "LogCosh",
            tex=r"\frac{1}{n} \sum_i \ln \cosh (\hat y_i - y_i)",
            code="np.mean(np.log(np.cosh(y_pred - y_true)), axis=-1)",
            use=Text(
                en="As Huber with `delta` = 1, but smooth everywhere, with nothing to choose.",
                zh="与 `delta` = 1 的 Huber 相近，处处光滑，也没有要选的数。",
            ),
            avoid=Text(
                en="Targets are not scaled to about 1: it takes every error above 1 for large.",
                zh="目标没有缩放到 1 上下：凡是大于 1 的误差，它都当作大误差。",
            ),
            chapter="ch03-loss",
        ),
        Entry(
            "MeanAbsolutePercentageError",
            tex=r"\frac{100}{n} \sum_i \left\lvert \frac{y_i - \hat y_i}{y_i} \right\rvert",
            code="100 * np.mean(np.abs((y_true - y_pred) / y_true), axis=-1)",
            use=Text(
                en="Errors count in per cent of a target that is well above zero: a price, a "
                "number of visitors.",
                zh="误差按目标的百分之几来算，而目标远大于零：价格、客流量。",
            ),
            avoid=Text(
                en="Targets may be zero or nearly so: they then outweigh all others. It also "
                "prefers predictions that are too low, whose error ends at 100 per cent.",
                zh="目标可能为零或接近零：这几个样本会压倒其余全部样本。"
                "它还偏向猜得过低，因为猜低了最多错百分之百。",
            ),
            picture=replace(TO_ONE, limits=(0, 300)),
        ),
        Entry(
            "MeanSquaredLogarithmicError",
            tex=r"\frac{1}{n} \sum_i \bigl( \ln(1 + y_i) - \ln(1 + \hat y_i) \bigr)^2",
            code="np.mean((np.log1p(y_true) - np.log1p(y_pred)) ** 2, axis=-1)",
            use=Text(
                en="Targets are not negative and span several powers of ten, and ratios matter "
                "rather than differences.",
                zh="目标不为负，大小跨好几个数量级，要紧的是倍数而不是差。",
            ),
            avoid=Text(
                en="The network can give negative numbers: end it with `relu` or `softplus`. Too "
                "low costs more than too high by as much. Targets in the millions: train on "
                "`np.log1p(y)` with MeanSquaredError, which starts nearer to them.",
                zh="网络可能给出负数：最后一层要用 `relu` 或 `softplus`。"
                "低了比高了同样多罚得更重。目标上百万：对 `np.log1p(y)` 用 MeanSquaredError "
                "训练，起点离目标近得多。",
            ),
        ),
        Entry(
            "Poisson",
            tex=r"\frac{1}{n} \sum_i (\hat y_i - y_i \ln \hat y_i)",
            code="np.mean(y_pred - y_true * np.log(y_pred), axis=-1)",
            use=Text(
                en="Counts: calls an hour, accidents a year. It is the negative log-likelihood of "
                "a Poisson distribution with mean ŷ, up to a constant, so it forgives more where "
                "more is expected.",
                zh="计数：每小时的来电、每年的事故。它等于均值为 ŷ 的泊松分布的负对数似然"
                "（差一个常数），预测的数越大，容许的误差也越大。",
            ),
            avoid=Text(
                en="The network can give zero or less: end it with `softplus` or `exponential`. "
                "The loss itself may be negative, which is no mistake.",
                zh="网络可能给出零或负数：最后一层用 `softplus` 或 `exponential`。"
                "损失本身可以是负的，这不是出错。",
            ),
        ),
    ),
)
