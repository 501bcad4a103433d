"""What the terms of `neuronbook.vocabulary.images` mean."""

from __future__ import annotations

from neuronbook.i18n import Text

DEFINITIONS = {
    "pixel": Text(
        en="One of the points of a picture; in grey it is one number, in colour three.",
        zh="图片上的一个点，灰度图片里是一个数，彩色图片里是三个。",
    ),
    "rank": Text(
        en="The number of axes of a tensor.",
        zh="张量的轴的个数。",
    ),
    "flattening": Text(
        en="Putting the rows of a table of numbers end to end into one long row.",
        zh="把数字表的各行首尾相接，排成长长的一行。",
    ),
    "argmax": Text(
        en="The position of the largest entry of a vector.",
        zh="向量中最大的一项所在的位置。",
    ),
    "softmax regression": Text(
        en="A network without a hidden layer: one linear unit per class, followed by softmax.",
        zh="没有隐藏层的网络：每个类别一个线性单元，后面接 softmax。",
    ),
    "nearest neighbour": Text(
        en=(
            "The training example that is most like a new one, whose answer can serve as the "
            "prediction."
        ),
        zh="与新样本最相像的训练样本，可以拿它的答案当作预测。",
    ),
    "near-duplicate": Text(
        en=(
            "An example that is almost equal to another, for instance the same picture with other"
            " brightness."
        ),
        zh="与另一个样本几乎相同的样本，例如同一张图片换了亮度。",
    ),
    "convolution kernel": Text(
        en=(
            "The small table of weights that is moved over a picture and finds the same pattern "
            "everywhere, also called a filter."
        ),
        zh="在图片上移动的一小张权重表，到处寻找同一种图案，也叫滤波器。",
    ),
    "convolution": Text(
        en=(
            "Moving a small table of weights over a picture and computing a weighted sum at every"
            " place."
        ),
        zh="让一小张权重表在图片上移动，每到一处求一个加权和。",
    ),
    "convolution layer": Text(
        en=(
            "A layer of units that each see only a small window, and of which all those of one "
            "filter share the same weights."
        ),
        zh="由只看一小块窗口的单元组成的层，同一个卷积核的所有单元共用同一组权重。",
    ),
    "convolutional network": Text(
        en="A network whose first layers are convolution layers.",
        zh="前面若干层是卷积层的网络。",
    ),
    "support vector machine": Text(
        en=(
            "A classifier that puts the widest possible margin between two classes, and uses only"
            " those training examples that bound it."
        ),
        zh="一种分类器，让两个类别之间的间隔尽量宽，只用到决定这个间隔的那些训练样本。",
    ),
    "cross-correlation": Text(
        en=(
            "What networks call a convolution: the weighted sum without first turning the kernel "
            "by 180 degrees."
        ),
        zh="网络里称为卷积的运算：求加权和之前，核并不先转 180 度。",
    ),
    "feature map": Text(
        en="The table of the outputs of one filter at all places of a picture.",
        zh="一个卷积核在图片各处的输出排成的表。",
    ),
    "channel": Text(
        en=(
            "One of the numbers that a picture has at each place, such as red, green and blue, or"
            " the output of one filter."
        ),
        zh="图片每一处的几个数之一，例如红、绿、蓝，或者某个卷积核的输出。",
    ),
    "receptive field": Text(
        en="The part of the picture on which one number of a feature map depends.",
        zh="图片里决定特征图上某一个数的那一部分。",
    ),
    "equivariance": Text(
        en=(
            "The property that shifting a picture and then computing gives the same as computing "
            "and then shifting."
        ),
        zh="一种性质：先平移再计算，和先计算再平移，结果一样。",
    ),
    "invariance": Text(
        en=(
            "The property that the answer stays the same when the picture is changed, for "
            "instance shifted."
        ),
        zh="一种性质：图片改变（例如平移）之后，答案不变。",
    ),
    "stride": Text(
        en="The step by which the window moves from one place to the next.",
        zh="窗口每次移动的距离。",
    ),
    "zero padding": Text(
        en="A frame of zeros around a picture, so that the window can also stand at its border.",
        zh="在图片外面围上的一圈零，使窗口也能放在边上。",
    ),
    "max pooling": Text(
        en="Keeping only the largest number of each small window of a feature map.",
        zh="把特征图分成小窗口，每个窗口只留下最大的数。",
    ),
    "activation map": Text(
        en="A feature map after the activation function.",
        zh="经过激活函数之后的特征图。",
    ),
    "gradient ascent": Text(
        en="Changing the inputs step by step along the gradient, so that an output becomes larger.",
        zh="沿着梯度一步一步地改动输入，让某个输出变大。",
    ),
    "favourite input": Text(
        en=(
            "The picture to which a filter or a class responds most strongly, found by gradient "
            "ascent."
        ),
        zh="用梯度上升找到的、让一个卷积核或类别反应最强的图片。",
    ),
    "rank correlation": Text(
        en=(
            "The correlation of the ranks of two lists of numbers: 1 if both have the same order,"
            " -1 if the opposite."
        ),
        zh="把两列数各换成名次之后的相关程度：次序相同是 1，正好相反是 -1。",
    ),
    "occlusion map": Text(
        en=(
            "A map that shows how much the probability of a class falls when each part of the "
            "picture is covered."
        ),
        zh="显示图片的每一处被遮住时，一个类别的概率降低多少的图。",
    ),
    "saliency map": Text(
        en="A map that shows for each pixel how strongly the score of a class reacts to it.",
        zh="显示一个类别的得分对每个像素有多敏感的图。",
    ),
    "sanity check": Text(
        en=(
            "A test in which a method has to fail if it means nothing, such as explaining a "
            "network with random weights."
        ),
        zh="一种检验：一个方法如果没有意义，就该在这里露出破绽，例如拿它去解释权重随机的网络。",
    ),
    "transfer learning": Text(
        en="Using a network trained on one task for another.",
        zh="把在一个任务上训练好的网络，用到另一个任务上。",
    ),
    "fine-tuning": Text(
        en=(
            "Training a pretrained network a little further on a new task, with a small learning "
            "rate."
        ),
        zh="用小的学习率，在新任务上把预训练好的网络再训练一点。",
    ),
    "pretraining": Text(
        en="Training a network on a large task, so that it can be used for others.",
        zh="先在一个大的任务上训练网络，以便用到别的任务上。",
    ),
    "ImageNet": Text(
        en=(
            "A collection of photographs with labels; the networks in this book learned a "
            "thousand of its classes."
        ),
        zh="一个有标签的照片数据集；本书里的网络学的是其中的一千个类别。",
    ),
    "base": Text(
        en="The part of a pretrained network that turns a picture into features.",
        zh="预训练网络中把图片变成特征的那一部分。",
    ),
    "head": Text(
        en="The last layer of a network, which turns features into the scores of the classes.",
        zh="网络的最后一层，把特征变成各个类别的得分。",
    ),
    "freezing": Text(
        en="Keeping weights as they are while other layers train.",
        zh="让一些层的权重保持不变，只训练其余的层。",
    ),
    "depthwise convolution": Text(
        en="A convolution with one small kernel for each channel, which does not mix channels.",
        zh="每个通道各有一个小的核、通道之间互不混合的卷积。",
    ),
    "depthwise separable convolution": Text(
        en=(
            "A depthwise convolution followed by one of 1 × 1 pixels that mixes the channels; "
            "together they need far fewer weights."
        ),
        zh="先做逐通道卷积，再用 1 × 1 的卷积混合通道，合起来需要的权重少得多。",
    ),
    "negative transfer": Text(
        en="Transfer that makes the result worse than training from the start.",
        zh="迁移之后，结果反而不如从头训练。",
    ),
    "autoencoder": Text(
        en=(
            "A network that learns to repeat its input although all of it has to pass through a "
            "few numbers."
        ),
        zh="学习原样输出自己的输入的网络，而一切都得从中间的几个数里通过。",
    ),
}
