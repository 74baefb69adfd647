"""`egide live`: the sockets."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from egide.foundation.realtime.server import serve_live


class Command(BaseCommand):
    help = "Sert le canal en direct (WebSocket /ws) jusqu’à SIGTERM."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8001)

    def handle(self, *args: Any, **options: Any) -> None:
        serve_live(host=options["host"], port=options["port"])
