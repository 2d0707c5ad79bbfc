"""Rules about single cells: blanks, numbers as text, errors, formulas, hidden ones."""
