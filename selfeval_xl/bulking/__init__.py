"""Thousands of submissions in one run: found, checked, summarised."""
