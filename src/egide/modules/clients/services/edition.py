"""One write of one file: read whole, changed in memory, written back in as few statements as there are tables.

The client's row serialises the writers of a file: its UPDATE asks for the version that was read, and every write of
any section raises that version, so what was read is still true when the UPDATE succeeds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.realtime.public import publish
from egide.kit.errors import Invalid, NotFound, StaleVersion
from egide.kit.ids import uuid7
from egide.kit.sealing import CannotOpen
from egide.modules.clients.derived import Derives, age_on, derive
from egide.modules.clients.dictionary import BESOINS, RECORDS, SECTIONS
from egide.modules.clients.masks import mask
from egide.modules.clients.models import RECORD_MODELS, ROW_MODELS, Client, RowModel
from egide.modules.clients.selectors.dossier import as_id, dossier_text
from egide.modules.clients.services.changes import Origine
from egide.modules.clients.services.handover import Handover
from egide.modules.clients.services.rules import check_company, check_identity
from egide.modules.clients.services.sealing import column, sealed_columns, unseal
from egide.modules.clients.validation import clean, clean_besoins

T = TypeVar("T")
Values = Mapping[str, object]
Record = dict[str, Any]


def derived_columns(derives: Derives) -> dict[str, object]:
    """The client's columns that `derived` feeds."""
    return {
        "derives": json.loads(json.dumps(derives.as_json(), default=float)),
        "patrimoine_net": derives.patrimoine_net,
        "revenus_foyer": derives.revenus_annuels_foyer,
        "nombre_contrats": derives.nombre_contrats,
    }


class Edition:
    """A file being written. `dossier` is always what the file will be after `commit`.

    `scelles` are the columns of what is kept encrypted, for who inserts the client's row.
    """

    def __init__(self, dossier: Record, origine: Origine, now: datetime) -> None:
        self.dossier = dossier
        self.client_id = UUID(dossier["id"])
        self.version: int = dossier["version"]
        self.now = now
        self.today: date = timezone.localdate(now)
        self._stamp = origine.stamp(now)
        self._client: Record = {}
        self.scelles: Record = {}
        self._replaced: set[str] = set()
        self._upserts: set[str] = set()
        self._removed: list[tuple[type[models.Model], UUID]] = []
        self._added: dict[str, list[UUID]] = {}
        self._updated: dict[tuple[str, UUID], set[str]] = {}
        self._restored = False
        self._handover: Handover | None = None

    @property
    def changed(self) -> bool:
        pending = (self._client, self._upserts, self._removed, self._added, self._updated, self._restored)
        return any(pending)

    # Once-only sections

    def set_client(self, values: Values) -> None:
        """Fields of the client. :raises Invalid: by field."""
        cleaned = self._seal(clean("client", self._without_masks(values), today=self.today))
        check_identity(self.dossier, cleaned)
        for nom in self._assign(self.dossier, cleaned):
            self._client[nom] = cleaned[nom]

    def _without_masks(self, values: Values) -> Values:
        """A mask written back as it was read says nothing."""
        masks = {nom: self.dossier[nom] for nom in SECTIONS["client"].scelles if self.dossier[nom] is not None}
        return {nom: value for nom, value in values.items() if nom not in masks or value != masks[nom]}

    def _seal(self, cleaned: Record) -> Record:
        """Sealed fields as their masks, their values put in `scelles`; one that says the same again is left out."""
        masked = dict(cleaned)
        for nom in SECTIONS["client"].scelles:
            if nom not in cleaned:
                continue
            value, held = cleaned[nom], self.dossier[nom]
            champ = SECTIONS["client"].champ(nom)
            assert champ is not None
            masked[nom] = None if value is None else mask(champ, value)
            if held is not None and masked[nom] == held:
                if value == self._unsealed(nom):
                    del masked[nom]
                    continue
                self._replaced.add(nom)
            self.scelles |= sealed_columns(nom, value, self.client_id)
        return masked

    def _unsealed(self, nom: str) -> str | None:
        """What a sealed field holds; None when no key opens it any more."""
        sealed = self.scelles.get(column(nom))
        if sealed is None:
            sealed = Client.objects.values_list(column(nom), flat=True).get(pk=self.client_id)
        try:
            return unseal(sealed, nom, self.client_id)
        except CannotOpen:
            return None

    def set_besoins(self, besoins: object) -> None:
        """The needs, whole. :raises Invalid: an unknown need."""
        cleaned = clean_besoins(besoins)
        if cleaned != self.dossier[BESOINS]:
            self.dossier[BESOINS] = self._client[BESOINS] = cleaned

    def set_conseiller(self, conseiller_id: UUID | None, nom: str | None) -> None:
        """Who follows the client first of all; the caller has checked that they are of the firm."""
        if str(conseiller_id or "") != (self.dossier["conseiller_id"] or ""):
            self._handover = Handover.of(self.dossier, conseiller_id, self.today)
            since = self.today if conseiller_id else None
            self.dossier["conseiller_id"] = str(conseiller_id) if conseiller_id else None
            self.dossier["conseiller_nom"] = nom
            self.dossier["conseiller_depuis"] = since.isoformat() if since else None
            self._client |= {"conseiller_id": conseiller_id, "conseiller_depuis": since}

    def set_record(self, section: str, values: Values) -> Record:
        """Fields of a once-only section, made if it is missing. :raises Invalid: by field."""
        cleaned = clean(section, values, today=self.today)
        if section == "entreprise":
            self.set_client(check_company(self.dossier, cleaned))
        record: Record | None = self.dossier[section]
        if record is None:
            if not any(value is not None for value in cleaned.values()):
                raise Invalid({"": [_("Indiquez au moins une valeur.")]})
            # A once-only section shares its client's id, so that one taken away and made again is the same.
            record = self.dossier[section] = self._blank(section, self.client_id)
            self._upserts.add(section)
            self._assign(record, cleaned)
        elif self._assign(record, cleaned):
            if section not in self._upserts:
                record["version"] += 1
            self._upserts.add(section)
        return record

    def remove_record(self, section: str) -> None:
        """A once-only section taken away. :raises NotFound: there is none."""
        record = self.dossier[section]
        if record is None:
            raise NotFound
        self._removed.append((RECORD_MODELS[section], UUID(record["id"])))
        self.dossier[section] = None

    # Rows

    def row(self, section: str, row_id: UUID, expected_version: int | None = None) -> Record:
        """:raises NotFound: no such row. :raises StaleVersion: it is of another version."""
        row: Record | None = next((row for row in self.dossier[section] if row["id"] == str(row_id)), None)
        if row is None:
            raise NotFound
        if expected_version not in (None, row["version"]):
            raise StaleVersion
        return row

    def add_row(self, section: str, values: Values) -> Record:
        """A new row. :raises Invalid: by field."""
        cleaned = clean(section, values, today=self.today, whole=True)
        if not any(value is not None for value in cleaned.values()):
            raise Invalid({"": [_("Indiquez au moins une valeur.")]})
        row = self._blank(section, uuid7())
        self._assign(row, cleaned)
        self.dossier[section].append(row)
        self._added.setdefault(section, []).append(UUID(row["id"]))
        return row

    def set_row(self, section: str, row_id: UUID, values: Values, expected_version: int | None = None) -> Record:
        """Fields of a row. :raises Invalid: by field. :raises NotFound, StaleVersion: as `row`."""
        row = self.row(section, row_id, expected_version)
        changed = self._assign(row, clean(section, values, today=self.today))
        if changed and row_id not in self._added.get(section, ()):
            if (section, row_id) not in self._updated:
                row["version"] += 1
            self._updated.setdefault((section, row_id), set()).update(changed)
        return row

    def remove_row(self, section: str, row_id: UUID, expected_version: int | None = None) -> None:
        """A row taken away. :raises NotFound, StaleVersion: as `row`."""
        row = self.row(section, row_id, expected_version)
        self.dossier[section].remove(row)
        self._updated.pop((section, row_id), None)
        self._removed.append((ROW_MODELS[section], row_id))

    def restore(self, section: str, record: Record) -> None:
        """A removed record or row, back as it was; the database's row is already visible again."""
        if section in RECORDS:
            self.dossier[section] = record
        else:
            self.dossier[section] = sorted([*self.dossier[section], record], key=lambda row: cast(str, row["id"]))
        self._restored = True

    def rows_changed_hands(self) -> None:
        """Rows came or went by another way than this one: the figures are made again."""
        self._restored = True

    # Writing

    def _blank(self, section: str, row_id: UUID) -> Record:
        # Never a version that an earlier record of this section had: the client's is always the highest.
        record: Record = {"id": str(row_id), "version": self.version + 1, "origines": {}}
        return record | dict.fromkeys(SECTIONS[section].noms)

    def _assign(self, record: Record, cleaned: Values) -> list[str]:
        """Put what differs into `record`, with its origin; the names of what differs."""
        changed = [nom for nom, value in cleaned.items() if nom in self._replaced or not _same(record[nom], value)]
        for nom in changed:
            record[nom] = cleaned[nom]
            if cleaned[nom] is None:
                record["origines"].pop(nom, None)
            else:
                record["origines"][nom] = self._stamp
        return changed

    def commit(self) -> bool:
        """Write everything, recompute the figures, tell who listens. False: someone else wrote since the reading."""
        if not self.changed:
            return True
        derives = derive(self.dossier)
        columns = derived_columns(derives)
        read = Client.objects.filter(pk=self.client_id, version=self.version, deleted_at__isnull=True)
        if self._replaced:
            # The new value has the old one's mask: by way of nothing, for the audit log to say that it changed.
            read.update(**dict.fromkeys([*self._replaced, *map(column, self._replaced)]))
        updated = read.update(
            **self._client,
            **self.scelles,
            **columns,
            origines=self.dossier["origines"],
            version=self.version + 1,
            updated_at=self.now,
        )
        if not updated:
            return False
        self._write_records()
        self._write_rows()
        if self._handover is not None:
            self.dossier["conseillers"] = self._handover.write(self.client_id, self.dossier["conseillers"])
        for model, row_id in self._removed:
            model._default_manager.filter(pk=row_id).update(
                deleted_at=self.now, updated_at=self.now, version=models.F("version") + 1
            )
        publish("client.changed", client_id=self.client_id)
        self.refresh(derives, columns)
        return True

    def _write_records(self) -> None:
        for section in sorted(self._upserts):
            record = self.dossier[section]
            if record is None:
                continue
            model = RECORD_MODELS[section]
            columns = [*SECTIONS[section].noms, "version", "origines", "updated_at", "deleted_at"]
            values = {nom: record[nom] for nom in (*SECTIONS[section].noms, "version", "origines")}
            model._default_manager.bulk_create(
                [model(id=record["id"], client_id=self.client_id, updated_at=self.now, **values)],
                update_conflicts=True,
                unique_fields=["team", "client"],
                update_fields=columns,
            )

    def _write_rows(self) -> None:
        for section, ids in sorted(self._added.items()):
            model: type[RowModel] = ROW_MODELS[section]
            kept = [row for row in self.dossier[section] if UUID(row["id"]) in ids]
            names = ("id", "version", "origines", *SECTIONS[section].noms)
            model._default_manager.bulk_create(
                [model(client_id=self.client_id, **{nom: row[nom] for nom in names}) for row in kept]
            )
        for (section, row_id), names_changed in sorted(self._updated.items()):
            row = self.row(section, row_id)
            values = {nom: row[nom] for nom in names_changed}
            ROW_MODELS[section]._default_manager.filter(pk=row_id).update(
                **values, version=row["version"], origines=row["origines"], updated_at=self.now
            )

    def refresh(self, derives: Derives, columns: Mapping[str, Any]) -> None:
        """Bring the figures of `dossier` up to date with what was written."""
        age = age_on(self.dossier["date_naissance"], self.today)
        spouse_age = age_on((self.dossier["conjoint"] or {}).get("date_naissance"), self.today)
        self.dossier |= {
            "version": self.version + 1,
            "updated_at": self.now.isoformat(),
            "age": age,
            "derives": columns["derives"] | {"age": age, "age_conjoint": spouse_age},
            "patrimoine_net": derives.patrimoine_net,
            "revenus_foyer": derives.revenus_annuels_foyer,
            "contrats": derives.nombre_contrats,
        }
        self.version += 1


def _same(old: object, new: object) -> bool:
    """Equal, with 1 and True kept apart."""
    return old == new and isinstance(old, bool) == isinstance(new, bool)


def _lock(reference: str | UUID) -> None:
    key = as_id(reference)
    rows = Client.objects.filter(pk=key) if key else Client.objects.filter(matricule=str(reference).upper())
    list(rows.select_for_update().values_list("pk"))


def edit(
    reference: str | UUID,
    write: Callable[[Edition], T],
    *,
    origine: Origine,
    expected_version: int | None = None,
    lock: bool = False,
    now: datetime | None = None,
) -> tuple[T, Edition]:
    """Run `write` on the file and commit; once more, under a lock, if someone else wrote in between.

    :param lock: from the first time: `write` itself writes to the database.
    :raises NotFound: no such client. :raises StaleVersion: the file is not of `expected_version`.
    """
    for locked in (True,) if lock else (False, True):
        if locked:
            _lock(reference)
        dossier = dossier_text(reference)
        if expected_version not in (None, dossier.version):
            raise StaleVersion
        edition = Edition(dossier.parsed(), origine, now or timezone.now())
        result = write(edition)
        if edition.commit():
            return result, edition
    raise StaleVersion
