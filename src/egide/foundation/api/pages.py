"""`?page=`, `?page_size=`, `?sort=`, `?fields=`: read, checked, and nothing else accepted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F
from django.db.models.expressions import Combinable, Expression, OrderBy
from django.utils.translation import gettext as _
from rest_framework.request import Request

from egide.kit.errors import Invalid

DEFAULT_SIZE = 25
MAX_SIZE = 200
MAX_NUMBER = 1_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """`number` from 1, `size` rows."""

    number: int = 1
    size: int = DEFAULT_SIZE

    @property
    def offset(self) -> int:
        return (self.number - 1) * self.size


def _positive(request: Request, name: str, default: int, limit: int) -> int:
    value = request.query_params.get(name)
    if value is None or value == "":
        return default
    if not value.isascii() or not value.isdigit() or len(value) > 9 or not 1 <= int(value) <= limit:
        raise Invalid(
            {name: [_("Indiquez un nombre entre %(minimum)s et %(maximum)s.") % {"minimum": 1, "maximum": limit}]}
        )
    return int(value)


def page_of(request: Request) -> Page:
    """:raises Invalid: `page` or `page_size` out of range."""
    return Page(
        number=_positive(request, "page", 1, MAX_NUMBER), size=_positive(request, "page_size", DEFAULT_SIZE, MAX_SIZE)
    )


def fields_of(request: Request, allowed: Sequence[str], *, always: Collection[str] = ("id",)) -> list[str]:
    """The columns asked for by `?fields=a,b`, in the order of `allowed`; all of them when absent.

    :raises Invalid: a name that is not allowed.
    """
    asked = request.query_params.get("fields")
    if not asked:
        return list(allowed)
    wanted = {name.strip() for name in asked.split(",") if name.strip()}
    if unknown := sorted(wanted - set(allowed)):
        raise Invalid({"fields": [_("Champ inconnu : %(champ)s.") % {"champ": ", ".join(unknown)}]})
    return [name for name in allowed if name in wanted or name in always]


SortKey = str | Combinable


def _column(key: SortKey) -> Expression | F:
    if isinstance(key, str):
        return F(key)
    assert isinstance(key, Expression | F)
    return key


def sort_of(request: Request, allowed: Mapping[str, SortKey], default: str, *, tie: str = "id") -> list[OrderBy]:
    """`?sort=-champ,autre` as an `order_by` that is total: empty values last, `tie` breaks equals.

    :param allowed: name in the address → column or expression.
    :raises Invalid: a name that is not allowed.
    """
    asked = request.query_params.get("sort") or default
    order: list[OrderBy] = []
    for name in (part.strip() for part in asked.split(",")):
        descending, key = name.startswith("-"), name.lstrip("-")
        if key not in allowed:
            sentence = _("Tri inconnu : %(tri)s. Possibles : %(possibles)s.")
            raise Invalid({"sort": [sentence % {"tri": key, "possibles": ", ".join(sorted(allowed))}]})
        order.append(OrderBy(_column(allowed[key]), descending=descending, nulls_last=True))
    return [*order, OrderBy(F(tie))]
