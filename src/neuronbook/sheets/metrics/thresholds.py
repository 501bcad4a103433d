"""Metrics that look at all thresholds."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group

__all__ = ["THRESHOLDS"]

ALL_CUTS = """\
chosen = y_pred[:, np.newaxis] > np.linspace(0, 1, num_thresholds)
hits, alarms = y_true @ chosen, (1 - y_true) @ chosen
"""

THRESHOLDS = Group(
    "thresholds",
    entries=(
        Entry(
            "AUC",
            tex=r"\frac{1}{n_+ n_-} \sum_{i,j} [\hat y_i > \hat y_j] \qquad y_i = 1, \; y_j = 0",
            code="yes, no = y_pred[y_true == 1], y_pred[y_true == 0]\n"
            "above = yes[:, np.newaxis] > no\n"
            "equal = yes[:, np.newaxis] == no\n"
            "np.mean(above + 0.5 * equal)",
            use=Text(
                en="How well do the scores order the examples, whatever the threshold? The share "
                "of pairs in which the positive example is ahead.",
                zh="不管阈值取多少，得分把样本排得好不好？就是正类排在负类前面的对数所占的比例。",
            ),
            avoid=Text(
                en='The positive class is rare (`curve="PR"`), or many scores lie closer than '
                "1/200: Keras looks at `num_thresholds` thresholds only.",
                zh='正类很少（用 `curve="PR"`）；或者许多得分相差不到 1/200：'
                "Keras 只看 `num_thresholds` 个阈值。",
            ),
            chapter="ch06-roc",
        ),
        Entry(
            "PrecisionAtRecall",
            tex=r"\max_\theta \{ \text{precision}(\theta) \mid \text{recall}(\theta) \ge r \}",
            code=f"{ALL_CUTS}"
            "precision = hits / np.maximum(hits + alarms, 1)\n"
            "np.max(precision[hits / y_true.sum() >= recall])",
            example={"recall": 0.7},
            use=Text(
                en="So many must be found: how good can the alarms then be?",
                zh="必须找到这么多：这时报警能准到多少？",
            ),
            avoid=Text(
                en="The threshold in use is fixed already.",
                zh="阈值已经定了。",
            ),
            chapter="ch06-imbalance",
        ),
        Entry(
            "RecallAtPrecision",
            tex=r"\max_\theta \{ \text{recall}(\theta) \mid \text{precision}(\theta) \ge p \}",
            code=f"{ALL_CUTS}"
            "reached = hits / np.maximum(hits + alarms, 1) >= precision\n"
            "np.max(hits[reached]) / y_true.sum()",
            example={"precision": 0.7},
            use=Text(
                en="So good must the alarms be: how many are then found?",
                zh="报警必须这么准：这时能找到多少？",
            ),
            avoid=Text(
                en="The threshold in use is fixed already.",
                zh="阈值已经定了。",
            ),
            chapter="ch06-imbalance",
        ),
        Entry(
            "SensitivityAtSpecificity",
            tex=r"\max_\theta \{ TPR(\theta) \mid 1 - FPR(\theta) \ge s \}",
            code=f"{ALL_CUTS}"
            "reached = 1 - alarms / np.sum(1 - y_true) >= specificity\n"
            "np.max(hits[reached]) / y_true.sum()",
            example={"specificity": 0.7},
            use=Text(
                en="Medicine: the share of the sick that is found when at most 1 − s of the "
                "healthy are troubled.",
                zh="医学：最多惊扰 1 − s 的健康人时，能查出多少病人。",
            ),
            avoid=Text(
                en="The sick are rare: 1 − s of the healthy may be far more people.",
                zh="病人很少：健康人的 1 − s 可能多得多。",
            ),
            chapter="ch06-roc",
        ),
        Entry(
            "SpecificityAtSensitivity",
            tex=r"\max_\theta \{ 1 - FPR(\theta) \mid TPR(\theta) \ge s \}",
            code=f"{ALL_CUTS}"
            "reached = hits / y_true.sum() >= sensitivity\n"
            "1 - np.min(alarms[reached]) / np.sum(1 - y_true)",
            example={"sensitivity": 0.7},
            use=Text(
                en="The other way round: so many of the sick must be found.",
                zh="反过来：必须查出这么多病人。",
            ),
            avoid=Text(
                en="As SensitivityAtSpecificity.",
                zh="同 SensitivityAtSpecificity。",
            ),
            chapter="ch06-roc",
        ),
    ),
)
