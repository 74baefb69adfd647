"""Proposals between the comparison's objects and their table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import CharField
from django.db.models.functions import Cast

from egide.modules.clients.public import SECTIONS
from egide.modules.intake.compare import Outcome, Proof, Proposed, Stored
from egide.modules.intake.models import Entretien, Proposal, TranscriptVersion
from egide.modules.intake.serial import ROLE_LABELS, instants
from egide.modules.intake.wording import row_label_of

Json = dict[str, Any]
_READ_AS = {label: role for role, label in ROLE_LABELS.items()}


def stored_of(entretien: Entretien) -> list[Stored]:
    """The proposals that stand, in their order. One statement."""
    standing = Proposal.objects.filter(entretien_id=entretien.id).exclude(state="superseded").order_by("position")
    return [
        Stored(str(p.id), p.state, proposed_of(p), reopened=p.state == "pending" and p.decided_at is not None)  # type: ignore[arg-type]
        for p in standing
    ]


def proposed_of(p: Proposal) -> Proposed:
    """What the comparison compares."""
    return Proposed(
        source=p.source,
        section=p.section,
        champ=p.champ,
        row_id=str(p.row_id) if p.row_id else None,
        kind=p.kind,  # type: ignore[arg-type]
        critical=p.critical,
        old=p.old,
        new=p.new,
        confidence=p.confidence,
        proof=tuple(Proof(e["segment"], e["start"], e["end"], e["quote"], e.get("champ")) for e in p.evidence),
        speaker=p.speaker,
        conflict_reason=p.conflict_reason,
        rival=p.rival,
    )


def store_outcome(
    entretien: Entretien,
    outcome: Outcome,
    *,
    file: Json,
    roles: Mapping[str, str],
    sources: Mapping[str, str] | None = None,
    order: Sequence[Proposed] = (),
) -> None:
    """Write what becomes of the proposals. At most two statements a kind of change, and one for the words.

    :param sources: where the last reading states what stands, by id. :param order: all it states, in the file's order.
    """
    if outcome.superseded:
        gone = [UUID(s.id) for s in outcome.superseded]
        Proposal.objects.filter(pk__in=gone).update(state="superseded")
    if sources:
        _rename_sources(entretien, sources)
    if outcome.updated:
        _update(outcome.updated, file)
    if outcome.reopened or outcome.retaken:
        _reopen(outcome)
    if outcome.restated or outcome.created:
        words = TranscriptVersion.objects.filter(entretien_id=entretien.id).order_by("-version").first()
        told = _Words(words.segments if words else [], {**roles, **(words.roles if words else {})})
        places = {proposed.source: place for place, proposed in enumerate(order)}
        _restate(outcome.restated, told, places)
        _create(entretien, outcome.created, file, told, places)


def _rename_sources(entretien: Entretien, sources: Mapping[str, str]) -> None:
    """No two that are undecided may bear one name, even between two rows of a statement: they all go aside first."""
    rows = list(
        Proposal.objects.filter(entretien_id=entretien.id, pk__in=[UUID(key) for key in sources]).only("source")
    )
    moved = [row for row in rows if row.source != sources[str(row.id)]]
    if not moved:
        return
    Proposal.objects.filter(pk__in=[row.id for row in moved]).update(source=Cast("id", CharField()))
    for row in moved:
        row.source = sources[str(row.id)]
    Proposal.objects.bulk_update(moved, ["source"])


def _reopen(outcome: Outcome) -> None:
    """Acceptances to decide again keep who took them and when: they are theirs again if their words come back."""
    changed = {UUID(before.id): (now, "pending") for before, now in outcome.reopened}
    changed |= {UUID(before.id): (now, "accepted") for before, now in outcome.retaken}
    rows = list(Proposal.objects.filter(pk__in=list(changed)))
    for p in rows:
        now, p.state = changed[p.id]
        p.kind, p.critical, p.safe = now.kind, now.critical, now.safe
        p.old, p.conflict_reason, p.rival = now.old, now.conflict_reason, now.rival
    Proposal.objects.bulk_update(rows, ["state", "kind", "critical", "safe", "old", "conflict_reason", "rival"])


@dataclass(frozen=True, slots=True)
class _Words:
    """The transcript as last corrected, and the role of each label: what a person said first, then what the engine
    understood."""

    segments: Sequence[Json]
    roles: Mapping[str, str]


def _restate(restated: Sequence[tuple[Stored, Proposed]], words: _Words, places: Mapping[str, int]) -> None:
    """The words of what stands, as the last reading gives them, and its place in the file."""
    now = {UUID(before.id): proposed for before, proposed in restated}
    changed: list[Proposal] = []
    for p in Proposal.objects.filter(pk__in=list(now)):
        proposed = now[p.id]
        speaker = _speaker(proposed, words.segments)
        found = {
            "confidence": proposed.confidence,
            "speaker": speaker,
            "role": _role(proposed, speaker, words.roles),
            "evidence": [_evidence(proof, words.segments) for proof in proposed.proof],
            "position": places.get(proposed.source, p.position),
        }
        if any(getattr(p, name) != value for name, value in found.items()):
            for name, value in found.items():
                setattr(p, name, value)
            changed.append(p)
    if changed:
        Proposal.objects.bulk_update(changed, ["confidence", "speaker", "role", "evidence", "position"])


def _update(updated: Sequence[tuple[Stored, Proposed]], file: Json) -> None:
    """New content: whatever was decided was decided on something else."""
    changed = {UUID(before.id): now for before, now in updated}
    rows = list(Proposal.objects.filter(pk__in=list(changed)))
    for p in rows:
        now = changed[p.id]
        p.section, p.champ, p.row_id = now.section, now.champ, UUID(now.row_id) if now.row_id else None
        p.kind, p.critical, p.safe = now.kind, now.critical, now.safe
        p.old, p.new, p.value, p.conflict_reason = now.old, now.new, None, now.conflict_reason
        p.rival = now.rival
        p.state = "accepted" if now.kind == "same" else "pending"
        p.decided_by_id = p.decided_at = None
        p.row_label = row_label_of(now.section, _row_values(now, file))
    columns = ["section", "champ", "row_id", "kind", "critical", "safe", "old", "new", "value", "conflict_reason"]
    Proposal.objects.bulk_update(rows, [*columns, "rival", "state", "decided_by_id", "decided_at", "row_label"])


def _create(
    entretien: Entretien, created: Sequence[Proposed], file: Json, words: _Words, places: Mapping[str, int]
) -> None:
    first = Proposal.objects.filter(entretien_id=entretien.id).count()
    Proposal.objects.bulk_create(
        [
            _row(entretien, places.get(proposed.source, first + index), proposed, file, words)
            for index, proposed in enumerate(created)
        ]
    )


def _row(entretien: Entretien, position: int, proposed: Proposed, file: Json, words: _Words) -> Proposal:
    speaker = _speaker(proposed, words.segments)
    return Proposal(
        entretien_id=entretien.id,
        position=position,
        source=proposed.source,
        section=proposed.section,
        champ=proposed.champ,
        row_id=UUID(proposed.row_id) if proposed.row_id else None,
        row_label=row_label_of(proposed.section, _row_values(proposed, file)),
        kind=proposed.kind,
        critical=proposed.critical,
        safe=proposed.safe,
        old=proposed.old,
        new=proposed.new,
        confidence=proposed.confidence,
        speaker=speaker,
        role=_role(proposed, speaker, words.roles),
        evidence=[_evidence(proof, words.segments) for proof in proposed.proof],
        conflict_reason=proposed.conflict_reason,
        rival=proposed.rival,
        state="accepted" if proposed.kind == "same" else "pending",
    )


def _speaker(proposed: Proposed, segments: Sequence[Json]) -> str | None:
    """The label as written of who said it: the engine may have read it under a corrected role."""
    if proposed.speaker is None:
        return None
    labels = [segments[p.segment]["speaker"] for p in proposed.proof if p.segment < len(segments)]
    if proposed.speaker in labels or proposed.speaker not in ROLE_LABELS.values():
        return proposed.speaker
    named = [label for label in labels if label]
    return named[-1] if named else proposed.speaker


def _role(proposed: Proposed, speaker: str | None, roles: Mapping[str, str]) -> str | None:
    """Whose words they are: a corrected turn is read under its role, whatever its voice is otherwise."""
    if speaker is None:
        return None
    return _READ_AS.get(proposed.speaker or "") or roles.get(speaker) or roles.get(proposed.speaker or "")


def _evidence(proof: Any, segments: Sequence[Json]) -> Json:
    t0, t1 = (
        instants(segments[proof.segment], proof.start, proof.end) if proof.segment < len(segments) else (None, None)
    )
    return {
        "segment": proof.segment,
        "start": proof.start,
        "end": proof.end,
        "quote": proof.quote,
        "t0": t0,
        "t1": t1,
        "champ": proof.champ,
    }


def _row_values(proposed: Proposed, file: Json) -> Json:
    if proposed.section not in SECTIONS or not SECTIONS[proposed.section].lignes:
        return {}
    if proposed.row_id is None:
        return proposed.new if isinstance(proposed.new, dict) else {}
    return next((row for row in file[proposed.section] if row["id"] == proposed.row_id), {})
