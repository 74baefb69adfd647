"""Fiche and file to proposals: what to add, what changes, what is confirmed, what contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from egide.modules.intake.engine.types import NEEDS_SECTION, Extraction, Leaf

from .dossier import Dictionary, Dossier, DossierRow, Field, Section, fields_of
from .fields import LOW_CONFIDENCE, PERIODS_A_YEAR, SETTLED_FIELDS, TWIN_FIELDS, equal, is_empty, number
from .rows import Match, match_rows

Kind = Literal["add", "change", "same", "conflict"]
State = Literal["pending", "accepted", "refused", "edited", "superseded"]

TWINS = "Le client et le conjoint auraient les mêmes renseignements : vérifiez de qui il s’agit."
SETTLED = "Le dossier et l’entretien se contredisent."
UNSURE_VALUE = "La valeur entendue est incertaine et contredit le dossier."
UNSURE_ROW = "Cette ligne du dossier est la seule possible, sans que rien ne l’identifie : vérifiez que c’est la même."
AMBIGUOUS_ROW = "Plusieurs lignes peuvent correspondre : ne l’ajoutez que si c’en est une autre."
PERIOD = "La périodicité n’est pas celle du dossier : prenez le montant et la périodicité ensemble, ou gardez les deux."
RIVAL = "Le modèle et les règles ne lisent pas la même chose : vérifiez dans le texte."
NATURE_MISSING = "Il manque de quoi ranger cette ligne : complétez-la avant de la prendre."


@dataclass(frozen=True, slots=True)
class Proof:
    """Words that prove a value; `champ` tells which field of a whole row."""

    segment: int
    start: int
    end: int
    quote: str
    champ: str | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """One decision to offer. `champ` None: a whole new row, whose `new` holds its fields.

    `source` is the place of the statement in the extraction ("passifs.0.taux"): it does not change when the file does.
    `rival` is what another reading of the meeting found there: a value, or those of a row's fields that differ.
    """

    source: str
    section: str
    champ: str | None
    row_id: str | None
    kind: Kind
    critical: bool
    old: Any
    new: Any
    confidence: float
    proof: tuple[Proof, ...]
    speaker: str | None
    conflict_reason: str | None = None
    rival: Any = None

    @property
    def safe(self) -> bool:
        """May be accepted in bulk: contradicts nothing and is not sensitive (rule 8)."""
        return self.kind != "conflict" and not self.critical


@dataclass(frozen=True, slots=True)
class Stored:
    """A proposal made earlier, with what was decided. `reopened`: it was accepted, and is to be decided again."""

    id: str
    state: State
    proposed: Proposed
    reopened: bool = False


def compare(dossier: Dossier, extraction: Extraction, dictionary: Dictionary) -> list[Proposed]:
    """Proposals in the dictionary's order. Empty statements and unknown fields propose nothing (rule 5)."""
    found: list[Proposed] = []
    for name, section in dictionary.items():
        if section.lignes:
            found += _rows(section, dossier.rows.get(name, ()), extraction.rows.get(name, ()))
        else:
            found += _record(section, dossier, extraction.records.get(name, {}))
    return [*_suspect_twins(found, dossier, extraction), *_needs(dossier, extraction)]


def _record(section: Section, dossier: Dossier, said: Mapping[str, Leaf]) -> Iterator[Proposed]:
    held = dossier.records.get(section.nom, {})
    for nom, champ in fields_of(section).items():
        leaf = said.get(nom)
        if leaf is not None and not is_empty(leaf.value):
            yield _leaf(section.nom, champ, f"{section.nom}.{nom}", held.get(nom), leaf, row_id=None)


def _leaf(section: str, champ: Field, source: str, old: Any, leaf: Leaf, *, row_id: str | None) -> Proposed:
    kind: Kind = "add" if is_empty(old) else "same" if equal(champ.kind, old, leaf.value) else "change"
    reason = None
    if kind == "change":
        reason = SETTLED if champ.nom in SETTLED_FIELDS else UNSURE_VALUE if leaf.confidence < LOW_CONFIDENCE else None
    if kind != "same" and leaf.rival is not None:
        reason = RIVAL
    return Proposed(
        source=source,
        section=section,
        champ=champ.nom,
        row_id=row_id,
        kind="conflict" if reason else kind,
        critical=champ.critique,
        old=None if is_empty(old) else old,
        new=leaf.value,
        confidence=leaf.confidence,
        proof=_proof(leaf, None),
        speaker=leaf.speaker,
        conflict_reason=reason,
        rival=leaf.rival,
    )


def _proof(leaf: Leaf, champ: str | None) -> tuple[Proof, ...]:
    return tuple(Proof(e.segment, e.start, e.end, e.quote, champ) for e in leaf.evidence)


def _rows(section: Section, held: Sequence[DossierRow], said: Sequence[Mapping[str, Leaf]]) -> Iterator[Proposed]:
    champs = fields_of(section)
    spoken = [{n: leaf for n, leaf in row.items() if n in champs and not is_empty(leaf.value)} for row in said]
    matches = match_rows(section, held, [{n: leaf.value for n, leaf in row.items()} for row in spoken])
    for index, (row, match) in enumerate(zip(spoken, matches, strict=True)):
        source = f"{section.nom}.{index}"
        if not row:
            continue
        if match.row is None:
            yield _new_row(section, source, row, match)
        else:
            yield from _known_row(section, source, row, match, match.row)


def _new_row(section: Section, source: str, row: Mapping[str, Leaf], match: Match) -> Proposed:
    champs = fields_of(section)
    reason = RIVAL if any(leaf.rival is not None for leaf in row.values()) else None
    if match.certainty == "ambiguous":
        reason = AMBIGUOUS_ROW
    if any(champ.obligatoire and nom not in row for nom, champ in champs.items()):
        reason = NATURE_MISSING
    ordered = {nom: row[nom] for nom in champs if nom in row}
    speakers = [leaf.speaker for leaf in ordered.values() if leaf.speaker is not None]
    return Proposed(
        source=source,
        section=section.nom,
        champ=None,
        row_id=None,
        kind="conflict" if reason else "add",
        critical=any(champs[nom].critique for nom in ordered),
        old=None,
        new={nom: leaf.value for nom, leaf in ordered.items()},
        confidence=min(leaf.confidence for leaf in ordered.values()),
        proof=tuple(p for nom, leaf in ordered.items() for p in _proof(leaf, nom)),
        speaker=max(speakers, key=speakers.count) if speakers else None,
        conflict_reason=reason,
        rival={nom: leaf.rival for nom, leaf in ordered.items() if leaf.rival is not None} or None,
    )


def _known_row(
    section: Section, source: str, row: Mapping[str, Leaf], match: Match, held: DossierRow
) -> list[Proposed]:
    leaves = [
        _leaf(section.nom, champ, f"{source}.{nom}", held.values.get(nom), row[nom], row_id=held.id)
        for nom, champ in fields_of(section).items()
        if nom in row
    ]
    if match.certainty == "unsure":
        return [p if p.kind == "same" else _conflict(p, UNSURE_ROW) for p in leaves]
    return _one_period(section, leaves)


def _one_period(section: Section, leaves: list[Proposed]) -> list[Proposed]:
    """An amount means nothing without its period: when both differ, they agree over a year or are decided together."""
    champs = fields_of(section)
    period = next((p for p in leaves if p.champ == "periodicite" and p.kind == "change"), None)
    amount = next(
        (
            p
            for p in leaves
            if p.champ and champs[p.champ].kind == "montant" and p.champ in _PER_PERIOD and p.kind == "change"
        ),
        None,
    )
    if period is None:
        return leaves
    if amount is not None and _yearly(amount.old, period.old) == _yearly(amount.new, period.new) is not None:
        return [replace(p, kind="same", conflict_reason=None) if p in (period, amount) else p for p in leaves]
    return [_conflict(p, PERIOD) if p in (period, amount) else p for p in leaves]


_PER_PERIOD = ("montant", "montant_remboursement", "cotisation")


def _yearly(amount: Any, period: Any) -> Any:
    euros, times = number(amount), PERIODS_A_YEAR.get(str(period))
    return None if euros is None or times is None else euros * times


def _conflict(proposed: Proposed, reason: str) -> Proposed:
    return replace(proposed, kind="conflict", conflict_reason=reason)


def _suspect_twins(found: list[Proposed], dossier: Dossier, extraction: Extraction) -> list[Proposed]:
    """Rule 2: client and spouse alike in two or more respects: what the meeting says of the client is suspect."""
    client, conjoint = (_as_stated(person, dossier, extraction) for person in ("client", "conjoint"))
    alike = {nom for nom in TWIN_FIELDS if equal("texte", client.get(nom), conjoint.get(nom))}
    if len(alike) < 2:
        return found
    return [
        _conflict(p, TWINS) if p.section == "client" and p.champ in alike and p.kind != "same" else p for p in found
    ]


def _as_stated(person: str, dossier: Dossier, extraction: Extraction) -> dict[str, Any]:
    stated = {nom: leaf.value for nom, leaf in extraction.records.get(person, {}).items() if not is_empty(leaf.value)}
    return {**dossier.records.get(person, {}), **stated}


def _needs(dossier: Dossier, extraction: Extraction) -> Iterator[Proposed]:
    """Rule 7: a need is added or removed; the needs the meeting does not mention stay."""
    for need, leaf in extraction.besoins.items():
        wanted, kept = leaf.value is not False, need in dossier.besoins
        if not wanted and not kept:
            continue
        kind: Kind = "same" if wanted and kept else "add" if wanted else "change"
        disputed = leaf.rival is not None and kind != "same"
        yield Proposed(
            source=f"{NEEDS_SECTION}.{need}",
            section=NEEDS_SECTION,
            champ=need,
            row_id=None,
            kind="conflict" if disputed else kind,
            critical=False,
            old=kept,
            new=wanted,
            confidence=leaf.confidence,
            proof=_proof(leaf, None),
            speaker=leaf.speaker,
            conflict_reason=RIVAL if disputed else None,
            rival=leaf.rival,
        )
