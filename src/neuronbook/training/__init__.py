"""Train one model from several seeds at once, for the price of little more than one.

A single training run says as much about its seed as about its model. `fit_seeds` trains the
same compiled model from several seeds in one go and returns every curve, so that a result can
be reported as a mean and a spread. Chapters 3 to 8 train with it. It computes what ``model.fit``
computes, or refuses:

- `settings`: what a Keras object was told, and the refusal of what is not computed here
- `layers`: the layers of several models as one layer, their weights stacked along a first axis
- `stacked`: several models as one of such layers
- `losses`: the loss of each seed
- `fused`: the steps of plain SGD and Adam, one operation a weight
- `optimizers`: the optimizers that treat each number of a stacked weight by itself
- `examples`: tables as arrays that fit together
- `epochs`: one pass over the training data for all of them, compiled
- `stopping`: each seed's own early stopping
- `runs`: what came out, seed by seed
- `generators`: the caller's random generators, left as they were
- `seeds`: `fit_seeds` itself
"""

from neuronbook.training.runs import Runs
from neuronbook.training.seeds import fit_seeds

__all__ = ["Runs", "fit_seeds"]
