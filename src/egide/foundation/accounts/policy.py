"""What the firm demands of whoever enters it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.utils import timezone

from egide.foundation.accounts.caller import Caller
from egide.foundation.accounts.members import FACTORS
from egide.foundation.accounts.models import AccessPolicy, Membership
from egide.kit.errors import Conflict, Invalid

OWN_FIRST = "Activez d’abord votre propre second facteur, dans « Connexion et sécurité »."
PAST = "Choisissez aujourd’hui ou un jour à venir."


@dataclass(frozen=True, slots=True)
class AccessRules:
    """`second_facteur_depuis` as in `AccessPolicy`; `sans_facteur`: how many active members have none yet."""

    second_facteur_depuis: date | None
    sans_facteur: int


def access_rules() -> AccessRules:
    """The firm's. Two statements."""
    since = AccessPolicy.objects.values_list("second_facteur_depuis", flat=True).first()
    protected = Authenticator.objects.filter(type__in=FACTORS).values("user_id")
    without = Membership.objects.filter(active=True).exclude(user_id__in=protected).count()
    return AccessRules(since, without)


def demand_second_factor(*, caller: Caller, since: date | None) -> AccessRules:
    """Every member needs a second factor from that day on; None: nobody does.

    Members are not thrown out before the day; from then on the firm is closed to whoever has none, until they set it
    up. Programs' tokens go on.

    :raises Conflict: `own_factor_first`, whoever demands it has none.
    :raises Invalid: a day that is over.
    """
    policy = AccessPolicy.objects.select_for_update().first() or AccessPolicy()
    if since is not None and since != policy.second_facteur_depuis:
        if not caller.second_factor:
            raise Conflict("own_factor_first", OWN_FIRST)
        if since < timezone.localdate():
            raise Invalid({"second_facteur_depuis": [PAST]})
    policy.second_facteur_depuis = since
    policy.save()
    return access_rules()
