"""Frozen data: grids of cells, located forms, submissions. Knows no file library and no rule."""
