"""The press's own words on a page, in both languages."""

from __future__ import annotations

PARTS = ("start", "lessons", "reference")
"""The parts of the book, by which `_toc.yml` names them."""

WORDS = {
    "en": {
        "book_contents": "The book's pages",
        "comma": ", ",
        "contents": "Contents",
        "copyright": "Text CC BY 4.0, code MIT",
        "exercise": "Exercise {}",
        "hint": "Hint {}",
        "lessons": "Lessons",
        "note": "Note",
        "notebook": "Download as a notebook",
        "pause": "Pause",
        "play": "Play",
        "player": "Step through the figure",
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
    },
    "zh": {
        "book_contents": "全书目录",
        "comma": "、",
        "contents": "本页目录",
        "copyright": "文字 CC BY 4.0，代码 MIT",
        "exercise": "练习 {}",
        "hint": "提示 {}",
        "lessons": "正文",
        "note": "注",
        "notebook": "下载为 notebook",
        "pause": "暂停",
        "play": "播放",
        "player": "逐步看这幅图",
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
    },
}
