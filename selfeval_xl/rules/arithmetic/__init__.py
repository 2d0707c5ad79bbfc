"""Arithmetic in workbooks: sums, differences, rates, scale, balances."""
