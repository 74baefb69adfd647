"""A file of clients imported by workers that are killed at random moments, and then undone by them: each line once."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from uuid import UUID

import pytest
from tests.support.people import Person
from tests.support.processes import database_down, wait_for

from egide.foundation.accounts.public import Membership
from egide.foundation.audit.public import audit_context
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.models import Client, ContratExistant, Enfant
from egide.modules.clients.public import Origine, create_client
from egide.modules.imports.models import Import, Ligne
from egide.modules.imports.services.annulation import demander_annulation
from egide.modules.imports.services.controle import demander_controle
from egide.modules.imports.services.depot import deposer
from egide.modules.imports.services.execution import demander_execution

from .conftest import Workers

LINES, KNOWN, BLOWS = 1_500, 150, 4
SEED = int(os.environ.get("EGIDE_KILL_SEED", "20261130"))
HEADINGS = "N° client;Nom;Prénom;Né(e) le;Ville;Prénom enfant 1;Type de contrat;Compagnie\n"


def line(rank: int) -> str:
    return f"C-{rank:05};Nom{rank};Prénom{rank % 97};{rank % 28 + 1:02}/{rank % 12 + 1:02}/1970;Nantes;Léo{rank};Auto;Maif\n"


def where(team_id: UUID, key: UUID) -> tuple[str, int]:
    """The state, and how many lines are done."""
    with team_scope(team_id):
        state, done = Import.objects.values_list("state", "traites").get(pk=key)
        return str(state), int(done)


def blows(workers: Workers, chance: random.Random, team_id: UUID, key: UUID, state: str) -> int:
    """Each time some lines were done, the worker dies, or the database with it; until the step is over."""
    worker, dealt = workers.start(concurrency=2), 0
    while dealt < BLOWS:
        before = where(team_id, key)
        wait_for(lambda before=before: where(team_id, key) != before, "some lines to be done", 300)
        if where(team_id, key)[0] == state:
            break
        time.sleep(chance.uniform(0.0, 1.0))
        if dealt % 3 == 2:
            with database_down():
                time.sleep(chance.uniform(0.0, 0.5))
        else:
            worker.kill()
            worker = workers.start(concurrency=2)
        dealt += 1
    wait_for(lambda: where(team_id, key)[0] == state, f"the import to be {state}", 300)
    return dealt


@pytest.mark.kill
@pytest.mark.slow
def test_every_line_is_written_once_and_taken_back_once_whatever_dies(workers: Workers, claire: Person) -> None:
    chance = random.Random(SEED)
    team_id = claire.team_id
    with team_scope(team_id):
        member = Membership.objects.get(user_id=claire.user_id).id
        for rank in range(KNOWN):
            known = {"nom": f"Nom{rank}", "prenom": f"Prénom{rank % 97}"}
            known["date_naissance"] = f"1970-{rank % 12 + 1:02}-{rank % 28 + 1:02}"
            create_client(values=known, origine=Origine("saisie", claire.user_id))
        with audit_context(actor_id=claire.user_id, actor_kind="user"):
            text = HEADINGS + "".join(line(rank) for rank in range(LINES))
            key = deposer(content=[text.encode()], nom="portefeuille.csv", member_id=member).id
    work_until_idle()
    with team_scope(team_id):
        imported = Import.objects.get(pk=key)
        demander_controle(imported=imported, places=imported.places, options={}, member_id=member)
    work_until_idle()
    with team_scope(team_id):
        imported = Import.objects.get(pk=key)
        assert imported.bilan["verdicts"] == {"a_completer": KNOWN, "nouveau": LINES - KNOWN}
        demander_execution(imported=imported)
    killed = blows(workers, chance, team_id, key, "fait")
    with team_scope(team_id):
        assert Import.objects.get(pk=key).bilan["issues"] == {"complete": KNOWN, "cree": LINES - KNOWN}
        names = Counter(Client.objects.filter(deleted_at__isnull=True).values_list("nom", flat=True))
        assert names == {f"Nom{rank}": 1 for rank in range(LINES)}
        assert Counter(Enfant.objects.values_list("prenom", flat=True)) == {f"Léo{rank}": 1 for rank in range(LINES)}
        assert ContratExistant.objects.count() == LINES
        assert Ligne.objects.filter(lot_id=key, issue="").count() == 0
        demander_annulation(imported=Import.objects.get(pk=key))
    killed += blows(workers, chance, team_id, key, "annule")
    with team_scope(team_id):
        assert Import.objects.get(pk=key).bilan["issues"] == {"rendu": KNOWN, "retire": LINES - KNOWN}
        left = Client.objects.filter(deleted_at__isnull=True)
        assert Counter(left.values_list("nom", flat=True)) == {f"Nom{rank}": 1 for rank in range(KNOWN)}
        assert not left.filter(ville__isnull=False).exists()
        alive = Enfant.objects.filter(deleted_at__isnull=True, client__in=left)
        assert (alive.count(), ContratExistant.objects.filter(deleted_at__isnull=True, client__in=left).count()) == (
            0,
            0,
        )
    print(f"{killed} blows, {LINES} lines")
