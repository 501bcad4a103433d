"""Optimizers for special ends, and what is wrapped around another."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group

__all__ = ["OTHERS", "WRAPPERS"]

OTHERS = Group(
    "others",
    entries=(
        Entry(
            "Lion",
            tex=r"\begin{aligned} w &\leftarrow w - \eta \operatorname{sign}(\beta_1 m "
            r"+ (1 - \beta_1)\,g) \\ m &\leftarrow \beta_2 m + (1 - \beta_2)\,g \end{aligned}",
            start="m = 0",
            code="w = w - learning_rate * np.sign(beta_1 * m + (1 - beta_1) * g)\n"
            "m = beta_2 * m + (1 - beta_2) * g",
            use=Text(
                en="Large networks and large batches: keeps one number a weight. Take a learning "
                "rate three to ten times smaller than Adam's.",
                zh="大网络、大批量：每个权重只多存一个数。学习率取 Adam 的三分之一到十分之一。",
            ),
            avoid=Text(
                en="Small batches: every weight moves by the same amount, however small its "
                "gradient.",
                zh="小批量：不管梯度多小，每个权重都走同样大的一步。",
            ),
        ),
        Entry(
            "Adafactor",
            tex=r"\begin{aligned} r_i &\leftarrow \beta r_i + (1 - \beta) \overline{g_{i\cdot}^2} "
            r"\\ c_j &\leftarrow \beta c_j + (1 - \beta) \overline{g_{\cdot j}^2} "
            r"\qquad \beta = 1 - t^{-0.8} \\ "
            r"u_{ij} &= g_{ij} \Big/ \sqrt{r_i c_j / \overline r} \\ "
            r"w &\leftarrow w - \frac{\rho \max(\epsilon_2, \operatorname{rms} w)}"
            r"{\max(1, \operatorname{rms} u / d)}\,u \end{aligned}",
            start="r = c = 0",
            code="""\
beta = 1 - t**beta_2_decay
square = g**2 + epsilon_1
r = beta * r + (1 - beta) * square.mean(axis=1)
c = beta * c + (1 - beta) * square.mean(axis=0)
u = g / np.sqrt(np.outer(r / r.mean(), c))
rms = lambda a: np.sqrt(np.mean(a**2))
rate = min(learning_rate, 1 / np.sqrt(t)) * max(epsilon_2, rms(w))
w = w - rate * u / max(1, rms(u) / clip_threshold)""",
            use=Text(
                en="Very large networks: of a matrix it keeps one number a row and one a column.",
                zh="非常大的网络：一个矩阵，它每行每列只存一个数。",
            ),
            avoid=Text(
                en="Memory is no problem: Adam is easier to set.",
                zh="内存够用：Adam 更好调。",
            ),
        ),
        Entry(
            "Muon",
            tex=r"\begin{aligned} w &\leftarrow w - \eta \lambda w \\ m &\leftarrow \mu m + g \\ "
            r"X &= (g + \mu m) / \lVert g + \mu m \rVert \\ "
            r"X &\leftarrow a X + (b A + c A^2) X \quad (A = X X^\top;\ 5 \times) \\ "
            r"w &\leftarrow w - 0.2\,\eta \sqrt{\max(n_\text{in}, n_\text{out})}\,X \end{aligned}",
            start="m = 0",
            code="""\
w = w - learning_rate * weight_decay * w
m = momentum * m + g
x = g + momentum * m if nesterov else m
x = x.T if len(x) > len(x.T) else x
x = x / np.linalg.norm(x)
for _ in range(ns_steps):
    a = x @ x.T
    x = muon_a * x + (muon_b * a + muon_c * a @ a) @ x
x = x.T if x.shape != g.shape else x
w = w - learning_rate * rms_rate * np.sqrt(max(g.shape)) * x""",
            use=Text(
                en="Hidden matrices of large networks: all directions of a step become about "
                "equally long. Everything that is no matrix gets Adam.",
                zh="大网络隐藏层的矩阵：一步里各个方向变得差不多一样长。不是矩阵的都交给 Adam。",
            ),
            avoid=Text(
                en="Small networks, and the first and the last layer: name them in "
                "`exclude_layers`.",
                zh="小网络；第一层和最后一层也不宜：用 `exclude_layers` 除外。",
            ),
        ),
        Entry(
            "Ftrl",
            tex=r"\begin{aligned} z &\leftarrow z + g - \frac{\sqrt{a + g^2} - \sqrt a}{\eta}\,w "
            r"\qquad a \leftarrow a + g^2 \\ w &= "
            r"\frac{\min(\max(-\lambda_1, z), \lambda_1) - z}"
            r"{\sqrt a / \eta + 2 \lambda_2} \end{aligned}",
            start="a = initial_accumulator_value; z = 0",
            code="""\
l1, l2 = l1_regularization_strength, l2_regularization_strength
before, a = a, a + g**2
root = lambda n: n**-learning_rate_power
shrunk = g + 2 * l2_shrinkage_regularization_strength * w
z = z + shrunk - (root(a) - root(before)) / learning_rate * w
w = (np.clip(z, -l1, l1) - z) / (root(a) / learning_rate + 2 * l2 + beta / learning_rate)""",
            use=Text(
                en="Linear models with millions of rare features and an L1 penalty: most weights "
                "become exactly 0.",
                zh="有上百万个稀少特征的线性模型，配 L1 惩罚：大多数权重恰好变成 0。",
            ),
            avoid=Text(
                en="Deep networks.",
                zh="深的网络。",
            ),
        ),
    ),
)

WRAPPERS = Group(
    "wrappers",
    entries=(
        Entry(
            "LossScaleOptimizer",
            use=Text(
                en="Training in `float16`: the loss is multiplied by a large number, so that small "
                "gradients do not become 0, and the gradients are divided by it again.",
                zh="用 `float16` 训练：损失先乘一个大数，小的梯度就不会变成 0，梯度再除回来。",
            ),
            avoid=Text(
                en="`float32` or `bfloat16`. Under the policy `mixed_float16`, `compile` adds it "
                "by itself.",
                zh="`float32` 或 `bfloat16`。策略为 `mixed_float16` 时，`compile` 会自动加上它。",
            ),
            example={"inner_optimizer": "adam"},
        ),
        Entry(
            "MultiOptimizer",
            use=Text(
                en="Parts of a network learn in different ways: a small learning rate for the "
                "base, a larger one for the head.",
                zh="网络各部分用不同的优化器：主干学习率小，分类头学习率大。",
            ),
            avoid=Text(
                en="One part should not learn at all: freeze it with `trainable = False`.",
                zh="某一部分根本不该学：用 `trainable = False` 冻结它。",
            ),
            chapter="ch16-recipe",
        ),
        Entry(
            "OptimizerMap",
            use=Text(
                en="Says for `MultiOptimizer` which variables get which optimizer.",
                zh="告诉 `MultiOptimizer` 哪些变量用哪个优化器。",
            ),
            avoid=Text(
                en="By itself: it takes no steps.",
                zh="单独使用：它自己不走步。",
            ),
            chapter="ch16-recipe",
        ),
    ),
)
