"""The first layer: one folded text for the whole meeting, cut into clauses, with every value read once."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from egide.kit import patterns as re
from egide.kit.french.dates import DateMention, read_dates
from egide.kit.french.emails import Email, read_emails
from egide.kit.french.gazetteer import Found
from egide.kit.french.institutions import Institution, read_institutions
from egide.kit.french.measures import Measure, read_measures
from egide.kit.french.numbers import Number, read_numbers
from egide.kit.french.phones import Phone, read_phones
from egide.kit.french.places import WAYS, Postcode, Town, read_postcodes, read_towns
from egide.kit.french.spelling import Spelling, read_spellings
from egide.kit.french.text import Folded, words
from egide.modules.intake.engine.genre import is_anonymous, is_memo, is_punctuated, keeps_turns
from egide.modules.intake.engine.retractions import standing, standing_dates, standing_numbers
from egide.modules.intake.engine.types import Evidence, Transcript
from egide.modules.intake.engine.voices import Voiced, Word, hear, split_words
from egide.modules.intake.engine.within import between

_SENTENCE = re.compile(r"[.!?…;]+(?=\s|$)")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:m|mm|mme|mlle|st|ste|av|bd|dr|me|env|ex|no|tel|ch)$")
# In speech without punctuation, words that open a new clause, unless a word of _HOLDS comes before.
_OPENER = re.compile(
    r"\s((?:(?:ah|ben|bah|bon|euh|et|mais|donc|alors|oh|hein)\s+)*)"
    r"(?:oui|ouais|si si|non|d'accord|ok|okay|voila|tres bien|parfait|exactement|c'est ca|est[- ]ce que?|"
    r"vous|moi|madame|monsieur|parce qu|par contre|sinon|juste une|combien|quel|quelle|j'|je|ma femme|mon mari|"
    r"la|le|pour|cote|on|elle|il|alors|donc|mais|bon|ben|bah)\b"
)
_WEAK_OPENER = re.compile(r"(?:la|le|pour|cote)$")
_HOLDS = words(
    "pour avec a que qu si quand chez de qui dont comme parce en sur quel quelle je s il elle on nous vous par "
    "sans ou l d mon ma ce c est sont tout tous toute toutes meme puis dans lui le la les et un une ca cette ces "
    "des du au"
)
_CLOSER = re.compile(r"\b(?:quoi|combien|c'est ca|n'est ce pas|hein)\s(?!de\b|d'|que\b)")


@dataclass(slots=True)
class Clause:
    """A sentence, or in speech without punctuation a piece between two openers.

    ``role`` is who says it: courtier, client, conjoint, autre or narrateur (a memo's author).
    """

    index: int
    segment: int
    start: int
    end: int
    text: str
    turn: int = 0
    role: str = ""
    question: bool = False
    punctuated: bool = True


@dataclass(slots=True)
class Document:
    """The meeting as one folded text; every position is an index into ``text``."""

    transcript: Transcript
    reference: date
    text: str = ""
    starts: list[int] = field(default_factory=list)
    folded: list[Folded] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    clause_starts: list[int] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    emails: list[Email] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    spellings: list[Spelling] = field(default_factory=list)
    institutions: list[Found[Institution]] = field(default_factory=list)
    towns: list[Found[Town]] = field(default_factory=list)
    postcodes: list[Postcode] = field(default_factory=list)
    # Nobody is labelled, or everybody alike.
    anonymous: bool = False
    # Unlabelled talk of which each turn is one person's.
    keeps_turns: bool = False
    # What one person tells of others.
    memo: bool = False
    # Unlabelled talk only: its words, and who says each.
    words: list[Word] = field(default_factory=list)
    voices: list[Voiced] = field(default_factory=list)
    # The place in the transcript of every segment, by its index.
    places: dict[int, int] = field(default_factory=dict)
    # Whether names can be told by their capital: not in what a speech recogniser wrote.
    speaks_with_capitals: bool = True

    def segment_at(self, position: int) -> int:
        return bisect_right(self.starts, position, 1) - 1

    def clause_at(self, position: int) -> Clause:
        return self.clauses[bisect_right(self.clause_starts, position, 1) - 1]

    def numbers_between(self, start: int, end: int) -> list[Number]:
        """The numbers said between two positions, in order."""
        return list(between(self.numbers, start, end))

    def original(self, start: int, end: int) -> str:
        """The characters as written; the span must lie inside one segment."""
        segment = self.segment_at(start)
        base = self.starts[segment]
        return self.folded[segment].quote(start - base, min(end, base + len(self.folded[segment].text)) - base)

    def evidence(self, start: int, end: int) -> Evidence:
        """The proof for ``text[start:end]`` (cut at the end of its segment)."""
        segment = self.segment_at(start)
        base, folded = self.starts[segment], self.folded[segment]
        first, last = folded.span(start - base, min(end - base, len(folded.text)))
        quote = folded.original[first:last]
        return Evidence(self.transcript.segments[segment].index, first, last, quote)

    def capital(self, position: int) -> bool:
        """Whether the character at a position of ``text`` is written as a capital."""
        segment = self.segment_at(position)
        folded = self.folded[segment]
        return folded.original[folded.origin[position - self.starts[segment]]].isupper()

    def cased(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is written with a capital."""
        return self.original(start, end)[:1].isupper()


def open_document(transcript: Transcript, reference: date) -> Document:
    """Fold, cut and read every value of a transcript."""
    document = Document(transcript, reference)
    pieces: list[str] = []
    position = 0
    for segment in transcript.segments:
        folded = _dictated(Folded.of(segment.text))
        document.folded.append(folded)
        document.starts.append(position)
        pieces.append(folded.text)
        position += len(folded.text) + 1
    document.text = "\n".join(pieces)
    document.places = {segment.index: place for place, segment in enumerate(transcript.segments)}
    letters = "".join(folded.original for folded in document.folded[:40])
    document.speaks_with_capitals = sum(map(str.isupper, letters)) > len(letters) / 200
    if not document.folded:
        return document
    _listen(document)
    _cut(document)
    _read_values(document)
    return document


_SPOKEN_MARKS = (
    (re.compile(r" point a la ligne\b\.?"), "."),
    (re.compile(r" (?:deux points|deux-points)\b"), ":"),
    (re.compile(r" (?:ouvrez|fermez|ouvrir|fermer) (?:la parenthese|les guillemets)\b"), ","),
    (re.compile(r" (?:point[ -]virgule)\b"), ";"),
    (re.compile(r" virgule\b"), ","),
)


def _dictated(folded: Folded) -> Folded:
    """Punctuation said aloud ("virgule", "point à la ligne") becomes punctuation; every position stays."""
    text = folded.text
    said = text.count(" virgule ") > 1 and len(re.findall(r"[a-z] virgule [a-z]", text)) > 1
    if not said and "point a la ligne" not in text:
        return folded
    for pattern, mark in _SPOKEN_MARKS:
        for match in pattern.finditer(text):
            text = text[: match.start()] + mark.ljust(len(match.group())) + text[match.end() :]
    pieces = list(text)
    for match in re.finditer(r" point(?=\.? +|\.?$)", text):
        following = re.compile(r"\.?\s*(\S)").match(text, match.end())
        at = folded.origin[following.start(1)] if following else len(folded.original)
        if following is None or folded.original[at : at + 1].isupper() or text[match.end() : match.end() + 1] == ".":
            pieces[match.start() : match.end()] = "." + " " * (match.end() - match.start() - 1)
    return Folded("".join(pieces), folded.original, folded.origin)


def _listen(document: Document) -> None:
    """Hear the voices of talk whose speakers nobody labelled."""
    labels = {segment.speaker for segment in document.transcript.segments}
    document.anonymous = is_anonymous(labels)
    told = any(segment.role for segment in document.transcript.segments)
    document.memo = document.anonymous and not told and is_memo(document.text)
    if document.memo or not (document.anonymous or None in labels):
        return
    for number, folded in enumerate(document.folded):
        document.words.extend(split_words(folded.text, document.starts[number], number))
    document.keeps_turns = keeps_turns([folded.text for folded in document.folded])
    document.voices = hear(document.words, document.keeps_turns)


def _changes(document: Document) -> list[list[int]]:
    """For each segment of unlabelled talk, where another voice begins."""
    found: list[list[int]] = [[] for _ in document.folded]
    for index in range(1, len(document.voices)):
        if document.voices[index].broker != document.voices[index - 1].broker:
            word = document.words[index]
            found[word.turn].append(word.start - document.starts[word.turn])
    return found


def _cut(document: Document) -> None:
    changes = _changes(document)
    for number, folded in enumerate(document.folded):
        base, text = document.starts[number], folded.text
        punctuated = is_punctuated(text)
        bounds = [0]
        ends = (
            m for m in _SENTENCE.finditer(text) if not _ABBREVIATION.search(text[max(0, m.start() - 5) : m.start()])
        )
        bounds.extend(match.end() for match in ends)
        bounds.extend(changes[number])
        if not punctuated:
            bounds.extend(_openings(text))
            bounds.extend(match.end() for match in _CLOSER.finditer(text))
        bounds = _shorten(text, sorted({*bounds, len(text)}))
        for start, end in itertools.pairwise(bounds):
            lead = len(text[start:end]) - len(text[start:end].lstrip())
            if not text[start:end].strip():
                continue
            begin = start + lead
            document.clauses.append(
                Clause(
                    len(document.clauses),
                    number,
                    base + begin,
                    base + end,
                    text[begin:end],
                    number,
                    punctuated=punctuated,
                )
            )
    if not document.clauses:
        document.clauses.append(Clause(0, 0, 0, len(document.text), document.text))
    document.clause_starts = [clause.start for clause in document.clauses]
    for clause in document.clauses:
        re.know(clause.text)


# No sentence is as long; what is, is cut, so that the cost of a clause stays bounded.
_LONGEST = 900


def _shorten(text: str, bounds: list[int]) -> list[int]:
    """Cut clauses that never end, at a blank where there is one."""
    shorter = [bounds[0]]
    for bound in bounds[1:]:
        while bound - shorter[-1] > _LONGEST:
            blank = text.rfind(" ", shorter[-1] + 1, shorter[-1] + _LONGEST)
            shorter.append(blank if blank > 0 else shorter[-1] + _LONGEST)
        shorter.append(bound)
    return shorter


def _openings(text: str) -> list[int]:
    """Where clauses begin in speech without punctuation."""
    found: list[int] = []
    position = 0
    while match := _OPENER.search(text, position):
        position = match.end()
        before = re.search(r"([a-z0-9]+)\W*$", text[max(0, match.start() - 16) : match.start() + 1])
        linked = bool(match.group(1))
        weak = _WEAK_OPENER.search(match.group())
        if (weak and not linked) or (not linked and before and before[1] in _HOLDS):
            position = match.start() + 1
            continue
        found.append(match.start())
    return found


_HOUSE = re.compile(rf"(\d{{1,4}}) ?(?:bis|ter)?,? (?:{WAYS})\b")


def _is_spelled(document: Document, spelling: Spelling) -> bool:
    """Where capitals are written, spelled letters are capitals: "un Livret A, y a…" spells nothing."""
    letters = [char for char in document.original(spelling.start, spelling.end) if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return not document.speaks_with_capitals or capitals * 2 >= len(spelling.value)


_TAKEN_BACK = re.compile(
    r"\W*(?:enfin|euh|ah)?\W*(?:non|pardon|je me trompe|je dis n'importe quoi|excuse[sz]?(?:-moi)?|je confonds|"
    r"enfin(?= (?:ca |c'est|maintenant))|euh(?=\W+chez )|devenue?|rachetee? par)\b"
    r"(?!.*\b(?:mutuelle|voiture|maison|sante|auto|moto|habitation|credit|pret)\b)"
)
_NOT_THIS = re.compile(r"\b(?:est|suis|sommes|sont|chez|a)? ?pas (?:chez |a )?(?:la |le |l'|au )?$")
_BUT_THIS = re.compile(r"\W*(?:mais |c'est |chez |plutot |on est |je suis |a |la |le |l'|au )+")
# "Chez Aviva, enfin Abeille maintenant".
_RENAMED = re.compile(r"\W*(?:enfin|aujourd'hui|devenu|c'est) (?:chez )?$")
_NOWADAYS = re.compile(r"\W{1,2}(?:maintenant|aujourd'hui|depuis|desormais)\b")


def _not_taken_back(text: str, found: list[Found[Institution]]) -> list[Found[Institution]]:
    """Leave out a name corrected at once: "la MGEN… non, la MNH"."""
    return [
        one
        for one, two in itertools.zip_longest(found, found[1:])
        if not (two and two.start - one.end < 48 and (_replaced(text, one.end, two) or _denied(text, one, two)))
    ]


def _denied(text: str, one: Found[Institution], two: Found[Institution]) -> bool:
    """ "C'est pas Groupama, c'est Allianz"."""
    lead = text[max(0, one.start - 20) : one.start]
    return bool(_NOT_THIS.search(lead) and _BUT_THIS.fullmatch(text, one.end, two.start))


def _replaced(text: str, end: int, by: Found[Institution]) -> bool:
    between = text[end : by.start]
    renamed = _RENAMED.fullmatch(between) and _NOWADAYS.match(text, by.end)
    return bool(_TAKEN_BACK.match(between) or renamed)


def _own_letters(document: Document, spelling: Spelling) -> Spelling:
    """ "B, R, I, O, T à la fin": among capitals, a small "à" at the end is no letter of the name."""
    written = document.original(spelling.start, spelling.end)
    if document.speaks_with_capitals and spelling.value[-1:] == "a" and written[-1:] == "à":
        return Spelling(spelling.value[:-1], spelling.start, spelling.end - 2)
    return spelling


def _codes_in_words(document: Document) -> list[tuple[int, int]]:
    """ "Vingt mille cent dix Propriano": a number of five figures right before a town that lies there is its code."""
    towns = {town.start: town.value for town in document.towns}
    return [
        (number.start, number.end)
        for number in document.numbers
        if 1000 <= number.value <= 98890
        and number.in_words
        and (town := towns.get(number.end + 1)) is not None
        and town.serves(f"{int(number.value):05d}")
    ]


# "Mon mari gagne 400 euros de plus que moi": the difference is nobody's amount.
_DIFFERENCE = re.compile(
    r" (?:euros? |par mois )*de (?:plus|moins|mieux) (?:que |qu')(?:moi|lui|elle|nous|vous|[a-z]+ )"
)


def _read_values(document: Document) -> None:
    text = document.text
    document.numbers = read_numbers(text)
    document.phones = read_phones(text, document.numbers)
    document.emails = read_emails(text)
    document.dates = standing_dates(text, read_dates(text, document.reference, document.numbers))
    document.spellings = [_own_letters(document, s) for s in read_spellings(text) if _is_spelled(document, s)]
    document.institutions = [
        found
        for found in read_institutions(text)
        if not found.value.ambiguous
        or (document.cased(found.start, found.end) and document.speaks_with_capitals)
        or re.search(r"\b(?:chez|a la|au|avec)\s+$", text[max(0, found.start - 8) : found.start])
    ]
    document.institutions = _not_taken_back(text, document.institutions)
    document.towns = read_towns(text, document.capital if document.speaks_with_capitals else None)
    document.postcodes = read_postcodes(text)
    taken = [
        *((phone.start, phone.end) for phone in document.phones),
        *((email.start, email.end) for email in document.emails),
        *((code.start, code.end) for code in document.postcodes),
        # "il y a deux ans" is a date and also says two years
        *((mention.start, mention.end) for mention in document.dates if mention.kind != "relative"),
    ]
    taken += [(m.start(1), m.end(1)) for m in _HOUSE.finditer(text)]
    taken += _codes_in_words(document)
    document.numbers = standing_numbers(text, document.numbers, taken)
    measures = standing(text, read_measures(text, document.numbers, taken), document.numbers)
    document.measures = [one for one in measures if one.kind != "money" or not _DIFFERENCE.match(text, one.end)]
