"""Losses for targets that are directions, masks, groups or sequences."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group, Picture

__all__ = ["STRUCTURES"]

MASK = Picture(
    Text(
        en="given to the object's pixel; 0.2 to the other", zh="给物体像素的概率；另一个像素得 0.2"
    ),
    start=0,
    stop=1,
    given=("y_true, y_pred = np.array([1.0, 0.0]), np.array([x, 0.2])",),
    limits=(0, 1),
)

STRUCTURES = Group(
    "structures",
    entries=(
        Entry(
            "CosineSimilarity",
            tex=r"-\frac{\sum_i y_i \hat y_i}{\lVert y \rVert \, \lVert \hat y \rVert}",
            code="length = np.linalg.norm(y_true, axis=-1) * np.linalg.norm(y_pred, axis=-1)\n"
            "-np.sum(y_true * y_pred, axis=-1) / length",
            use=Text(
                en="Vectors of which only the direction counts, such as the meaning of a text. "
                "−1 is best, 1 the opposite direction.",
                zh="只看方向的向量，例如文本的含义。−1 最好，1 是方向相反。",
            ),
            avoid=Text(
                en="Lengths matter too, or a vector may be zero.",
                zh="长度也要紧，或者向量可能为零。",
            ),
            picture=Picture(
                Text(en="angle between ŷ and y, in degrees", zh="ŷ 与 y 的夹角（度）"),
                start=0,
                stop=180,
                given=(
                    "y_true = np.array([1.0, 0.0])\n"
                    "y_pred = np.array([np.cos(np.radians(x)), np.sin(np.radians(x))])",
                ),
            ),
        ),
        Entry(
            "Dice",
            tex=r"1 - \frac{2 \sum_i y_i \hat y_i}{\sum_i y_i + \sum_i \hat y_i}",
            code="1 - 2 * np.sum(y_true * y_pred) / (np.sum(y_true) + np.sum(y_pred))",
            use=Text(
                en="Segmentation: which pixels belong to a small object? It measures the overlap, "
                "and pixels that are rightly left out do not count.",
                zh="分割图像：哪些像素属于一个小物体？它衡量重叠，判对的背景像素不算数。",
            ),
            avoid=Text(
                en="Some masks are empty, or the object is large: cross-entropy a pixel is "
                "steadier. It is one number for the whole batch unless you give `axis`.",
                zh="有些图里没有物体，或者物体很大：逐像素的交叉熵更稳。"
                "不给 `axis` 时，整批只得一个数。",
            ),
            picture=MASK,
        ),
        Entry(
            "Tversky",
            tex=r"1 - \frac{S}{S + \alpha \sum_i y_i (1 - \hat y_i) "
            r"+ \beta \sum_i (1 - y_i) \hat y_i} \qquad S = \sum_i y_i \hat y_i",
            code="s = np.sum(y_true * y_pred)\n"
            "missed = np.sum(y_true * (1 - y_pred))\n"
            "invented = np.sum((1 - y_true) * y_pred)\n"
            "1 - s / (s + alpha * missed + beta * invented)",
            use=Text(
                en="As Dice, which it is for 0.5 and 0.5, with a weight of its own for missed "
                "pixels (`alpha`) and invented ones (`beta`).",
                zh="同 Dice（两个权重都是 0.5 时就是 Dice），"
                "只是漏掉的像素（`alpha`）和多出的像素（`beta`）各有权重。",
            ),
            avoid=Text(
                en="You cannot say which of the two mistakes is worse.",
                zh="说不出两种错误哪种更糟。",
            ),
            picture=MASK,
        ),
        Entry(
            "Circle",
            tex=r"\ln\Bigl(1 + \sum_p e^{-\gamma\,(m + d_p)(m - d_p)} "
            r"\sum_q e^{\gamma\,(1 + m - d_q)(1 - m - d_q)}\Bigr)",
            code="""\
d = 1 - y_pred @ y_pred.T
same = y_true[:, np.newaxis] == y_true
near = same & ~np.eye(len(y_true), dtype=bool)
m = margin
pull = np.exp(-gamma * (m + d) * (m - d)) * near
push = np.exp(gamma * (1 + m - d) * (1 - m - d)) * ~same
np.log(1 + pull.sum(axis=1) * push.sum(axis=1))""",
            use=Text(
                en="Learn vectors that lie close together for the same thing: faces, products. "
                "d is 1 − cosine, p runs over the examples of the same class, q over the others.",
                zh="学出向量，同一事物的挨在一起：人脸、商品。"
                "d 是 1 减余弦，p 取遍同类的样本，q 取遍其余样本。",
            ),
            avoid=Text(
                en="Vectors not of length 1 (end with `UnitNormalization`), a batch with one "
                "example of each class, or a fixed list of classes.",
                zh="向量长度不是 1（末尾要加 `UnitNormalization`），"
                "一批里每类只有一个样本，或者类别本来就是固定的。",
            ),
        ),
        Entry(
            "CTC",
            tex=r"-\ln \sum_{\pi \to y} \prod_t \hat y_{t, \pi_t}",
            code="""\
from itertools import groupby, product

p = np.exp(y_pred) / np.exp(y_pred).sum(axis=-1, keepdims=True)
steps, classes = p.shape
paths = product(range(classes), repeat=steps)
read = lambda path: [k for k, _ in groupby(path) if k != 0]
right = [path for path in paths if read(path) == list(y_true)]
-np.log(sum(np.prod(p[np.arange(steps), path]) for path in right))""",
            use=Text(
                en="Speech and handwriting: the text is known, but not which moment is which "
                "letter. Sums over every path π that reads as y once repeats and blanks (class 0) "
                "are left out. Wants scores, no `softmax`.",
                zh="语音和手写：知道文字，不知道哪一刻对应哪个字。"
                "凡是去掉重复和空白（第 0 类）后读作 y 的路径 π，概率都加起来。"
                "给它得分，不加 `softmax`。",
            ),
            avoid=Text(
                en="Each step has its own label: use cross-entropy. There are more letters than "
                "steps; a doubled letter needs one step more, for the blank between.",
                zh="每一步都有自己的标签：用交叉熵。字比步数还多也不行；"
                "相邻重复的字还要多占一步，中间放空白。",
            ),
        ),
    ),
)
