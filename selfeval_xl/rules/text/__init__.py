"""Rules for running text."""
