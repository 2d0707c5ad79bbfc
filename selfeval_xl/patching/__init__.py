"""Corrected copies: plan the edits, patch them in, compare the copy, write it whole."""
