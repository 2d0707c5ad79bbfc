"""Rules about the file itself: family FL."""
