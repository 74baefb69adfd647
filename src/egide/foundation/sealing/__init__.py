"""What the platform keeps encrypted: its keys, and all that is sealed anew when they change."""
