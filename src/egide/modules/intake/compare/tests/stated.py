"""Short ways of writing what a meeting stated and what a file holds."""

from __future__ import annotations

from typing import Any

from egide.modules.clients.dictionary import SECTIONS
from egide.modules.intake.compare import Dossier, DossierRow, Proposed, compare
from egide.modules.intake.engine.types import Evidence, Extraction, Leaf


def leaf(value: Any, *, confidence: float = 0.9, speaker: str | None = "CLIENT", segment: int = 0) -> Leaf:
    quote = str(value)
    return Leaf(value, confidence, (Evidence(segment, 0, len(quote), quote),), speaker)


def stated(besoins: dict[str, bool] | None = None, confidence: float = 0.9, **sections: Any) -> Extraction:
    """`stated(client={"nom": "Marchand"}, passifs=[{"nature": "credit_immobilier"}], besoins={"sante": True})`."""
    extraction = Extraction(version="test")
    for name, content in sections.items():
        if isinstance(content, list):
            extraction.rows[name] = [{k: leaf(v, confidence=confidence) for k, v in row.items()} for row in content]
        else:
            extraction.records[name] = {k: leaf(v, confidence=confidence) for k, v in content.items()}
    extraction.besoins = {need: leaf(wanted) for need, wanted in (besoins or {}).items()}
    return extraction


def held(besoins: tuple[str, ...] = (), **sections: Any) -> Dossier:
    """A file; the rows of `passifs` are named passifs-0, passifs-1…"""
    records = {name: content for name, content in sections.items() if not isinstance(content, list)}
    rows = {
        name: [DossierRow(f"{name}-{i}", row) for i, row in enumerate(content)]
        for name, content in sections.items()
        if isinstance(content, list)
    }
    return Dossier(records, rows, frozenset(besoins), version=1)


def proposals(dossier: Dossier, extraction: Extraction) -> dict[str, Proposed]:
    """By place: "client.nom", "passifs-0.taux", "passifs.1" for a new row, "besoins.sante"."""
    return {
        f"{p.row_id or p.section}.{p.champ}" if p.champ else p.source: p for p in compare(dossier, extraction, SECTIONS)
    }


def kinds(dossier: Dossier, extraction: Extraction) -> dict[str, str]:
    return {place: p.kind for place, p in proposals(dossier, extraction).items()}


def applied(dossier: Dossier, made: list[Proposed]) -> Dossier:
    """The file once every proposal is accepted."""
    records = {name: dict(values) for name, values in dossier.records.items()}
    rows = {name: [DossierRow(r.id, dict(r.values)) for r in kept] for name, kept in dossier.rows.items()}
    besoins = set(dossier.besoins)
    for p in made:
        if p.section == "besoins":
            assert p.champ is not None
            (besoins.add if p.new else besoins.discard)(p.champ)
        elif p.champ is None:
            rows.setdefault(p.section, []).append(DossierRow(f"new-{p.source}", p.new))
        elif p.row_id is None:
            records.setdefault(p.section, {})[p.champ] = p.new
        else:
            row = next(r for r in rows[p.section] if r.id == p.row_id)
            assert isinstance(row.values, dict)
            row.values[p.champ] = p.new
    return Dossier(records, rows, frozenset(besoins), version=2)
