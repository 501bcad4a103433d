"""Terms of training on several devices."""

from __future__ import annotations

from neuronbook.vocabulary.term import Term

TERMS = (
    Term("strategy", "分布策略", also=("策略",), everyday=True),
    Term("replica", "副本"),
    Term("tensor processing unit", "张量处理器", short="TPU"),
    Term("global batch size", "全局批量大小"),
    Term("pipeline", "管道", never=("管线", "流水线")),
    Term("shard", "分片"),
    Term("cache", "缓存", everyday=True),
    Term("prefetch", "预取"),
    Term(
        "shuffle",
        "打乱",
        within=(
            "03-stochastic-gradient-descent",
            "07-higgs-boson-with-tpus",
        ),
        forms=("shuffled",),
        everyday=True,
    ),
    Term("interleave", "交错读取"),
    Term("warm-up", "预热", never=("warmup",)),
    Term("parameter sweep", "参数扫描"),
    Term("worker process", "工作进程", also=("worker",)),
    Term("checkpoint", "检查点"),
)
