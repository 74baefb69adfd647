"""When a contract is renewed, and its number: read out, or dictated in groups after it was asked for."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine.listed_covers import THINGS
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.types import Row

_RENEWS = re.compile(r"\b(?:echeance|renouvel\w*|tombe|anniversaire|reconduit\w*|reconduction)\b[^.;]{0,24}$")
# "L'échéance de la voiture": of which contract, when another one is nearer.
_RENEWS_OF = re.compile(
    r"\b(?:echeance|renouvellement|anniversaire) (?:de |du |pour |sur )(?:la |le |l'|mon |ma |notre )?$"
)
_NUMBER = re.compile(
    r"\b(?:numero|n°|reference)(?: (?:de |du )?(?:contrat|police|societaire))?(?:, [a-z' ]{3,34} ?:)?\W{1,4}"
    r"(?P<number>(?:[a-z]{1,3}[- ]?)?\d[\d -]{1,14}(?:[a-z] [\d -]{2,12})?\d(?: ?[a-z]\b)?)"
)
# What may stand between "le numéro de contrat" and its first figure: "je l'ai là", "c'est écrit : A, comme Allianz".
_CUE = re.compile(
    r"\b(?:(?:numero|n°|reference)s?(?: (?:de |du |d'|mon |notre |son |leur )*(?:contrat|police|societaire|adherent))?|"
    r"(?:contrat|police|societaire)(?= \d))\b"
    r"(?:\W|\b(?:c'est|ecrit|marque|note|la|le|je|l'ai|j'ai|est|attendez|alors|oui|voila|donc|euh|deux points|ici|"
    r"sous les yeux|devant moi)\b)*"
    r"(?P<letters>(?:\b[a-z]\b(?:,? comme [a-z]+)?[ ,.-]+){0,3})"
)
_APART = re.compile(r"[ ,.-]{1,3}")
_JOINED = re.compile(r"\b(?:et|avec|pour|comme) (?:pour )?(?:la |le |l'|les |ma |mon |notre |nos )?$")
_FIGURES = re.compile(r"[\d ,.-]*")


def renewal_and_number(reading: Reading, start: int, last: int, row: Row, kind: str = "") -> None:
    """The renewal date (the next one, when only day and month are said) and the policy number, close by; ``kind``:
    the kind of the contract, when it is known."""
    reference = reading.document.reference
    stop = _next_item(reading, start, kind)
    for mention in reading.dates_between(start, min(last + 70, stop)):
        lead = reading.text[max(start, mention.start - 40) : mention.start]
        if _RENEWS.search(lead) and not _of_another(reading, mention.start, kind):
            value = mention.value
            if mention.kind == "partial" and value < reference.isoformat()[: len(value)]:
                value = f"{int(value[:4]) + 1}{value[4:]}"
            row["echeance"] = reading.leaf(value, (mention.start, mention.end), confidence=0.75)
    number = _NUMBER.search(reading.text, start, min(last + 60, stop))
    if number:
        span = number.span("number")
        row["numero"] = reading.leaf(reading.said(*span).rstrip(" ,."), span, confidence=0.75)
        return
    dictated = _dictated(reading, start, min(last + 90, stop))
    if dictated is not None:
        row["numero"] = reading.leaf(dictated[0], dictated[1], confidence=0.7)


def _next_item(reading: Reading, start: int, kind: str) -> int:
    """Where a list goes on to a contract of another kind, once an insurer was said of this one."""
    text = reading.text
    if not kind:
        return len(text)
    for thing in reading.named_between("contrats_existants", start + 1, start + 260):
        if thing.kind in ("", kind) or _JOINED.search(text, thing.start - 24, thing.start):
            continue
        if any(start <= one.start < thing.start for one in reading.document.institutions):
            renews = _RENEWS_OF.search(text, max(start, thing.start - 40), thing.start)
            if renews is None:
                return thing.start
    return len(text)


def _of_another(reading: Reading, position: int, kind: str) -> bool:
    """ "L'échéance de la voiture, c'est le premier mars", told beside the contract of the house."""
    low = max(0, position - 60)
    for thing in THINGS.finditer(reading.text, low, position):
        if _RENEWS_OF.search(reading.text[low : thing.start()]):
            return bool(kind) and thing.lastgroup != kind
    return False


def _dictated(reading: Reading, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """The letters and groups of figures that follow "le numéro de contrat"; at least five figures."""
    for cue in _CUE.finditer(reading.text, start, end):
        at, digits, last = cue.end(), "", cue.end()
        prices = {measure.start for measure in reading.measures_between(at, at + 60) if measure.explicit}
        for number in reading.document.numbers_between(at, at + 60):
            beside = number.start == at or (digits and _APART.fullmatch(reading.text, last, number.start))
            if not beside or number.start in prices:
                break
            digits += number.digits or str(int(number.value))
            last = number.end
        if len(digits) >= 5:
            letters = "".join(re.findall(r"\b[a-z]\b", cue["letters"])).upper()
            return letters + digits, (cue.start("letters"), last)
    return None


def number_asked(reading: Reading, position: int) -> bool:
    """Whether a figure stands in a number that was asked for or announced: no premium."""
    return any(
        _FIGURES.fullmatch(reading.text, cue.end(), position)
        for cue in _CUE.finditer(reading.text, max(0, position - 60), position)
    )
