"""The health contract in force, in the health need, once that need is discussed."""

from __future__ import annotations

from egide.modules.intake.engine.reading import Reading

ORDER = 85


def build(reading: Reading) -> None:
    if not reading.extraction.records.get("sante_souhait") and "sante" not in reading.extraction.besoins:
        return
    rows = [
        row
        for row in reading.extraction.rows.get("contrats_existants", [])
        if row["type"].value == "sante" and "assureur" in row
    ]
    if rows:
        # of two, the one whose price is told is the one that is looked at
        studied = next((row for row in rows if "cotisation" in row), rows[0])
        record = reading.extraction.records.setdefault("sante_souhait", {})
        record.setdefault("contrat_en_place", studied["assureur"])
