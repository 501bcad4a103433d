"""What the terms of `neuronbook.vocabulary.learning` mean."""

from __future__ import annotations

from neuronbook.i18n import Text

DEFINITIONS = {
    "machine learning": Text(
        en=(
            "Getting a computer to work out its rules from examples instead of having a "
            "programmer write them."
        ),
        zh="让计算机从样本中自己找出规则，而不是由程序员把规则写出来。",
    ),
    "deep learning": Text(
        en=(
            "The part of machine learning that stacks units in layers, so that each layer builds "
            "a new representation of the data from that of the layer before."
        ),
        zh="机器学习的一部分：把单元一层一层叠起来，每一层都由前一层的结果得出数据的一种新的表示。",
    ),
    "supervised learning": Text(
        en="Learning from inputs that come with the right answers, such as pictures with labels.",
        zh="从带有正确答案的输入中学习，例如有标签的图片。",
    ),
    "unsupervised learning": Text(
        en=(
            "Learning from inputs alone, without any answers, for instance by forming groups or "
            "by describing each example with fewer numbers."
        ),
        zh="只从输入中学习，没有任何答案，例如把样本分成组，或者用更少的数来描述每个样本。",
    ),
    "semi-supervised learning": Text(
        en="Learning from a few examples with labels together with many without.",
        zh="同时利用少量有标签的样本和大量没有标签的样本来学习。",
    ),
    "data set": Text(
        en="A collection of examples that belong together, often a table with one row per example.",
        zh="放在一起的一批样本，常常是一张表，每行一个样本。",
    ),
    "model": Text(
        en="A function from inputs to predictions that contains numbers which training can change.",
        zh="从输入到预测的一个函数，里面有一些可以由训练来改动的数。",
    ),
    "structured data": Text(
        en="Data in a table, where every column has a meaning of its own.",
        zh="表格形式的数据，每一列都有自己明确的含义。",
    ),
    "unstructured data": Text(
        en="Data such as pictures, sound or text, whose single numbers mean little by themselves.",
        zh="图片、声音、文字一类的数据，其中单独的一个数没有多少含义。",
    ),
    "example": Text(
        en=(
            "One case from which a model learns or on which it is judged: one wine, one picture, "
            "one booking."
        ),
        zh="供模型学习或用来检验模型的一个个例：一款酒、一张图片、一笔预订。",
    ),
    "feature": Text(
        en=(
            "A quantity with a meaning that a model takes as an input, or that a network computes"
            " on the way to its answer."
        ),
        zh="有明确含义的量，可以是模型的输入，也可以是网络在得出答案的途中算出来的。",
    ),
    "target": Text(
        en="The value that a model is meant to predict for an example.",
        zh="希望模型对一个样本预测出来的值。",
    ),
    "label": Text(
        en="The class of an example, given as the right answer.",
        zh="作为正确答案给出的、样本所属的类别。",
    ),
    "training set": Text(
        en="The examples from which a model learns.",
        zh="模型从中学习的那些样本。",
    ),
    "validation set": Text(
        en="Examples kept out of training by which one chooses between models and settings.",
        zh="不参加训练、用来挑选模型和各种设置的样本。",
    ),
    "test set": Text(
        en="Examples used only once, at the very end, to measure how good the chosen model is.",
        zh="只在最后用一次的样本，用来衡量选定的模型究竟有多好。",
    ),
    "held out": Text(
        en="Kept out of training, so that a model can be judged on examples that it has not seen.",
        zh="不参加训练，留着用没有见过的样本来检验模型。",
    ),
    "seed": Text(
        en=(
            "The number from which a random generator starts, so that the same seed gives the "
            "same draws."
        ),
        zh="随机数发生器的起点：种子相同，抽出的随机数就相同。",
    ),
    "hyperparameter": Text(
        en=(
            "A setting that is chosen rather than learned, such as the learning rate or the "
            "number of layers."
        ),
        zh="由人选定、而不是学出来的设置，例如学习率和层数。",
    ),
    "inference": Text(
        en="Using a trained network to predict, with its weights fixed and dropout switched off.",
        zh="用训练好的网络来预测，这时权重不再改变，随机失活也关掉。",
    ),
    "training": Text(
        en=(
            "Changing the weights of a model step by step so that its loss on the training set "
            "becomes small."
        ),
        zh="一步一步地改动模型的权重，让它在训练集上的损失变小。",
    ),
    "prediction": Text(
        en="What a model answers for the inputs of an example.",
        zh="模型对一个样本的输入给出的答案。",
    ),
    "error": Text(
        en="The difference between a prediction and the true value.",
        zh="预测与真实值之差。",
    ),
    "metric": Text(
        en=(
            "A number that is reported to people who judge a model, whether or not training makes"
            " it smaller."
        ),
        zh="报告给人看、用来评判模型的数，训练不一定以它为目标。",
    ),
    "baseline": Text(
        en=(
            "The result of a very simple answer, such as always the same number, which a model "
            "has to beat."
        ),
        zh="极简单的回答（例如永远回答同一个数）所得的成绩，模型至少要胜过它。",
    ),
    "least squares": Text(
        en="Choosing the weights for which the sum of the squared errors is smallest.",
        zh="选取使误差的平方和最小的权重。",
    ),
    "fitting": Text(
        en=(
            "Finding the numbers in a model, such as slope and intercept, for which it agrees "
            "best with the data."
        ),
        zh="求出模型中的数（例如斜率和截距），使它与数据最相符。",
    ),
    "mean": Text(
        en="The sum of several values divided by their number.",
        zh="几个值的总和除以它们的个数。",
    ),
    "median": Text(
        en=(
            "The middle one of the values in order of size; of an even number of values, the "
            "mean of the two in the middle."
        ),
        zh="把各个值按大小排列，居于正中的那一个；个数是偶数时，取正中两个的平均。",
    ),
    "standard deviation": Text(
        en=(
            "The square root of the variance: a typical distance of the values from their mean, "
            "in their own unit."
        ),
        zh="方差的平方根，即各个值离均值的典型距离，单位与这些值相同。",
    ),
    "variance": Text(
        en="The mean of the squared distances of the values from their mean.",
        zh="各个值到均值的距离先平方，再取平均。",
    ),
    "standard error": Text(
        en=(
            "An estimate of how far a mean would typically move with another sample: the standard"
            " deviation divided by the square root of the number of independent examples."
        ),
        zh="估计换一批样本时平均值大约会摆动多少：标准差除以独立样本个数的平方根。",
    ),
    "paired difference": Text(
        en="The difference between the errors of two models on the same example.",
        zh="两个模型在同一个样本上的误差之差。",
    ),
    "random forest": Text(
        en=(
            "Many decision trees, each grown on rows drawn at random and choosing each question"
            " from features drawn at random, whose answers are averaged."
        ),
        zh="许多棵决策树，每棵用随机抽出的行来长，每次提问都从随机抽出的特征里挑，答案取平均。",
    ),
    "decision tree": Text(
        en=(
            "A model that asks one yes-or-no question after another about the inputs and gives "
            "the same prediction to all examples with the same answers."
        ),
        zh="对输入连问一串是非题的模型，回答都相同的样本得到同一个预测。",
    ),
    "likelihood": Text(
        en="The probability of the observed answers, seen as a function of the weights.",
        zh="观察到的那些答案出现的概率，看作权重的函数。",
    ),
}
