"""Sections of a file: the once-only ones are set, the others gain and lose rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import F, Manager

from egide.kit.errors import NotFound, PreconditionRequired, StaleVersion
from egide.modules.clients.dictionary import SECTIONS
from egide.modules.clients.models import SECTION_MODELS
from egide.modules.clients.services.changes import Origine
from egide.modules.clients.services.edition import Edition, edit

Values = Mapping[str, object]
Record = dict[str, Any]


def _expect(record: Record | None, expected_version: int | None) -> None:
    if record is not None and expected_version not in (None, record["version"]):
        raise StaleVersion


def upsert_section(
    *,
    reference: str | UUID,
    section: str,
    values: Values,
    origine: Origine,
    expected_version: int | None,
    must_be_new: bool = False,
) -> Record:
    """Fields of a once-only section, made if missing; the section as it is then.

    :param must_be_new: the writer has read no version: there must be none.
    :raises NotFound, StaleVersion, PreconditionRequired, Invalid: nothing is written.
    """

    def write(file: Edition) -> Record:
        if must_be_new and file.dossier[section] is not None:
            raise PreconditionRequired
        _expect(file.dossier[section], expected_version)
        return file.set_record(section, values)

    return edit(reference, write, origine=origine)[0]


def delete_section(*, reference: str | UUID, section: str, origine: Origine, expected_version: int | None) -> None:
    """A once-only section taken away. :raises NotFound, StaleVersion: nothing is written."""

    def write(file: Edition) -> None:
        _expect(file.dossier[section], expected_version)
        file.remove_record(section)

    edit(reference, write, origine=origine)


def add_row(*, reference: str | UUID, section: str, values: Values, origine: Origine) -> Record:
    """A new row. :raises NotFound, Invalid: nothing is written."""
    return edit(reference, lambda file: file.add_row(section, values), origine=origine)[0]


def update_row(
    *,
    reference: str | UUID,
    section: str,
    row_id: UUID,
    values: Values,
    origine: Origine,
    expected_version: int | None,
) -> Record:
    """Fields of a row; the row as it is then. :raises NotFound, StaleVersion, Invalid: nothing is written."""
    return edit(reference, lambda file: file.set_row(section, row_id, values, expected_version), origine=origine)[0]


def delete_row(
    *, reference: str | UUID, section: str, row_id: UUID, origine: Origine, expected_version: int | None
) -> None:
    """A row taken away. :raises NotFound, StaleVersion: nothing is written."""
    edit(reference, lambda file: file.remove_row(section, row_id, expected_version), origine=origine)


def restore_row(*, reference: str | UUID, section: str, row_id: UUID | None, origine: Origine) -> Record:
    """A row (or, with `row_id` None, a once-only section) that was taken away, back as it was.

    :raises NotFound: nothing of the kind was taken away.
    """

    def write(file: Edition) -> Record:
        key = file.client_id if row_id is None else row_id
        rows: Manager[Any] = SECTION_MODELS[section]._default_manager
        gone = rows.filter(pk=key, client_id=file.client_id, deleted_at__isnull=False)
        if not gone.update(deleted_at=None, updated_at=file.now, version=F("version") + 1):
            raise NotFound
        names = ("version", "origines", *SECTIONS[section].noms)
        record: Record = {"id": str(key)} | rows.values(*names).get(pk=key)
        file.restore(section, record)
        return record

    return edit(reference, write, origine=origine, lock=True)[0]
