"""Frozen data: grids, located forms, submissions. Knows no file library and no rule."""
