"""The live server's application: sockets, and two addresses for the machines that watch it."""

from __future__ import annotations

import logging
from typing import Any

from asgiref.sync import sync_to_async
from django.db import close_old_connections

from egide.foundation.observability.public import exposition, may_scrape
from egide.foundation.realtime.gate import Scope, header
from egide.foundation.realtime.hub import Hub
from egide.foundation.realtime.socket import Receive, Send, serve

logger = logging.getLogger("egide.live")


class LiveServer:
    """ASGI 3. One hub a process, started with it (or at the first socket, without lifespan)."""

    def __init__(self) -> None:
        self.hub: Hub | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match scope["type"]:
            case "lifespan":
                await self._live(receive, send)
            case "websocket":
                await self._socket(scope, receive, send)
            case "http":
                await self._answer(scope, send)

    async def _started(self) -> Hub:
        if self.hub is None:
            self.hub = Hub()
            await self.hub.start()
        return self.hub

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await self._started()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                if self.hub is not None:
                    await self.hub.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await serve(await self._started(), scope, receive, send)
        except Exception as error:
            # The page comes back by itself; the server's own report would quote the address, token included.
            logger.error("live.error", exc_info=error)

    async def _answer(self, scope: Scope, send: Send) -> None:
        status, body, kind = 404, b"", b"text/plain; charset=utf-8"
        if scope["path"] == "/health/live":
            status, body, kind = 200, b'{"status": "ok"}', b"application/json"
        elif scope["path"] == "/health/ready":
            listening = (await self._started()).listening.is_set()
            status, kind = (200 if listening else 503), b"application/json"
            body = b'{"status": "ok"}' if listening else b'{"status": "unavailable"}'
        elif scope["path"] == "/metrics":
            status, body = await self._metrics(scope)
        await send(
            {
                "type": "http.response.start",
                "status": status,
                "headers": [(b"content-type", kind), (b"content-length", str(len(body)).encode())],
            }
        )
        await send({"type": "http.response.body", "body": body})

    async def _metrics(self, scope: Scope) -> tuple[int, bytes]:
        client: Any = scope.get("client") or ("", 0)
        allowed = may_scrape(
            address=client[0],
            authorization=header(scope, b"authorization"),
            forwarded=bool(header(scope, b"x-forwarded-for")),
        )
        return (200, await _exposition()) if allowed else (403, b"")


@sync_to_async(thread_sensitive=False)
def _exposition() -> bytes:
    try:
        return exposition()
    finally:
        close_old_connections()


application = LiveServer()
