"""One open socket: hello, then events in order, for as long as its session lives.

Server → page: `{"type": "hello", "seq": n}`; `{"type": "event", "seq": n, "kind": …, "ids": {…}}`;
`{"type": "resync", "seq": n}` when what was missed can no longer be told (the page reads everything again);
`{"type": "ping"}`. Page → server: nothing is needed; `{"type": "ping"}` is answered.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from psycopg import Error
from psycopg_pool import PoolTimeout

from egide.foundation.accounts.public import Caller
from egide.foundation.observability.public import LIVE_EVENTS, LIVE_SOCKETS, log_context
from egide.foundation.realtime.gate import Scope, identify, origin_allowed, query, session_key
from egide.foundation.realtime.hub import Channel, Hub

logger = logging.getLogger("egide.live")

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

PING_S = 20.0
RECHECK_S = 30.0
SEND_WITHIN_S = 10.0
FURTHEST_BEHIND = 2000
LONGEST_MESSAGE = 1024

LOGGED_OUT = 4401
NO_TEAM = 4403
TOO_LONG = 1009
TRY_LATER = 1013


class Ended(Exception):
    """The socket must be closed with `code`."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


async def serve(hub: Hub, scope: Scope, receive: Receive, send: Send) -> None:
    """A socket from its handshake to its end."""
    if (await receive())["type"] != "websocket.connect":
        return
    key, by_cookie = session_key(scope)
    if scope["path"] != "/ws" or not origin_allowed(scope, by_cookie=by_cookie):
        # Before the handshake is accepted: the answer is an HTTP 403.
        await send({"type": "websocket.close", "code": NO_TEAM})
        return
    await send({"type": "websocket.accept"})
    try:
        if not hub.listening.is_set():
            # Known at once: pages that come back all together do not queue up for a database that is away.
            raise Ended(TRY_LATER, "unavailable")
        known_at = hub.access_changes
        caller = await _caller(key)
        with log_context(team_id=caller.team_id, user_id=caller.user_id):
            await Conversation(hub, caller, key, known_at, receive, send).run(query(scope).get("since"))
    except Ended as ended:
        await send({"type": "websocket.close", "code": ended.code, "reason": ended.reason})


async def _caller(key: str) -> Caller:
    """:raises Ended: nobody is logged in with this key, or they are in no firm."""
    try:
        caller = await identify(key)
    except Exception as error:
        logger.warning("live.identify", exc_info=error)
        raise Ended(TRY_LATER, "unavailable") from error
    if caller is None:
        raise Ended(LOGGED_OUT, "session")
    if caller.team_id is None:
        raise Ended(NO_TEAM, "team")
    return caller


class Conversation:
    """What one accepted socket says and hears."""

    def __init__(self, hub: Hub, caller: Caller, key: str, known_at: int, receive: Receive, send: Send) -> None:
        self.hub = hub
        self.caller = caller
        self.key = key
        self.known_at = known_at
        self.receive = receive
        self._send = send
        self.position = 0

    async def run(self, since: str | None) -> None:
        """:raises Ended: the socket must be closed; returns when the page closed it."""
        opened = time.monotonic()
        assert self.caller.team_id is not None
        LIVE_SOCKETS.inc()
        try:
            async with self.hub.channel(self.caller.team_id) as channel:
                await self._greet(channel, since)
                await self._until_one_ends(self._hear(), self._tell(channel), self._guard())
        except (Error, PoolTimeout) as error:
            raise Ended(TRY_LATER, "unavailable") from error
        finally:
            LIVE_SOCKETS.dec()
            logger.info("live.closed", extra={"duration_ms": round((time.monotonic() - opened) * 1000)})

    async def _greet(self, channel: Channel, since: str | None) -> None:
        """Says where the firm is, and starts from where the page was if that can still be told."""
        extent = await self.hub.reader.extent(channel.team_id)
        known = int(since) if since is not None and since.isdecimal() and len(since) < 19 else None
        self.position = extent.last if known is None else known
        await self._say({"type": "hello", "seq": extent.last})
        if known is not None and not extent.reaches(known):
            self.position = extent.last
            await self._say({"type": "resync", "seq": extent.last})

    async def _tell(self, channel: Channel) -> None:
        """Sends what follows `position`, for ever; keeps the socket alive meanwhile."""
        while True:
            if channel.head - self.position > FURTHEST_BEHIND:
                self.position = channel.head
                await self._say({"type": "resync", "seq": self.position})
            for event in await self.hub.after(channel, self.position):
                if event.user_id is None or event.user_id == self.caller.user_id:
                    await self._transmit(event.message)
                    LIVE_EVENTS.inc()
                self.position = event.seq
            if channel.head <= self.position:
                try:
                    await asyncio.wait_for(channel.wait_beyond(self.position), PING_S)
                except TimeoutError:
                    await self._say({"type": "ping"})

    async def _hear(self) -> None:
        while (message := await self.receive())["type"] != "websocket.disconnect":
            text = message.get("text") or ""
            if len(text) > LONGEST_MESSAGE or len(message.get("bytes") or b"") > LONGEST_MESSAGE:
                raise Ended(TOO_LONG, "message")
            if '"ping"' in text:
                await self._say({"type": "pong"})

    async def _guard(self) -> None:
        """:raises Ended: the session was closed, or is no longer in this firm."""
        with self.hub.doubt(self.caller.user_id, known_at=self.known_at) as doubt:
            while True:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(doubt.wait(), RECHECK_S)
                doubt.clear()
                if (await _caller(self.key)).team_id != self.caller.team_id:
                    raise Ended(NO_TEAM, "team")

    async def _say(self, message: dict[str, object]) -> None:
        await self._transmit(json.dumps(message, separators=(",", ":")))

    async def _transmit(self, text: str) -> None:
        """:raises Ended: the page has not taken the message in time."""
        try:
            await asyncio.wait_for(self._send({"type": "websocket.send", "text": text}), SEND_WITHIN_S)
        except TimeoutError as error:
            raise Ended(TRY_LATER, "slow") from error

    async def _until_one_ends(self, *parts: Any) -> None:
        tasks = [asyncio.create_task(part) for part in parts]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
