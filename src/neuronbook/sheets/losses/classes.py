"""Losses for targets that are classes."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group, Picture

__all__ = ["LABELS", "MARGINS", "ONE_HOT", "TWO_CLASSES"]

PROBABILITY = Text(
    en="probability given to the right class",
    zh="给正确类别的概率",
)

TWO_CLASSES = Group(
    "two-classes",
    picture=Picture(
        Text(en="probability ŷ; solid y = 1, dashed y = 0", zh="概率 ŷ；实线 y = 1，虚线 y = 0"),
        start=0.004,
        stop=0.996,
        given=(
            "y_true, y_pred = np.array([1.0]), np.array([x])",
            "y_true, y_pred = np.array([0.0]), np.array([x])",
        ),
        limits=(0, 4),
    ),
    entries=(
        Entry(
            "BinaryCrossentropy",
            tex=r"-\frac{1}{n} \sum_i \bigl( y_i \ln \hat y_i + (1 - y_i) \ln (1 - \hat y_i) "
            r"\bigr)",
            code="-np.mean(y_true * np.log(y_pred) + (1 - y_true) * np.log(1 - y_pred), axis=-1)",
            use=Text(
                en="Yes or no, and several questions of yes or no at once (tags of one picture). "
                "With `from_logits=True` give it scores without `sigmoid`: more exact.",
                zh="是或否；也可以同时问几个是或否（一张图片的多个标签）。"
                "设 `from_logits=True`，就直接给得分、不加 `sigmoid`，算得更准。",
            ),
            avoid=Text(
                en="Exactly one of several classes is right: that is categorical cross-entropy. "
                "One output with `softmax`: it is always 1.",
                zh="几个类别里恰好一个正确：那该用 CategoricalCrossentropy。"
                "只有一个输出却用 `softmax`：结果永远是 1。",
            ),
            chapter="ch06-cross-entropy",
        ),
        Entry(
            "BinaryFocalCrossentropy",
            tex=r"-\frac{1}{n} \sum_i (1 - q_i)^\gamma \ln q_i \qquad "
            r"q_i = y_i \hat y_i + (1 - y_i)(1 - \hat y_i)",
            code="q = y_true * y_pred + (1 - y_true) * (1 - y_pred)\n"
            "-np.mean((1 - q) ** gamma * np.log(q), axis=-1)",
            use=Text(
                en="Nearly all examples are easy, such as the background of a picture, and would "
                "drown the few hard ones.",
                zh="绝大多数样本都很容易（如图片的背景），少数难的会被它们淹没。",
            ),
            avoid=Text(
                en="You need probabilities to be calibrated, or some labels are wrong: it looks "
                "most at just these.",
                zh="需要校准的概率，或者有些标签标错了：它恰恰最看重这些。",
            ),
            chapter="ch06-imbalance",
        ),
    ),
)

ONE_HOT = Group(
    "one-hot",
    picture=Picture(
        PROBABILITY,
        start=0.004,
        stop=0.996,
        given=("y_true, y_pred = np.array([1.0, 0.0]), np.array([x, 1 - x])",),
        limits=(0, 4),
    ),
    entries=(
        Entry(
            "CategoricalCrossentropy",
            tex=r"-\sum_k y_k \ln \hat y_k",
            code="-np.sum(y_true * np.log(y_pred), axis=-1)",
            use=Text(
                en="One of several classes, with one-hot targets, or targets that are "
                "probabilities themselves (label smoothing).",
                zh="几个类别选一个，目标是独热编码，或者目标本身就是概率（标签平滑）。",
            ),
            avoid=Text(
                en="The targets are numbers of classes, 3 for the fourth: use the sparse one. "
                "Several classes may be right at once: use binary cross-entropy.",
                zh="目标是类别的编号（3 表示第四类）：用 SparseCategoricalCrossentropy。"
                "可以同时属于几类：用 BinaryCrossentropy。",
            ),
            chapter="ch10-softmax",
        ),
        Entry(
            "CategoricalFocalCrossentropy",
            tex=r"-\alpha \sum_k (1 - \hat y_k)^\gamma \, y_k \ln \hat y_k",
            code="-alpha * np.sum((1 - y_pred) ** gamma * y_true * np.log(y_pred), axis=-1)",
            use=Text(
                en="Several classes, most examples easy, and a few hard ones matter.",
                zh="类别有多个，多数样本很容易，要紧的是少数难的。",
            ),
            avoid=Text(
                en="Some labels are wrong, or calibrated probabilities are wanted. The factor "
                "alpha = 0.25 makes the loss four times smaller: do not compare it with others.",
                zh="有标错的标签，或者要校准的概率。"
                "alpha = 0.25 让损失小到四分之一，不能拿它与别的损失比大小。",
            ),
        ),
        Entry(
            "KLDivergence",
            tex=r"\sum_k y_k \ln \frac{y_k}{\hat y_k}",
            code="np.sum(y_true * np.log(y_true / y_pred), axis=-1)",
            use=Text(
                en="The target is a whole distribution, such as the answers of another network. "
                "It is zero when both are equal, cross-entropy is not.",
                zh="目标是整个分布，例如另一个网络的回答。两个分布相同时它为零，交叉熵则不为零。",
            ),
            avoid=Text(
                en="One-hot targets: cross-entropy has the same gradient and is the usual name.",
                zh="独热的目标：交叉熵的梯度与它相同，也更常用。",
            ),
            picture=Picture(
                Text(en="probability ŷ₁; target y₁ = 0.7", zh="概率 ŷ₁；目标 y₁ = 0.7"),
                start=0.004,
                stop=0.996,
                given=("y_true, y_pred = np.array([0.7, 0.3]), np.array([x, 1 - x])",),
                limits=(0, 2),
            ),
        ),
    ),
)

LABELS = Group(
    "labels",
    picture=Picture(
        PROBABILITY,
        start=0.004,
        stop=0.996,
        given=("y_true, y_pred = np.array([0]), np.array([[x, 1 - x]])",),
        limits=(0, 4),
    ),
    entries=(
        Entry(
            "SparseCategoricalCrossentropy",
            tex=r"-\ln \hat y_c \qquad c = y",
            code="p = np.take_along_axis(y_pred, y_true[:, np.newaxis], axis=-1)[:, 0]\n-np.log(p)",
            use=Text(
                en="One of several classes, with targets that are numbers of classes from 0. The "
                "same loss as the categorical one, without one-hot vectors.",
                zh="几个类别选一个，目标是从 0 起的类别编号。"
                "损失与 CategoricalCrossentropy 相同，只是不必做独热编码。",
            ),
            avoid=Text(
                en="One-hot targets, or smoothed ones, which a number of a class cannot express.",
                zh="目标是独热编码，或者做了标签平滑：一个编号表达不了。",
            ),
            chapter="ch09-network",
        ),
        Entry(
            "CategoricalGeneralizedCrossEntropy",
            tex=r"\frac{1 - \hat y_c^{\,q}}{q} \qquad c = y",
            code="p = np.take_along_axis(y_pred, y_true[:, np.newaxis], axis=-1)[:, 0]\n"
            "(1 - p**q) / q",
            use=Text(
                en="Some labels are wrong: a confident contradiction costs at most 1 / `q`. Near "
                "`q` = 0 it is cross-entropy.",
                zh="有些标签标错了：再有把握的错，最多也只罚 1 / `q`。`q` 接近 0 时就是交叉熵。",
            ),
            avoid=Text(
                en="The labels are right: it learns more slowly than cross-entropy.",
                zh="标签都对：它学得比交叉熵慢。",
            ),
            chapter="ch15-smoothing",
        ),
    ),
)

MARGINS = Group(
    "margins",
    picture=Picture(
        Text(en="score ŷ; solid y = 1, dashed y = −1", zh="得分 ŷ；实线 y = 1，虚线 y = −1"),
        start=-3,
        stop=3,
        given=(
            "y_true, y_pred = np.array([1.0]), np.array([x])",
            "y_true, y_pred = np.array([-1.0]), np.array([x])",
        ),
        limits=(0, 4),
    ),
    entries=(
        Entry(
            "Hinge",
            tex=r"\frac{1}{n} \sum_i \max(0, 1 - y_i \hat y_i)",
            code="np.mean(np.maximum(0, 1 - y_true * y_pred), axis=-1)",
            use=Text(
                en="Two classes, and only the decision counts, as in a support vector machine: "
                "whoever is right by 1 or more costs nothing. Labels are −1 and 1; Keras turns 0 "
                "into −1.",
                zh="两个类别，只看判断对不对，就像支持向量机：得分在正确的一侧达到 1 就不再罚。"
                "标签是 −1 和 1；若是 0 和 1，Keras 会把 0 换成 −1。",
            ),
            avoid=Text(
                en="You need probabilities: its scores are none. No `sigmoid` before it.",
                zh="需要概率：它的得分不是概率。它前面不要加 `sigmoid`。",
            ),
        ),
        Entry(
            "SquaredHinge",
            tex=r"\frac{1}{n} \sum_i \max(0, 1 - y_i \hat y_i)^2",
            code="np.mean(np.maximum(0, 1 - y_true * y_pred) ** 2, axis=-1)",
            use=Text(
                en="As hinge, with a smooth beginning: being wrong by a lot costs much more than "
                "by a little.",
                zh="同合页损失，但起点光滑：错得多，罚得也多得多。",
            ),
            avoid=Text(
                en="Some labels are wrong: they cost most of all.",
                zh="有标错的标签：它们罚得最重。",
            ),
        ),
        Entry(
            "CategoricalHinge",
            tex=r"\max\bigl(0,\; 1 + \max_k (1 - y_k) \hat y_k - \sum_k y_k \hat y_k \bigr)",
            code="right = np.sum(y_true * y_pred, axis=-1)\n"
            "wrong = np.max((1 - y_true) * y_pred, axis=-1)\n"
            "np.maximum(0, 1 + wrong - right)",
            use=Text(
                en="Several classes with one-hot targets, and only the decision counts: the right "
                "score should be at least 1 above the best wrong one.",
                zh="多个类别，目标是独热编码，只看判断对不对："
                "正确类别的得分至少要比最高的错误得分高 1。",
            ),
            avoid=Text(
                en="You need probabilities: use categorical cross-entropy.",
                zh="需要概率：用 CategoricalCrossentropy。",
            ),
            picture=Picture(
                Text(en="right score; the wrong one is 0", zh="正确类别的得分；错误类别得 0"),
                start=-3,
                stop=3,
                given=("y_true, y_pred = np.array([1.0, 0.0]), np.array([x, 0.0])",),
                limits=(0, 4),
            ),
        ),
    ),
)
