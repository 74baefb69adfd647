"""What has arrived of a recording, and what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from egide.modules.intake.models import Enregistrement, Partie, Prise

Json = dict[str, Any]
Ranges = list[list[int]]
"""`[[first, last], …]`, both included, in order."""


def ranges(numbers: Iterable[int]) -> Ranges:
    """Numbers in order, without repeats, as ranges."""
    found: Ranges = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


def missing_parts(enregistrement_id: UUID, prises: Sequence[int]) -> dict[int, Ranges]:
    """What is still to come, by take, when they have `prises` parts each. One statement."""
    held: dict[int, set[int]] = {}
    for take, number in Partie.objects.filter(enregistrement_id=enregistrement_id).values_list("prise", "numero"):
        held.setdefault(take, set()).add(number)
    wanted = {take: set(range(count)) - held.get(take, set()) for take, count in enumerate(prises)}
    return {take: ranges(sorted(numbers)) for take, numbers in wanted.items() if numbers}


def recording_of(entretien_id: UUID) -> Json | None:
    """A recording without its parts. One statement."""
    row = Enregistrement.objects.filter(entretien_id=entretien_id).first()
    return None if row is None else recording_json(row)


def recording_json(row: Enregistrement) -> Json:
    """As the meeting's page shows it."""
    names = ("source", "etat", "nom", "media_type", "taille", "duree_s", "canaux", "marques", "hors_micro")
    held = {"at": row.gel_at, "motif": row.gel_motif, "par": row.gel_par_id} if row.gel_at else None
    times = ("created_at", "termine_at", "archive_at", "efface_at")
    return {name: getattr(row, name) for name in (*names, *times)} | {
        "gel": held,
        "ecoutable": row.ecoute_id is not None,
    }


def arrived(row: Enregistrement) -> list[Json]:
    """What has come of each take, to go on from: `{numero, parties, octets, debut}`. Two statements.

    `debut` is the digest of the first part while it is still one: what is sent next must be of the same content.
    """
    joined = Prise.objects.filter(enregistrement_id=row.id, file__isnull=False)
    takes: dict[int, Json] = {
        number: {"numero": number, "parties": [[0, count - 1]], "octets": size, "debut": None}
        for number, count, size in joined.values_list("numero", "parties", "file__size")
    }
    parts = Partie.objects.filter(enregistrement_id=row.id).order_by("prise", "numero")
    numbers: dict[int, list[int]] = {}
    octets: dict[int, int] = {}
    starts: dict[int, str] = {}
    for take, number, size, digest in parts.values_list("prise", "numero", "size", "sha256"):
        numbers.setdefault(take, []).append(number)
        octets[take] = octets.get(take, 0) + size
        if number == 0:
            starts[take] = digest
    for take, present in numbers.items():
        told = {"numero": take, "parties": ranges(present), "octets": octets[take], "debut": starts.get(take)}
        takes.setdefault(take, told)
    return [takes[number] for number in sorted(takes)]
