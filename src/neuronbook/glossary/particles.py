"""What the terms of `neuronbook.vocabulary.particles` mean."""

from __future__ import annotations

from neuronbook.i18n import Text

DEFINITIONS = {
    "event": Text(
        en="One collision of particles, with everything that the detector measured of it.",
        zh="一次粒子对撞，连同探测器测到的一切。",
    ),
    "background": Text(
        en="The events without the particle that is being looked for.",
        zh="没有所寻找的粒子的那些事例。",
    ),
    "lepton": Text(
        en="Here an electron or a muon, a light particle that is easy to measure.",
        zh="这里指电子或 μ 子，是容易测量的轻的粒子。",
    ),
    "jet": Text(
        en="The narrow spray of particles into which a quark or a gluon turns.",
        zh="一个夸克或胶子变成的一束方向相近的粒子。",
    ),
    "invariant mass": Text(
        en=(
            "The mass computed from the energy and momentum of several particles together; if "
            "all of them came from one particle, it is the mass of that one."
        ),
        zh=(
            "由几个粒子合起来的能量和动量算出的质量；如果它们都由同一个粒子衰变而来，"
            "这就是那个粒子的质量。"
        ),
    ),
    "low-level": Text(
        en=(
            "Of features: near to what was measured, such as the readings of a detector or edges "
            "in a picture."
        ),
        zh="指特征接近原始的测量，例如探测器的读数、图片里的边缘。",
    ),
    "high-level": Text(
        en=(
            "Of features: computed from others and near to the answer, such as the mass of a "
            "particle or a smile."
        ),
        zh="指特征由别的特征算出、接近答案，例如粒子的质量、一个笑容。",
    ),
    "boosted tree": Text(
        en=(
            "One of many small decision trees that are added up, each grown to correct the sum of"
            " those before it."
        ),
        zh="许多棵加在一起的小决策树之一，每一棵都用来纠正前面各棵之和的误差。",
    ),
    "wide & deep network": Text(
        en=(
            "A network that adds the output of a linear unit, which sees the inputs directly, to "
            "that of a stack of layers."
        ),
        zh="把直接看到输入的线性单元的输出，与一叠层的输出相加的网络。",
    ),
}
