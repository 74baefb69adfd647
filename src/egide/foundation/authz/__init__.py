"""Roles, abilities, and who may do what."""
