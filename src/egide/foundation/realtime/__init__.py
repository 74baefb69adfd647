"""Events to browsers, in order, replayed after a reconnect."""
