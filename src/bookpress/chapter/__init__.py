"""What an author writes: reading a page, and what both languages must share."""
