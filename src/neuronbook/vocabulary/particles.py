"""Terms of particle physics."""

from __future__ import annotations

from neuronbook.vocabulary.term import Term

HIGGS = ("07-higgs-boson-with-tpus", "ch07", "higgs", "particles")

TERMS = (
    Term("event", "事例", never=("事件",), within=HIGGS, everyday=True),
    Term("background", "本底", never=("背景",), within=HIGGS),
    Term("lepton", "轻子", everyday=True),
    Term("jet", "喷注", never=("喷流",)),
    Term("invariant mass", "不变质量"),
    Term("low-level", "低层", forms=("low-level feature", "低层特征"), everyday=True),
    Term("high-level", "高层", forms=("high-level feature", "高层特征"), everyday=True),
    Term("boosted tree", "提升树"),
    Term("wide & deep network", "宽深网络", forms=("wide and deep", "wide and deep network")),
)
