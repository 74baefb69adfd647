"""Clients that come in by files: read, matched to the fields, checked, written, and undone as a whole."""
