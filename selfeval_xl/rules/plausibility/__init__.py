"""Rules on what may be right and is worth a second look; never an error."""
