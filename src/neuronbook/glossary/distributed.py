"""What the terms of `neuronbook.vocabulary.distributed` mean."""

from __future__ import annotations

from neuronbook.i18n import Text

DEFINITIONS = {
    "strategy": Text(
        en=(
            "In TensorFlow, the object that places copies of a model on several devices and keeps"
            " them equal."
        ),
        zh="TensorFlow 里的一种对象，把模型的副本放到几个设备上，并让它们保持相同。",
    ),
    "replica": Text(
        en="One of the equal copies of a model, each of which works on its own share of the batch.",
        zh="模型的若干相同的副本之一，各自处理一批中自己的那一份。",
    ),
    "tensor processing unit": Text(
        en=(
            "A processor made by Google for large matrix products, on which large networks "
            "train much faster than on an ordinary one."
        ),
        zh="Google 专为大的矩阵乘法制造的处理器，大的网络在上面训练得比在普通处理器上快得多。",
    ),
    "global batch size": Text(
        en="The number of examples in one step of training on all replicas together.",
        zh="训练的一步里，所有副本合起来的样本个数。",
    ),
    "pipeline": Text(
        en=(
            "A chain of small steps that brings examples from files or arrays to the model, batch"
            " by batch."
        ),
        zh="一连串的小步骤，把样本从文件或数组一批一批地送到模型那里。",
    ),
    "shard": Text(
        en=(
            "One of the files among which a data set is divided, so that several can be read at "
            "the same time."
        ),
        zh="把数据集分开存放的若干文件之一，这样可以同时读取几个。",
    ),
    "cache": Text(
        en="Memory that keeps what has been read once, so that it need not be read again.",
        zh="把读过的东西存起来、下次不必再读的地方。",
    ),
    "prefetch": Text(
        en="Preparing the next batches while the network still works on this one.",
        zh="网络还在处理这一批时，就准备好后面的批。",
    ),
    "shuffle": Text(
        en="Putting the examples into a random order.",
        zh="把样本的次序随机打乱。",
    ),
    "interleave": Text(
        en="Taking records from several files in turn.",
        zh="从几个文件里轮流取记录。",
    ),
    "warm-up": Text(
        en=(
            "The first steps of training, in which the learning rate grows from zero to its full "
            "size."
        ),
        zh="训练开头的若干步，学习率从零升到应有的大小。",
    ),
    "parameter sweep": Text(
        en="Trying out a list of settings one after another in the same way.",
        zh="用同样的办法，把一列设置逐个试一遍。",
    ),
    "worker process": Text(
        en=(
            "A program that runs beside others like it, on the same machine or another, and does "
            "its share of the work."
        ),
        zh="与其他同样的程序一起运行的程序，可以在同一台机器上，也可以在别的机器上，各做一份工作。",
    ),
    "checkpoint": Text(
        en="The saved state of a training run, from which it can go on after a failure.",
        zh="保存下来的训练状态，出了故障可以从这里接着训练。",
    ),
}
