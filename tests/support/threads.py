"""Servers of the tests answer in threads of their own, which may ask the product something first."""

from __future__ import annotations

from socketserver import StreamRequestHandler

from django.db import connections


class GivesBack(StreamRequestHandler):
    """Closes the connections of its thread: left open, a dozen of them leave none for the tests that follow."""

    def finish(self) -> None:
        super().finish()
        for connection in connections.all(initialized_only=True):
            connection.close()
