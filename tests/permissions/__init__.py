"""Who may do what: every role, every address, two firms."""
