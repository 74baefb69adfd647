"""Web, worker and database killed at random moments while fifty meetings are worked on.

Every meeting ends under review, or stopped with a reason and then reviewed after a retry; none is there twice, no word
of any is lost, and no work is left behind. `EGIDE_KILL_SEED` draws other moments.
"""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections import Counter
from typing import Any

import psycopg
import pytest
from tests.kill.brokers import Broker, Sender, development_meetings, sessions
from tests.runtime.processes import Up

from egide.runtime.postgres import Cluster
from egide.runtime.postgres.processes import is_alive

MEETINGS = 50
KILLS = 30
SEED = int(os.environ.get("EGIDE_KILL_SEED", "20261120"))
PATIENCE_S = 400.0  # it takes a quarter of that when the machine does nothing else
SERVICE_PATIENCE_S = 10.0
# Who may be killed, and how often compared with the others.
VICTIMS = {"web": 3, "worker-1": 2, "worker-2": 2, "worker-3": 2, "database": 3}

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.xdist_group("runtime")]


def pid_of(running: Up, victim: str) -> int | None:
    try:
        return running.postgres_pid() if victim == "database" else running.pid_of(victim)
    except (OSError, ValueError, IndexError):
        return None


def kill_one(running: Up, chance: random.Random, *, until: float) -> str:
    """Kill -9 one of those alive, with all it has started. A process that has just died again waits before it is
    restarted, so the moment decides who is there to die."""
    while time.monotonic() < until:
        alive = {victim: pid for victim in VICTIMS if (pid := pid_of(running, victim)) is not None and is_alive(pid)}
        if alive:
            victim = chance.choices(list(alive), [VICTIMS[name] for name in alive])[0]
            try:
                (os.kill if victim == "database" else os.killpg)(alive[victim], signal.SIGKILL)
            except ProcessLookupError:
                continue
            return victim
        time.sleep(0.05)
    raise AssertionError("nobody came back")


def wait_for_service(broker: Broker, *, until: float) -> None:
    """A kill teaches most when something works: wait for it, though not for long."""
    while time.monotonic() < until and not broker.is_answered():
        time.sleep(0.1)


def ended(broker: Broker, *, until: float) -> dict[str, dict[str, Any]]:
    """The meetings by title, once none is being worked on."""
    while time.monotonic() < until:
        page = broker.insist("GET", "entretiens?page_size=200", until=until)
        if not {row["state"] for row in page["results"]} & {"received", "queued", "extracting"}:
            assert page["count"] == len(page["results"])
            found = {row["titre"]: row for row in page["results"]}
            assert len(found) == page["count"], "a meeting is there twice"
            return found
        time.sleep(0.5)
    states = Counter(row["state"] for row in page["results"])
    raise AssertionError(f"still at work: {states}")


def test_fifty_meetings_survive_thirty_kills(running: Up) -> None:
    chance = random.Random(SEED)
    cases = development_meetings()
    meetings = [(f"Rendez-vous {n:02d}", cases[n % len(cases)]) for n in range(MEETINGS)]
    brokers = [Broker(running, token) for token in sessions(running)]
    until = time.monotonic() + PATIENCE_S
    pace = threading.Semaphore(0)
    senders = [Sender(broker, meetings[index::2], pace, until) for index, broker in enumerate(brokers)]
    killed: Counter[str] = Counter()

    for sender in senders:
        sender.start()
    for _kill in range(KILLS):
        wait_for_service(brokers[0], until=min(until, time.monotonic() + SERVICE_PATIENCE_S))
        pace.release(MEETINGS // KILLS + 1)
        time.sleep(chance.uniform(0.05, 1.2))
        killed[kill_one(running, chance, until=until)] += 1
    for sender in senders:
        sender.join(max(0.0, until - time.monotonic()))
        assert sender.failure is None and not sender.is_alive(), sender.failure
    found = ended(brokers[0], until=until)

    sent = senders[0].sent | senders[1].sent
    assert {title: row["id"] for title, row in found.items()} == sent and len(sent) == MEETINGS
    stopped = [row for row in found.values() if row["state"] == "failed"]
    assert {row["state"] for row in found.values()} <= {"to_review", "failed"}
    assert all(row["failure"]["reason"] and row["failure"]["retryable"] for row in stopped)
    for row in stopped:
        brokers[0].insist("POST", f"entretiens/{row['id']}/retry", {}, until=until)
    assert {row["state"] for row in ended(brokers[0], until=until).values()} == {"to_review"}

    check_the_database(running, dict(meetings))
    print(f"{KILLS} kills {dict(killed)}, {MEETINGS} meetings, {len(stopped)} stopped then retried")


def check_the_database(running: Up, meetings: dict[str, dict[str, Any]]) -> None:
    """Every word, one extraction a run, one proposal a statement, no job left, each step done."""
    with psycopg.connect(Cluster(running.data).urls()["DATABASE_PLATFORM_URL"]) as connection:

        def rows(sql: str) -> list[tuple[Any, ...]]:
            return connection.execute(sql).fetchall()

        kept = rows(
            "SELECT e.titre, t.segments FROM intake_entretien e JOIN intake_transcriptversion t"
            " ON t.team_id = e.team_id AND t.entretien_id = e.id"
        )
        words = {title: [s["text"] for s in segments] for title, segments in kept}
        assert len(kept) == len(words) == MEETINGS
        for title, case in meetings.items():
            said = [" ".join(turn["text"].split()) for turn in case["turns"]]
            assert [" ".join(text.split()) for text in words[title]] == [text for text in said if text]
        assert rows("SELECT count(*) FROM intake_sourcetext WHERE octet_length(content) = size") == [(MEETINGS,)]
        assert rows("SELECT count(*) FROM intake_extractionrecord WHERE normalised IS NOT NULL") == [(MEETINGS,)]
        assert (
            rows(
                "SELECT entretien_id, source FROM intake_proposal WHERE state <> 'superseded'"
                " GROUP BY 1, 2 HAVING count(*) > 1"
            )
            == []
        )
        assert rows("SELECT name, state FROM intake_step WHERE state <> 'done' OR attempts <> 1") == []
        assert rows("SELECT id, status::text FROM procrastinate_jobs WHERE status IN ('todo', 'doing', 'failed')") == []
        assert (
            rows(
                "SELECT e.titre FROM intake_entretien e WHERE (e.counts->>'total')::int <> (SELECT count(*)"
                " FROM intake_proposal p WHERE p.team_id = e.team_id AND p.entretien_id = e.id"
                " AND p.kind <> 'same' AND p.state <> 'superseded')"
            )
            == []
        )
