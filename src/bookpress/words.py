"""The press's own words on a page, in both languages."""

from __future__ import annotations

PARTS = ("start", "lessons", "reference")
"""The parts of the book, by which `_toc.yml` names them."""

WORDS = {
    "en": {
        "all": "All",
        "also_called": "Also: {}",
        "first_used_in": "First used in ",
        "introduced_in": "Introduced in ",
        "not_called": "Not: {}",
        "sections": "in {} sections",
        "along": "Previous and next page",
        "all_real": "real",
        "all_synthetic": "synthetic",
        "book_contents": "The book's pages",
        "authors": "The authors of From One Neuron",
        "begin": "Start with one neuron",
        "card": "{minutes} minutes · {exercises} exercises",
        "forget": "Clear my progress",
        "forgets": "Your progress is kept in this browser only.",
        "go_on": "Go on where you were: ",
        "go_on_next": "Go on with the next chapter: ",
        "read": "read",
        "api_attributes": "Attributes",
        "api_cells": "Used in {cells} cells on {pages} pages",
        "api_example": "Example",
        "api_members": "Methods and properties",
        "api_notes": "Notes",
        "api_parameters": "Parameters",
        "api_raises": "Raises",
        "api_references": "References",
        "api_returns": "Returns",
        "api_columns": "Columns, units and licence: ",
        "api_source": "Source code",
        "api_yields": "Yields",
        "brackets": " ({})",
        "break": "Break or repair",
        "answered": "answered on {}",
        "cited_in": "Cited in ",
        "code": "Write code",
        "copied": "Copied",
        "copy_code": "Copy",
        "colon": ": ",
        "comma": ", ",
        "contents": "Contents",
        "copyright": "Text CC BY 4.0, code MIT",
        "data": "Data",
        "derive": "Derive",
        "exercise": "Exercise {}",
        "exercises": "Exercises",
        "explain": "Explain",
        "figure": "Figure {}",
        "hint": "Hint {}",
        "how_run": "How this book was run",
        "installing": (
            "Installing neuronbook and what it needs, TensorFlow above all: up to 2.7 GB on disk. "
            "This takes some minutes, in which nothing is shown."
        ),
        "kind": "Kind",
        "lessons": "Lessons",
        "made": "How was this made?",
        "made_cell": "Cell",
        "made_cells": "Earlier cells",
        "made_of": "Data",
        "made_seeds": "Seeds",
        "made_versions": "Versions",
        "made_with": "Functions",
        "megabytes": "Memory (MB)",
        "minutes": "Minutes",
        "not_answered": "not asked yet",
        "not_installed": (
            "neuronbook is not installed, as pip failed; what it wrote above says why. "
            "Most often the internet is out of reach, or the Python is not 3.11, 3.12 or 3.13. "
            "Put that right, then run this cell again."
        ),
        "note": "Note",
        "notebook": "Download as a notebook",
        "notebook_head": (
            "A page of the book *{}*. "
            "The numbers in the text are those of its printed page: yours may differ in the last "
            "digits, and after a long training by more, as they depend on the processor and on "
            "the versions of the libraries. "
            "Data that cannot be reached are replaced by synthetic data, and the output says so."
        ),
        "nowhere": "Used on no other page.",
        "open_in": "Open in {}",
        "page": "Page",
        "paste_message": "Paste an error message, or type a part of it:",
        "pause": "Pause",
        "play": "Play",
        "player": "Step through the figure",
        "ran_on": "Ran on {}, {}",
        "ran_on_recorded": "Recorded on {}, {}",
        "reading_time": "About {minutes} minutes to read; {exercises} exercises.",
        "real": "This page was printed from real data: {}.",
        "recorded": (
            "This page was recorded, not run when it was printed: on {date} with {device}, "
            "in {minutes} minutes, with TensorFlow {tensorflow} and Keras {keras}."
        ),
        "recorded_events": "Number of events: {:,}.",
        "reference": "Reference",
        "results": "All numbers of this page, as a file",
        "run": (
            "The cells of this page ran on {date} in {seconds} seconds on {device}, "
            "with {versions}."
        ),
        "rows_none": "No row matches. Try the last line of the message alone.",
        "rows_some": "Rows that match: {}.",
        "search": "Search the book",
        "search_label": "Words in English or Chinese, names in code, or an error message:",
        "search_none": "Nothing found. Try fewer words, or other ones.",
        "search_one": "One place:",
        "search_some": "The {} likeliest places:",
        "search_without": "The search needs JavaScript. Without it, look here:",
        "seconds": "Seconds",
        "show_cell": "Show the code and its result",
        "show_code": "Show the code",
        "show_result": "Show the result",
        "solution": "Solution",
        "some_synthetic": "{} of {} synthetic",
        "start": "Getting started",
        "stuck": "Stuck? Run {} for a hint, or {} for the solution.",
        "switch": "中文",
        "switch_label": "阅读本页的中文版",
        "synthetic": (
            "The real data could not be reached when this copy was printed. "
            "The tables, figures and numbers below that use {} come from synthetic data: "
            "made by a seeded generator to resemble the real table, not measured."
        ),
        "skip": "Skip to the text",
        "takes": "{kind} · about {minutes} minutes",
        "theme": "Light, dark, or as the device has it",
        "toggle_book": "Show or hide the book's pages",
        "top": "Back to the top",
        "used_in": "Used in ",
        "wheel_missing": (
            "The book's package neuronbook is not installed, and its file is not here: {}. "
            "It lies beside the book's first page, index.html. "
            "Copy it into the folder of this notebook, "
            "or write its full path after wheel = above. "
            "Then run this cell again."
        ),
    },
    "zh": {
        "all": "合计",
        "also_called": "也叫：{}",
        "first_used_in": "首次出现：",
        "introduced_in": "讲解：",
        "not_called": "不用：{}",
        "sections": "见于 {} 节",
        "along": "前后页",
        "all_real": "真实",
        "all_synthetic": "合成",
        "book_contents": "全书目录",
        "authors": "《从一个神经元开始》的作者",
        "begin": "从一个神经元开始读",
        "card": "{minutes} 分钟 · {exercises} 道练习",
        "forget": "清除阅读进度",
        "forgets": "阅读进度只保存在这个浏览器里。",
        "go_on": "接着上次读：",
        "go_on_next": "接着读下一章：",
        "read": "已读",
        "api_attributes": "属性",
        "api_cells": "{pages} 页里有 {cells} 个单元格用到它",
        "api_example": "例子",
        "api_members": "方法与特性",
        "api_notes": "说明",
        "api_parameters": "参数",
        "api_raises": "引发的异常",
        "api_references": "参考文献",
        "api_returns": "返回值",
        "api_columns": "各列、单位和许可：",
        "api_source": "源代码",
        "api_yields": "依次产出",
        "brackets": "（{}）",
        "break": "找错或修复",
        "answered": "{} 能打开",
        "cited_in": "引用于：",
        "code": "写代码",
        "copied": "已复制",
        "copy_code": "复制",
        "colon": "：",
        "comma": "、",
        "contents": "本页目录",
        "copyright": "文字 CC BY 4.0，代码 MIT",
        "data": "数据",
        "derive": "推导",
        "exercise": "练习 {}",
        "exercises": "练习",
        "explain": "解释",
        "figure": "图 {}",
        "hint": "提示 {}",
        "how_run": "本书是怎样运行的",
        "installing": (
            "正在安装 neuronbook 和它需要的软件包，主要是 TensorFlow：最多占 2.7 GB 磁盘，"
            "要几分钟，其间不显示任何内容。"
        ),
        "kind": "类型",
        "lessons": "正文",
        "made": "这是怎样得到的？",
        "made_cell": "单元格",
        "made_cells": "之前的单元格",
        "made_of": "数据",
        "made_seeds": "种子",
        "made_versions": "版本",
        "made_with": "函数",
        "megabytes": "内存（MB）",
        "minutes": "分钟",
        "not_answered": "尚未检查",
        "not_installed": (
            "neuronbook 没有装上：pip 出错了，原因见上面 pip 的输出。"
            "最常见的是没有网络，或者 Python 不是 3.11、3.12 或 3.13。"
            "解决之后，请重新运行这个单元格。"
        ),
        "note": "注",
        "notebook": "下载为 notebook",
        "notebook_head": (
            "这是《{}》的一页。"
            "正文里的数是书中网页上的结果。计算结果与处理器和各个库的版本有关，"
            "你算出的数末几位可能不同，训练得久，差别会更大。"
            "取不到的数据用合成数据代替，输出里会写明。"
        ),
        "nowhere": "其他页面没有用到。",
        "open_in": "在 {} 中打开",
        "page": "页面",
        "paste_message": "粘贴一条错误信息，或输入其中一部分：",
        "pause": "暂停",
        "play": "播放",
        "player": "逐步看这幅图",
        "ran_on": "{} 运行，{}",
        "ran_on_recorded": "{} 录制，{}",
        "reading_time": "正文约需 {minutes} 分钟；练习 {exercises} 道。",
        "real": "本页用的是真实数据：{}。",
        "recorded": (
            "本页的结果是事先录制的，生成网页时没有重新运行：{date} 录制，设备 {device}，"
            "用时 {minutes} 分钟，TensorFlow {tensorflow}，Keras {keras}。"
        ),
        "recorded_events": "事例数：{:,}。",
        "reference": "附录",
        "results": "本页全部数字（文件）",
        "run": "本页的单元格于 {date} 运行，用时 {seconds} 秒，设备 {device}，版本：{versions}。",
        "rows_none": "没有符合的行。只粘贴最后一行试试。",
        "rows_some": "符合的行：{}。",
        "search": "搜索本书",
        "search_label": "中文、英文、代码里的名字或错误信息：",
        "search_none": "没有找到。换个词，或少写几个词试试。",
        "search_one": "只有一处：",
        "search_some": "最可能的 {} 处：",
        "search_without": "搜索需要 JavaScript。没有它，可以从这里找：",
        "seconds": "秒",
        "show_cell": "展开代码和结果",
        "show_code": "展开代码",
        "show_result": "展开结果",
        "solution": "参考答案",
        "some_synthetic": "{} / {} 为合成",
        "start": "从这里开始",
        "stuck": "卡住了？运行 {} 看提示，运行 {} 看参考答案。",
        "switch": "English",
        "switch_label": "Read this page in English",
        "synthetic": (
            "生成这一份时取不到真实数据。"
            "下文凡是出自 {} 的表格、图和数字，用的都是合成数据："
            "由固定种子的生成器仿照真实表格造出，并非测量所得。"
        ),
        "skip": "跳到正文",
        "takes": "{kind} · 约 {minutes} 分钟",
        "theme": "浅色、深色，或随设备设置",
        "toggle_book": "展开或收起全书目录",
        "top": "回到顶部",
        "used_in": "用在：",
        "wheel_missing": (
            "本书的软件包 neuronbook 还没有安装，这里也没有它的安装文件：{}。"
            "这个文件在书的首页 index.html 旁边。"
            "请把它复制到这个 notebook 所在的文件夹，"
            "或者在上面的 wheel = 后面写上它的完整路径。"
            "然后重新运行这个单元格。"
        ),
    },
}
