"""One rule, one file, one page, one test."""
