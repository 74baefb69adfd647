"""Égide: the working tool of French insurance brokerages."""
