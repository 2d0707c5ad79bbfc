"""Rules across the papers of one submission: family XD."""
