"""Terms of descent: losses, gradients and steps."""

from __future__ import annotations

from neuronbook.vocabulary.term import Term

TERMS = (
    Term("loss", "损失"),
    Term("loss function", "损失函数", never=("代价函数", "成本函数", "cost function")),
    Term("gradient", "梯度"),
    Term("gradient descent", "梯度下降", never=("坡度下降",)),
    Term("stochastic gradient descent", "随机梯度下降", short="SGD"),
    Term("minibatch", "小批量", also=("小批",), never=("迷你批", "mini-batch", "mini batch")),
    Term("batch", "批", forms=("分批",), never=("批次",)),
    Term("batch size", "批量大小", never=("批大小", "批尺寸")),
    Term("epoch", "轮次", also=("轮",), never=("训练周期", "纪元", "历元")),
    Term("learning rate", "学习率", never=("学习速率", "学习步长")),
    Term("optimizer", "优化器", never=("最优化器", "优化程序")),
    Term("momentum", "动量"),
    Term("Nesterov momentum", "Nesterov 动量"),
    Term("RMSprop", "RMSprop"),
    Term("Adam", "Adam"),
    Term("condition number", "条件数"),
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
)
