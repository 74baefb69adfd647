"""Figures that are wished for: said by the client, or offered by the broker and then accepted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.plans import of_party
from egide.modules.intake.engine.reading import Reading

_TAKEN_BACK = re.compile(
    r"\b(?:trop|pas assez|non|pardon|enfin|plutot|attendez|juste|exagere|cher|ah non|s'est arretee?|prefere\w*|"
    r"me relis|change d'avis)\b"
)


# "Il me reste 2 100, une fois tout payé": what there is, not what is wanted.
_LEFT_NOW = re.compile(r"\b(?:il|ca) (?:me|nous|lui) (?:en )?reste [^,.;]{0,20}$")
# Speech without punctuation: "quatre vingt dix mille on est sans personne à charge non rien de ce côté là".
_LEFT_ASIDE = re.compile(
    r"(?:(?!\d|\bmille\b|\bcent\b|\beuros\b)[^.;?]){0,110}?\b(?:non rien|rien (?:de ce cote|du tout|pour le deces)|"
    r"(?:non|et) pas de capital|non laisse\w*|(?:on|vous) laisse\w* tomber)\b"
)
# In a memo, where the household's counter-figure begins after the broker's.
_COUNTER = re.compile(r"[,;:.] (?:et |mais )?(?=(?:il|elle|ils|lui|madame|monsieur)\b)")


@dataclass(frozen=True, slots=True)
class Wish:
    """A figure in the running for a field, with how far it can be believed."""

    measure: Measure
    confidence: float


def choose(reading: Reading, measures: list[Measure]) -> Wish | None:
    """The figure agreed on: the client's last word, else the broker's offer that was accepted."""
    best: Wish | None = None
    for measure in sorted(measures, key=lambda m: m.start):
        refused = _only_argued(reading, measure) or _threshold(reading, measure)
        wish = None if refused else _weigh(reading, measure)
        if wish is None:
            continue
        if best is None or wish.confidence >= best.confidence - 0.12:
            best = wish
    return best


# In a memo: "3 300 par mois au départ, au-dessus de sa paie ; 2 450 en définitive".
_AT_FIRST = re.compile(
    r"\W*(?:euros?|€)?\W*(?:(?:par|/) ?(?:mois|an)|jours?|mensuels?)?\W*(?:au depart|d'abord|"
    r"initialement|dans un premier temps|"
    r"demandee?s? (?:au depart|d'abord)|avant (?:correction|discussion))\b"
)
_ARGUED = re.compile(r"(?:^|[.,;:…!?] ?|\b(?:parce que|car|puisque|sinon|vu que|meme) ?)(?:(?:a|avec|pour) )?$")


def _only_argued(reading: Reading, measure: Measure) -> bool:
    """ "Soixante jours ?" "Quarante-cinq, avec soixante il faudrait que j'emprunte.": the broker's figure that comes
    back after the client's own, in the reason given."""
    clause = reading.document.clause_at(measure.start)
    if clause.role not in ("client", "conjoint") or not _ARGUED.search(reading.text[clause.start : measure.start]):
        return False
    question = stance.asked(reading.document, clause)
    if question is None or not any(
        m.value == measure.value for m in reading.measures_between(question.start, question.end)
    ):
        return False
    own = (
        number
        for number in reading.document.numbers_between(question.end, measure.start)
        if not number.article and _STANDS_ALONE.match(reading.text, number.end)
    )
    return any(number.value != measure.value for number in own)


# "Trente-cinq ; si c'est quarante, je reste où je suis", "à soixante-dix je pars", "au-delà de 300 c'est mort".
_FROM_THERE = re.compile(
    r"(?:\bsi (?:c'est|ca (?:fait|monte a|passe a)|vous (?:montez|passez) a)|\bau-dela de|\bau-dessus de|\bpasse|"
    r"(?:^|[,;.] ?|\bet |\bmais )a) (?:plus de )?$"
)
_NO_MORE = re.compile(
    r"\W*(?:(?:euros?|par mois)\W+)*(?:je (?:pars|m'en vais|reste|garde|dis non|laisse|ne (?:prends|signe|bouge))\b|"
    r"(?:c'est|ca sera|ce sera) (?:mort|non|fini|niet)\b|on (?:part|s'en va|reste|laisse tomber)\b|non\b)"
)


def _threshold(reading: Reading, measure: Measure) -> bool:
    """The figure from which they would refuse, told beside the one they agree to."""
    text = reading.text
    return bool(
        _FROM_THERE.search(text[max(0, measure.start - 30) : measure.start]) and _NO_MORE.match(text, measure.end)
    )


def _weigh(reading: Reading, measure: Measure) -> Wish | None:
    clause = reading.document.clause_at(measure.start)
    after = reading.text[measure.end : min(clause.end, measure.end + 40)]
    before = reading.text[max(clause.start, measure.start - 50) : measure.start]
    if reading.people.holder(measure.start) == "tiers" and not of_party(clause):
        return None
    if re.match(
        r"\W*(?:(?:c'est|ses|s'est|ca fait|euros?|jours?) )?(?:\w+ )?(?:trop\b|hors de prix|exorbitant|abuse|du vol\b)|"
        r"\W*c'est (?:un peu |trop |bien )?cher\b|\W*(?:c'est|ca fait) (?:juste|peu|beaucoup|"
        r"rien)|\W*(?:non\b|je peux pas|c'est rien)",
        after,
    ):
        return None
    if not clause.punctuated and measure.value >= 5000 and _LEFT_ASIDE.match(reading.text, measure.end):
        return None
    if re.search(
        r"(?:^|[.,;] ?)(?:pas|et pas|et non|moins) $|\b(?:(?:ne )?veux pas(?! (?:depasser|[a-z]+ (?:plus|davantage|"
        r"au-dela))\b)|refuse|pas de|sans|au lieu de|plutot que|"
        r"pas plus que)\b[^,]{0,14}$|\b(?:hesit|balanc|tergivers)\w+ (?:avec|entre)\b[^,.;]{0,18}$",
        before,
    ) or re.search(
        r"\b(?:actuel\w*|aujourd'hui|ils me donnent|me donnent|"
        r"(?:m'|nous |lui |l'|leur )a (?:coute|revenu|paye|facture)\w*|"
        r"(?:il|elle|ils|caisse|secu\w*|cpam|msa|ssi|enim|cipav|carmf|carpimko|mutuelle|employeur|patron) "
        r"(?:me |lui |vous |nous |m'a |m'avait |m'ont |lui a |nous a )?"
        r"(?:verse|paie|paye)\w*|"
        r"j'ai deja|je paie|paye|cotise|pour l'instant|avait pris|a pris|j'ai eu|la derniere fois)\b"
        r"(?:(?! et (?:on|je|il|elle|nous) )[^,]){0,26}$",
        before,
    ):
        return None
    if measure.value < 20_000 and _LEFT_NOW.search(before):
        return None
    if clause.role == "narrateur":
        before = _COUNTER.split(before)[-1]
        if (
            _AT_FIRST.match(after)
            or stance.offered(before)
            or re.search(
                r"\b(?:mon idee|l'idee de depart|je lui (?:ai )?propos\w+|j'avais|moi je|ai propose|"
                r"j'ai parle de|j'etais parti\w*|je partais|"
                r"je comptais|je pensais|je disais|je voyais|je mettais|avais dit|au depart|initialement|"
                r"(?:message|mail|courriel|lettre) (?:disait|parlait de)|"
                r"(?:disait|demandait|voulait) (?:d'abord|avant)|"
                r"(?:mon|le) (?:projet|devis))\b",
                before,
            )
        ):
            return None
        return Wish(measure, 0.82)
    if clause.role == "courtier" and not (
        reading.guessed_roles and not stance.offered(clause.text) and stance.verdict(reading.document, clause) != "no"
    ):
        return _offer(reading, measure, clause)
    return Wish(measure, 0.84)


def _offer(reading: Reading, measure: Measure, clause: Clause) -> Wish | None:
    """A broker's figure: kept when the answer agrees or repeats it, or when the broker only repeats the client's."""
    answer = stance.reply(reading.document, clause)
    if stance.at_large(clause.text) and not clause.question:
        return None
    if (
        re.search(r"\b(?:je note|c'est note|on dit|on part sur|j'ecris|je mets|donc)\b", clause.text)
        and not clause.question
    ):
        earlier = [
            m
            for m in reading.document.measures
            if m.kind == measure.kind and m.value == measure.value and m.start < measure.start
        ]
        if earlier:
            return Wish(measure, 0.8)
    if answer is None:
        return None
    said = [m for m in reading.document.measures if answer.start <= m.start < answer.end and m.kind == measure.kind]
    if any(m.value == measure.value for m in said) and not stance.says_no(answer.text):
        return Wish(measure, 0.8)
    if said:
        return None
    counter = _countered(reading, measure, answer)
    if counter is not None:
        return Wish(counter, 0.8)
    if stance.says_yes(answer.text):
        tail = reading.text[answer.start : answer.start + 160]
        return None if re.search(r"\b(?:par contre|mais)\b.{0,30}\btrop\b", tail) else Wish(measure, 0.74)
    return None


_COUNTERED = re.compile(r"\W*(?:(?:non|euh|ah|oh|bah|ben|plutot|disons|mettez|mettons|allez)\W+)*$")
_STANDS_ALONE = re.compile(r"\W*(?:jours?|euros?)?\W*(?:$|[.,;!…]|plutot|ca suffit|suffi\w+|maximum|pas plus)")


def _countered(reading: Reading, offer: Measure, answer: Clause) -> Measure | None:
    """ "90 euros ?" "Soixante-dix.": the bare number that opens the answer, of the offer's unit and size."""
    number = next(iter(reading.document.numbers_between(answer.start, answer.end)), None)
    if (
        number is None
        or answer.role not in ("client", "conjoint")
        or not _COUNTERED.fullmatch(reading.text, answer.start, number.start)
        or not _STANDS_ALONE.match(reading.text, number.end)
    ):
        return None
    # "200 000 ?" "Cent cinquante plutôt": the thousands go without saying
    told = number.value * 1000 if number.value < 1000 <= offer.value / 10 else number.value
    if told == offer.value or not 0.2 <= told / max(1, offer.value) <= 5:
        return None
    return replace(offer, value=told, start=number.start, end=number.end)
