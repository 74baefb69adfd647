"""What is kept for a while is forgotten in time, in every firm."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone
from tests.cast import Cast
from tests.people import Firm, logged_in

from egide.foundation.accounts.models import Session
from egide.foundation.api.models import IdempotencyKey
from egide.foundation.api.tasks import purge
from egide.foundation.tenancy.public import team_scope

pytestmark = pytest.mark.django_db


def keep(firm: Firm, user_id: object, key: str, hours: int) -> None:
    with team_scope(firm.id):
        IdempotencyKey.objects.create(user_id=user_id, key=key, fingerprint="")
        IdempotencyKey.objects.filter(key=key).update(created_at=timezone.now() - timedelta(hours=hours))


def test_old_answers_and_expired_sessions_are_forgotten(cast: Cast) -> None:
    keep(cast.lavigne, cast.claire.id, "avant-hier", 49)
    keep(cast.ponant, cast.yann.id, "avant-hier", 49)
    keep(cast.ponant, cast.yann.id, "hier", 24)
    claire, thomas = logged_in(cast.claire), logged_in(cast.thomas)
    Session.objects.filter(user_id=cast.thomas.id).update(expires_at=timezone.now() - timedelta(minutes=1))

    cache.set("compteur-ancien", 1, timeout=-1)
    cache.set("compteur", 1, timeout=60)

    purge(timestamp=0)

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM api_cache WHERE cache_key LIKE '%compteur%'")
        assert [key for (key,) in cursor] == [":1:compteur"]

    with team_scope(cast.lavigne.id):
        assert not IdempotencyKey.objects.exists()
    with team_scope(cast.ponant.id):
        assert [kept.key for kept in IdempotencyKey.objects.all()] == ["hier"]
    assert [session.user_id for session in Session.objects.all()] == [cast.claire.id]
    assert (claire.read("session").status_code, thomas.read("session").status_code) == (200, 401)
