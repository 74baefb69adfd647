"""The two servers: `web` answers requests, `live` keeps sockets open."""

import os

from granian.constants import Interfaces
from granian.server import Server

from egide.runtime.environment import addresses, number

# What Granian itself says, in the same JSON lines as the application.
_LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "egide.foundation.observability.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "loggers": {"_granian": {"handlers": ["stderr"], "level": "INFO", "propagate": False}},
}


# A socket takes a place for as long as it is open.
_MOST_SOCKETS = 8192


def web() -> None:
    """Serve the API and the pages until SIGTERM. EGIDE_WEB_WORKERS processes of EGIDE_WEB_THREADS threads."""
    where = addresses()
    Server(
        "egide.config.wsgi:application",
        address=where.host,
        port=where.port,
        interface=Interfaces.WSGI,
        workers=number("EGIDE_WEB_WORKERS", min(4, os.cpu_count() or 1)),
        blocking_threads=number("EGIDE_WEB_THREADS", 4),
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=10,
        log_dictconfig=_LOGGING,
    ).serve()


def live() -> None:
    """Serve the sockets until SIGTERM."""
    where = addresses()
    Server(
        "egide.config.asgi:application",
        address=where.host,
        port=where.live_port,
        interface=Interfaces.ASGI,
        workers=1,
        backlog=_MOST_SOCKETS,
        backpressure=_MOST_SOCKETS,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=5,
        log_dictconfig=_LOGGING,
    ).serve()
