"""For people who drop folders on icons: starters, and a folder that needs no Python."""
