"""Ages, computed by PostgreSQL when they are read."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

# A year or a month alone gives no age: it would be wrong for part of the year.
AGE_SQL = "CASE WHEN length(%(date)s) = 10 THEN date_part('year', age(CURRENT_DATE, (%(date)s)::date))::int END"


class Age(models.Func):
    """Completed years since a partial date; null when the day is not known."""

    template = AGE_SQL % {"date": "%(expressions)s"}
    output_field: ClassVar[models.Field[int, int]] = models.IntegerField()
