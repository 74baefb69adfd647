"""The platform's encryption key is replaced and every firm's models go on answering."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from tests.cast import Cast
from tests.people import Browser
from tests.support.llm_server import LlmServer

from egide.foundation.ai.models import Provider
from egide.foundation.tenancy.public import team_scope

from .conftest import KEY, add

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "platform"])


def test_a_model_key_follows_the_new_encryption_key(
    antoine: Browser, cast: Cast, server: LlmServer, settings: Any
) -> None:
    settings.EGIDE_ENCRYPTION_KEYS = ["la clé de 2026"]
    provider = add(antoine, server)
    with team_scope(cast.lavigne.id):
        before = Provider.objects.get(id=provider["id"]).cle_scellee

    settings.EGIDE_ENCRYPTION_KEYS = ["la clé de 2027", "la clé de 2026"]
    call_command("reseal", stdout=StringIO())
    settings.EGIDE_ENCRYPTION_KEYS = ["la clé de 2027"]

    with team_scope(cast.lavigne.id):
        after = Provider.objects.get(id=provider["id"]).cle_scellee
    assert after != before
    answer = antoine.send("POST", f"ai/providers/{provider['id']}/test").json()
    assert (answer["ok"], answer["code"]) == (True, None)
    assert server.asked[-1].headers["authorization"] == f"Bearer {KEY}"
