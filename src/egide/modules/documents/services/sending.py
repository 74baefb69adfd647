"""A document is sent, read from its link, and its link taken back."""

from __future__ import annotations

import smtplib
from datetime import timedelta
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.accounts.public import Membership
from egide.foundation.identity.public import identity
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import current_team_id
from egide.kit.errors import Conflict, Invalid, NotFound
from egide.kit.media import PDF
from egide.modules.documents import mail, tasks
from egide.modules.documents.models import Document, Envoi
from egide.modules.documents.services.links import link_of

LONGEST_DAYS = 90


class LinkClosed(Conflict):
    """The link has ended, or was taken back."""

    code = "link_closed"
    message = "Ce lien a expiré ou a été retiré : demandez-en un nouveau à votre conseiller."


def send(*, document: Document, email: str, message: str, a_signer: bool, jours: int, by: UUID | None) -> Envoi:
    """Send a document as a link good for `jours` days; the letter leaves by a job of the same transaction.

    :raises Invalid: only a PDF is signed.
    """
    if a_signer and document.file.media_type != PDF:
        raise Invalid({"a_signer": [_("Seul un document PDF peut être signé.")]})
    envoi = Envoi.objects.create(
        document=document,
        email=email.strip().lower(),
        message=message.strip(),
        a_signer=a_signer,
        expires_at=timezone.now() + timedelta(days=jours),
        created_by_id=by,
    )
    tasks.deliver.enqueue(team_id=current_team_id(), envoi_id=envoi.id)
    _tell(document.client_id)
    return envoi


def revoke(*, envoi_id: UUID) -> Envoi:
    """Close a link. :raises NotFound: missing, or already closed."""
    envoi = Envoi.objects.select_related("document").filter(pk=envoi_id, revoked_at__isnull=True).first()
    if envoi is None:
        raise NotFound
    envoi.revoked_at = timezone.now()
    envoi.save(update_fields=["revoked_at"])
    _tell(envoi.document.client_id)
    return envoi


def deliver(*, team_id: UUID, envoi_id: UUID) -> None:
    """:raises OSError: the mail server does not answer; an address it refuses is noted and not tried again."""
    rows = Envoi.objects.select_for_update(of=("self",)).select_related("document")
    envoi = rows.filter(pk=envoi_id, sent_at__isnull=True, revoked_at__isnull=True).first()
    if envoi is None:
        return
    members = Membership.objects.select_related("user")
    sender = members.filter(pk=envoi.created_by_id).first() if envoi.created_by_id else None
    try:
        mail.send_document(
            envoi_id=envoi.id,
            to=envoi.email,
            titre=envoi.document.titre,
            firm=identity().nom,
            who=str(sender.user) if sender else "",
            reply_to=sender.user.email if sender else "",
            message=envoi.message,
            link=link_of(team_id, envoi.id),
            until=envoi.expires_at,
            a_signer=envoi.a_signer,
        )
    except smtplib.SMTPRecipientsRefused:
        note_failure(envoi_id=envoi_id, echec="refuse")
        return
    envoi.sent_at = timezone.now()
    envoi.save(update_fields=["sent_at"])
    _tell(envoi.document.client_id)


def note_failure(*, envoi_id: UUID, echec: str) -> None:
    """Say that the letter never left."""
    Envoi.objects.filter(pk=envoi_id).update(echec=echec)
    client_id = Envoi.objects.values_list("document__client_id", flat=True).get(pk=envoi_id)
    _tell(client_id)


def open_link(envoi_id: UUID, *, lock: bool = False) -> Envoi:
    """The sending whose link is followed, with its document. One statement.

    :raises NotFound: it never was, or its client's file is gone. :raises LinkClosed.
    """
    rows = Envoi.objects.select_for_update(of=("self",)) if lock else Envoi.objects.all()
    found = rows.select_related("document__file", "document__client").filter(
        pk=envoi_id, document__client__deleted_at__isnull=True
    )
    envoi = found.first()
    if envoi is None:
        raise NotFound
    if envoi.revoked_at is not None or envoi.expires_at <= timezone.now():
        raise LinkClosed
    return envoi


def note_opening(*, envoi: Envoi) -> None:
    """The document was read from its link: how often, first and last. One statement and an event."""
    now = timezone.now()
    Envoi.objects.filter(pk=envoi.id).update(
        openings=F("openings") + 1, opened_first_at=Coalesce("opened_first_at", now), opened_last_at=now
    )
    _tell(envoi.document.client_id)


def _tell(client_id: UUID) -> None:
    publish("document.changed", client_id=client_id)
