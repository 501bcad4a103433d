import re

import pytest

from neuronbook.vocabulary import TERMS, Term, lookup

# The words that the book's plan fixes in both languages, with all their synonyms.
FIXED = """
神经元 neuron · 权重 weight · 偏置 bias · 偏差 statistical bias · 全连接层 dense layer ·
激活函数 activation function · 隐藏层 hidden layer · 损失函数 loss function · 优化器 optimizer ·
随机梯度下降 SGD · 小批量 minibatch · 轮次 epoch · 学习率 learning rate · 过拟合 overfitting ·
欠拟合 underfitting · 早停 early stopping · 回调 callback · 容量 capacity · 随机失活 dropout ·
暂退法 dropout · 批量归一化 batch normalization · 交叉熵 cross-entropy · 准确率 accuracy ·
精确率 precision · 召回率 recall · 阈值 threshold · 反向传播 backpropagation ·
梯度消失 vanishing gradient · 梯度爆炸 exploding gradient · 权重初始化 weight initialization ·
正则化 regularization · 独热编码 one-hot encoding · 数据增强 data augmentation ·
卷积核 filter · 卷积核 convolution kernel · 核 kernel · 步幅 stride · 零填充 zero padding ·
最大池化 max pooling · 迁移学习 transfer learning · 微调 fine-tuning · 自编码器 autoencoder ·
伪标签 pseudo-label · 监督学习 supervised learning · 无监督学习 unsupervised learning ·
半监督学习 semi-supervised learning · 训练集 training set · 验证集 validation set ·
测试集 test set · 特征 feature · 目标 target · 标签 label · 张量 tensor · 合页损失 hinge loss ·
本底 background · 泛化 generalization · 超参数 hyperparameter · 交叉验证 cross-validation ·
逻辑回归 logistic regression · 似然 likelihood · 权重衰减 weight decay · 留出 held out ·
样本 example · 种子 seed · 管道 pipeline · 宽深网络 wide & deep network
"""


@pytest.mark.parametrize("words", re.split(r"\s*·\s*", FIXED.strip()))
def test_word_that_the_plan_fixes_is_in_the_vocabulary(words):
    chinese, english = re.split(r"\s", words, maxsplit=1)
    assert chinese in lookup(english).names("zh")


def test_every_english_word_names_one_term():
    words = [word for term in TERMS for word in term.words("en")]
    assert len(words) == len(set(words))


def test_every_form_means_one_term_where_it_is_found():
    for language in ("en", "zh"):
        places = {"", *(place for term in TERMS for place in term.within)}
        for place in places:
            here = [term for term in TERMS if not term.within or place in term.within]
            forms = [form.lower() for term in here for form in set(term.all_forms(language))]
            assert len(forms) == len(set(forms)), place


def test_word_is_looked_up_in_either_number_and_by_its_other_names():
    assert lookup("probabilities") is lookup("probability")
    for plural in ("axes", "epochs", "batches", "losses", "confusion matrices", "boosted trees"):
        assert lookup(plural).words("en")[1] == plural
    assert lookup("activation") is lookup("activation function")
    with pytest.raises(LookupError, match="Received: english='flux capacity'"):
        lookup("flux capacity")


def test_abbreviation_is_a_name_in_both_languages():
    term = Term("mean squared error", "均方误差", short="MSE", also=("squared loss", "平方损失"))
    assert term.names("en") == ("mean squared error", "MSE", "squared loss")
    assert term.names("zh") == ("均方误差", "MSE", "平方损失")
    assert lookup("MSE") is lookup("mean squared errors")


def test_forms_of_a_verb_are_no_names():
    term = Term("freezing", "冻结", forms=("frozen", "冻住"))
    assert term.words("en") == ("freezing", "freezings")
    assert set(term.all_forms("en")) - set(term.words("en")) == {"frozen", "frozens"}
    assert term.all_forms("zh") == ("冻结", "冻住")
