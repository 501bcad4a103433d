"""One module a data set: what is known about it, and its loader."""
