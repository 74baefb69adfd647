"""The day it is in France and the ages of people, computed by PostgreSQL when they are read."""

from __future__ import annotations

# CURRENT_DATE would be the day of the connection, which Django keeps in UTC: yesterday until one or two in the morning.
TODAY_SQL = "(now() AT TIME ZONE 'Europe/Paris')::date"
# A year or a month alone gives no age: it would be wrong for part of the year.
AGE_SQL = f"CASE WHEN length(%(date)s) = 10 THEN date_part('year', age({TODAY_SQL}, (%(date)s)::date))::int END"
