"""What allauth asks of the product: nobody signs up by themselves, secrets are sealed, letters are in French.

Settings that go with it are in `egide.config.accounts`.
"""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest

from egide.foundation.accounts.entering import note_provider, pending_of
from egide.foundation.accounts.models import User
from egide.foundation.accounts.session_store import IP, SSO, USER_AGENT
from egide.foundation.sealing.public import sealer

SECOND_FACTOR = "accounts.second_factor"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """People enter by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Every way in ends here: note where from, for the list of devices, and which provider vouched for them."""
        vouched = pending_of(request, user)
        super().login(request, user)
        note_provider(request, vouched)
        request.session[IP] = self.get_client_ip(request)
        request.session[USER_AGENT] = request.headers.get("User-Agent", "")[:300]

    def get_login_stages(self) -> list[str]:
        ours = {"allauth.mfa.stages.AuthenticateStage": "egide.foundation.accounts.entering.SecondFactorStage"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Somebody who logged in within `ACCOUNT_REAUTHENTICATION_TIMEOUT` is not asked their password again.

        Not so when a firm's provider vouched for them: what opens the account elsewhere is not its to change.
        """
        if not super().is_reauthentication_required(app=app, **options):
            return False
        request = context.request
        if SSO in request.session:
            return True
        latest = max((record["at"] for record in get_authentication_records(request, request.user)), default=0)
        return bool(time.time() - latest > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        """The address is the account's name; it is changed by the firm's administrator, not dropped."""
        return False


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """TOTP secrets and recovery seeds are sealed under `EGIDE_ENCRYPTION_KEYS`."""

    def encrypt(self, text: str) -> str:
        return sealer().seal(text, SECOND_FACTOR)

    def decrypt(self, encrypted_text: str) -> str:
        """:raises CannotOpen: sealed with a key that is no longer in the list."""
        return sealer().open(encrypted_text, SECOND_FACTOR)

    def get_totp_issuer(self) -> str:
        return "Égide"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the public address, whatever name the request used; on a developer's machine, to
        `localhost`, the only plain http name that browsers accept."""
        public = urlsplit(settings.EGIDE_PUBLIC_URL).hostname or ""
        loopback = public in ("127.0.0.1", "::1", "localhost")
        return {"id": "localhost" if loopback else public, "name": "Égide"}


def fresh_data(authenticator: Any) -> dict[str, Any]:
    """As `Sealed.fresh`: an authenticator's data with every secret under the first key."""
    adapter = MFAAdapter()
    fresh = dict(authenticator.data)
    for name, value in authenticator.data.items():
        values = value if isinstance(value, list) else [value]
        if any(isinstance(text, str) and text.startswith("v1.") and sealer().outdated(text) for text in values):
            sealed = [adapter.encrypt(adapter.decrypt(text)) for text in values]
            fresh[name] = sealed if isinstance(value, list) else sealed[0]
    return {"data": fresh} if fresh != authenticator.data else {}
