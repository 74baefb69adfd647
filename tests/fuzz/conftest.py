"""The fuzzed firm is the permission tests' one: two firms, each with one of everything, committed."""

from tests.permissions.conftest import world

__all__ = ["world"]
