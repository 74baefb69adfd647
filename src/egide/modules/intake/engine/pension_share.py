"""What to keep of today's income once retired, and whether the career statement is at hand."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.pension import question_words
from egide.modules.intake.engine.reading import Reading

_SECTION = "bae_retraite"
_KEEPS = re.compile(
    r"\b(?:garder|conserver|maintenir|gardant|maintien|conservant|remplacement|viser|visez?|niveau de vie|train de vie|"
    r"en conserver|en garder|quelle part|tenir|vivre|finir avec|partir avec|toucher|il (?:me|lui|nous) faudrait)\b"
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
    last = -100
    for start, end, value, sure in sorted(found):
        clause = reading.document.clause_at(start)
        if not 20 <= value <= 120 or not reading.believed(clause) or reading.holder(start) == "tiers":
            continue
        floor = clause.start if clause.punctuated else max(0, start - 70)
        if _HEARSAY.search(reading.text, max(floor, start - 70), start):
            continue
        kept = _KEEPS.search(reading.text, max(floor, start - 70), start)
        asked = _KEEPS.search(question_words(reading, clause)) is not None
        if 0 <= start - last < 40 and _RATHER.search(reading.text, last, start):
            asked = True
        if (kept or asked or re.search(r"\bretraite\b", reading.text[max(0, start - 90) : start])) and (
            _OF_TODAY.match(reading.text, end) or asked
        ):
            again = start - last < 40  # "soixante… soixante-dix si c'est possible"
            name = "pourcentage_revenu_a_maintenir"
            reading.put(_SECTION, name, int(value), (start, end), confidence=sure, replace=again)
            last = end


_HEARSAY = re.compile(r"\b(?:on m'a dit|il parait|en moyenne|fallait compter|faut compter|les gens)\b")
_RATHER = re.compile(r"\b(?:non|mettez|plutot|enfin|disons|pardon|allez)\b")


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
    r"\b(?:non disponible|pas (?:encore|le|de|sous|recu|eu)|en attente|a reclamer|n'a pas|n'ai pas|"
    r"non(?!,? pardon)|jamais|demande\w*|aucun)\b"
)


def _of_account(reading: Reading, clause: Clause) -> bool:
    """ "Un LEP, 10 000, il m'a sorti le relevé": the statement of an account."""
    before = reading.document.clauses[clause.index - 1] if clause.index else clause
    start = before.start if before.turn == clause.turn else clause.start
    return any(True for _ in reading.named_between("actifs_financiers", start, clause.end))


def statement(reading: Reading) -> None:
    """Whether the career statement is at hand: shown or read from, or said not to be."""
    for match, clause in reading.find(_STATEMENT):
        if match.group().startswith("releve") and " " not in match.group() and _of_account(reading, clause):
            continue
        if clause.role == "courtier" and clause.punctuated:
            if not clause.question:
                continue
            answer = stance.reply(reading.document, clause)
            words = answer.text[:60] if answer is not None else ""
        else:
            words = reading.clause_words(clause, match.start(), 45, 45)
            following = reading.document.clauses[clause.index + 1 : clause.index + 2]
            if following and following[0].turn == clause.turn and (clause.question or not clause.punctuated):
                words += " " + following[0].text[:60]
        if _MISSING.search(words):
            found = False
        elif _HERE.search(words) or re.match(r"\W*(?:dans|oui|\d|[a-z]+ trimestres)", words):
            found = True
        else:
            continue
        reading.put(_SECTION, "bilan_retraite_disponible", found, (match.start(), match.end()), confidence=0.7)
