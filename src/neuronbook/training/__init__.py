"""Train one model from several seeds at once, for the price of little more than one.

A single training run says as much about its seed as about its model. `fit_seeds` trains the
same compiled model from several seeds in one go and returns every curve, so that a result can
be reported as a mean and a spread. Chapters 3 to 7 train with it. What it computes is what
``model.fit`` computes:

- `stacked`: the layers of several models as one layer, their weights stacked along a first axis
- `epochs`: one pass over the training data for all of them, compiled
- `fused`: the steps of plain SGD and Adam, one operation a weight
- `runs`: what came out, seed by seed
- `seeds`: `fit_seeds` itself, with each seed's own early stopping
"""

from neuronbook.training.runs import Runs
from neuronbook.training.seeds import fit_seeds

__all__ = ["Runs", "fit_seeds"]
