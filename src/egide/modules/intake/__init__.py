"""From a meeting to a proven client file."""
