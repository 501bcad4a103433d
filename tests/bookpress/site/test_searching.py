import json
import re

import pytest

from bookpress.site.searching import INDEX, SPOKEN, list_terms, read_sections

PAGE = """<nav>aside</nav><article class="bd-article"><section id="ch-one">
<h1><span class="section-number">1. </span>One unit<a class="headerlink" href="#ch-one">#</a></h1>
<p>It has a <strong>weight</strong>, <span class="math">\\(w_1\\)</span>.</p>
<svg><text>drawn</text></svg><style>p { color: red }</style>
<section id="ch01-code"><h2>Code</h2><p>Before</p>
<div class="cell"><div class="cell_input"><pre><span>for</span> x <span>in</span> x_train: \
keras.layers.<span>Dense</span>(x)</pre></div>
<div class="cell_output"><pre>12.5 val_loss</pre><figure>
<figcaption><p>A caption.</p></figcaption></figure></div></div>
<div class="admonition exercise" id="ex01-fit"><p class="admonition-title">Exercise 1 (Fit)</p>
<section id="exercise-content-1"><p>Fit it.</p></section></div>
<details class="nb-answer"><summary>Hint</summary><p>Secret.</p></details>
<p>After.</p></section>
<dl class="py function"><dt class="sig py" id="neuronbook.models.build"><span>models.build</span>
<span>num_units</span></dt><dd><p>Build it.</p></dd></dl>
<div class="nb-change" id="change-append"><p class="nb-message">
<code>AttributeError: append</code></p><p>Why.</p></div>
<p>End.</p></section></article>"""


@pytest.fixture
def sections():
    return {section.label: section for section in read_sections(PAGE)}


def test_page_is_read_as_its_sections_exercises_names_and_rows(sections):
    assert {label: (each.title, each.text) for label, each in sections.items()} == {
        "ch-one": ("1. One unit", "It has a weight, w_1. End."),
        "ch01-code": ("Code", "Before A caption. After."),
        "ex01-fit": ("Exercise 1 (Fit)", "Fit it."),
        "neuronbook.models.build": ("models.build", "Build it."),
        "change-append": ("AttributeError: append", "Why."),
    }


def test_terms_and_names_in_code_are_kept_apart(sections):
    assert sections["ch-one"].bold == ["weight"]
    assert list(sections["ch01-code"].code) == ["x_train", "keras.layers.Dense", "val_loss"]
    assert list(sections["neuronbook.models.build"].code) == ["models.build", "num_units"]


def test_words_of_readers_join_the_vocabularys():
    terms = list_terms()
    (rate,) = (words for words in terms if "learning rate" in words)
    assert {"学习率", "lr"} <= set(rate)
    for line in SPOKEN.strip().splitlines():
        assert sum(line.split(", ")[0] in words for words in terms) == 1, line


def test_search_of_the_printed_book_holds_each_section_of_its_language(printed_book):
    index = (printed_book.project.site / "zh" / INDEX).read_text(encoding="utf-8")
    book = json.loads(re.fullmatch(r"const BOOK = (.*);\n", index)[1])
    labels = {(book["pages"][page][0], label) for page, label, *_ in book["sections"]}
    assert ("one", "ch-one") in labels
    assert "search" not in [docname for docname, _ in book["pages"]]
    assert any("普通" in text for _, _, _, text, *_ in book["sections"])
