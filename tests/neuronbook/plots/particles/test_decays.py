from neuronbook import plots


def test_both_chains_end_in_each_of_the_six_particles():
    ax = plots.plot_decays()
    middle = {round(text.get_position()[0], 2) for text in ax.texts if text.get_fontsize() == 13}
    assert len(middle) == 6
    ends = [tuple(line.get_xdata()[1:]) for line in ax.lines if len(line.get_xdata()) == 2]
    for x in middle:
        assert sum(round(end[0], 2) == x for end in ends) == 2


def test_masses_of_the_higgs_bosons_are_the_published_ones():
    words = [text.get_text() for text in plots.plot_decays().texts]
    assert {"425 GeV", "325 GeV", "125 GeV"} <= set(words)
    assert words.count("173 GeV") == 2
