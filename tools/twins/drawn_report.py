"""Set the twins that are made by rule beside the real data: garments and collisions."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from neuronbook.datasets import higgs_units
from neuronbook.datasets.catalogue.fashion_mnist import CLASS_NAMES, Images, Part
from neuronbook.datasets.twins.fashion_mnist import drawings
from neuronbook.datasets.twins.higgs import collisions
from tools.twins.distances import kolmogorov_smirnov
from tools.twins.scoring import single_threaded_trees

CHANCE = 1 / len(CLASS_NAMES["en"])
WIDE_MARGIN = 0.3  # above chance, on real pictures, of a network that saw drawn ones only
NUM_DRAWN = 60_000
NUM_TREES = 100

Table = npt.NDArray[np.float32]
GROUPS = {"low": slice(1, 22), "high": slice(22, 29), "all": slice(1, 29)}
# The masses in which physics puts a peak: their place among the seven, in signal (1) or
# background (0), and where the decaying particle has its mass.
PEAKS = {
    "m_jj": (0, 1, collisions.W),
    "m_jjj": (1, 0, collisions.TOP),
    "m_lv": (2, 1, collisions.W),
    "m_bb": (4, 1, collisions.LIGHT_HIGGS),
    "m_wbb": (5, 1, collisions.CHARGED_HIGGS),
    "m_wwbb": (6, 1, collisions.HEAVY_HIGGS),
}
MAX_PEAK_OFF = 0.05  # of where the real mass peaks, which is below the particle's for jets
BIN, BLUR = 2.0, 8.0  # GeV: a histogram's bins, and over how much it is smoothed


@dataclasses.dataclass(frozen=True)
class GarmentsComparison:
    """The accuracy on the real test pictures of the lesson's network, by what it was trained on."""

    from_twin: float
    from_real: float
    num_examples: int

    def missed(self) -> list[str]:
        """Return what is outside the bounds, in words; nothing if all is well."""
        needed = CHANCE + WIDE_MARGIN
        is_so = self.from_twin < needed
        return [f"accuracy from the twin {self.from_twin:.3f} < {needed:.3f}"] if is_so else []

    def __str__(self) -> str:
        """Return the comparison as a few lines of text."""
        told = (
            "fashion_mnist: accuracy on 10,000 real test pictures of the lesson's network, "
            "784-128-10",
            f"  trained on {self.num_examples:,} drawn pictures {self.from_twin:.3f}, "
            f"on as many real ones {self.from_real:.3f}; chance {CHANCE:.3f}",
            f"  {self.from_twin - CHANCE:.3f} above chance",
        )
        return "\n".join(told)


def compare_garments(real: Images, *, num_examples: int = NUM_DRAWN) -> GarmentsComparison:
    """Train the lesson's network on drawn and on real pictures, and test it on real ones."""
    train, test = real
    drawn = drawings.make_garments(num_examples)
    same = train[0][:num_examples], train[1][:num_examples]
    return GarmentsComparison(
        _train_and_test(drawn, test), _train_and_test(same, test), num_examples
    )


def _train_and_test(train: Part, test: Part) -> float:
    """Return the accuracy of a network with 128 hidden units after five epochs."""
    import keras

    keras.backend.clear_session()
    keras.utils.set_random_seed(0)
    model = keras.Sequential(
        [
            keras.Input(shape=(28, 28)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Flatten(),
            keras.layers.Dense(128, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", steps_per_execution=100)
    model.fit(*train, epochs=5, batch_size=128, verbose=0)
    y_pred = model.predict(test[0], batch_size=1000, verbose=0).argmax(axis=1)
    return float(np.mean(y_pred == test[1]))


@dataclasses.dataclass(frozen=True)
class CollisionsComparison:
    """Where the masses peak (GeV), and the AUC of boosted trees by features, on both tables."""

    num_examples: int
    ks: dict[str, float]
    peaks: dict[str, dict[str, float]]
    auc: dict[str, dict[str, float]]

    def missed(self) -> list[str]:
        """Return what is outside the bounds, in words; nothing if all is well."""
        told = []
        for name, real in self.peaks["real"].items():
            twin = self.peaks["twin"][name]
            if abs(twin - real) > MAX_PEAK_OFF * real:
                told.append(f"{name} peaks at {twin:.0f} GeV, on real data at {real:.0f}")
        orders = [sorted(GROUPS, key=self.auc[source].__getitem__) for source in ("real", "twin")]
        if orders[0] != orders[1]:
            told.append(f"AUC rises from {' to '.join(orders[1])}, on real data differently")
        return told

    def __str__(self) -> str:
        """Return the comparison as a few lines of text."""
        worst = max(self.ks, key=self.ks.__getitem__)
        lines = [
            f"higgs: {self.num_examples:,} collisions of each",
            f"  KS              median {np.median([*self.ks.values()]):.3f}, "
            f"largest {self.ks[worst]:.3f} ({worst})",
        ]
        for name, (_, label, mass) in PEAKS.items():
            kind = "signal" if label else "background"
            real, twin = (self.peaks[source][name] for source in ("real", "twin"))
            lines.append(
                f"  {name:6} of the {kind} peaks at {twin:.0f} GeV, real {real:.0f} "
                f"(the particle's mass: {mass:.0f})"
            )
        for source in ("real", "twin"):
            told = ", ".join(f"{name} {value:.3f}" for name, value in self.auc[source].items())
            lines.append(f"  {source}: AUC {told}")
        return "\n".join(lines)


def compare_collisions(real: Table, names: list[str]) -> CollisionsComparison:
    """Compare the twin with as many rows of the real table, whose columns have these `names`."""
    tables = {"real": real, "twin": collisions.make_collisions(len(real))}
    both = [pd.DataFrame(table, columns=names) for table in tables.values()]
    distances = {name: kolmogorov_smirnov(*(t[name] for t in both)) for name in names[1:]}
    return CollisionsComparison(
        len(real),
        distances,
        peaks={source: find_peaks(table) for source, table in tables.items()},
        auc={
            source: {name: _auc(table, columns) for name, columns in GROUPS.items()}
            for source, table in tables.items()
        },
    )


def find_peaks(table: Table) -> dict[str, float]:
    """Return where each mass that should peak does, in GeV: the top of a smoothed histogram."""
    gev = table[:, GROUPS["high"]].astype(np.float64) * higgs_units.MASS
    edges = np.arange(0.0, 1000.0, BIN)
    kernel = np.exp(-0.5 * (np.arange(-4 * BLUR, 4 * BLUR + BIN, BIN) / BLUR) ** 2)
    peaks = {}
    for name, (column, label, _) in PEAKS.items():
        counts, _ = np.histogram(gev[table[:, 0] == label, column], bins=edges)
        smooth = np.convolve(counts, kernel, mode="same")
        peaks[name] = float(edges[smooth.argmax()] + BIN / 2)
    return peaks


def _auc(table: Table, columns: slice) -> float:
    """Return the AUC, on the second half, of boosted trees trained on the first."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.metrics import roc_auc_score

    model: Any = HistGradientBoostingClassifier(max_iter=NUM_TREES, random_state=0)
    half = len(table) // 2
    with single_threaded_trees():
        model.fit(table[:half, columns], table[:half, 0])
    scores = model.predict_proba(table[half:, columns])[:, 1]
    return float(roc_auc_score(table[half:, 0], scores))
