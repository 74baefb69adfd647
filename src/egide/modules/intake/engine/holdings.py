"""What is said of a holding after its name: its figures in the sentences that follow, and whom it is left to."""

from __future__ import annotations

from dataclasses import dataclass

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.kit.french.text import words
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount, person_at
from egide.modules.intake.engine.types import Leaf, Row
from egide.modules.intake.engine.within import within

_ELSEWHERE = re.compile(
    r"\b(?:loyers?|salaires?|gagne\w*|credit|pret|assurances?(?! vie)|impots?|ans de|kilometres?|mutuelle|"
    r"voiture|maison|"
    r"appartement|retraite de|pension|capacite|de cote|si je|voudrais|faudrait|proposez?|offre|minimum|plafond)\b"
)
_NAMED = re.compile(
    r"\b(?:beneficiaires?|la clause|clause beneficiaire)\b[ ,:\"']*(?:(?:standard|demembree|type|c'est|ce sont|est|"
    r"sont|designe[es]?|"
    r"au profit|en faveur|il y a|j'ai mis|on a mis|elle est|d')[ ,:\"']*)*"
)
_WHOSE = re.compile(
    r"\bdont (?=[^.]{1,40}\b(?:est|sont) (?:la |le |les )?beneficiaires?)|\bau (?:profit|benefice) de |"
    r"\ben faveur de |"
    r"\b(?:ouverte?|souscrite?)\b[^.]{0,30}, pour (?=[a-z])"
)
_BEFORE = re.compile(
    r"\b((?:mon|ma|mes|son|sa|ses|nos|le|la|les|l') ?[a-z' -]{3,40}?) (?:en )?(?:est|sont) (?:la |le |"
    r"les )?beneficiaires?\b"
)
_PERSONS = words(
    "conjoint conjointe epouse epoux mari femme compagne compagnon enfants enfant fils fille filles petits-enfants "
    "petit-fils petite-fille neveu neveux niece nieces heritiers parents mere pere soeur soeurs frere freres partenaire"
)
_AROUND = words(
    "mon ma mes son sa ses nos notre leur leurs le la les l deux trois quatre cinq seul seule a defaut puis et par "
    "parts egales vivants representes nes naitre moitie pour cent chacun tous toutes mes de aine ainee"
)
_TOKEN = re.compile(r"[a-z]+(?:-[a-z]+)*|[^\sa-z]")


@dataclass(frozen=True, slots=True)
class Named:
    """Clauses in which a thing is named, and the amounts (by identity) held by a thing of their own clause."""

    clauses: frozenset[int]
    held: frozenset[int]


def named_things(reading: Reading) -> Named:
    """What is named where, for ``gather``; once a meeting."""
    every = [anchor for anchors in reading.anchors.values() for anchor in anchors]
    held = (
        id(measure)
        for anchor in every
        for measure in anchor.moneys
        if anchor.clause.start <= measure.start < anchor.clause.end
    )
    return Named(frozenset(anchor.clause.index for anchor in every), frozenset(held))


def gather(reading: Reading, anchor: Anchor, named: Named) -> None:
    """Give a holding the figures of the sentences after it in its turn, or of the answer, up to another thing."""
    document = reading.document
    if anchor.clause.role == "narrateur" or anchor.moneys[1:]:
        return
    for clause in document.clauses[anchor.clause.index + 1 : anchor.clause.index + 5]:
        answer = anchor.clause.role == "courtier" and clause.turn == anchor.clause.turn + 1
        if not (clause.turn == anchor.clause.turn or answer) or clause.role == "courtier":
            return
        if clause.index in named.clauses or _ELSEWHERE.search(clause.text) or not clause.punctuated:
            return
        for measure in within(document.measures, clause):
            if measure.kind == "money" and measure not in anchor.moneys and id(measure) not in named.held:
                anchor.moneys.append(measure)
        if not anchor.institutions:
            anchor.institutions.extend(within(document.institutions, clause)[:1])


_EACH = re.compile(
    r"\b(?:(?P<moi>(?:sur )?(?:le mien|la mienne)|a moi)|(?P<lui>(?:sur )?(?:cel(?:ui|le) (?:de |d')(?:ma femme|"
    r"mon mari|"
    r"mon epouse|votre (?:femme|mari)|ma compagne|mon compagnon|madame|monsieur|lui|elle)|le sien|la sienne)))\b"
)


def one_each(reading: Reading, anchor: Anchor, row: Row) -> list[tuple[Row, int, int]]:
    """ "Un livret chacun : le mien à 8 400, celui de ma femme à 3 100": one holding for each of the two; else []."""
    end = min(len(reading.text), anchor.end + 220)
    others = (a.start for a in reading.anchors["actifs_financiers"] if a.start > anchor.end and a.kind != anchor.kind)
    end = min(end, next(others, end))
    marks = list(_EACH.finditer(reading.text, anchor.end, end))
    if not any(mark["lui"] for mark in marks):
        return []
    figures = [
        m for m in reading.measures_between(anchor.end, end) if m.kind == "money" and m.value >= 100 and not m.period
    ]
    if len(figures) < 2 or not 1 <= len(marks) <= 2:
        return []
    found: list[tuple[Row, int, int]] = []
    for measure in figures[:2]:
        near = min(marks, key=lambda mark: _apart(mark, measure))
        hers = near["lui"] is not None and _apart(near, measure) < 45
        speaks = reading.document.clause_at(near.start()).role == "conjoint"
        whose = "conjoint" if hers != speaks else "client"
        span = (near.start(), near.end()) if hers or near["moi"] else (anchor.start, anchor.end)
        single = {name: leaf for name, leaf in row.items() if name in ("nature", "etablissement")}
        single["valeur_actuelle"] = amount(reading, measure)
        single["detenteur"] = reading.leaf(whose, span, confidence=0.76)
        found.append((single, anchor.start, measure.end))
    return found if found[0][0]["detenteur"].value != found[1][0]["detenteur"].value else []


def _apart(mark: re.Match[str], measure: Measure) -> int:
    """How far a figure is from whose it is: said before it rather than after."""
    return measure.start - mark.end() if measure.start >= mark.end() else mark.start() - measure.end + 25


def beneficiary(reading: Reading, anchor: Anchor) -> Leaf | None:
    """The persons a holding is left to, in the words used: "mon épouse, à défaut nos enfants"."""
    clause = anchor.clause
    others = (a.start for a in reading.anchors["actifs_financiers"] if a.start >= anchor.end)
    end = min(next(others, len(reading.text)), max(clause.end, anchor.last) + (90 if clause.punctuated else 120))
    before = _BEFORE.search(reading.text, anchor.end, end)
    if before:
        span = _persons(reading, before.start(1), before.end(1))
        if span is not None:
            return reading.leaf(reading.said(*span), span, confidence=0.72)
    for pattern in (_NAMED, _WHOSE):
        for match in pattern.finditer(reading.text, anchor.start, end):
            span = _persons(reading, match.end(), min(len(reading.text), match.end() + 90))
            if span is not None:
                return reading.leaf(reading.said(*span), span, confidence=0.72)
    return None


def _persons(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The longest run of words that designates people, from ``start``."""
    first, last, known = -1, -1, False
    for token in _TOKEN.finditer(reading.text, start, end):
        word = token.group()
        capital = reading.document.speaks_with_capitals and reading.document.cased(token.start(), token.end())
        person = (
            word in _PERSONS
            or person_at(reading, token.start()) != ""
            or (capital and word not in _AROUND and len(word) > 2)
        )
        if not (person or word in _AROUND or word in "',\"-"):
            break
        if word.isalpha() or "-" in word:
            first = token.start() if first < 0 else first
        if person or (known and word in ("egales", "defaut", "vivants", "representes")):
            last = token.end()
        known = known or person
    return (first, last) if known else None
