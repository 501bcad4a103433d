"""The vocabulary of the book: every term once, in English and in Chinese.

Figures take the Chinese of a term from here (see `neuronbook.terms`), and the book's check
refuses, in prose, captions, feedback and labels, the variants that are not to be used. A new
term goes under the subject that introduces it; the subjects are those of `neuronbook.plots`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

__all__ = ["TERMS", "Banned", "Term", "find_banned", "lookup"]


@dataclass(frozen=True)
class Term:
    """A thing that the book calls by one name in each language.

    Parameters
    ----------
    en, zh
        Its name in English, in the singular, and in Chinese.
    also
        Other words for it that are allowed, in either language.
    never
        Words that other books use for it and this one does not, in either language.
    within
        The only places in which `never` holds, for words that mean something else everywhere
        else: pages, exercise modules, subjects of figures, data sets. Everywhere if empty.
    """

    en: str
    zh: str
    also: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    within: tuple[str, ...] = ()

    def words(self, language: str) -> tuple[str, ...]:
        """Return its name and its other words in one language, English ones in both numbers."""
        if language == "zh":
            return self.zh, *(word for word in self.also if _is_chinese(word))
        singular = self.en, *(word for word in self.also if not _is_chinese(word))
        return tuple(form for word in singular for form in (word, _plural(word)))


PLURALS = (
    (r"is$", "es"),  # axis
    (r"ix$", "ices"),
    (r"(?<![aeiou])y$", "ies"),
    (r"(s|x|(?<!o)ch)$", r"\1es"),  # batches, but epochs
)
HIGGS = ("07-higgs-boson-with-tpus", "ch07", "higgs", "particles")

#: Every term of the book.
TERMS = (
    # learning, in every chapter
    Term("machine learning", "机器学习"),
    Term("deep learning", "深度学习", never=("深层学习",)),
    Term("supervised learning", "监督学习", never=("监控学习",)),
    Term("unsupervised learning", "无监督学习", never=("非监督学习",)),
    Term("semi-supervised learning", "半监督学习", never=("半监控学习",)),
    Term("data set", "数据集"),
    Term("model", "模型"),
    Term("structured data", "结构化数据"),
    Term("unstructured data", "非结构化数据"),
    Term("example", "样本", never=("样例", "data point", "training sample", "training instance")),
    Term("feature", "特征"),
    Term("target", "目标"),
    Term("label", "标签"),
    Term("training set", "训练集", never=("训练组",)),
    Term("validation set", "验证集", never=("校验集", "确认集", "开发集", "development set")),
    Term("test set", "测试集", never=("检验集",)),
    Term("held out", "留出", also=("held back", "留下")),
    Term("seed", "种子"),
    Term("hyperparameter", "超参数", never=("超级参数", "超参量", "hyper-parameter")),
    Term("inference", "推断"),
    Term("prediction", "预测"),
    Term("error", "误差"),
    Term("metric", "指标"),
    Term("baseline", "基线"),
    Term("mean", "均值", also=("平均值", "平均")),
    Term("median", "中位数"),
    Term("standard deviation", "标准差", never=("标准偏差",)),
    Term("variance", "方差"),
    Term("standard error", "标准误差"),
    Term("random forest", "随机森林"),
    Term("likelihood", "似然", never=("概似",)),
    # neurons
    Term("neuron", "神经元", never=("神经单元",)),
    Term("dendrite", "树突"),
    Term("axon", "轴突"),
    Term("synapse", "突触"),
    Term("unit", "单元"),
    Term("network", "网络"),
    Term("input", "输入"),
    Term("output", "输出"),
    Term("weight", "权重", never=("权值",)),
    Term("bias", "偏置", never=("偏差项", "偏移项")),
    Term("statistical bias", "偏差"),
    Term("dot product", "点积", never=("点乘",)),
    Term("score", "得分"),
    Term("kernel", "核"),
    Term("tensor", "张量"),
    Term("axis", "轴"),
    Term("hyperplane", "超平面"),
    Term("mean squared error", "均方误差", never=("平均平方误差",)),
    Term("mean absolute error", "平均绝对误差", never=("平均绝对偏差",)),
    Term("MSE", "MSE"),
    Term("MAE", "MAE"),
    Term("weight initialization", "权重初始化"),
    # layers
    Term("layer", "层"),
    Term("dense layer", "全连接层", never=("密集层", "稠密层", "致密层", "fully connected layer")),
    Term("input layer", "输入层"),
    Term("hidden layer", "隐藏层", never=("隐层", "隐含层")),
    Term("output layer", "输出层"),
    Term("activation function", "激活函数", also=("activation",), never=("激励函数", "活化函数")),
    Term("rectified linear unit", "整流线性单元", never=("修正线性单元", "线性整流")),
    Term("ReLU", "ReLU"),
    Term("softmax", "softmax"),
    Term("kink", "折点"),
    Term("crease", "折痕"),
    Term("residual connection", "残差连接", never=("残差链接", "residual link")),
    Term("residual block", "残差块"),
    Term("dead unit", "死单元"),
    Term("Glorot initialization", "Glorot 初始化", also=("Xavier initialization",)),
    Term("He initialization", "He 初始化"),
    Term("universal approximation", "万能近似", never=("万能逼近", "通用近似")),
    # descent
    Term("loss", "损失"),
    Term("loss function", "损失函数", never=("代价函数", "成本函数", "cost function")),
    Term("gradient", "梯度"),
    Term("gradient descent", "梯度下降", never=("坡度下降",)),
    Term("stochastic gradient descent", "随机梯度下降"),
    Term("SGD", "SGD"),
    Term("minibatch", "小批量", also=("小批",), never=("迷你批", "mini-batch", "mini batch")),
    Term("batch", "批", never=("批次",)),
    Term("batch size", "批量大小", never=("批大小", "批尺寸")),
    Term("epoch", "轮次", also=("轮",), never=("训练周期", "纪元", "历元")),
    Term("learning rate", "学习率", never=("学习速率", "学习步长")),
    Term("optimizer", "优化器", never=("最优化器", "优化程序")),
    Term("momentum", "动量"),
    Term("local minimum", "局部极小值", never=("局部最小值", "局域极小")),
    Term("saddle point", "鞍点"),
    Term(
        "backpropagation",
        "反向传播",
        also=("backward pass",),
        never=("后向传播", "逆向传播", "back-propagation"),
    ),
    Term("forward pass", "前向传播", never=("正向传播", "前馈传播")),
    Term("chain rule", "链式法则", never=("链式规则", "连锁律")),
    Term("computational graph", "计算图", never=("computation graph",)),
    Term("finite difference", "有限差分"),
    Term("gradient check", "梯度检验", never=("梯度检查", "梯度校验")),
    Term("Jacobian", "雅可比矩阵", never=("雅各比",)),
    Term("vector-Jacobian product", "向量雅可比积"),
    Term("reverse mode", "反向模式"),
    Term("forward mode", "前向模式"),
    Term("batch gradient descent", "全批量梯度下降", never=("full-batch gradient descent",)),
    Term("vanishing gradient", "梯度消失", never=("梯度弥散",)),
    Term("exploding gradient", "梯度爆炸"),
    Term("norm", "范数"),
    Term("gradient clipping", "梯度裁剪", never=("梯度截断", "梯度剪裁", "梯度修剪")),
    # learning curves
    Term("learning curve", "学习曲线"),
    Term("early stopping", "早停", never=("早期停止", "提早停止")),
    Term("callback", "回调", never=("回呼", "回叫", "召回函数", "call-back")),
    # capacity
    Term("overfitting", "过拟合", never=("过度拟合", "过适应", "超拟合", "over-fitting")),
    Term("underfitting", "欠拟合", never=("拟合不足", "欠适应", "under-fitting")),
    Term("signal", "信号"),
    Term("noise", "噪声", never=("噪音", "杂讯")),
    Term("capacity", "容量"),
    Term("double descent", "双下降", never=("双重下降",)),
    Term("leak", "泄漏", never=("泄露",)),
    Term("generalization", "泛化", never=("概化", "generalisation")),
    Term("leave-one-out", "留一法", also=("留一交叉验证",)),
    Term("cross-validation", "交叉验证", never=("交叉检验", "交叉校验", "cross validation")),
    Term("nested cross-validation", "嵌套交叉验证", never=("嵌套交叉检验",)),
    Term("fold", "折"),
    Term("missing-value flag", "缺失标记"),
    Term("out of vocabulary", "词表外", also=("out-of-vocabulary",)),
    # regularizers
    Term("regularization", "正则化", never=("正规化", "规则化", "regularisation")),
    Term("penalty", "惩罚"),
    Term("L2 penalty", "L2 惩罚"),
    Term("L1 penalty", "L1 惩罚"),
    Term("strength", "强度"),
    Term("ridge regression", "岭回归", never=("脊回归",)),
    Term("label smoothing", "标签平滑"),
    Term("decoupled weight decay", "解耦的权重衰减"),
    Term("weight decay", "权重衰减", never=("权重衰退", "权重递减")),
    Term(
        "dropout",
        "随机失活",
        also=("暂退法",),
        never=("剪枝", "丢弃法", "丢弃层", "随机丢弃", "辍学", "drop-out"),
    ),
    Term("rate", "比率"),
    Term("mask", "掩码", never=("掩膜", "蒙版", "遮罩")),
    Term("thinned network", "抽稀的网络"),
    Term(
        "batch normalization",
        "批量归一化",
        never=("批归一化", "批标准化", "批规范化", "batch norm"),
    ),
    Term("layer normalization", "层归一化", never=("层标准化", "layer norm")),
    Term("moving average", "移动平均", never=("滑动平均", "running average")),
    Term("data augmentation", "数据增强", never=("数据增广", "数据扩增")),
    # classes
    Term("class", "类别"),
    Term("positive class", "正类"),
    Term("probability", "概率", never=("几率", "机率")),
    Term("sigmoid", "sigmoid"),
    Term("log-odds", "对数胜算"),
    Term("logistic regression", "逻辑回归", never=("逻辑斯", "对数几率回归", "罗吉斯")),
    Term("threshold", "阈值", never=("阀值", "门槛值")),
    Term("accuracy", "准确率", never=("准确度", "正确率")),
    Term("error rate", "错误率"),
    Term("precision", "精确率", never=("查准率", "精准率", "精确度")),
    Term("recall", "召回率", never=("查全率",)),
    Term("cross-entropy", "交叉熵", never=("互熵", "cross entropy")),
    Term("majority baseline", "多数类基线"),
    Term("calibration", "校准", also=("calibrated",)),
    Term("reliability diagram", "可靠性图"),
    Term("confidence", "置信度", never=("自信度",)),
    Term("temperature scaling", "温度缩放", never=("温度标定", "温度校准")),
    Term("temperature", "温度"),
    Term("confusion matrix", "混淆矩阵", never=("混乱矩阵",)),
    Term("true positive rate", "真正例率", never=("真阳性率", "真正率")),
    Term("false positive rate", "假正例率", never=("假阳性率", "假正率")),
    Term("ROC curve", "ROC 曲线"),
    Term("AUC", "AUC"),
    Term("one-hot encoding", "独热编码", also=("one-hot",), never=("独热码", "one hot encoding")),
    Term("hinge loss", "合页损失", never=("关键损失", "铰链损失", "折页损失", "枢纽损失")),
    Term("pseudo-label", "伪标签", never=("伪标记", "pseudolabel")),
    # particles
    Term("event", "事例", never=("事件",), within=HIGGS),
    Term("background", "本底", never=("背景",), within=HIGGS),
    Term("lepton", "轻子"),
    Term("jet", "喷注", never=("喷流",)),
    Term("invariant mass", "不变质量"),
    Term("low-level", "低层"),
    Term("high-level", "高层"),
    Term("boosted tree", "提升树"),
    Term("wide & deep network", "宽深网络"),
    # training on several devices
    Term("strategy", "分布策略", also=("策略",)),
    Term("replica", "副本"),
    Term("global batch size", "全局批量大小"),
    Term("pipeline", "管道", never=("管线", "流水线")),
    Term("shard", "分片"),
    Term("cache", "缓存"),
    Term("prefetch", "预取"),
    Term("interleave", "交错读取"),
    Term("warm-up", "预热", never=("warmup",)),
    Term("parameter sweep", "参数扫描"),
    Term("worker process", "工作进程", also=("worker",)),
    Term("checkpoint", "检查点"),
    # a model in use
    Term("training–serving skew", "训练与服务的偏斜"),
    Term("request", "请求"),
    Term("status", "状态码"),
    Term("throughput", "吞吐量"),
    Term("latency", "延迟"),
    Term("quantization", "量化"),
    Term("dynamic-range quantization", "动态范围量化"),
    Term("drift", "漂移"),
    Term("population stability index", "群体稳定性指数", never=("群体稳定指数",)),
    Term("retraining", "重新训练", also=("retrained",)),
    Term("model card", "模型卡", never=("模型卡片",)),
    # images
    Term("pixel", "像素", never=("象素", "画素")),
    Term("rank", "阶"),
    Term("flattening", "展平", never=("扁平化", "拉平")),
    Term("argmax", "argmax"),
    Term("softmax regression", "softmax 回归"),
    Term("nearest neighbour", "最近邻", never=("nearest neighbor", "最邻近", "最近邻居")),
    Term("near-duplicate", "近似重复"),
    Term("convolution kernel", "卷积核", also=("filter",), never=("卷积滤波器", "卷积过滤器")),
    Term("convolution", "卷积"),
    Term("convolutional network", "卷积神经网络"),
    Term("cross-correlation", "互相关"),
    Term("feature map", "特征图", never=("特征映射",)),
    Term("channel", "通道"),
    Term("receptive field", "感受野"),
    Term("equivariance", "等变性", also=("equivariant", "等变")),
    Term("stride", "步幅"),
    Term("zero padding", "零填充", never=("零补齐", "零垫")),
    Term("max pooling", "最大池化", never=("最大汇聚", "最大值汇聚", "max-pooling")),
    Term("activation map", "激活图"),
    Term("gradient ascent", "梯度上升"),
    Term("favourite input", "偏好输入", never=("favorite input", "最爱输入")),
    Term("rank correlation", "秩相关", never=("等级相关",)),
    Term("occlusion map", "遮挡图"),
    Term("saliency map", "显著图", never=("显著性图",)),
    Term("sanity check", "合理性检验", never=("理智检查", "健全性检查")),
    Term("transfer learning", "迁移学习", never=("转移学习", "传递学习")),
    Term("fine-tuning", "微调", never=("精调", "细调", "finetuning", "fine tuning")),
    Term("pretraining", "预训练", also=("pretrained",)),
    Term("base", "主干"),
    Term("head", "分类头"),
    Term("freezing", "冻结", also=("frozen",)),
    Term("depthwise convolution", "逐通道卷积"),
    Term("depthwise separable convolution", "深度可分离卷积"),
    Term("negative transfer", "负迁移"),
    Term("autoencoder", "自编码器", never=("自动编码器", "自编码机", "auto-encoder")),
    # beyond supervised learning
    Term("self-supervised learning", "自监督学习", never=("自我监督学习",)),
    Term("code", "编码"),
    Term("encoder", "编码器"),
    Term("decoder", "解码器", never=("译码器",)),
    Term("reconstruction", "重建", never=("重构",)),
    Term("principal component analysis", "主成分分析", never=("主分量分析", "主元分析")),
    Term("PCA", "PCA"),
    Term("denoising", "去噪", never=("降噪",)),
    Term("median filter", "中值滤波"),
    Term("clustering", "聚类"),
    Term("cluster", "簇"),
    Term("k-means", "k 均值", never=("k 平均", "k means")),
    Term("inertia", "惯量"),
    Term("adjusted Rand index", "调整兰德指数", never=("调整后的兰德指数",)),
)


def lookup(english: str) -> Term:
    """Return the term that an English word, in either number, stands for.

    Examples
    --------
    >>> lookup("biases").zh
    '偏置'

    Raises
    ------
    LookupError
        If the vocabulary has no such term.
    """
    try:
        return _by_english()[english]
    except KeyError:
        raise LookupError(
            f"A term stands in the vocabulary. Received: english={english!r}. "
            "Add it to TERMS in neuronbook/vocabulary.py."
        ) from None


class Banned(NamedTuple):
    """A place in a text where a variant stands that is not to be used."""

    start: int
    variant: str
    term: Term


def find_banned(text: str, *, place: str = "") -> Iterator[Banned]:
    """Yield the variants in a text that are not to be used, in their order.

    An English variant counts as a whole word, in either number. Chinese does not part its words,
    so choose variants that occur within no other word, or say where they hold.

    The place is the page, exercise module, subject or data set it stands in (see `Term.within`).

    Examples
    --------
    >>> [(found.variant, found.term.zh) for found in find_banned("剪枝层，drop-outs")]
    [('剪枝', '随机失活'), ('drop-out', '随机失活')]
    """
    pattern, terms = _variants(place)
    for match in pattern.finditer(text):
        variant = (match[1] or match[2]).lower()
        yield Banned(match.start(), variant, terms[variant])


@cache
def _by_english() -> dict[str, Term]:
    return {word: term for term in TERMS for word in term.words("en")}


@cache
def _variants(place: str) -> tuple[re.Pattern[str], dict[str, Term]]:
    """Return a pattern of all variants that are not to be used there, and whose they are."""
    terms = {
        variant.lower(): term
        for term in TERMS
        if not term.within or place in term.within
        for variant in term.never
    }
    longest_first = sorted(terms, key=len, reverse=True)
    chinese = "|".join(word for word in longest_first if _is_chinese(word))
    english = "|".join(word for word in longest_first if not _is_chinese(word))
    letter = r"[A-Za-z0-9_-]"
    pattern = rf"({chinese})|(?<!{letter})({english})(?:e?s)?(?!{letter})"
    return re.compile(pattern, re.IGNORECASE), terms


def _is_chinese(word: str) -> bool:
    return re.search("[\u3400-\u9fff]", word) is not None


def _plural(word: str) -> str:
    for ending, plural in PLURALS:
        if re.search(ending, word):
            return re.sub(ending, plural, word)
    return f"{word}s"
