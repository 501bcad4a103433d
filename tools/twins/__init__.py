"""Make the synthetic twins, and set them beside the real data: tools for who looks after the book.

`python -m tools.twins fit ID` makes the parameters of a twin, `python -m tools.twins report` tells
how far the twins are from the real tables.  Read on in this order:

- `fitting`: parameters from the real table
- `distances`: how far two columns are apart
- `scoring`: what three models make of a table
- `report`: both, for a table and its twin; `drawn_report`: for the twins that are made by rule
"""
