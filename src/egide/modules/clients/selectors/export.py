"""The list of clients as a table: what is shown, in its order, read as it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext as _

from egide.foundation.tenancy.public import current_team_id
from egide.kit.sheets import Heading, Style, Value
from egide.modules.clients.dictionary import SECTIONS
from egide.modules.clients.models import Client
from egide.modules.clients.selectors.columns import ADVISER, Column

Language = Literal["fr", "en"]
PARIS = ZoneInfo("Europe/Paris")
READ_AT_ONCE = 500
_STYLES: dict[str, Style] = {
    "montant": "montant",
    "nombre": "nombre",
    "entier": "entier",
    "date": "date",
    "instant": "instant",
}
_WIDTHS: dict[Style, int] = {"montant": 16, "nombre": 12, "entier": 10, "date": 12, "instant": 18, "texte": 24}


def heading(column: Column, language: Language) -> Heading:
    """Its words as the page has them."""
    own = column.en if language == "en" else column.fr
    if column.nom.startswith("nombre:"):
        own = _("Nombre")
    if column.nom.startswith("somme:"):
        own = _("%(champ)s, total") % {"champ": own}
    section = SECTIONS.get(column.section)
    if section is not None and column.section != "client":
        own = f"{section.en if language == 'en' else section.fr} · {own}"
    if column.unite and column.unite != "€":
        own = f"{own} ({column.unite})"
    style: Style = "texte" if column.place == "un" else _STYLES.get(column.kind, "texte")
    return Heading(own, style, _WIDTHS[style])


def headings(columns: Sequence[Column], language: Language) -> list[Heading]:
    return [Heading(_("Client"), width=28), *(heading(column, language) for column in columns)]


def _date(value: str) -> Value:
    """A whole date is one; a year or a month is told as it is known."""
    return date.fromisoformat(value) if len(value) == len("2026-01-31") else "/".join(reversed(value.split("-")))


def _telephone(value: str) -> str:
    digits = value.replace("+33", "0", 1) if value.startswith("+33") else value
    return " ".join(digits[at : at + 2] for at in range(0, 10, 2)) if digits.isdigit() and len(digits) == 10 else value


def _reader(column: Column, language: Language) -> Callable[[Any], Value]:
    """What writes one value of a column."""
    if column.choix is not None:
        words = {str(one.valeur): (one.en if language == "en" else one.fr) for one in column.choix.choix}

        def label(value: object) -> str:
            return words.get(str(value), str(value))

        return label
    if column.kind == "date":
        return _date
    if column.kind == "instant":
        return lambda value: value.astimezone(PARIS).replace(tzinfo=None) if isinstance(value, datetime) else value
    return _telephone if column.kind == "telephone" else lambda value: value


def _shown(value: Any, read: Callable[[Any], Value]) -> Value:
    if isinstance(value, list):
        known = [read(one) for one in value if one is not None]
        return ", ".join(one.strftime("%d/%m/%Y") if isinstance(one, date) else str(one) for one in known)
    return None if value is None else read(value)


def table(
    rows: QuerySet[Client], order: Sequence[OrderBy], columns: Sequence[Column], language: Language
) -> Iterator[list[Value]]:
    """One list of values a client, the name first. One statement, read `READ_AT_ONCE` rows at a time."""
    found, params = rows.order_by(*order).values("pk").query.get_compiler(connection=connection).as_sql()
    values = "".join(f", {ADVISER.replace('{c}', 'c') if one.kind == 'membre' else one.at('c')}" for one in columns)
    sql = (
        f"SELECT coalesce(nullif(concat_ws(' ', c.prenom, c.nom), ''), c.matricule){values} "
        f"FROM (SELECT i.id, row_number() OVER () AS rang FROM ({found}) i(id)) k "
        f'JOIN "{Client._meta.db_table}" c ON c.team_id = %s AND c.id = k.id ORDER BY k.rang'
    )
    readers = [_reader(column, language) for column in columns]
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, [*params, current_team_id()])
        while batch := cursor.fetchmany(READ_AT_ONCE):
            for name, *row in batch:
                yield [name, *(_shown(value, read) for value, read in zip(row, readers, strict=True))]
