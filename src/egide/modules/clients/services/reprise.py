"""Files brought by an import: made many at once, completed one by one, and given back as they were.

The caller holds one transaction a batch, so that what it keeps of each line and what is written here are kept or lost
together.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from django.db import connection

from egide.foundation.tenancy.public import current_team_id
from egide.kit.errors import Invalid
from egide.modules.clients.dictionary import BESOINS, SECTIONS
from egide.modules.clients.matricule import new_matricule
from egide.modules.clients.models import Client
from egide.modules.clients.rapprochement import name_words
from egide.modules.clients.services.bulk import insert_children, new_client_row
from egide.modules.clients.services.changes import Origine
from egide.modules.clients.services.clients import blank_dossier
from egide.modules.clients.services.edition import Edition
from egide.modules.clients.services.sealing import column

Values = Mapping[str, object]
Existing = Literal["completer", "remplacer"]
Before = dict[str, Any]
"""What a completed file had, as JSON: `sections` {section: {champ: {avant, apres, origine}}}, `nouvelles` the once-only
sections made, `lignes` the rows added {section, id, version}, `rangs` {section: {row id: {champ: …}}} of those changed,
`besoins` and `etiquettes` those added, `scelles` {champ: the sealed text replaced}."""

_chance = random.SystemRandom()
ATTEMPTS = 20


def nothing_before() -> Before:
    """What is told of a file that nothing changed of."""
    return {
        "sections": {},
        "nouvelles": [],
        "lignes": [],
        "rangs": {},
        "besoins": [],
        "etiquettes": [],
        "scelles": {},
    }


@dataclass(slots=True)
class Arrivant:
    """What one line brings: `client` its own fields, `sections` the once-only ones, `lignes` rows of the others.

    `etiquettes` are put on the file by `put_tags`, beside everything else.
    """

    client: dict[str, object] = field(default_factory=dict)
    sections: dict[str, dict[str, object]] = field(default_factory=dict)
    lignes: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    besoins: list[str] = field(default_factory=list)
    etiquettes: list[str] = field(default_factory=list)
    matricule: str | None = None
    conseiller: tuple[UUID, str] | None = None
    edition: Edition | None = None


def _sectioned(section: str, write: Callable[[], object], errors: dict[str, list[str]]) -> None:
    try:
        write()
    except Invalid as refusal:
        for champ, sentences in refusal.errors.items():
            errors.setdefault(champ if section == "client" else f"{section}.{champ}", []).extend(sentences)


def prepare_arrivant(arrivant: Arrivant, *, origine: Origine, now: datetime) -> None:
    """The new file in memory, checked as if a person had typed it. No statement.

    :raises Invalid: keys `champ`, `section.champ`, `section.rang.champ` (rank from 1).
    """
    edition = Edition(blank_dossier(now=now), origine, now)
    errors: dict[str, list[str]] = {}
    given: Values = {"nom": None, "prenom": None} | arrivant.client
    _sectioned("client", lambda: edition.set_client(given), errors)
    _write(edition, arrivant, errors)
    if errors:
        raise Invalid(errors)
    if arrivant.conseiller is not None:
        edition.set_conseiller(*arrivant.conseiller)
    edition.dossier["matricule"] = arrivant.matricule or ""
    arrivant.edition = edition


def _write(edition: Edition, arrivant: Arrivant, errors: dict[str, list[str]]) -> None:
    for section, values in arrivant.sections.items():
        _sectioned(section, lambda s=section, v=values: edition.set_record(s, v), errors)  # type: ignore[misc]
    for section, rows in arrivant.lignes.items():
        for rank, row in enumerate(rows, 1):
            where = f"{section}.{rank}"
            _sectioned(where, lambda s=section, r=row: edition.add_row(s, r), errors)  # type: ignore[misc]
    if arrivant.besoins:
        _sectioned("client", lambda: edition.set_besoins(arrivant.besoins), errors)


def insert_arrivants(arrivants: Sequence[Arrivant]) -> set[UUID]:
    """New files, each prepared. One statement a table, one more each time numbers were taken meanwhile.

    :returns: those not made, because the matricule they came with is another client's.
    """
    by_id = {edition.client_id: edition for one in arrivants if (edition := one.edition) is not None}
    imposed = {edition.client_id for one in arrivants if (edition := one.edition) is not None and one.matricule}
    waiting, refused = dict(by_id), set[UUID]()
    for _attempt in range(ATTEMPTS):
        if not waiting:
            break
        _number([edition.dossier for edition in waiting.values()])
        # A number taken by a client out of sight breaks no transaction.
        rows = [new_client_row(edition.dossier | edition.scelles) for edition in waiting.values()]
        Client.objects.bulk_create(rows, ignore_conflicts=True)
        made = set(Client.objects.filter(pk__in=list(waiting)).values_list("pk", flat=True))
        refused |= (waiting.keys() & imposed) - made
        waiting = {key: edition for key, edition in waiting.items() if key not in made and key not in refused}
        for edition in waiting.values():
            edition.dossier["matricule"] = ""
    refused |= waiting.keys()
    insert_children([edition.dossier for key, edition in by_id.items() if key not in refused])
    return refused


def _number(dossiers: Sequence[dict[str, Any]]) -> None:
    """A number that is free as far as one can see to each file that has none. One statement."""
    missing = [dossier for dossier in dossiers if not dossier["matricule"]]
    if not missing:
        return
    drawn: dict[str, dict[str, Any]] = {}
    given = {dossier["matricule"] for dossier in dossiers}
    taken = set(Client.objects.values_list("matricule", flat=True)) | given
    for dossier in missing:
        while not dossier["matricule"]:
            candidate = new_matricule(dossier["nom"], dossier["prenom"], _chance)
            if candidate not in taken and candidate not in drawn:
                drawn[candidate] = dossier
                dossier["matricule"] = candidate


def locked_dossiers(client_ids: Iterable[UUID], *, lock: bool = True) -> dict[UUID, dict[str, Any]]:
    """The files still there, whole; locked in the order of their keys. Two statements.

    :param lock: False: only to look at, one statement.
    """
    keys = sorted(set(client_ids))
    if not keys:
        return {}
    if lock:
        list(Client.objects.filter(pk__in=keys).order_by("id").select_for_update().values_list("pk"))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT d.id, d.dossier FROM unnest(%s::uuid[]) k(id), LATERAL public.clients_dossier(%s, k.id) d",
            [keys, current_team_id()],
        )
        return {key: json.loads(text, parse_float=Decimal) for key, text in cursor.fetchall()}


def plain(value: object) -> object:
    """A value as JSON keeps it; an amount as its shortest text, so that 12 and 12.00 are one."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float | Decimal):
        return f"{Decimal(str(value)).normalize():f}"
    return value


def _kept(record: Mapping[str, Any], values: Values, existing: Existing) -> dict[str, object]:
    """What may be written over what is there."""
    if existing == "remplacer":
        return {nom: value for nom, value in values.items() if value is not None}
    # A field that always has a value has its default: nobody chose it.
    return {nom: value for nom, value in values.items() if value is not None and record[nom] is None}


class _Completion:
    """One file completed, and what it had."""

    def __init__(self, edition: Edition, existing: Existing) -> None:
        self.edition, self.existing = edition, existing
        self.errors: dict[str, list[str]] = {}
        self.before = nothing_before()

    def record(self, section: str, values: Values, write: Callable[[Values], object], held: dict[str, Any]) -> None:
        kept = _kept(held, values, self.existing)
        if not kept:
            return
        old = _snapshot(section, held)
        _sectioned(section, lambda: write(kept), self.errors)
        self.note(section, old, held)

    def note(self, section: str, old: Mapping[str, tuple[Any, Any]], now: Mapping[str, Any]) -> None:
        """What a once-only section had; the client's own is told at the end, for what a company's numbers say of it."""
        told: dict[str, Any] = {}
        self.compare(told, old, now)
        if told and section != "client":
            self.before["sections"][section] = told

    @staticmethod
    def compare(told: dict[str, Any], old: Mapping[str, tuple[Any, Any]], now: Mapping[str, Any]) -> None:
        for nom, (value, origine) in old.items():
            changed = plain(value) != plain(now[nom]) or now["origines"].get(nom) != origine
            if changed:
                told[nom] = {"avant": plain(value), "apres": plain(now[nom]), "origine": origine}

    def rows(self, section: str, rows: Sequence[Values]) -> None:
        for rank, values in enumerate(rows, 1):
            there = _twin(section, values, self.edition.dossier[section])
            where = f"{section}.{rank}"
            if there is None:
                _sectioned(where, lambda v=values: self._add(section, v), self.errors)  # type: ignore[misc]
                continue
            kept = _kept(there, values, self.existing)
            old = _snapshot(section, there)
            _sectioned(
                where,
                lambda t=there, k=kept: self.edition.set_row(section, UUID(t["id"]), k),  # type: ignore[misc]
                self.errors,
            )
            told: dict[str, Any] = {}
            self.compare(told, old, there)
            if told:
                self.before["rangs"].setdefault(section, {})[there["id"]] = told

    def _add(self, section: str, values: Values) -> None:
        row = self.edition.add_row(section, values)
        self.before["lignes"].append({"section": section, "id": row["id"], "version": row["version"]})


def _snapshot(section: str, record: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Each value with its origin."""
    return {nom: (record[nom], record["origines"].get(nom)) for nom in SECTIONS[section].noms}


def _twin(section: str, values: Values, rows: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The row that is the same thing, by the first group of its identity that both know (rule 6 of the business)."""

    def key(record: Values, group: Sequence[str]) -> tuple[object, ...] | None:
        found = [plain(record.get(nom)) for nom in group]
        if any(value is None for value in found):
            return None
        return tuple(name_words(value) if isinstance(value, str) else value for value in found)

    for group in SECTIONS[section].identites:
        mine = key(values, group)
        if mine is not None and any(key(row, group) is not None for row in rows):
            return next((row for row in rows if key(row, group) == mine), None)
    return None


def _complete(
    dossier: dict[str, Any], arrivant: Arrivant, existing: Existing, origine: Origine, now: datetime
) -> _Completion:
    edition = Edition(dossier, origine, now)
    work = _Completion(edition, existing)
    client = _snapshot("client", dossier)
    work.record("client", arrivant.client, edition.set_client, edition.dossier)
    for section, values in arrivant.sections.items():
        held = edition.dossier[section]
        if held is None:
            work.before["nouvelles"].append(section)
            _sectioned(section, lambda s=section, v=values: edition.set_record(s, v), work.errors)  # type: ignore[misc]
        else:
            work.record(section, values, lambda v, s=section: edition.set_record(s, v), held)  # type: ignore[misc]
    for section, rows in arrivant.lignes.items():
        work.rows(section, rows)
    added = [besoin for besoin in arrivant.besoins if besoin not in edition.dossier[BESOINS]]
    if added:
        edition.set_besoins([*edition.dossier[BESOINS], *added])
        work.before[BESOINS] = added
    if work.errors:
        raise Invalid(work.errors)
    told: dict[str, Any] = {}
    work.compare(told, client, dossier)
    if told:
        work.before["sections"]["client"] = told
    return work


def would_change(
    dossier: dict[str, Any], arrivant: Arrivant, *, existing: Existing, origine: Origine, now: datetime
) -> list[str]:
    """What the line would change of the file, by name (`champ`, `section.champ`, `section`). `dossier` is spent.

    :raises Invalid: as `prepare_arrivant`.
    """
    before = _complete(dossier, arrivant, existing, origine, now).before
    told = [
        nom if section == "client" else f"{section}.{nom}" for section, by in before["sections"].items() for nom in by
    ]
    rows = [*(row["section"] for row in before["lignes"]), *before["rangs"]]
    return [*told, *before["nouvelles"], *dict.fromkeys(rows), *([BESOINS] if before[BESOINS] else [])]


def complete_client(
    dossier: dict[str, Any], arrivant: Arrivant, *, existing: Existing, origine: Origine, now: datetime
) -> Before | None:
    """The line written over the file, which the caller has locked; what it had, or None when nothing changed.

    Three statements and one a row changed. :raises Invalid: as `prepare_arrivant`; nothing is written.
    """
    sealed = _sealed(UUID(dossier["id"]), arrivant, existing)
    work = _complete(dossier, arrivant, existing, origine, now)
    if not work.edition.changed:
        return None
    work.edition.commit()
    told: Before = work.before
    told["scelles"] = {nom: text for nom, text in sealed.items() if nom in told["sections"].get("client", {})}
    return told


def _sealed(client_id: UUID, arrivant: Arrivant, existing: Existing) -> dict[str, str | None]:
    """The sealed texts that are about to be replaced."""
    asked = [nom for nom in SECTIONS["client"].scelles if arrivant.client.get(nom) is not None]
    if not asked or existing == "completer":
        return {}
    held = Client.objects.values(*map(column, asked)).get(pk=client_id)
    return {nom: held[column(nom)] for nom in asked}
