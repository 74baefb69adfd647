"""Does the database hold what the models promise? Read from PostgreSQL's own catalogue, as the application's role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from egide.foundation.tenancy.constraints import SightRule
from egide.foundation.tenancy.fields import team_column

# As pg_get_expr() writes constraints.CURRENT_TEAM_SQL.
POLICY = "({column} = (NULLIF(current_setting('app.team_id'::text, true), ''::text))::uuid)"

MISSING = """
SELECT name FROM unnest(%(tables)s::text[]) AS name WHERE to_regclass(format('public.%%I', name)) IS NULL
"""
ROW_SECURITY = """
SELECT relname FROM pg_class
WHERE oid = ANY(%(tables)s::regclass[]) AND NOT (relrowsecurity AND relforcerowsecurity)
"""
POLICIES = """
SELECT c.relname, p.polname, p.polcmd = '*' AND p.polpermissive AND p.polroles = '{0}',
       p.polcmd = '*' AND NOT p.polpermissive AND p.polroles = '{0}' AND p.polqual IS NOT NULL,
       pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid WHERE c.oid = ANY(%(tables)s::regclass[])
"""
FOREIGN_KEYS = """
SELECT k.conname FROM pg_constraint k
WHERE k.contype = 'f' AND k.conrelid = ANY(%(tables)s::regclass[]) AND k.confrelid = ANY(%(tables)s::regclass[])
AND NOT EXISTS (
    SELECT FROM unnest(k.conkey, k.confkey) AS pair (mine, theirs)
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.mine AND a.attname = 'team_id'
    JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.theirs
        AND b.attname = CASE WHEN k.confrelid = 'public.tenancy_team'::regclass THEN 'id' ELSE 'team_id' END
)
"""
UNIQUE_INDEXES = """
SELECT i.indexrelid::regclass::text FROM pg_index i
WHERE i.indisunique AND i.indrelid = ANY(%(keyed)s::regclass[]) AND NOT EXISTS (
    SELECT FROM pg_attribute WHERE attrelid = i.indrelid AND attnum = ANY(i.indkey) AND attname = 'team_id'
)
"""
PRIMARY_KEYS = """
SELECT c.relname FROM pg_class c WHERE c.oid = ANY(%(keyed)s::regclass[]) AND ARRAY['team_id', 'id'] IS DISTINCT FROM (
    SELECT array_agg(a.attname::text ORDER BY k.place) FROM pg_constraint p, unnest(p.conkey) WITH ORDINALITY
    AS k (number, place) JOIN pg_attribute a ON a.attnum = k.number
    WHERE p.conrelid = c.oid AND p.contype = 'p' AND a.attrelid = c.oid
)
"""
NULLABLE = """
SELECT attrelid::regclass::text FROM pg_attribute
WHERE attrelid = ANY(%(keyed)s::regclass[]) AND attname = 'team_id' AND NOT attnotnull
"""
UNKNOWN = """
SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'team_id' AND a.attnum > 0
WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND NOT c.relrowsecurity
AND NOT c.relname = ANY(%(across)s)
"""
RIGHTS = """
SELECT relname FROM pg_class WHERE oid = ANY(%(tables)s::regclass[])
AND (pg_has_role(relowner, 'MEMBER') OR has_table_privilege(oid, 'TRUNCATE, REFERENCES, TRIGGER'))
"""
APPEND_ONLY = """
SELECT relname FROM pg_class
WHERE oid = ANY(%(append_only)s::regclass[]) AND has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
"""
# A body written BEGIN ATOMIC is bound to its objects when created, and needs no search path.
DEFINERS = """
SELECT oid::regprocedure::text FROM pg_proc
WHERE prosecdef AND prosqlbody IS NULL AND pronamespace = 'public'::regnamespace
AND NOT EXISTS (SELECT FROM unnest(proconfig) AS setting WHERE setting LIKE 'search_path=%%')
"""
ROLE = """
SELECT rolname FROM pg_roles
WHERE rolname = current_user AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
"""
RULES = (
    (ROLE, "the application's role may do more than serve"),
    (ROW_SECURITY, "row-level security is not forced"),
    (PRIMARY_KEYS, "the primary key is not (team_id, id)"),
    (NULLABLE, "team_id may be null"),
    (FOREIGN_KEYS, "a foreign key between tenant tables without team_id"),
    (UNIQUE_INDEXES, "a unique index without team_id"),
    (UNKNOWN, "has team_id and no row-level security; a model that means it says why in `across_teams`"),
    (RIGHTS, "the application owns it, or may truncate, reference or put triggers on it"),
    (APPEND_ONLY, "the application may write to an append-only table"),
    (DEFINERS, "runs as its owner without a fixed search_path"),
)


def tenant_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if hasattr(model, "tenant_column")]


def findings(cursor: Any) -> list[str]:
    """One sentence for each thing that is not as it should be; empty when the walls stand."""
    tenant = tenant_models()
    names = {
        "tables": [model._meta.db_table for model in tenant],
        "keyed": [model._meta.db_table for model in tenant if team_column(model).column == "team_id"],
        "append_only": [model._meta.db_table for model in tenant if getattr(model, "append_only", False)],
        "across": [model._meta.db_table for model in apps.get_models() if getattr(model, "across_teams", "")],
    }
    cursor.execute(MISSING, names)
    if missing := [f"{name}: the table is missing, migrate first" for (name,) in cursor.fetchall()]:
        return missing
    found = []
    for sql, sentence in RULES:
        cursor.execute(sql, names)
        found += [f"{name}: {sentence}" for (name,) in cursor.fetchall()]
    cursor.execute(POLICIES, names)
    return found + list(_policies(cursor.fetchall(), tenant))


def _policies(rows: list[tuple[Any, ...]], tenant: list[type[models.Model]]) -> Iterator[str]:
    """Exactly one policy, for every command and role, plus those that the model names with their reason.

    What belongs to a client has a second one, restrictive: a member may be limited to some clients.
    """
    for model in tenant:
        table, extra = model._meta.db_table, getattr(model, "extra_policies", {})
        promised = {rule.name for rule in model._meta.constraints if isinstance(rule, SightRule)}
        restrictive = {row[1] for row in rows if row[0] == table and row[3] and row[1] in promised}
        if restrictive != promised:
            yield f"{table}: a limited member would see every client's rows"
        policies = [row[1:3] + row[4:] for row in rows if row[0] == table and row[1] not in {*extra, *promised}]
        rule = POLICY.format(column=team_column(model).column)
        if [policy[1:] for policy in policies] != [(True, rule, rule)]:
            yield f"{table}: not the one policy of a tenant table: {policies}"
