"""The sound of a meeting comes in, part by part, in any order and as often as it takes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.accounts.public import Caller
from egide.foundation.authz.public import require
from egide.foundation.files.errors import FAULTS, FileRefused
from egide.foundation.files.public import clean_name, drop_pieces, put_piece
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import current_team_id
from egide.kit.errors import Conflict, Invalid, NotFound, PayloadTooLarge
from egide.kit.ids import uuid7
from egide.kit.media import RECORDINGS, Fault, Sniffer
from egide.modules.intake.machine import State, StepName
from egide.modules.intake.models import Enregistrement, Entretien, Partie, Prise
from egide.modules.intake.selectors.recording import Ranges, missing_parts
from egide.modules.intake.services.locking import locked, move
from egide.modules.intake.services.receive import Agreement, check_agreement, open_meeting
from egide.modules.intake.services.work import start_run

MOST_BYTES = 2 * 1024**3
PART_BYTES = 8 * 1024**2
MOST_TAKES = 500
MOST_PARTS = 50_000
NOT_SOUND = (
    "Ce fichier n’est pas un enregistrement. Acceptés : WAV, MP3, M4A, OGG, Opus, WebM, FLAC et MP4. "
    "Un texte se dépose dans « Texte »."
)
"""A msgid."""


class RecordingClosed(Conflict):
    """Its last part has come, or it was given up."""

    code = "recording_closed"
    message = "Cet enregistrement est terminé : plus aucune partie n’est attendue."


class OtherPart(Conflict):
    """This number was given to other bytes."""

    code = "other_part"
    message = "Cette partie est déjà arrivée avec un autre contenu : le fichier a changé, recommencez l’envoi."


class PartsMissing(Conflict):
    """`missing`: for each take that lacks some, the ranges of numbers that are to be sent."""

    code = "parts_missing"
    message = "Il manque des parties de l’enregistrement : envoyez-les, puis terminez."

    def __init__(self, missing: dict[int, Ranges]) -> None:
        super().__init__()
        self.missing = missing


def open_recording(
    *,
    owner_id: UUID,
    agreement: Agreement,
    source: str,
    nom: str,
    media_type: str = "",
    taille: int | None = None,
    client_id: UUID | None = None,
    titre: str = "",
    day: date | None = None,
) -> Entretien:
    """A meeting whose sound will come by parts. Without agreement only the refusal is kept, and no part is awaited.

    :param source: micro or fichier. :param taille: of the file, in bytes; not known for a microphone.
    :raises NotFound: no such client. :raises Invalid: by field. :raises PayloadTooLarge: more than `MOST_BYTES`.
    """
    check_agreement(agreement, day)
    if source == "fichier" and not taille:
        raise Invalid({"taille": [_(FAULTS[Fault.EMPTY])]})
    refuse_too_long(taille or 0)
    entretien = open_meeting(
        owner_id=owner_id,
        agreement=agreement,
        client_id=client_id,
        titre=titre,
        day=day or timezone.localdate(),
        source=source,
    )
    if not agreement.accorde:
        move(entretien, State.REFUSED)
        return entretien
    Enregistrement.objects.create(
        entretien=entretien, source=source, nom=clean_name(nom), media_type=media_type[:100], taille=taille
    )
    move(entretien, State.RECEIVING)
    return entretien


def refuse_too_long(size: int) -> None:
    """:raises PayloadTooLarge: with the limit."""
    if size > MOST_BYTES:
        raise PayloadTooLarge(
            message="Cet enregistrement dépasse la taille acceptée : %(limite)s Go.", limite=MOST_BYTES // 1024**3
        )


def find_recording(entretien_id: UUID) -> Enregistrement:
    """With its meeting. One statement. :raises NotFound: no such meeting, or one without sound."""
    rows = Enregistrement.objects.select_related("entretien", "ecoute")
    found = rows.filter(entretien_id=entretien_id, entretien__deleted_at=None).first()
    if found is None:
        raise NotFound
    return found


def keep_part(*, entretien_id: UUID, prise: int, numero: int, content: bytes, sha256: str, caller: Caller) -> bool:
    """Keep part `numero` of take `prise`, durably; whether it was new. Six statements; one when it was known.

    :raises NotFound, Forbidden: nothing is kept. :raises OtherPart: known with another digest.
    :raises RecordingClosed: no part is awaited. :raises Invalid: the digest is not that of the bytes.
    :raises FileRefused: the first part of a take does not begin like a recording. :raises StorageUnavailable:
    """
    enregistrement = find_recording(entretien_id)
    require(caller, "entretiens.record", enregistrement.entretien)
    _check_part(prise, numero, content, sha256)
    known = Partie.objects.filter(enregistrement_id=enregistrement.id, prise=prise, numero=numero)
    digest = known.values_list("sha256", flat=True).first()
    if digest is not None:
        return _same(digest, sha256)
    if enregistrement.etat != "arrive":
        raise RecordingClosed
    arrived = Partie.objects.filter(enregistrement_id=enregistrement.id).aggregate(octets=Sum("size"))["octets"]
    refuse_too_long((arrived or 0) + len(content))
    if numero == 0:
        _refuse_other_than_sound(content, enregistrement.nom)
    team_id, piece_id = current_team_id(), uuid7()
    part = Partie(
        id=piece_id,
        enregistrement_id=enregistrement.id,
        prise=prise,
        numero=numero,
        size=len(content),
        sha256=sha256,
        cle_scellee=put_piece(team_id, piece_id, content),
    )
    Partie.objects.bulk_create([part], ignore_conflicts=True)
    kept_id, digest = known.values_list("id", "sha256").get()
    if kept_id != piece_id:  # the same part was arriving by another way
        drop_pieces(team_id, [piece_id])
        return _same(digest, sha256)
    return True


def _check_part(prise: int, numero: int, content: bytes, sha256: str) -> None:
    if prise >= MOST_TAKES or numero >= MOST_PARTS:
        raise Invalid({"": [_("Un enregistrement a moins de prises et de parties que cela.")]})
    if not content:
        raise Invalid({"": [_("Cette partie est vide.")]}, code="part_empty")
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Invalid({"": [_("Cette partie est arrivée abîmée : renvoyez-la.")]}, code="part_damaged")


def _same(known: str, sha256: str) -> bool:
    if known != sha256:
        raise OtherPart
    return False


def _refuse_other_than_sound(content: bytes, nom: str) -> None:
    sniffer = Sniffer()
    kind = sniffer.feed(content) or sniffer.verdict(nom)
    if kind == Fault.PROGRAM:
        raise FileRefused(FAULTS[Fault.PROGRAM])
    if kind not in RECORDINGS:
        raise FileRefused(NOT_SOUND)


def finish_recording(
    *,
    entretien_id: UUID,
    prises: Sequence[int],
    marques: Sequence[dict[str, Any]] = (),
    hors_micro: Sequence[Sequence[float]] = (),
    caller: Caller,
) -> Entretien:
    """Every part of every take has been sent: the work begins. Said again, it changes nothing.

    :param prises: how many parts each take has, by its number.
    :raises PartsMissing: nothing changed. :raises RecordingClosed: finished otherwise before, or given up.
    """
    entretien = locked(entretien_id)
    enregistrement = find_recording(entretien_id)
    require(caller, "entretiens.record", entretien)
    if enregistrement.etat != "arrive":
        done = dict(Prise.objects.filter(enregistrement_id=enregistrement.id).values_list("numero", "parties"))
        if done != {number: count for number, count in enumerate(prises) if count}:
            raise RecordingClosed
        return entretien
    if not any(prises) or (enregistrement.source == "fichier" and len(prises) != 1):
        raise Invalid({"prises": [_("Indiquez le nombre de parties de chaque prise.")]})
    missing = missing_parts(enregistrement.id, prises)
    if missing:
        raise PartsMissing(missing)
    close_recording(entretien, enregistrement, prises, marques=list(marques), hors_micro=list(hors_micro))
    return entretien


def close_recording(
    entretien: Entretien, enregistrement: Enregistrement, prises: Sequence[int], **told: list[Any]
) -> None:
    """No further part is awaited, and the work on the locked meeting is queued.

    :param told: `marques` and `hors_micro`.
    :raises Conflict: a file that is not as long as it was said to be.
    """
    parts = Partie.objects.filter(enregistrement_id=enregistrement.id)
    sizes = parts.values_list("prise", "numero", "size")
    size = sum(size for take, number, size in sizes if take < len(prises) and number < prises[take])
    if enregistrement.taille not in (None, size):
        raise Conflict("size_differs", "Le fichier n’a plus la taille annoncée : il a changé, recommencez l’envoi.")
    Prise.objects.bulk_create(
        [
            Prise(enregistrement_id=enregistrement.id, numero=number, parties=count)
            for number, count in enumerate(prises)
            if count
        ]
    )
    Enregistrement.objects.filter(pk=enregistrement.id).update(
        etat="complet", taille=size, termine_at=timezone.now(), **told
    )
    move(entretien, State.QUEUED)
    start_run(entretien, step=StepName.ASSEMBLY)
    publish("entretien.progress", entretien_id=entretien.id, step="reception")


def set_hold(*, entretien_id: UUID, motif: str, caller: Caller) -> Enregistrement:
    """Keep a recording whatever the rules of retention say (`motif`: why), or no longer (empty).

    :raises NotFound: no such meeting, or one without sound.
    """
    entretien = locked(entretien_id)
    enregistrement = find_recording(entretien_id)
    require(caller, "entretiens.hold", entretien)
    held = bool(motif.strip())
    enregistrement.gel_motif = motif.strip()[:300]
    enregistrement.gel_at = (enregistrement.gel_at or timezone.now()) if held else None
    enregistrement.gel_par_id = caller.user_id if held else None
    enregistrement.save(update_fields=["gel_motif", "gel_at", "gel_par_id"])
    publish("entretien.changed", entretien_id=entretien.id)
    return enregistrement
