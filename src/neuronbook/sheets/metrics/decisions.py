"""Metrics of decisions: how many are right, and which kinds of mistakes there are."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group

__all__ = ["ACCURACIES", "COUNTS"]

ACCURACIES = Group(
    "accuracies",
    entries=(
        Entry(
            "BinaryAccuracy",
            tex=r"\frac{1}{n} \sum_i \bigl[ [\hat y_i > \theta] = y_i \bigr]",
            code="np.mean((y_pred > threshold) == y_true)",
            use=Text(
                en="Yes or no, both about equally frequent and equally bad to miss.",
                zh="是或否，两类差不多多，错哪一种同样糟。",
            ),
            avoid=Text(
                en="One class is rare: always answering the other scores nearly 1. Look at "
                "precision and recall.",
                zh="有一类很少：一直答另一类就接近 1。要看精确率和召回率。",
            ),
            chapter="ch06-classes",
        ),
        Entry(
            "CategoricalAccuracy",
            tex=r"\frac{1}{n} \sum_i [\arg\max_k \hat y_{ik} = \arg\max_k y_{ik}]",
            code="np.mean(np.argmax(y_pred, axis=-1) == np.argmax(y_true, axis=-1))",
            use=Text(
                en="One of several classes, one-hot targets.",
                zh="几个类别选一个，目标是独热编码。",
            ),
            avoid=Text(
                en="Targets are numbers of classes; several classes at once.",
                zh="目标是类别编号；可以同时属于几类。",
            ),
            chapter="ch09-network",
        ),
        Entry(
            "SparseCategoricalAccuracy",
            tex=r"\frac{1}{n} \sum_i [\arg\max_k \hat y_{ik} = y_i]",
            code="np.mean(np.argmax(y_pred, axis=-1) == y_true)",
            use=Text(
                en="One of several classes, numbers of classes as targets.",
                zh="几个类别选一个，目标是类别编号。",
            ),
            avoid=Text(
                en="One-hot targets.",
                zh="目标是独热编码。",
            ),
            chapter="ch09-network",
        ),
        Entry(
            "TopKCategoricalAccuracy",
            tex=r"\frac{1}{n} \sum_i [\operatorname{rank}(\hat y_{ic}) \le k]",
            code="right = np.sum(y_true * y_pred, axis=-1, keepdims=True)\n"
            "np.mean(np.sum(y_pred > right, axis=-1) < k)",
            use=Text(
                en="Hundreds of classes, many of them alike: is the right one c among the k best?",
                zh="几百个类别，许多很像：正确的类别 c 在得分最高的 k 个里吗？",
            ),
            avoid=Text(
                en="Fewer than about 20 classes: 5 of 10 is no achievement.",
                zh="类别不到 20 个左右：十个里中五个不算本事。",
            ),
        ),
        Entry(
            "SparseTopKCategoricalAccuracy",
            tex=r"\frac{1}{n} \sum_i [\operatorname{rank}(\hat y_{i y_i}) \le k]",
            code="right = np.take_along_axis(y_pred, y_true[:, np.newaxis], axis=-1)\n"
            "np.mean(np.sum(y_pred > right, axis=-1) < k)",
            use=Text(
                en="The same with numbers of classes as targets.",
                zh="同上，目标是类别编号。",
            ),
            avoid=Text(
                en="One-hot targets.",
                zh="目标是独热编码。",
            ),
        ),
        Entry(
            "Accuracy",
            tex=r"\frac{1}{n} \sum_i [\hat y_i = y_i]",
            code="np.mean(y_pred == y_true)",
            use=Text(
                en="Predictions that are labels already, not probabilities. The string "
                '`"accuracy"` in `compile` chooses among the three above by the loss.',
                zh='预测本身已经是标签，不是概率。`compile` 里的字符串 `"accuracy"` '
                "则会按损失在前三种里选一种。",
            ),
            avoid=Text(
                en="Probabilities: 0.9 does not equal 1, so every example would be wrong.",
                zh="预测是概率：0.9 不等于 1，会全部算错。",
            ),
        ),
    ),
)

CUT = "chosen = y_pred > (0.5 if thresholds is None else thresholds)\n"

COUNTS = Group(
    "counts",
    entries=(
        Entry(
            "Precision",
            tex=r"\frac{TP}{TP + FP}",
            code=f"{CUT}np.sum(chosen * y_true) / np.sum(chosen)",
            use=Text(
                en="An alarm is expensive: of those it names, how many are right?",
                zh="误报代价大：它挑出来的，有多少是对的？",
            ),
            avoid=Text(
                en="Alone: naming only the surest one makes it 1. Say the recall with it.",
                zh="单独使用：只挑最有把握的一个，它就是 1。要连同召回率一起说。",
            ),
            chapter="ch06-imbalance",
        ),
        Entry(
            "Recall",
            tex=r"\frac{TP}{TP + FN}",
            code=f"{CUT}np.sum(chosen * y_true) / np.sum(y_true)",
            use=Text(
                en="A miss is expensive: of those there are, how many does it find?",
                zh="漏报代价大：该找的，它找到了多少？",
            ),
            avoid=Text(
                en="Alone: naming all makes it 1. Say the precision with it.",
                zh="单独使用：全都挑出来，它就是 1。要连同精确率一起说。",
            ),
            chapter="ch06-imbalance",
        ),
        Entry(
            "F1Score",
            tex=r"\frac{2\,TP}{2\,TP + FP + FN}",
            code="best = np.max(y_pred, axis=-1, keepdims=True)\n"
            "chosen = y_pred >= best if threshold is None else y_pred > threshold\n"
            "2 * np.sum(chosen * y_true, axis=0) / (chosen.sum(axis=0) + y_true.sum(axis=0))",
            use=Text(
                en="One number for precision and recall, for each class; `average` joins the "
                "classes.",
                zh="用一个数概括精确率和召回率，每个类别一个；`average` 把各类合起来。",
            ),
            avoid=Text(
                en="One sigmoid output without `threshold=0.5`: every example then counts as "
                "positive. The two mistakes cost different amounts.",
                zh="只有一个 sigmoid 输出却不设 `threshold=0.5`：所有样本都会算作正类。"
                "两种错误代价不同时也不宜。",
            ),
            chapter="ch06-imbalance",
        ),
        Entry(
            "FBetaScore",
            tex=r"\frac{(1 + \beta^2)\,TP}{(1 + \beta^2)\,TP + FP + \beta^2 FN}",
            code="best = np.max(y_pred, axis=-1, keepdims=True)\n"
            "chosen = y_pred >= best if threshold is None else y_pred > threshold\n"
            "hits = (1 + beta**2) * np.sum(chosen * y_true, axis=0)\n"
            "hits / (chosen.sum(axis=0) + beta**2 * y_true.sum(axis=0))",
            use=Text(
                en="As F1Score, with recall `beta` times as important as precision.",
                zh="同 F1Score，召回率的重要性是精确率的 `beta` 倍。",
            ),
            avoid=Text(
                en="You know what each mistake costs: reckon with the costs.",
                zh="知道每种错误的代价：直接按代价算。",
            ),
        ),
        Entry(
            "TruePositives",
            tex=r"TP = \sum_i [\hat y_i > \theta]\, y_i",
            code=f"{CUT}np.sum(chosen * y_true)",
            use=Text(en="The confusion matrix, number by number.", zh="混淆矩阵里的数，逐个来看。"),
            avoid=Text(
                en="Data sets of different size are compared: use rates.",
                zh="比较大小不同的数据集：要用比率。",
            ),
            chapter="ch06-threshold",
        ),
        Entry(
            "FalsePositives",
            tex=r"FP = \sum_i [\hat y_i > \theta]\,(1 - y_i)",
            code=f"{CUT}np.sum(chosen * (1 - y_true))",
            use=Text(en="False alarms.", zh="误报。"),
            avoid=Text(en="As TruePositives.", zh="同 TruePositives。"),
            chapter="ch06-threshold",
        ),
        Entry(
            "TrueNegatives",
            tex=r"TN = \sum_i [\hat y_i \le \theta]\,(1 - y_i)",
            code=f"{CUT}np.sum(~chosen * (1 - y_true))",
            use=Text(en="Rightly left alone.", zh="正确地放过的。"),
            avoid=Text(en="As TruePositives.", zh="同 TruePositives。"),
            chapter="ch06-threshold",
        ),
        Entry(
            "FalseNegatives",
            tex=r"FN = \sum_i [\hat y_i \le \theta]\, y_i",
            code=f"{CUT}np.sum(~chosen * y_true)",
            use=Text(en="Misses.", zh="漏报。"),
            avoid=Text(en="As TruePositives.", zh="同 TruePositives。"),
            chapter="ch06-threshold",
        ),
    ),
)
