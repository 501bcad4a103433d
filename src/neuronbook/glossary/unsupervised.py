"""What the terms of `neuronbook.vocabulary.unsupervised` mean."""

from __future__ import annotations

from neuronbook.i18n import Text

DEFINITIONS = {
    "self-supervised learning": Text(
        en=(
            "Learning from answers that are made out of the inputs themselves, such as a covered "
            "part of a picture."
        ),
        zh="从由输入自己造出的答案中学习，例如图片里被遮住的部分。",
    ),
    "code": Text(
        en="The few numbers in the middle of an autoencoder by which it describes an example.",
        zh="自编码器中间的几个数，用来描述一个样本。",
    ),
    "encoder": Text(
        en="The part of an autoencoder that turns an example into its code.",
        zh="自编码器中把样本变成编码的部分。",
    ),
    "decoder": Text(
        en="The part of an autoencoder that turns a code back into an example.",
        zh="自编码器中把编码变回样本的部分。",
    ),
    "reconstruction": Text(
        en="What an autoencoder makes of an example after it has gone through the code.",
        zh="样本经过编码之后，自编码器重新给出的结果。",
    ),
    "principal component analysis": Text(
        en=(
            "The linear way to describe examples by a few numbers: their distances along the "
            "directions in which they differ most."
        ),
        zh="用几个数描述样本的线性方法：看样本沿着差异最大的那些方向各有多远。",
    ),
    "denoising": Text(
        en="Removing noise from a picture, learned from pairs of spoiled and clean pictures.",
        zh="去掉图片里的噪声，从损坏的和干净的成对图片中学来。",
    ),
    "blur": Text(
        en="Replacing each pixel by a weighted mean of itself and its neighbours.",
        zh="把每个像素换成它自己和周围像素的加权平均。",
    ),
    "median filter": Text(
        en="Replacing each pixel by the median of itself and its neighbours.",
        zh="把每个像素换成它自己和周围像素的中位数。",
    ),
    "clustering": Text(
        en="Dividing examples into groups of similar ones without any labels.",
        zh="没有标签，把相似的样本归到同一组。",
    ),
    "cluster": Text(
        en="One of the groups that clustering forms.",
        zh="聚类得到的若干组之一。",
    ),
    "k-means": Text(
        en=(
            "Clustering by two steps in turn: give each example to the nearest of k centres, then"
            " move each centre to the mean of its examples."
        ),
        zh=(
            "轮流做两步的聚类：把每个样本归到 k 个中心里最近的一个，"
            "再把每个中心移到自己那些样本的均值处。"
        ),
    ),
    "centre": Text(
        en="The mean of the examples of a cluster.",
        zh="一个簇里所有样本的均值。",
    ),
    "inertia": Text(
        en="The sum of the squared distances of the examples from the centres of their clusters.",
        zh="每个样本到自己簇的中心的距离平方之和。",
    ),
    "adjusted Rand index": Text(
        en=(
            "How well two ways of grouping agree, corrected for chance: 1 if they are equal, "
            "about 0 if they have nothing to do with each other."
        ),
        zh="两种分组有多一致，扣除了偶然的成分：完全相同是 1，互不相干大约是 0。",
    ),
}
