"""Levels of health cover: items of care and the words that rate them, read in the order they are said.

"L'hôpital au maximum, les yeux pareil. Les dents, ça va, le niveau moyen": a rating belongs to the items named
since the last one, else to the item that follows at once ("le minimum pour la pharmacie").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

_ITEMS = {
    "niveau_hospitalisation": r"hospitalisations?|hopital|l'hosto|cliniques?|operations?|chirurgie|hospi",
    "niveau_chambre_particuliere": r"chambres? (?:particulieres?|(?:pour (?:lui|elle|moi) )?(?:toute? )?seule?s?|"
    r"individuelles?|privees?)|chambre pour (?:lui|elle|moi) tout(?:e)? seule?",
    "niveau_medecin_generaliste": r"(?:medecins? )?generalistes?|consultations?|medecine de ville|soins courants|"
    r"medecins?(?! conseil)|visites? chez le medecin|specialistes?",
    "niveau_analyses_imagerie": r"analyses?|imagerie|radios?|irm|scanners?|labo(?:ratoire)?|prises? de sang",
    "niveau_auxiliaires_medicaux": r"auxiliaires medicaux|kines?|kinesitherap\w+|orthophonist\w+|"
    r"infirmiers?(?= (?:a domicile|c'est|pas))",
    "niveau_pharmacie": r"pharmacies?|medicaments?|medocs?",
    "niveau_dentaire": r"dentaires?|dents?|dentiste|implants?|couronnes?|orthodontie|bagues(?= )|appareil dentaire",
    "niveau_optique": r"optique|lunettes?|lentilles|verres progressifs|vue|les yeux",
    "niveau_protheses_auditives": r"appareils? (?:auditifs?|pour (?:les oreilles|entendre))|protheses? auditives?|"
    r"audition|audioprothes\w+|auditif|les oreilles|aides? auditives?",
}
_LOW = (
    r"minimum|mini\b|base|basique|pas (?:tres |si |vraiment )?important\w*|peu importe|bof|m'en fiche|m'en moque|"
    r"secondaire|pas besoin|plus la peine|pas la peine|pas grave|rien de special|accessoire|suffit|legal|on s'en passe"
)
_HIGH = (
    r"(?:au |le |du )?max(?:imum|i)?\b|le top|au top|(?:tres )?bien couverte?s?|renforce\w*|important\w*|costaud|"
    r"(?:le|au) plus haut|plutot haut|haut niveau|principal|primordial\w*|a fond|j'y tiens|(?:elle|il|on) y tient|"
    r"indispensable|prioritaire|priorite|essentiel\w*|tres bons?|tres bonne|bon niveau|bonne (?:prise en charge|"
    r"couverture)|excellent\w*|le meilleur|haut de gamme|cent pour cent|solide|bien rembourse\w*|le paquet|fort|"
    r"gros niveau|meilleure|exige|absolument|y tiens"
)
_MIDDLE = (
    r"moyen\w*|correcte?s?|correctement|confort|raisonnable|normale?|le normal|standard|intermediaire|milieu|"
    r"convenable|honnete|decent\w*"
)
_SCAN = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _ITEMS.items())
    + rf"|(?P<base>{_LOW})|(?P<renforce>{_HIGH})|(?P<confort>{_MIDDLE})|(?P<same>pareil\w*|idem|meme chose|de meme))"
    r"(?![a-z])"
)
_LINK = re.compile(
    r"\W*(?:(?:pour|sur|en|cote|niveau|a|au|l'|d'|de|du|les|la|le|mes|ses|nos|c'est|des|tous|surtout|besoin)\W*){0,4}"
)
_WITH = re.compile(r"\bavec (?:une |la |l')?$")


@dataclass(slots=True)
class _Talk:
    """What waits for a rating (items with their clause), and the last rating with the items it took."""

    waiting: list[tuple[re.Match[str], Clause]] = field(default_factory=list)
    rated: list[tuple[re.Match[str], Clause]] = field(default_factory=list)
    level: str = ""
    end: int = -1000


def levels(reading: Reading, topics: list[int]) -> None:
    """Write every level; ``topics`` are the positions where health cover is spoken of."""
    talk = _Talk()
    for match in _SCAN.finditer(reading.text):
        clause = reading.document.clause_at(match.start())
        kind = match.lastgroup or ""
        if not _near(topics, match.start()):
            continue
        _forget(talk, match, clause)
        if kind in _ITEMS:
            _item(reading, talk, match, clause)
        elif kind == "same":
            if talk.waiting and match.start() - talk.end < 140:
                _rate(reading, talk, talk.level, match)
        else:
            _rating(reading, talk, kind, match, clause)


def _near(topics: list[int], position: int) -> bool:
    index = bisect_left(topics, position - 500)
    return index < len(topics) and topics[index] < position + 300


def _forget(talk: _Talk, match: re.Match[str], clause: Clause) -> None:
    """Items too far back, or of an earlier sentence that did not ask, wait no longer."""
    kept = []
    for item, where in talk.waiting:
        gap = match.start() - item.end()
        asked = where.role == "courtier" and clause.role != "courtier" and clause.turn - where.turn <= 2
        same = where.index == clause.index or not where.punctuated or (where.turn == clause.turn and gap < 30)
        answers = where.role != "courtier" and clause.turn - where.turn in (1, 2) and clause.role == "courtier"
        if gap < (160 if asked else 110) and (asked or same or answers):
            kept.append((item, where))
    talk.waiting = kept


def _item(reading: Reading, talk: _Talk, match: re.Match[str], clause: Clause) -> None:
    if reading.holder(match.start()) in ("tiers", "enfant") and clause.role != "courtier":
        return
    before = reading.text[max(clause.start, match.start() - 40) : match.start()]
    if _WITH.search(before) and talk.level and match.start() - talk.end < 24:
        _put(reading, match, talk.level, match)
        return
    if match.lastgroup == "niveau_hospitalisation" and re.search(
        r"\b(?:travaill\w+|infirmier\w*|soignante?|poste|bosse|ou|chez|a|de) (?:a |l')?l'$", before
    ):
        return
    if clause.role != "courtier" and clause.punctuated:  # who answers one by one says which
        talk.waiting = [(item, where) for item, where in talk.waiting if where.role != "courtier"]
    again = any(rated.lastgroup == match.lastgroup and where.role != "courtier" for rated, where in talk.rated)
    if again and match.start() - talk.end < 50 and clause.role != "courtier":
        return  # the reason for the rating: "les dents au maximum, j'ai des couronnes partout"
    talk.waiting.append((match, clause))
    if _counts_most(reading, clause) and not stance.negated_before(reading.document, match.start()):
        name = match.lastgroup or ""
        reading.put("sante_souhait", name, "renforce", (match.start(), match.end()), confidence=0.6)


def _rating(reading: Reading, talk: _Talk, level: str, match: re.Match[str], clause: Clause) -> None:
    asking = clause.role == "courtier" and clause.punctuated
    if asking and stance.verdict(reading.document, clause) != "yes":
        return
    if talk.waiting:
        _rate(reading, talk, level, match)
    elif match.start() - talk.end < 16 and talk.rated and match.group() != "suffit":
        if clause.index == talk.rated[-1][1].index or not clause.punctuated:
            talk.waiting = talk.rated
            _rate(reading, talk, level, match)
    else:
        following = _SCAN.match(reading.text, _LINK.match(reading.text, match.end()).end())  # type: ignore[union-attr]
        if following and following.lastgroup in _ITEMS and following.start() < clause.end:
            talk.waiting = [(following, clause)]
            _rate(reading, talk, level, match)


def _rate(reading: Reading, talk: _Talk, level: str, match: re.Match[str]) -> None:
    for item, _clause in talk.waiting:
        _put(reading, item, level, match)
    talk.rated, talk.waiting, talk.level, talk.end = talk.waiting, [], level, match.end()


def _put(reading: Reading, item: re.Match[str], level: str, rating: re.Match[str]) -> None:
    spans = [(rating.start(), rating.end()), (item.start(), item.end())]
    reading.put("sante_souhait", item.lastgroup or "", level, *spans, confidence=0.76, replace=True)


def _counts_most(reading: Reading, clause: Clause) -> bool:
    """The answer to "qu'est-ce qui compte le plus pour vous ?" names what must be good."""
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    asked = r"\b(?:compte le plus|plus important|priorit\w+|est important|qui compte|tenez le plus)\b"
    return question is not None and clause.index - question.index == 1 and bool(re.search(asked, question.text))
