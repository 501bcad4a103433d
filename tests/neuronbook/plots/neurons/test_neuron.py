from neuronbook.plots import plot_biological_neuron


def test_parts_of_the_neuron_are_named():
    words = {text.get_text() for text in plot_biological_neuron().texts}
    assert {"dendrites", "cell body", "axon", "synapse"} <= words


def test_each_leader_starts_at_its_word_and_ends_elsewhere():
    ax = plot_biological_neuron()
    leaders = [text for text in ax.texts if text.get_text() and hasattr(text, "xy")]
    assert len(leaders) == 4
    assert all(leader.xy != leader.xyann for leader in leaders)
