"""The twin of Fashion-MNIST: garments drawn by rule."""
