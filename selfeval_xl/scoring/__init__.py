"""Weights, scores and grades of an indicator table: sums, full marks, what is owed."""
