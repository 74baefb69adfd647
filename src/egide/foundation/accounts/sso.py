"""Entering by the firm's own identity provider: who comes back from it, and whom we take them for.

Nobody is taken for somebody else: a person is known by (issuer, subject). The first time, by a confirmed address of a
domain of the firm, and only as a member that the firm already has; an account of another firm is never touched.
The session opens that firm only (`Session.sso_team_id`).
"""

from __future__ import annotations

import time
from collections.abc import MutableMapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import connection
from django.utils import timezone

from egide.foundation.accounts.models import Membership, SsoDomain, SsoIdentity, SsoProvider, User
from egide.foundation.accounts.roles import Portee
from egide.foundation.accounts.sso_settings import credentials_of
from egide.foundation.audit.public import audit_context
from egide.foundation.tenancy.public import current_team_id, team_scope
from egide.integrations.oidc import Attempt, Code, Credentials, Identity, OidcFailure, begin, complete, discover
from egide.kit.errors import Conflict, DomainError, Forbidden, NotFound
from egide.kit.sealing import CannotOpen

ATTEMPTS = "_sso_attempts"
VALID_S = 600
MOST_ATTEMPTS = 5
# RFC 8176: what a provider writes when it asked for more than one proof.
MFA = "mfa"

NO_DOOR = "Aucun cabinet n’a de connexion d’entreprise à cette adresse."
LOST = "Cette tentative de connexion a expiré ou vient d’un autre navigateur : recommencez."
DECLINED = "Votre fournisseur d’identité n’a pas donné son accord : recommencez, ou connectez-vous autrement."
UNVERIFIED = "Votre fournisseur d’identité ne confirme pas votre adresse e-mail : prévenez votre administrateur."
OTHER_DOMAIN = "Votre adresse e-mail n’est pas d’un domaine de ce cabinet."
UNKNOWN = "Vous n’êtes pas membre de ce cabinet : demandez une invitation à son administrateur."
ENDED = "Votre accès à ce cabinet a été désactivé."
MISSET = "La connexion d’entreprise de ce cabinet est mal réglée : prévenez votre administrateur."
WORDS = {
    Code.UNREACHABLE: "Le fournisseur d’identité de votre entreprise ne répond pas : réessayez, ou entrez autrement.",
    Code.EXPIRED: "La réponse de votre fournisseur d’identité a expiré : recommencez.",
    Code.REFUSED: "Le fournisseur d’identité a refusé notre demande : prévenez votre administrateur.",
}
NOT_BELIEVED = "La réponse du fournisseur d’identité n’a pas pu être vérifiée : la connexion est refusée."

Store = MutableMapping[str, Any]


class SsoRefused(DomainError):
    """The person does not enter; `code` says why to machines (`sso_` + a code of `integrations.oidc`, or ours)."""

    code = "sso_refused"
    message = NOT_BELIEVED


@dataclass(frozen=True, slots=True)
class Entrant:
    """Whom the firm's provider vouched for: `mfa`, with more than a password."""

    user: User
    team_id: UUID
    mfa: bool
    suite: str


def redirect_uri() -> str:
    """Where the provider sends people back: to be given to it once."""
    return f"{settings.EGIDE_PUBLIC_URL}/connexion/entreprise"


def start(*, store: Store, email: str = "", cabinet: str = "", team_id: UUID | None = None, suite: str = "") -> str:
    """The provider's address to send the person to; what must be kept until they come back goes to `store`.

    :raises NotFound: `sso_unknown`, no firm there has a provider. :raises SsoRefused: the provider does not answer.
    """
    domain = email.rpartition("@")[2].strip().lower()
    with connection.cursor() as cursor:
        cursor.execute("SELECT accounts_sso_of(%s, %s, %s)", [domain or None, cabinet.strip().lower() or None, team_id])
        (found,) = cursor.fetchone()
    if found is None:
        raise NotFound("sso_unknown", NO_DOOR)
    issuer, client_id = _provider(found)[:2]
    try:
        metadata = discover(issuer, trusted=settings.EGIDE_OIDC_HOSTS)
    except OidcFailure as failure:
        raise _refusal(failure) from None
    address, attempt = begin(metadata, client_id, redirect_uri(), hint=email.strip())
    kept = {**asdict(attempt), "team": str(found), "suite": suite, "at": time.time()}
    store[ATTEMPTS] = [*store.get(ATTEMPTS, [])[1 - MOST_ATTEMPTS :], kept]
    return address


def finish(*, store: Store, state: str, code: str, request_id: str = "", ip: str | None = None) -> Entrant:
    """Whom the person who came back is. An attempt serves once, in the browser that began it, for ten minutes.

    :raises SsoRefused: by `code`. :raises Forbidden: not of the firm.
    """
    attempts = store.get(ATTEMPTS, [])
    kept = next((one for one in attempts if one["state"] == state and time.time() - one["at"] < VALID_S), None)
    store[ATTEMPTS] = [one for one in attempts if one is not kept]
    if kept is None:
        raise SsoRefused("sso_state", LOST)
    if not code:
        raise SsoRefused("sso_declined", DECLINED)
    team_id = UUID(kept["team"])
    issuer, client_id, secret = _provider(team_id)
    attempt = Attempt(kept["state"], kept["nonce"], kept["verifier"])
    try:
        identity = complete(
            discover(issuer, trusted=settings.EGIDE_OIDC_HOSTS),
            Credentials(issuer, client_id, secret),
            attempt,
            code=code,
            redirect_uri=redirect_uri(),
            trusted=settings.EGIDE_OIDC_HOSTS,
        )
    except OidcFailure as failure:
        raise _refusal(failure) from None
    with team_scope(team_id):
        user = _user_of(identity, request_id=request_id, ip=ip)
    return Entrant(user, team_id, MFA in identity.amr, kept["suite"])


def _refusal(failure: OidcFailure) -> SsoRefused:
    return SsoRefused(f"sso_{failure.code.value}", WORDS.get(failure.code, NOT_BELIEVED))


def _provider(team_id: UUID) -> tuple[str, str, str]:
    """Issuer, client, secret of a firm's provider in service.

    :raises NotFound: taken away meanwhile. :raises Conflict: its secret no longer opens.
    """
    with team_scope(team_id):
        provider = SsoProvider.objects.filter(actif=True).first()
        if provider is None:
            raise NotFound("sso_unknown", NO_DOOR)
        try:
            credentials = credentials_of(provider)
        except CannotOpen:
            raise Conflict("sso_misset", MISSET) from None
    return credentials.issuer, credentials.client_id, credentials.client_secret


def _user_of(identity: Identity, *, request_id: str, ip: str | None) -> User:
    known = SsoIdentity.objects.filter(issuer=identity.issuer, subject=identity.subject).first()
    if known is not None:
        membership = Membership.objects.select_related("user").get(id=known.membre_id)
    else:
        _check_address(identity)
        membership = _member_or_newcomer(identity, request_id=request_id, ip=ip)
    if not membership.active or not membership.user.is_active:
        raise Forbidden("sso_ended", ENDED)
    with audit_context(actor_id=membership.user_id, actor_kind="user", request_id=request_id, ip=ip):
        SsoProvider.objects.filter(eprouve_at=None).update(eprouve_at=timezone.now())
        if known is None:
            SsoIdentity.objects.create(membre=membership, issuer=identity.issuer, subject=identity.subject)
            EmailAddress.objects.update_or_create(
                user=membership.user, email=membership.user.email, defaults={"verified": True, "primary": True}
            )
    return membership.user


def _check_address(identity: Identity) -> None:
    if not identity.email or not identity.email_verified:
        raise SsoRefused("sso_unverified", UNVERIFIED)
    provider = SsoProvider.objects.get()
    domain = identity.email.rpartition("@")[2]
    if domain not in provider.domaines or not SsoDomain.objects.filter(nom=domain, team_id=current_team_id()).exists():
        raise Forbidden("sso_domain", OTHER_DOMAIN)


def _member_or_newcomer(identity: Identity, *, request_id: str, ip: str | None) -> Membership:
    membership = Membership.objects.select_related("user").filter(user__email=identity.email).first()
    if membership is not None:
        return membership
    role = SsoProvider.objects.values_list("arrivants", flat=True).get()
    # An account of another firm: its owner joins by invitation, never by what a provider of ours says.
    if role is None or User.objects.filter(email=identity.email).exists():
        raise Forbidden("sso_member", UNKNOWN)
    local = identity.email.partition("@")[0]
    user = User.objects.create_user(
        email=identity.email, prenom=identity.prenom or local, nom=identity.nom or identity.prenom or local
    )
    with audit_context(actor_id=user.id, actor_kind="user", request_id=request_id, ip=ip):
        return Membership.objects.create(user=user, role=role, portee=Portee.SIENS)
