"""Nothing that speaks of a client is forgotten by the export, the erasure and the merge."""

from __future__ import annotations

from django.apps import apps
from django.db.models import ForeignKey

from egide.modules.clients.models import Client
from egide.modules.clients.public import parts, regles

# Tables that name a client without belonging to their file, and what answers for them.
ELSEWHERE = {
    "audit_entry": "blanked in the transaction of each step (conformite_blank)",
    "search_entree": "written by triggers; emptied by each step (search.forget)",
    "conformite_effacement": "forgets its client as it ends",
}


def speaking_of_clients() -> set[str]:
    """Tables with a client, or with a relation to a table that has one, whatever the number of steps."""
    found = {Client}
    while True:
        more = {
            model
            for model in apps.get_models()
            if model not in found
            and any(isinstance(f, ForeignKey) and f.related_model in found for f in model._meta.concrete_fields)
        }
        if not more:
            break
        found |= more
    named = {
        model
        for model in apps.get_models()
        if any(field.attname.endswith("client_id") for field in model._meta.concrete_fields)
    }
    return {model._meta.db_table for model in found | named}


def test_every_table_that_speaks_of_a_client_has_a_part_that_answers_for_it():
    answered = {holding.model._meta.db_table for part in parts() for holding in part.holdings}

    assert sorted(speaking_of_clients() - answered - set(ELSEWHERE)) == [], (
        "say who exports and erases it: clients.public.register_part"
    )
    assert sorted(answered - speaking_of_clients()) == []


def test_a_relation_to_a_client_is_answered_for_from_each_side():
    answered = {(h.model, h.path) for part in parts() for h in part.holdings}
    missing = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is Client and (model, field.name) not in answered
    ]

    assert missing == []


def test_every_stored_file_of_a_client_goes_with_its_row():
    answered = {(h.model, h.file) for part in parts() for h in part.holdings if h.file}
    tables = {holding.model for part in parts() for holding in part.holdings}
    kept = {
        (model, field.name)
        for model in tables
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model._meta.db_table == "files_storedfile"
    }

    assert kept == answered


def test_a_part_names_what_leans_on_another_after_it():
    for part in parts():
        seen: set[type] = set()
        for holding in part.holdings:
            for field in holding.model._meta.concrete_fields:
                if isinstance(field, ForeignKey) and field.related_model in {h.model for h in part.holdings}:
                    assert field.related_model in seen | {holding.model}, (part.nom, holding.model)
            seen.add(holding.model)


def test_a_firm_chooses_within_the_law():
    for regle in regles():
        assert regle.minimum <= regle.defaut <= regle.maximum, regle.nom
