"""Terms of learning without labels."""

from __future__ import annotations

from neuronbook.vocabulary.term import Term

TERMS = (
    Term("self-supervised learning", "自监督学习", never=("自我监督学习",)),
    Term("code", "编码", everyday=True),
    Term("encoder", "编码器"),
    Term("decoder", "解码器", never=("译码器",)),
    Term("reconstruction", "重建", never=("重构",)),
    Term(
        "principal component analysis", "主成分分析", short="PCA", never=("主分量分析", "主元分析")
    ),
    Term("denoising", "去噪", never=("降噪",)),
    Term("blur", "模糊", everyday=True),
    Term("median filter", "中值滤波"),
    Term("clustering", "聚类"),
    Term("cluster", "簇", everyday=True),
    Term("k-means", "k 均值", never=("k 平均", "k means")),
    Term("centre", "中心", within=("17-beyond-supervised-learning",), everyday=True),
    Term("inertia", "惯量"),
    Term("adjusted Rand index", "调整兰德指数", never=("调整后的兰德指数",)),
)
