"""How much risk is borne with savings: named, chosen from what the broker lists, or told sideways.

"Je dors mal quand ça baisse" is as plain as "prudent". Words that also speak of other things ("dynamique",
"tranquille") count only where money to place is spoken of.
"""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.savings_words import (
    AT_EASE,
    BALANCED,
    BOLD,
    CAREFUL,
    ILL_AT_EASE,
    MONEY_TALK,
    RISKY,
)

_LEVELS = (
    (
        "prudent",
        r"prudente?s?|zero risque|sans (?:aucun |prendre de |prendre aucun )?risques?|pas de risques?|aucun risque|"
        r"rien risquer|securise[es]?|securite avant tout|pas (?:envie de )?(?:prendre de|jouer|perdre)|"
        r"pere de famille|capital garanti|fonds euros? uniquement|risque minimum|tranquille",
    ),
    (
        "equilibre",
        r"equilibree?s?|un peu de (?:bourse|risque|actions)(?:,? pas trop)?|modere\w*|moitie[- ]moitie|"
        r"risque (?:moyen|mesure|modere)|mi-figue|raisonnable",
    ),
    (
        "dynamique",
        r"dynamiques?|offensi\w+|risque (?:eleve|maximum|ne me fait pas peur)|tout en actions|prendre des risques|"
        r"agressi\w+|cent pour cent actions|(?:ca )?(?:ne )?(?:me|nous) (?:fait|font) pas peur",
    ),
)
_TOPIC = re.compile(
    r"\b(?:(?<!d')epargn\w+|placer|placement|placee?|investi\w+|de cote|livret|assurance[- ]vie|bourse|risque|"
    r"horizon|profil|"
    r"objectif|economies)\b"
)
# "Lui dynamique, elle prudente, ils ont transigé sur équilibré": what they settle on.
_SETTLED_ON = re.compile(
    r"\b(?:transig\w+|compromis|mis(?:es)? d'accord|tomb\w+ d'accord|accord\w*|finalement|au final|retenu\w*|"
    r"retient|retenons|arrete\w*|on part|je note|on note)\b[^.;]{0,30}$"
)
# Of what the broker lists, the one that is pointed at.
_POINTED = re.compile(
    r"^\W*(?:(?:ah|ben|oui|euh|moi|nous|plutot|je dirais|c'est|ce serait|on est|la|sur|pour)\W+)*"
    r"(?:(?:le |la |celui |celle )(?:du )?)?(?P<rank>premiere?|deuxieme|seconde?|milieu|troisieme|derniere?)\b"
)
_RANKS = {"premier": 0, "deuxieme": 1, "second": 1, "milieu": 1, "troisieme": 2, "dernier": -1}
_FALL = re.compile(r"\b(?:baiss\w+|perd\w*|chut\w+|plong\w+|descend\w*|krach|moins[- ]value|dans le rouge)\b")
_FLEES = re.compile(
    r"\b(?:(?:je|on|nous) (?:retire|vends?|sors|sort|reprends?|recupere|panique|craque|dors (?:plus|mal)|"
    r"(?:ferme|arrete|coupe) tout)|j'(?:arrete|enleve)|au secours|insupportable|(?:ca )?(?:me|nous) rend\w* malade)\b"
)
# Once was enough.
_BURNT = re.compile(
    r"\b(?:plus jamais|(?:j'ai|on a) (?:panique|perdu (?:gros|de l'argent|des plumes)|vu)\b|chat echaude|vaccinee?s?)\b"
)
_TROUBLES = re.compile(r"\b(?:empeche|fait peur|gene|derange|inquiete|stresse|effraie)\b")
_AT_EASE = re.compile(
    r"\b(?:le risque|les risques|que ca (?:baisse|bouge))\b[^?]{0,30}\b(?:a l'aise|pret\w*|va\b|accept\w+)"
)
_BUYS = re.compile(
    r"\b(?:(?:j'en|on en|j'y) (?:rachete|reprends|remets|profite|achete)|(?:je|on) (?:rachete|remets?|"
    r"renforce|achete)(?! pas))\b"
)


def read_risk(reading: Reading) -> None:
    """Fill ``tolerance_risque``."""
    _named(reading)
    for clause in reading.document.clauses:
        if clause.role in ("client", "conjoint", "narrateur"):
            _told(reading, clause)


def asks_of_risk(reading: Reading, clause: Clause) -> Clause | None:
    """The broker's question about risk that a clause of the household answers."""
    if clause.role == "narrateur":
        return None
    question = stance.asked(reading.document, clause)
    if question is None or question.role != "courtier" or clause.index - question.index > 5:
        return None
    before = reading.document.clauses[question.index - 1] if question.index else question
    same = before.role == "courtier" and before.turn == question.turn
    return question if _ASKS.search(reading.text, before.start if same else question.start, question.end) else None


_ASKS = re.compile(
    r"\brisques?\b(?! (?:du metier|professionnel|de sante|au travail))|\bca (?:baisse|bouge|secoue)\b|"
    r"\bsecouer|\bpepere|\b(?:la )?bourse\b|\bactions\b|\bunites de compte\b|"
    r"\b(?:placement|argent|capital|epargne)\b[^?]{0,30}\b(?:perd\w*|baiss\w+|chut\w+|plong\w+)|"
    r"\bjoueu(?:r|se)|\bprofil\b[^?]{0,12}(?:\?|d'investisseur|d'epargnant|prudent|de risque)|\bfluctu|marches? baiss|"
    r"supportez|perdre de l'argent|"
    r"dormir|moins[- ]value|(?:plutot )?(?:prudente?|dynamique|equilibree?|securitaire)\b|"
    r"\b(?:securite|garantie|garanti)\b[^?]{0,12}\bou\b[^?]{0,14}\b(?:rendement|performance|risque|gain)"
)


def _named(reading: Reading) -> None:
    for value, pattern in _LEVELS:
        for match, clause in reading.find(rf"\b(?:{pattern})(?![a-z])"):
            if reading.holder(match.start()) == "tiers" or stance.negated_before(reading.document, match.start()):
                continue
            before = reading.text[max(0, match.start() - 260) : match.start()]
            zone = f"{before} {reading.text[match.end() : match.end() + 120]}"
            if not _TOPIC.search(zone):
                continue
            if clause.role == "courtier" and (
                stance.verdict(reading.document, clause) != "yes" or len(_options(clause.text)) > 1
            ):
                continue
            sure = 0.8 if clause.role != "courtier" else 0.72
            if _SETTLED_ON.search(reading.text[max(clause.start, match.start() - 50) : match.start()]):
                sure = 0.86
            if match.group() in ("tranquille", "raisonnable", "moitie-moitie", "moitie moitie"):
                sure = 0.5
                if not re.search(r"\brisque|placement|bourse\b", before[-170:]):
                    continue
            reading.put("bae_epargne", "tolerance_risque", value, match.span(), confidence=sure)


def _options(text: str) -> list[str]:
    """The levels that a question lists, in its order."""
    found = [(match.start(), value) for value, pattern in _LEVELS for match in re.finditer(rf"\b(?:{pattern})", text)]
    return list(dict.fromkeys(value for _, value in sorted(found)))


def _told(reading: Reading, clause: Clause) -> None:
    question = asks_of_risk(reading, clause)
    for value, pattern in _SAYINGS.among(clause.text):
        found = pattern.search(clause.text)
        if found is None or not _ours(reading, clause, clause.start + found.start()):
            continue
        start = clause.start + found.start()
        after = reading.text[clause.start + found.end() : clause.end + 100]
        around = f"{reading.text[max(0, start - 200) : start]} {after}"
        halves = found.group().startswith("moitie") and not _HALVES.search(clause.text)
        if question is None and (halves or not MONEY_TALK.search(around)):
            continue
        if stance.negated_before(reading.document, start) and value != "prudent":
            continue
        if _OTHER_AGAINST.search(clause.text):
            return
        _put(reading, value, start, clause.start + found.end(), 0.78)
        return
    if _attitude(reading, clause, asked=question is not None):
        return
    if question is not None:
        _answered(reading, clause, question)


_MARKETS = re.compile(r"bourse|actions|marches?|volatilite|unites|crypto")


def _attitude(reading: Reading, clause: Clause, *, asked: bool) -> bool:
    """ "La volatilité, ça me va", "tout en actions, moi ça me donne le vertige": how the household takes a risk."""
    risky = RISKY.search(clause.text)
    if risky is None and not asked:
        return False
    for value, pattern in (("prudent", ILL_AT_EASE), ("dynamique", AT_EASE)):
        found = pattern.search(clause.text)
        if found is None or (value == "dynamique" and (risky is None or risky.start() > found.start())):
            continue
        start = clause.start + found.start()
        if not stance.negated_before(reading.document, start) and (
            asked
            or (risky is not None and _MARKETS.match(risky.group()))
            or MONEY_TALK.search(reading.text, max(0, clause.start - 200), clause.end)
        ):
            _put(reading, value, start, clause.start + found.end(), 0.72)
            return True
    return False


# "Moitié fonds euros, moitié actions": of what the halves are made.
_HALVES = re.compile(
    r"\b(?:actions|bourse|fonds|risques?|securis\w+|garanti\w*|dynamique|prudent\w*|"
    r"unites de compte)\b"
)
_OTHER_AGAINST = re.compile(r"\bmais (?:ma femme|mon mari|mon epouse)\b[^.]{0,20}\b(?:contre|pas d'accord|veut pas)\b")
# A fall that troubles nobody.
UNMOVED = re.compile(
    r"\b(?:baiss\w+|chut\w+|les risques|(?:le|du) risque|pertes?|secousses?|marches?|"
    r"ca (?:baisse|bouge|descend|tombe|plonge))\b[^.;?]{0,34}"
    r"(?<![a-z])(?:n'|ne )?(?:(?:m'|me |nous |l'|la |le )?(?:empeche\w*|derange\w*|affole\w*|inquiete\w*|gene\w*|"
    r"effrai\w*|effray\w*|trouble\w*|stresse\w*|fait|font)) (?:pas|plus|rien)\b(?! confiance)|"
    r"\bpret(?:e|s|es)? a (?:la |le |les )?(?:voir|perdre|prendre|accepter|supporter|encaisser)\b[^.;?]{0,30}"
    r"\b(?:baiss\w+|descend\w*|perd\w*|risques?|pour ?cents?|%|chut\w+)|"
    r"\bquitte a (?:prendre|perdre|risquer|en perdre|ce que ca (?:baisse|bouge))\b|"
    r"\bpas peur (?:du risque|des marches|de la bourse|que ca (?:baisse|bouge))"
)
_SAYINGS = re.Choice((("dynamique", UNMOVED), ("equilibre", BALANCED), ("prudent", CAREFUL), ("dynamique", BOLD)))


def _answered(reading: Reading, clause: Clause, question: Clause) -> None:
    """What an answer without any word of risk takes from the question."""
    pointed = _POINTED.match(clause.text)
    options = _options(question.text)
    if pointed and len(options) > 1:
        rank = _RANKS[pointed["rank"].removesuffix("e") if pointed["rank"] != "deuxieme" else "deuxieme"]
        if rank < len(options):
            _put(reading, options[rank], clause.start, clause.end, 0.76)
        return
    if _FALL.search(question.text):
        for value, pattern in (("prudent", _FLEES), ("dynamique", _BUYS)):
            found = pattern.search(clause.text)
            if found:
                _put(reading, value, clause.start + found.start(), clause.start + found.end(), 0.7)
                return
    burnt = _BURNT.search(clause.text)
    if burnt:
        _put(reading, "prudent", clause.start + burnt.start(), clause.start + burnt.end(), 0.7)
        return
    if _TROUBLES.search(question.text) and (stance.says_no(clause.text) or stance.says_yes(clause.text)):
        _put(reading, "dynamique" if stance.says_no(clause.text) else "prudent", clause.start, clause.end, 0.7)
        return
    if _AT_EASE.search(question.text) and stance.says_yes(clause.text):
        _put(reading, "dynamique", clause.start, clause.end, 0.66)
        return
    if (
        (stance.says_no(clause.text) or _NEVER.search(clause.text))
        and re.search(r"\b(?:baisse|risque|perd|bouge|secou|bourse|actions|joueu)", question.text)
        and not re.search(r"\bun peu\b|\bdeja\b|\bavez[- ]vous\b|\bvous avez\b", question.text)
    ):
        _put(reading, "prudent", clause.start, clause.end, 0.66)


_NEVER = re.compile(
    r"\b(?:certainement|surtout|vraiment|absolument|franchement) pas\b|\bjamais de la vie|\bpeu pour (?:moi|nous)\b|"
    r"\b(?:pas|hors de) question\b"
)


def _ours(reading: Reading, clause: Clause, position: int) -> bool:
    spoken = reading.people.last_before(position, clause.start)
    return spoken is None or spoken.holder not in ("tiers", "entreprise", "enfant")


def _put(reading: Reading, value: str, start: int, end: int, sure: float) -> None:
    reading.put("bae_epargne", "tolerance_risque", value, (start, end), confidence=sure)
