"""Pages that are printed from all the others: what each page tells, and the lists made of it."""
