"""The summary of a meeting as the screen shows it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.utils.translation import gettext

from egide.modules.intake.models import Entretien, ExtractionRecord
from egide.modules.intake.notices import WORDS
from egide.modules.intake.selectors.detail import latest_transcript
from egide.modules.intake.serial import instants

Json = dict[str, Any]


def summary_of(entretien: Entretien) -> Json | None:
    """What the last extraction was told as; None until it is. Two statements."""
    last = ExtractionRecord.objects.filter(entretien_id=entretien.id).order_by("-run")
    found = last.values("run", "summary", "written").first()
    if found is None or found["summary"] is None:
        return None
    written: Json = found["written"] or {}
    told: Json = written if "client" in written else found["summary"]
    notice = written.get("notice")
    segments = latest_transcript(entretien).segments
    return {
        "run": found["run"],
        "engine": told["engine"],
        "version": told["version"],
        "modele": told.get("model"),
        "retirees": told["dropped"],
        "avis": gettext(WORDS[notice["code"]]) % notice["params"] if notice else None,
        "client": _themes(told["client"], segments),
        "courtier": _themes(told["courtier"], segments),
        "actions": [_action(action, segments) for action in told["actions"]],
    }


def _themes(sentences: list[Json], segments: list[Json]) -> list[Json]:
    """The sentences under their themes, in the order they were told."""
    return [
        {
            "rubrique": theme,
            "phrases": [{"texte": s["text"], "preuves": _proofs(s["evidence"], segments)} for s in told],
        }
        for theme, told in groupby(sentences, key=lambda sentence: sentence["theme"])
    ]


def _action(action: Json, segments: list[Json]) -> Json:
    return {
        "texte": action["text"],
        "qui": action["owner"],
        "date": action["day"],
        "precision": action["precision"],
        "avant": action["before"],
        "preuves": _proofs(action["evidence"], segments),
    }


def _proofs(places: list[list[Any]], segments: list[Json]) -> list[Json]:
    proofs: list[Json] = []
    for index, start, end, quote in places:
        t0, t1 = instants(segments[index], start, end) if index < len(segments) else (None, None)
        proofs.append({"segment": index, "start": start, "end": end, "quote": quote, "t0": t0, "t1": t1})
    return proofs
