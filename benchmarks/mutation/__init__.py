"""Clean filled forms with faults planted one by one, to count what is found."""
