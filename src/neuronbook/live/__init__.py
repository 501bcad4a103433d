"""Figures that the reader moves: matplotlib draws the still, a small script redraws its parts.

- `figure`: `Live`, one description of the still, the controls and the parts that move
- `wording`: the words of a figure, templates with numbers, and their translation
- `boundaries`, `lines`, `bends`, `descents`, `masks`, `decisions`: each a figure of the book, and
  the function that computes its parts
- ``models.js``: the same functions once more, for the reader's browser
- ``live.js``: the controls and the redrawing, the same for all figures
"""

import lazy_loader

# A name is imported when it is first used (`__init__.pyi` says from where).
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
