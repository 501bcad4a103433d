"""Old matplotlib to today's: functions that draw."""

from __future__ import annotations

from neuronbook.i18n import Text
from neuronbook.migrations.records import Migration

IMPORTS = """
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
"""

ROWS = (
    Migration(
        "hist-normed",
        old="plt.hist([0, 1, 1, 2], bins=2, normed=True)[0]",
        new="plt.hist([0, 1, 1, 2], bins=2, density=True)[0]",
        gives=[0.25, 0.75],
        why=Text(en="As in NumPy.", zh="与 NumPy 一致。"),
    ),
    Migration(
        "boxplot-labels",
        old="""
        plt.boxplot([[1, 2], [3, 5]], labels=["a", "b"])
        [label.get_text() for label in plt.gca().get_xticklabels()]
        """,
        new="""
        plt.boxplot([[1, 2], [3, 5]], tick_labels=["a", "b"])
        [label.get_text() for label in plt.gca().get_xticklabels()]
        """,
        gives=["a", "b"],
        why=Text(
            en="`label` is for the legend, `tick_labels` for the axis.",
            zh="`label` 用于图例，`tick_labels` 用于坐标轴。",
        ),
    ),
    Migration(
        "boxplot-vert",
        old='len(plt.boxplot([1, 2, 3], vert=False)["boxes"])',
        new='len(plt.boxplot([1, 2, 3], orientation="horizontal")["boxes"])',
        gives=1,
        warns=True,
        why=Text(
            en="The same word as in `plt.hist`.",
            zh="与 `plt.hist` 用同一个词。",
        ),
    ),
    Migration(
        "bar-left",
        old="plt.bar(left=[1, 2], height=[3, 4])[1].get_height()",
        new="plt.bar(x=[1, 2], height=[3, 4])[1].get_height()",
        gives=4,
        why=Text(
            en="The position is `x`; for `barh` it is `y`. Bars stand centred on it.",
            zh="位置是 `x`，`barh` 里是 `y`；条形的中心对准它。",
        ),
        likewise=(("plt.barh(bottom=[1], width=[2])", "plt.barh(y=[1], width=[2])"),),
    ),
    Migration(
        "stem-collection",
        old="len(plt.stem([1, 2], [3, 4], use_line_collection=True).stemlines.get_segments())",
        new="len(plt.stem([1, 2], [3, 4]).stemlines.get_segments())",
        gives=2,
        why=Text(en="It is always so now.", zh="现在总是这样，不必再写。"),
    ),
    Migration(
        "contour-collections",
        given="contours = plt.contour(np.arange(9.0).reshape(3, 3))",
        old="""
        for lines in contours.collections:
            lines.set_linewidth(3)
        contours.collections[0].get_linewidth()[0]
        """,
        new="""
        contours.set_linewidth(3)
        contours.get_linewidth()[0]
        """,
        gives=3.0,
        why=Text(
            en="All contour lines are one collection.",
            zh="所有等高线合成了一个集合。",
        ),
    ),
    Migration(
        "annotate-s",
        old='plt.annotate(s="best", xy=(0, 0)).get_text()',
        new='plt.annotate(text="best", xy=(0, 0)).get_text()',
        gives="best",
        why=Text(en="Renamed.", zh="改名了。"),
    ),
    Migration(
        "steps",
        old='plt.plot([1, 2], linestyle="steps-mid")[0].get_drawstyle()',
        new='plt.plot([1, 2], drawstyle="steps-mid")[0].get_drawstyle()',
        gives="steps-mid",
        why=Text(
            en="How points are joined is not how the line is dashed.",
            zh="怎样连接各点，与线的虚实是两回事。",
        ),
    ),
)
