"""Letters of accounts, sent once the transaction that causes them has committed."""

from __future__ import annotations

import logging
from datetime import date, datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

log = logging.getLogger(__name__)


def invitation_link(token: str) -> str:
    """Address of the page where the invitation is accepted."""
    return f"{settings.EGIDE_PUBLIC_URL}/invitation/{token}"


def send_invitation(*, to: str, token: str, inviter: str, firm: str, until: datetime) -> None:
    body = render_to_string(
        "accounts/invitation.txt",
        {"inviter": inviter, "firm": firm, "until": timezone.localtime(until), "link": invitation_link(token)},
    )
    _after_commit(subject=f"{inviter} vous invite à rejoindre {firm} sur Égide", body=body, to=to)


def send_delegation(*, to: str, absent: str, firm: str, debut: date, fin: date) -> None:
    body = render_to_string(
        "accounts/delegation.txt",
        {"absent": absent, "firm": firm, "debut": debut, "fin": fin, "link": f"{settings.EGIDE_PUBLIC_URL}/clients"},
    )
    _after_commit(subject=f"Vous remplacez {absent} sur Égide", body=body, to=to)


def send_handed_over(*, to: str, by: str, before: str, clients: int, firm: str) -> None:
    body = render_to_string(
        "accounts/handed_over.txt",
        {
            "by": by,
            "before": before,
            "clients": clients,
            "firm": firm,
            "link": f"{settings.EGIDE_PUBLIC_URL}/clients?conseiller=moi",
        },
    )
    _after_commit(subject=f"Les clients de {before} vous sont confiés", body=body, to=to)


def send_factor_reset(*, to: str, by: str, firm: str) -> None:
    body = render_to_string(
        "accounts/factor_reset.txt", {"by": by, "firm": firm, "link": f"{settings.EGIDE_PUBLIC_URL}/connexion"}
    )
    _after_commit(subject="Votre second facteur a été retiré", body=body, to=to)


def _after_commit(*, subject: str, body: str, to: str) -> None:
    def send() -> None:
        try:
            send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [to])
        except OSError:
            # The invitation stands; its link can be given by other means, and the sender can be repaired.
            log.exception("letter not sent")

    transaction.on_commit(send)
