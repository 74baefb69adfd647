"""What one section says of another: a retirement pension already received makes a pensioner."""

from __future__ import annotations

from dataclasses import replace

from egide.kit import patterns as re
from egide.modules.intake.engine.reading import Reading

_STILL_WORKS = re.compile(r"\b(?:encore|toujours|cumul\w*|repris|mi-temps|missions?|continue)\b")


def infer(reading: Reading) -> None:
    """Who draws a retirement pension is retired, whatever trade was told, unless told to be working still."""
    for row in reading.extraction.rows.get("revenus", []):
        nature, holder = row.get("nature"), row.get("beneficiaire")
        if nature is None or holder is None or nature.value != "pension_retraite":
            continue
        person = str(holder.value)
        if person not in ("client", "conjoint") or (person == "conjoint" and not _has_partner(reading)):
            continue
        known = reading.extraction.records.get(person, {}).get("situation_professionnelle")
        if known is not None and (known.value == "retraite" or _works(reading, known.evidence[0].segment)):
            continue
        shown = row.get("montant", nature)
        record = reading.extraction.records.setdefault(person, {})
        record["situation_professionnelle"] = replace(shown, value="retraite", confidence=0.72)
        record.pop("travailleur_independant", None)
        record.pop("chef_entreprise", None)


def _has_partner(reading: Reading) -> bool:
    return "conjoint" in reading.extraction.records or reading.household.loss is None


def _works(reading: Reading, segment: int) -> bool:
    """Whether the talk where the trade was told says it goes on."""
    place = reading.document.places.get(segment, 0)
    return bool(_STILL_WORKS.search(reading.document.folded[place].text))
