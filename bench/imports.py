"""Measures the import of 10 000 lines into a firm of 400 clients: `python -m bench.imports [lines]`.

The database is durable and looks after itself, as in service: its plans follow what it holds. Each step is what its
job does, in this process: seconds, processor seconds, statements a line, the most memory held.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from bench.installation import FOLDER, HOST, Installation
from bench.load import ask_once

LINES = 10_000
SEED = ("--cabinets", "1", "--clients", "400")
HEADINGS = (
    *("N° client", "Civilité", "Nom", "Prénom", "Né(e) le", "Adresse", "CP", "Ville", "Tél.", "E-mail", "Profession"),
    *("Revenus annuels", "Situation familiale", "Fumeur", "Prénom du conjoint", "Né(e) le conjoint", "Prénom enfant 1"),
    *(
        "Né(e) le enfant 1",
        "Prénom enfant 2",
        "Type de contrat",
        "Compagnie",
        "N° contrat",
        "Prime TTC",
        "Date d’effet",
    ),
)


def row(rank: int) -> list[object]:
    """A household like any other."""
    born = date(1950 + rank % 50, rank % 12 + 1, rank % 28 + 1)
    return [
        *(f"C-{rank:06}", "Mme" if rank % 2 else "M.", f"Marchand{rank // 40}", f"Hélène{rank % 40}", born),
        *(f"{rank % 90 + 1} rue Crébillon", "44000", "Nantes", f"06 {rank:08}", f"client{rank}@exemple.fr"),
        *("Kinésithérapeute", 54_200.5 + rank, "Mariée", "non", "Yves", date(1975, 5, rank % 28 + 1), "Léo"),
        *(date(2010, 4, rank % 28 + 1), "Zoé", "Auto", "Maif", f"P{rank:08}", 812.4, date(2024, 1, 1)),
    ]


def csv_of(lines: int) -> bytes:
    from egide.kit.sheets import Heading, csv_chunks

    return b"".join(csv_chunks([Heading(words) for words in HEADINGS], map(row, range(lines))))  # type: ignore[arg-type]


def xlsx_of(lines: int) -> bytes:
    from egide.kit.sheets import Heading, xlsx_chunks

    heads = [Heading(words, "date" if words.startswith("Né") else "texte") for words in HEADINGS]
    return b"".join(xlsx_chunks(heads, map(row, range(lines))))  # type: ignore[arg-type]


class Counter:
    """Statements of the steps."""

    def __init__(self) -> None:
        self.said = 0

    def __call__(self, execute: Callable[..., object], sql: str, *rest: object) -> object:
        self.said += 1
        return execute(sql, *rest)


def measured(name: str, lines: int, step: Callable[[], None]) -> None:
    from django.db import connection

    counter, started, cpu = Counter(), time.perf_counter(), time.process_time()
    with connection.execute_wrapper(counter):  # type: ignore[arg-type]
        step()
    seconds, busy = time.perf_counter() - started, time.process_time() - cpu
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:<28}{seconds:7.1f} s  CPU {busy:6.1f} s  {counter.said / lines:6.2f} SQL par ligne  "
        f"{lines / seconds:8.0f} lignes/s  {most:6.0f} Mo",
        flush=True,
    )


def bring(team_id: UUID, kind: str, content: bytes, lines: int) -> None:
    """One file from its arrival to its undoing."""
    from egide.foundation.accounts.public import Membership
    from egide.foundation.tenancy.public import team_scope
    from egide.modules.imports.models import Import
    from egide.modules.imports.services import annulation, controle, depot, execution

    with team_scope(team_id):
        member = Membership.objects.order_by("created_at").values_list("pk", flat=True)[0]
        key = depot.deposer(content=[content], nom=f"portefeuille.{kind}", member_id=member).id

    def whole() -> None:
        with team_scope(team_id):
            depot.lire(import_id=key)

    def step(run: Callable[..., None]) -> Callable[[], None]:
        def act() -> None:
            with team_scope(team_id, atomic=False):
                run(import_id=key)

        return act

    def held() -> Import:
        return Import.objects.get(pk=key)

    measured(f"{kind} : lecture", lines, whole)
    with team_scope(team_id):
        controle.demander_controle(imported=held(), places=held().places, options={}, member_id=member)
    measured(f"{kind} : contrôle", lines, step(controle.controler))
    with team_scope(team_id):
        execution.demander_execution(imported=held())
    measured(f"{kind} : import", lines, step(execution.executer))
    with team_scope(team_id):
        assert held().bilan["issues"] == {"cree": lines}, held().bilan
        annulation.demander_annulation(imported=held())
    measured(f"{kind} : annulation", lines, step(annulation.annuler))


def main(arguments: Sequence[str]) -> None:
    lines = int(arguments[0]) if arguments else LINES
    installation = Installation(FOLDER.with_name("bench-imports"), SEED)
    with installation.running():
        import django

        os.environ["EGIDE_LOG_LEVEL"] = "WARNING"
        django.setup()
        asked = ("GET", "/api/v1/session", None, {"X-Session-Token": installation.log_in(1)})
        team_id = UUID(json.loads(ask_once(HOST, installation.port, asked)[2])["team"]["id"])
        print(
            f"import de {lines} lignes, {len(HEADINGS)} colonnes, {datetime.now().astimezone():%Y-%m-%d %H:%M}, "
            f"charge {os.getloadavg()[0]:.1f}",
            flush=True,
        )
        for kind, content in files(lines):
            bring(team_id, kind, content, lines)


def files(lines: int) -> Iterator[tuple[str, bytes]]:
    yield "csv", csv_of(lines)
    yield "xlsx", xlsx_of(lines)


if __name__ == "__main__":
    main(sys.argv[1:])
