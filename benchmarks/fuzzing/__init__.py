"""Bent inputs drawn from a counter: seed n always gives the same input."""
