"""The press's own words on a page, in both languages."""

from __future__ import annotations

PARTS = ("start", "lessons", "reference")
"""The parts of the book, by which `_toc.yml` names them."""

WORDS = {
    "en": {
        "book_contents": "The book's pages",
        "colon": ": ",
        "comma": ", ",
        "contents": "Contents",
        "copyright": "Text CC BY 4.0, code MIT",
        "exercise": "Exercise {}",
        "hint": "Hint {}",
        "installing": (
            "Installing neuronbook and what it needs, TensorFlow above all: up to 2.7 GB on disk. "
            "This takes some minutes, in which nothing is shown."
        ),
        "lessons": "Lessons",
        "note": "Note",
        "not_installed": (
            "neuronbook is not installed, as pip failed; what it wrote above says why. "
            "Most often the internet is out of reach, or the Python is not 3.11, 3.12 or 3.13. "
            "Put that right, then run this cell again."
        ),
        "notebook": "Download as a notebook",
        "pause": "Pause",
        "play": "Play",
        "player": "Step through the figure",
        "reading_time": "About {minutes} minutes to read; {exercises} exercises.",
        "real": "This page was printed from real data: {}.",
        "recorded": (
            "This page was recorded, not run when it was printed: on {date} with {device}, "
            "in {minutes} minutes, with TensorFlow {tensorflow} and Keras {keras}."
        ),
        "recorded_events": "Number of events: {:,}.",
        "reference": "Reference",
        "results": "All numbers of this page, as a file",
        "search": "Search the book",
        "show_code": "Show the code",
        "show_result": "Show the result",
        "solution": "Solution",
        "start": "Getting started",
        "stuck": "Stuck? Run {} for a hint, or {} for the solution.",
        "toggle_book": "Show or hide the book's pages",
        "switch": "中文",
        "switch_label": "阅读本页的中文版",
        "synthetic": (
            "The real data could not be reached when this copy was printed. "
            "The tables, figures and numbers below that use {} come from synthetic data: "
            "made by a seeded generator to resemble the real table, not measured."
        ),
        "wheel_missing": (
            "The book's package neuronbook is not installed, and its file is not here: {}. "
            "It lies beside the book's first page, index.html. "
            "Put this notebook back into the book's folder html/en/notebooks, "
            "or write the file's full path after wheel = above. "
            "Then run this cell again."
        ),
    },
    "zh": {
        "book_contents": "全书目录",
        "colon": "：",
        "comma": "、",
        "contents": "本页目录",
        "copyright": "文字 CC BY 4.0，代码 MIT",
        "exercise": "练习 {}",
        "hint": "提示 {}",
        "installing": (
            "正在安装 neuronbook 和它需要的软件包，主要是 TensorFlow：最多占 2.7 GB 磁盘，"
            "要几分钟，其间不显示任何内容。"
        ),
        "lessons": "正文",
        "note": "注",
        "not_installed": (
            "neuronbook 没有装上：pip 出错了，原因见上面 pip 的输出。"
            "最常见的是没有网络，或者 Python 不是 3.11、3.12 或 3.13。"
            "解决之后，请重新运行这个单元格。"
        ),
        "notebook": "下载为 notebook",
        "pause": "暂停",
        "play": "播放",
        "player": "逐步看这幅图",
        "reading_time": "正文约需 {minutes} 分钟；练习 {exercises} 道。",
        "real": "本页用的是真实数据：{}。",
        "recorded": (
            "本页的结果是事先录制的，生成网页时没有重新运行：{date} 录制，设备 {device}，"
            "用时 {minutes} 分钟，TensorFlow {tensorflow}，Keras {keras}。"
        ),
        "recorded_events": "事例数：{:,}。",
        "reference": "附录",
        "results": "本页全部数字（文件）",
        "search": "搜索本书",
        "show_code": "展开代码",
        "show_result": "展开结果",
        "solution": "参考答案",
        "start": "从这里开始",
        "stuck": "卡住了？运行 {} 看提示，运行 {} 看参考答案。",
        "toggle_book": "展开或收起全书目录",
        "switch": "English",
        "switch_label": "Read this page in English",
        "synthetic": (
            "生成这一份时取不到真实数据。"
            "下文凡是出自 {} 的表格、图和数字，用的都是合成数据："
            "由固定种子的生成器仿照真实表格造出，并非测量所得。"
        ),
        "wheel_missing": (
            "本书的软件包 neuronbook 还没有安装，这里也没有它的安装文件：{}。"
            "这个文件在书的首页 index.html 旁边。"
            "请把这个 notebook 放回书的 html/zh/notebooks 文件夹，"
            "或者在上面的 wheel = 后面写上这个文件的完整路径。"
            "然后重新运行这个单元格。"
        ),
    },
}
