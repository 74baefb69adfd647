"""The dictionary says the same as the meeting's fiche, the tables and the API."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import models as django_models

from egide.modules.clients import migrations
from egide.modules.clients.api.dictionary import dictionary
from egide.modules.clients.dictionary import SECTIONS
from egide.modules.clients.dictionary.enums import BESOIN
from egide.modules.clients.models import SECTION_MODELS, Client
from egide.modules.clients.models.fields import DatePartielleField, MontantField, OuiNonField, ScelleField
from egide.modules.clients.selectors.dossier_sql import dossier_function

FICHE: dict[str, Any] = json.loads((Path(__file__).parents[5] / "eval" / "fiche.schema.json").read_text("utf-8"))
KINDS = {"montant": MontantField, "nombre": MontantField, "date": DatePartielleField, "booleen": OuiNonField}


def definition(section: str) -> dict[str, Any]:
    described = FICHE["properties"][section]
    name = (described.get("items") or described)["$ref"].rsplit("/", 1)[1]
    found: dict[str, Any] = FICHE["$defs"][name]
    return found


def allowed(described: dict[str, Any]) -> list[Any] | None:
    if "$ref" in described:
        return allowed(FICHE["$defs"][described["$ref"].rsplit("/", 1)[1]])
    return described.get("enum")


def test_the_sections_that_a_meeting_can_speak_of_are_those_of_the_fiche():
    assert {nom for nom, section in SECTIONS.items() if section.fiche} == FICHE["properties"].keys() - {"besoins"}


@pytest.mark.parametrize("nom", [nom for nom, section in SECTIONS.items() if section.fiche])
def test_a_section_has_the_fields_of_the_fiche_and_its_values(nom):
    stated = {champ.nom: champ for champ in SECTIONS[nom].champs if champ.fiche}
    expected = definition(nom)
    assert list(stated) == list(expected["properties"])
    for champ, described in expected["properties"].items():
        choix = stated[champ].choix
        assert (list(choix.codes) if choix else None) == allowed(described), champ
    assert {nom for nom, champ in stated.items() if champ.obligatoire} == set(expected.get("required", ()))


@pytest.mark.parametrize("nom", SECTIONS)
def test_every_field_is_a_column_of_its_kind_that_may_be_unknown(nom):
    for champ in SECTIONS[nom].champs:
        column = SECTION_MODELS[nom]._meta.get_field(champ.nom)
        assert isinstance(column, django_models.Field)
        assert isinstance(column, KINDS.get(champ.kind, django_models.Field)), champ.nom
        assert column.null is not champ.toujours, champ.nom
        if isinstance(column, django_models.CharField) and champ.kind != "date" and champ.choix is None:
            assert column.max_length == champ.longueur, champ.nom


def test_a_sealed_field_has_a_mask_and_a_sealed_column_that_the_audit_leaves_out():
    assert SECTIONS["client"].scelles == ("iban", "nir")
    assert not [section.nom for section in SECTIONS.values() if section.scelles and section.nom != "client"]
    for nom in SECTIONS["client"].scelles:
        assert isinstance(Client._meta.get_field(f"{nom}_scelle"), ScelleField)
        assert f"{nom}_scelle" in Client.audit_exclude


def test_the_needs_are_those_of_the_fiche():
    assert list(BESOIN.codes) == FICHE["properties"]["besoins"]["items"]["enum"]


def test_rows_are_identified_by_fields_that_they_have():
    for section in SECTIONS.values():
        assert bool(section.identites) is section.lignes, section.nom
        for group in section.identites:
            assert set(group) <= set(section.noms), section.nom


def test_every_label_exists_in_both_languages_and_critical_fields_are_those_of_the_business():
    critical = set()
    for section in dictionary()["sections"]:
        for champ in section["champs"]:
            assert champ["fr"] and champ["en"], champ["nom"]
            if champ["critique"]:
                critical.add(champ["nom"])
    assert critical == {
        *("email", "telephone", "adresse", "code_postal", "ville", "revenus_annuels", "date_naissance"),
        *("situation_matrimoniale", "iban", "nir", "revenus_annuels_foyer", "montant"),
    }


def test_the_database_builds_files_with_every_field_of_the_dictionary():
    """When it does not: write `dossier_function()` to a new file of migrations/, and a migration that runs it."""
    assert (Path(migrations.__file__).parent / "dossier_day.sql").read_text("utf-8") == dossier_function()
