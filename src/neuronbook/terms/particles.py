"""Words of the figures about collisions, and about what finds the signal in them."""

# combinations of particles; a mass is named by what it was made from
NAMES = ("m_jj", "m_jjj", "m_lv", "m_jlv", "m_bb", "m_wbb", "m_wwbb")
LABELS = {name: name for name in NAMES} | {
    # decays and masses
    "missing": "缺失",
    "b jet": "b 喷注",
    "{} GeV": "{} GeV",
    "mass (GeV)": "质量（GeV）",
    # methods and features
    "shallow network": "浅层网络",
    "low": "低层",
    "high": "高层",
    "all": "全部",
    "published": "发表的结果",
    "here": "本书",
    "{} events": "{} 个事例",
    "AUC on test events": "测试事例上的 AUC",
    "training events": "训练事例数",
    "deep network, low-level features": "深度网络，低层特征",
    "deep network, high-level features": "深度网络，高层特征",
    "boosted trees, high-level features": "提升树，高层特征",
    "boosted trees, all features": "提升树，全部特征",
}
