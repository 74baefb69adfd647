"""Whether a property spoken of is really the household's."""

from __future__ import annotations

import re

from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import unreal

_RENTED_IN = re.compile(
    r"\b(?:locataires?|(?<!que )je loue|(?<!qu')on loue|(?<!que )nous louons|en location|loue (?:un|une)|de loyer|"
    r"hlm|meuble en attendant|heberge\w*|loges? par|prete|preter|attestation|bail)\b"
)


_SOLD = re.compile(r"\b(?:vendue?s?|vendu|revendue?|cedee?|rayez|on l'a vendu\w*|en vente)\b")


def denied(reading: Reading, anchor: Anchor) -> bool:
    """ "Vous êtes propriétaires ?" "Locataires."."""
    if anchor.clause.role != "courtier":
        return False
    answer = stance.reply(reading.document, anchor.clause)
    return answer is not None and bool(
        re.match(
            r"\W*(?:non\b|(?:je suis |on est |nous sommes )?locataires?\b|je loue|on loue|pas encore|heberg)",
            answer.text,
        )
    )


def not_ours(reading: Reading, anchor: Anchor) -> bool:
    clause = anchor.clause
    before = reading.text[max(clause.start, anchor.start - 50) : anchor.start]
    after = reading.text[anchor.end : min(clause.end, anchor.end + 70)]
    if reading.holder(anchor.start) in ("tiers", "entreprise") and not re.search(
        r"\b(?:usufruit|indivision|donne|nue[- ]propriete|herit\w+|est a (?:nous|moi|lui))\b", before + after
    ):
        return True
    buying = re.search(r"\b(?:on|je|nous|il|elle) (achete) (?:[a-z']+ ){0,2}$", before)
    if (
        buying
        and reading.document.original(
            anchor.start - len(before) + buying.end(1) - 1, anchor.start - len(before) + buying.end(1)
        )
        != "é"
    ):
        return True
    if re.search(r"\b(?:failli|cherche|cherchons|reve|projet|envisage)\b", before + after) or re.match(
        r"\W*(?:,? ?(?:lui|elle),? )?(?:il |elle )?(?:est|sont|appartient) a (?:ma|mon|mes|sa|son|ses|leur) (?:mere|"
        r"pere|parents|frere|soeur|tante|oncle|beau)",
        after,
    ):
        return True
    if clause.role != "narrateur" and re.search(r"\bleur $", before):
        return True
    if re.search(r"\b(?:n'(?:ont|a|ai|avons|avez) pas|jamais) (?:encore )?(?:achete|acquis)\b", before):
        return True
    if unreal(reading, anchor) or (
        re.search(
            r"\b(?:assurance|multirisque|credit|pret|assurer|attestation|la cle|les cles|a la|de la|dans|pour|a l'|"
            r"jusqu'a|finir de payer|acheter|racheter|acheter une|cherche|meubles? de|travaux|en|chaque|toute|"
            r"trentaine d'|les impots|finance|garantie|derriere|degat|voisin|les) (?:la |le |l'|une |un |les |ma |"
            r"notre |cette |sa )?$",
            before,
        )
        and not re.search(r"\b(?:proprietaires? d|dans (?:une?|notre|ma|sa|la) ?$|habite)", before)
    ):
        return True
    words = before + after
    received = re.search(r"\b(?:percoi\w+|encaiss\w+|touch\w+|loyers? d')", words)
    if (
        _RENTED_IN.search(words)
        and not received
        and not re.search(r"\b(?:mis en location|locataires? (?:paie|verse)|loue[es]? (?:a|\d)|vide)\b", words)
    ):
        return True
    if re.search(r"\b(?:vendue?|vendu|rayez|revendue?)\b", after[:40]) or _SOLD.search(before[-22:]):
        return True
    return bool(
        re.search(
            r"\b(?:mes parents|mon pere|ma mere|son pere|sa mere|ses parents|mon frere|ma soeur|mon fils|"
            r"ma fille)\b[^,.]{0,20}$",
            before,
        )
    ) and not re.search(r"\b(?:vient|herite\w*|donn\w+)\b", words)
