"""Names that came and went: by marriage, by divorce, kept, taken back, and the birth name a question asks for."""

from __future__ import annotations

from collections.abc import Iterator

from egide.kit import patterns as re
from egide.kit.french.text import words
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.firstnames import NOT_NAMES
from egide.modules.intake.engine.reading import Reading, Span
from egide.modules.intake.engine.surnames import WORD, trim

_NOW = re.compile(
    rf"\b(?:maintenant|aujourd'hui|a present|desormais|officiellement),? "
    rf"(?:c'est|je suis|elle est|il est|moi c'est) ({WORD})|"
    rf"\bc'est ({WORD}) (?:maintenant|aujourd'hui|desormais|tout (?:seul|court))|"
    rf"\b({WORD}) (?:tout seul|tout court)\b|"
    rf"\b(?:j'ai|elle a|il a) (?:repris|garde|conserve) (?:mon nom|son nom)?(?: a moi| a elle| d'avant)?,? ?({WORD})|"
    rf"\bnom (?:d'epouse|d'usage|marital|de femme|de mariee?)\W+(?:c'est |est )?({WORD})|"
    rf"\b(?:m(?:me|adame)) veuve ({WORD})"
)
_BEFORE = re.compile(
    rf"\b(?!oui|non|mais|et |ben|bah|alors|c'est)({WORD}),? (?:c'etait (?:avant|mon nom de (?:jeune )?fille|"
    rf"quand j'etais|le nom de mon pere)|c'est moi,? de naissance|de (?:naissance|demoiselle|jeune fille)\b|"
    rf"c'est (?:mon|son) nom de (?:demoiselle|fille))|"
    rf"\bnom d'avant(?: le mariage| mon mariage)?,? (?:c'est |c'etait )?({WORD})|"
    rf"\bde (?:demoiselle|naissance)\W+(?:c'est|c'etait|je suis|elle est|moi c'est)? ?({WORD})|"
    rf"\bnom de (?:demoiselle|fille)\W+(?:c'est |est |c'etait )?({WORD})"
)
_ASKED = re.compile(
    r"\b(?:nom|noms|patronyme) (?:de (?:jeune fille|naissance|demoiselle|fille)|a la naissance|d'avant)\b|"
    r"\bnee? (?:sous quel|comment)\b|"
    r"\b(?:nom|appel\w+)\b.*\bavant (?:le|votre|son) mariage\b|^\W*(?:et )?(?:vous etes )?nee (?P<read>[a-z'-]{3,})"
)
_NO_NAMES = words("lieu date nom noms jour ville annee acte extrait pays prenom patronyme livret epouse epoux")
_SAID_FIRST = re.compile(
    r"\W*(?:(?:nee?|moi|c'est|c'etait|euh|alors|non|ah|oui|mais|plutot|elle|son nom) ?[,.…]? ?){0,4}"
)


def current_names(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Person and place of every family name said to be the one borne now."""
    yield from _said(reading, _NOW)
    for clause in reading.document.clauses:
        if clause.role == "courtier":
            chosen = _chosen(reading, clause) or _borne_by_other(reading, clause)
            if chosen is not None:
                yield chosen


def former_names(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Person and place of every name said to be of before, or given when the birth name is asked."""
    yield from _said(reading, _BEFORE)
    for clause in reading.document.clauses:
        if clause.role == "courtier":
            answered = _answer(reading, clause)
            if answered is not None:
                yield answered


_OTHER_BEARS = re.compile(
    r"\b(?:elle|il|votre (?:femme|mari|epouse|epoux)),? (?:porte|a pris|prend|utilise)(?:[- ](?:elle|il))? "
    r"(?:votre|le meme|ton) nom\b|\bmeme nom (?:que vous|tous les deux|pour (?:elle|lui))\b"
)
_YES_THEN = re.compile(r"\W*(?:(?:oui|voila|exact|bien sur|toujours)\W+)+(?:(?:c'est|madame|monsieur)\W+)?")


def _answer_after(reading: Reading, asked: Clause, led: re.Pattern) -> Span | None:
    """The name that stands in the answer after such words."""
    document = reading.document
    answer = document.clauses[asked.index + 1] if asked.index + 1 < len(document.clauses) else None
    if answer is None or answer.role not in ("client", "conjoint") or not document.speaks_with_capitals:
        return None
    lead = led.match(answer.text)
    start = answer.start + lead.end() if lead is not None else -1
    word = re.compile(WORD).match(document.text, start, answer.end) if lead is not None else None
    if word is None or not document.cased(*word.span()) or word.group() in NOT_NAMES:
        return None
    return trim(reading, start, min(answer.end, start + 40))


def _borne_by_other(reading: Reading, asked: Clause) -> tuple[str, Span] | None:
    """ "Elle porte votre nom ?" "Oui, Monnier.": the name of both."""
    span = _answer_after(reading, asked, _YES_THEN) if _OTHER_BEARS.search(asked.text) else None
    return ("conjoint", span) if span is not None else None


_EITHER = re.compile(
    rf"(?<![a-z'-])(?P<one>{WORD}(?: {WORD})?),? ou (?:bien |plutot )?(?P<two>{WORD}(?: {WORD})?)\W*\?"
)
_FIRST_OF_ANSWER = re.compile(r"\W*(?:(?:c'est|plutot|mettez|alors)\W+)*")


def _chosen(reading: Reading, asked: Clause) -> tuple[str, Span] | None:
    """ "Madame… Petit ou Dos Anjos ?" "Dos Anjos.": of two family names the one said again."""
    both = _EITHER.search(asked.text)
    span = _answer_after(reading, asked, _FIRST_OF_ANSWER) if both is not None else None
    if both is None or span is None:
        return None
    starts = [asked.start + both.start(group) for group in ("one", "two")]
    told = reading.text[span[0] : span[1]]
    named = all(reading.document.cased(at, at + 1) for at in starts) and told in (both["one"], both["two"])
    return ("client", span) if named else None


def misread(reading: Reading, clause: Clause) -> bool:
    """ "Née Fabre, c'est ça ?" "Favre.": a birth name read out and set right."""
    answered = _answer(reading, clause)
    return answered is not None and clause.role == "courtier"


def _said(reading: Reading, pattern: re.Pattern) -> Iterator[tuple[str, Span]]:
    if not reading.document.speaks_with_capitals:
        return
    for match, clause in reading.find(pattern.pattern):
        start, end = match.span(match.lastindex or 0)
        if not reading.document.cased(start, end) or reading.text[start:end] in NOT_NAMES | _NO_NAMES:
            continue
        if clause.role == "courtier":
            continue
        if any(i.start <= start < i.end for i in reading.document.institutions) or not _names_talk(reading, clause):
            continue
        trimmed = trim(reading, start, end)
        holder = reading.holder(match.start())
        if holder in ("", "courtier", "commun"):
            holder = clause.role if clause.role in ("client", "conjoint") else "client"
        if trimmed is not None and holder in ("client", "conjoint"):
            yield holder, trimmed


_NAMES_TALK = re.compile(
    r"\bnoms?\b|\bnee?\b|\bappel|\bmariage|\bdivorce|\bjugement|\bepous|\bveuve\b|\bsigne\b|\bnaissance|"
    r"\bdemoiselle|\bde fille\b|"
    r"\bmadame\b|\bmari\b"
)


def _names_talk(reading: Reading, clause: Clause) -> bool:
    """Whether the talk is about names here: "c'est Orange maintenant" tells of a firm."""
    before = reading.text[max(0, clause.start - 110) : clause.start]
    return bool(_NAMES_TALK.search(clause.text) or _NAMES_TALK.search(before))


def _answer(reading: Reading, asked: Clause) -> tuple[str, Span] | None:
    """The name that the first clause of the answer begins with."""
    document = reading.document
    question = _ASKED.search(asked.text)
    if question is None or not document.speaks_with_capitals:
        return None
    read = question["read"] is not None
    if read and not document.cased(asked.start + question.start("read"), asked.start + question.end("read")):
        return None
    answer = next(
        (c for c in document.clauses[asked.index + 1 : asked.index + 6] if c.role in ("client", "conjoint")), None
    )
    if answer is None:
        return None
    led = _SAID_FIRST.match(answer.text)
    start = answer.start + (led.end() if led else 0)
    word = re.compile(WORD).match(document.text, start, answer.end)
    if word is None or not document.cased(*word.span()) or word.group() in NOT_NAMES:
        return None
    trimmed = trim(reading, start, min(answer.end, start + 40))
    if trimmed is None or trimmed[0] != start or any(i.start <= start < i.end for i in document.institutions):
        return None
    if read and any(town.start == start for town in document.towns):
        return None
    named = reading.people.last_before(asked.end, asked.start)
    person = named.holder if named is not None and named.kind not in ("me", "you", "hers", "both") else ""
    if re.search(r"\bson nom\b", asked.text) and not person:
        person = "conjoint" if answer.role == "client" else "client"
    person = person or answer.role
    return (person, trimmed) if person in ("client", "conjoint") else None
