"""The data sets of the book: real where they can be had, a labelled synthetic twin elsewhere.

A data set is looked for in the folder `NEURONBOOK_DATA`, then in the cache
(`NEURONBOOK_CACHE`, or the user's cache folder), then, if Debian has it as a package, where that
installs it, then at several addresses, the reader's own `NEURONBOOK_MIRROR` first;
`NEURONBOOK_OFFLINE=1` leaves the network alone.  Each file's SHA-256 is checked.  Who gets a twin
is told so once, on stderr.  Read on in this order:

- `records`: what is known about a data set before reading it
- `catalogue`: one module a data set, its description and its loader
- `registry`: all of them by name; getting their files, and telling what is here
- `loading`: from files, or from a twin, to a DataFrame
- `files`: finding files, and checking them (`store`, `folders`, `network`, `progress`);
  `streaming`: reading the beginning of a long file
- `twins`: making what stands in for the real data, under the data set's name
- `higgs_units`: what one unit of each column of HIGGS is
- `splits`: training, validation and test parts, and what is learned from training rows only
"""

import lazy_loader

# A name is imported when it is first used (`__init__.pyi` says from where): whoever loads one data
# set reads nothing of the others.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
