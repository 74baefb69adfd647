"""An authenticator application, as a test holds it."""

from __future__ import annotations

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from tests.people import Browser

TOTP = "account/authenticators/totp"


def code_of(secret: str, *, steps_ahead: int = 0) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter + steps_ahead))


def set_up(browser: Browser) -> str:
    """Turns the second factor on; returns its secret."""
    secret: str = browser.allauth("GET", TOTP).json()["meta"]["secret"]
    answer = browser.allauth("POST", TOTP, {"code": code_of(secret)})
    assert answer.status_code == 200, answer.content
    return secret
