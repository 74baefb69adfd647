"""The reading of a meeting by a language model: one typed question, every value proven or void, and the rules beside.

No Django; the libraries of language models are imported by `rules_model` alone, which only tests and measures use.
"""
