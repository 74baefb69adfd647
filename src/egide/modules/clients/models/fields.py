"""Columns of the client file. Unknown is NULL everywhere: never an empty text, never a false, never a zero.

Each brings its own CHECK, so that no path into the database (bulk, raw SQL, import) can store nonsense.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from egide.modules.clients.dictionary.enumeration import Enumeration


def _quoted(field: Any, connection: BaseDatabaseWrapper) -> str:
    return connection.ops.quote_name(field.column)


class _Unknowable(models.Field):  # type: ignore[type-arg]
    """Optional in forms and NULL in the database, unless told otherwise."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("null", True)
        options.setdefault("blank", True)
        super().__init__(*args, **options)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, options = super().deconstruct()
        # Django leaves its own default out, and ours would come back instead.
        return name, path, args, options | {"null": self.null, "blank": self.blank}


class TexteField(_Unknowable, models.CharField):  # type: ignore[type-arg]
    """Text of at most `max_length` characters (200), never empty."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 200)
        super().__init__(*args, **options)

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        return f"{_quoted(self, connection)} <> ''"


class ScelleField(_Unknowable, models.TextField):  # type: ignore[type-arg]
    """A text sealed by `kit.sealing`; never anything else."""

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        return f"{_quoted(self, connection)} ~ '^v[0-9]+[.][0-9a-f]+[.][A-Za-z0-9_=-]+$'"


class DatePartielleField(_Unknowable, models.CharField):  # type: ignore[type-arg]
    """YYYY, YYYY-MM or YYYY-MM-DD: as much of a date as is known. Text order is date order."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 10)
        super().__init__(*args, **options)

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        column = _quoted(self, connection)
        return (
            f"CASE WHEN {column} ~ '^[0-9]{{4}}(-(0[1-9]|1[0-2]))?$' THEN true "
            f"WHEN {column} ~ '^[0-9]{{4}}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' "
            f"THEN {column}::date IS NOT NULL ELSE {column} IS NULL END"
        )


class MontantField(_Unknowable, models.DecimalField):  # type: ignore[type-arg]
    """Euros and cents, not negative, under ten thousand millions."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_digits", 12)
        options.setdefault("decimal_places", 2)
        super().__init__(*args, **options)

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        return f"{_quoted(self, connection)} >= 0"


class NombreField(MontantField):
    """A rate, an area, a share: not negative."""


class EntierField(_Unknowable, models.IntegerField):  # type: ignore[type-arg]
    """A whole number, not negative."""

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        return f"{_quoted(self, connection)} >= 0"


class OuiNonField(_Unknowable, models.BooleanField):  # type: ignore[type-arg]
    """Yes, no, or unknown (NULL)."""


class ChoixField(_Unknowable, models.CharField):  # type: ignore[type-arg]
    """One code of a closed list, kept closed by the database."""

    def __init__(self, enumeration: Enumeration | None = None, **options: Any) -> None:
        if enumeration is not None:
            options["choices"] = [(choix.valeur, choix.fr) for choix in enumeration.choix]
        options.setdefault("max_length", 40)
        super().__init__(**options)

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        codes = ", ".join(f"'{code}'" for code, _label in self.flatchoices)
        return f"{_quoted(self, connection)} IN ({codes})"
