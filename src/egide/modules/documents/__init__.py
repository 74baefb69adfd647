"""The documents a firm hands to its clients: made, versioned, sent, opened, signed, kept."""
