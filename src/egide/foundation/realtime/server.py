"""The live server's process."""

from __future__ import annotations

from granian import Granian
from granian.constants import Interfaces

# One socket holds one place for as long as it is open.
MOST_SOCKETS = 8192


def serve_live(*, host: str, port: int) -> None:
    """Serves sockets at `/ws` until SIGTERM or SIGINT; open pages are told to come back."""
    Granian(
        "egide.config.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=1,
        backlog=MOST_SOCKETS,
        backpressure=MOST_SOCKETS,
        websockets=True,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_enabled=False,
    ).serve()
