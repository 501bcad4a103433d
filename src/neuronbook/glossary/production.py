"""What the terms of `neuronbook.vocabulary.production` mean."""

from __future__ import annotations

from neuronbook.i18n import Text

DEFINITIONS = {
    "training–serving skew": Text(
        en="A difference between the way inputs are prepared in training and in use.",
        zh="训练时和使用时准备输入的办法不一致。",
    ),
    "SavedModel": Text(
        en=(
            "TensorFlow's folder for a model's computation alone, which servers run without Keras"
            " and without the code that built it."
        ),
        zh=(
            "TensorFlow 的一种文件夹，只存模型的计算，服务器运行它不需要 Keras，"
            "也不需要搭建它的代码。"
        ),
    ),
    "LiteRT": Text(
        en=(
            "A small library that runs networks on phones and small computers, formerly called "
            "TensorFlow Lite."
        ),
        zh="在手机和小型计算机上运行网络的精简程序库，以前叫 TensorFlow Lite。",
    ),
    "HTTP": Text(
        en="The rules by which programs on the web ask each other for something and answer.",
        zh="网上的程序互相请求和回答时所遵守的协议。",
    ),
    "request": Text(
        en="A message that asks a server for something, such as predictions for some rows.",
        zh="发给服务器的一条消息，请它做一件事，例如对几行数据作预测。",
    ),
    "status": Text(
        en="The number of three digits with which a server says whether a request succeeded.",
        zh="服务器用来说明请求是否成功的三位数。",
    ),
    "throughput": Text(
        en="How many requests or rows are answered per second.",
        zh="每秒钟回答多少个请求或多少行。",
    ),
    "latency": Text(
        en="How long a client waits for the answer to one request.",
        zh="客户端发出一个请求后要等多久才得到答案。",
    ),
    "quantization": Text(
        en=(
            "Storing each weight with fewer bits, for instance as one of 256 whole numbers times "
            "a scale."
        ),
        zh="用更少的位来存每个权重，例如存成 256 个整数之一再乘以一个比例。",
    ),
    "dynamic-range quantization": Text(
        en=(
            "Quantization that stores the weights in 8 bits and rounds the inputs of each layer "
            "while the network runs."
        ),
        zh="量化的一种：权重事先存成 8 位，各层的输入在运行时再舍入。",
    ),
    "drift": Text(
        en=(
            "A change, after training, in the inputs that arrive or in how they relate to the "
            "target."
        ),
        zh="训练之后，到来的输入变了，或者输入与目标的关系变了。",
    ),
    "population stability index": Text(
        en=(
            "A number that says how much the shares of an input's values have changed between two"
            " periods."
        ),
        zh="表示一个输入的各种取值所占比例在两段时间之间变化了多少的数。",
    ),
    "retraining": Text(
        en="Training a model again with newer data.",
        zh="用更新的数据再训练一次模型。",
    ),
    "model card": Text(
        en=(
            "A page that says what a model is, for whom it was made, how good it is, and what it "
            "is not suited for."
        ),
        zh="一页说明：模型是什么、给谁用、有多好、不适用于什么。",
    ),
}
