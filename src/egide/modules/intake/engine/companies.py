"""The firm of client or spouse: its legal form, who heads it, who is its officer."""

from __future__ import annotations

from dataclasses import replace

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading, Span

_FORMS = (
    ("SARL", r"sarl|s\.? ?a\.? ?r\.? ?l|societe a responsabilite limitee"),
    ("SASU", r"sasu|s\.? ?a\.? ?s\.? ?u"),
    ("SAS", r"sas|s\.? a\.? s|societe par actions simplifiee"),
    ("EURL", r"eurl|e\.? ?u\.? ?r\.? ?l"),
    ("SELARL", r"selarl|s e l a r l"),
    ("SELAS", r"selas(?:u)?"),
    ("SCP", r"scp|s c p(?! i\b)"),
    ("GAEC", r"gaec"),
    ("EARL", r"earl|e a r l"),
    (
        "micro_entreprise",
        r"(?:micro|auto)[- ]?entreprise|micro[- ]?entrepreneu\w+|auto[- ]?entrepren\w+|autoentrepren\w+|"
        r"en micro|regime micro",
    ),
    ("EI", r"entreprise individuelle|en nom propre|(?:en )?e\.? ?i\.?(?= |$|,)"),
    ("SA", r"societe anonyme"),
)
_COMPANIES = ("SARL", "SAS", "SASU", "EURL", "SELARL", "SELAS")
_PATTERNS = tuple((form, rf"(?<![a-z])(?:{pattern})(?![a-z])") for form, pattern in _FORMS)
_STAFF = re.compile(
    r"\b(?:salariee?|employee?|travaille|embauchee?|ouvriere?|bosse) (?:de|dans|pour|par) (?:la |une |sa |ma )?$"
)
_NOT_YET = re.compile(
    r"\b(?:passer (?:en|a)|passer de|parle d|projet|pense|transformer|ouvrir|monter (?:une|sa|ma)|creer (?:une|sa|ma)|"
    r"veut me|voudrait|si je|bientot|envisage)\b"
)
_OWN = re.compile(
    r"\b(?:ma|sa|votre|notre|mon|son|en|une|gerante?s?|president\w*|cree\w*|monte\w*|la|statut|de|associee?s?|reste)"
    r"\W+(?:[a-z]+ |l'){0,2}$"
)
_FAMILYS = re.compile(
    r"[a-z' ]{0,14}\b(?:de|d'|a) (?:mon|ma|mes|son|sa) (?:pere|mere|freres?|soeurs?|oncle|tante|fils|fille|beau|"
    r"belle|parents|cousine?)\b"
)
# A flat held "en nom propre".
_PROPERTY = re.compile(r"\b(?:studio|appartement|maison|bien|locati\w+|immeuble|loue\w*|terrain|sci)\b")
_HEADS = re.compile(r"\b(?:presidente?|gerante?s?|cogerante?s?|dirigeante?)\b")


# "Qui paiera ?" "L'EURL.": a firm known already, maybe the partner's.
_THE_FIRM = re.compile(r"(?:\bl'|\b(?:la|le) )$")


def read_companies(reading: Reading) -> None:
    for form, pattern in _PATTERNS:
        for match, clause in reading.find(pattern):
            person = _whose(reading, form, match, clause)
            if person:
                _own_company(reading, person, form, match.span())
    for person in ("client", "conjoint"):
        leaf = reading.extraction.records.get(person, {}).get("situation_professionnelle")
        if leaf is not None and leaf.value == "chef_entreprise":
            record = reading.extraction.records[person]
            record.setdefault("chef_entreprise", replace(leaf, value=True))
    _officers(reading)


def _whose(reading: Reading, form: str, match: re.Match[str], clause: Clause) -> str:
    """Whose firm of that form is spoken of; "" when it is nobody's of the household, or not yet there."""
    if form == "SAS" and re.match(r"u\b| u\b", reading.text[match.end() : match.end() + 3]):
        return ""
    before = reading.text[max(clause.start, match.start() - 40) : match.start()]
    holder = reading.holder(match.start())
    person = "client" if holder in ("", "commun", "entreprise", "courtier") else holder
    if (
        person not in ("client", "conjoint")
        or _STAFF.search(before)
        or _FAMILYS.match(reading.text, match.end())
        or _of_unknown(reading, match.start(), clause)
        or (form == "EI" and _PROPERTY.search(clause.text))
        or (form == "EI" and not re.search(r"\ben $|, $|entreprise indiv|nom propre|^en ", before + match.group()))
    ):
        return ""
    if (
        (clause.role == "courtier" and stance.verdict(reading.document, clause) == "no")
        or stance.past(before)
        or _NOT_YET.search(before)
    ):
        return ""
    opens = match.start() - clause.start < 3
    named = re.match(r" [a-z]", reading.text[match.end() : match.end() + 2])
    begins = opens or (
        reading.document.speaks_with_capitals
        and named is not None
        and reading.document.cased(match.end() + 1, match.end() + 2)
    )
    bracketed = clause.role == "narrateur" and before.endswith("(")
    own = bracketed or _OWN.search(before) or (begins and clause.role != "courtier" and not _THE_FIRM.search(before))
    known = reading.value(person, "situation_professionnelle") in ("chef_entreprise", "independant")
    return person if own or known else ""


def _of_unknown(reading: Reading, start: int, clause: Clause) -> bool:
    """ "Karim, professeur, et Lucie, architecte, en EURL": the form is Lucie's, whoever she is."""
    last = reading.people.last_before(start, clause.start)
    names = reading.names_between(last.end if last is not None else clause.start, start)
    return any(not name.person and name.known for name in names)


def _own_company(reading: Reading, person: str, form: str, span: Span) -> None:
    reading.put(person, "forme_juridique", form, span, confidence=0.8)
    around = reading.text[max(0, span[0] - 60) : span[1] + 60]
    if form in _COMPANIES and _HEADS.search(around):
        reading.put(person, "situation_professionnelle", "chef_entreprise", span, confidence=0.86)
    elif form in _COMPANIES and not reading.has(person, "situation_professionnelle"):
        reading.put(person, "situation_professionnelle", "chef_entreprise", span, confidence=0.6)
    if form in ("EI", "micro_entreprise"):
        reading.put(person, "travailleur_independant", True, span, confidence=0.75)
        reading.put(person, "situation_professionnelle", "independant", span, confidence=0.75)


_OFFICER = (
    r"\b(?:mandataire social|gerante?s?|president(?:e)?|directeur general|directrice generale|dg|mandat social)\b"
)


def _officers(reading: Reading) -> None:
    """A head of a firm with a mandate, or who says yes to having one."""
    for match, clause in reading.find(_OFFICER):
        holder = reading.holder(match.start())
        if holder not in ("client", "", "entreprise", "commun"):
            continue
        if clause.role == "courtier":
            if "mandat" in match.group() and clause.question and stance.verdict(reading.document, clause) == "yes":
                reading.put("client", "mandataire_social", True, match.span(), confidence=0.66)
        elif reading.value("client", "situation_professionnelle") == "chef_entreprise":
            reading.put("client", "mandataire_social", True, match.span(), confidence=0.6)
