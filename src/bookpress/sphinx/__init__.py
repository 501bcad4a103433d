"""What the press adds to Sphinx: outputs, figures, hints, sources and search."""
