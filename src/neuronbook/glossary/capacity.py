"""What the terms of `neuronbook.vocabulary.capacity` mean."""

from __future__ import annotations

from neuronbook.i18n import Text

DEFINITIONS = {
    "learning curve": Text(
        en=(
            "The loss drawn against the number of epochs, as a rule on the training set and on "
            "the validation set."
        ),
        zh="损失随轮次变化的曲线，通常训练集和验证集各画一条。",
    ),
    "early stopping": Text(
        en=(
            "Ending the training when the validation loss has not become better for some time, "
            "and going back to the best weights."
        ),
        zh="验证损失有一段时间不再改进，就停止训练，并恢复最好的权重。",
    ),
    "callback": Text(
        en="An object whose methods Keras calls at fixed points of training.",
        zh="一种对象，训练进行到规定的时刻，Keras 就调用它的方法。",
    ),
    "overfitting": Text(
        en=(
            "Learning so much of what holds for the training examples only that predictions for "
            "new ones become worse."
        ),
        zh="只对训练样本成立的东西学得太多，对新样本的预测反而变差。",
    ),
    "underfitting": Text(
        en=(
            "Learning too little of what holds for all examples, so that even the predictions "
            "for the training examples are poor."
        ),
        zh="对所有样本都成立的规律学得太少，连训练样本也预测不好。",
    ),
    "signal": Text(
        en="What the inputs tell about the target that holds for new examples too.",
        zh="输入中与目标有关、对新样本也成立的规律。",
    ),
    "noise": Text(
        en="What holds for the given examples only, such as errors of measurement and chance.",
        zh="只对眼前这些样本成立的东西，例如测量误差和偶然因素。",
    ),
    "capacity": Text(
        en="How complicated the functions are that a network can learn.",
        zh="网络能学会多复杂的函数。",
    ),
    "double descent": Text(
        en=(
            "The observation that, beyond the size at which a network can just fit all training "
            "examples, the loss on new ones can fall a second time."
        ),
        zh="网络大到刚好能拟合全部训练样本之后再加大，新样本上的损失可能会再降一次的现象。",
    ),
    "leak": Text(
        en=(
            "Something used in training or testing that would not be known in use, so that "
            "results look better than they are."
        ),
        zh="训练或测试时用到了实际使用时得不到的东西，成绩因此显得比实际好。",
    ),
    "generalization": Text(
        en="Doing well on examples that were not in training.",
        zh="遇到训练中没有的样本也做得好。",
    ),
    "leave-one-out": Text(
        en=(
            "Cross-validation in which each example in turn is predicted by a model trained on "
            "all the others."
        ),
        zh="交叉验证的一种：每个样本轮流由用其余全部样本训练的模型来预测。",
    ),
    "cross-validation": Text(
        en=(
            "Dividing the examples into groups and predicting each group with a model trained on "
            "the others."
        ),
        zh="把样本分成几组，每一组都由用其余各组训练的模型来预测。",
    ),
    "nested cross-validation": Text(
        en=(
            "Cross-validation inside each fold of another one, so that the examples that judge a "
            "model have no part in choosing its settings."
        ),
        zh="在交叉验证的每一折里面再做一次交叉验证，使评判模型的样本不参与选择设置。",
    ),
    "fold": Text(
        en="One of the equal parts into which cross-validation divides the examples.",
        zh="交叉验证把样本平均分成的若干份中的一份。",
    ),
    "missing-value flag": Text(
        en="An input that is 1 where a value is missing and 0 elsewhere.",
        zh="某个值缺失时为 1、否则为 0 的一个输入。",
    ),
    "vocabulary": Text(
        en="The list of the words or categories that a layer knows.",
        zh="一个层所认识的词或类别的清单。",
    ),
    "out of vocabulary": Text(
        en="Of a word or category: not in the list that the model knows.",
        zh="指一个词或类别不在模型所认识的清单里。",
    ),
}
