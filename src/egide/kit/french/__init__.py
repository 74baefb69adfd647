"""French as people say it: folding, numbers, dates, telephones, names, places."""
