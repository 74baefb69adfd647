"""Input checking shared by endpoints."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

from egide.foundation.accounts.public import Portee, Role
from egide.kit.errors import Invalid


class Checked(serializers.Serializer[Any]):
    """A body to check; unknown names are refused, so that a misspelt field is not silently lost."""

    @classmethod
    def check(cls, request: Request, **options: Any) -> dict[str, Any]:
        """The accepted values of the request's body.

        :raises Invalid: what is wrong, by field.
        """
        serializer = cls(data=request.data, **options)
        if isinstance(request.data, dict) and (unknown := sorted(set(request.data) - set(serializer.fields))):
            raise Invalid({name: ["Champ inconnu."] for name in unknown})
        serializer.is_valid(raise_exception=True)
        values: dict[str, Any] = dict(serializer.validated_data)
        return values


class RoleField(serializers.ChoiceField):
    """`admin`, `manager` or `employe`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=Role.choices, **options)

    def to_internal_value(self, data: Any) -> Role:
        return Role(super().to_internal_value(data))


class PorteeField(serializers.ChoiceField):
    """`tous`, `equipe` or `siens`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=Portee.choices, **options)

    def to_internal_value(self, data: Any) -> Portee:
        return Portee(super().to_internal_value(data))
