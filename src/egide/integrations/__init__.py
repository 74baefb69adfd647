"""Services outside the house, one folder each, each behind a small Protocol. No business here."""
