"""Finding data files, getting them, and checking every byte."""
