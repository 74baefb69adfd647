"""Ages, computed by PostgreSQL when they are read."""

from __future__ import annotations

# A year or a month alone gives no age: it would be wrong for part of the year.
AGE_SQL = "CASE WHEN length(%(date)s) = 10 THEN date_part('year', age(CURRENT_DATE, (%(date)s)::date))::int END"
