"""The audit log as the firm reads it: who did what, when, to what, why and from where."""
