"""A person's own name and preferences."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict

from egide.foundation.accounts.caller import Caller
from egide.foundation.accounts.models import User


class ProfileChange(TypedDict, total=False):
    """What may change; absent keys stay as they are."""

    langue: str
    theme: str
    raccourcis: bool
    prenom: str
    nom: str


def change_profile(*, caller: Caller, change: ProfileChange) -> Caller:
    """The caller as they are afterwards. One statement."""
    if change:
        User.objects.filter(id=caller.user_id).update(**change)
    return replace(caller, **change)
