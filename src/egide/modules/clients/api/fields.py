"""The dictionary as serializer fields: they describe the API in OpenAPI; `validation` is what checks values."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from egide.modules.clients.dictionary import SECTIONS
from egide.modules.clients.dictionary.types import Champ

Field = serializers.Field[Any, Any, Any, Any]

PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def _text(champ: Champ, options: dict[str, Any]) -> Field:
    return serializers.CharField(max_length=champ.longueur, **options)


def field_of(champ: Champ, *, writing: bool) -> Field:
    """Reading: always there, null when unknown. Writing: optional, null clears."""
    label = f"{champ.fr} ({champ.unite})" if champ.unite else champ.fr
    options: dict[str, Any] = {"allow_null": True, "required": not writing, "help_text": label}
    if champ.toujours:
        options["allow_null"] = False
    match champ.kind:
        case "booleen":
            return serializers.BooleanField(**options)
        case "montant" | "nombre":
            return serializers.FloatField(min_value=0, **options)
        case "entier":
            return serializers.IntegerField(min_value=champ.minimum, max_value=champ.maximum, **options)
        case "date":
            return serializers.RegexField(PARTIAL_DATE, **options)
        case "choix":
            assert champ.choix is not None
            return serializers.ChoiceField([(choix.valeur, choix.fr) for choix in champ.choix.choix], **options)
        case "email":
            return serializers.EmailField(max_length=champ.longueur, **options)
        case _:
            return _text(champ, options)


def section_fields(nom: str, *, writing: bool) -> dict[str, Field]:
    """The fields of a section, in the dictionary's order."""
    return {champ.nom: field_of(champ, writing=writing) for champ in SECTIONS[nom].champs}


def build(name: str, doc: str, fields: dict[str, Any]) -> type[serializers.Serializer[Any]]:
    """A serializer class; `name` is the component's in OpenAPI."""
    return type(name, (serializers.Serializer,), {"__doc__": doc, "__module__": __name__, **fields})
