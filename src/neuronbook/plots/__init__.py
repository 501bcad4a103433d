"""The figures of the book.

Call `use_book_style` once, at the head of a chapter. Every figure is drawn in English; the
page gives it the words of its language from `neuronbook.terms`.

Each room is a subject: neurons, layers, descent, backpropagation, learning curves, capacity,
regularizers, classes, results, particles, distributed training, images, cheat sheets. The module
of the same name in `neuronbook.terms` holds the Chinese of its figures' labels, and the folder of
the same name its tests. What figures of every subject are drawn with is in ``drawing``.
"""

import lazy_loader

# A name is imported when it is first used (`__init__.pyi` says from where): whoever draws one
# figure, or wants the colours alone, does not wait for all the others.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
