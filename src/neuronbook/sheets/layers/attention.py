"""Layers in which every step looks at all others."""

from neuronbook.i18n import Text
from neuronbook.sheets.entries import Entry, Group

__all__ = ["ATTENTION"]

WEIGHTING = "a = np.exp(scores)\na = a / a.sum(axis=-1, keepdims=True)\n"  # softmax

ATTENTION = Group(
    "attention",
    axes=("batch", "steps", "inputs"),
    entries=(
        Entry(
            "MultiHeadAttention",
            tex=r"\operatorname{softmax}\Bigl(\frac{Q K^\top}{\sqrt d}\Bigr) V \qquad "
            r"Q = x W_Q, \; K = x W_K, \; V = x W_V",
            code=f"""\
q = np.einsum("bti,ihd->bthd", x, query_kernel) + query_bias
k = np.einsum("bti,ihd->bthd", x, key_kernel) + key_bias
v = np.einsum("bti,ihd->bthd", x, value_kernel) + value_bias
scores = np.einsum("bthd,bshd->bhts", q, k) / np.sqrt(key_dim)
{WEIGHTING}y = np.einsum("bhts,bshd->bthd", a, v)
np.einsum("bthd,hdi->bti", y, attention_output_kernel) + attention_output_bias""",
            shape="(batch, steps, inputs)",
            weights="3 * (inputs + 1) * num_heads * key_dim + (num_heads * key_dim + 1) * inputs",
            example={"num_heads": 2, "key_dim": 4},
            use=Text(
                en="Texts and other sequences in which far apart things belong together: the "
                "heart of a Transformer. `layer(x, x)` looks from x at itself.",
                zh="相距很远的东西也有联系的文本等序列：Transformer 的核心。"
                "`layer(x, x)` 是自己看自己。",
            ),
            avoid=Text(
                en="Little data, or thousands of steps: the cost grows with their square. "
                "Forecasts without `use_causal_mask=True`.",
                zh="数据少，或者有几千步：代价随步数的平方增长。"
                "预报时要设 `use_causal_mask=True`。",
            ),
        ),
        Entry(
            "GroupQueryAttention",
            tex=r"\operatorname{softmax}\Bigl(\frac{Q_h K_g^\top}{\sqrt d}\Bigr) V_g",
            shape="(batch, steps, inputs)",
            weights="(inputs + 1) * num_query_heads * head_dim"
            " + 2 * (inputs + 1) * num_key_value_heads * head_dim"
            " + (num_query_heads * head_dim + 1) * inputs",
            example={"head_dim": 4, "num_query_heads": 4, "num_key_value_heads": 2},
            use=Text(
                en="Large language models: several heads h share keys and values g, which saves "
                "memory when writing word by word.",
                zh="大语言模型：几个头 h 共用键和值 g，逐字生成时省内存。",
            ),
            avoid=Text(en="Small models.", zh="小模型。"),
        ),
        Entry(
            "Attention",
            tex=r"\operatorname{softmax}(Q K^\top) V",
            code=f"scores = x @ x.transpose(0, 2, 1)\n{WEIGHTING}a @ x",
            shape="(batch, steps, inputs)",
            weights="0",
            use=Text(
                en="To see the idea, with one head and no weights: `layer([x, x])`.",
                zh="看懂这个想法：一个头，没有权重；写成 `layer([x, x])`。",
            ),
            avoid=Text(
                en="Real models: MultiHeadAttention.", zh="真正的模型：用 MultiHeadAttention。"
            ),
        ),
        Entry(
            "AdditiveAttention",
            tex=r"\operatorname{softmax}_s\Bigl(\sum_i w_i \tanh(Q_{ti} + K_{si})\Bigr) V",
            code="both = np.tanh(x[:, :, np.newaxis] + x[:, np.newaxis])\n"
            f"scores = both @ scale\n{WEIGHTING}a @ x",
            shape="(batch, steps, inputs)",
            weights="inputs",
            use=Text(
                en="Older translation networks (Bahdanau).",
                zh="早期的翻译网络（Bahdanau）。",
            ),
            avoid=Text(en="New models: MultiHeadAttention.", zh="新模型：用 MultiHeadAttention。"),
        ),
    ),
)
