"""What the terms of `neuronbook.vocabulary.classes` mean."""

from __future__ import annotations

from neuronbook.i18n import Text

DEFINITIONS = {
    "class": Text(
        en="One of the kinds between which a model has to decide.",
        zh="模型要加以区分的若干种类之一。",
    ),
    "positive class": Text(
        en="Of two classes, the one that is looked for and written as 1.",
        zh="两个类别中要找的那一类，记作 1。",
    ),
    "probability": Text(
        en="A number between 0 and 1 that says how likely something is.",
        zh="介于 0 与 1 之间的数，表示一件事发生的可能性有多大。",
    ),
    "sigmoid": Text(
        en=(
            "The S-shaped function that turns any number into one between 0 and 1, as in the step"
            " from a score to a probability."
        ),
        zh="形状像 S 的函数，把任何数变成 0 与 1 之间的数，例如由得分得出概率。",
    ),
    "log-odds": Text(
        en=(
            "The logarithm of a probability divided by the probability of the opposite; the "
            "sigmoid turns it back into the probability."
        ),
        zh="一件事的概率与不发生的概率之比，再取对数；用 sigmoid 又可以换回概率。",
    ),
    "logistic regression": Text(
        en=(
            "A single unit with a sigmoid, trained with cross-entropy: the simplest model for two"
            " classes."
        ),
        zh="单独一个带 sigmoid 的单元，用交叉熵来训练，是二分类最简单的模型。",
    ),
    "threshold": Text(
        en="The value that a number has to reach to count as a yes.",
        zh="一个数要达到多少，才算“是”。",
    ),
    "accuracy": Text(
        en="The share of the answers that are right.",
        zh="答对的个数占总个数的比例。",
    ),
    "error rate": Text(
        en="The share of the answers that are wrong: 1 minus the accuracy.",
        zh="答错的个数占总个数的比例，等于 1 减去准确率。",
    ),
    "precision": Text(
        en="Of all examples that a model calls positive, the share that really are.",
        zh="被模型判为正类的样本里，真正属于正类的比例。",
    ),
    "recall": Text(
        en="Of all examples that are positive, the share that a model finds.",
        zh="真正属于正类的样本里，被模型找出来的比例。",
    ),
    "cross-entropy": Text(
        en=(
            "The loss of probabilities: the mean of minus the logarithm of the probability given "
            "to the true class."
        ),
        zh="用于概率的损失：真实类别所得概率的对数，取负号，再平均。",
    ),
    "majority baseline": Text(
        en="The accuracy of always answering with the most frequent class.",
        zh="永远回答最常见的类别所得的准确率。",
    ),
    "calibration": Text(
        en=(
            "The property that events given the probability 0.9 do happen nine times in ten, and "
            "so for every probability."
        ),
        zh="一种性质：被给予概率 0.9 的事，真的十次里发生九次，其他概率也都如此。",
    ),
    "reliability diagram": Text(
        en=(
            "A figure that shows, for groups of similar predicted probabilities, how often the "
            "event really happened."
        ),
        zh="把预测概率相近的样本分成组，显示每组里事情实际发生的比例的图。",
    ),
    "confidence": Text(
        en="The largest of the probabilities that a network gives to the classes.",
        zh="网络给各个类别的概率中最大的一个。",
    ),
    "temperature scaling": Text(
        en=(
            "Dividing all scores by one number before the softmax, chosen on held-out examples, "
            "so that the confidence fits the accuracy."
        ),
        zh=(
            "在 softmax 之前把所有得分除以同一个数，这个数在留出的样本上选定，"
            "使置信度与准确率相符。"
        ),
    ),
    "temperature": Text(
        en="The number by which temperature scaling divides the scores.",
        zh="温度缩放时用来除得分的那个数。",
    ),
    "confusion matrix": Text(
        en=(
            "The table that counts, for each true class, how often a model answered with each "
            "class."
        ),
        zh="按真实的类别，数出模型回答每个类别各有多少次的表。",
    ),
    "true positive rate": Text(
        en="Another name for the recall: the share of the positive examples that are found.",
        zh="召回率的另一个名字，即正类样本中被找出来的比例。",
    ),
    "false positive rate": Text(
        en="The share of the negative examples that a model wrongly calls positive.",
        zh="不属于正类的样本中，被模型误判为正类的比例。",
    ),
    "ROC curve": Text(
        en=(
            "The curve that shows the true positive rate against the false positive rate for "
            "every threshold."
        ),
        zh="对每一个阈值，以假正例率为横坐标、真正例率为纵坐标画出的曲线。",
    ),
    "AUC": Text(
        en=(
            "The area under the ROC curve: the probability that a positive example gets a higher "
            "score than a negative one."
        ),
        zh="ROC 曲线下的面积，即任取一个正类样本和一个负类样本，前者得分更高的概率。",
    ),
    "one-hot encoding": Text(
        en=(
            "Giving each category an input of its own that is 1 for this category and 0 for all "
            "others."
        ),
        zh="给每个类别一个自己的输入，属于这个类别时是 1，否则是 0。",
    ),
    "hinge loss": Text(
        en=(
            "A loss that is zero as soon as an example lies on the right side by a margin, and "
            "otherwise grows with the distance that is missing."
        ),
        zh="一种损失：样本在正确的一侧而且离分界够远时为零，否则还差多远，损失就有多大。",
    ),
    "pseudo-label": Text(
        en="A network's own confident answer, taken as the label of an example that has none.",
        zh="把网络自己有把握的回答，当作没有标签的样本的标签。",
    ),
}
