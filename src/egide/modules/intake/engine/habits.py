"""Yearly mileage of client and spouse."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.questions import answerer, question_of
from egide.modules.intake.engine.reading import Reading

_DISTANCE = r"kilometres?|kilometrage|km|bornes|roulez|roule|rouler|(?:la|de) route|faites combien avec"
_YEARLY = re.compile(r"[\w\s',]{0,12}(?:par an|a l'annee|l'annee|l'an\b|/ ?an|annuels?)")
_LABEL = re.compile(r"\b(?:km|kms|kilometres|kilometrage)(?: ?/ ?an| par an| annuels?)? ?: ?(?:environ |~ ?)?$")
_AT_THE_WHEEL = re.compile(r"\b(?:roul\w+|au volant|de la route|parcour\w+|sur la route)\b[^.;]{0,30}$")
_ODOMETER = re.compile(
    r"\bcompteur\b|\b(?:voiture|auto|moto|clio|scenic|elle|vehicule|occasion)\W+(?:a|avait|affiche|de|"
    r"a (?:deja )?fait|totalise) $"
)


def read_mileage(reading: Reading) -> None:
    """Kilometres a year, with the unit or in answer to the question, each to who drives them."""
    for measure in reading.document.measures:
        clause = reading.document.clause_at(measure.start)
        sure = _yearly_distance(reading, measure, clause)
        if not sure:
            continue
        said_before = reading.clause_words(clause, measure.start, 60, 0)
        if (
            clause.role == "courtier"
            and not reading.guessed_roles
            and stance.verdict(reading.document, clause) != "yes"
        ):
            continue
        if (
            stance.past(said_before)
            or _ODOMETER.search(said_before)
            or "compteur" in reading.clause_words(clause, measure.end, 0, 40)
        ):
            continue
        person = _driver(reading, measure, clause)
        if person:
            reading.put(
                person, "km_parcourus_annuels", int(measure.value), (measure.start, measure.end), confidence=sure
            )


def _yearly_distance(reading: Reading, measure: Measure, clause: Clause) -> float:
    """How surely a figure is a yearly mileage; 0 when it is not."""
    question = question_of(reading, clause)
    asked = question is not None and question.about("route")
    before = reading.text[max(clause.start, measure.start - 40) : measure.start]
    if _LABEL.search(before):
        return 0.85
    if clause.role == "courtier" and not reading.guessed_roles:
        asked = _repeated(reading, clause)
    if not clause.punctuated and not asked:
        asked = bool(
            re.search(rf"\b(?:{_DISTANCE})\b[^€]{{0,60}}$", reading.text[max(0, measure.start - 90) : measure.start])
        )
    yearly = bool(_YEARLY.match(reading.text, measure.end)) or measure.period == "annuel"
    if measure.kind == "km":
        return 0.85 if measure.value >= 1000 and (yearly or asked or measure.value >= 5000) else 0
    own = reading.text[measure.start : measure.end]
    money = (
        re.match(r"\s*(?:euros|€|balles|net|brut|par mois)", reading.text[measure.end : measure.end + 12])
        or "euro" in own
    )
    if measure.kind != "money" or money or not 1000 <= measure.value <= 150_000:
        return 0
    if asked:
        return 0.72
    if yearly and (_AT_THE_WHEEL.search(before) or _lately_about_roads(reading, clause)):
        return 0.7
    return 0.68 if _same_sentence(reading, measure, clause) else 0


def _repeated(reading: Reading, clause: Clause) -> bool:
    """The broker says again the figure of an answer about the road ("Quatre mille cinq cents ?" "Oui.")."""
    said = stance.asked(reading.document, clause)
    question = question_of(reading, said) if said is not None else None
    return question is not None and question.about("route") and clause.index - said.index <= 2 if said else False


def _lately_about_roads(reading: Reading, clause: Clause) -> bool:
    """Whether kilometres were asked about in the turns just before ("Non, par an." "Par an, neuf mille.")."""
    for earlier in reversed(reading.document.clauses[max(0, clause.index - 6) : clause.index]):
        if clause.turn - earlier.turn > 4 or (
            earlier.role == "courtier"
            and "?" in earlier.text
            and earlier.turn != clause.turn
            and not _ROADS.search(earlier.text)
        ):
            return False
        if earlier.role == "courtier" and _ROADS.search(earlier.text):
            return True
    return False


_ROADS = re.compile(rf"\b(?:{_DISTANCE})\b")


def _same_sentence(reading: Reading, measure: Measure, clause: Clause) -> bool:
    """ "Je fais trente mille kilomètres, ma femme dix mille": the second figure follows the first with a person."""
    others = [m for m in reading.measures_between(clause.start, measure.start) if m.kind == "km" and m.value >= 1000]
    if not others or measure.start - others[-1].end > 40:
        return False
    return reading.people.last_before(measure.start, others[-1].end) is not None


def _driver(reading: Reading, measure: Measure, clause: Clause) -> str:
    before = reading.text[max(clause.start, measure.start - 26) : measure.start]
    beside = re.search(r"\b(moi|lui|elle|[a-z-]+),? (?:c'est |fait |en fait |dans les |environ |a peu pres )*$", before)
    after = re.compile(r"[^.;]{0,26}?\bpour (moi|[a-z-]+)\b").match(
        reading.text, measure.end, min(len(reading.text), measure.end + 40)
    )
    for match in (beside, after):
        word = match[1] if match else ""
        if word == "moi":
            mention = reading.people.last_before(measure.start, max(clause.start, measure.start - 26))
            return mention.holder if mention is not None and mention.holder in ("client", "conjoint") else "client"
        if word in ("lui", "elle") and match is beside:
            gender = "m" if word == "lui" else "f"
            known = {reading.household.client_gender: "client", reading.household.spouse_gender: "conjoint"}
            return known.get(gender, "conjoint" if clause.role == "client" else "client")
        if reading.household.who(word) in ("client", "conjoint"):
            return reading.household.who(word)
    question = question_of(reading, clause)
    asked = question is not None and question.about("route")
    if question is not None and asked:
        holder = answerer(reading, question, measure.start)
    elif clause.punctuated:
        holder = reading.holder(measure.start)
    else:
        named = reading.people.last_before(measure.start, max(clause.start, measure.start - 40))
        holder = named.holder if named is not None else ""
    return holder if holder in ("client", "conjoint") else "client" if holder in ("", "commun", "courtier") else ""
