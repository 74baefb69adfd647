"""The conventions of every HTTP endpoint."""
