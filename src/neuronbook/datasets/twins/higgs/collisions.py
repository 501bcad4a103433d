"""The twin of HIGGS: collisions made up by kinematics alone, for where the file cannot be had.

Signal, as in Baldi, Sadowski and Whiteson (2014): two gluons make a heavy H⁰ (425 GeV), which
decays to W and H± (325 GeV), that to W and h⁰ (125 GeV), that to two b quarks.  Background: two
top quarks (173 GeV), each decaying to W and b.  Either way there are two W and two b in the end;
one W becomes a lepton and a neutrino, the other two quarks.

Each decay is pure phase space.  A parton becomes one jet, its energy smeared and a part of it
lost; more jets come from the gluons.  The seven masses are computed from the 21 other features,
by the rules that the published table turns out to follow (`masses`).

Where it breaks down: no matrix elements, spins, parton densities or showers; the sizes of kicks,
losses and smearing are chosen so that the columns look like those of the published sample.  Fine
structure between the columns is not that of the experiment's simulation, so a score reached here
says nothing about the score reached there.
In the published table the jets taken for the W are, in half of the collisions, not both among the
four listed; here they always are, so the masses say more (AUC of boosted trees on low, high and all
features: 0.66, 0.83, 0.85; on the published sample 0.65, 0.77, 0.80).  m_lv is 80.4 GeV to the last
digit wherever it can be, there within a few percent.  Jets of the signal are a little too soft.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from neuronbook.datasets import higgs_units as units
from neuronbook.datasets.twins.higgs import kinematics
from neuronbook.datasets.twins.higgs.kinematics import Array

W, TOP = 80.4, 173.0  # GeV
HEAVY_HIGGS, CHARGED_HIGGS, LIGHT_HIGGS = 425.0, 325.0, 125.0  # GeV
BOTTOM = 4.7  # GeV
SIGNAL_SHARE = 0.53
MAX_EXAMPLES = 1_000_000
EVENTS_A_BATCH = 20_000
MIN_PT, MAX_LEPTON_ETA, MAX_JET_ETA = 15.0, 2.5, 2.95


def make_collisions(num_examples: int, *, seed: int = 0) -> npt.NDArray[np.float32]:
    """Return a table of shape (num_examples, 29): label, 21 low-level features, 7 masses.

    A larger table begins with the rows of a smaller one.

    Examples
    --------
    >>> table = make_collisions(3)
    >>> table.shape, set(table[:, 0].tolist()) <= {0.0, 1.0}
    ((3, 29), True)
    """
    table = np.empty((num_examples, 29), np.float32)
    filled = batch = 0
    while filled < num_examples:
        rows = _make_batch(np.random.default_rng([seed, batch]))[: num_examples - filled]
        table[filled : filled + len(rows)] = rows
        filled, batch = filled + len(rows), batch + 1
    return table


def _make_batch(rng: np.random.Generator) -> Array:
    """Return the rows of one batch of collisions: those that the detector can use, shuffled."""
    num_signal = round(EVENTS_A_BATCH * SIGNAL_SHARE)
    tables = []
    for label, decay_chain, num_wanted in (
        (1.0, signal, num_signal),
        (0.0, background, EVENTS_A_BATCH - num_signal),
    ):
        low: list[Array] = []
        while sum(map(len, low)) < num_wanted:
            low.append(detect(rng, decay_chain(rng, 2 * num_wanted)))
        features = np.concatenate(low)[:num_wanted]
        labels = np.full((num_wanted, 1), label)
        tables.append(np.hstack([labels, features, masses(features)]))
    return rng.permutation(np.concatenate(tables))


def signal(rng: np.random.Generator, num_events: int) -> Array:
    """Return lepton, neutrino, two quarks and two b, shape (num_events, 6, 4), from an H⁰."""
    heavy_mass = kinematics.breit_wigner(rng, num_events, mass=HEAVY_HIGGS, width=8.0)
    charged_mass = kinematics.breit_wigner(rng, num_events, mass=CHARGED_HIGGS, width=5.0)
    heavy = _produce(rng, heavy_mass, kick=70.0)
    first_w, charged = kinematics.decay(rng, heavy, _w_masses(rng, num_events), charged_mass)
    second_w, light = kinematics.decay(rng, charged, _w_masses(rng, num_events), LIGHT_HIGGS)
    bottoms = kinematics.decay(rng, light, BOTTOM, BOTTOM)
    return _decay_both_w(rng, first_w, second_w, bottoms)


def background(rng: np.random.Generator, num_events: int) -> Array:
    """Return the same six particles from two top quarks."""
    tops = [kinematics.breit_wigner(rng, num_events, mass=TOP, width=1.5) for _ in range(2)]
    pair_mass = tops[0] + tops[1] + rng.gamma(1.6, 85.0, num_events)
    pair = kinematics.decay(rng, _produce(rng, pair_mass, kick=70.0), tops[0], tops[1])
    first_w, first_bottom = kinematics.decay(rng, pair[0], _w_masses(rng, num_events), BOTTOM)
    second_w, second_bottom = kinematics.decay(rng, pair[1], _w_masses(rng, num_events), BOTTOM)
    return _decay_both_w(rng, first_w, second_w, (first_bottom, second_bottom))


def _w_masses(rng: np.random.Generator, num_events: int) -> Array:
    return np.clip(kinematics.breit_wigner(rng, num_events, mass=W, width=2.1), 65.0, 96.0)


def _produce(rng: np.random.Generator, mass: Array, *, kick: float) -> Array:
    """Return what the gluons made: flying along the beam, and kicked across it by their jets."""
    rapidity = rng.normal(0.0, 0.8, len(mass))
    pt = rng.exponential(kick, len(mass))
    phi = rng.uniform(-np.pi, np.pi, len(mass))
    transverse_mass = np.hypot(mass, pt)
    parts = [np.cosh(rapidity) * transverse_mass, pt * np.cos(phi), pt * np.sin(phi)]
    return np.stack([*parts, np.sinh(rapidity) * transverse_mass], axis=-1)


def _decay_both_w(
    rng: np.random.Generator, first_w: Array, second_w: Array, bottoms: tuple[Array, Array]
) -> Array:
    """Let one W, either alike, become lepton and neutrino, and the other two quarks."""
    swap = rng.random((len(first_w), 1)) < 0.5
    lepton_and_neutrino = kinematics.decay(rng, np.where(swap, second_w, first_w), 0.0, 0.0)
    quarks = kinematics.decay(rng, np.where(swap, first_w, second_w), 0.0, 0.0)
    return np.stack([*lepton_and_neutrino, *quarks, *bottoms], axis=1)


def detect(rng: np.random.Generator, particles: Array) -> Array:
    """Return the 21 low-level features of the events that can be used, shape (num_used, 21).

    Used are events with a lepton and four jets of more than 15 GeV in the detector; the four
    hardest jets are kept.
    """
    num_events = len(particles)
    lepton_pt, lepton_eta, lepton_phi = kinematics.polar(particles[:, 0])
    lepton_pt = lepton_pt * rng.normal(1.0, 0.02, num_events)
    jets, is_bottom = _jets(rng, particles)
    pt, eta, phi = kinematics.polar(jets)  # (num_events, num_jets)
    pt = np.where(np.abs(eta) < MAX_JET_ETA, pt, 0.0)
    lost = particles[:, 2:].sum(axis=1) - jets[:, :4].sum(axis=1)
    missing = particles[:, 1] + lost * 0.9
    missing[:, 1:3] += rng.normal(0.0, 12.0, (num_events, 2))
    missing_pt, _, missing_phi = kinematics.polar(missing)

    order = np.argsort(-pt * rng.normal(1.0, 0.25, pt.shape), axis=1)[:, :4]
    pt, eta, phi, is_bottom = (
        np.take_along_axis(values, order, axis=1) for values in (pt, eta, phi, is_bottom)
    )
    tags = _tag(rng, is_bottom > 0)
    used = (lepton_pt > MIN_PT) & (np.abs(lepton_eta) < MAX_LEPTON_ETA) & (pt > MIN_PT).all(axis=1)
    used &= (tags > 0).sum(axis=1) <= 2
    lepton = np.column_stack([lepton_pt, lepton_eta, lepton_phi]) / units.LEPTON
    missing_columns = np.column_stack([missing_pt, missing_phi]) / units.MISSING
    columns = [pt / units.JET_PT, eta / units.JET_ETA, phi / units.JET_PHI, tags * units.TAG]
    jet_columns = np.stack(columns, axis=-1).reshape(num_events, 16)
    features: Array = np.hstack([lepton, missing_columns, jet_columns])[used]
    return features


def _jets(rng: np.random.Generator, particles: Array) -> tuple[Array, Array]:
    """Return the smeared jets of the four quarks and three of the gluons, and which are of a b."""
    partons = particles[:, 2:]
    num_events = len(partons)
    energy = partons[..., 0]
    resolution = np.hypot(0.9 / np.sqrt(energy), 0.06)
    response = rng.normal(1.03, resolution)
    # b jets lose energy to neutrinos, all jets a little outside their cone
    losses = rng.beta(1.0, 9.0, partons.shape[:2])
    response *= 1.0 - losses * np.array([0.6, 0.6, 2.2, 2.2])
    pt, eta, phi = kinematics.polar(partons)
    eta = eta + rng.normal(0.0, 0.03, eta.shape)
    phi = phi + rng.normal(0.0, 0.03, phi.shape)
    from_quarks = kinematics.massless(pt * np.clip(response, 0.2, 1.8), eta, phi)
    shape = (num_events, 3)
    radiated_pt = rng.exponential(60.0, shape) * (rng.random(shape) < 0.22) + 4.0
    direction = rng.normal(0.0, 1.4, shape), rng.uniform(-np.pi, np.pi, shape)
    jets = np.concatenate([from_quarks, kinematics.massless(radiated_pt, *direction)], axis=1)
    is_bottom = np.broadcast_to(np.array([0, 0, 1, 1, 0, 0, 0]), (num_events, 7))
    return jets, is_bottom


def _tag(rng: np.random.Generator, is_bottom: npt.NDArray[np.bool_]) -> Array:
    """Return how sure the b-tag is: 2 or, less often, 1 for most b jets; 0 for most others."""
    tagged = rng.random(is_bottom.shape) < np.where(is_bottom, 0.95, 0.06)
    level: Array = np.where(rng.random(is_bottom.shape) < 0.8, 2.0, 1.0) * tagged
    return level


def masses(features: Array) -> Array:
    """Return m_jj, m_jjj, m_lv, m_jlv, m_bb, m_wbb and m_wwbb of low-level features, scaled.

    The two jets with the surest tags (the harder one first if equal) are taken for b, the other
    two for the W.  The neutrino's momentum along the beam is the one that gives lepton and
    neutrino the mass of the W, the smaller of two; if there is none it flies at the lepton's η.
    m_jjj takes the b that brings it nearer to the top's mass, m_jlv the other, and m_wbb
    the W that makes it larger.
    """
    lepton = kinematics.massless(*(features[:, :3] * units.LEPTON).T)
    neutrino = _neutrino(lepton, *(features[:, 3:5] * units.MISSING).T)
    jet = features[:, 5:].reshape(-1, 4, 4)
    jets = kinematics.massless(
        jet[..., 0] * units.JET_PT, jet[..., 1] * units.JET_ETA, jet[..., 2] * units.JET_PHI
    )
    order = np.argsort(-np.round(jet[..., 3] / units.TAG), axis=1, kind="stable")
    jets = np.take_along_axis(jets, order[..., None], axis=1)
    bottoms, quarks = jets[:, :2], jets[:, 2:].sum(axis=1)
    leptons = lepton + neutrino
    mass = kinematics.invariant_mass
    with_quarks = mass(quarks[:, None] + bottoms)  # (num_events, 2)
    with_leptons = mass(leptons[:, None] + bottoms)
    events = np.arange(len(features))
    nearer = np.abs(with_quarks - TOP).argmin(axis=1)
    both = bottoms.sum(axis=1)
    columns = [
        mass(quarks),
        with_quarks[events, nearer],
        mass(leptons),
        with_leptons[events, 1 - nearer],
        mass(both),
        np.maximum(mass(quarks + both), mass(leptons + both)),
        mass(quarks + leptons + both),
    ]
    scaled: Array = np.column_stack(columns) / units.MASS
    return scaled


def _neutrino(lepton: Array, missing_pt: Array, missing_phi: Array) -> Array:
    """Return the neutrino whose mass together with the lepton is that of the W, if it can be."""
    pt, eta, phi = kinematics.polar(lepton)
    half = W**2 / 2.0 + pt * missing_pt * np.cos(phi - missing_phi)
    root_squared = half**2 - (pt * missing_pt) ** 2
    middle = half * np.sinh(eta) / pt
    spread = np.cosh(eta) * np.sqrt(np.maximum(root_squared, 0.0)) / pt
    along_beam = np.sign(middle) * (np.abs(middle) - spread)
    along_beam = np.where(root_squared < 0, missing_pt * np.sinh(eta), along_beam)
    return kinematics.massless(missing_pt, np.arcsinh(along_beam / missing_pt), missing_phi)
