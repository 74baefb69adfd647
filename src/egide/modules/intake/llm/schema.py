"""What a model is asked to fill, as a JSON schema made from the dictionary of the client file.

An answer holds one list per section: facts for a record, rows of facts for a repeated section. A fact is
`{champ, valeur, preuves}`: the field, a value of the field's type, and the words that prove it, each written
"12: les mots" where 12 is the number of the turn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from egide.modules.clients.dictionary import SECTIONS
from egide.modules.clients.dictionary.enums import BESOIN
from egide.modules.clients.dictionary.types import Champ, Section
from egide.modules.intake.engine.types import NEEDS_SECTION
from egide.modules.intake.engine.types import SECTIONS as ALL_SECTIONS

Json = dict[str, Any]

_TYPES = {"montant": "number", "nombre": "number", "entier": "integer", "booleen": "boolean"}
PROOFS: Json = {"type": "array", "items": {"type": "string"}}


def stated_fields(section: Section) -> tuple[Champ, ...]:
    """The fields that a meeting may state."""
    return tuple(champ for champ in section.champs if champ.fiche)


def answer_schema(sections: Collection[str] = ALL_SECTIONS) -> Json:
    """The JSON schema of an answer about `sections`; every key is required, nothing else is allowed."""
    properties = {name: _section(name) for name in ALL_SECTIONS if name in sections}
    return _object(properties)


def _object(properties: Json) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _section(name: str) -> Json:
    if name == NEEDS_SECTION:
        need = {"type": "string", "enum": list(BESOIN.texts)}
        return _list(_object({"besoin": need, "souhaite": {"type": "boolean"}, "preuves": PROOFS}))
    facts = _list({"anyOf": list(_facts(SECTIONS[name]))})
    return _list(_object({"faits": facts})) if SECTIONS[name].lignes else facts


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _facts(section: Section) -> Iterator[Json]:
    """One alternative for each type of value and each closed list."""
    alike: dict[str, tuple[Json, list[str]]] = {}
    for champ in stated_fields(section):
        value = {"enum": list(champ.choix.codes)} if champ.choix else {"type": _TYPES.get(champ.kind, "string")}
        alike.setdefault(str(value), (value, []))[1].append(champ.nom)
    for value, names in alike.values():
        yield _fact(names, value)


def _fact(names: list[str], value: Json) -> Json:
    return _object({"champ": {"type": "string", "enum": names}, "valeur": value, "preuves": PROOFS})


def shape_complaint(data: Json, sections: Collection[str] = ALL_SECTIONS) -> str | None:
    """What is wrong with the whole of an answer, in words for the model. A fact that is wrong alone is only lost."""
    wanted = [name for name in ALL_SECTIONS if name in sections]
    missing = [name for name in wanted if not isinstance(data.get(name), list)]
    if missing:
        return f"Chaque rubrique est une liste, vide s’il n’y a rien. À corriger : {', '.join(missing)}."
    unknown = sorted(set(data) - set(wanted))
    if unknown:
        return f"Rubriques inconnues : {', '.join(unknown[:5])}."
    odd = [name for name in wanted if not all(_has_shape(name, item) for item in data[name])]
    return f"Forme inattendue : {', '.join(odd)}." if odd else None


def _has_shape(name: str, item: object) -> bool:
    if not isinstance(item, dict):
        return False
    return name not in SECTIONS or not SECTIONS[name].lignes or isinstance(item.get("faits"), list)
