"""The client file."""
