"""What the search of one language looks through: every section of the printed pages.

It is read off the pages themselves, so that it holds what they say and nothing else: lists made of
all pages, the package's reference and the rows of old code are in it like any other text. The
browser makes an index of it (`_static/finding.js`), which takes it a moment; the text alone weighs
less than an index of it would, and found places are shown in their sentences.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from neuronbook.vocabulary import TERMS

INDEX = "searchindex.js"
ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)
DRAWING = re.compile(r"<(svg|script|style)\b.*?</\1>", re.DOTALL)
LISTING = re.compile(r"(<pre>)(.*?)(</pre>)", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
TEX = re.compile(r"\\[a-zA-Z]+|[\\{}()\[\]&$]")
NAME = re.compile(r"[A-Za-z]\w*(?:[._]|[a-z](?=[A-Z]))\w[\w.]*")
VOID = {"area", "br", "col", "hr", "img", "input", "source", "wbr"}
BLOCKS = {"p", "li", "td", "th", "div", "dt", "dd", "section", "figcaption", "tr"}
SKIPPED_TAGS = {"annotation", "button", "nav", "summary", "textarea"}
SKIPPED = {
    "footnote-list", "footnote-reference", "headerlink", "nb-answer", "nb-cards", "nb-chapters",
    "nb-feedback", "nb-kind", "nb-made", "nb-messages", "nb-names", "nb-provenance",
    "nb-reading-time", "nb-results", "nb-run", "nb-uses",
}  # fmt: skip
"""Elements that say nothing of their own, or would give an exercise away."""
LISTS = {"exercises", "figures", "glossary", "runs", "term-index"}
"""Pages that repeat what others say: they are found by their headings alone."""
SUMMARY = 160
"""So much of what the reference says of a name is searched: it is found by its name and summary."""

SPOKEN = """
accuracy, acc
activation function, 激活层
batch normalization, bn, 批标准化层
categorical, 类别特征, 分类特征
class imbalance, imbalance, imbalanced, unbalanced, 类别不平衡, 样本不平衡, 不平衡, 不均衡
confusion matrix, confusion table
convergence, converge, 收敛
convolutional network, convolutional neural network, cnn, convnet, 卷积网络, 卷积层
cross-validation, k-fold, k 折, k折
data augmentation, augment, 增广
device, gpu, 显卡, graphics card
dropout, 失活, 丢弃
error message, exception, traceback, 报错, 错误信息, 出错
example, sample, 样例
install, installation, setup, 安装, 怎么装
learning rate, lr
leak, data leakage, leakage, 数据泄漏, 数据泄露
loading, load, 加载, 读取, 导入
mean squared error, mse, 均方误差
missing value, 缺失值, 空值
network, neural network, neural net, 神经网络
normalization, standardization, scaling, 归一化, 标准化, 缩放
offline, without internet, no internet, no network, 没有网络, 没网, 断网, 离线
overfitting, overfit
parameter, param, params, 参数
plot, draw, 画图, 绘图, 可视化, visualization
saving, save, 保存, 存成, 存盘
scheduler, schedule, learning rate decay, 学习率衰减, 学习率调度
tuning, tune, hyperparameter search, 调参
validation loss, val_loss, 验证损失
validation accuracy, val_accuracy, val_acc, 验证准确率
vanishing gradient, gradient vanishing, vanishing gradients
exploding gradient, gradient explosion, exploding gradients
"""
"""What readers call things beside the vocabulary, one thing a line, in either language."""


@dataclass
class Section:
    """A place that a result opens: a section, an exercise, a public name, or a row of old code.

    Attributes
    ----------
    label : str
        Its id on the page.
    title, text : str
        Its heading, and its prose without that of the sections inside it.
    bold : list of str
        The terms that it introduces.
    code : dict
        The names that its code uses, as keys, in their order.
    """

    label: str
    title: str = ""
    text: str = ""
    bold: list[str] = field(default_factory=list)
    code: dict[str, None] = field(default_factory=dict)


class PageReader(HTMLParser):
    """Read the sections off a page; `sections` has them in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[Section] = []
        self.open: list[tuple[str, Section | None, str]] = []
        self.section: Section | None = None
        self.into = "text"

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        named = dict(attributes)
        classes, label = set((named.get("class") or "").split()), named.get("id") or ""
        self.open.append((tag, self.section, self.into))
        if tag in BLOCKS and self.section and self.into == "text":
            self.section.text += " "
        if classes & SKIPPED or tag in SKIPPED_TAGS:
            self.into = ""
        elif self.into and label and _is_place(tag, classes, label):
            self._begin(label)
        elif self.into and label and "sig" in classes:
            self._begin(label, label.removeprefix("neuronbook."))
            self.into = "code"
            self._keep_until_the_list_ends()
        elif self.into and self.section:
            self.into = _field(tag, classes, self.into, has_title=bool(self.section.title))

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            opened, self.section, self.into = self.open.pop()
            if opened == tag:
                break

    def handle_data(self, data: str) -> None:
        section = self.section
        if not section or not self.into:
            return
        if self.into == "title":
            section.title += data
        elif self.into == "code":
            section.code |= dict.fromkeys(NAME.findall(data))
        else:
            section.text += TEX.sub("", data) if self.into == "tex" else data
            if self.into == "bold":
                section.bold.append(data)

    def _begin(self, label: str, title: str = "") -> None:
        self.section = Section(label, title)
        self.into = "text"
        self.sections.append(self.section)

    def _keep_until_the_list_ends(self) -> None:
        """Let a public name hold what is said of it, beside the element that names it."""
        for i in reversed(range(len(self.open))):
            tag, _, into = self.open[i]
            if tag == "dl":
                break
            self.open[i] = tag, self.section, into


def _is_place(tag: str, classes: set[str], label: str) -> bool:
    is_section = tag == "section" and not label.startswith("exercise-content")
    return is_section or bool(classes & {"exercise", "nb-change"})


def _field(tag: str, classes: set[str], into: str, *, has_title: bool) -> str:
    """Return which field of a section the text of an element goes to."""
    if tag in {"h1", "h2", "h3", "h4"} or classes & {"admonition-title", "nb-message"}:
        return into if has_title else "title"
    if tag == "strong" and into == "text":
        return "bold"
    if "caption-number" in classes and into == "text":
        return ""  # of a figure
    if "math" in classes:
        return "tex" if tag == "span" else ""
    if tag == "figcaption":
        return "text"
    return "code" if tag == "pre" or "cell_output" in classes else into


def read_sections(html: str) -> list[Section]:
    """Return the sections of a page.

    >>> page = '<article><section id="a"><h1>Units</h1><p>A <b>unit</b> adds.</p></section>'
    >>> [(each.label, each.title, each.text) for each in read_sections(page + "</article>")]
    [('a', 'Units', 'A unit adds.')]
    """
    article = ARTICLE.search(html)
    reader = PageReader()
    if article:
        reader.feed(LISTING.sub(_plain, DRAWING.sub("", article[0])))
    for section in reader.sections:
        section.title = _joined(section.title)
        section.text = _joined(section.text)
    return [section for section in reader.sections if section.title]


def write_search(folder: Path) -> None:
    """Write what the search of one language looks through beside its pages."""
    pages: list[list[str]] = []
    sections: list[list[int | str]] = []
    for docname, html in read_pages(folder):
        found = read_sections(html)
        if not found:
            continue
        told: set[str] = set()
        for section in found:
            code = " ".join(name for name in section.code if name not in told)
            told.update(section.code)
            text = "" if docname in LISTS else section.text
            if docname.startswith("api/"):
                text, code = text[:SUMMARY], ""
            bold = " ".join(dict.fromkeys(section.bold))
            sections.append([len(pages), section.label, section.title, text, bold, code])
        pages.append([docname, found[0].title])
    content = json.dumps(
        {"pages": pages, "sections": sections, "terms": list_terms()},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    (folder / INDEX).write_text(f"const BOOK = {content};\n", encoding="utf-8")


def list_terms() -> list[list[str]]:
    """Return the words for each thing that has several: what the vocabulary calls it, and readers.

    >>> next(words for words in list_terms() if "dropout" in words)[:4]
    ['dropout', '随机失活', '暂退法', '剪枝']
    """
    terms = [
        [word.lower() for word in (term.en, term.zh, *term.also, *term.never)] for term in TERMS
    ]
    known = {word: words for words in reversed(terms) for word in words}
    for line in SPOKEN.strip().splitlines():
        spoken = line.split(", ")
        words = next((known[word] for word in spoken if word in known), None)
        if words is None:
            terms.append(words := [])
        words += spoken
    return [list(dict.fromkeys(words)) for words in terms]


def read_pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the HTML of each page below a folder."""
    for path in sorted(folder.rglob("*.html")):
        docname = path.relative_to(folder).with_suffix("").as_posix()
        if docname != "search" and not docname.startswith("_"):
            yield docname, path.read_text(encoding="utf-8")


def _plain(match: re.Match[str]) -> str:
    return match[1] + TAG.sub("", match[2]) + match[3]


def _joined(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" #¶")
