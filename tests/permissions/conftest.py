"""One committed world for these tests, which leave it as they found it: the other aliases must see it too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connections, transaction
from django.test import override_settings
from tests.database import flush
from tests.permissions.world import World, build_world

FAST = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), override_settings(PASSWORD_HASHERS=FAST, EGIDE_LLM_HOSTS=["127.0.0.1"]):
        try:
            yield build_world()
        finally:
            for connection in connections.all():
                connection.close()
            flush(str(connections["default"].settings_dict["NAME"]))


class _Undo(Exception):
    pass


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is not kept."""
    try:
        with transaction.atomic():
            yield
            raise _Undo
    except _Undo:
        pass
