"""Forms learnt from workbooks, compared from year to year, and moved into each other."""
