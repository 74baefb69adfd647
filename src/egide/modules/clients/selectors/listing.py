"""The list of clients: found, filtered, sorted and written as JSON by PostgreSQL. One statement a page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import NullIf

from egide.foundation.accounts.public import Caller
from egide.foundation.authz.public import abilities_expression
from egide.modules.clients.models import Client
from egide.modules.clients.selectors.age import Age

_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"\+?[\d\s.\-/()\u00a0\u202f]+")
SHORTEST_NUMBER = 3
MOST_WORDS = 8

_conseiller_nom = NullIf(
    Func(
        Value(" "),
        F("conseiller__user__prenom"),
        F("conseiller__user__nom"),
        function="concat_ws",
        output_field=TextField(),
    ),
    Value("", output_field=TextField()),
)
# Name in the answer → column; None is filled in for the caller.
ITEM: Mapping[str, str | Combinable | None] = {
    "id": "id",
    "matricule": "matricule",
    "civilite": "civilite",
    "nom": "nom",
    "prenom": "prenom",
    "date_naissance": "date_naissance",
    "age": Age("date_naissance"),
    "email": "email",
    "telephone": "telephone",
    "code_postal": "code_postal",
    "ville": "ville",
    "situation_matrimoniale": "situation_matrimoniale",
    "situation_professionnelle": "situation_professionnelle",
    "profession": "profession",
    "statut": "statut",
    "conseiller_id": "conseiller_id",
    "conseiller_nom": _conseiller_nom,
    "besoins": "besoins",
    "contrats": F("nombre_contrats"),
    "revenus_foyer": "revenus_foyer",
    "patrimoine_net": "patrimoine_net",
    "a_relire": "a_relire",
    "dernier_echange_at": "dernier_echange_at",
    "version": "version",
    "created_at": "created_at",
    "updated_at": "updated_at",
    "abilities": None,
}
FOLDED_TOWN = Func(F("ville"), function="public.fr_fold", output_field=TextField())
SORTS: Mapping[str, str | Combinable] = {
    "nom": "nom_tri",
    "matricule": "matricule",
    "ville": FOLDED_TOWN,
    "date_naissance": "date_naissance",
    "statut": "statut",
    "conseiller": _conseiller_nom,
    "contrats": "nombre_contrats",
    "revenus_foyer": "revenus_foyer",
    "patrimoine_net": "patrimoine_net",
    "a_relire": "a_relire",
    "dernier_echange_at": "dernier_echange_at",
    "created_at": "created_at",
    "updated_at": "updated_at",
}


def folded(words: str) -> Func:
    """Typed words as `recherche` and `nom_tri` hold them."""
    return Func(Value(words), function="public.fr_fold", output_field=TextField())


def present() -> QuerySet[Client]:
    """The firm's clients, those taken away left out."""
    return Client.objects.filter(deleted_at__isnull=True)


def _words(typed: str) -> list[str]:
    """What must all be found: words, or one telephone number or matricule however it is spaced."""
    typed = typed.strip()
    if _NUMBER.fullmatch(typed):
        digits = re.sub(r"\D", "", typed)
        if typed.startswith(("+33", "0033")):
            digits = "0" + digits.removeprefix("00").removeprefix("33").removeprefix("0")
        if len(digits) >= SHORTEST_NUMBER:
            return [digits]
    return _WORD.findall(typed)[:MOST_WORDS]


def search(rows: QuerySet[Client], typed: str) -> QuerySet[Client]:
    """Rows whose name, e-mail, telephone, matricule or town hold every typed word, accents and case aside."""
    for word in _words(typed):
        rows = rows.filter(recherche__contains=folded(word))
    return rows


def item_rows(rows: QuerySet[Client], fields: Sequence[str], caller: Caller) -> QuerySet[Client, dict[str, object]]:
    """`rows` with the asked fields of a list item, for `json_page`."""
    columns = {name: abilities_expression(caller, "clients") if name == "abilities" else ITEM[name] for name in fields}
    plain = [name for name, column in columns.items() if column == name]
    computed = {name: column for name, column in columns.items() if column != name}
    asked: QuerySet[Client, dict[str, object]] = rows.values(*plain, **computed)
    return asked
