"""One listener a process, one channel a firm with open sockets, and as many readers as sockets.

Readers pull: each has its own position and takes what follows it, from memory when it is recent and from the database
when it is not. A slow socket therefore costs a number, not a queue.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from uuid import UUID

from psycopg import AsyncConnection, Error
from psycopg_pool import PoolTimeout

from egide.foundation.realtime.events import ACCESS, NEWS, EventReader, LiveEvent, connection_parameters

logger = logging.getLogger("egide.live")

KEPT_IN_MEMORY = 500
CHECK_LISTENER_S = 10.0
START_WITHIN_S = 5.0
RETRY_S = (0.2, 0.5, 1.0, 2.0)


class Channel:
    """A firm's latest events, in memory. `head` is the number of the last one known."""

    def __init__(self, team_id: UUID, head: int) -> None:
        self.team_id = team_id
        self.head = head
        self.recent: deque[LiveEvent] = deque(maxlen=KEPT_IN_MEMORY)
        self.readers = 0
        self.news = asyncio.Event()
        self.changed = asyncio.Condition()
        self.pump: asyncio.Task[None] | None = None

    def remembered_after(self, seq: int) -> list[LiveEvent] | None:
        """What follows `seq`, or None when memory does not go back that far."""
        if seq >= self.head:
            return []
        if not self.recent or self.recent[0].seq > seq + 1:
            return None
        return [event for event in self.recent if event.seq > seq]

    async def wait_beyond(self, seq: int) -> None:
        async with self.changed:
            await self.changed.wait_for(lambda: self.head > seq)


class Hub:
    """Listens to the database for the whole process, and lets sockets read their firm's events."""

    def __init__(self) -> None:
        self.reader = EventReader()
        self.channels: dict[UUID, Channel] = {}
        # Notifications about anybody's access heard so far.
        self.access_changes = 0
        self.doubts: dict[UUID, set[asyncio.Event]] = {}
        self.opening = asyncio.Lock()
        self.listener: asyncio.Task[None] | None = None
        self.listening = asyncio.Event()

    async def start(self) -> None:
        """Returns once it listens, or after a while if the database is away: it then goes on trying."""
        await self.reader.open()
        self.listener = asyncio.create_task(self._listen(), name="live listener")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.listening.wait(), START_WITHIN_S)

    async def stop(self) -> None:
        """Lets go of the database. The server has closed the sockets by then."""
        tasks = [task for task in (self.listener, *(channel.pump for channel in self.channels.values())) if task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.reader.close()

    @asynccontextmanager
    async def channel(self, team_id: UUID) -> AsyncIterator[Channel]:
        """The firm's channel, kept while at least one socket reads it.

        :raises psycopg.Error, PoolTimeout: the database does not answer.
        """
        async with self.opening:
            channel = self.channels.get(team_id)
            if channel is None:
                channel = Channel(team_id, (await self.reader.extent(team_id)).last)
                channel.pump = asyncio.create_task(self._pump(channel), name="live channel")
                self.channels[team_id] = channel
                # An event may have been committed since its number was read and before the channel was known.
                channel.news.set()
            channel.readers += 1
        try:
            yield channel
        finally:
            channel.readers -= 1
            if not channel.readers and self.channels.get(team_id) is channel:
                del self.channels[team_id]
                if channel.pump is not None:
                    channel.pump.cancel()

    async def after(self, channel: Channel, seq: int) -> list[LiveEvent]:
        """The events that follow `seq`, from memory or from the database; possibly only the first of them."""
        remembered = channel.remembered_after(seq)
        return await self.reader.after(channel.team_id, seq) if remembered is None else remembered

    @contextmanager
    def doubt(self, user_id: UUID, *, known_at: int) -> Iterator[asyncio.Event]:
        """Set whenever this person's access may have changed: their sessions must be looked at again.

        `known_at` is what `access_changes` was before the session was last looked at.
        """
        doubt = asyncio.Event()
        if self.access_changes != known_at:
            doubt.set()
        self.doubts.setdefault(user_id, set()).add(doubt)
        try:
            yield doubt
        finally:
            self.doubts[user_id].discard(doubt)
            if not self.doubts[user_id]:
                del self.doubts[user_id]

    async def _pump(self, channel: Channel) -> None:
        """Brings into memory what the database has and the channel has not, whenever there may be something."""
        failures = 0
        while True:
            await channel.news.wait()
            channel.news.clear()
            try:
                while events := await self.reader.after(channel.team_id, channel.head):
                    async with channel.changed:
                        channel.recent.extend(events)
                        channel.head = events[-1].seq
                        channel.changed.notify_all()
                failures = 0
            except (Error, PoolTimeout, OSError) as error:
                logger.warning("live.read", exc_info=error)
                channel.news.set()
                await asyncio.sleep(RETRY_S[min(failures, len(RETRY_S) - 1)])
                failures += 1

    async def _listen(self) -> None:
        """Keeps one LISTEN open. After an interruption everybody looks again: nothing is missed."""
        failures = 0
        while True:
            try:
                async with await AsyncConnection.connect(**connection_parameters(), autocommit=True) as connection:
                    await connection.execute(f"LISTEN {NEWS}")
                    await connection.execute(f"LISTEN {ACCESS}")
                    failures = 0
                    self.listening.set()
                    for channel in self.channels.values():
                        channel.news.set()
                    self.access_changes += 1
                    for user_id in list(self.doubts):
                        self._raise_doubts(user_id)
                    await self._hear(connection)
            except (Error, OSError) as error:
                logger.warning("live.listener", exc_info=error)
            finally:
                self.listening.clear()
            await asyncio.sleep(RETRY_S[min(failures, len(RETRY_S) - 1)])
            failures += 1

    async def _hear(self, connection: AsyncConnection) -> None:
        while True:
            async for notification in connection.notifies(timeout=CHECK_LISTENER_S):
                with contextlib.suppress(ValueError):
                    self._take_in(notification.channel, UUID(notification.payload))
            # Finds out about a connection that died without a word.
            await connection.execute("SELECT 1")

    def _take_in(self, name: str, concerned: UUID) -> None:
        if name == ACCESS:
            self._raise_doubts(concerned)
        elif concerned in self.channels:
            self.channels[concerned].news.set()

    def _raise_doubts(self, user_id: UUID) -> None:
        self.access_changes += 1
        for doubt in self.doubts.get(user_id, ()):
            doubt.set()
