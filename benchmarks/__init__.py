"""Reproducible comparisons with what is physically possible and with openpyxl."""
