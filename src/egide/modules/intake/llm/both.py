"""Two readings of one meeting made one: what both say is surer, what they say differently is for a person to settle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from egide.modules.clients.dictionary import SECTIONS
from egide.modules.clients.dictionary.types import Champ, Section
from egide.modules.intake.compare.dossier import DossierRow
from egide.modules.intake.compare.fields import equal
from egide.modules.intake.compare.rows import match_rows
from egide.modules.intake.engine.types import Evidence, Extraction, Leaf, Row

ALONE = 0.9
"""What the confidence of a value is multiplied by when the other reading does not have it."""
SUREST = 0.99


def merge(model: Extraction, rules: Extraction) -> Extraction:
    """The rules check the model. Agreement: one value, surer, with the words of both. Disagreement: the model's value
    with the rules' as its `rival`. A value that one alone has is kept, a little less sure."""
    merged = Extraction(engine="both", version=f"{model.version}+{rules.version}", roles=dict(rules.roles))
    merged.timings = dict(rules.timings)
    merged.set_aside = [*model.set_aside, *rules.set_aside]
    for name, section in SECTIONS.items():
        if section.lignes:
            if rows := _rows(section, model.rows.get(name, []), rules.rows.get(name, [])):
                merged.rows[name] = rows
        elif record := _record(section, model.records.get(name, {}), rules.records.get(name, {})):
            merged.records[name] = record
    for need in [*model.besoins, *(need for need in rules.besoins if need not in model.besoins)]:
        merged.besoins[need] = _need(model.besoins.get(need), rules.besoins.get(need))
    return merged


def _record(section: Section, model: Mapping[str, Leaf], rules: Mapping[str, Leaf]) -> Row:
    merged: Row = {}
    for champ in section.champs:
        leaf = _leaf(champ, model.get(champ.nom), rules.get(champ.nom))
        if leaf is not None:
            merged[champ.nom] = leaf
    return merged


def _rows(section: Section, model: list[Row], rules: list[Row]) -> list[Row]:
    """The model's rows, each with the rules' row that speaks of the same thing, then the rules' other rows."""
    held = [DossierRow(str(index), {nom: leaf.value for nom, leaf in row.items()}) for index, row in enumerate(rules)]
    said = [{nom: leaf.value for nom, leaf in row.items()} for row in model]
    merged: list[Row] = []
    paired: set[int] = set()
    for row, match in zip(model, match_rows(section, held, said), strict=True):
        other: Row = {}
        if match.row is not None:
            paired.add(int(match.row.id))
            other = rules[int(match.row.id)]
        merged.append(_record(section, row, other))
    return [*merged, *(_record(section, {}, row) for index, row in enumerate(rules) if index not in paired)]


def _leaf(champ: Champ, model: Leaf | None, rules: Leaf | None) -> Leaf | None:
    if model is None or rules is None:
        return _alone(model or rules)
    if equal(champ.kind, model.value, rules.value):
        return _agreed(model, rules)
    if equal(champ.kind, rules.value, model.value):
        # The rules' date tells more than the model's, or its words are richer.
        return _agreed(rules, model)
    return replace(model, rival=rules.value, evidence=_together(model, rules))


def _need(model: Leaf | None, rules: Leaf | None) -> Leaf:
    if model is None or rules is None:
        found = _alone(model or rules)
        assert found is not None
        return found
    if (model.value is not False) == (rules.value is not False):
        return _agreed(model, rules)
    return replace(model, rival=rules.value is not False, evidence=_together(model, rules))


def _alone(leaf: Leaf | None) -> Leaf | None:
    return None if leaf is None else replace(leaf, confidence=round(leaf.confidence * ALONE, 3))


def _agreed(one: Leaf, other: Leaf) -> Leaf:
    both = 1 - (1 - one.confidence) * (1 - other.confidence)
    return replace(one, confidence=min(round(both, 3), SUREST), evidence=_together(one, other))


def _together(one: Leaf, other: Leaf) -> tuple[Evidence, ...]:
    """The words of both, once each; what lies within other words is not repeated."""
    kept = list(one.evidence)
    for proof in other.evidence:
        if not any(k.segment == proof.segment and k.start <= proof.start and proof.end <= k.end for k in kept):
            kept.append(proof)
    return tuple(sorted(kept, key=lambda proof: (proof.segment, proof.start)))
