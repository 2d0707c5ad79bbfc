"""Rules about what a form is and how it is filled as a whole: family FM."""
