"""The operators of filters, by family of values: what they accept and the SQL they become.

Values only ever travel as parameters of the statement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from egide.modules.clients.selectors.columns import Column, Family

Value = str | int | float | bool
Params = list[object]
Condition = tuple[str, Params]
LONGEST_TEXT = 100
MOST_DAYS = 3_660
PARIS = "AT TIME ZONE 'Europe/Paris'"
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Refused(ValueError):
    """A value the operator does not take; its text says what it takes."""


@dataclass(frozen=True, slots=True)
class Operator:
    """`sql(expression, values)` is the condition itself; a `negated` operator is true where that is not.

    `values`: how many it takes, none, one, two, or any number from one.
    """

    nom: str
    values: int | None
    sql: Callable[[str, Sequence[object]], Condition]
    negated: bool = False


def _text(value: Value) -> str:
    text = str(value).strip() if not isinstance(value, bool) else ""
    if not text or len(text) > LONGEST_TEXT:
        raise Refused(_("Indiquez un texte de 1 à %(longueur)s caractères.") % {"longueur": LONGEST_TEXT})
    return text


def _telephone(value: Value) -> str:
    digits = re.sub(r"\D", "", _text(value).replace("+33", "0"))
    if not digits:
        raise Refused(_("Indiquez des chiffres."))
    return digits


def _number(value: Value) -> Decimal:
    try:
        number = Decimal(str(value).replace(",", ".")) if not isinstance(value, bool) else Decimal("nan")
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite() or abs(number) >= 10**12:
        raise Refused(_("Indiquez un nombre."))
    return number


def _days(value: Value) -> int:
    number = _number(value)
    if number != int(number) or not 0 <= number <= MOST_DAYS:
        raise Refused(_("Indiquez un nombre de jours entre 0 et %(maximum)s.") % {"maximum": MOST_DAYS})
    return int(number)


def _partial_date(value: Value) -> str:
    text = str(value)
    if not _DATE.fullmatch(text):
        raise Refused(_("Indiquez une date : AAAA, AAAA-MM ou AAAA-MM-JJ."))
    if len(text) == len("2026-01-31"):
        _whole(text)
    return text


def _whole(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(_("Cette date n’existe pas.")) from None


def _day(value: Value) -> date:
    text = str(value)
    if len(text) != len("2026-01-31"):
        raise Refused(_("Indiquez une date : AAAA-MM-JJ."))
    return _whole(text)


def _boolean(value: Value) -> bool:
    if value not in (True, False, "oui", "non"):
        raise Refused(_("Indiquez oui ou non."))
    return value in (True, "oui")


def _member(value: Value) -> UUID:
    try:
        return UUID(str(value))
    except ValueError:
        raise Refused(_("Indiquez l’identifiant d’un membre, ou moi.")) from None


def _tag(value: Value) -> UUID:
    try:
        return UUID(str(value))
    except ValueError:
        raise Refused(_("Indiquez l’identifiant d’une étiquette.")) from None


def _one_of(column: Column) -> Callable[[Value], str]:
    def read(value: Value) -> str:
        assert column.choix is not None
        codes = {str(code): str(code) for code in column.choix.codes}
        if str(value) not in codes:
            raise Refused(_("Valeurs possibles : %s.") % ", ".join(codes))
        return codes[str(value)]

    return read


def reader(column: Column, operator: Operator) -> Callable[[Value], object]:
    """What reads the values of `operator` for `column`."""
    if operator.nom in ("dans", "depuis", "plus_ancien", "anniversaire"):
        return _days
    if column.family in ("choix", "liste"):
        return _one_of(column)
    readers: Mapping[str, Callable[[Value], object]] = {
        "texte": _text,
        "telephone": _telephone,
        "nombre": _number,
        "date": _partial_date,
        "instant": _day,
        "booleen": _boolean,
        "membre": _member,
        "ensemble": _member if column.kind == "membres" else _tag,
    }
    return readers[column.family]


# The SQL of each.


def _folded_any(x: str, values: Sequence[object]) -> Condition:
    return f"public.fr_fold({x}) IN ({', '.join(['public.fr_fold(%s)'] * len(values))})", [*values]


def _contains(x: str, values: Sequence[object]) -> Condition:
    some = " OR ".join([f"position(public.fr_fold(%s) IN public.fr_fold({x})) > 0"] * len(values))
    return f"({some})", [*values]


def _starts(x: str, values: Sequence[object]) -> Condition:
    some = " OR ".join([f"starts_with(public.fr_fold({x}), public.fr_fold(%s))"] * len(values))
    return f"({some})", [*values]


def _national(x: str) -> str:
    return f"replace({x}, '+33', '0')"


def _there(x: str, _values: Sequence[object]) -> Condition:
    return f"{x} IS NOT NULL", []


def _any_text(x: str, values: Sequence[object]) -> Condition:
    return f"({x})::text = ANY(%s::text[])", [list(values)]


def _any_uuid(x: str, values: Sequence[object]) -> Condition:
    return f"{x} = ANY(%s::uuid[])", [list(values)]


def _compared(sign: str) -> Callable[[str, Sequence[object]], Condition]:
    return lambda x, values: (f"{x} {sign} %s", [values[0]])


def _between(x: str, values: Sequence[object]) -> Condition:
    return f"{x} BETWEEN %s AND %s", sorted(values)  # type: ignore[type-var]  # of one type


def _date_is(x: str, values: Sequence[object]) -> Condition:
    some = " OR ".join([f"starts_with({x}, %s)"] * len(values))
    return f"({some})", [*values]


def _after(x: str, values: Sequence[object]) -> Condition:
    return f"left({x}, {len(str(values[0]))}) > %s", [values[0]]


def _dates_between(x: str, values: Sequence[object]) -> Condition:
    first, last = sorted(str(value) for value in values)
    return f"({x} >= %s AND left({x}, {len(last)}) <= %s)", [first, last]


def _days_from(x: str, first: date, last: date) -> Condition:
    return f"{x} BETWEEN %s AND %s", [first.isoformat(), last.isoformat()]


def _within(x: str, values: Sequence[object]) -> Condition:
    today = timezone.localdate()
    return _days_from(x, today, today + timedelta(days=int(str(values[0]))))


def _since(x: str, values: Sequence[object]) -> Condition:
    today = timezone.localdate()
    return _days_from(x, today - timedelta(days=int(str(values[0]))), today)


def _birthday(x: str, values: Sequence[object]) -> Condition:
    """The 29th of February is kept on the 28th in other years."""
    today = timezone.localdate()
    days = {today + timedelta(days=count) for count in range(min(int(str(values[0])), 366) + 1)}
    wanted = {day.strftime("%m-%d") for day in days}
    if any((day.month, day.day) == (2, 28) and not _leap(day.year) for day in days):
        wanted.add("02-29")
    return f"(length({x}) = 10 AND substr({x}, 6) = ANY(%s::text[]))", [sorted(wanted)]


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _moment(sign: str) -> Callable[[str, Sequence[object]], Condition]:
    return lambda x, values: (f"({x} {PARIS})::date {sign} %s", [values[0]])


def _moments_between(x: str, values: Sequence[object]) -> Condition:
    return f"({x} {PARIS})::date BETWEEN %s AND %s", sorted(values)  # type: ignore[type-var]  # dates


def _moment_since(x: str, values: Sequence[object]) -> Condition:
    return f"{x} >= %s", [timezone.now() - timedelta(days=int(str(values[0])))]


def _moment_older(x: str, values: Sequence[object]) -> Condition:
    return f"{x} < %s", [timezone.now() - timedelta(days=int(str(values[0])))]


def _list_there(x: str, _values: Sequence[object]) -> Condition:
    return f"cardinality({x}) > 0", []


def _list_any(x: str, values: Sequence[object]) -> Condition:
    return f"{x}::text[] && %s::text[]", [list(values)]


def _list_all(x: str, values: Sequence[object]) -> Condition:
    return f"{x}::text[] @> %s::text[]", [list(values)]


def _set_there(x: str, _values: Sequence[object]) -> Condition:
    return f"cardinality(array_remove({x}, NULL)) > 0", []


def _set_any(x: str, values: Sequence[object]) -> Condition:
    return f"{x} && %s::uuid[]", [list(values)]


def _set_all(x: str, values: Sequence[object]) -> Condition:
    return f"{x} @> %s::uuid[]", [list(values)]


def _true(x: str, values: Sequence[object]) -> Condition:
    return f"{x} = %s", [values[0]]


_FILLED = (Operator("vide", 0, _there, negated=True), Operator("non_vide", 0, _there))
_TEXT = (
    Operator("contient", None, _contains),
    Operator("ne_contient_pas", None, _contains, negated=True),
    Operator("est", None, _folded_any),
    Operator("n_est_pas", None, _folded_any, negated=True),
    Operator("commence_par", None, _starts),
    *_FILLED,
)
_TELEPHONE = (
    Operator("contient", None, lambda x, values: _contains(_national(x), values)),
    Operator("commence_par", None, lambda x, values: _starts(_national(x), values)),
    *_FILLED,
)
_CHOICE = (Operator("est", None, _any_text), Operator("n_est_pas", None, _any_text, negated=True), *_FILLED)
_NUMBER = (
    Operator("egal", 1, _compared("=")),
    Operator("different", 1, _compared("="), negated=True),
    Operator("superieur", 1, _compared(">=")),
    Operator("inferieur", 1, _compared("<=")),
    Operator("entre", 2, _between),
    *_FILLED,
)
_LIST = (
    Operator("est", None, _list_any),
    Operator("n_est_pas", None, _list_any, negated=True),
    Operator("tous", None, _list_all),
    Operator("vide", 0, _list_there, negated=True),
    Operator("non_vide", 0, _list_there),
)
_SET = (
    Operator("est", None, _set_any),
    Operator("n_est_pas", None, _set_any, negated=True),
    Operator("tous", None, _set_all),
    Operator("vide", 0, _set_there, negated=True),
    Operator("non_vide", 0, _set_there),
)
_DATES = (
    Operator("est", None, _date_is),
    Operator("avant", 1, _compared("<")),
    Operator("apres", 1, _after),
    Operator("entre", 2, _dates_between),
    Operator("dans", 1, _within),
    Operator("depuis", 1, _since),
    Operator("anniversaire", 1, _birthday),
    *_FILLED,
)
_MOMENT = (
    Operator("depuis", 1, _moment_since),
    Operator("plus_ancien", 1, _moment_older),
    Operator("avant", 1, _moment("<")),
    Operator("apres", 1, _moment(">")),
    Operator("entre", 2, _moments_between),
    *_FILLED,
)
_BOOLEAN = (Operator("est", 1, _true), *_FILLED)
_MEMBER = (Operator("est", None, _any_uuid), Operator("n_est_pas", None, _any_uuid, negated=True), *_FILLED)

_FAMILIES: Mapping[Family, Sequence[Operator]] = {
    "texte": _TEXT,
    "telephone": _TELEPHONE,
    "choix": _CHOICE,
    "liste": _LIST,
    "ensemble": _SET,
    "nombre": _NUMBER,
    "date": _DATES,
    "instant": _MOMENT,
    "booleen": _BOOLEAN,
    "membre": _MEMBER,
    "presence": _FILLED,
}
OPERATORS: Mapping[Family, Mapping[str, Operator]] = {
    family: {operator.nom: operator for operator in operators} for family, operators in _FAMILIES.items()
}


def operators_of(column: Column) -> list[str]:
    """The names of what `column` can be asked: of no row, only what is true of some."""
    operators = OPERATORS[column.family].values()
    if column.place == "aucun":
        return [operator.nom for operator in operators if not operator.negated]
    if column.place == "calcul" and column.nom.startswith(("nombre:", "somme:")):
        return [operator.nom for operator in operators if operator.values]
    return [operator.nom for operator in operators]
