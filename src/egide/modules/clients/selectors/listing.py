"""The list of clients: found, filtered, sorted and written as JSON by PostgreSQL. One statement a page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.expressions import Combinable, OrderBy, RawSQL

from egide.foundation.accounts.public import Caller
from egide.foundation.authz.public import object_abilities
from egide.foundation.tenancy.public import current_team_id, sees_everybody
from egide.kit.french.companies import luhn
from egide.modules.clients.models import Client, Etiquetage, Etiquette, Suivi
from egide.modules.clients.selectors.age import AGE_SQL, TODAY_SQL
from egide.modules.clients.selectors.columns import Column, columns
from egide.modules.clients.selectors.counts import counts


class Slice(Protocol):
    """Which page: `number` from 1, `size` rows, the first after `offset`."""

    @property
    def number(self) -> int: ...
    @property
    def size(self) -> int: ...
    @property
    def offset(self) -> int: ...


_COUNTED = re.compile(r'\{"count" : (\d+)')  # as json_build_object writes it
_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"\+?[\d\s.\-/()\u00a0\u202f]+")
SHORTEST_NUMBER = 3
SIREN_LENGTH, SIRET_LENGTH = 9, 14
MOST_WORDS = 8

# Name in the answer → SQL, where c is the client and u the person who follows them.
_PLAIN = (
    *("id", "matricule", "civilite", "nom", "prenom", "date_naissance", "email", "telephone", "code_postal", "ville"),
    *("situation_matrimoniale", "situation_professionnelle", "profession", "statut", "conseiller_id", "besoins"),
    *("revenus_foyer", "patrimoine_net", "a_relire", "dernier_echange_at", "version", "created_at", "updated_at"),
    *("type_personne", "siren"),
)
_COLUMNS: Mapping[str, str] = {nom: f'c."{nom}"' for nom in _PLAIN} | {
    "age": AGE_SQL % {"date": "c.date_naissance"},
    "conseiller_nom": "nullif(concat_ws(' ', u.prenom, u.nom), '')",
    "contrats": "c.nombre_contrats",
    "etiquettes": (
        "(SELECT coalesce(json_agg(json_build_object('id', e.id, 'nom', e.nom, 'forme', e.forme) "
        f"ORDER BY public.fr_fold(e.nom)), '[]') FROM \"{Etiquetage._meta.db_table}\" r "
        f'JOIN "{Etiquette._meta.db_table}" e ON e.team_id = r.team_id AND e.id = r.etiquette_id '
        "AND e.deleted_at IS NULL WHERE r.team_id = c.team_id AND r.client_id = c.id)"
    ),
    "autres_conseillers": (
        "(SELECT coalesce(json_agg(concat_ws(' ', v.prenom, v.nom) ORDER BY r.depuis, r.id), '[]') "
        f'FROM "{Suivi._meta.db_table}" r '
        "JOIN accounts_membership n ON n.team_id = r.team_id AND n.id = r.membre_id "
        "JOIN accounts_user v ON v.id = n.user_id WHERE r.team_id = c.team_id AND r.client_id = c.id "
        f"AND (r.jusqua IS NULL OR r.jusqua > {TODAY_SQL}))"
    ),
    "abilities": "CASE WHEN c.conseiller_id = ANY(%s) THEN %s::text[] ELSE %s::text[] END",
}
ITEM = (
    *("id", "matricule", "civilite", "nom", "prenom", "date_naissance", "age", "email", "telephone", "code_postal"),
    *("ville", "situation_matrimoniale", "situation_professionnelle", "profession", "statut", "conseiller_id"),
    *("conseiller_nom", "besoins", "contrats", "revenus_foyer", "patrimoine_net", "a_relire", "dernier_echange_at"),
    *("version", "created_at", "updated_at", "type_personne", "siren", "etiquettes", "autres_conseillers", "abilities"),
)
FOLDED_TOWN = Func(F("ville"), function="public.fr_fold", output_field=TextField())
SORTS: Mapping[str, str | Combinable] = {
    "nom": "nom_tri",
    "matricule": "matricule",
    "ville": FOLDED_TOWN,
    "date_naissance": "date_naissance",
    "statut": "statut",
    "type_personne": "type_personne",
    "conseiller": "conseiller__user__nom",
    "contrats": "nombre_contrats",
    "revenus_foyer": "revenus_foyer",
    "patrimoine_net": "patrimoine_net",
    "a_relire": "a_relire",
    "dernier_echange_at": "dernier_echange_at",
    "created_at": "created_at",
    "updated_at": "updated_at",
}


def sorts(asked: str) -> Mapping[str, str | Combinable]:
    """What the list can be put in order by, with those of `asked` that are columns of the file."""
    names = {part.strip().lstrip("-") for part in asked.split(",")} - set(SORTS)
    known = [column for nom in names if (column := columns().get(nom)) is not None and column.sortable]
    table = f'"{Client._meta.db_table}"'
    # Names come from the dictionary.
    return {**SORTS, **{column.nom: RawSQL(column.order(table), (), TextField()) for column in known}}  # noqa: S611


def folded(words: str) -> Func:
    """Typed words as `recherche` and `nom_tri` hold them."""
    return Func(Value(words), function="public.fr_fold", output_field=TextField())


def present() -> QuerySet[Client]:
    """The firm's clients, those taken away left out."""
    return Client.objects.filter(deleted_at__isnull=True)


def words_of(typed: str) -> list[str]:
    """What must all be found: words, or one telephone number, SIREN or SIRET however it is spaced."""
    typed = typed.strip()
    if _NUMBER.fullmatch(typed):
        digits = re.sub(r"\D", "", typed)
        if typed.startswith(("+33", "0033")):
            digits = "0" + digits.removeprefix("00").removeprefix("33").removeprefix("0")
        if len(digits) == SIRET_LENGTH and luhn(digits[:SIREN_LENGTH]):
            return [digits[:SIREN_LENGTH]]
        if len(digits) >= SHORTEST_NUMBER:
            return [digits]
    return _WORD.findall(typed)[:MOST_WORDS]


def search(rows: QuerySet[Client], typed: str) -> QuerySet[Client]:
    """Rows whose name, e-mail, telephone, matricule, SIREN or town hold every typed word, accents and case aside."""
    for word in words_of(typed):
        rows = rows.filter(recherche__contains=folded(word))
    return rows


def _abilities(caller: Caller) -> list[Any]:
    """What the caller may do of a client entrusted to them, and of another one."""
    owned, other = (
        object_abilities(caller, "clients", {"conseiller_id": owner}) for owner in (caller.membership_id, None)
    )
    return [sorted(caller.acts_for), owned, other]


@dataclass(frozen=True, slots=True)
class _Keys:
    """SQL of the page's keys (id, rang) and of how many there are in all; parameters in the order of the text."""

    before: str
    before_params: tuple[Any, ...]
    count: str
    count_params: tuple[Any, ...]
    page: str
    page_params: tuple[Any, ...]
    counts_all: bool = False
    """`count` counts the whole firm, now."""


def _compiled(rows: QuerySet[Client]) -> tuple[str, tuple[Any, ...]]:
    sql, params = rows.values("pk").query.get_compiler(connection=connection).as_sql()
    return sql, tuple(params)


def _keys(rows: QuerySet[Client], order: Sequence[OrderBy], page: Slice, *, narrowed: bool) -> _Keys:
    """Narrowed rows are found once, then counted and cut; all of them are counted and cut on the list's index.

    The whole of a large firm is counted now and then only (`selectors.counts`).
    """
    if narrowed:
        found, params = _compiled(rows.order_by(*order))
        once = f"WITH k AS MATERIALIZED (SELECT i.id, row_number() OVER () AS rang FROM ({found}) i(id)) "
        cut = "SELECT id, rang FROM k WHERE rang > %s AND rang <= %s"
        return _Keys(once, params, "SELECT count(*) FROM k", (), cut, (page.offset, page.offset + page.size))
    counted, found = _everybody(tuple(order))
    team = (current_team_id(),)
    limits = f"LIMIT {page.size:d} OFFSET {page.offset:d}"
    cut = f"SELECT i.id, row_number() OVER () AS rang FROM ({found} {limits}) i(id)"
    everybody = sees_everybody()
    known = counts.recall(current_team_id()) if everybody else None
    if known is not None:
        return _Keys("", (), "SELECT %s::bigint", (known,), cut, team)
    return _Keys("", (), f"SELECT count(*) FROM ({counted}) n", team, cut, team, counts_all=everybody)


@lru_cache(maxsize=64)
def _everybody(order: tuple[OrderBy, ...]) -> tuple[str, str]:
    """The firm's clients, to count and in order: SQL whose one parameter is the firm. Compiled once in each process."""
    counted, count_params = _compiled(present().order_by())
    found, params = _compiled(present().order_by(*order))
    if not len(params) == len(count_params) == 1:
        raise TypeError("an order of the list has parameters of its own")
    return counted, found


def page_json(
    rows: QuerySet[Client],
    order: Sequence[OrderBy],
    fields: Sequence[str],
    caller: Caller,
    page: Slice,
    *,
    narrowed: bool,
    shown: Sequence[Column] = (),
    group: Column | None = None,
) -> bytes:
    """One page of `rows` and how many there are, as JSON. One statement.

    The ORM finds and orders keys; only the clients of the page are joined and rendered.

    :param narrowed: `rows` are searched, filtered, or in an order of their own.
    :param shown: columns of the file, sent by name under `valeurs`.
    :param group: its value, as `selectors.groups` tells it, is sent under `groupe`.
    """
    try:
        keys = _keys(rows, order, page, narrowed=narrowed)
    except EmptyResultSet:
        return b'{"count": 0, "page": %d, "page_size": %d, "results": []}' % (page.number, page.size)
    sent = [f'{_COLUMNS[nom]} AS "{nom}"' for nom in fields]
    if shown:
        # jsonb, which takes as many names as one likes, a hundred arguments at a time.
        pairs = " || ".join(f"jsonb_build_object('{column.nom}', {column.at('c')})" for column in shown)
        sent.append(f"{pairs} AS valeurs")
    if group is not None:
        sent.append(f"{group.group('c')} AS groupe")
    sql = (
        f"{keys.before}SELECT json_build_object('count', ({keys.count}), 'page', %s::int, 'page_size', %s::int, "
        f"'results', (SELECT coalesce(json_agg(t), '[]') FROM (SELECT {', '.join(sent)} FROM ({keys.page}) p "
        f'JOIN "{Client._meta.db_table}" c ON c.team_id = %s AND c.id = p.id '
        "LEFT JOIN accounts_membership m ON m.team_id = c.team_id AND m.id = c.conseiller_id "
        "LEFT JOIN accounts_user u ON u.id = m.user_id ORDER BY p.rang) t))::text"
    )
    able = _abilities(caller) if "abilities" in fields else []
    asked = (page.number, page.size, *able, *keys.page_params, current_team_id())
    with connection.cursor() as cursor:
        cursor.execute(sql, [*keys.before_params, *keys.count_params, *asked])
        text: str = cursor.fetchone()[0]
    if keys.counts_all and (counted := _COUNTED.match(text)):
        counts.note(current_team_id(), int(counted[1]))
    return text.encode()
