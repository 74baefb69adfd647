"""Health need: budget, levels by item of care, extras wanted."""

from __future__ import annotations

from collections.abc import Iterator

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Trigger
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.extras import read_extras
from egide.modules.intake.engine.health_talk import HealthTalk
from egide.modules.intake.engine.levels import given_levels
from egide.modules.intake.engine.proposals import choose
from egide.modules.intake.engine.reading import Reading

ORDER = 52
TRIGGERS = (
    Trigger(
        "budget",
        r"budget|dans quelle limite|(?:pas|ne pas) (?:plus de|depasser)|pas depasser|maximum|au plus|plafond|"
        r"descendre a|redescendre a|ne depasse pas|mettre (?:jusqu'a|combien)|jusqu'a combien|mettriez combien|"
        r"limite|jusqu'a(?= [a-z0-9 -]{1,22}(?:euros?|ca)\b)|payer moins|aimerais payer|pas un centime de plus|"
        r"max\b|en dessous de|moins de",
        ("money",),
        least=10,
        most=900,
        pull=-4,
        near=r"\b(?:mutuelle|sante|complementaire|hopital|hospitalisation|dentaire|optique|lunettes|"
        r"remboursee?s?)\b",
    ),
)
_LEAST, _MOST = 10, 900
_CAP_BEFORE = re.compile(
    r"(?:\bbudgets?|\bplafonn?\w*|\benveloppe|\blimite\w*|\bmax(?:imum)?|\bmaxi|\bau (?:plus|max)|"
    r"\bau-dela|\bpas (?:plus|plus haut)"
    r"(?: que| de)?|\bdepass\w+|\bjusqu'a|\bmoins(?: de)?|\ben[ -]dessous de|\bsous(?: les?)?|\bdescendre|"
    r"\b(?:redescendre|retomber|revenir|ramener|repasser|baisser)(?= (?:autour |dans )?(?:a|de|les|sous|vers)\b)|"
    r"\bvis\w+|\bfixee?s?|\bmett(?:re|ez|rai\w*|rons)|\bdans les|\bautour de|\btenir(?: dans| a| sous)?|"
    r"\brester (?:a|sous|dans)|"
    r"\b(?:voudrai\w+|veux|veut|aimerai\w+|souhait\w+)(?: payer| mettre| rester| (?:un )?budget|"
    r" quelque chose)?|\bcherch\w+|"
    r"\bpayer(?= (?:que|moins|max\w*|au plus))|\bon dit|\bdisons|\bva pour|\bpassez a)"
    r"(?:[ :,]*(?:a|de|d'|les|environ|autour|dans|est|c'est|serait|pour|la|mutuelle|sante|mensuel|par mois|maximum|"
    r"max|total|payer|mettre|que|,|-|les|on|je dirais|je|mettons|disons|un|sont|le|moi|nous|notre|quelque chose|"
    r"euh|combien|il dit|elle dit|"
    r"genre|entre))*[ :=]*$"
)
_CAP_AFTER = re.compile(
    r"\s*(?:euros?|€|par mois|mensuels?|/ ?mois|le mois|pour (?:nous|les|vous|tout le|la famille|deux|quatre|trois)"
    r"(?: \w+)?|a deux|tout compris|en tout|grand|,|\.|mais|c'est|ce serait)*\s*"
    r"(?:(?:au |grand |le |mon |notre )?max(?:imum)?\b|maxi\b|au plus\b|pas (?:plus|davantage|au-dela|"
    r"un (?:centime|euro|"
    r"sou|rond|cent|kopeck)|depasser)\b|(?:le |mon |notre |un )?(?:plafond|limite)\b|ca (?:irait|ira|me va)\b|"
    r"(?:maximum|max) par mois)"
)
_ASKS_PRICE = re.compile(
    r"\b(?:(?:vous|tu) (?:mettriez|mettrais|iriez|monteriez)|budget|plafond|enveloppe|limite|fourchette|"
    r"jusqu'ou|jusqu'a combien|quel prix|depasser combien|"
    r"(?:mettr\w+|mettre|consacrer|payer|depenser|viser) combien|(?:sous|a|vers|autour de|dans les) combien|"
    r"combien (?:\w+[- ]){0,3}(?:mettr\w+|mettre|consacrer|depenser|"
    r"payer|mensuel\w*)|pret\w* a (?:mettre|payer)|quel montant|dans quels prix|fixee? (?:un|une))\b"
)
_PAID = re.compile(
    r"\b(?:paie\w*|paye\w*|payons|payait|coute\w*|cotis\w+|actuelle?ment|aujourd'hui|passe\w*|va passer|prend|"
    r"prennent|"
    r"preleve\w*|augment\w+|me prend|a pris|facture\w*|au lieu de|contre|rembours\w+|reste a charge|pour des|"
    r"sont a|a)"
    r"(?: (?:a|de|deja|environ|pas loin de|les?|des?|en|me|nous|lui|chez \w+))* ?$"
)


def build(reading: Reading) -> None:
    for given in given_levels(reading):
        reading.put(
            "sante_souhait",
            given.item.name,
            given.name,
            (given.level.start, given.level.end),
            (given.item.start, given.item.end),
            confidence=given.sure,
        )
    read_extras(reading)
    _budget(reading)


def _budget(reading: Reading) -> None:
    """The limit the household sets for its health cover."""
    wish = choose(reading, list(_limits(reading)))
    if wish is not None:
        value = wish.measure.value
        reading.put(
            "sante_souhait",
            "budget_mensuel_maximum",
            int(value) if value == int(value) else value,
            (wish.measure.start, wish.measure.end),
            confidence=wish.confidence - 0.04,
        )


def _limits(reading: Reading) -> Iterator[Measure]:
    talk = HealthTalk(reading)
    if not talk.health:
        return
    for measure in reading.document.measures:
        if measure.kind != "money" or not _LEAST <= measure.value <= _MOST or measure.period not in ("", "mensuel"):
            continue
        clause = reading.document.clause_at(measure.start)
        if _of_an_outsider(reading, measure, clause):
            continue
        if _is_limit(reading, measure, clause) and talk.holds(measure.start, clause):
            yield measure


# "Le fils aîné m'a récité sa propre mutuelle, 74 euros"
_THEIR_OWN = re.compile(r"\b(?:sa|leur) (?:propre )?(?:mutuelle|complementaire)\b")


def _of_an_outsider(reading: Reading, measure: Measure, clause: Clause) -> bool:
    """Told of somebody outside the household, or of a child's own cover."""
    holder = reading.holder(measure.start)
    return holder == "tiers" or (holder == "enfant" and _THEIR_OWN.search(clause.text) is not None)


# "Mettre 95 euros tous les mois sur un plan au nom de la petite": what the money goes to is said after it.
_PUT_ASIDE = re.compile(
    r"\W*(?:(?:euros?|€|par mois|tous les mois|chaque mois|mensuels?|/ ?mois|le mois) ?)*"
    r"(?:de cote|d'epargne|sur (?:une? |le |la |l'|mon |son |leur )?(?:plan|livret|per\b|pea|assurance[- ]vie|compte|"
    r"placement|contrat d'epargne)|pour (?:les etudes|la retraite|plus tard|l'epargne))\b"
)


def _is_limit(reading: Reading, measure: Measure, clause: Clause) -> bool:
    before = reading.text[max(clause.start, measure.start - 60) : measure.start]
    after = reading.text[measure.end : min(clause.end, measure.end + 60)]
    if _PUT_ASIDE.match(after):
        return False
    if _CAP_BEFORE.search(before) or _CAP_AFTER.match(after):
        return True
    if _PAID.search(before):
        return False
    if clause.role not in ("client", "conjoint"):
        return False
    return _price_asked(reading, clause) or _counters(reading, measure, clause)


def _counters(reading: Reading, measure: Measure, clause: Clause) -> bool:
    """ "Deux cents euros maximum…" "Cent soixante !": a figure set against the limit the broker just told."""
    told = stance.asked(reading.document, clause)
    if told is None or told.role != "courtier" or clause.index - told.index > 2 or measure.start - clause.start > 16:
        return False
    return any(
        other.kind == "money"
        and (
            _CAP_AFTER.match(reading.text, other.end, told.end)
            or _CAP_BEFORE.search(reading.text[max(told.start, other.start - 60) : other.start])
        )
        for other in reading.measures_between(told.start, told.end)
    )


# "Vous l'estimez à combien ?": the price of a thing, not of a cover.
_OF_VALUE = re.compile(r"\b(?:estim|evalu|achet|vend|vau|rest|lou|emprunt)\w*")


def _price_asked(reading: Reading, clause: Clause) -> bool:
    """Whether the broker's last words, a few sentences back, ask for a limit."""
    for index in range(clause.index - 1, max(-1, clause.index - 6), -1):
        asked = reading.document.clauses[index]
        if asked.role == "courtier" or (reading.guessed_roles and index == clause.index - 1):
            return bool(_ASKS_PRICE.search(asked.text)) and not _OF_VALUE.search(asked.text)
    return False
