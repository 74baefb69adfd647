"""What the tests of this folder share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings
from tests.support.oidc_provider import CLAIRE, OidcProvider, oidc_provider


@pytest.fixture
def provider(settings: Settings) -> Iterator[OidcProvider]:
    """An identity provider where Claire is logged in."""
    settings.EGIDE_OIDC_HOSTS = ["127.0.0.1"]
    with oidc_provider() as running:
        running.person = dict(CLAIRE)
        yield running
