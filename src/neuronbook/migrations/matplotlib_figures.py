"""Old matplotlib to today's: styles, colours, figures and axes."""

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
        "seaborn-style",
        old="""
        plt.style.use("seaborn-whitegrid")
        plt.rcParams["axes.grid"]
        """,
        new="""
        plt.style.use("seaborn-v0_8-whitegrid")
        plt.rcParams["axes.grid"]
        """,
        gives=True,
        why=Text(
            en="The styles are those of seaborn 0.8, and say so. seaborn itself sets today's with "
            "`seaborn.set_theme()`.",
            zh="这些样式来自 seaborn 0.8，现在名字里写明了。seaborn 自己今天的样式用 "
            "`seaborn.set_theme()`。",
        ),
        likewise=(
            ('plt.style.use("seaborn")', 'plt.style.use("seaborn-v0_8")'),
            ('plt.style.use("seaborn-darkgrid")', 'plt.style.use("seaborn-v0_8-darkgrid")'),
        ),
    ),
    Migration(
        "cm-get-cmap",
        old='plt.cm.get_cmap("viridis").name',
        new='mpl.colormaps["viridis"].name',
        gives="viridis",
        why=Text(
            en="Colour maps stand in a dictionary. `plt.get_cmap` is left, with the number of "
            "colours as its second argument.",
            zh="颜色映射都在一个字典里。`plt.get_cmap` 还在，第二个参数是颜色数。",
        ),
        likewise=(
            ("mpl.cm.register_cmap", "mpl.colormaps.register"),
            ("plt.cm.spectral", "plt.cm.nipy_spectral"),
            ("plt.cm.Vega10", "plt.cm.tab10"),
        ),
    ),
    Migration(
        "hold",
        old="""
        plt.plot([1, 2])
        plt.hold(True)
        plt.plot([2, 1])
        len(plt.gca().lines)
        """,
        new="""
        plt.plot([1, 2])
        plt.plot([2, 1])
        len(plt.gca().lines)
        """,
        gives=2,
        why=Text(
            en="What is drawn always stays; `plt.cla()` clears.",
            zh="画上去的总会留着，清空用 `plt.cla()`。",
        ),
    ),
    Migration(
        "gca-projection",
        old='plt.figure().gca(projection="3d").name',
        new='plt.figure().add_subplot(projection="3d").name',
        gives="3d",
        why=Text(
            en="`gca` returns the axes that there are; `add_subplot` makes them.",
            zh="`gca` 只返回已有的坐标系，新建用 `add_subplot`。",
        ),
        likewise=(('plt.gca(projection="polar")', 'plt.subplot(projection="polar")'),),
    ),
    Migration(
        "axisbg",
        old='plt.axes(axisbg="0.5").get_facecolor()',
        new='plt.axes(facecolor="0.5").get_facecolor()',
        gives=(0.5, 0.5, 0.5, 1),
        why=Text(
            en="The colour of a surface is called `facecolor` everywhere.",
            zh="面的颜色，各处都叫 `facecolor`。",
        ),
        likewise=(('plt.gca().set_axis_bgcolor("0.5")', 'plt.gca().set_facecolor("0.5")'),),
    ),
    Migration(
        "grid-b",
        old="""
        plt.grid(b=True)
        plt.gca().xaxis.get_gridlines()[0].get_visible()
        """,
        new="""
        plt.grid(visible=True)
        plt.gca().xaxis.get_gridlines()[0].get_visible()
        """,
        gives=True,
        why=Text(en="Renamed; `plt.grid()` is enough.", zh="改名了；其实写 `plt.grid()` 就够。"),
    ),
    Migration(
        "lines-pop",
        given="plt.plot([1, 2])\nax = plt.gca()",
        old="""
        ax.lines.pop(0)
        len(ax.lines)
        """,
        new="""
        ax.lines[0].remove()
        len(ax.lines)
        """,
        gives=0,
        why=Text(
            en="The lists of axes are for reading; each artist removes itself.",
            zh="坐标系里的这些列表只供查看，要删哪一个，就让它自己移除。",
        ),
        likewise=(
            ("ax.lines = []", "ax.lines[0].remove()"),
            ("ax.lines.remove(ax.lines[0])", "ax.lines[0].remove()"),
        ),
    ),
    Migration(
        "shared-axes-join",
        given="fig, (upper, lower) = plt.subplots(2)",
        old="""
        upper.get_shared_x_axes().join(upper, lower)
        upper.set_xlim(0, 5)
        lower.get_xlim()
        """,
        new="""
        lower.sharex(upper)
        upper.set_xlim(0, 5)
        lower.get_xlim()
        """,
        gives=(0.0, 5.0),
        why=Text(
            en="One of the axes follows the other; `plt.subplots(2, sharex=True)` does it at once.",
            zh="让一个坐标系与另一个共用；`plt.subplots(2, sharex=True)` 一步到位。",
        ),
    ),
    Migration(
        "color-cycle",
        old="""
        plt.rc("axes", color_cycle=["red", "blue"])
        plt.plot([1, 2])[0].get_color()
        """,
        new="""
        plt.rc("axes", prop_cycle=plt.cycler(color=["red", "blue"]))
        plt.plot([1, 2])[0].get_color()
        """,
        gives="red",
        why=Text(
            en="Besides colours, the cycle can go through dashes and widths.",
            zh="除了颜色，也可以轮换线型和线宽。",
        ),
    ),
    Migration(
        "log-base",
        old="""
        plt.semilogx([1, 4], [1, 2], basex=2)
        plt.gca().get_xscale()
        """,
        new="""
        plt.semilogx([1, 4], [1, 2], base=2)
        plt.gca().get_xscale()
        """,
        gives="log",
        why=Text(
            en="The axis need not be said twice; `nonposy` is `nonpositive`.",
            zh="哪个轴不必再说一遍；`nonposy` 也改成了 `nonpositive`。",
        ),
        likewise=(
            ('plt.yscale("log", nonposy="clip")', 'plt.yscale("log", nonpositive="clip")'),
            ('plt.yscale("symlog", linthreshy=1)', 'plt.yscale("symlog", linthresh=1)'),
        ),
    ),
    Migration(
        "colorbar-axes",
        given="shades = plt.cm.ScalarMappable()\nfig, ax = plt.subplots()",
        old="""
        fig.colorbar(shades)
        len(fig.axes)
        """,
        new="""
        fig.colorbar(shades, ax=ax)
        len(fig.axes)
        """,
        gives=2,
        why=Text(
            en="If the colours belong to no picture, say beside which axes the bar goes.",
            zh="颜色不属于哪张图时，要说明色条放在哪个坐标系旁边。",
        ),
    ),
    Migration(
        "tick-labels",
        given="fig, ax = plt.subplots()",
        old="""
        ax.set_xticklabels(["low", "high"])
        [label.get_text() for label in ax.get_xticklabels()][:2]
        """,
        new="""
        ax.set_xticks([0, 1], labels=["low", "high"])
        [label.get_text() for label in ax.get_xticklabels()][:2]
        """,
        gives=["low", "high"],
        warns=True,
        why=Text(
            en="Words without places move along when the ticks do; give both together.",
            zh="只给文字不给位置，刻度一变文字就错位；两者要一起给。",
        ),
    ),
    Migration(
        "set-data-numbers",
        given='(dot,) = plt.plot([], [], "o")',
        old="""
        dot.set_data(3, 4)
        dot.get_data()
        """,
        new="""
        dot.set_data([3], [4])
        dot.get_data()
        """,
        gives=([3], [4]),
        why=Text(
            en="One point is a sequence of one; animations meet this most.",
            zh="一个点也要放进列表；做动画时最常遇到。",
        ),
    ),
    Migration(
        "normpdf",
        old="mpl.mlab.normpdf(0.0, 0.0, 1.0)",
        new="""
        from scipy.stats import norm

        norm.pdf(0.0, loc=0.0, scale=1.0)
        """,
        gives=0.3989423,
        why=Text(
            en="Statistics went to SciPy; `mlab.PCA` is scikit-learn's `PCA`.",
            zh="统计函数交给了 SciPy；`mlab.PCA` 换成 scikit-learn 的 `PCA`。",
        ),
    ),
)
