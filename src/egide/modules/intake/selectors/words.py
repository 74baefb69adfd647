"""What was said in a meeting and by whom: its versions, and what is heard of it so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from egide.foundation.accounts.public import User
from egide.integrations.speech import Word
from egide.integrations.speech.hearing import stitched
from egide.kit.errors import NotFound
from egide.modules.intake.codes import ROLES
from egide.modules.intake.models import CorrectionVoix, Entretien, ExtractionRecord, PieceEntendue, TranscriptVersion
from egide.modules.intake.serial import turn_roles
from egide.modules.intake.transcription.segments import spoken_segments
from egide.modules.intake.wording import label_of

Json = dict[str, Any]
_LABEL_ROLES = {"courtier": "courtier", "conseiller": "courtier", "client": "client", "conjoint": "conjoint"}
SPOKEN_OF = ("index", "start", "end", "speaker", "text", "words")


def transcript(entretien: Entretien, version: int | None = None) -> Json:
    """The words, and who says each turn: as people corrected, else as understood, else as labelled. Four statements.

    :param version: an earlier one, as it was understood. Without it, the last one; while a recording is being heard,
        what is heard of it so far, as version 0.
    :raises NotFound: there are no words yet, or no such version.
    """
    versions = TranscriptVersion.objects.filter(entretien_id=entretien.id).order_by("-version")
    words = (versions if version is None else versions.filter(version=version)).first()
    if words is None and version is not None:
        raise NotFound
    if words is None:
        return _heard_so_far(entretien)
    readings = ExtractionRecord.objects.filter(entretien_id=entretien.id, transcript_version__lte=words.version)
    result: Json = readings.order_by("-transcript_version", "-run").values_list("result", flat=True).first() or {}
    return {
        **_told(entretien, words.segments, words.roles, result),
        "version": words.version,
        "entendu_s": None,
    }


def _heard_so_far(entretien: Entretien) -> Json:
    pieces = PieceEntendue.objects.filter(entretien_id=entretien.id, mots__isnull=False).order_by("numero")
    heard = list(pieces.values_list("numero", "depuis", "jusqu_a", "mots"))
    # What comes after a piece that is not heard yet would be read as if it followed.
    whole = [(since, until, mots or []) for place, (number, since, until, mots) in enumerate(heard) if number == place]
    if not whole:
        raise NotFound
    sides = stitched((since, tuple(tuple(Word(*word) for word in side) for side in mots)) for since, _, mots in whole)
    segments = spoken_segments(sides)
    return {**_told(entretien, segments, {}, {}), "version": 0, "entendu_s": whole[-1][1]}


def _told(entretien: Entretien, segments: Sequence[Json], roles: Mapping[str, str], result: Json) -> Json:
    """`roles` of a voice: who it is on the whole; of a turn, who says it."""
    understood, sureness = result.get("roles", {}), result.get("sureness", {})
    labels = list(dict.fromkeys(s["speaker"] for s in segments if s["speaker"]))
    voices = {label: roles.get(label) or _role(label, understood) for label in labels}
    names = _names(entretien, result)
    turns = turn_roles(segments, {}, result)
    return {
        "speakers": [
            {
                "label": label,
                "role": role,
                "nom": _name(label, role, names),
                "confiance": None if label in roles else sureness.get(label),
            }
            for label, role in voices.items()
        ],
        "noms": names,
        "segments": [
            {name: segment.get(name) for name in SPOKEN_OF}
            | {
                "role": voices.get(segment["speaker"]) if segment["speaker"] and not segment.get("role") else role,
                "confiance": sure if not segment["speaker"] else None,
                "corrige": bool(segment.get("role")),
            }
            for segment, (role, sure) in zip(segments, turns, strict=True)
        ],
    }


def _role(label: str, understood: Json) -> str:
    role = understood.get(label) or _LABEL_ROLES.get(label.casefold())
    return role if role in ROLES else "autre"


def _names(entretien: Entretien, result: Json) -> dict[str, str | None]:
    """First names by role: from the file, else from what was said."""
    known = Entretien.objects.filter(pk=entretien.id).values_list("owner__user__prenom", "client__prenom").first() or (
        None,
        None,
    )
    records = result.get("records", {})
    said = {who: records.get(who, {}).get("prenom", {}).get("value") for who in ("client", "conjoint")}
    return {"courtier": known[0], "client": known[1] or said["client"], "conjoint": said["conjoint"]}


def _name(label: str, role: str, names: dict[str, str | None]) -> str | None:
    """A label that is somebody's name is shown as it is; a label that is a role takes the person's name."""
    generic = label.casefold() in _LABEL_ROLES or len(label) <= 3 or any(c.isdigit() for c in label)
    return names.get(role) if generic else label


def versions_of(entretien: Entretien) -> list[Json]:
    """The versions of the words, the last one first: who made it, by what gesture, what it changed. Four statements.

    :raises NotFound: there are no words yet.
    """
    rows = TranscriptVersion.objects.filter(entretien_id=entretien.id).order_by("-version")
    versions = list(rows.values("version", "created_at", "created_by_id"))
    if not versions:
        raise NotFound
    gestures: dict[int, list[Json]] = {}
    for row in CorrectionVoix.objects.filter(entretien_id=entretien.id).order_by("version", "id"):
        kept = {name: getattr(row, name) for name in ("genre", "premier", "dernier", "voix", "role", "retour_a")}
        gestures.setdefault(row.version, []).append(kept | {"role": row.role or None, "voix": row.voix or None})
    readings = ExtractionRecord.objects.filter(entretien_id=entretien.id, changes__isnull=False).order_by("run")
    changes = {version: found or [] for version, found in readings.values_list("transcript_version", "changes")}
    people = User.objects.in_bulk({row["created_by_id"] for row in versions if row["created_by_id"]})
    return [
        {
            "version": row["version"],
            "at": row["created_at"],
            "par": f"{who.prenom} {who.nom}".strip() if (who := people.get(row["created_by_id"])) else None,
            "corrections": gestures.get(row["version"], []),
            "effets": [_effect(change) for change in changes[row["version"]]] if row["version"] in changes else None,
        }
        for row in versions
    ]


def _effect(change: Json) -> Json:
    return {
        "effet": change["what"],
        "section": change["section"],
        "champ": change["champ"],
        "libelle": label_of(change["section"], change["champ"]),
        "avant": change["before"],
        "apres": change["after"],
        "de": change["from"],
    }
