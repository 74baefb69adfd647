"""The pool of connections after the database has restarted."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection

from egide.runtime import postgres


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_ended_is_replaced_before_anybody_uses_it() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (before,) = cursor.fetchone()
    connection.close()
    with psycopg.connect(postgres.test_cluster().superuser_url(), autocommit=True) as server:
        server.execute("SELECT pg_terminate_backend(%s, 5000)", [before])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (after,) = cursor.fetchone()
    assert after != before
