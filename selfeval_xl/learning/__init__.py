"""Forms learnt from workbooks, compared, and moved into each other."""
