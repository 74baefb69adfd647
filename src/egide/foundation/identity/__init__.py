"""Who a firm is before the law: what its documents and letters state of it."""
