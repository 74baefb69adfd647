"""Loan-insurance need: the loan to cover, each one's share of cover (quotité), the insurer in place, who smokes.

Read on request: the client file has no such section yet. The loan, the contract and the smokers are already proven
elsewhere; this section gathers them around the loan insurance that is spoken of, and reads the shares itself.
"""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine.anchors import Trigger
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.types import Leaf

ORDER = 90
ON_REQUEST = True
TRIGGERS = (
    Trigger("quotite", r"quotites?|repartition|sur chaque tete|par tete|a cent pour cent chacun", ("percent",)),
)
_SECTION = "emprunteur"
_SPOKEN = re.compile(
    r"\b(?:(?:l')?assurances? (?:de |du |des |de ce )?(?:mon |notre |son |votre )?(?:prets?|emprunteur|emprunt|"
    r"credits?|la banque)|"
    r"emprunteur|quotites?|delegation(?: d'assurance)?|assureur du pret|l'assurance)\b"
)
_EACH = re.compile(r"\W*(?:pour |sur )?(?:chacune?|chaque tete|tous les deux|nous deux|les deux|vous deux|par tete)\b")
_WHO = re.compile(
    r"\W*(?:pour |sur |c'est )?(?P<who>moi|lui|elle|monsieur|madame|mon mari|ma femme|son mari|sa femme|vous|[a-z]{3,})"
)
_OWNED = re.compile(r"\b(?:proprietaires?|indivision|parts? egales|apport|achete\w*|la maison est)\b")


def build(reading: Reading) -> None:
    spoken = [match for match, clause in reading.find(_SPOKEN.pattern) if reading.holder(match.start()) != "tiers"]
    insurer = _insurer(reading)
    if insurer is None and not any(match.group() != "l'assurance" for match in spoken):
        return
    if insurer is not None:
        reading.extraction.records.setdefault(_SECTION, {})["assureur"] = insurer
    _loan(reading, [match.start() for match in spoken])
    _shares(reading)
    for person in ("client", "conjoint"):
        smoker = reading.extraction.records.get(person, {}).get("fumeur")
        if smoker is not None:
            reading.extraction.records.setdefault(_SECTION, {})[f"fumeur_{person}"] = smoker


def _insurer(reading: Reading) -> Leaf | None:
    """The insurer of the contract in force on the loan."""
    for row in reading.extraction.rows.get("contrats_existants", []):
        if row["type"].value == "emprunteur" and "assureur" in row:
            return row["assureur"]
    return None


def _loan(reading: Reading, spoken: list[int]) -> None:
    """The loan whose insurance is spoken of: what remains (else what was borrowed), how long, at what rate."""
    loans = [row for row in reading.extraction.rows.get("passifs", []) if row["nature"].value == "credit_immobilier"]
    if not loans:
        return
    place = {id(row): reading.position(row["nature"].evidence[0]) for row in loans}
    before = [row for row in loans if not spoken or place[id(row)] <= spoken[-1]]
    row = max(before or loans, key=lambda found: place[id(found)])
    record = reading.extraction.records.setdefault(_SECTION, {})
    for name, sources in (
        ("montant", ("capital_restant_du", "montant_initial")),
        ("duree_mois", ("duree_restante",)),
        ("taux", ("taux",)),
    ):
        leaf = next((row[source] for source in sources if source in row), None)
        if leaf is not None:
            record[name] = leaf
    if "duree_mois" not in record:
        _whole_length(reading, place[id(row)])


def _whole_length(reading: Reading, start: int) -> None:
    """How long a new loan runs: "172 000 sur vingt-deux ans"."""
    for measure in reading.measures_between(start - 80, start + 220):
        if measure.kind in ("years", "duration") and re.search(
            r"\b(?:sur|pendant|duree de|pour)\W+$", reading.text[max(0, measure.start - 12) : measure.start]
        ):
            months = measure.value * 12 if measure.kind == "years" else measure.value
            if 12 <= months <= 420:
                reading.put(_SECTION, "duree_mois", round(months), (measure.start, measure.end), confidence=0.74)
                return


def _shares(reading: Reading) -> None:
    """Each one's share of cover, in percent: "cent pour cent lui, cinquante elle", "100 % chacun"."""
    for measure in reading.document.measures:
        if measure.kind != "percent" or not 1 <= measure.value <= 100 or not _about_cover(reading, measure):
            continue
        clause = reading.document.clause_at(measure.start)
        if not reading.believed(clause, statement=True):
            continue
        span = (measure.start, measure.end)
        for person in _covered(reading, measure):
            reading.put(_SECTION, f"quotite_{person}", int(measure.value), span, confidence=0.72)


def _about_cover(reading: Reading, measure: Measure) -> bool:
    """Whether a percent is said of the insurance, not of the property, the rate or the income."""
    before = reading.text[max(0, measure.start - 160) : measure.start]
    named = list(_SPOKEN.finditer(before))
    owned = list(_OWNED.finditer(before))
    rate = re.search(r"\b(?:taux|tranche|impots?|salaire|revenus?)\b[^.]{0,30}$", before[-50:])
    return bool(named) and not rate and (not owned or owned[-1].start() < named[-1].start())


def _covered(reading: Reading, measure: Measure) -> tuple[str, ...]:
    """Whom a share covers: both, the person named after it, else the person spoken of."""
    if _EACH.match(reading.text, measure.end):
        return ("client", "conjoint")
    who = _WHO.match(reading.text, measure.end)
    if who:
        clause = reading.document.clause_at(measure.start)
        speaker = "conjoint" if clause.role == "conjoint" else "client"
        if who["who"] == "moi":
            return (speaker,)
        holder = reading.holder(who.end())
        if holder in ("client", "conjoint"):
            return (holder,)
    holder = reading.holder(measure.start)
    return (holder,) if holder in ("client", "conjoint") else ("client", "conjoint") if holder == "commun" else ()
