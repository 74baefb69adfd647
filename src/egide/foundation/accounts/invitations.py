"""Inviting somebody into a firm, and joining one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from egide.foundation.accounts import mail, tokens
from egide.foundation.accounts.caller import Caller
from egide.foundation.accounts.members import check_standing, equipe_of
from egide.foundation.accounts.models import Invitation, Membership, User
from egide.foundation.accounts.roles import Portee, Role
from egide.foundation.audit.public import audit_context
from egide.foundation.tenancy.public import Team, current_team_id, team_scope
from egide.kit.errors import Conflict, Invalid, NotFound

VALID_FOR = timedelta(days=7)
WRONG_EMAIL = "Cette invitation est destinée à une autre adresse : déconnectez-vous d’abord."
NEEDED = "Ce champ est nécessaire."


def open_invitations() -> Sequence[Invitation]:
    """Neither accepted nor revoked, expired ones too, the latest first. One statement."""
    return list(
        Invitation.objects.filter(accepted_at=None, revoked_at=None)
        .select_related("invited_by")
        .order_by("-created_at", "id")
    )


def invite(
    *,
    caller: Caller,
    email: str,
    role: Role,
    titre: str = "",
    portee: Portee = Portee.TOUS,
    equipe_id: UUID | None = None,
) -> tuple[Invitation, str]:
    """Offer a place and send the letter; an earlier open offer to the same address ends.

    :param portee: which clients they will see, those of `equipe_id` for a team's.
    :returns: the invitation, and the token, which is never known again.
    :raises Conflict: `already_member`.
    :raises Invalid: an unknown team, or as `check_standing`.
    """
    equipe = equipe_of(equipe_id)
    check_standing(role, portee, equipe_id)
    address = email.strip().lower()
    if Membership.objects.filter(user__email=address, active=True).exists():
        raise Conflict("already_member", "Cette personne est déjà membre du cabinet.")
    now = timezone.now()
    for earlier in Invitation.objects.select_for_update().filter(email=address, accepted_at=None, revoked_at=None):
        earlier.revoked_at = now
        earlier.save(update_fields=["revoked_at"])
    token = tokens.new_token(current_team_id())
    invitation = Invitation.objects.create(
        email=address,
        role=role,
        titre=titre,
        portee=portee,
        equipe=equipe,
        token_hash=tokens.hash_of(token),
        invited_by_id=caller.user_id,
        created_at=now,
        expires_at=now + VALID_FOR,
    )
    mail.send_invitation(
        to=address,
        token=token,
        inviter=f"{caller.prenom} {caller.nom}",
        firm=caller.team_nom or "",
        until=now + VALID_FOR,
    )
    return invitation, token


def revoke_invitation(*, invitation_id: UUID) -> None:
    """:raises NotFound: no open invitation of this firm."""
    invitation = (
        Invitation.objects.select_for_update().filter(id=invitation_id, accepted_at=None, revoked_at=None).first()
    )
    if invitation is None:
        raise NotFound
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])


@dataclass(frozen=True, slots=True)
class Preview:
    """What the bearer of a token may see before accepting."""

    email: str
    team_nom: str
    role: Role
    known: bool


def preview(token: str) -> Preview:
    """:raises NotFound: unknown, used, revoked or expired."""
    with team_scope(tokens.team_of(token)):
        invitation = _usable(token)
        firm = Team.objects.get()
        known = User.objects.filter(email=invitation.email).exists()
        return Preview(invitation.email, firm.nom, Role(invitation.role), known)


def accept(
    *,
    token: str,
    prenom: str,
    nom: str,
    password: str,
    caller: Caller | None,
    request_id: str = "",
    ip: str | None = None,
) -> Membership:
    """Join the firm. The token proves the address; an existing account is proved by its password or its session.

    :param caller: who is logged in, if anybody.
    :raises NotFound: unknown, used, revoked or expired token.
    :raises Conflict: `wrong_email`, somebody else is logged in.
    :raises Invalid: no name, a weak password, or not the existing account's password.
    """
    with team_scope(tokens.team_of(token)), transaction.atomic():
        invitation = _usable(token, lock=True)
        if caller is not None and caller.email != invitation.email:
            raise Conflict("wrong_email", WRONG_EMAIL)
        user = User.objects.filter(email=invitation.email).first()
        if user is None:
            user = _new_account(invitation.email, prenom, nom, password)
        elif caller is None and not (user.is_active and user.check_password(password)):
            raise Invalid({"password": ["Un compte existe déjà à cette adresse : indiquez son mot de passe."]})
        EmailAddress.objects.update_or_create(
            user=user, email=invitation.email, defaults={"verified": True, "primary": True}
        )
        with audit_context(
            actor_id=user.id, actor_kind="user", request_id=request_id, ip=ip, cause=("invitation", invitation.id)
        ):
            invitation.accepted_at = timezone.now()
            invitation.save(update_fields=["accepted_at"])
            return _join(user, invitation)


def _usable(token: str, *, lock: bool = False) -> Invitation:
    rows = Invitation.objects.select_for_update() if lock else Invitation.objects.all()
    invitation = rows.filter(
        token_hash=tokens.hash_of(token), accepted_at=None, revoked_at=None, expires_at__gt=timezone.now()
    ).first()
    if invitation is None:
        raise NotFound("invitation_invalid", "Cette invitation n’existe pas, a déjà servi ou a expiré.")
    return invitation


def _new_account(email: str, prenom: str, nom: str, password: str) -> User:
    errors = {
        name: ["Ce champ est nécessaire."] for name, value in (("prenom", prenom), ("nom", nom)) if not value.strip()
    }
    user = User(email=email, prenom=prenom.strip(), nom=nom.strip())
    try:
        validate_password(password, user)
    except ValidationError as refused:
        errors["password"] = refused.messages
    if errors:
        raise Invalid(errors)
    user.set_password(password)
    user.save()
    return user


def _join(user: User, invitation: Invitation) -> Membership:
    membership = Membership.objects.select_for_update().filter(user=user).first()
    if membership is None:
        return Membership.objects.create(
            user=user,
            role=invitation.role,
            titre=invitation.titre,
            portee=invitation.portee,
            equipe_id=invitation.equipe_id,
        )
    membership.role, membership.titre, membership.active = invitation.role, invitation.titre, True
    membership.portee, membership.equipe_id = invitation.portee, invitation.equipe_id
    membership.save(update_fields=["role", "titre", "active", "portee", "equipe"])
    return membership
