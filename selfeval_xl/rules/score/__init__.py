"""Scores: ranges, totals, weights, grades and the reasons for lost points."""
