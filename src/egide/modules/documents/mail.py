"""Letters to clients. The document itself is never attached: it stays behind its link."""

from __future__ import annotations

from datetime import datetime
from email.utils import formataddr, parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from egide.modules.documents.content.blocks import jour, moment


def _send(*, to: str, subject: str, body: str, firm: str, reply_to: str, known_as: UUID | None = None) -> None:
    """Through the configured mail server. :raises OSError: as it says (`smtplib`'s errors are some).

    :param known_as: names the letter, so that mailboxes show once what a dying process handed over twice.
    """
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    headers = {"Message-ID": f"<{known_as}@{address.rpartition('@')[2]}>"} if known_as else None
    sender = formataddr((firm, address))
    message = EmailMessage(subject, body, sender, [to], reply_to=[reply_to] if reply_to else None, headers=headers)
    message.send()


def send_document(
    *,
    envoi_id: UUID,
    to: str,
    titre: str,
    firm: str,
    who: str,
    reply_to: str,
    message: str,
    link: str,
    until: datetime,
    a_signer: bool,
) -> None:
    """The letter of one sending: handed over again, it bears the same Message-ID (RFC 5322, 3.6.4)."""
    asked = "lire et signer" if a_signer else "lire"
    parts = [
        "Bonjour,",
        message.strip() or f"{who}, de {firm}, vous transmet un document : {titre}.",
        f"Pour le {asked}, ouvrez cette adresse avant le {jour(timezone.localtime(until).date())} :\n{link}",
        "Cette adresse vous est personnelle : ne la transmettez pas.",
        f"{who}\n{firm}",
    ]
    body = "\n\n".join(parts) + "\n"
    _send(to=to, subject=f"{titre} – {firm}", body=body, firm=firm, reply_to=reply_to, known_as=envoi_id)


def send_code(*, to: str, code: str, titre: str, firm: str, until: datetime) -> None:
    parts = [
        "Bonjour,",
        f"Votre code pour signer « {titre} » : {code}",
        f"Il est valable jusqu’au {moment(timezone.localtime(until))}. Ne le communiquez à personne, pas même à votre "
        "conseiller.",
        firm,
    ]
    _send(to=to, subject=f"Code de signature – {firm}", body="\n\n".join(parts) + "\n", firm=firm, reply_to="")
