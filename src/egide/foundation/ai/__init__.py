"""Language models for a firm: which, with whose leave, at what cost, and the register of what leaves."""
