"""A summary as the JSON that is kept with its extraction. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from egide.modules.intake.engine.types import Evidence
from egide.modules.intake.summary.types import Action, Sentence, Summary

Json = dict[str, Any]


def summary_json(summary: Summary) -> Json:
    return {
        "client": [_sentence(sentence) for sentence in summary.client],
        "courtier": [_sentence(sentence) for sentence in summary.courtier],
        "actions": [_action(action) for action in summary.actions],
        "engine": summary.engine,
        "version": summary.version,
        "dropped": summary.dropped,
    }


def _sentence(sentence: Sentence) -> Json:
    proofs = _places(sentence.evidence)
    return {"theme": sentence.theme, "text": sentence.text, "facts": list(sentence.facts), "evidence": proofs}


def _action(action: Action) -> Json:
    due = action.deadline
    return {
        "text": action.text,
        "owner": action.owner,
        "day": due.day.isoformat() if due else None,
        "precision": due.precision if due else "jour",
        "before": bool(due and due.before),
        "evidence": _places(action.evidence),
    }


def _places(evidence: Sequence[Evidence]) -> list[list[Any]]:
    return [[words.segment, words.start, words.end, words.quote] for words in evidence]
