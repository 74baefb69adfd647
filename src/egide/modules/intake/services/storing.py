"""Proposals between the comparison's objects and their table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from egide.modules.clients.public import SECTIONS
from egide.modules.intake.compare import Outcome, Proposed, Stored
from egide.modules.intake.models import Entretien, Proposal, TranscriptVersion
from egide.modules.intake.serial import ROLE_LABELS, instants
from egide.modules.intake.wording import row_label_of

Json = dict[str, Any]


def stored_of(entretien: Entretien) -> list[Stored]:
    """The proposals that stand, in their order. One statement."""
    standing = Proposal.objects.filter(entretien_id=entretien.id).exclude(state="superseded").order_by("position")
    return [Stored(str(p.id), p.state, proposed_of(p)) for p in standing]  # type: ignore[arg-type]


def proposed_of(p: Proposal) -> Proposed:
    """What the comparison compares; the words stay in the table."""
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
        proof=(),
        speaker=p.speaker,
        conflict_reason=p.conflict_reason,
        rival=p.rival,
    )


def store_outcome(entretien: Entretien, outcome: Outcome, *, file: Json, roles: Mapping[str, str]) -> None:
    """Write what becomes of the proposals. At most one statement a kind of change, and one for the words."""
    if outcome.superseded:
        gone = [UUID(s.id) for s in outcome.superseded]
        Proposal.objects.filter(pk__in=gone).update(state="superseded")
    if outcome.updated:
        _update(outcome.updated, file)
    if outcome.created:
        _create(entretien, outcome.created, file, roles)


def rename_sources(sources: Mapping[str, str]) -> None:
    """Where the last extraction states what was decided. One statement, none without decisions."""
    if sources:
        rows = [Proposal(id=UUID(key), source=source) for key, source in sources.items()]
        Proposal.objects.bulk_update(rows, ["source"])


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


def _create(entretien: Entretien, created: Sequence[Proposed], file: Json, roles: Mapping[str, str]) -> None:
    words = TranscriptVersion.objects.filter(entretien_id=entretien.id).order_by("-version").first()
    segments: list[Json] = words.segments if words else []
    by_label = _roles(words, roles)
    first = Proposal.objects.filter(entretien_id=entretien.id).count()
    Proposal.objects.bulk_create(
        [_row(entretien, first + index, proposed, file, segments, by_label) for index, proposed in enumerate(created)]
    )


def _roles(words: TranscriptVersion | None, found: Mapping[str, str]) -> dict[str, str]:
    """Label as written → role: what a person said first, then what the engine understood."""
    return {**found, **(words.roles if words else {})}


def _row(
    entretien: Entretien,
    position: int,
    proposed: Proposed,
    file: Json,
    segments: Sequence[Json],
    roles: Mapping[str, str],
) -> Proposal:
    speaker = _speaker(proposed, segments)
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
        role=roles.get(speaker) or roles.get(proposed.speaker or "") if speaker else None,
        evidence=[_evidence(proof, segments) for proof in proposed.proof],
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
