"""Filters of a list, declared with django-filter; what does not parse is refused, not ignored."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django_filters import FilterSet
from rest_framework.request import Request

from egide.kit.errors import Invalid

M = TypeVar("M", bound=Model)


def filtered(filterset: type[FilterSet], request: Request, rows: QuerySet[M]) -> QuerySet[M]:
    """`rows` narrowed by the query parameters that `filterset` declares.

    :raises Invalid: a value that does not parse, under the parameter's name.
    """
    bound: Any = filterset(data=request.query_params, queryset=rows, request=request)
    if not bound.is_valid():
        raise Invalid({name: [str(sentence) for sentence in sentences] for name, sentences in bound.errors.items()})
    result: QuerySet[M] = bound.qs
    return result
