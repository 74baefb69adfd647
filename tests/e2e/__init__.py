"""Journeys in a real browser, on the whole product."""
