"""What is learned from labelled talk, and how: one script per file of weights."""
