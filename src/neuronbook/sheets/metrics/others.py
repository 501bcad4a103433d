"""Metrics of numbers, of overlap, and what collects any number."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group

__all__ = ["COLLECTING", "NUMBERS", "OVERLAPS"]

CENTRED = (
    "a = y_true - y_true.mean(axis=axis, keepdims=True)\n"
    "b = y_pred - y_pred.mean(axis=axis, keepdims=True)\n"
)

NUMBERS = Group(
    "numbers",
    entries=(
        Entry(
            "RootMeanSquaredError",
            tex=r"\sqrt{\frac{1}{n} \sum_i (y_i - \hat y_i)^2}",
            code="np.sqrt(np.mean((y_true - y_pred) ** 2))",
            use=Text(
                en="The squared error in the unit of the target.",
                zh="以目标的单位读均方误差。",
            ),
            avoid=Text(
                en="A few large errors would decide: say the mean absolute error.",
                zh="少数大误差会左右结果：用平均绝对误差。",
            ),
            chapter="ch03-loss",
        ),
        Entry(
            "R2Score",
            tex=r"1 - \frac{\sum_i (y_i - \hat y_i)^2}{\sum_i (y_i - \bar y)^2}",
            code="rest = np.sum((y_true - y_pred) ** 2, axis=0)\n"
            "np.mean(1 - rest / np.sum((y_true - y_true.mean(axis=0)) ** 2, axis=0))",
            use=Text(
                en="How much better than always the mean? 1 is perfect, 0 is the mean, below 0 "
                "is worse.",
                zh="比一直猜均值好多少？1 是完美，0 与均值相当，负的比均值还差。",
            ),
            avoid=Text(
                en="Few examples, or targets that hardly vary.",
                zh="样本很少，或者目标几乎不变。",
            ),
            chapter="ch01-fitted",
        ),
        Entry(
            "PearsonCorrelation",
            tex=r"\frac{\sum_j (y_j - \bar y)(\hat y_j - \bar{\hat y})}"
            r"{\sqrt{\sum_j (y_j - \bar y)^2 \sum_j (\hat y_j - \bar{\hat y})^2}}",
            code=f"{CENTRED}"
            "root = np.sqrt(np.sum(a**2, axis=axis) * np.sum(b**2, axis=axis))\n"
            "np.mean(np.sum(a * b, axis=axis) / root)",
            use=Text(
                en="Several outputs an example of which only rise and fall matter. It runs over "
                "the outputs j of one example; the mean over the examples follows.",
                zh="每个样本有多个输出，只看起伏是否一致。"
                "它取遍一个样本的各个输出 j，再对样本取平均。",
            ),
            avoid=Text(
                en="One output an example: there is nothing to run over.",
                zh="每个样本只有一个输出：没有可取遍的。",
            ),
        ),
        Entry(
            "ConcordanceCorrelation",
            tex=r"\frac{2 \sum_j (y_j - \bar y)(\hat y_j - \bar{\hat y})}"
            r"{\sum_j (y_j - \bar y)^2 + \sum_j (\hat y_j - \bar{\hat y})^2 "
            r"+ n (\bar y - \bar{\hat y})^2}",
            code=f"{CENTRED}"
            "shift = np.mean(y_true - y_pred, axis=axis) ** 2\n"
            "both = np.mean(a**2, axis=axis) + np.mean(b**2, axis=axis) + shift\n"
            "np.mean(2 * np.mean(a * b, axis=axis) / both)",
            use=Text(
                en="As the correlation, but a wrong level or scale counts as well.",
                zh="同相关系数，但水平或幅度不对也要扣分。",
            ),
            avoid=Text(
                en="One output an example.",
                zh="每个样本只有一个输出。",
            ),
        ),
    ),
)

SHARED = """\
ids = range(num_classes) if target_class_ids is None else target_class_ids
both = [np.sum((y_true == k) & (y_pred == k)) for k in ids]
either = [np.sum((y_true == k) | (y_pred == k)) for k in ids]
np.mean(np.divide(both, either))"""
IOU_TEX = r"\frac{1}{K} \sum_k \frac{\lvert Y_k \cap \hat Y_k \rvert}" + (
    r"{\lvert Y_k \cup \hat Y_k \rvert}"
)

OVERLAPS = Group(
    "overlaps",
    entries=(
        Entry(
            "IoU",
            tex=IOU_TEX,
            code=SHARED,
            example={"num_classes": 3, "target_class_ids": (0, 2)},
            use=Text(
                en="Masks with classes: overlap divided by union, for the classes you name. "
                "Y with index k is the set of pixels of class k.",
                zh="带类别的分割：交集除以并集，只算指定的类别。"
                "带下标 k 的 Y 是第 k 类的像素集合。",
            ),
            avoid=Text(
                en="Predictions are probabilities: use BinaryIoU or OneHotIoU.",
                zh="预测是概率：用 BinaryIoU 或 OneHotIoU。",
            ),
        ),
        Entry(
            "MeanIoU",
            tex=IOU_TEX,
            code="target_class_ids = None\n" + SHARED,
            example={"num_classes": 3},
            use=Text(
                en="As IoU, over all classes: the usual number for segmentation.",
                zh="同 IoU，取遍所有类别：语义分割最常用的数。",
            ),
            avoid=Text(
                en="The background is a class and nearly everything: it lifts the mean.",
                zh="空白处也算一类，而且几乎占满：它会抬高平均。",
            ),
        ),
        Entry(
            "BinaryIoU",
            tex=IOU_TEX,
            code="y_pred = (y_pred > threshold) * 1.0\n" + SHARED,
            use=Text(
                en="Object or not, from probabilities. `target_class_ids=[1]` looks at the object "
                "alone.",
                zh="是不是物体，预测是概率。`target_class_ids=[1]` 只看物体。",
            ),
            avoid=Text(
                en="Small objects with both classes: the rest of the picture decides.",
                zh="物体很小而两类都算：图片的其余部分说了算。",
            ),
        ),
        Entry(
            "OneHotIoU",
            tex=IOU_TEX,
            code="y_true, y_pred = np.argmax(y_true, axis=-1), np.argmax(y_pred, axis=-1)\n"
            + SHARED,
            example={"num_classes": 3, "target_class_ids": (0, 2)},
            use=Text(
                en="As IoU, from one-hot targets and probabilities.",
                zh="同 IoU，目标是独热编码，预测是概率。",
            ),
            avoid=Text(en="Targets are numbers of classes.", zh="目标是类别编号。"),
        ),
        Entry(
            "OneHotMeanIoU",
            tex=IOU_TEX,
            code="target_class_ids = None\n"
            "y_true, y_pred = np.argmax(y_true, axis=-1), np.argmax(y_pred, axis=-1)\n" + SHARED,
            example={"num_classes": 3},
            use=Text(
                en="As MeanIoU, from one-hot targets and probabilities.",
                zh="同 MeanIoU，目标是独热编码，预测是概率。",
            ),
            avoid=Text(en="Targets are numbers of classes.", zh="目标是类别编号。"),
        ),
    ),
)

COLLECTING = Group(
    "collecting",
    entries=(
        Entry(
            "Mean",
            tex=r"\frac{1}{n} \sum_i x_i",
            code="np.mean(values)",
            use=Text(
                en="A training loop of your own: the mean loss of an epoch.",
                zh="自己写训练循环：一个轮次里损失的平均。",
            ),
            avoid=Text(
                en="Batches of different size without `sample_weight`: each counts alike.",
                zh="各批的大小不同，又不给 `sample_weight`：每批算得一样重。",
            ),
            chapter="ch07-anywhere",
        ),
        Entry(
            "Sum",
            tex=r"\sum_i x_i",
            code="np.sum(values)",
            use=Text(
                en="A training loop of your own: counts.",
                zh="自己写训练循环：计数。",
            ),
            avoid=Text(
                en="Data sets of different size are compared.",
                zh="比较大小不同的数据集。",
            ),
        ),
        Entry(
            "MeanMetricWrapper",
            tex=r"\frac{1}{n} \sum_i f(y_i, \hat y_i)",
            code="np.mean(fn(y_true, y_pred))",
            example={"fn": "huber"},
            use=Text(
                en="A function of your own as a metric, with a name.",
                zh="把自己的函数当作指标，并起个名字。",
            ),
            avoid=Text(
                en="What is no mean over examples, such as precision.",
                zh="不能写成对样本取平均的，例如精确率。",
            ),
        ),
    ),
)
