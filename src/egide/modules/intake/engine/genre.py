"""What kind of text a transcript is: talk with speakers, talk turn by turn, raw speech, or a dictated memo."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from egide.kit import patterns as re
from egide.kit.french.text import fold

_LABELS = {
    "courtier": "courtier", "courtiere": "courtier", "conseiller": "courtier", "conseillere": "courtier",
    "agent": "courtier", "broker": "courtier", "client": "client", "cliente": "client", "prospect": "client",
    "conjoint": "conjoint", "conjointe": "conjoint", "epouse": "conjoint", "epoux": "conjoint", "autre": "autre",
    "interprete": "autre",
}  # fmt: skip

_ADDRESS = re.compile(r"(?<!rendez[- ])\b(?:vous|votre|vos)\b")
_TOLD = re.compile(r"\b(?:il|elle|ils|lui|son|sa|ses|monsieur|madame|mme|mr)\b|\bm\.")
_SPEAKS = re.compile(r"\b(?:je|j'|mon|ma|mes|moi|nous|nos|notre|on|oui|ouais|tu|euh|ben|bah|hein)(?![a-z])")
_WRITTEN = re.compile(r"[€:;()=]|n°")
_ENDED = re.compile(r"[.!?…]\W*$")
_OWN_PARENTS = re.compile(r"\b(?:mon pere|ma mere|papa|maman)\b")
_HEADED = re.compile(
    r"\W*(?:clients?|cliente|prospecte?|conjointe?|epouse|epoux|m\.|mme|vue?|recue?|rdv|entretien)(?= |,)"
)
# What nobody dictates without a stop: people speaking of themselves.
_OWN = re.compile(
    r"\b(?:moi|mon (?:mari|conjoint|compagnon|epoux)|ma (?:femme|conjointe|compagne|epouse)|j'(?:ai|habite)|je suis)\b"
)
_PUNCTUATION = re.compile(r"[.,!?;…]")


def labelled_role(label: str) -> str | None:
    """The role that a speaker's label names ("COURTIER", "Cliente 1"); None for a label that names none."""
    return _LABELS.get(fold(label).strip(" :.-0123456789"))


def is_anonymous(labels: Collection[str | None]) -> bool:
    """Whether the labels of a talk tell nothing: none at all, or one name for everybody."""
    only = next(iter(labels)) if len(set(labels)) == 1 else ""
    return only is None or (only != "" and labelled_role(only) is None)


def is_memo(text: str) -> bool:
    """A memo tells of people in the third person, or is jotted down; in talk the broker says "vous" all the time."""
    words = text.count(" ") + 1
    addressed = len(_ADDRESS.findall(text))
    told = len(_TOLD.findall(text))
    if not _PUNCTUATION.search(text) and (len(_OWN_PARENTS.findall(text)) > 1 or _OWN.search(text)):
        return False  # a son or daughter speaks for a parent, or a couple of itself
    if addressed * 90 < words and told * 0.7 > addressed:
        return True
    # "Prévoyance TNS : 2 400 €/mois, franchise 30 j": signs that nobody says, and nobody who says them
    return not addressed and bool(_WRITTEN.search(text) or _HEADED.match(text)) and not _SPEAKS.search(text)


def is_punctuated(text: str) -> bool:
    """Whether sentences of a folded turn can be told by its punctuation."""
    words = text.count(" ") + 1
    return words < 25 or len(_PUNCTUATION.findall(text)) * 18 >= words


def keeps_turns(texts: Sequence[str]) -> bool:
    """Whether each of these unlabelled turns is one person's: short ones, that end where a sentence ends."""
    said = [text for text in texts if text.strip()]
    if len(said) < 4:
        return False
    words = sum(text.count(" ") + 1 for text in said)
    ended = sum(1 for text in said if _ENDED.search(text))
    return words < 45 * len(said) and ended * 10 >= 7 * len(said)
