"""When each partner leaves, quarters, what to keep of today's income, statements and the pension contract in place."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.numbers import Number
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

_SECTION = "bae_retraite"
_LEAVING = re.compile(
    r"\b(?:m'arreter|s'arreter|arreter|arreteri?[ea]\w*|arretez|partir|partiri?[ea]\w*|partira[is]?|pars|part|partez|"
    r"partiez|raccroch\w+|"
    r"m'arrete|s'arrete|(?:la|ma|sa|votre) prendre|prendre (?:ma|sa|la|votre) retraite|depart|retraite|lever le pied|"
    r"decrocher|"
    r"viseri?[eai]\w*|vise|cesser|quitter|liquider|finir|en tete|rendre (?:son|mon) tablier|la quille|"
    r"age de (?:depart|la retraite)|l'age)\b"
)
_DIRECT = re.compile(
    rf"{_LEAVING.pattern}(?: [a-z']+){{0,5}}?\W+(?:a |des |vers |pas avant |:)?$|\ba l'age de $|(?:\bquel age\W+)$|"
    r"(?:tirer|aller|irai|ira|continuer|bosser|travailler|tenir)(?: [a-z']+){0,3} jusqu'a $|"
    r"\b(?:il|elle|je) (?:y )?(?:pense|songe|mise|table|penche)(?: [a-z']+)? (?:a|pour|sur) $"
)
_AGE_ASKED = re.compile(
    r"\b(?:quel age|a quel age|arret\w+|partir|partez|parti?ri?[ea]\w*|partiez|depart|viseri?[ea]\w*|retraite a|"
    r"s'arretera\w*|raccroch\w+|la quille|arreterez|comptez (?:partir|arreter)|departs?)\b"
)
_THEN = re.compile(r"\W*(?:ans\W+)?(?:je|il|elle|on) ?(?:m'|s')?(?:raccroch\w+|arrete\w*|pars|part\b|partirai\w*)")
_NOT_AN_AGE = re.compile(
    r"\s*(?:euros|%|pour ?cents?|k\b|mille|trimestres|jours|mois|000|metres|m2|kilo\w*|km|"
    r"semaines|heures|annees|parts?\b)"
)
# Between one partner's age and the other's: "à soixante-deux, et Gaël à soixante-quatre".
_AND_THE_OTHER = re.compile(
    r"\s*(?:ans)?\W*(?:(?:et|mais|puis|moi|lui|elle|madame|monsieur|ma femme|mon mari|mon epouse|dit|veut|plutot|a|"
    r"pour|c'est|sera|serait|[a-z]+(?:-[a-z]+)?)\W+){1,4}$"
)


def own(reading: Reading, clause: Clause, start: int) -> bool:
    return reading.holder(start) in ("client", "", "commun", "courtier") and reading.believed(clause, statement=True)


def _question(reading: Reading, clause: Clause, reach: int = 3) -> str:
    """The words of the broker that a clause of the household answers."""
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    return question.text if question is not None and clause.index - question.index <= reach else ""


def ages(reading: Reading) -> None:
    """The age at which each partner wants to leave."""
    last: Number | None = None
    for number in reading.document.numbers:
        if not 50 <= number.value <= 75 or number.value != int(number.value):
            continue
        if _NOT_AN_AGE.match(reading.text, number.end) or not _leaving(reading, number, last):
            continue
        last = number
        _put_age(reading, number)


def _leaving(reading: Reading, number: Number, last: Number | None) -> bool:
    clause = reading.document.clause_at(number.start)
    before = reading.text[max(clause.start, number.start - 60) : number.start]
    if reading.holder(number.start) in ("tiers", "enfant") or re.search(
        r"\b(?:redemandera|erreur|premier devis|parti a|parti\b|etait|naquit|nee?)\b", before
    ):
        return False
    if clause.role == "courtier" and not reading.guessed_roles and stance.verdict(reading.document, clause) != "yes":
        return False
    if _DIRECT.search(before) or (before.endswith("a ") and _THEN.match(reading.text, number.end)):
        return True
    if last is not None and number.start - last.end < 70:
        between = reading.text[last.end : number.start]
        same = reading.document.clause_at(last.start).turn == clause.turn
        if same and _AND_THE_OTHER.fullmatch(between) and not re.search(r"\b(?:avec|depuis|pendant|sur)\b", between):
            return True
    asked = _question(reading, clause, 4)
    answered = _AGE_ASKED.search(asked) and not re.search(r"\benfants?|vous avez quel age\b", asked)
    if answered and not re.search(r"\bj'ai|a eu|depuis\b", before):
        return True
    # "Moi soixante-deux, si on me laisse", right after the other's
    turns = clause.turn - reading.document.clause_at(last.start).turn if last is not None else 9
    return (
        turns in (1, 2)
        and len(clause.text) < 60
        and bool(re.fullmatch(r"\W*(?:et )?(?:moi|lui|elle)?\W*(?:c'est |a )?", before))
    )


_SUBJECT = re.compile(r"\b(?P<m>il|lui|monsieur)\b|\b(?P<f>elle|madame)\b")


def _told_of(reading: Reading, number: Number) -> str:
    """In a note, the partner whom the nearest pronoun before the age means; "" when none tells."""
    clause = reading.document.clause_at(number.start)
    gender = reading.household.client_gender
    if clause.role != "narrateur" or not gender:
        return ""
    told = list(_SUBJECT.finditer(reading.text, max(clause.start, number.start - 40), number.start))
    if not told:
        return ""
    return "client" if told[-1].lastgroup == gender else "conjoint"


def _put_age(reading: Reading, number: Number) -> None:
    span = (number.start, number.end)
    holder = _told_of(reading, number) or reading.holder(number.start)
    name = "age_depart_retraite_conjoint" if holder == "conjoint" else "age_depart_retraite"
    reading.put(_SECTION, name, int(number.value), span, confidence=0.8)
    if holder == "commun" and reading.has("conjoint", "prenom"):
        reading.put(_SECTION, "age_depart_retraite_conjoint", int(number.value), span, confidence=0.66)


_REQUIRED = re.compile(
    r"\b(?:il (?:me |lui |nous |m'en )?faut|faudra|manque\w*|requis|taux plein|sur les|racheter|rachat)\b[^.]{0,20}$"
)
_OTHER_UNIT = re.compile(r"\s*(?:ans|%|euros|mois|k\b|mille)")


def quarters(reading: Reading) -> None:
    """Quarters validated so far, not those required or bought back."""
    for measure in reading.document.measures:
        if measure.kind == "quarter" and measure.value >= 4:
            clause = reading.document.clause_at(measure.start)
            before = reading.clause_words(clause, measure.start, 50, 0)
            if own(reading, clause, measure.start) and not _REQUIRED.search(before):
                span = (measure.start, measure.end)
                reading.put(_SECTION, "trimestres_valides", int(measure.value), span, confidence=0.82)
    for number in reading.document.numbers:
        if not 4 <= number.value <= 200 or _OTHER_UNIT.match(reading.text, number.end):
            continue
        clause = reading.document.clause_at(number.start)
        before = reading.text[max(0, number.start - 40) : number.start]
        stated = number.value >= 40 and re.search(
            r"\btrimestres?\W+(?:(?:oui|valides?|euh|alors|j'en ai|environ|c'est|j'ai|je suis a)\W+){0,3}$", before
        )
        asked = re.search(r"\b(?:trimestres|annees cotisees)\b", _question(reading, clause))
        if stated or (asked and number.start - clause.start < 20 and own(reading, clause, number.start)):
            reading.put(_SECTION, "trimestres_valides", int(number.value), (number.start, number.end), confidence=0.76)


_KEEPS = re.compile(
    r"\b(?:garder|conserver|maintenir|gardant|maintien|conservant|remplacement|viser|vise|niveau de vie|train de vie|"
    r"en conserver|en garder|quelle part|tenir|vivre)\b"
)
_OF_TODAY = re.compile(
    r"\W*(?:de |du )(?:ce qu'?|mon|ma|mes|ses|son|nos|notre|leurs?|vos|votre|maintenant|revenus?|salaire|niveau)"
)
_SHARES = re.compile(r"\b(?:les )?(?P<share>trois quarts|deux tiers|moitie|quatre cinquiemes)\b")
_SHARE_OF = {"trois quarts": 75, "deux tiers": 67, "moitie": 50, "quatre cinquiemes": 80}


def share(reading: Reading) -> None:
    """How much of today's income to keep once retired, in percent."""
    found = [(m.start, m.end, m.value, 0.8) for m in reading.document.measures if m.kind == "percent"]
    found.extend(
        (match.start(), match.end(), float(_SHARE_OF[match["share"]]), 0.72) for match in _SHARES.finditer(reading.text)
    )
    for start, end, value, sure in found:
        clause = reading.document.clause_at(start)
        if not 20 <= value <= 120 or not reading.believed(clause) or reading.holder(start) == "tiers":
            continue
        floor = clause.start if clause.punctuated else max(0, start - 70)
        kept = _KEEPS.search(reading.text, max(floor, start - 70), start)
        asked = _KEEPS.search(_question(reading, clause)) is not None
        if (kept or asked or re.search(r"\bretraite\b", reading.text[max(0, start - 90) : start])) and (
            _OF_TODAY.match(reading.text, end) or asked
        ):
            reading.put(_SECTION, "pourcentage_revenu_a_maintenir", int(value), (start, end), confidence=sure)


_STATEMENT = (
    r"\b(?:releves?(?: de (?:carriere|situation|points))?(?: individuel)?|"
    r"bilan (?:retraite|de la [a-z]+|de carriere))\b"
)
_HERE = re.compile(
    r"\b(?:j'ai|on a|(?:on )?l'a(?:i|vons)?|apporte\w*|voici|voila|tenez|il a|elle a|recu|la pochette|sous les yeux|"
    r"sous la main|il est la|c'est marque|oui|dans la chemise|imprime\w*|fournie?|remise?|transmise?|jointe?|"
    r"disponible|"
    r"en main|scanne\w*|envoye\w*)\b"
)
_MISSING = re.compile(
    r"\b(?:non disponible|pas (?:encore|le|de|sous|recu|eu)|en attente|a reclamer|n'a pas|n'ai pas|non|jamais|"
    r"demande\w*|aucun)\b"
)


def statement(reading: Reading) -> None:
    """Whether the career statement is at hand: shown or read from, or said not to be."""
    for match, clause in reading.find(_STATEMENT):
        if clause.role == "courtier" and clause.punctuated:
            if not clause.question:
                continue
            answer = stance.reply(reading.document, clause)
            words = answer.text[:60] if answer is not None else ""
        else:
            words = reading.clause_words(clause, match.start(), 45, 45)
        if _MISSING.search(words):
            found = False
        elif _HERE.search(words) or re.match(r"\W*(?:dans|oui|\d|[a-z]+ trimestres)", words):
            found = True
        else:
            continue
        reading.put(_SECTION, "bilan_retraite_disponible", found, (match.start(), match.end()), confidence=0.7)
