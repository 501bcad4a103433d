"""Old scikit-learn to today's."""

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
        "get-feature-names",
        given="""
        from sklearn.preprocessing import OneHotEncoder

        encoder = OneHotEncoder().fit(pd.DataFrame({"pet": ["cat", "dog"]}))
        """,
        old='encoder.get_feature_names(["pet"])',
        new="encoder.get_feature_names_out()",
        gives=["pet_cat", "pet_dog"],
        why=Text(
            en="All transformers have it now, pipelines too, and remember the columns' names.",
            zh="现在所有变换器和管道都有这个方法，而且记得列名。",
        ),
    ),
    Migration(
        "squared-false",
        given="y_true, y_pred = [1.0, 2.0], [3.0, 4.0]",
        old="""
        from sklearn.metrics import mean_squared_error

        mean_squared_error(y_true, y_pred, squared=False)
        """,
        new="""
        from sklearn.metrics import root_mean_squared_error

        root_mean_squared_error(y_true, y_pred)
        """,
        gives=2.0,
        why=Text(
            en="The root has a function of its own.",
            zh="开方之后的误差有自己的函数。",
        ),
    ),
    Migration(
        "load-boston",
        old="""
        from sklearn.datasets import load_boston

        x, y = load_boston(return_X_y=True)
        (x.ndim, y.ndim)
        """,
        new="""
        from sklearn.datasets import load_diabetes

        x, y = load_diabetes(return_X_y=True)
        (x.ndim, y.ndim)
        """,
        gives=(2, 1),
        why=Text(
            en="The table was withdrawn, for one of its columns is made from the share of Black "
            "residents. Nothing gives the same numbers: take another table to regress on.",
            zh="这份数据被撤下了：其中一列由黑人居民的比例算出。"
            "没有哪份数据会给出同样的数，做回归请换一份。",
        ),
    ),
    Migration(
        "plot-confusion-matrix",
        given=DATA
        + """
from sklearn.linear_model import LogisticRegression

model = LogisticRegression().fit(x, y)
""",
        old="""
        from sklearn.metrics import plot_confusion_matrix

        plot_confusion_matrix(model, x, y).confusion_matrix
        """,
        new="""
        from sklearn.metrics import ConfusionMatrixDisplay

        ConfusionMatrixDisplay.from_estimator(model, x, y).confusion_matrix
        """,
        gives=[[3, 0], [0, 3]],
        why=Text(
            en="Each picture has a class: `from_estimator` takes a model, `from_predictions` "
            "what it predicted.",
            zh="每种图各有一个类：`from_estimator` 接收模型，`from_predictions` 接收预测结果。",
        ),
        likewise=(
            (
                "from sklearn.metrics import plot_roc_curve",
                "from sklearn.metrics import RocCurveDisplay",
            ),
            (
                "from sklearn.metrics import plot_precision_recall_curve",
                "from sklearn.metrics import PrecisionRecallDisplay",
            ),
            (
                "from sklearn.inspection import plot_partial_dependence",
                "from sklearn.inspection import PartialDependenceDisplay",
            ),
        ),
    ),
    Migration(
        "cross-validation",
        old="""
        from sklearn.cross_validation import train_test_split

        [len(part) for part in train_test_split(np.arange(10), test_size=0.2)]
        """,
        new="""
        from sklearn.model_selection import train_test_split

        [len(part) for part in train_test_split(np.arange(10), test_size=0.2)]
        """,
        gives=[8, 2],
        why=Text(
            en="Splitting, cross-validation and the search for settings share one module.",
            zh="拆分数据、交叉验证、搜索超参数，都在同一个模块里。",
        ),
        likewise=(
            (
                "from sklearn.grid_search import GridSearchCV",
                "from sklearn.model_selection import GridSearchCV",
            ),
            (
                "from sklearn.learning_curve import learning_curve",
                "from sklearn.model_selection import learning_curve",
            ),
        ),
    ),
    Migration(
        "private-modules",
        old="""
        from sklearn.ensemble.forest import RandomForestClassifier

        RandomForestClassifier().n_estimators
        """,
        new="""
        from sklearn.ensemble import RandomForestClassifier

        RandomForestClassifier().n_estimators
        """,
        gives=100,
        why=Text(
            en="The files inside the modules are private now; import from the module itself.",
            zh="模块内部的文件不再公开，直接从模块导入。",
        ),
        likewise=(
            (
                "from sklearn.linear_model.logistic import LogisticRegression",
                "from sklearn.linear_model import LogisticRegression",
            ),
            (
                "from sklearn.neighbors.classification import KNeighborsClassifier",
                "from sklearn.neighbors import KNeighborsClassifier",
            ),
            (
                "from sklearn.datasets.samples_generator import make_blobs",
                "from sklearn.datasets import make_blobs",
            ),
            (
                "from sklearn.metrics.scorer import make_scorer",
                "from sklearn.metrics import make_scorer",
            ),
        ),
    ),
    Migration(
        "externals-joblib",
        old="""
        from sklearn.externals import joblib

        joblib.dump([1, 2], "numbers.joblib")
        joblib.load("numbers.joblib")
        """,
        new="""
        import joblib

        joblib.dump([1, 2], "numbers.joblib")
        joblib.load("numbers.joblib")
        """,
        gives=[1, 2],
        why=Text(
            en="joblib is a package of its own, which scikit-learn brings along.",
            zh="joblib 是独立的包，安装 scikit-learn 时会一起装上。",
        ),
    ),
    Migration(
        "imputer",
        given="x = np.array([[1.0], [np.nan], [3.0]])",
        old="""
        from sklearn.preprocessing import Imputer

        Imputer(missing_values="NaN", strategy="mean", axis=0).fit_transform(x)
        """,
        new="""
        from sklearn.impute import SimpleImputer

        SimpleImputer(missing_values=np.nan, strategy="mean").fit_transform(x)
        """,
        gives=[[1.0], [2.0], [3.0]],
        why=Text(
            en="The missing value is `np.nan` itself, no longer a word, and columns are filled.",
            zh="缺失值直接写 `np.nan`，不再用字符串；总是按列填补。",
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
        gives=[[14.0]],
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
        old='LogisticRegression(penalty="l1", solver="liblinear").fit(x, y).score(x, y)',
        new='LogisticRegression(l1_ratio=1, solver="liblinear").fit(x, y).score(x, y)',
        gives=1.0,
        warns=True,
        why=Text(
            en="The kind of penalty is a number: 0 for L2, 1 for L1, between them for both. "
            "No penalty at all is `C=np.inf`.",
            zh="惩罚的种类用数表示：0 是 L2，1 是 L1，中间是两者兼有。完全不要惩罚，写 `C=np.inf`。",
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
