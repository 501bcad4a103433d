"""Old scikit-learn to today's: what is gone, moved or renamed."""

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
)
