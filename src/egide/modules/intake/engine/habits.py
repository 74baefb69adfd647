"""Yearly mileage and dangerous work of client and spouse."""

from __future__ import annotations

import re

from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.questions import answerer, answers, question_of
from egide.modules.intake.engine.reading import Reading

_DISTANCE = r"kilometres?|kilometrage|km|bornes|roulez|roule|rouler|(?:la|de) route|faites combien avec"
_YEARLY = re.compile(r"[\w\s',]{0,12}(?:par an|a l'annee|l'annee|l'an\b|/ ?an|annuels?)")
_ODOMETER = re.compile(
    r"\bcompteur\b|\b(?:voiture|auto|moto|clio|scenic|elle|vehicule|occasion)\W+(?:a|avait|affiche|de) $"
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
    if measure.kind != "money" or not asked or money or not 1000 <= measure.value <= 150_000:
        return 0
    return 0.72


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


_RISK = re.compile(
    r"\b(?:metier (?:est )?(?:a risques?|dangereux|expose|risque)|profession a risques?|risques? (?:professionnels?|"
    r"du metier)|"
    r"travail (?:est )?dangereux|poste a risques?|comme risque du metier|"
    r"travaill\w+ (?:souvent |beaucoup |parfois )?(?:en hauteur|sur les toits))\b"
)
_DANGERS = re.compile(
    r"\b(?:(?:travail|travaille) en hauteur|en hauteur|risque electrique|le courant|coups? de pied|morsures?|le feu|"
    r"au feu|echafaudages?|nacelles?|toitures?|toits?|produits chimiques|chimique|explosifs?|amiante|"
    r"poussieres? de bois|haute tension|electricite haute|machines(?: a bois| dangereuses)?|scies?(?: a ruban)?|"
    r"toupie|tronconneuse|armes?|port d'arme|interventions?|incendies?|radiations?|rayons|agressions?|"
    r"charges lourdes|port de charges|plongee|helicopteres?|animaux|taureaux|solvants?|soudure|travaux publics|"
    r"engins|silos?|hydrocarbures)\b"
)


def read_danger(reading: Reading) -> None:
    for match, clause in reading.find(_RISK.pattern):
        person = _exposed(reading, match.start(), clause)
        if stance.negated_before(reading.document, match.start()):
            reading.put(person, "risques_professionnels", False, match.span(), confidence=0.7)
            continue
        if clause.role != "courtier":
            _dangers(reading, person, match, clause)
            continue
        answer = stance.reply(reading.document, clause)
        asked = clause.question or "?" in clause.text[-3:]
        if answer is not None and stance.says_no(answer.text):
            reading.put(person, "risques_professionnels", False, match.span(), confidence=0.75)
        elif not asked or (answer is not None and (stance.says_yes(answer.text) or _DANGERS.search(answer.text))):
            _dangers(reading, person, match, clause)
    for question, clause in answers(reading, "risque"):
        danger = _DANGERS.search(clause.text)
        person = answerer(reading, question, clause.start)
        if danger and person in ("client", "conjoint") and not stance.says_no(clause.text):
            span = (clause.start + danger.start(), clause.start + danger.end())
            reading.put(person, "risques_professionnels", True, span, confidence=0.78)


def _exposed(reading: Reading, position: int, clause: Clause) -> str:
    """Whose work it is: the one spoken of, or for the broker's question whoever answers."""
    holder = reading.holder(position)
    if clause.role == "courtier" and holder in ("", "courtier", "commun"):
        answer = stance.reply(reading.document, clause)
        return "conjoint" if answer is not None and answer.role == "conjoint" else "client"
    return "conjoint" if holder == "conjoint" else "client"


def _dangers(reading: Reading, person: str, match: re.Match[str], clause: Clause) -> None:
    reading.put(person, "risques_professionnels", True, (match.start(), match.end()), confidence=0.8)
    first = reading.document.clauses[max(0, clause.index - 5)].start
    last = reading.document.clauses[min(len(reading.document.clauses) - 1, clause.index + 3)].end
    spans = [(m.start(), m.end()) for m in _DANGERS.finditer(reading.text, first, last)]
    if spans:
        value = ", ".join(dict.fromkeys(reading.said(*span) for span in spans))
        reading.put(person, "details_risques_professionnels", value, *spans, confidence=0.7)
