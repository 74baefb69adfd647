"""A client is created, changed, taken away and brought back."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.accounts.public import Membership
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import in_sight
from egide.kit.errors import Conflict, Invalid, NotFound, StaleVersion
from egide.kit.ids import uuid7
from egide.modules.clients.derived import derive
from egide.modules.clients.dictionary import BESOINS, RECORDS, ROWS, SECTIONS
from egide.modules.clients.matricule import new_matricule
from egide.modules.clients.models import Client, Fusion
from egide.modules.clients.selectors.dossier import as_id
from egide.modules.clients.services.changes import Origine
from egide.modules.clients.services.edition import Edition, derived_columns, edit

CONSEILLER = "conseiller_id"
# Two clients of a firm get the same number once in millions; many times in a row, never.
ATTEMPTS = 20

OUT_OF_SIGHT = "Vous ne verriez plus ce client : demandez à un responsable de le confier."

_chance = random.SystemRandom()


def blank_dossier(*, client_id: UUID | None = None, now: datetime) -> dict[str, Any]:
    """A file about which nothing is known yet, as `selectors.dossier` would read it."""
    stamp = now.isoformat()
    dossier: dict[str, Any] = {"id": str(client_id or uuid7()), "matricule": ""}
    dossier |= dict.fromkeys(SECTIONS["client"].noms)
    dossier |= {champ.nom: champ.defaut for champ in SECTIONS["client"].champs if champ.defaut is not None}
    dossier |= {BESOINS: [], CONSEILLER: None, "conseiller_nom": None, "conseiller_depuis": None}
    dossier |= {"a_relire": 0, "dernier_echange_at": None, "revenus_foyer": None, "patrimoine_net": None}
    dossier |= {"version": 0, "created_at": stamp, "updated_at": stamp, "origines": {}, "contrats": 0, "age": None}
    dossier |= dict.fromkeys(RECORDS) | {section: [] for section in ROWS}
    return dossier | {"consentements": [], "conseillers": [], "etiquettes": [], "liens": [], "derives": {}}


def _conseiller(value: object) -> tuple[UUID | None, str | None]:
    """The member of the firm a client is entrusted to, with their name."""
    if value is None:
        if not in_sight(None):
            raise Invalid({CONSEILLER: [OUT_OF_SIGHT]})
        return None, None
    member_id = as_id(str(value))
    names = None
    if member_id is not None:
        active = Membership.objects.filter(pk=member_id, active=True)
        names = active.values_list("user__prenom", "user__nom").first()
    if names is None:
        raise Invalid({CONSEILLER: [_("Cette personne n’est pas membre du cabinet.")]})
    if not in_sight(member_id):
        raise Invalid({CONSEILLER: [OUT_OF_SIGHT]})
    return member_id, " ".join(names)


def write_values(edition: Edition, values: Mapping[str, object]) -> None:
    """Fields of the client, `besoins`, `conseiller_id`. :raises Invalid: by field."""
    own = {nom: value for nom, value in values.items() if nom not in (BESOINS, CONSEILLER)}
    edition.set_client(own)
    if BESOINS in values:
        edition.set_besoins(values[BESOINS])
    if CONSEILLER in values:
        edition.set_conseiller(*_conseiller(values[CONSEILLER]))


def _insert_unless_taken(client: Client) -> bool:
    """INSERT … ON CONFLICT DO NOTHING: a number taken meanwhile breaks no transaction and waits for no lock."""
    fields = [field for field in Client._meta.concrete_fields if not field.generated]
    query = InsertQuery(Client, on_conflict=OnConflict.IGNORE)
    query.insert_values(fields, [client])
    ((sql, params),) = query.get_compiler(using=connection.alias).as_sql()
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return bool(cursor.rowcount == 1)


def create_client(
    *,
    values: Mapping[str, object],
    origine: Origine,
    conseiller_id: UUID | None = None,
    conseiller_nom: str | None = None,
    now: datetime | None = None,
) -> dict[str, Any]:
    """A new file, whole. Two statements, one more when the adviser's name has to be looked up.

    :param values: fields of the client, `besoins`, `conseiller_id`.
    :param conseiller_id: who follows the client when `values` does not say.
    :param conseiller_nom: their name, when the caller has just checked that they are of the firm.
    :raises Invalid: by field; a client has a name or a first name.
    """
    now = now or timezone.now()
    edition = Edition(blank_dossier(now=now), origine, now)
    given: dict[str, object] = {"nom": None, "prenom": None} | dict(values)
    if CONSEILLER not in given and conseiller_id is not None:
        if conseiller_nom is None:
            given[CONSEILLER] = conseiller_id
        else:
            edition.set_conseiller(conseiller_id, conseiller_nom)
    write_values(edition, given)
    dossier = edition.dossier
    derives = derive(dossier)
    columns = derived_columns(derives)
    kept = (*SECTIONS["client"].noms, BESOINS, CONSEILLER, "conseiller_depuis", "origines")
    own = {nom: dossier[nom] for nom in kept}
    for _attempt in range(ATTEMPTS):
        dossier["matricule"] = new_matricule(dossier["nom"], dossier["prenom"], _chance)
        client = Client(
            id=dossier["id"],
            matricule=dossier["matricule"],
            created_at=now,
            updated_at=now,
            **own,
            **edition.scelles,
            **columns,
        )
        if _insert_unless_taken(client):
            publish("client.changed", client_id=client.id, act="created")
            edition.refresh(derives, columns)
            return edition.dossier
    raise Conflict(message=_("Aucun matricule n’est libre pour ce nom."))


def update_client(
    *, reference: str | UUID, values: Mapping[str, object], origine: Origine, expected_version: int | None
) -> dict[str, Any]:
    """Fields of the client, `besoins`, `conseiller_id`; the file as it is then. Three statements.

    :raises NotFound, StaleVersion, Invalid: nothing is written.
    """
    _none, edition = edit(
        reference, lambda file: write_values(file, values), origine=origine, expected_version=expected_version
    )
    return edition.dossier


def delete_client(*, client_id: UUID, expected_version: int | None, now: datetime | None = None) -> None:
    """Out of every list; nothing is lost. One statement and its event.

    :raises NotFound: no such client, or already taken away. :raises StaleVersion: written since.
    """
    now = now or timezone.now()
    alive = Client.objects.filter(pk=client_id, deleted_at__isnull=True)
    asked = alive if expected_version is None else alive.filter(version=expected_version)
    if not asked.update(deleted_at=now, updated_at=now, version=F("version") + 1):
        raise StaleVersion if alive.exists() else NotFound
    publish("client.changed", client_id=client_id, act="removed")


def restore_client(*, client_id: UUID, now: datetime | None = None) -> None:
    """A client taken away comes back as it was.

    :raises NotFound: no such client among those taken away; one that was merged comes back by undoing the merge.
    """
    merged = Fusion.objects.filter(absorbe=OuterRef("pk"), annulee_at=None)
    gone = Client.objects.filter(~Exists(merged), pk=client_id, deleted_at__isnull=False)
    if not gone.update(deleted_at=None, updated_at=now or timezone.now(), version=F("version") + 1):
        raise NotFound
    publish("client.changed", client_id=client_id, act="restored")
