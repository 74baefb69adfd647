"""The firm's events read by number: live and replay are the same question, asked with another number."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

NEWS = "egide_live"
ACCESS = "egide_access"
BATCH = 200

_SCOPE = "SELECT set_config('app.team_id', %s, true)"
_AFTER = """
SELECT seq, user_id, kind, ids FROM realtime_event WHERE team_id = %s AND seq > %s ORDER BY seq LIMIT %s
"""
_EXTENT = """
SELECT coalesce((SELECT seq FROM realtime_counter WHERE team_id = %s), 0),
       (SELECT min(seq) FROM realtime_event WHERE team_id = %s)
"""


@dataclass(frozen=True, slots=True)
class LiveEvent:
    """An event as it is sent; `user_id` None: to everybody in the firm."""

    seq: int
    user_id: UUID | None
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Extent:
    """`last`: the number of the latest event. `oldest`: that of the oldest still kept, or None."""

    last: int
    oldest: int | None

    def reaches(self, since: int) -> bool:
        """Whether everything after `since` can still be told."""
        if since == self.last:
            return True
        return since < self.last and self.oldest is not None and since >= self.oldest - 1


def connection_parameters() -> dict[str, Any]:
    """What psycopg needs to connect as the application does."""
    parameters = connections[DEFAULT_DB_ALIAS].get_connection_params()
    return {key: value for key, value in parameters.items() if key not in ("cursor_factory", "context")}


class EventReader:
    """Reads events in their firm's scope, over a few connections of its own."""

    def __init__(self) -> None:
        self.pool: AsyncConnectionPool[AsyncConnection[Any]] = AsyncConnectionPool(
            kwargs={**connection_parameters(), "autocommit": True},
            min_size=1,
            max_size=4,
            timeout=5,
            open=False,
            check=AsyncConnectionPool.check_connection,
        )

    async def open(self) -> None:
        await self.pool.open(wait=False)

    async def close(self) -> None:
        await self.pool.close()

    async def after(self, team_id: UUID, seq: int, *, limit: int = BATCH) -> list[LiveEvent]:
        """The events numbered above `seq`, in order, at most `limit` of them."""
        async with self.pool.connection() as connection, connection.transaction():
            await connection.execute(_SCOPE, [str(team_id)])
            rows = await (await connection.execute(_AFTER, [team_id, seq, limit])).fetchall()
        return [LiveEvent(number, user_id, kind, _message(number, kind, ids)) for number, user_id, kind, ids in rows]

    async def extent(self, team_id: UUID) -> Extent:
        async with self.pool.connection() as connection, connection.transaction():
            await connection.execute(_SCOPE, [str(team_id)])
            row = await (await connection.execute(_EXTENT, [team_id, team_id])).fetchone()
        assert row is not None
        return Extent(last=row[0], oldest=row[1])


def _message(seq: int, kind: str, ids: object) -> str:
    return json.dumps({"type": "event", "seq": seq, "kind": kind, "ids": ids}, separators=(",", ":"))
