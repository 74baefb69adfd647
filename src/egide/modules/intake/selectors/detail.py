"""One meeting: its steps, its words, its proposals, as the screens show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from egide.foundation.ai.public import ENGINES
from egide.kit.errors import NotFound
from egide.modules.intake.models import (
    AccordEntretien,
    Entretien,
    ExtractionRecord,
    Proposal,
    SourceText,
    Step,
    TranscriptVersion,
)
from egide.modules.intake.notices import WORDS
from egide.modules.intake.serial import instants
from egide.modules.intake.wording import label_of, path_of

Json = dict[str, Any]


def find(entretien_id: UUID) -> Entretien:
    """:raises NotFound: missing, taken away, or another firm's. One statement."""
    found = Entretien.objects.filter(pk=entretien_id, deleted_at__isnull=True).first()
    if found is None:
        raise NotFound
    return found


def steps_of(entretien: Entretien) -> list[Json]:
    """Each step in order, with its times (UTC) and duration in milliseconds. One statement."""
    return [
        {
            "step": s.name,
            "state": s.state,
            "started_at": s.started_at,
            "finished_at": s.finished_at,
            "duration_ms": s.duration_ms,
        }
        for s in Step.objects.filter(entretien_id=entretien.id).order_by("position")
    ]


def extraction_of(entretien: Entretien) -> Json | None:
    """The last reading: which engine was asked and which one read, at what cost, and what to know of it. One
    statement."""
    names = ("engine", "version", "asked", "provider", "model", "duration_ms", "input_tokens", "output_tokens", "cost")
    rows = ExtractionRecord.objects.filter(entretien_id=entretien.id).order_by("-run")
    record = rows.values(*names, "cached", "pseudonymised", "notices").first()
    if record is None:
        return None
    return {
        "moteur": record["engine"] if record["engine"] in ENGINES else "rules",
        "voulu": record["asked"],
        "engine": record["engine"],
        "version": record["version"],
        "fournisseur": record["provider"] or None,
        "modele": record["model"] or None,
        "duree_ms": record["duration_ms"],
        "tokens_entree": record["input_tokens"],
        "tokens_sortie": record["output_tokens"],
        "cout": record["cost"],
        "depuis_cache": record["cached"],
        "pseudonymise": record["pseudonymised"],
        "notices": [
            {"code": notice["code"], "message": gettext(WORDS[notice["code"]]) % notice["params"]}
            for notice in record["notices"]
        ],
    }


def accord_of(entretien: Entretien) -> Json | None:
    """What was answered, or None. One statement."""
    accord = AccordEntretien.objects.filter(entretien_id=entretien.id).first()
    if accord is None:
        return None
    return {name: getattr(accord, name) for name in ("accorde", "personne", "formulation", "mode", "at")}


def source_of(entretien: Entretien) -> Json | None:
    """What was given, without its content. One statement."""
    names = ("filename", "format", "size", "sha256", "created_at")
    found: Json | None = SourceText.objects.filter(entretien_id=entretien.id).values(*names).first()
    return found


def latest_transcript(entretien: Entretien) -> TranscriptVersion:
    """:raises NotFound: nothing was kept (no agreement). One statement."""
    words = TranscriptVersion.objects.filter(entretien_id=entretien.id).order_by("-version").first()
    if words is None:
        raise NotFound
    return words


def proposals_of(entretien: Entretien) -> list[Proposal]:
    """All that stands, in the file's order. One statement."""
    standing = Proposal.objects.filter(entretien_id=entretien.id).exclude(state="superseded").order_by("position")
    return list(standing)


def proposal_json(p: Proposal) -> Json:
    """A proposal as the review shows it."""
    return {
        "id": p.id,
        "section": p.section,
        "champ": p.champ,
        "row_id": p.row_id,
        "row_label": p.row_label or None,
        "path": path_of(p.section, p.champ, p.row_id),
        "label": label_of(p.section, p.champ),
        "kind": p.kind,
        "critical": p.critical,
        "safe": p.safe,
        "old": p.old,
        "new": p.new,
        "value": p.value,
        "state": p.state,
        "confidence": p.confidence,
        "speaker": {"label": p.speaker, "role": p.role or "autre"} if p.speaker else None,
        "evidence": p.evidence,
        "conflict_reason": gettext(p.conflict_reason) if p.conflict_reason else None,
        "autre_lecture": p.rival,
        "decided_by": p.decided_by_id,
        "decided_at": p.decided_at,
    }


def set_aside(entretien: Entretien) -> list[Json]:
    """What was said and not taken, with the reason and the words. Two statements."""
    kept = ExtractionRecord.objects.filter(entretien_id=entretien.id).order_by("-run").values("normalised", "result")
    record = kept.first()
    aside: Iterable[Json] = ((record["normalised"] or record["result"]) if record else {}).get("set_aside", [])
    aside = list(aside)
    if not aside:
        return []
    segments = latest_transcript(entretien).segments
    return [_aside(s, segments) for s in aside]


def _aside(aside: Json, segments: list[Json]) -> Json:
    index, start, end, quote = aside["evidence"]
    t0, t1 = instants(segments[index], start, end) if index < len(segments) else (None, None)
    place = {"segment": index, "start": start, "end": end, "quote": quote, "t0": t0, "t1": t1}
    return place | {"label": aside["label"], "reason": gettext(aside["reason"])}
