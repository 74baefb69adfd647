"""A meeting told to the client and to the broker, every sentence with its proof, and what is to be done. No Django."""
