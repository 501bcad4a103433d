"""Exercises of chapter 09, image classification."""

from __future__ import annotations

from typing import Any

import numpy as np

from neuronbook.checking import Exercise, NotYet, array_of, number_in, require
from neuronbook.i18n import Text

__all__ = ["accuracy", "recall_precision", "tempered"]


SCORES = np.log([27.0, 8.0, 1.0])
TEMPERATURE = 3.0
TEMPERED = np.array([3.0, 2.0, 1.0]) / 6


def _check_tempered(answer: Any) -> None:
    array = array_of(answer)
    if array is None or array.size != 3:
        raise NotYet(
            Text(
                en="Give three numbers: the probabilities of the three classes, in order.",
                zh="请给出三个数：三个类别的概率，按次序排列。",
            )
        )
    p = np.asarray(array, dtype="float64").ravel()

    def is_near(expected: Any) -> bool:
        return bool(np.allclose(p, expected, rtol=0, atol=2e-3))

    powers = np.exp(SCORES)
    require(
        not is_near(powers / powers.sum()),
        en="This is softmax at temperature 1. Divide the scores by 3 first.",
        zh="这是温度为 1 时的 softmax。请先把得分除以 3。",
    )
    require(
        not is_near(powers**TEMPERATURE / (powers**TEMPERATURE).sum()),
        en="This multiplies the scores by 3 and makes the network surer. Divide them.",
        zh="这是把得分乘以 3，网络反而更有把握了。应当是除以 3。",
    )
    require(
        not is_near(powers / powers.sum() / TEMPERATURE),
        en="The scores are divided by the temperature, not the probabilities: these do not add "
        "up to 1 any more.",
        zh="除以温度的是得分，不是概率：这样得到的三个数加起来不是 1。",
    )
    require(
        not is_near(TEMPERED * 6),
        en="These are the three powers of e. Softmax divides each by their sum.",
        zh="这是三个 e 的幂。softmax 还要把它们各自除以总和。",
    )
    require(
        not is_near(SCORES / SCORES.sum()),
        en="These are shares of the scores. Softmax takes the shares of their powers of e.",
        zh="这是各个得分所占的比例。softmax 取的是 e 的幂所占的比例。",
    )
    require(
        not is_near(TEMPERED[::-1]),
        en="The right three numbers, in the wrong order: the largest score has the largest "
        "probability.",
        zh="三个数都对，次序反了：得分最高的，概率也最大。",
    )
    require(
        abs(p.sum() - 1) < 5e-3,
        en="Probabilities add up to 1.",
        zh="概率加起来应当是 1。",
        received=float(p.sum()),
    )
    require(
        is_near(TEMPERED),
        en="Not these. What is $e^{(\\ln 27) / 3}$? A third of a logarithm is the logarithm of "
        "the cube root.",
        zh="不是这几个数。$e^{(\\ln 27) / 3}$ 是多少？对数的三分之一，就是立方根的对数。",
    )


def _solve_tempered() -> object:
    # the powers of e are the cube roots of 27, 8 and 1; their sum is 6
    return (3 / 6, 2 / 6, 1 / 6)


tempered = Exercise(
    "tempered",
    check=_check_tempered,
    solution=_solve_tempered,
    answer="p",
    hints=[
        Text(
            en="$(\\ln 27) / 3 = \\ln \\sqrt[3]{27}$, and $e^{\\ln a} = a$.",
            zh="$(\\ln 27) / 3 = \\ln \\sqrt[3]{27}$，而 $e^{\\ln a} = a$。",
        ),
        Text(
            en="The three powers are 3, 2 and 1. Divide each by their sum.",
            zh="三个幂是 3、2 和 1。把它们各自除以总和。",
        ),
    ],
    success=Text(
        en="Right: the odds of the first class against the second fall from 27 : 8 to 3 : 2. The "
        "order is the same, and so is the answer.",
        zh="答对了：第一类对第二类的胜算，从 27 : 8 降到了 3 : 2。次序没有变，所以回答也没有变。",
    ),
)


ANSWERS = np.array([0, 2, 1, 1, 0, 2, 0, 1])
LABELS = np.array([0, 2, 1, 0, 0, 1, 0, 1])


def _check_accuracy(answer: Any) -> None:
    value = number_in(answer)
    if value is None:
        raise NotYet(
            Text(
                en="An accuracy is one number: the mean of as many rights and wrongs as there are "
                "pictures.",
                zh="准确率是一个数：有多少张图片，就有多少个对错，取它们的平均。",
            )
        )
    share = float(np.mean(ANSWERS == LABELS))
    all_pairs = float(np.mean(LABELS[:, np.newaxis] == ANSWERS))
    require(
        abs(value - all_pairs) > 1e-3,
        en="This is the number of the faulty program: it compares every answer with every label. "
        "Look at the shapes of the two arrays.",
        zh="这就是那段出错的程序算出的数：它拿每个回答和每个标签都比了一遍。请看两个数组的形状。",
    )
    require(
        abs(value - (1 - share)) > 1e-3,
        en="This is the share of wrong answers.",
        zh="这是答错的比例。",
    )
    require(
        abs(value - share * len(LABELS)) > 1e-3,
        en="This is how many answers are right. Divide by the number of pictures.",
        zh="这是答对的个数。请除以图片的张数。",
    )
    require(
        0 <= value <= 1,
        en="A share lies between 0 and 1.",
        zh="比例在 0 与 1 之间。",
        received=value,
    )
    require(
        abs(value - share) < 1e-3,
        en="Not this number. Go through the eight pictures one by one, with a pencil.",
        zh="不是这个数。请拿支笔，把八张图片一张一张地核对。",
    )


def _solve_accuracy() -> object:
    import numpy as np

    guessed = np.array([0, 2, 1, 1, 0, 2, 0, 1])
    labelled = np.array([[0], [2], [1], [0], [0], [1], [0], [1]])  # (8, 1)
    return np.mean(guessed == labelled[:, 0])


accuracy = Exercise(
    "accuracy",
    check=_check_accuracy,
    solution=_solve_accuracy,
    hints=[
        Text(
            en="Print the shape of `guessed == labelled`. How many comparisons should there be?",
            zh="打印 `guessed == labelled` 的形状。本来应该比较多少次？",
        ),
        Text(
            en="`labelled[:, 0]` or `labelled.ravel()` has the shape `(8,)`.",
            zh="`labelled[:, 0]` 或者 `labelled.ravel()` 的形状是 `(8,)`。",
        ),
    ],
    success=Text(
        en="Right, 6 of 8. NumPy stretches shapes (8,) and (8, 1) to (8, 8) without a word, so "
        "check the shapes before you compare.",
        zh="答对了，8 个里对了 6 个。NumPy 会不声不响地把 (8,) 和 (8, 1) 扩成 (8, 8)，"
        "所以比较之前先看形状。",
    ),
)


COUNTS = np.array([[45, 5, 0], [12, 36, 2], [3, 4, 93]])  # rows: true class


def _check_recall_precision(answer: Any) -> None:
    array = array_of(answer)
    if array is None or array.size != 2:
        raise NotYet(
            Text(
                en="Give two numbers: the recall of the shirts, then their precision.",
                zh="请给出两个数：先是衬衫的召回率，再是衬衫的精确率。",
            )
        )
    given = np.asarray(array, dtype="float64").ravel()
    found = COUNTS[1, 1]
    recall, precision = found / COUNTS[1].sum(), found / COUNTS[:, 1].sum()

    def is_near(*expected: float) -> bool:
        return bool(np.allclose(given, expected, rtol=0, atol=2e-3))

    require(
        not is_near(precision, recall),
        en="Both numbers are right, in the wrong order. Recall looks along the row: of all shirts, "
        "how many were found?",
        zh="两个数都对，次序反了。召回率看的是行：全部衬衫里，认出了多少？",
    )
    everything = np.trace(COUNTS) / COUNTS.sum()
    require(
        not is_near(everything, everything),
        en="This is the accuracy over all three classes. Only the shirts are asked for.",
        zh="这是三个类别合起来的准确率。这里只问衬衫。",
    )
    require(
        not is_near(COUNTS[0, 0] / COUNTS[0].sum(), COUNTS[0, 0] / COUNTS[:, 0].sum()),
        en="These are the numbers of the first class. The shirts are the second.",
        zh="这是第一个类别的数。衬衫是第二个类别。",
    )
    require(
        not is_near(found / COUNTS.sum(), found / COUNTS.sum()),
        en="The denominator is not all pictures, but the pictures of one row, or of one column.",
        zh="分母不是全部图片，而是一行里的图片，或者一列里的图片。",
    )
    require(
        abs(given[0] - recall) < 2e-3,
        en="The recall is not right yet: 36 shirts were found. Of how many?",
        zh="召回率还不对：认出了 36 件衬衫，一共有多少件？",
        received=float(given[0]),
    )
    require(
        abs(given[1] - precision) < 2e-3,
        en="The recall is right. Precision: of all pictures that were called shirts, how many "
        "are shirts? Add up the column.",
        zh="召回率对了。精确率是：判为衬衫的图片里，有多少真是衬衫？请把那一列加起来。",
        received=float(given[1]),
    )


def _solve_recall_precision() -> object:
    import numpy as np

    matrix = np.array([[45, 5, 0], [12, 36, 2], [3, 4, 93]])
    return matrix[1, 1] / matrix[1].sum(), matrix[1, 1] / matrix[:, 1].sum()


recall_precision = Exercise(
    "recall_precision",
    check=_check_recall_precision,
    solution=_solve_recall_precision,
    answer="recall, precision",
    hints=[
        Text(
            en="A row holds all pictures of one true class, a column all pictures with one answer.",
            zh="一行是同一个真实类别的全部图片，一列是得到同一个回答的全部图片。",
        ),
        Text(
            en="Both have the same numerator, `matrix[1, 1]`; the denominators are "
            "`matrix[1].sum()` and `matrix[:, 1].sum()`.",
            zh="两者的分子都是 `matrix[1, 1]`，分母分别是 `matrix[1].sum()` 和 "
            "`matrix[:, 1].sum()`。",
        ),
    ],
    success=Text(
        en="Right: 36 of 50 shirts were found, and 36 of the 45 pictures called shirts are shirts.",
        zh="答对了：50 件衬衫认出了 36 件；判为衬衫的 45 张图片里，36 张真是衬衫。",
    ),
)
