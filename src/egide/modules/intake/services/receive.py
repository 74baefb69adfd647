"""A meeting comes in: what was given is kept as it is, the agreement with it, and the work is queued."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.realtime.public import publish
from egide.kit.errors import Invalid, NotFound
from egide.modules.clients.dictionary.enums import MODE_CONSENTEMENT
from egide.modules.clients.public import note_exchange
from egide.modules.intake.machine import State
from egide.modules.intake.models import AccordEntretien, Entretien, SourceText, TranscriptVersion
from egide.modules.intake.readers import ReadError, Reading, read_file, read_text
from egide.modules.intake.selectors.clients import client_exists
from egide.modules.intake.serial import segments_json
from egide.modules.intake.services.agreement import register_agreement
from egide.modules.intake.services.locking import move
from egide.modules.intake.services.work import start_run

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a person answered to `formulation`; `mode` is one of the dictionary's ways of asking.

    `at`: when, if it was not just now: a recorder without network tells it hours later.
    """

    accorde: bool
    personne: str
    formulation: str
    mode: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What came in: pasted text, or the bytes of a file."""

    content: bytes
    filename: str = ""
    pasted: bool = False

    @classmethod
    def text(cls, text: str) -> Given:
        return cls(text.encode(), pasted=True)

    def read(self) -> Reading:
        """:raises Invalid: nothing readable, with the reason under the field it came in."""
        try:
            return read_text(self.content.decode()) if self.pasted else read_file(self.content, name=self.filename)
        except ReadError as refusal:
            params = {name: _(value) for name, value in refusal.params.items()}
            sentence = _(refusal.sentence) % params if params else _(refusal.sentence)
            raise Invalid({"texte" if self.pasted else "fichier": [sentence]}, code=refusal.code) from refusal


def title_of(day: date) -> str:
    """ "Entretien du 12 mars 2026"."""
    ordinal = "1er" if day.day == 1 else str(day.day)
    return f"Entretien du {ordinal} {MONTHS[day.month - 1]} {day.year}"


def receive(
    *,
    owner_id: UUID,
    given: Given | None,
    agreement: Agreement,
    client_id: UUID | None = None,
    titre: str = "",
    day: date | None = None,
    source: str | None = None,
    at: datetime | None = None,
    moteur: str = "",
) -> Entretien:
    """Keep a meeting and queue its work. Without agreement only the refusal is kept: not a word of the text.

    :param day: of the meeting; else the file's own date, else today.
    :param moteur: the engine that reads it; empty: the firm's choice.
    :raises NotFound: no such client. :raises Invalid: by field; nothing is written.
    """
    check_agreement(agreement, day)
    if agreement.accorde and given is None:
        raise Invalid({"texte": [_("Collez un texte ou choisissez un fichier.")]})
    reading = given.read() if agreement.accorde and given is not None else None
    entretien = open_meeting(
        owner_id=owner_id,
        agreement=agreement,
        client_id=client_id,
        titre=titre,
        day=day or _date_of(reading) or timezone.localdate(),
        source=source or ("paste" if given is None or given.pasted else "upload"),
        at=at,
        mots=reading.words if reading else 0,
        moteur=moteur,
    )
    if reading is None or given is None:
        move(entretien, State.REFUSED)
        return entretien
    _keep(entretien, given, reading)
    move(entretien, State.QUEUED)
    start_run(entretien)
    publish("entretien.progress", entretien_id=entretien.id, step="reception")
    return entretien


def open_meeting(
    *,
    owner_id: UUID,
    agreement: Agreement,
    client_id: UUID | None,
    titre: str,
    day: date,
    source: str,
    at: datetime | None = None,
    mots: int = 0,
    moteur: str = "",
) -> Entretien:
    """A meeting, as `received`, and the answer that was given to being listened to.

    :raises NotFound: no such client.
    """
    if client_id is not None and not client_exists(client_id):
        raise NotFound
    # A device whose clock runs ahead is no reason to refuse a meeting: nothing was agreed later than now.
    now = timezone.now()
    asked = min(agreement.at or at or now, now)
    entretien = Entretien.objects.create(
        owner_id=owner_id,
        client_id=client_id,
        titre=titre.strip()[:200] or title_of(day),
        date=day,
        source=source,
        mots=mots,
        moteur=moteur,
    )
    AccordEntretien.objects.create(
        entretien=entretien,
        accorde=agreement.accorde,
        personne=agreement.personne.strip(),
        formulation=agreement.formulation.strip(),
        mode=agreement.mode,
        at=asked,
    )
    if client_id is not None:
        register_agreement(entretien)
        note_exchange(client_id=client_id, at=asked)
    return entretien


def check_agreement(agreement: Agreement, day: date | None) -> None:
    """:raises Invalid: by field."""
    errors: dict[str, list[str]] = {}
    for champ, longest in (("personne", 200), ("formulation", 5000)):
        words = getattr(agreement, champ).strip()
        if not words:
            errors[f"consentement.{champ}"] = [_("Ce champ est obligatoire.")]
        elif len(words) > longest:
            errors[f"consentement.{champ}"] = [_("Au plus %(longueur)s caractères.") % {"longueur": longest}]
    if agreement.mode not in MODE_CONSENTEMENT.codes:
        allowed = ", ".join(MODE_CONSENTEMENT.texts)
        errors["consentement.mode"] = [_("Valeurs possibles : %s.") % allowed]
    if day is not None and not (day.year >= 2000 and day <= timezone.localdate()):
        errors["date"] = [_("La date d’un entretien est passée.")]
    if errors:
        raise Invalid(errors)


def _date_of(reading: Reading | None) -> date | None:
    """The date a file states, if it can be that of a meeting."""
    try:
        stated = date.fromisoformat(reading.date) if reading and reading.date else None
    except ValueError:
        return None
    return stated if stated and stated.year >= 2000 and stated <= timezone.localdate() else None


def _keep(entretien: Entretien, given: Given, reading: Reading) -> None:
    SourceText.objects.create(
        entretien=entretien,
        content=given.content,
        sha256=hashlib.sha256(given.content).hexdigest(),
        size=len(given.content),
        filename=given.filename.replace("\x00", "")[-255:],
        format=reading.format,
    )
    TranscriptVersion.objects.create(entretien=entretien, version=1, segments=segments_json(reading))
