"""`make bench`: req/s, latencies and SQL of the main requests, beside the same SQL run raw in the same minute."""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import mode

from bench import raw
from bench.installation import FOLDER, HOST, Installation
from bench.load import drive
from bench.operations import FIRMS, Operation, World, budget
from bench.trace import trace
from egide.runtime.postgres.binaries import installed

CONCURRENCY = (1, 16)
COLUMNS = "{:<22} {:>4} {:>7} {:>8} {:>8} {:>8} {:>4} {:>8} {:>8} {:>6}  {}"


@dataclass(frozen=True, slots=True)
class Line:
    """One measure. Times in milliseconds; `cpu_ms` is the web processes' own; `sql` without the audit's triggers."""

    operation: str
    concurrency: int
    per_second: float
    p50: float
    p95: float
    p99: float
    cpu_ms: float
    sql: int
    raw_per_second: float
    failures: dict[int, int]

    @property
    def ratio(self) -> float:
        return self.raw_per_second / self.per_second if self.per_second else 0.0


def measure(world: World, operation: Operation, seconds: float) -> list[Line]:
    """At each concurrency: the product, then the raw statements at once after."""
    installation, lines = world.installation, []
    turns = range(-1 if operation.once else -4, 0)
    requests = [operation.make(worker, turn) for turn in turns for worker in range(FIRMS)]
    traces = [trace(request, undo=operation.once) for request in requests if request is not None]
    transactions = [operation.raw(traced) for traced in traces]
    # A number that happens to be taken, or a session seen again after a while, costs one statement more.
    sql = mode(traced.count for traced in traces)
    if not operation.once:
        drive(HOST, installation.port, max(CONCURRENCY), 1.0, operation.make)
    for concurrency in CONCURRENCY:
        before = installation.web_cpu()
        result = drive(HOST, installation.port, concurrency, seconds, operation.make)
        cpu = (installation.web_cpu() - before) * 1000 / max(1, len(result.latencies))
        url = installation.data.cluster.urls()["DATABASE_URL"]
        unbeaten = raw.rate(
            installed(),
            url,
            transactions,
            concurrency=concurrency,
            seconds=max(1, round(seconds / 2)),
            commit=operation.writes and not operation.once,
        )
        p50, p95, p99 = (result.percentile(share) for share in (0.5, 0.95, 0.99))
        line = Line(operation.title, concurrency, result.rate, p50, p95, p99, cpu, sql, unbeaten, result.failures)
        promised = budget().get(operation.endpoint)
        note = "" if promised in (None, sql) else f"budget {promised}"
        show(line, note)
        lines.append(line)
    return lines


def show(line: Line, note: str = "") -> None:
    failed = ", ".join(f"{count} × {status}" for status, count in line.failures.items())
    print(
        COLUMNS.format(
            line.operation,
            line.concurrency,
            f"{line.per_second:.0f}",
            f"{line.p50:.1f}",
            f"{line.p95:.1f}",
            f"{line.p99:.1f}",
            line.sql,
            f"{line.cpu_ms:.2f}",
            f"{line.raw_per_second:.0f}",
            f"{line.ratio:.1f}",
            " ".join(filter(None, (note, failed))),
        ),
        flush=True,
    )


def machine() -> dict[str, object]:
    load, _five, _fifteen = os.getloadavg()
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "load": load,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="deux secondes par mesure au lieu de six")
    parser.add_argument("--only", default="", help="list,search,read,create,update,apply,list_large,list_small")
    parser.add_argument("--json", type=Path, default=FOLDER / "bench.json", help="où écrire les mesures")
    options = parser.parse_args(arguments)
    wanted = {name for name in options.only.split(",") if name}
    installation, lines = Installation(), []
    with installation.running():
        import django

        os.environ["EGIDE_LOG_LEVEL"] = "WARNING"  # of this process, which only traces
        django.setup()
        world = World(installation)
        world.enter()
        chosen = [operation for operation in world.operations() if not wanted or operation.name in wanted]
        if any(operation.once for operation in chosen):
            world.review(4 if options.quick else 16)
        before = machine()
        print(f"{before['cores']} cœurs, charge {before['load']:.1f}, processus web : {installation.workers}")
        print(COLUMNS.format("", "conc", "req/s", "p50 ms", "p95 ms", "p99 ms", "SQL", "CPU ms", "brut/s", "ratio", ""))
        for operation in chosen:
            lines += measure(world, operation, 2.0 if options.quick else 6.0)
    report = {"machine": before, "load_after": os.getloadavg()[0], "lines": [asdict(line) for line in lines]}
    options.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"charge à la fin : {os.getloadavg()[0]:.1f} · mesures : {options.json}")


if __name__ == "__main__":
    main()
