"""When two files may be about the same person: pure comparison of what identifies somebody, proposed with reasons.

Exact keys come first (matricule, social security number by its keyed hash, SIREN, e-mail, telephone); then the name
with the birth date, whatever the accents, the hyphens, the order of the words, one mistyped letter, or a birth name.
People who share a mailbox or a telephone and have other first names are of one household, not one person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from egide.kit.french.text import fold

Reason = Literal[
    "matricule", "nir", "siren", "email", "telephone", "nom_naissance", "nom_proche_naissance", "nom_date_proche", "nom"
]

# How sure each reason alone makes us; together, the doubts multiply (as `selectors.candidates`).
WEIGHTS: dict[Reason, float] = {
    "matricule": 1.0,
    "nir": 0.99,
    "siren": 0.97,
    "nom_naissance": 0.95,
    "email": 0.9,
    "telephone": 0.8,
    "nom_proche_naissance": 0.85,
    "nom_date_proche": 0.75,
    "nom": 0.5,
}
# The same mailbox or telephone under another first name, or with another birth date.
SHARED = 0.3
# A shorter name is another name with one other letter.
LEAST_FOR_A_TYPO = 6
FULL_DATE = len("2026-01-31")
# What more people than that have in common (a firm's own telephone, 1 January 1900) tells nobody apart.
MOST_SHARING = 50


@dataclass(frozen=True, slots=True)
class Identity:
    """What identifies somebody, as the file stores it. `nirs`: keyed hashes of the social security number."""

    id: UUID | None = None
    matricule: str | None = None
    type_personne: str = "physique"
    nom: str | None = None
    nom_naissance: str | None = None
    prenom: str | None = None
    date_naissance: str | None = None
    email: str | None = None
    telephone: str | None = None
    siren: str | None = None
    nirs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """`other` may be the same person; `score` 0–1. `sure`: nothing is left to ask a person."""

    other: Identity
    reasons: tuple[Reason, ...]
    score: float
    sure: bool


def name_words(text: str | None) -> tuple[str, ...]:
    """The words of a name without accents, case, hyphens or apostrophes."""
    return tuple("".join(letter if letter.isalnum() else " " for letter in fold(text or "")).split())


def one_letter_apart(left: str, right: str) -> bool:
    """Equal, or one letter more, less, other, or two neighbours exchanged."""
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) > 1:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    if short[start + 1 :] == long[start + 1 :]:
        return True
    swapped = short[start + 1 : start + 2] + short[start : start + 1]
    return swapped == long[start : start + 2] and short[start + 2 :] == long[start + 2 :]


def _spellings(who: Identity) -> tuple[tuple[str, str], ...]:
    """(first name, surname) glued, for the surname in use and that of birth."""
    first = "".join(name_words(who.prenom))
    surnames = {"".join(name_words(nom)) for nom in (who.nom, who.nom_naissance) if nom}
    return tuple((first, surname) for surname in sorted(surnames or {""}))


def _words(who: Identity) -> set[str]:
    """The same person's name whatever the order of its words, one text a surname."""
    surnames = [nom for nom in (who.nom, who.nom_naissance) if nom] or [""]
    return {"".join(sorted(name_words(f"{who.prenom or ''} {nom}"))) for nom in surnames}


def _whole(who: Identity) -> bool:
    return bool(who.nom) and (bool(who.prenom) or who.type_personne == "morale")


def same_name(left: Identity, right: Identity) -> bool:
    """The same whole name but for accents, hyphens and order."""
    if not (_whole(left) and _whole(right)):
        return False
    glued = {first + last for first, last in _spellings(left)}
    return bool(_words(left) & _words(right)) or not glued.isdisjoint(first + last for first, last in _spellings(right))


def close_name(left: Identity, right: Identity) -> bool:
    """The same whole name but for one letter of the first name or of the surname."""
    if not (_whole(left) and _whole(right)):
        return False
    for first, last in _spellings(left):
        for other_first, other_last in _spellings(right):
            for a, b in ((first, last), (last, first)):
                typed = min(len(a + b), len(other_first + other_last)) >= LEAST_FOR_A_TYPO
                if typed and (
                    (a == other_first and one_letter_apart(b, other_last))
                    or (b == other_last and one_letter_apart(a, other_first))
                ):
                    return True
    return False


def _dates(left: str | None, right: str | None) -> Literal["same", "near", "other", "unknown"]:
    """How two birth dates compare; one that is only a year or a month says nothing against a fuller one."""
    if not left or not right:
        return "unknown"
    if left == right:
        return "same" if len(left) == FULL_DATE else "unknown"
    short, long = sorted((left, right), key=len)
    if long.startswith(short):
        return "unknown"
    if len(short) < FULL_DATE:
        return "other"
    year, month, day = left.split("-")
    if right == f"{year}-{day}-{month}" or sum(a != b for a, b in zip(left, right, strict=True)) == 1:
        return "near"
    return "other"


def _by_name(left: Identity, right: Identity, dates: str) -> Reason | None:
    if same_name(left, right):
        found: dict[str, Reason] = {"same": "nom_naissance", "near": "nom_date_proche", "unknown": "nom"}
        return found.get(dates)
    return "nom_proche_naissance" if dates == "same" and close_name(left, right) else None


def _one_person(left: Identity, right: Identity, dates: str) -> bool:
    """Whether a shared mailbox or telephone is more than a household's."""
    firsts = {"".join(name_words(left.prenom)), "".join(name_words(right.prenom))} - {""}
    alike = len(firsts) < 2 or one_letter_apart(*firsts) or same_name(left, right)
    return alike and dates != "other" and left.type_personne == right.type_personne


def compare(left: Identity, right: Identity) -> Match | None:
    """What says that `right` is `left`; None when nothing does."""
    dates = _dates(left.date_naissance, right.date_naissance)
    kind = left.type_personne == right.type_personne
    reasons: list[Reason] = []
    if left.matricule and left.matricule == right.matricule:
        reasons.append("matricule")
    if not left.nirs.isdisjoint(right.nirs):
        reasons.append("nir")
    if left.siren and left.siren == right.siren:
        reasons.append("siren")
    if kind and (by_name := _by_name(left, right, dates)) is not None:
        reasons.append(by_name)
    one = _one_person(left, right, dates)
    for reason in ("email", "telephone"):
        held = getattr(left, reason)
        if held and held == getattr(right, reason):
            reasons.append(reason)
    if not reasons:
        return None
    doubt, sure = 1.0, False
    for reason in reasons:
        contact = reason in ("email", "telephone")
        doubt *= 1 - (WEIGHTS[reason] if one or not contact else SHARED)
        sure = sure or reason in ("matricule", "nir", "nom_naissance") or (reason == "siren" and kind)
        sure = sure or (contact and one)
    return Match(right, tuple(reasons), round(1 - doubt, 3), sure)


def _keys(who: Identity) -> Iterator[tuple[str, str]]:
    """What two files of one person have in common, at least once: only those that share one are compared."""
    for name in ("matricule", "siren", "email", "telephone"):
        value = getattr(who, name)
        if value:
            yield name, value
    for digest in who.nirs:
        yield "nir", digest
    if _whole(who):
        for first, last in _spellings(who):
            yield "nom", "".join(sorted(first + last))
    if who.date_naissance and len(who.date_naissance) == FULL_DATE:
        yield "naissance", who.date_naissance


@dataclass(slots=True)
class Register:
    """Identities found again by what they share: adding and asking take the time of their namesakes only."""

    _by_key: dict[tuple[str, str], list[Identity]] = field(default_factory=dict)
    _by_id: dict[UUID, Identity] = field(default_factory=dict)

    @classmethod
    def of(cls, identities: Iterable[Identity]) -> Register:
        register = cls()
        for identity in identities:
            register.add(identity)
        return register

    def by_id(self, client_id: UUID | None) -> Identity | None:
        """The one of that identifier."""
        return self._by_id.get(client_id) if client_id else None

    def add(self, who: Identity) -> None:
        if who.id is not None:
            self._by_id[who.id] = who
        for key in _keys(who):
            self._by_key.setdefault(key, []).append(who)

    def matches(self, who: Identity, *, keep: Callable[[Match], bool] = lambda _match: True) -> list[Match]:
        """Everybody here who may be `who`, itself aside, surest first."""
        seen: dict[int, Identity] = {}
        for key in _keys(who):
            sharing = self._by_key.get(key, ())
            if len(sharing) <= MOST_SHARING:
                seen |= {id(other): other for other in sharing}
        compared = (compare(who, other) for other in seen.values() if who.id is None or other.id != who.id)
        found = [match for match in compared if match is not None and keep(match)]
        return sorted(found, key=lambda match: (not match.sure, -match.score, str(match.other.id)))

    def pairs(self) -> list[tuple[Identity, Match]]:
        """Every two that may be one, once each, surest first; `match.other` is the later of the two."""
        found = [
            (who, match)
            for who in self._by_id.values()
            for match in self.matches(who)
            if str(who.id) < str(match.other.id)
        ]
        return sorted(found, key=lambda pair: (not pair[1].sure, -pair[1].score, str(pair[0].id)))
