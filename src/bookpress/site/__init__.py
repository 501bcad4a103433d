"""Putting the site together: pages, notebooks, data, links and the wheel."""
