"""What a view declares for a method that needs no ability. Everything undeclared is refused."""

PUBLIC = "*public*"
"""Anybody, logged in or not."""

SESSION = "*session*"
"""Anybody logged in, in a firm or not: only their own account is touched."""
