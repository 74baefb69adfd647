"""One readable file per section of the client file."""
