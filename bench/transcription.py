"""Measures the hearing of recordings by two workers: `python -m bench.transcription [meetings] [minutes]`.

A stand-in engine of known speed answers, so that what is seen is what the product adds. Three questions: does a firm
wait behind another's twenty meetings; how many meetings an hour pass, at what cost in processor; how far the time left,
as the page says it, is from the time that was left. Everything comes over HTTP to a real web server, on a durable
database.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from bench.installation import FOLDER, Installation, cpu_of
from bench.recordings import AGREED, MEGABYTE, Server
from bench.speech import engine, meeting

MINUTES, SHORT = 30, 10
"""Of the meetings that are counted by the hour, and of those by which fairness is seen."""
PACE = 0.02
"""Seconds for a second of sound: a service on a good graphics card."""
TWENTY = 20
MEETINGS, FIRMS = 36, 6
WORKERS = 2
WANTED = 200
"""Meetings an hour."""
LOOK_S, SELDOM_S = 1.0, 10.0
"""Between two looks: where seconds are told, and where looking would take from what is measured."""
SEED = ("--cabinets", str(FIRMS), "--clients", str(MEETINGS))
ALLOWED = {"accorde": True, "formulation": "J’autorise l’envoi des enregistrements à ce service."}


@dataclass
class Watched:
    """One meeting, from its drop. Times are of `time.monotonic`; `left`: when it was said, and the seconds said."""

    firm: Firm
    key: UUID
    dropped: float
    first: float | None = None
    heard: float | None = None
    over: float | None = None
    left: list[tuple[float, float]] = field(default_factory=list)

    @property
    def waited(self) -> str:
        assert self.first and self.heard and self.over, self.key
        first, heard, over = (at - self.dropped for at in (self.first, self.heard, self.over))
        return f"premier morceau entendu en {first:4.0f} s, transcrit en {heard:4.0f} s, à relire en {over:4.0f} s"

    def off(self) -> Iterator[tuple[float, float]]:
        """Of each time said: the seconds that were truly left, and how far from them it was."""
        assert self.heard is not None
        for at, said in self.left:
            yield self.heard - at, said - (self.heard - at)


class Firm:
    """One of the bench's firms, whose broker drops recordings."""

    def __init__(self, installation: Installation, number: int, engine_url: str) -> None:
        self.server = Server(installation.port, installation.log_in(number))
        self.team_id = UUID(self.server.ask("GET", "session")[1]["team"]["id"])
        self.clients = [row["id"] for row in self.server.ask("GET", "clients?page_size=100")[1]["results"]]
        service = {"nom": "Banc", "usage": "parole", "kind": "openai", "modele": "banc", "base_url": engine_url}
        made = self._post("ai/providers", {**service, "prix_heure": 0}, 201)
        self._post(f"ai/providers/{made['id']}/consent", ALLOWED, 200)

    def drop(self, content: bytes) -> Watched:
        """A recording of the next client, sent to its end."""
        parts = [content[at : at + 4 * MEGABYTE] for at in range(0, len(content), 4 * MEGABYTE)]
        said = {"source": "fichier", "nom": "entretien.ogg", "taille": len(content), "consentement": AGREED}
        made = self._post("entretiens/enregistrements", {**said, "client_id": self.clients.pop()}, 201)
        for number, part in enumerate(parts):
            assert self.server.put(made["id"], number, part) == 201
        dropped = time.monotonic()
        self._post(f"entretiens/{made['id']}/enregistrement/termine", {"prises": [len(parts)]}, 200)
        return Watched(self, UUID(made["id"]), dropped)

    def _post(self, path: str, body: dict[str, Any], expected: int) -> Any:
        status, answer = self.server.ask("POST", path, json.dumps(body).encode())
        assert status == expected, (path, status, answer)
        return answer


def look(watched: Sequence[Watched], *, asking: bool) -> None:
    """How far each of them has come; `asking`: and how long it may still take, as its page says."""
    from egide.foundation.tenancy.public import team_scope
    from egide.modules.intake.machine import SPOKEN
    from egide.modules.intake.models import Entretien
    from egide.modules.intake.selectors.transcription import transcription_of

    for firm in {each.firm for each in watched}:
        mine = {each.key: each for each in watched if each.firm is firm and each.over is None}
        with team_scope(firm.team_id):
            for row in Entretien.objects.filter(pk__in=mine).select_related("transcription"):
                each, at = mine[row.id], time.monotonic()
                if row.state in ("failed", "refused"):
                    raise SystemExit(f"{row.id} : {row.failure_code or row.notice}, {row.failure_reason}")
                if each.first is None and hasattr(row, "transcription") and row.transcription.entendues:
                    each.first = at
                if each.heard is None and row.step not in SPOKEN:
                    each.first, each.heard = each.first or at, at
                if row.state == "to_review":
                    each.over = at
                if asking and each.heard is None and (told := transcription_of(row)) and told["reste_s"] is not None:
                    each.left.append((at, told["reste_s"]))


def watch(watched: Sequence[Watched], *, asking: bool = False, every_s: float = LOOK_S) -> list[tuple[float, int, int]]:
    """Until all are to be reviewed; minute by minute: how many wait and how many are being heard."""
    began, line, looks = time.monotonic(), [], 0
    while any(each.over is None for each in watched):
        look(watched, asking=asking and looks * every_s % SELDOM_S == 0)
        seconds = time.monotonic() - began
        if not line or seconds - line[-1][0] >= 30:
            waiting = sum(each.first is None for each in watched)
            line.append((seconds, waiting, sum(each.over is None for each in watched) - waiting))
        looks += 1
        time.sleep(max(0.0, looks * every_s - seconds))
    return line


def fairness(large: Firm, small: Firm, content: bytes) -> None:
    """A meeting alone, then one dropped just after another firm's twenty."""
    alone = small.drop(content)
    watch([alone])
    print(f"seul                         {alone.waited}", flush=True)
    many = [large.drop(content) for _ in range(TWENTY)]
    one = small.drop(content)
    watch([*many, one], asking=True)
    print(f"après les {TWENTY} d’un autre cabinet {one.waited}")
    print(f"le premier des {TWENTY}            {min(many, key=_over).waited}")
    print(f"le dernier des {TWENTY}            {max(many, key=_over).waited}")
    say_off("l’unique", [one])
    say_off(f"les {TWENTY}", many)


def _over(watched: Watched) -> float:
    return watched.over or 0.0


def say_off(name: str, watched: Sequence[Watched]) -> None:
    """How far the time left was from the truth."""
    pairs = [pair for each in watched for pair in each.off()]
    if not pairs:
        print(f"temps restant, {name} : jamais dit")
        return
    off = [abs(error) for _left, error in pairs]
    share = sum(off) / sum(left for left, _error in pairs)
    print(
        f"temps restant, {name} : {len(pairs)} fois dit, écart moyen {statistics.mean(off):.0f} s "
        f"({share:.0%} de ce qui restait), biais {statistics.mean(error for _left, error in pairs):+.0f} s",
        flush=True,
    )


def throughput(firms: Sequence[Firm], content: bytes, count: int, workers: Sequence[int], web: int) -> None:
    """Meetings of all firms, dropped at once."""
    before, web_before = [cpu_of(pid) for pid in workers], cpu_of(web)
    began = time.monotonic()
    watched = [firms[number % len(firms)].drop(content) for number in range(count)]
    sent = time.monotonic() - began
    line = watch(watched, asking=True, every_s=SELDOM_S)
    seconds = time.monotonic() - began
    used = sum(map(cpu_of, workers)) - sum(before)
    print(
        f"{count} entretiens de {len(firms)} cabinets : envoyés en {sent:.0f} s, à relire en "
        f"{seconds:.0f} s, soit {count / seconds * 3600:.0f} par heure (but : {WANTED}) ; CPU par entretien : "
        f"travaux {used / count:.1f} s, web {(cpu_of(web) - web_before) / count:.1f} s"
    )
    print("file (attente + en cours) : " + ", ".join(f"{at:.0f} s {waits}+{busy}" for at, waits, busy in line))
    say_off("tous", watched)


@contextmanager
def workers_of(installation: Installation) -> Iterator[list[int]]:
    log = (installation.data.path / "logs" / "worker.log").open("wb")
    running = [
        subprocess.Popen([sys.executable, "-m", "egide.cli", "worker"], stdout=log, stderr=log) for _ in range(WORKERS)
    ]
    try:
        yield [process.pid for process in running]
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(60)
        log.close()


def main(arguments: Sequence[str]) -> None:
    count, minutes = (int(told) for told in (*arguments, *(MEETINGS, MINUTES)[len(arguments) :]))
    fair = min(SHORT, minutes)
    os.environ["EGIDE_LLM_HOSTS"] = "127.0.0.1"
    installation = Installation(FOLDER.with_name("bench-transcription"), SEED)
    installation.data.cluster.stop()
    shutil.rmtree(installation.data.path, ignore_errors=True)  # what was heard before would tell how long it takes
    short, content = meeting(fair), meeting(minutes)
    with installation.running():
        import django

        os.environ["EGIDE_LOG_LEVEL"] = "WARNING"
        django.setup()
        print(
            f"transcription, moteur à {1 / PACE:.0f} fois la vitesse de la voix, "
            f"{WORKERS} processus de travaux, {datetime.now().astimezone():%Y-%m-%d %H:%M}, "
            f"charge {os.getloadavg()[0]:.1f}",
            flush=True,
        )
        with engine(PACE) as url, workers_of(installation) as workers:
            firms = [Firm(installation, number, url) for number in range(1, FIRMS + 1)]
            print(f"équité, entretiens de {fair} min")
            fairness(firms[0], firms[1], short)
            if count:
                print(f"débit, entretiens de {minutes} min")
                throughput(firms, content, count, workers, installation.pid)
        print(f"charge à la fin {os.getloadavg()[0]:.1f}")
    shutil.rmtree(installation.data.path, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
