"""Many new files at once: an import, a demonstration, a bench. One statement a table and a few hundred rows."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import Model

from egide.modules.clients.derived import derive
from egide.modules.clients.dictionary import BESOINS, RECORDS, ROWS, SECTIONS
from egide.modules.clients.matricule import new_matricule
from egide.modules.clients.models import RECORD_MODELS, ROW_MODELS, Client, Consentement
from egide.modules.clients.services.edition import derived_columns
from egide.modules.clients.services.sealing import NIR_DIGEST, column

BATCH = 200
SEALED = [*(name for nom in SECTIONS["client"].scelles for name in (nom, column(nom))), NIR_DIGEST]
Dossier = dict[str, Any]


def assign_matricules(dossiers: Sequence[Dossier], chance: random.Random) -> None:
    """A free number to each file that has none."""
    taken = set(Client.objects.values_list("matricule", flat=True)) | {dossier["matricule"] for dossier in dossiers}
    for dossier in dossiers:
        while not dossier["matricule"]:
            candidate = new_matricule(dossier["nom"], dossier["prenom"], chance)
            if candidate not in taken:
                taken.add(candidate)
                dossier["matricule"] = candidate


def new_client_row(dossier: Dossier) -> Client:
    """The client's own row of a new file, with its figures; sealed columns stand beside their masks."""
    names = ("id", "matricule", *SECTIONS["client"].noms, BESOINS, "conseiller_id", "conseiller_depuis", "origines")
    dates = {nom: _moment(dossier[nom]) for nom in ("created_at", "updated_at", "dernier_echange_at")}
    own = {nom: dossier[nom] for nom in names}
    scelles = {nom: dossier.get(nom) for nom in (*map(column, SECTIONS["client"].scelles), NIR_DIGEST)}
    return Client(**own, **scelles, **dates, **derived_columns(derive(dossier)))


def _moment(value: object) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else None


def _children(dossier: Dossier) -> Iterable[Model]:
    moments = {nom: _moment(dossier[nom]) for nom in ("created_at", "updated_at")}
    for section in (*RECORDS, *ROWS):
        model: Any = RECORD_MODELS.get(section) or ROW_MODELS[section]
        records = dossier[section] if section in ROWS else [dossier[section]] if dossier[section] else []
        for record in records:
            own = {nom: record[nom] for nom in ("id", "origines", *SECTIONS[section].noms)}
            yield model(client_id=UUID(dossier["id"]), **own, **moments)
    for consent in dossier["consentements"]:
        yield Consentement(client_id=UUID(dossier["id"]), **consent)


def insert_dossiers(dossiers: Sequence[Dossier]) -> None:
    """Whole files with their figures; each has its matricule (see `assign_matricules`) and is new.

    What is kept encrypted comes beside its mask, as `Edition.scelles` says it.
    """
    for start in range(0, len(dossiers), BATCH):
        batch = dossiers[start : start + BATCH]
        Client.objects.bulk_create([new_client_row(dossier) for dossier in batch])
        insert_children(batch)


def insert_children(dossiers: Sequence[Dossier]) -> None:
    """Everything that hangs on new files whose own rows are there. One statement a table and 500 rows."""
    tables: dict[type[Model], list[Model]] = {}
    for dossier in dossiers:
        for child in _children(dossier):
            tables.setdefault(type(child), []).append(child)
    for model, children in tables.items():
        model._default_manager.bulk_create(children, batch_size=500)


def clone_clients(
    source: UUID, target: UUID, *, conseiller_id: UUID, using: str, copies: int = 1, size: int | None = None
) -> None:
    """A firm's files copied to another firm, for measures only: one statement a table and a copy, without Python.

    What is kept encrypted is not copied: sealed for one file, it opens for no other.

    :param conseiller_id: the member of the target firm who follows them all.
    :param using: an alias that sees both firms.
    :param copies: how many times; the matricules of each further copy end with a letter of its own.
    :param size: only so many of the files; all of them when absent.
    """
    models: tuple[type[Model], ...] = (Client, *RECORD_MODELS.values(), *ROW_MODELS.values(), Consentement)
    kept = "SELECT id FROM clients_client WHERE team_id = %(source)s ORDER BY id LIMIT %(size)s"
    for copy in range(copies):
        for model in models:
            table = model._meta.db_table
            columns = [field.column for field in model._meta.concrete_fields if not field.generated]
            taken = {
                "team_id": "%(target)s",
                "id": "md5(%(target)s::text || %(letter)s || id)::uuid",
                "client_id": "md5(%(target)s::text || %(letter)s || client_id)::uuid",
                "conseiller_id": "%(conseiller)s",
                "matricule": "matricule || %(letter)s",
                **(dict.fromkeys(SEALED, "NULL") if model is Client else {}),
            }
            names = ", ".join(f'"{column}"' for column in columns)
            values = ", ".join(taken.get(str(column), f'"{column}"') for column in columns)
            key = "id" if model is Client else "client_id"
            with connections[using].cursor() as cursor:
                cursor.execute(
                    f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "{table}" '
                    f"WHERE team_id = %(source)s AND {key} IN ({kept})",
                    {
                        "source": source,
                        "target": target,
                        "conseiller": conseiller_id,
                        "size": size,
                        "letter": chr(ord("A") + copy) if copy else "",
                    },
                )
