"""What an import wrote taken back: its clients, and the values it replaced, wherever nobody wrote since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Concat, Replace, Right, Upper

from egide.foundation.realtime.public import publish
from egide.modules.clients.dictionary import BESOINS
from egide.modules.clients.models import Client
from egide.modules.clients.services.changes import Origine
from egide.modules.clients.services.edition import Edition
from egide.modules.clients.services.etiquettes import take_off_tags
from egide.modules.clients.services.reprise import Before, plain
from egide.modules.clients.services.sealing import unseal


def give_back(dossier: dict[str, Any], before: Before, *, origine: Origine, now: datetime) -> list[str]:
    """What the file had, wherever nobody wrote anything else since; the caller has locked it.

    :returns: the names of what somebody changed since, left as it is.
    """
    edition = Edition(dossier, origine, now)
    kept: list[str] = []
    for section, told in before["sections"].items():
        record = edition.dossier if section == "client" else edition.dossier[section]
        if record is None:
            kept += [f"{section}.{nom}" for nom in told]
            continue
        mine = _mine(record, told, "" if section == "client" else f"{section}.", kept)
        values = {nom: _former(edition.client_id, nom, line, before) for nom, line in mine.items()}
        if section == "client":
            edition.set_client(values)
        elif values:
            edition.set_record(section, values)
        _origins(record, mine)
    for section in before["nouvelles"]:
        _forget(edition, section, kept)
    _rows_back(edition, before, kept)
    if left := [one for one in edition.dossier[BESOINS] if one not in before[BESOINS]]:
        edition.set_besoins(left)
    elif before[BESOINS]:
        edition.set_besoins([])
    edition.commit()
    # Of an import older than the tags it could bring, nothing is told of them.
    if put := before.get("etiquettes"):
        take_off_tags(client_id=edition.client_id, etiquette_ids=put)
    return kept


def _mine(record: Mapping[str, Any], told: Mapping[str, Any], prefix: str, kept: list[str]) -> dict[str, Any]:
    """The fields that still say what the import wrote."""
    mine = {nom: line for nom, line in told.items() if plain(record[nom]) == line["apres"]}
    kept += [f"{prefix}{nom}" for nom in told if nom not in mine]
    return mine


def _former(client_id: UUID, nom: str, line: Mapping[str, Any], before: Before) -> object:
    """What a field had; a sealed one is opened, to be sealed anew."""
    sealed = before["scelles"].get(nom)
    return unseal(sealed, nom, client_id) if sealed else line["avant"]


def _origins(record: dict[str, Any], mine: Mapping[str, Any]) -> None:
    for nom, line in mine.items():
        if line["origine"] is not None:
            record["origines"][nom] = line["origine"]
        else:
            record["origines"].pop(nom, None)


def _forget(edition: Edition, section: str, kept: list[str]) -> None:
    """A once-only section the import made, unless somebody wrote in it since."""
    record = edition.dossier[section]
    if record is None:
        return
    if all(told["kind"] == "import" for told in record["origines"].values()):
        edition.remove_record(section)
    else:
        kept.append(section)


def _rows_back(edition: Edition, before: Before, kept: list[str]) -> None:
    for line in before["lignes"]:
        row = next((row for row in edition.dossier[line["section"]] if row["id"] == line["id"]), None)
        if row is None:
            continue
        if row["version"] == line["version"]:
            edition.remove_row(line["section"], UUID(line["id"]))
        else:
            kept.append(line["section"])
    for section, rows in before["rangs"].items():
        for row_id, told in rows.items():
            row = next((row for row in edition.dossier[section] if row["id"] == row_id), None)
            if row is None:
                kept.append(section)
                continue
            mine = _mine(row, told, f"{section}.", kept)
            if mine:
                edition.set_row(section, UUID(row_id), {nom: line["avant"] for nom, line in mine.items()})
                _origins(row, mine)


def remove_created(versions: Mapping[UUID, int], *, now: datetime) -> set[UUID]:
    """Files an import made, taken away where nobody wrote since; their numbers are free again. One statement.

    :param versions: what each was left at. :returns: those taken away.
    """
    untouched = Client.objects.filter(
        pk__in=list(versions), deleted_at__isnull=True, dernier_echange_at__isnull=True, a_relire=0
    )
    alive = untouched.order_by("id").select_for_update()
    same = [key for key, version in alive.values_list("pk", "version") if versions[key] == version]
    tail = Right(Upper(Replace(Cast("id", TextField()), Value("-"), Value(""))), 16)
    Client.objects.filter(pk__in=same).update(
        deleted_at=now, updated_at=now, version=F("version") + 1, matricule=Concat(Value("X-"), tail)
    )
    publish("client.changed", client_id=None)
    return set(same)
