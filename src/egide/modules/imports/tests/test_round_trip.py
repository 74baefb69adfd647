"""The list exported by one firm and imported by another is the same list."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import F
from django.db.models.expressions import OrderBy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast
from tests.people import Firm, Person

from egide.foundation.tenancy.public import team_scope
from egide.kit.sheets import csv_chunks, xlsx_chunks
from egide.modules.clients.models import Client
from egide.modules.clients.public import (
    BESOINS,
    RECORDS,
    SECTIONS,
    AddBesoin,
    Origine,
    SetValues,
    apply_changes,
    create_client,
)
from egide.modules.clients.selectors.columns import columns
from egide.modules.clients.selectors.export import headings, table
from egide.modules.clients.tests.test_properties import values_of
from egide.modules.imports.models import Import
from egide.modules.imports.services.controle import controler, demander_controle
from egide.modules.imports.services.depot import deposer, lire
from egide.modules.imports.services.execution import demander_execution, executer
from egide.modules.imports.valeurs import blank

pytestmark = pytest.mark.django_db
FEW = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
EXPORTED = [
    "matricule",
    *(champ.nom for champ in SECTIONS["client"].champs if not champ.scelle),
    *(f"{nom}.{champ.nom}" for nom in RECORDS for champ in SECTIONS[nom].champs),
    BESOINS,
]


def sayable(values: dict[str, Any]) -> bool:
    """What a spreadsheet tells from nothing: neither a dash alone nor an apostrophe before everything."""
    return not any(isinstance(value, str) and (blank(value) or value.startswith("'")) for value in values.values())


def exported() -> list[list[Any]]:
    found = [columns()[nom] for nom in EXPORTED]
    return [row[1:] for row in table(Client.objects.all(), [OrderBy(F("matricule"))], found, "fr")]


def brought(firm: Firm, person: Person, content: bytes) -> None:
    member = person.membership_in(firm)
    imported = deposer(content=[content], nom="liste", member_id=member)
    lire(import_id=imported.id)
    imported.refresh_from_db()
    demander_controle(imported=imported, places=imported.places, options={}, member_id=member)
    controler(import_id=imported.id)
    imported.refresh_from_db()
    demander_execution(imported=imported)
    executer(import_id=imported.id)
    assert Import.objects.get(pk=imported.id).bilan["issues"] == {"cree": 2}


@FEW
@given(st.data(), st.sampled_from(["csv", "xlsx"]))
def test_what_is_exported_is_imported_as_it_was(cast: Cast, data: st.DataObject, kind: str) -> None:
    found = [columns()[nom] for nom in EXPORTED]
    with team_scope(cast.lavigne.id):
        told = Origine("saisie")
        values = data.draw(values_of("client").filter(sayable))
        made = create_client(values={"nom": "Marchand", **values}, origine=told)
        changes: list[Any] = [AddBesoin("retraite"), AddBesoin("auto")]
        for nom in RECORDS:
            section = data.draw(values_of(nom).filter(sayable))
            if any(value is not None for value in section.values()):
                changes.append(SetValues(nom, section))
        apply_changes(client_id=Client.objects.get().id, changes=changes, expected_version=None, cause=told)
        create_client(values={"nom": "Kerzhpiern", "prenom": "Yann"}, origine=told)
        rows = exported()
        # The name beside its parts, as the file has it.
        whole = [["", *row] for row in rows]
        write = csv_chunks if kind == "csv" else xlsx_chunks
        content = b"".join(write(headings(found, "fr"), whole))
        Client.objects.all().delete()
    assert len(rows) == 2 and made["nom"] == "Marchand"
    with team_scope(cast.ponant.id):
        brought(cast.ponant, cast.gaelle, content)
        assert exported() == rows
        Import.objects.all().delete()
        Client.objects.all().delete()
