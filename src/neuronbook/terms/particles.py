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
    "deep network": "深度网络",
    "low": "低层",
    "high": "高层",
    "all": "全部",
    "published": "发表的结果",
    "here": "本书",
    "{} events": "{} 个事例",
    "AUC on test events": "测试事例上的 AUC",
    "training events": "训练事例数",
    "logistic regression, all features": "逻辑回归，全部特征",
    "deep network, low-level features": "深度网络，低层特征",
    "deep network, high-level features": "深度网络，高层特征",
    "deep network, all features": "深度网络，全部特征",
    "guessing": "瞎猜",
    "AUC within the band": "带内的 AUC",
    "band of equal scores from the masses": "按质量给出的得分分带",
}
