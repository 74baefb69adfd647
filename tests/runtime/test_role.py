"""The canary: if it fails, no other test of isolation proves anything."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_suite_runs_as_a_role_that_row_security_binds() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("egide_app", False, False, False)


@pytest.mark.django_db
def test_the_suite_owns_no_table_and_may_truncate_none() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
            " AND (pg_has_role(relowner, 'MEMBER') OR has_table_privilege(oid, 'TRUNCATE'))"
        )
        assert cursor.fetchall() == []
        cursor.execute("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
        (tables,) = cursor.fetchone()
        assert tables > 0
