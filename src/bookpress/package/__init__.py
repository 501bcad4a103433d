"""What the package offers, read from its source and never imported."""
