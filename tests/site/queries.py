"""What readers type into the search field, and where each of them should arrive.

The list was written from the book, before the search was, as a student would type: the first twenty
in Chinese, the second in English, the third in the page's other language, in both or misspelt. A
query may have two right places. A change of the search is judged by it; it does not change with it.
"""

from __future__ import annotations

from typing import NamedTuple


class Query(NamedTuple):
    """The language of the pages that are asked, the query, and the labels of what answers it."""

    language: str
    text: str
    answers: tuple[str, ...]


def _queries(language: str, lines: str) -> list[Query]:
    rows = (line.split(" → ") for line in lines.strip().splitlines())
    return [Query(language, text.strip(), tuple(answers.split())) for text, answers in rows]


CHINESE = _queries(
    "zh",
    """
学习率太大 → ch03-learning-rate
过拟合怎么办 → ch04-remedies
丢弃法 → ch05-dropout ch05-expectation
批归一化 → ch05-batch-normalization ch05-normalize
梯度消失 → ch-vanishing-and-exploding-gradients ch11-products
损失不下降 → ch08-not-learning
验证集和测试集的区别 → ch04-three-sets
卷积层有多少参数 → ch13-parameters
混淆矩阵 → ch09-mistakes
类别不平衡 → ch06-imbalance
独热编码 → ch12-encoding
怎么安装 → use-notebook
没有网络能用吗 → use-offline use-variables
为什么要用激活函数 → ch02-relu ch02-activations
反向传播手算 → ch10-hand ex10-by-hand
数据泄露 → ch12-leaks
主成分分析 → ch17-autoencoder
链式法则 → math-chain ch10-observations
葡萄酒数据 → data-red-wine
保存模型 → ch18-file old-keras-saving
""",
)
ENGLISH = _queries(
    "en",
    """
how many units → ch04-capacity ch02-bending
loss nan → ch08-not-learning ch11-clipping
val_loss → ch04-early-stopping ch03-wine
input_shape error → change-input-shape ch08-repair
backprop → ch-backpropagation ch10-hand
dropout rate → ch05-expectation ch05-dropout
early stopping patience → ch04-early-stopping
softmax vs sigmoid → ch02-softmax
why relu → ch02-relu
adam vs sgd → ch03-optimizers ch15-decay
precision recall → ch06-imbalance
freeze layers → ch16-recipe
predict_classes → change-predict-classes
'DataFrame' object has no attribute 'append' → change-append
what is a tensor → ch01-tensors ch01-appendix
fit_seeds → neuronbook.training.fit_seeds api-training
multiple gpus → ch07-many-devices ch07-tpu
cross validation → ch12-choice
make the model smaller for a phone → ch18-lite
roc auc → ch06-roc
""",
)
MIXED = [
    *_queries(
        "zh",
        """
relu 为什么 → ch02-relu
dropout → ch05-dropout
learning rate → ch03-learning-rate
Adam优化器 → ch03-optimizers
val_loss 上升 → ch04-early-stopping ch04-learning-curves ch04-four-curves
batchnorm 推断 → ch05-moving-averages
lr 报错 → change-optimizer-lr-argument change-optimizer-lr ch08-repair
激活涵数 → ch02-relu ch02-activations
过拟和 → ch-overfitting-and-underfitting ch04-remedies
early stoping → ch04-early-stopping
""",
    ),
    *_queries(
        "en",
        """
drop out → ch05-dropout
过拟合 → ch-overfitting-and-underfitting ch04-remedies
卷积核 → ch13-filters
softmax 是什么 → ch02-softmax
number of prams → ch02-count ch13-parameters
cros entropy → ch06-cross-entropy
regularisation → ch-regularization ch15-penalties
gradeint descent → ch-stochastic-gradient-descent ch03-gradient
transfer learing → ch-transfer-learning ch16-recipe
autoencodr → ch17-autoencoder
""",
    ),
]
QUERIES = [*CHINESE, *ENGLISH, *MIXED]
