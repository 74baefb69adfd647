"""Filters of the list of clients as they travel in an address, and the SQL they become.

    {"et": [["ville", "est", "Nantes", "Rezé"], {"ou": [["conjoint.fumeur", "est", "oui"], ["enfants", …]]}]}

A group holds rules and, one level deep, other groups. A rule is a column (`selectors.columns`), an operator
(`selectors.operators`) and its values.

Cost: one condition of the list's one statement for each rule, at most `MOST_RULES`. A rule on the client's own columns
reads the firm's clients once, whatever their number; a rule on a section is one semi-join with that section's rows; a
number or a sum of rows is an index look-up for each client left.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from egide.kit.errors import Invalid
from egide.modules.clients.models import Client
from egide.modules.clients.selectors.columns import Column, columns, of_section
from egide.modules.clients.selectors.operators import (
    OPERATORS,
    Condition,
    Operator,
    Params,
    Refused,
    operators_of,
    reader,
)

MOST_RULES = 20
MOST_VALUES = 50
LONGEST = 8_000
ME = "moi"
JOINS = {"et": " AND ", "ou": " OR "}


@dataclass(frozen=True, slots=True)
class Rule:
    column: Column
    operator: Operator
    values: tuple[object, ...]

    def __iter__(self) -> Iterator[Rule]:
        yield self


@dataclass(frozen=True, slots=True)
class Group:
    """`join` is "et" or "ou"."""

    join: str
    parts: tuple[Rule | Group, ...]

    def __iter__(self) -> Iterator[Rule]:
        for part in self.parts:
            yield from part


def parse_criteria(text: str, *, membership_id: UUID | None) -> Group | None:
    """The filters written in an address; None when they ask for nothing.

    :param membership_id: who `moi` is.
    :raises Invalid: under `filtre`, with the sentence of what is wrong.
    """
    if not text.strip():
        return None
    try:
        raw = json.loads(text) if len(text) <= LONGEST else None
    except (ValueError, RecursionError):
        raw = None
    return read_criteria(raw, membership_id=membership_id)


def read_criteria(raw: Any, *, membership_id: UUID | None) -> Group | None:
    """As `parse_criteria`, from JSON already read."""
    try:
        group = _group(raw, membership_id, inside=False)
    except Refused as refusal:
        raise Invalid({"filtre": [str(refusal)]}) from None
    if sum(1 for _rule in group) > MOST_RULES:
        raise Invalid({"filtre": [_("Au plus %(maximum)s conditions.") % {"maximum": MOST_RULES}]})
    return group if group.parts else None


def _group(raw: Any, me: UUID | None, *, inside: bool) -> Group:
    if not isinstance(raw, dict) or len(raw) != 1 or (join := next(iter(raw))) not in JOINS:
        raise Refused(_("Ce filtre n’est pas lisible : recommencez-le."))
    parts = raw[join]
    if not isinstance(parts, list) or len(parts) > MOST_RULES:
        raise Refused(_("Ce filtre n’est pas lisible : recommencez-le."))
    read: list[Rule | Group] = []
    for part in parts:
        if isinstance(part, dict):
            if inside:
                raise Refused(_("Un groupe ne contient pas d’autre groupe."))
            group = _group(part, me, inside=True)
            read += [group] if group.parts else []
        else:
            read.append(_rule(part, me))
    return Group(join, tuple(read))


def _rule(raw: Any, me: UUID | None) -> Rule:
    if not isinstance(raw, list) or len(raw) < 2 or not all(isinstance(part, str | int | float | bool) for part in raw):
        raise Refused(_("Ce filtre n’est pas lisible : recommencez-le."))
    column = columns().get(str(raw[0]))
    if column is None:
        raise Refused(_("Champ inconnu : %(champ)s.") % {"champ": str(raw[0])[:100]})
    operator = OPERATORS[column.family].get(str(raw[1]))
    if operator is None or operator.nom not in operators_of(column):
        names = ", ".join(operators_of(column))
        raise Refused(_("%(champ)s : opérateurs possibles : %(possibles)s.") % {"champ": column.fr, "possibles": names})
    return Rule(column, operator, _values(column, operator, raw[2:], me))


def _values(column: Column, operator: Operator, raw: Sequence[Any], me: UUID | None) -> tuple[object, ...]:
    wanted = operator.values
    if len(raw) > MOST_VALUES or (wanted is None and not raw) or (wanted is not None and len(raw) != wanted):
        count = {None: _("au moins une"), 0: _("aucune")}.get(wanted, str(wanted))
        raise Refused(_("%(champ)s : %(nombre)s valeur attendue.") % {"champ": column.fr, "nombre": count})
    if not raw:
        return ()
    read = reader(column, operator)
    try:
        return tuple(
            me if column.kind in ("membre", "membres") and value == ME and me else read(value) for value in raw
        )
    except Refused as refusal:
        raise Refused(f"{column.fr} : {refusal}") from None


def condition(part: Rule | Group, alias: str) -> Condition:
    """The SQL of `part` over a client under `alias`, true or false, never unknown."""
    if isinstance(part, Rule):
        return _of_rule(part, alias)
    pieces, params = [], Params()
    for inner in part.parts:
        sql, inner_params = condition(inner, alias)
        pieces.append(sql)
        params += inner_params
    return f"({JOINS[part.join].join(pieces)})", params


def _of_rule(rule: Rule, alias: str) -> Condition:
    column, operator = rule.column, rule.operator
    if column.kind == "presence":
        return ("NOT " if operator.negated else "") + column.at(alias), []
    if column.place in ("client", "calcul"):
        sql, params = operator.sql(column.tested(alias), rule.values)
        return (f"({sql}) IS NOT TRUE" if operator.negated else f"({sql}) IS TRUE"), params
    sql, params = operator.sql(f'r."{column.field}"', rule.values)
    rows = of_section(column.section).replace("{c}", alias)
    if column.place == "un" and operator.negated:
        return f"EXISTS (SELECT 1 {rows} AND ({sql}) IS NOT TRUE)", params
    absent = column.place == "aucun" or operator.negated
    return f"{'NOT ' if absent else ''}EXISTS (SELECT 1 {rows} AND ({sql}))", params


def narrowed_by(rows: QuerySet[Client], criteria: Group | None) -> QuerySet[Client]:
    """The clients that `criteria` keeps."""
    if criteria is None:
        return rows
    sql, params = condition(criteria, f'"{Client._meta.db_table}"')
    # Names come from the dictionary, values are parameters.
    return rows.filter(RawSQL(sql, params, output_field=BooleanField()))  # noqa: S611
