"""Learning curves: loss against epoch, over seeds, in panels, stopped early."""
