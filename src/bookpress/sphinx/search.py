"""Search that finds Chinese words inside sentences.

Chinese is written without spaces, so an index of dictionary words and a query cut at non-letters
never meet. Here both sides are cut the same way: every character and every pair of neighbouring
characters. `学习率` is then the query `学习` and `习率`, and finds each page that has both.
"""

from __future__ import annotations

import re
from typing import Any

from sphinx.application import Sphinx
from sphinx.search import languages
from sphinx.search.en import SearchEnglish

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+(?:[^\W{HAN}]+)*")


def split_text(text: str) -> list[str]:
    """Return the pieces of a text that the index holds: words, characters and pairs of them.

    >>> split_text("学习率 w=2.5, ReLU 层")
    ['学', '习', '率', '学习', '习率', 'w', '2', '5', 'ReLU', '层']
    """
    pieces: list[str] = []
    for run in RUN.findall(text):
        if _is_han(run):
            pieces += [*run, *(run[i : i + 2] for i in range(len(run) - 1))]
        else:
            pieces.append(run)
    return pieces


def _is_han(run: str) -> bool:
    return re.match(rf"[{HAN}]", run) is not None


class SearchChinese(SearchEnglish):
    """The index of the Chinese pages: pairs of characters, and English words by their stems."""

    lang = "zh"
    language_name = "Chinese"
    js_splitter_code = rf"""
function splitQuery(query) {{
  const pieces = [];
  const runs = /[{HAN}]+|(?![{HAN}])[\p{{L}}\p{{N}}](?:(?![{HAN}])[\p{{L}}\p{{N}}_])*/gu;
  for (const run of query.match(runs) || []) {{
    if (!/[{HAN}]/.test(run) || run.length === 1) pieces.push(run);
    else for (let i = 0; i + 1 < run.length; i++) pieces.push(run.slice(i, i + 2));
  }}
  return pieces;
}}
"""

    def split(self, input: str) -> list[str]:  # Sphinx names the argument
        return split_text(input)

    def word_filter(self, word: str) -> bool:
        return _is_han(word) or super().word_filter(word)


def forget_what_is_gone(app: Sphinx) -> list[Any]:
    """Clear the index of what earlier prints have left, so that it is what a first one gives."""
    builder: Any = app.builder
    index = builder.indexer
    for mapping in (index._mapping, index._title_mapping):
        for word in [word for word, pages in mapping.items() if not pages]:
            del mapping[word]
    index._objtypes.clear()  # they are numbered anew as the index is written
    index._objnames.clear()
    return []


def setup_search(app: Sphinx) -> None:
    """Use the book's index for Chinese in place of Sphinx's own."""
    languages["zh"] = SearchChinese
    app.connect("html-collect-pages", forget_what_is_gone)
