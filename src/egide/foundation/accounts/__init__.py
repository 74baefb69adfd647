"""People, sessions, memberships and invitations."""
