"""Terms of particle physics."""

from __future__ import annotations

from neuronbook.vocabulary.term import Term

HIGGS = ("07-higgs-boson-with-tpus", "ch07", "higgs", "particles")

TERMS = (
    Term("event", "事例", never=("事件",), within=HIGGS),
    Term("background", "本底", never=("背景",), within=HIGGS),
    Term("lepton", "轻子"),
    Term("jet", "喷注", never=("喷流",)),
    Term("invariant mass", "不变质量"),
    Term("low-level", "低层"),
    Term("high-level", "高层"),
    Term("boosted tree", "提升树"),
    Term("wide & deep network", "宽深网络"),
)
