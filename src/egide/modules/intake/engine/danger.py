"""Dangerous work of client and spouse: asked about, told, or noted by the broker from what they do."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.questions import Question, answerer, answers
from egide.modules.intake.engine.reading import Reading

_RISK = (
    r"\b(?:metier (?:est )?(?:a risques?|dangereux|expose|risque)|profession a risques?|risques? (?:professionnels?|"
    r"du metier|pro\b|a declarer|a signaler|au travail|au boulot)|(?:aucun|pas de|zero|sans) risques?|"
    r"travail (?:est )?dangereux|poste a risques?|comme risque du metier|forcement c'est risque|"
    r"travaill\w+ (?:souvent |beaucoup |parfois )?(?:en hauteur|sur les toits))\b"
)
# What the broker says when what was told is a danger to write down.
_NOTED = (
    r"\b(?:(?:je|il faut) (?:vais )?(?:le |la |l')?(?:declarer?|signaler?|coche|noter?|mets) (?:en|comme|dans les) "
    r"(?:metier a )?risques?|(?:oblige de|faut|dois|vais) (?:le|la|les) (?:signaler|declarer)|je (?:le|les|"
    r"la) (?:declare|"
    r"signale)|metier a risques?, je coche|ca,? c'est un risque)\b"
)
_DANGERS = re.compile(
    r"\b(?:(?:travail|travaille) en hauteur|en hauteur|risque electrique|le courant|coups? de pied|morsures?|le feu|"
    r"au feu|echafaudages?|nacelles?|toitures?|toits?|produits chimiques|chimique|explosifs?|amiante|"
    r"poussieres? de bois|haute tension|electricite haute|machines(?: a bois| dangereuses)?|scies?(?: a ruban)?|"
    r"toupie|tronconneuse|armes?|port d'arme|interventions?|incendies?|radiations?|rayons|agressions?|"
    r"charges lourdes|port de charges|plongee|helicopteres?|animaux|taureaux|solvants?|soudure|travaux publics|"
    r"suspendue?|dans le vide|sur cordes?|travaux acrobatiques|acides?|fusion|haute pression|nucleaire|"
    r"detenus|treuil|engins|silos?|hydrocarbures)\b"
)
_NONE = re.compile(
    r"^\W*(?:(?:ah|ben|bah|euh|oh|moi|lui|elle|non|alors|la)\W+)*(?:non\b|aucun|rien\b|pas (?:du tout|vraiment|"
    r"specialement|de)|zero)|\brien (?:de (?:special|dangereux|particulier)|du tout)\b|\brien\W*$"
)
_YES = re.compile(
    r"\b(?:alors|donc|ah|forcement|bah|ben) oui\b|^\W*(?:oui|si)\b|\b(?:assez|tres|plutot) (?:risque|dangereux|expose)"
)


# "Aucun risque" is mostly said of savings.
_AT_WORK = re.compile(r"\b(?:travail\w*|boulot|metier|poste|bureau|ecran|profession\w*|au magasin|a l'atelier)\b")


def read_danger(reading: Reading) -> None:
    for match, clause in reading.find(_RISK):
        _told(reading, match, clause)
    for match, clause in reading.find(_NOTED, "b"):
        _noted(reading, match, clause)
    opened: set[int] = set()
    for question, clause in answers(reading, "risque"):
        first = question.clause.index not in opened
        opened.add(question.clause.index)
        _answered(reading, question, clause, first=first)


def _told(reading: Reading, match: re.Match[str], clause: Clause) -> None:
    person = _exposed(reading, match.start(), clause)
    none = re.match(r"(?:aucun|pas de|zero|sans) ", match.group())
    if none and (clause.role == "courtier" or not _AT_WORK.search(clause.text)):
        return
    if none or stance.negated_before(reading.document, match.start()):
        reading.put(person, "risques_professionnels", False, match.span(), confidence=0.7)
        return
    if clause.role != "courtier":
        _dangers(reading, person, match, clause)
        return
    answer = stance.reply(reading.document, clause)
    asked = clause.question or "?" in clause.text[-3:]
    if answer is not None and stance.says_no(answer.text):
        reading.put(person, "risques_professionnels", False, match.span(), confidence=0.75)
    elif not asked or (answer is not None and (stance.says_yes(answer.text) or _DANGERS.search(answer.text))):
        _dangers(reading, person, match, clause)


def _noted(reading: Reading, match: re.Match[str], clause: Clause) -> None:
    """ "Je monte sur les échafaudages." "Je le déclare en risque." """
    said = stance.asked(reading.document, clause)
    if said is None or clause.index - said.index > 2:
        return
    spans = _spans(reading, reading.document.clauses[max(0, said.index - 1)].start, said.end)
    if not spans and "risque" not in match.group() and "risque" not in said.text:
        return
    holder = reading.holder(spans[0][0] if spans else said.start)
    person = holder if holder in ("client", "conjoint") else said.role
    if holder in ("tiers", "enfant") or person not in ("client", "conjoint"):
        return
    reading.put(person, "risques_professionnels", True, match.span(), confidence=0.76)
    _details(reading, person, spans)


def _answered(reading: Reading, question: Question, clause: Clause, *, first: bool) -> None:
    person = answerer(reading, question, clause.start)
    if person not in ("client", "conjoint"):
        return
    spans = _spans(reading, clause.start, clause.end)
    none, yes = _NONE.search(clause.text), _YES.search(clause.text)
    if first and none and not yes and not re.search(r"\b(?:mais|sauf|enfin si|a part que)\b", clause.text):
        reading.put(person, "risques_professionnels", False, (clause.start, clause.end), confidence=0.76)
    elif spans and not none:
        reading.put(person, "risques_professionnels", True, spans[0], confidence=0.78)
        _details(reading, person, spans)
    elif first and yes:
        reading.put(person, "risques_professionnels", True, (clause.start, clause.end), confidence=0.76)


def _exposed(reading: Reading, position: int, clause: Clause) -> str:
    """Whose work it is: the one spoken of, or for the broker's question whoever answers."""
    holder = reading.holder(position)
    if clause.role == "courtier" and holder in ("", "courtier", "commun"):
        answer = stance.reply(reading.document, clause)
        return "conjoint" if answer is not None and answer.role == "conjoint" else "client"
    return "conjoint" if holder == "conjoint" else "client"


def _dangers(reading: Reading, person: str, match: re.Match[str], clause: Clause) -> None:
    reading.put(person, "risques_professionnels", True, match.span(), confidence=0.8)
    first = reading.document.clauses[max(0, clause.index - 5)].start
    last = reading.document.clauses[min(len(reading.document.clauses) - 1, clause.index + 3)].end
    _details(reading, person, _spans(reading, first, last))


def _spans(reading: Reading, first: int, last: int) -> list[tuple[int, int]]:
    return [match.span() for match in _DANGERS.finditer(reading.text, first, last)]


def _details(reading: Reading, person: str, spans: list[tuple[int, int]]) -> None:
    if spans:
        value = ", ".join(dict.fromkeys(reading.said(*span) for span in spans))
        reading.put(person, "details_risques_professionnels", value, *spans, confidence=0.7)
