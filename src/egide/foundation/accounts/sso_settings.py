"""A firm's own identity provider: set, checked, taken away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.utils.translation import gettext as _

from egide.foundation.accounts.caller import Caller
from egide.foundation.accounts.models import Membership, Session, SsoDomain, SsoProvider
from egide.foundation.accounts.roles import Role
from egide.foundation.sealing.public import sealer
from egide.foundation.tenancy.public import current_team_id
from egide.integrations.oidc import Code, Credentials, OidcFailure, discover
from egide.kit.errors import Conflict, Invalid, NotFound
from egide.kit.ids import uuid7

DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
# Where anybody may have an address.
PUBLIC_MAIL = frozenset(
    {
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "outlook.fr",
        "hotmail.com",
        "hotmail.fr",
        "live.com",
        "live.fr",
        "msn.com",
        "yahoo.com",
        "yahoo.fr",
        "ymail.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "orange.fr",
        "wanadoo.fr",
        "free.fr",
        "sfr.fr",
        "neuf.fr",
        "laposte.net",
        "bbox.fr",
        "numericable.fr",
        "aol.com",
        "gmx.com",
        "gmx.fr",
        "proton.me",
        "protonmail.com",
        "pm.me",
        "mail.com",
        "yandex.com",
        "zoho.com",
        "tutanota.com",
    }
)
ISSUER_SAYS = {
    Code.ADDRESS: "Cette adresse doit être publique et en https:// ; seul l’opérateur peut autoriser un réseau privé.",
    Code.UNREACHABLE: "Ce fournisseur ne répond pas : vérifiez l’adresse, puis réessayez.",
    Code.DISCOVERY: "Aucun fournisseur OpenID Connect utilisable n’a été trouvé à cette adresse.",
    Code.ISSUER: "Ce fournisseur s’annonce sous un autre nom : recopiez exactement son « issuer ».",
}
NO_DOMAIN = "Indiquez au moins un domaine, comme cabinet.fr."
NOT_A_DOMAIN = "Un domaine a la forme cabinet.fr."
PUBLIC_DOMAIN = (
    "Tout le monde peut avoir une adresse chez ce fournisseur de messagerie : indiquez le domaine du cabinet."
)
NOT_PROVEN = "Votre adresse confirmée n’est pas de ce domaine : demandez à l’exploitant de la plateforme de l’ajouter."
TAKEN = "Un autre cabinet a déjà ce domaine : écrivez à l’exploitant de la plateforme."
TYPE_IT_AGAIN = "Saisissez le secret : il n’est gardé que pour ce fournisseur et cet identifiant."
UNPROVEN = (
    "Essayez d’abord la connexion d’entreprise : enregistrez-la sans cette exigence, puis entrez une fois par elle."
)
RESCUE = "Choisissez l’administrateur actif qui pourra entrer si le fournisseur ne répond pas."


def _purpose(provider_id: UUID) -> str:
    return f"accounts.sso.secret {current_team_id()} {provider_id}"


def fresh_secret(provider: Any) -> dict[str, Any]:
    """As `Sealed.fresh`."""
    sealed, bound = provider.secret_scelle, _purpose(provider.id)
    return {"secret_scelle": sealer().seal(sealer().open(sealed, bound), bound)} if sealer().outdated(sealed) else {}


def credentials_of(provider: SsoProvider) -> Credentials:
    """:raises CannotOpen: its secret was sealed with a key that the platform no longer has."""
    secret = sealer().open(provider.secret_scelle, _purpose(provider.id))
    return Credentials(provider.issuer, provider.application, secret)


def sso_provider() -> SsoProvider | None:
    """The firm's. One statement."""
    return SsoProvider.objects.first()


def set_sso_provider(*, caller: Caller, values: Mapping[str, Any]) -> SsoProvider:
    """Create or change the firm's provider, once it has answered at its address.

    :param values: the columns of `SsoProvider`, `application` being `client_id`; an empty `secret` keeps the present
        one, which serves the same issuer and client only.
    :raises Invalid: by field: an address that is no provider's, a domain that is not the firm's, no rescue, the only
        way in before anybody has entered by it.
    """
    provider = SsoProvider.objects.select_for_update().first()
    before = (provider.issuer, provider.application) if provider else None
    provider = provider or SsoProvider(id=uuid7())
    known = list(provider.domaines)
    for name in ("nom", "issuer", "actif", "arrivants", "confiance_mfa", "seul"):
        setattr(provider, name, values[name])
    provider.application = values["client_id"]
    provider.domaines = sorted({domain.strip().lower().lstrip("@") for domain in values["domaines"]})
    provider.secours = Membership.objects.filter(id=values["secours_id"]).first() if values["secours_id"] else None
    secret = values["secret"].strip()
    changed = before != (provider.issuer, provider.application)
    if changed:
        provider.eprouve_at = None
    errors = _faults(provider, caller, known)
    if changed and not secret:
        errors["secret"] = [TYPE_IT_AGAIN]
    if not errors:
        errors = _unanswered(provider.issuer)
    if errors:
        raise Invalid(errors)
    if secret:
        provider.secret = f"•••• {secret[-4:]}" if len(secret) >= 16 else "••••"
        provider.secret_scelle = sealer().seal(secret, _purpose(provider.id))
    provider.save()
    SsoDomain.objects.filter(team_id=current_team_id()).exclude(nom__in=provider.domaines).delete()
    for domain in provider.domaines:
        SsoDomain.objects.get_or_create(nom=domain, defaults={"team_id": current_team_id()})
    return provider


def remove_sso_provider() -> None:
    """Members enter by their password again; who the provider vouched for stays known.

    :raises NotFound: the firm has none.
    """
    provider = SsoProvider.objects.select_for_update().first()
    if provider is None:
        raise NotFound
    Session.objects.filter(sso_team_id=current_team_id()).delete()
    SsoDomain.objects.filter(team_id=current_team_id()).delete()
    provider.delete()


def _faults(provider: SsoProvider, caller: Caller, known: list[str]) -> dict[str, list[str]]:
    errors: dict[str, list[str]] = {}
    for domain in provider.domaines:
        if fault := _domain_fault(domain, caller, known):
            errors.setdefault("domaines", []).append(f"{domain} : {_(fault)}")
    if not provider.domaines:
        errors["domaines"] = [NO_DOMAIN]
    if provider.seul and provider.eprouve_at is None:
        errors["seul"] = [UNPROVEN]
    rescue = provider.secours
    if provider.seul and not (rescue and rescue.active and rescue.role == Role.ADMIN):
        errors["secours_id"] = [RESCUE]
    return errors


def _domain_fault(domain: str, caller: Caller, known: list[str]) -> str | None:
    """The firm's own domain: whoever adds it has a confirmed address there, or the platform's operator added it."""
    if fault := _never_a_firms(domain):
        return fault
    owner = SsoDomain.objects.filter(nom=domain).values_list("team_id", flat=True).first()
    if owner is not None and owner != current_team_id():
        return TAKEN
    mine = EmailAddress.objects.filter(user_id=caller.user_id, verified=True, email__iendswith=f"@{domain}")
    if domain not in known and owner is None and not mine.exists():
        return NOT_PROVEN
    return None


def _never_a_firms(domain: str) -> str | None:
    if not DOMAIN.fullmatch(domain):
        return NOT_A_DOMAIN
    return PUBLIC_DOMAIN if domain in PUBLIC_MAIL else None


def _unanswered(issuer: str) -> dict[str, list[str]]:
    try:
        discover(issuer, trusted=settings.EGIDE_OIDC_HOSTS)
    except OidcFailure as failure:
        return {"issuer": [ISSUER_SAYS.get(failure.code, ISSUER_SAYS[Code.DISCOVERY])]}
    return {}


def claim_domain(*, domain: str) -> None:
    """The operator says that a domain is the active firm's.

    :raises Conflict: `domain_taken`, `not_a_domain` (malformed, or anybody's).
    """
    if fault := _never_a_firms(domain):
        raise Conflict("not_a_domain", fault)
    row, _fresh = SsoDomain.objects.get_or_create(nom=domain, defaults={"team_id": current_team_id()})
    if row.team_id != current_team_id():
        raise Conflict("domain_taken", TAKEN)
