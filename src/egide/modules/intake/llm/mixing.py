"""Parts of one reading put into another."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from egide.modules.intake.engine.types import NEEDS_SECTION, Extraction, Leaf, Row


def without_turns(extraction: Extraction, turns: Collection[int]) -> Extraction:
    """The reading without what only these turns say."""
    if not turns:
        return extraction

    def kept(leaves: Mapping[str, Leaf]) -> Row:
        return {n: leaf for n, leaf in leaves.items() if not all(proof.segment in turns for proof in leaf.evidence)}

    records = {name: kept(record) for name, record in extraction.records.items()}
    rows = {name: [row for r in rows if (row := kept(r))] for name, rows in extraction.rows.items()}
    return replace(extraction, records=records, rows=rows, besoins=kept(extraction.besoins))


def take_sections(extraction: Extraction, other: Extraction, sections: Collection[str]) -> Extraction:
    """The reading, with these sections as `other` reads them."""
    if not sections:
        return extraction
    taken = replace(extraction)
    taken.records = {
        **{name: record for name, record in extraction.records.items() if name not in sections},
        **{name: record for name, record in other.records.items() if name in sections},
    }
    taken.rows = {
        **{name: rows for name, rows in extraction.rows.items() if name not in sections},
        **{name: rows for name, rows in other.rows.items() if name in sections},
    }
    if NEEDS_SECTION in sections:
        taken.besoins = dict(other.besoins)
    return taken
