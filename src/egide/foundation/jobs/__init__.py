"""Background work, in the transaction that asked for it."""
