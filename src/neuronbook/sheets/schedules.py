"""The sheet of learning-rate schedules."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group, Kind, Picture

__all__ = ["SCHEDULES"]

STEPS = Picture(
    Text(en="step; learning rate from 0.1", zh="步数；学习率从 0.1 起"),
    start=0,
    stop=3000,
    given=("step = x",),
    limits=(0, 0.105),
)
BEGIN = {"initial_learning_rate": 0.1, "decay_steps": 2000}

ALL = Group(
    "all",
    picture=STEPS,
    entries=(
        Entry(
            "CosineDecay",
            tex=r"\eta_0 \Bigl( (1 - \alpha)\,\tfrac12 (1 + \cos \pi p) + \alpha \Bigr) \qquad "
            r"p = \min(1, t / T)",
            code="""\
if warmup_target is None:
    start, t = initial_learning_rate, step
else:
    start, t = warmup_target, step - warmup_steps
p = min(1, t / decay_steps)
rate = start * ((1 - alpha) * (1 + np.cos(np.pi * p)) / 2 + alpha)
rise = 1 if t >= 0 else step / warmup_steps
rate if t >= 0 else initial_learning_rate + (start - initial_learning_rate) * rise""",
            example={**BEGIN, "warmup_target": None},
            use=Text(
                en="The first choice when the number of steps is known. With `warmup_target` and "
                "`warmup_steps` it rises first, which large batches and Transformers need.",
                zh="步数已知时的首选。设 `warmup_target` 和 `warmup_steps` 就先上升（预热），"
                "大批量和 Transformer 需要这样。",
            ),
            avoid=Text(
                en="You stop early: it is then still high.",
                zh="打算早停：停的时候学习率还很高。",
            ),
            chapter="ch07-schedule",
        ),
        Entry(
            "CosineDecayRestarts",
            tex=r"\eta_0 m^j \Bigl( (1 - \alpha)\,\tfrac12 (1 + \cos \pi p_j) + \alpha \Bigr)",
            code="""\
length, start, j = first_decay_steps, 0, 0
while step >= start + length:
    start, length, j = start + length, length * t_mul, j + 1
p = (step - start) / length
initial_learning_rate * ((1 - alpha) * m_mul**j * (1 + np.cos(np.pi * p)) / 2 + alpha)""",
            example={"initial_learning_rate": 0.1, "first_decay_steps": 800},
            use=Text(
                en="Several good networks from one training: keep the weights before each "
                "restart. j counts the restarts.",
                zh="一次训练得到几个好网络：每次重启前存下权重。j 是重启的次数。",
            ),
            avoid=Text(
                en="One network is enough: a single decay ends better.",
                zh="一个网络就够：只降一次，结果更好。",
            ),
        ),
        Entry(
            "ExponentialDecay",
            tex=r"\eta_0\,d^{\,t / T}",
            code="p = step / decay_steps\n"
            "initial_learning_rate * decay_rate ** (np.floor(p) if staircase else p)",
            example={"initial_learning_rate": 0.1, "decay_steps": 1000, "decay_rate": 0.5},
            use=Text(
                en="The number of steps is not known. `staircase=True` goes down in steps.",
                zh="不知道要走多少步。`staircase=True` 就一级一级地降。",
            ),
            avoid=Text(
                en="Long training: the steps become too small to get anywhere.",
                zh="训练很久：步子会小到走不动。",
            ),
        ),
        Entry(
            "InverseTimeDecay",
            tex=r"\frac{\eta_0}{1 + d\,t / T}",
            code="p = step / decay_steps\n"
            "initial_learning_rate / (1 + decay_rate * (np.floor(p) if staircase else p))",
            example={"initial_learning_rate": 0.1, "decay_steps": 1000, "decay_rate": 1.0},
            use=Text(
                en="SGD on convex problems, where theory asks for 1/t.",
                zh="凸问题上的 SGD：理论要求按 1/t 下降。",
            ),
            avoid=Text(
                en="Deep networks: cosine ends lower in as many steps.",
                zh="深的网络：同样多的步数，余弦降得更低。",
            ),
        ),
        Entry(
            "PolynomialDecay",
            tex=r"(\eta_0 - \eta_T) (1 - p)^q + \eta_T \qquad p = \min(1, t / T)",
            code="""\
total = decay_steps * max(1, np.ceil(step / decay_steps)) if cycle else decay_steps
p = min(1, step / total)
(initial_learning_rate - end_learning_rate) * (1 - p) ** power + end_learning_rate""",
            example=BEGIN,
            use=Text(
                en="Fine-tuning: a straight line down to the end (`power=1`).",
                zh="微调：沿直线降到底（`power=1`）。",
            ),
            avoid=Text(
                en="The number of steps is not known.",
                zh="不知道要走多少步。",
            ),
            chapter="ch16-recipe",
        ),
        Entry(
            "PiecewiseConstantDecay",
            tex=r"\eta_j \qquad b_{j-1} < t \le b_j",
            code="values[np.searchsorted(boundaries, step, side='left')]",
            example={"boundaries": [1000, 2000], "values": [0.1, 0.05, 0.01]},
            use=Text(
                en="A recipe from a paper: 0.1, after so many steps 0.05, then 0.01.",
                zh="照论文的做法：先 0.1，若干步后 0.05，再 0.01。",
            ),
            avoid=Text(
                en="You do not know when: `ReduceLROnPlateau` watches the validation loss.",
                zh="不知道该在什么时候降：`ReduceLROnPlateau` 会看着验证损失。",
            ),
            chapter="ch07-schedule",
        ),
    ),
)

SCHEDULES = Kind(
    "keras.optimizers.schedules",
    groups=(ALL,),
    machinery=frozenset({"LearningRateSchedule", "deserialize", "serialize"}),
    has_strings=False,
)
