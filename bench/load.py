"""A closed-loop HTTP client cheap enough to share two cores with what it measures."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

Request = tuple[str, str, bytes | None, dict[str, str]]  # method, path, JSON body, headers
Make = Callable[[int, int], Request | None]  # worker, turn → what to ask; None: nothing left


@dataclass
class Result:
    """Latencies in milliseconds of every answered request, and what was not a success."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    failures: dict[int, int] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


class _Connection:
    """One keep-alive connection: writes a request, reads a response by its Content-Length."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def ask(self, request: Request) -> tuple[int, dict[str, str], bytes]:
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection(self.host, self.port, limit=1 << 24)
        assert self.reader is not None
        method, path, body, extra = request
        lines = [f"{method} {path} HTTP/1.1".encode(), f"Host: {self.host}:{self.port}".encode()]
        lines += [f"{name}: {value}".encode() for name, value in extra.items()]
        if body is not None:
            lines += [b"Content-Type: application/json", b"Content-Length: %d" % len(body)]
        self.writer.write(b"\r\n".join(lines) + b"\r\n\r\n" + (body or b""))
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status = int(head[0].split(" ", 2)[1])
        received = {n.lower(): v for n, _, v in (line.partition(": ") for line in head[1:]) if n}
        content = await self.reader.readexactly(int(received.get("content-length", 0)))
        return status, received, content

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()


async def _drive(host: str, port: int, concurrency: int, seconds: float, make: Make) -> Result:
    result = Result()
    end = time.perf_counter() + seconds

    async def one(worker: int) -> None:
        connection, turn = _Connection(host, port), 0
        while (start := time.perf_counter()) < end:
            request = make(worker, turn)
            if request is None:
                break
            status, _, _ = await connection.ask(request)
            turn += 1
            if status < 300:
                result.latencies.append((time.perf_counter() - start) * 1000)
            else:
                result.failures[status] = result.failures.get(status, 0) + 1
        connection.close()

    begun = time.perf_counter()
    await asyncio.gather(*(one(worker) for worker in range(concurrency)))
    result.seconds = time.perf_counter() - begun
    return result


def drive(host: str, port: int, concurrency: int, seconds: float, make: Make) -> Result:
    """Keeps `concurrency` connections busy for `seconds`, or until `make` has nothing left."""
    return asyncio.run(_drive(host, port, concurrency, seconds, make))


def ask_once(host: str, port: int, request: Request) -> tuple[int, dict[str, str], bytes]:
    """One request on a connection of its own: (status, headers in lower case, body)."""

    async def once() -> tuple[int, dict[str, str], bytes]:
        connection = _Connection(host, port)
        try:
            return await connection.ask(request)
        finally:
            connection.close()

    return asyncio.run(once())
