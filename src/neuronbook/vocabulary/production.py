"""Terms of a model in use."""

from __future__ import annotations

from neuronbook.vocabulary.term import Term

TERMS = (
    Term("training–serving skew", "训练与服务的偏斜"),
    Term("SavedModel", "SavedModel"),
    Term("LiteRT", "LiteRT"),
    Term("HTTP", "HTTP"),
    Term("request", "请求", everyday=True),
    Term("status", "状态码", everyday=True),
    Term("throughput", "吞吐量"),
    Term("latency", "延迟"),
    Term("quantization", "量化"),
    Term("dynamic-range quantization", "动态范围量化"),
    Term("drift", "漂移", everyday=True),
    Term("population stability index", "群体稳定性指数", never=("群体稳定指数",)),
    Term("retraining", "重新训练", forms=("retrained",), everyday=True),
    Term("model card", "模型卡", never=("模型卡片",)),
)
