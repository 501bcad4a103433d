"""What only maintainers run: the lists by which the reference links to other libraries' pages."""
