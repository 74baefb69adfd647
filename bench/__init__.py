"""Measures the product on this machine: `make bench`."""
