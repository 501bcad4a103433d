"""Old scikit-learn to today's: arguments and what they take."""

from __future__ import annotations

from neuronbook.i18n import Text
from neuronbook.migrations.records import Migration

IMPORTS = """
import numpy as np
import pandas as pd
"""

DATA = """
x = np.array([[0.0], [1.0], [2.0], [3.0], [4.0], [5.0]])
y = np.array([0, 0, 0, 1, 1, 1])
"""

ROWS = (
    Migration(
        "one-hot-sparse",
        old="""
        from sklearn.preprocessing import OneHotEncoder

        OneHotEncoder(sparse=False).fit_transform([["cat"], ["dog"]])
        """,
        new="""
        from sklearn.preprocessing import OneHotEncoder

        OneHotEncoder(sparse_output=False).fit_transform([["cat"], ["dog"]])
        """,
        gives=[[1.0, 0.0], [0.0, 1.0]],
        why=Text(
            en="The name says that it is about the output.",
            zh="新名字说明它管的是输出。",
        ),
    ),
    Migration(
        "normalize-argument",
        given=DATA,
        old="""
        from sklearn.linear_model import Ridge

        Ridge(alpha=0, normalize=True).fit(x, 2 * x).predict([[7.0]])
        """,
        new="""
        from sklearn.linear_model import Ridge
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler

        make_pipeline(StandardScaler(), Ridge(alpha=0)).fit(x, 2 * x).predict([[7.0]])
        """,
        gives=[14.0],
        why=Text(
            en="A pipeline scales the inputs. `normalize` divided by the length of a column, not "
            "by its spread: for the same penalty, multiply Ridge's `alpha` by the number of "
            "examples.",
            zh="缩放交给管道。`normalize` 除的是列的长度，不是标准差："
            "要得到同样的惩罚，Ridge 的 `alpha` 得乘以样本数。",
        ),
    ),
    Migration(
        "max-features-auto",
        given=DATA + "from sklearn.ensemble import RandomForestClassifier",
        old='RandomForestClassifier(max_features="auto").fit(x, y).score(x, y)',
        new='RandomForestClassifier(max_features="sqrt").fit(x, y).score(x, y)',
        gives=1.0,
        why=Text(
            en="For a classifier `auto` meant `sqrt`; for a regressor it meant all, which is 1.0.",
            zh="对分类器，`auto` 就是 `sqrt`；对回归器，`auto` 是全部特征，写 1.0。",
        ),
    ),
    Migration(
        "loss-names",
        given=DATA
        + """
from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor
from sklearn.linear_model import SGDClassifier
""",
        old='SGDClassifier(loss="log").fit(x, y).score(x, y)',
        new='SGDClassifier(loss="log_loss").fit(x, y).score(x, y)',
        gives=1.0,
        why=Text(
            en="One name for one loss in the whole library.",
            zh="在整个库里，同一种损失只用同一个名字。",
        ),
        likewise=(
            (
                'RandomForestRegressor(criterion="mse").fit(x, y)',
                'RandomForestRegressor(criterion="squared_error").fit(x, y)',
            ),
            (
                'GradientBoostingRegressor(loss="ls").fit(x, y)',
                'GradientBoostingRegressor(loss="squared_error").fit(x, y)',
            ),
        ),
    ),
    Migration(
        "base-estimator",
        given="""
        from sklearn.ensemble import AdaBoostClassifier, BaggingClassifier
        from sklearn.tree import DecisionTreeClassifier

        stump = DecisionTreeClassifier(max_depth=1)
        """,
        old="AdaBoostClassifier(base_estimator=stump).estimator.max_depth",
        new="AdaBoostClassifier(estimator=stump).estimator.max_depth",
        gives=1,
        why=Text(en="Renamed.", zh="改名了。"),
        likewise=(
            ("BaggingClassifier(base_estimator=stump)", "BaggingClassifier(estimator=stump)"),
            ('AdaBoostClassifier(algorithm="SAMME.R")', "AdaBoostClassifier()"),
        ),
    ),
    Migration(
        "logistic-penalty",
        given=DATA + "from sklearn.linear_model import LogisticRegression",
        old="""
        model = LogisticRegression(penalty="l1", solver="liblinear").fit(x - 2.5, y)
        model.score(x - 2.5, y)
        """,
        new="""
        model = LogisticRegression(l1_ratio=1, solver="liblinear").fit(x - 2.5, y)
        model.score(x - 2.5, y)
        """,
        gives=1.0,
        warns=True,
        why=Text(
            en="The kind of penalty is a number: 0 for L2, 1 for L1, between them for both. "
            "No penalty at all is `C=np.inf`.",
            zh="惩罚的种类用数表示：0 是 L2，1 是 L1，中间是两者兼有。"
            "完全不要惩罚，写 `C=np.inf`。",
        ),
    ),
    Migration(
        "multi-class",
        given=DATA + "from sklearn.linear_model import LogisticRegression",
        old='LogisticRegression(multi_class="multinomial").fit(x, y).score(x, y)',
        new="LogisticRegression().fit(x, y).score(x, y)",
        gives=1.0,
        why=Text(
            en='More than two classes go through one softmax; the old "one against the rest" is '
            "`OneVsRestClassifier(LogisticRegression())`.",
            zh="类别多于两个时，用的就是一个 softmax；以前的“一对其余”写 "
            "`OneVsRestClassifier(LogisticRegression())`。",
        ),
    ),
    Migration(
        "svc-probability",
        given="""
        from sklearn.svm import SVC

        x = np.arange(20.0).reshape(-1, 1)
        y = np.repeat([0, 1], 10)
        """,
        old="SVC(probability=True).fit(x, y).predict_proba(x).shape",
        new="""
        from sklearn.calibration import CalibratedClassifierCV

        CalibratedClassifierCV(SVC(), ensemble=False).fit(x, y).predict_proba(x).shape
        """,
        gives=(20, 2),
        warns=True,
        why=Text(
            en="The probabilities were made by cross-validation inside; now it is in plain sight.",
            zh="这些概率原本就是在内部用交叉验证得到的，现在写在明处。",
        ),
    ),
    Migration(
        "k-fold",
        given="from sklearn.model_selection import KFold",
        old="[test.tolist() for train, test in KFold(4, n_folds=2)]",
        new="[test.tolist() for train, test in KFold(n_splits=2).split(np.arange(4))]",
        gives=[[0, 1], [2, 3]],
        why=Text(
            en="The data are given when they are split, so the splitter fits any table.",
            zh="拆分时才给数据，所以同一个拆分器可用于任何表格。",
        ),
    ),
    Migration(
        "k-fold-random-state",
        given="from sklearn.model_selection import KFold",
        old="[test.tolist() for _, test in KFold(2, random_state=0).split(np.arange(4))]",
        new="[test.tolist() for _, test in KFold(2).split(np.arange(4))]",
        gives=[[0, 1], [2, 3]],
        why=Text(
            en="Nothing was drawn by chance here. For random folds write `shuffle=True` as well.",
            zh="这里没有随机的东西。要随机分组，加上 `shuffle=True`。",
        ),
    ),
    Migration(
        "one-dimensional-input",
        given="""
        from sklearn.preprocessing import StandardScaler

        heights = np.array([1.0, 3.0])
        """,
        old="StandardScaler().fit_transform(heights).ravel()",
        new="StandardScaler().fit_transform(heights.reshape(-1, 1)).ravel()",
        gives=[-1.0, 1.0],
        why=Text(
            en="Rows are examples, columns are features: one feature is a column, "
            "`reshape(-1, 1)`, and one example is a row, `reshape(1, -1)`.",
            zh="行是样本，列是特征：一个特征是一列，`reshape(-1, 1)`；"
            "一个样本是一行，`reshape(1, -1)`。",
        ),
    ),
    Migration(
        "positional-arguments",
        given="""
        from sklearn.metrics import confusion_matrix

        y_true, y_pred = ["cat", "dog"], ["cat", "cat"]
        """,
        old='confusion_matrix(y_true, y_pred, ["cat", "dog"])',
        new='confusion_matrix(y_true, y_pred, labels=["cat", "dog"])',
        gives=[[1, 0], [1, 0]],
        why=Text(
            en="After the data, arguments are given by name.",
            zh="除了数据，其他参数都要写出名字。",
        ),
    ),
    Migration(
        "feature-names",
        given="""
        from sklearn.linear_model import LinearRegression

        table = pd.DataFrame({"sugars": [0.0, 1.0], "calories": [90.0, 92.5]})
        model = LinearRegression().fit(table[["sugars"]], table["calories"])
        """,
        old="model.predict([[5.0]])",
        new='model.predict(pd.DataFrame({"sugars": [5.0]}))',
        gives=[102.5],
        warns=True,
        why=Text(
            en="A model that learned columns by name wants them by name, so that none is taken "
            "for another. To do without names, fit on `table[[…]].to_numpy()`.",
            zh="按列名学习的模型，预测时也要列名，免得把列弄混。"
            "不想用列名，就在 `table[[…]].to_numpy()` 上拟合。",
        ),
    ),
    Migration(
        "renamed-settings",
        given="""
        from sklearn.cluster import AgglomerativeClustering
        from sklearn.manifold import TSNE
        """,
        old="TSNE(n_iter=500).max_iter",
        new="TSNE(max_iter=500).max_iter",
        gives=500,
        why=Text(
            en="The most iterations are called `max_iter` everywhere.",
            zh="迭代次数的上限，各处都叫 `max_iter`。",
        ),
        likewise=(
            (
                'AgglomerativeClustering(affinity="euclidean")',
                'AgglomerativeClustering(metric="euclidean")',
            ),
        ),
    ),
)
