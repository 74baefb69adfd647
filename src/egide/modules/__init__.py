"""One package per business capability."""
