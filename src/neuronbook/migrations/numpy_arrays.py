"""NumPy 1 to NumPy 2."""

from __future__ import annotations

from neuronbook.i18n import Text
from neuronbook.migrations.records import Migration

IMPORTS = """
import numpy as np
"""

ROWS = (
    Migration(
        "np-int",
        old="np.array([1.9, 2.1]).astype(np.int)",
        new="np.array([1.9, 2.1]).astype(int)",
        gives=[1, 2],
        why=Text(
            en="`np.int` was Python's own `int`. For a certain size take `np.int32` or `np.int64`.",
            zh="`np.int` 就是 Python 自己的 `int`。要指定大小，用 `np.int32` 或 `np.int64`。",
        ),
        likewise=(
            ("np.float", "np.float64"),
            ("np.complex", "np.complex128"),
            ("np.object", "object"),
            ("np.str", "np.str_"),
            ("np.bool8", "np.bool"),
            ("np.int0", "np.intp"),
        ),
    ),
    Migration(
        "np-float-underscore",
        old="np.zeros(2, dtype=np.float_).dtype.name",
        new="np.zeros(2, dtype=np.float64).dtype.name",
        gives="float64",
        why=Text(
            en="NumPy 2 keeps one name for each type and for each constant.",
            zh="NumPy 2 里，每个类型、每个常数只留一个名字。",
        ),
        likewise=(
            ("np.NaN", "np.nan"),
            ("np.Inf", "np.inf"),
            ("np.infty", "np.inf"),
            ("np.complex_", "np.complex128"),
            ("np.unicode_", "np.str_"),
            ("np.string_", "np.bytes_"),
            ("np.asfarray([1])", "np.asarray([1], dtype=float)"),
            ("np.mat([[1]])", "np.asarray([[1]])"),
        ),
    ),
    Migration(
        "np-product",
        old="np.product([2, 3])",
        new="np.prod([2, 3])",
        gives=6,
        why=Text(
            en="Second names that NumPy 2 took away.",
            zh="这些重复的名字，NumPy 2 去掉了。",
        ),
        likewise=(
            ("np.cumproduct([2, 3])", "np.cumprod([2, 3])"),
            ("np.sometrue([0, 1])", "np.any([0, 1])"),
            ("np.alltrue([0, 1])", "np.all([0, 1])"),
            ("np.round_(1.5)", "np.round(1.5)"),
            ("np.msort([2, 1])", "np.sort([2, 1], axis=0)"),
        ),
    ),
    Migration(
        "np-in1d",
        old="np.in1d([1, 2, 3], [2, 5])",
        new="np.isin([1, 2, 3], [2, 5])",
        gives=[False, True, False],
        why=Text(
            en="`isin` keeps the shape of its first argument; `in1d` flattened it.",
            zh="`isin` 保持第一个参数的形状，`in1d` 会把它压平。",
        ),
    ),
    Migration(
        "np-trapz",
        old="np.trapz([0.0, 1.0, 4.0], dx=1.0)",
        new="np.trapezoid([0.0, 1.0, 4.0], dx=1.0)",
        gives=3.0,
        why=Text(en="Renamed in NumPy 2.", zh="NumPy 2 改了名。"),
    ),
    Migration(
        "np-row-stack",
        old="np.row_stack([[1, 2], [3, 4]])",
        new="np.vstack([[1, 2], [3, 4]])",
        gives=[[1, 2], [3, 4]],
        warns=True,
        why=Text(en="The same function under its other name.", zh="同一个函数，用另一个名字。"),
    ),
    Migration(
        "ragged",
        old="np.array([[1, 2], [3]]).shape",
        new="np.array([[1, 2], [3]], dtype=object).shape",
        gives=(2,),
        why=Text(
            en="Rows of different lengths make an array of lists, no table: whoever means that "
            "says `object`. More often one row is short by mistake.",
            zh="长短不一的行排不成表，只能是一组列表；真要这样，就写明 `object`。"
            "更多的时候，是哪一行少了一个数。",
        ),
    ),
    Migration(
        "copy-false",
        old="np.array([1, 2], copy=False)",
        new="np.asarray([1, 2])",
        gives=[1, 2],
        why=Text(
            en="`copy=False` means never now, and a list has to be copied. "
            "`asarray` copies where it must.",
            zh="`copy=False` 现在表示绝不复制，而列表非复制不可。`asarray` 只在必要时复制。",
        ),
    ),
    Migration(
        "array-methods",
        given="scores = np.array([3.0, 8.0])",
        old="scores.ptp()",
        new="np.ptp(scores)",
        gives=5.0,
        why=Text(
            en="Some methods of arrays are functions only.",
            zh="数组的几个方法，现在只有函数形式。",
        ),
        likewise=(
            ("scores.itemset(0, 1.0)", "scores[0] = 1.0"),
            ("scores.tostring()", "scores.tobytes()"),
            ("scores.newbyteorder()", "scores.view(scores.dtype.newbyteorder())"),
        ),
    ),
    Migration(
        "np-asscalar",
        old="np.asscalar(np.array([2.5]))",
        new="np.array([2.5]).item()",
        gives=2.5,
        why=Text(en="A method of the array.", zh="改用数组的方法。"),
        likewise=(("np.math.sqrt(2)", "np.sqrt(2)"), ("np.rank([1])", "np.ndim([1])")),
    ),
    Migration(
        "float-of-array",
        given="prediction = np.array([[2.5]])",
        old="float(prediction)",
        new="prediction.item()",
        gives=2.5,
        why=Text(
            en="An array with axes is no number, even if it holds one alone. "
            "A prediction of Keras has two axes: `prediction[0, 0]`.",
            zh="有轴的数组不是一个数，哪怕里面只有一个数。"
            "Keras 的预测有两个轴：`prediction[0, 0]`。",
        ),
    ),
    Migration(
        "out-of-bounds",
        old="np.array([-1, 256], dtype=np.uint8)",
        new="np.array([-1, 256]).astype(np.uint8)",
        gives=[255, 0],
        why=Text(
            en="A number that does not fit is an error; `astype` still lets it wrap around.",
            zh="放不下的数会报错；`astype` 仍然允许绕回去。",
        ),
        likewise=(("np.uint8(256)", "np.int64(256)"),),
    ),
    Migration(
        "uint8-overflow",
        given="pixel = np.uint8(200)",
        old="int(pixel + 100)",
        new="int(pixel) + 100",
        gives=300,
        warns=True,
        gave_only=True,
        why=Text(
            en="Python's numbers take the array's type now: 200 + 100 becomes 44. "
            'For pixels, begin with `images.astype("float32")`.',
            zh="Python 的数现在随数组的类型：200 + 100 成了 44。"
            '处理像素时，先写 `images.astype("float32")`。',
        ),
    ),
    Migration(
        "fromstring",
        old='np.fromstring(b"\\x01\\x02", dtype=np.uint8)',
        new='np.frombuffer(b"\\x01\\x02", dtype=np.uint8)',
        gives=[1, 2],
        why=Text(
            en="Bytes come in by `frombuffer`; the array shares their memory and is read-only.",
            zh="字节用 `frombuffer` 读；得到的数组与它们共用内存，只能读。",
        ),
    ),
    Migration(
        "percentile-interpolation",
        old='np.percentile([1, 2, 4], 40, interpolation="lower")',
        new='np.percentile([1, 2, 4], 40, method="lower")',
        gives=1,
        why=Text(en="Renamed, with more methods.", zh="改了名，方法也更多。"),
        likewise=(
            (
                'np.quantile([1, 2], 0.5, interpolation="nearest")',
                'np.quantile([1, 2], 0.5, method="nearest")',
            ),
        ),
    ),
    Migration(
        "histogram-normed",
        old="np.histogram([0, 1, 1, 2], bins=2, normed=True)[0]",
        new="np.histogram([0, 1, 1, 2], bins=2, density=True)[0]",
        gives=[0.25, 0.75],
        why=Text(
            en="Heights of a density: times the width of the bins they add up to 1.",
            zh="高度是密度：乘以区间的宽度，总和为 1。",
        ),
    ),
    Migration(
        "stack-generator",
        old="np.vstack(np.arange(2) + i for i in range(2))",
        new="np.vstack([np.arange(2) + i for i in range(2)])",
        gives=[[0, 1], [1, 2]],
        why=Text(
            en="A list in place of a generator: two square brackets.",
            zh="把生成器换成列表，加一对方括号。",
        ),
        likewise=(("np.sum(i for i in range(3))", "np.sum([i for i in range(3)])"),),
    ),
    Migration(
        "load-pickle",
        given='np.save("reviews.npy", np.array([[1, 2], [3]], dtype=object))',
        old='np.load("reviews.npy").shape',
        new='np.load("reviews.npy", allow_pickle=True).shape',
        gives=(2,),
        why=Text(
            en="Reading Python objects can run code, so it must be allowed; "
            "allow it for files that you trust.",
            zh="读取 Python 对象时可能会运行代码，所以要明确允许；只对信得过的文件这样写。",
        ),
    ),
    Migration(
        "boolean-minus",
        given="is_test = np.array([True, False])",
        old="-is_test",
        new="~is_test",
        gives=[False, True],
        why=Text(
            en="The opposite of a truth value is `~`; the difference of two is `^`.",
            zh="真值取反用 `~`，两者之差用 `^`。",
        ),
        likewise=(("is_test - is_test", "is_test ^ is_test"),),
    ),
    Migration(
        "float-as-index",
        given="examples = np.arange(10)",
        old="examples[len(examples) / 2]",
        new="examples[len(examples) // 2]",
        gives=5,
        why=Text(
            en="Division gives a float even where nothing is left over; `//` a whole number.",
            zh="除法的结果总是浮点数，整除也一样；`//` 给出整数。",
        ),
        likewise=(("examples[5.0]", "examples[5]"),),
    ),
    Migration(
        "float-as-size",
        old="np.linspace(0, 1, 10 / 5)",
        new="np.linspace(0, 1, 10 // 5)",
        gives=[0.0, 1.0],
        why=Text(
            en="A number of things is a whole number: `//` or `int(…)`.",
            zh="个数必须是整数：用 `//` 或 `int(…)`。",
        ),
        likewise=(("np.zeros(10 / 5)", "np.zeros(10 // 5)"),),
    ),
    Migration(
        "numpy-exceptions",
        old="np.VisibleDeprecationWarning.__name__",
        new="np.exceptions.VisibleDeprecationWarning.__name__",
        gives="VisibleDeprecationWarning",
        why=Text(
            en="Errors and warnings have a module. Code that silenced this one for ragged arrays "
            "now meets an error instead.",
            zh="错误和警告有了自己的模块。以前为长短不一的数组屏蔽这个警告的代码，现在会直接报错。",
        ),
        likewise=(
            ("np.ComplexWarning", "np.exceptions.ComplexWarning"),
            ("np.RankWarning", "np.exceptions.RankWarning"),
            ("np.AxisError", "np.exceptions.AxisError"),
        ),
    ),
)
