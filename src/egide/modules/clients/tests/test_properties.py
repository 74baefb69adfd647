"""Whatever is written is what is read, and undoing brings back what was."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast

from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.dictionary import RECORDS, ROWS, SECTIONS
from egide.modules.clients.dictionary.types import Champ
from egide.modules.clients.models import SECTION_MODELS
from egide.modules.clients.selectors.dossier import dossier_text
from egide.modules.clients.services.changes import Origine
from egide.modules.clients.services.clients import create_client, delete_client, restore_client, update_client
from egide.modules.clients.services.sections import (
    add_row,
    delete_row,
    delete_section,
    restore_row,
    update_row,
    upsert_section,
)

pytestmark = pytest.mark.django_db
TYPED = Origine("saisie")
FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
PAST = st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 1, 1))
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=5)


WRITTEN: dict[str, st.SearchStrategy[Any]] = {
    "booleen": st.booleans(),
    "date": st.builds(lambda day, length: day.isoformat()[:length], PAST, st.sampled_from([4, 7, 10])),
    "telephone": st.from_regex(r"\+336[0-9]{8}", fullmatch=True),
    "email": st.from_regex(r"[a-z]{1,8}@[a-z]{1,8}\.example", fullmatch=True),
    "code_postal": st.from_regex(r"[0-9]{5}", fullmatch=True),
    "siren": st.just("512345679"),
    "siret": st.just("51234567900017"),
    "naf": st.from_regex(r"[0-9]{2}\.[0-9]{2}[A-Z]", fullmatch=True),
    "tva": st.just("FR75512345679"),
    "heure": st.from_regex(r"(0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]", fullmatch=True),
}


def value_of(champ: Champ) -> st.SearchStrategy[Any]:
    match champ.kind:
        case "choix":
            return st.sampled_from(champ.choix.codes if champ.choix else ())
        case "montant":
            return st.decimals(min_value=0, max_value=10**9, places=2)
        case "nombre":
            return st.decimals(min_value=0, max_value=champ.maximum, places=champ.decimales)
        case "entier":
            return st.integers(min_value=champ.minimum or 0, max_value=champ.maximum or 0)
        case kind:
            return WRITTEN.get(kind, TEXT)


def values_of(section: str) -> st.SearchStrategy[dict[str, Any]]:
    """Any fields of a section, some cleared; a row has what it must have. Not sealed ones, which are read masked."""
    champs = [champ for champ in SECTIONS[section].champs if not champ.scelle]
    optional = {c.nom: st.none() | value_of(c) for c in champs if not c.toujours and c.nom != "nom"}
    return st.fixed_dictionaries({c.nom: value_of(c) for c in champs if c.obligatoire}, optional=optional)


def state(client_id: str) -> dict[str, Any]:
    """The file without what any write moves: versions, moments, origins."""

    def bare(record: dict[str, Any] | None) -> dict[str, Any] | None:
        moving = ("version", "origines", "updated_at", "id")
        return record and {nom: value for nom, value in record.items() if nom not in moving}

    file = dossier_text(client_id).parsed()
    kept: dict[str, Any] = bare(file) or {}
    kept |= {section: bare(file[section]) for section in RECORDS}
    return kept | {section: [bare(row) for row in file[section]] for section in ROWS}


def new_client() -> str:
    made: str = create_client(values={"nom": "Marchand"}, origine=TYPED)["id"]
    return made


@FEW
@given(st.data())
def test_every_value_of_every_section_is_read_as_it_was_written(cast: Cast, data: st.DataObject) -> None:
    with team_scope(cast.lavigne.id):
        client_id = new_client()
        section = data.draw(st.sampled_from(sorted(SECTIONS)))
        values = data.draw(values_of(section).filter(lambda drawn: any(value is not None for value in drawn.values())))
        if section == "client":
            update_client(reference=client_id, values=values, origine=TYPED, expected_version=1)
            read = dossier_text(client_id).parsed()
        elif section in RECORDS:
            upsert_section(reference=client_id, section=section, values=values, origine=TYPED, expected_version=None)
            read = dossier_text(client_id).parsed()[section]
        else:
            add_row(reference=client_id, section=section, values=values, origine=TYPED)
            (read,) = dossier_text(client_id).parsed()[section]
        assert {nom: read[nom] for nom in values} == values
        assert all(
            (read[nom] is None) is (values.get(nom) is None)
            for nom in SECTIONS[section].noms
            if nom not in ("nom", "statut", "type_personne")
        )
        assert {nom for nom, value in values.items() if value is not None} <= set(read["origines"])


@pytest.mark.parametrize("answer", [True, False, None])
def test_yes_no_and_unknown_are_three_values_in_every_section(cast: Cast, answer: bool | None) -> None:
    with team_scope(cast.lavigne.id):
        client_id = new_client()
        for section in ("client", *RECORDS):
            champs = [champ.nom for champ in SECTIONS[section].champs if champ.kind == "booleen"]
            if not champs:
                continue
            for stored in (True, False, answer):
                values = dict.fromkeys(champs, stored)
                if section == "client":
                    update_client(reference=client_id, values=values, origine=TYPED, expected_version=None)
                else:
                    upsert_section(
                        reference=client_id, section=section, values=values, origine=TYPED, expected_version=None
                    )
            file = dossier_text(client_id).parsed()
            read = file if section == "client" else file[section]
            assert all(read[nom] is answer for nom in champs), section


@FEW
@given(st.data())
def test_undoing_each_change_in_turn_brings_back_every_earlier_state(cast: Cast, data: st.DataObject) -> None:
    """Changes are undone by writing the earlier values, removals and additions by restore and removal."""
    with team_scope(cast.lavigne.id):
        client_id = new_client()
        undo: list[tuple[Any, dict[str, Any]]] = []
        # A spouse made again is another spouse: it takes the place of the one removed, which only the history keeps.
        removed: set[str] = set()
        for _step in range(data.draw(st.integers(min_value=1, max_value=6))):
            before, file = state(client_id), dossier_text(client_id).parsed()
            undo.append((_do(client_id, copy.deepcopy(file), data, removed), before))
        while undo:
            back, before = undo.pop()
            back()
            assert state(client_id) == before


def _do(client_id: str, file: dict[str, Any], data: st.DataObject, removed: set[str]) -> Any:
    """One change drawn at random; answers what undoes it."""
    section = data.draw(st.sampled_from([name for name in (*ROWS, *RECORDS, "client") if name not in removed]))
    common: dict[str, Any] = {"reference": client_id, "origine": TYPED}
    if section == "client":
        values = data.draw(values_of("client"))
        update_client(values=values, expected_version=None, **common)
        earlier = {nom: file[nom] for nom in values}
        return lambda: update_client(values=earlier, expected_version=None, **common)
    common["section"] = section
    if section in RECORDS:
        return _do_record(section, file, common, data, removed)
    rows = file[section]
    if rows and data.draw(st.booleans()):
        row = data.draw(st.sampled_from(rows))
        row_id = UUID(row["id"])
        if data.draw(st.booleans()):
            delete_row(row_id=row_id, expected_version=row["version"], **common)
            return lambda: restore_row(row_id=row_id, **common)
        values = data.draw(values_of(section))
        update_row(row_id=row_id, values=values, expected_version=None, **common)
        earlier = {nom: row[nom] for nom in values}
        return lambda: update_row(row_id=row_id, values=earlier, expected_version=None, **common)
    values = data.draw(values_of(section).filter(lambda drawn: any(value is not None for value in drawn.values())))
    added = UUID(add_row(values=values, **common)["id"])
    return lambda: delete_row(row_id=added, expected_version=None, **common)


def _do_record(
    section: str, file: dict[str, Any], common: dict[str, Any], data: st.DataObject, removed: set[str]
) -> Any:
    record = file[section]
    if record is not None and data.draw(st.booleans()):
        removed.add(section)
        delete_section(expected_version=None, **common)
        return lambda: restore_row(row_id=None, **common)
    values = data.draw(values_of(section).filter(lambda drawn: any(value is not None for value in drawn.values())))
    upsert_section(values=values, expected_version=None, **common)
    earlier = {nom: record[nom] for nom in values} if record else None
    return lambda: _undo_record(earlier, common, siren=file["siren"])


def _undo_record(earlier: dict[str, Any] | None, common: dict[str, Any], *, siren: str | None) -> None:
    """A company's numbers also tell its SIREN, which the client then carries: both are taken back."""
    if earlier is None:
        delete_section(expected_version=None, **common)
    else:
        upsert_section(values=earlier, expected_version=None, **common)
    if common["section"] == "entreprise":
        reference, origine = common["reference"], common["origine"]
        update_client(reference=reference, values={"siren": siren}, origine=origine, expected_version=None)


def test_a_client_taken_away_and_brought_back_is_the_same(cast: Cast) -> None:
    with team_scope(cast.lavigne.id):
        client_id = new_client()
        add_row(reference=client_id, section="enfants", values={"prenom": "Maël"}, origine=TYPED)
        before = state(client_id)
        delete_client(client_id=UUID(client_id), expected_version=None)
        restore_client(client_id=UUID(client_id))
        assert state(client_id) == before


@pytest.mark.parametrize(
    ("section", "column", "nonsense"),
    [
        ("client", "date_naissance", "'1978-02-30'"),
        ("client", "date_naissance", "'08/06/1978'"),
        ("client", "nom", "''"),
        ("client", "civilite", "'Maître'"),
        ("client", "revenus_annuels", "-1"),
        ("client", "besoins", "'{lune}'"),
        ("client", "nom", "NULL"),
    ],
)
def test_the_database_itself_refuses_nonsense(cast: Cast, section: str, column: str, nonsense: str) -> None:
    table = SECTION_MODELS[section]._meta.db_table
    with team_scope(cast.lavigne.id):
        new_client()
        refused = pytest.raises(DatabaseError, match=r"check constraint|out of range")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f'UPDATE "{table}" SET "{column}" = {nonsense} WHERE team_id = %s', [cast.lavigne.id])
