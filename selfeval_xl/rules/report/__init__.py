"""Rules about the written self-evaluation report, its shape and its words."""
