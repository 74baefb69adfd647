"""Which row of the file a row of the meeting speaks of (rule 6 of the business).

The dictionary lists, per section, the groups of fields that identify a row, strongest first. A group decides when
all its fields are known on both sides: equal, the rows are one; different, they are two, unless the group holds an
amount, which may have changed. When nothing decides, rows of one nature may still be the same: with a single
possible pair they are put side by side for a person to say; with several, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from .dossier import DossierRow, Section, Values, fields_of
from .fields import equal, is_empty

Certainty = Literal["sure", "unsure", "ambiguous", "none"]

_EXACT, _UNSURE = -1, 1000


@dataclass(frozen=True, slots=True)
class Match:
    """What is known of one row of the meeting.

    sure: it is `row`. unsure: `row` is the only one it could be. ambiguous: it could be any of `candidates`.
    none: a new row.
    """

    certainty: Certainty
    row: DossierRow | None = None
    candidates: tuple[DossierRow, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pair:
    rank: int
    equals: int
    said: int
    held: int


def match_rows(section: Section, held: Sequence[DossierRow], said: Sequence[Values]) -> list[Match]:
    """One match for each row of `said`, in order; a row of the file is matched at most once."""
    same = _sameness(section)
    pairs: list[_Pair] = []
    for s, spoken in enumerate(said):
        for h, row in enumerate(held):
            rank = _rank(section, row.values, spoken, same)
            if rank is not None:
                pairs.append(_Pair(rank, _equals(row.values, spoken, same), s, h))
    return _assign(sorted(pairs, key=lambda p: (p.rank, -p.equals, p.said, p.held)), held, said)


Sameness = Callable[[str, Values, Values], bool]


def _sameness(section: Section) -> Sameness:
    kinds = {nom: champ.kind for nom, champ in fields_of(section).items()}
    return lambda nom, held, said: equal(kinds.get(nom, "texte"), held.get(nom), said.get(nom))


def _equals(held: Values, said: Values, same: Sameness) -> int:
    return sum(same(nom, held, said) for nom in said)


def _rank(section: Section, held: Values, said: Values, same: Sameness) -> int | None:
    """How surely two rows are one: the lower the surer; None when they are two."""
    known = {nom for nom, value in said.items() if not is_empty(value)}
    filled = {nom for nom, value in held.items() if not is_empty(value) and nom in fields_of(section)}
    if known == filled and all(same(nom, held, said) for nom in known):
        return _EXACT
    champs = fields_of(section)
    for rank, group in enumerate(section.identites):
        if not all(nom in known and nom in filled for nom in group):
            continue
        if all(same(nom, held, said) for nom in group):
            return rank
        if not any(champs[nom].kind == "montant" for nom in group):
            return None
        if any(champs[nom].kind != "montant" and not same(nom, held, said) for nom in group):
            return None
    natures = [nom for nom, champ in champs.items() if champ.obligatoire]
    return _UNSURE if all(same(nom, held, said) for nom in natures) else None


def _assign(pairs: Sequence[_Pair], held: Sequence[DossierRow], said: Sequence[Values]) -> list[Match]:
    """The surest pairs first; a pair that cannot be told from a rival of the same rank is not chosen."""
    matches: dict[int, Match] = {}
    taken: set[int] = set()
    contested: set[int] = set()
    for pair in pairs:
        if pair.said in matches or pair.held in taken:
            continue
        level = [p for p in pairs if p.said not in matches and p.held not in taken and _level(p, pair)]
        others = {
            p.held for p in level if p.said == pair.said and not _twins(held[p.held].values, held[pair.held].values)
        }
        rivals = any(p.held == pair.held and not _twins(said[p.said], said[pair.said]) for p in level)
        if pair.rank == _EXACT or not (others or rivals or pair.held in contested):
            taken.add(pair.held)
            matches[pair.said] = Match("unsure" if pair.rank == _UNSURE else "sure", held[pair.held])
        elif pair.equals == sum(not is_empty(v) for v in said[pair.said].values()):
            # The file already holds all of it: nothing would change, so nothing needs choosing.
            matches[pair.said] = Match("sure", held[pair.held])
        else:
            contested |= {pair.held} | others
            matches[pair.said] = Match("ambiguous", candidates=tuple(held[h] for h in sorted({pair.held} | others)))
    repeats = {p.said: Match("sure", held[p.held]) for p in pairs if _says_less(p, said, matches, held)}
    return [matches.get(s) or repeats.get(s, Match("none")) for s in range(len(said))]


def _says_less(pair: _Pair, said: Sequence[Values], matches: dict[int, Match], held: Sequence[DossierRow]) -> bool:
    """Whether the row only repeats a part of what another row of the meeting says of the same row of the file.

    The same words twice are two things (two life insurances at one insurer); fewer words are a second mention.
    """
    spoken = said[pair.said]
    if pair.equals < sum(not is_empty(value) for value in spoken.values()):
        return False
    fuller = [said[s] for s, match in matches.items() if match.row is held[pair.held]]
    return any(_agree(other, spoken) for other in fuller) and not any(_twins(other, spoken) for other in fuller)


def _agree(left: Values, right: Values) -> bool:
    """Nothing that both say differs."""
    return all(left[k] == right[k] for k in left if k in right and not (is_empty(left[k]) or is_empty(right[k])))


def _level(one: _Pair, other: _Pair) -> bool:
    return one.rank == other.rank and (one.equals == other.equals or one.rank == _UNSURE)


def _twins(left: Values, right: Values) -> bool:
    """The same values: whichever is chosen, the file ends the same."""
    return all(
        left.get(k) == right.get(k) for k in (*left, *right) if not (is_empty(left.get(k)) and is_empty(right.get(k)))
    )
