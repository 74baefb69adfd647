"""Names, telephones, e-mails, IBAN and NIR of a meeting replaced before it is sent, and put back in what comes back.

The text that leaves reads like the one that stays: a name becomes another name, a telephone another telephone. What
comes back is read in the disguised text, and its words are found again in the true one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from egide.kit.french.emails import read_emails
from egide.kit.french.institutions import read_institutions
from egide.kit.french.names import first_names
from egide.kit.french.numbers import Number, read_numbers
from egide.kit.french.phones import read_phones
from egide.kit.french.places import read_towns
from egide.kit.french.spelling import read_spellings
from egide.kit.french.text import Folded, fold, words
from egide.modules.intake.engine.types import Extraction, Segment, Transcript
from egide.modules.intake.llm.fakes import Fakes
from egide.modules.intake.llm.quotes import Finder
from egide.modules.intake.serial import ROLE_LABELS

Json = dict[str, Any]

_IBAN = re.compile(r"\b[a-z]{2}\d{2}(?:[ .-]?[a-z0-9]{4}){3,7}(?:[ .-]?[a-z0-9]{1,3})?\b")
_NIR = re.compile(
    r"\b[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[ab])[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{2})?\b"
)
_LONG_NUMBER = 13
"""Digits dictated in a row: a NIR, an IBAN, a card."""
_PLUS = re.compile(r"(?:\bplus\s+|\+\s*)$")
_WORD = re.compile(r"[^\W\d_]+")
_TITLED = re.compile(r"\b(?:[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|M\.|Mme|Mlle|Mr)\s+((?:[A-ZÀ-Ý][\w’'-]+\s?){1,3})")
_SURNAME = re.compile(r" ((?:[A-ZÀ-Ý][\w’'-]+ ?){1,2})")
_INTRODUCED = re.compile(
    r"\b(?:m'appelle|s'appelle|appelle|prenom|fils|fille|mari|femme|monsieur|madame|c'est|nom|compagne|compagnon|"
    r"epou(?:x|se)|frere|soeur|ami|amie|copain|copine|et)\s+$"
)
_PARTICLES = words("le la les l de du d des et von van der den ben el al da dos y a")
# First names that are words of every day, or of insurance, when they begin a sentence.
_WORDS_TOO = words(
    "rose pierre marine france aime prudence constance clemence victoire olive ange violette fleur cerise avril mai "
    "juin juillet aout garance harmonie april maxime juste parfait desire dieudonne noel pascal toussaint lorraine "
    "florence charlotte valence vincennes merci carole sacha"
)
_ADULTS = ("nom", "nom_naissance", "prenom")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters `start:end` of a true segment are `text` in the disguised one."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Disguise:
    """`transcript` may leave. `restore` gives back what an answer says of the true one."""

    transcript: Transcript
    true: Transcript
    pieces: tuple[tuple[_Piece, ...], ...]
    values: dict[str, str]
    names: dict[str, str]
    _finder: Finder = field(repr=False)

    def restore(self, data: Json) -> Json:
        """The answer about the disguised text, as if the true one had been read."""
        restored: Json = self._restored(data)
        return restored

    def _restored(self, node: Any) -> Any:
        if isinstance(node, list):
            return [self._restored(item) for item in node]
        if not isinstance(node, dict):
            return node
        found = {key: self._restored(value) for key, value in node.items()}
        if isinstance(found.get("valeur"), str):
            found["valeur"] = self.true_value(found["valeur"])
        if isinstance(found.get("preuves"), list):
            found["preuves"] = [self._true_proof(p) if isinstance(p, str) else p for p in found["preuves"]]
        return found

    def true_value(self, value: str) -> str:
        """A telephone or an e-mail for the one it stands for; in any other text, each name."""
        known = self.values.get(fold(value.strip()))
        if known is not None:
            return known

        def back(match: re.Match[str]) -> str:
            true = self.names.get(fold(match.group()))
            return match.group() if true is None else _cased(true, match.group())

        return _WORD.sub(back, value)

    def _true_proof(self, proof: str) -> str:
        found = self._finder.find(proof)
        if found is None:
            return proof
        start, end = found.start, found.end
        moved = 0
        first, last = start, end
        for piece in self.pieces[found.segment]:
            begin = piece.start + moved
            finish = begin + len(piece.text)
            shift = len(piece.text) - (piece.end - piece.start)
            if finish <= start:
                first = start - (moved + shift)
            elif begin < start:
                first = piece.start
            if finish <= end:
                last = end - (moved + shift)
            elif begin < end:
                last = piece.end
            moved += shift
        return f"{found.segment}: {self.true.segments[found.segment].text[first:last]}"


def disguise(transcript: Transcript, rules: Extraction, *, people: Iterable[str] = ()) -> Disguise:
    """:param rules: what the rules read of it: the names they found.
    :param people: names that the file knows.
    """
    held = {word for segment in transcript.segments for word in _WORD.findall(fold(segment.text))}
    maker = _Maker(_names_of(transcript, rules, people), Fakes(held))
    pieces = [tuple(maker.pieces(segment)) for segment in transcript.segments]
    segments = [
        Segment(s.index, s.speaker, _replaced(s.text, p), s.start, s.end, s.role)
        for s, p in zip(transcript.segments, pieces, strict=True)
    ]
    disguised = Transcript(tuple(segments))
    return Disguise(disguised, transcript, tuple(pieces), maker.values, maker.back, Finder(disguised))


def _names_of(transcript: Transcript, rules: Extraction, people: Iterable[str]) -> dict[str, bool]:
    """Folded word of a name → whether it is a first name."""
    found: dict[str, bool] = {}
    named = [(name, False) for name in people]
    for record in (rules.records.get("client", {}), rules.records.get("conjoint", {}), *rules.rows.get("enfants", [])):
        named += [(str(record[name].value), name == "prenom") for name in _ADULTS if name in record]
    for segment in transcript.segments:
        named += _named_in(segment)
    for text, first in named:
        for word in _WORD.findall(fold(text)):
            if len(word) > 1 and word not in _PARTICLES:
                found[word] = found.get(word, False) or first or word in first_names()
    return found


def _named_in(segment: Segment) -> Iterator[tuple[str, bool]]:
    """What the words themselves show to be names: (words, whether they are first names)."""
    if segment.speaker and segment.speaker not in ROLE_LABELS.values() and len(segment.speaker) > 3:
        yield segment.speaker, False
    for match in _TITLED.finditer(segment.text):
        yield match[1], False
    for start, word in _first_names_in(segment.text):
        yield word, True
        if word[:1].isupper() and (after := _SURNAME.match(segment.text, start + len(word))):
            yield after[1], False


def _first_names_in(text: str) -> Iterator[tuple[int, str]]:
    """Words that are first names, and where: by their capital; where a text has none, by the word before them."""
    cased = any(character.isupper() for character in text)
    for match in _WORD.finditer(text):
        word = match.group()
        known = first_names().get(fold(word))
        if known is None or len(word) < 3 or fold(word) in _WORDS_TOO:
            continue
        # "Marié" is no Marie.
        if not word.isascii() and word.lower() != known.name.lower():
            continue
        if word[:1].isupper() if cased else _INTRODUCED.search(fold(text[: match.start()])):
            yield match.start(), word


@dataclass(slots=True)
class _Maker:
    """Makes the pieces of each segment; the same thing is replaced by the same thing everywhere."""

    names: dict[str, bool]
    fakes: Fakes
    values: dict[str, str] = field(default_factory=dict)
    back: dict[str, str] = field(default_factory=dict)
    _numbers: dict[str, str] = field(default_factory=dict)

    def pieces(self, segment: Segment) -> Iterator[_Piece]:
        """In order, without overlap: what comes first here wins."""
        folded = Folded.of(segment.text)
        taken: list[_Piece] = []
        for start, end, text in self._found(folded):
            begin, finish = folded.span(start, end)
            if begin < finish and not any(begin < piece.end and piece.start < finish for piece in taken):
                taken.append(_Piece(begin, finish, text(segment.text[begin:finish]) if callable(text) else text))
        yield from sorted(taken, key=lambda piece: piece.start)

    def _found(self, folded: Folded) -> Iterator[tuple[int, int, Any]]:
        text = folded.text
        for email in read_emails(text):
            yield email.start, email.end, self._number(email.value, self.fakes.email)
        numbers = read_numbers(text)
        for match in _IBAN.finditer(text):
            yield match.start(), match.end(), self._token(match.group(), "IBAN")
        for match in _NIR.finditer(text):
            yield match.start(), match.end(), self._token(match.group(), "NIR")
        for phone in read_phones(text, numbers):
            real = phone.value
            plus = _PLUS.search(text[: phone.start])
            yield (
                plus.start() if plus else phone.start,
                phone.end,
                _said(self._number(real, lambda real=real: self.fakes.phone(real))),
            )
        for start, end in _long_runs(text, numbers):
            yield start, end, self._token(text[start:end], "numéro")
        for spelling in read_spellings(text):
            letters = re.sub(r"[^a-z]", "", spelling.value)
            if letters in self.names:
                fake = self._name(letters)
                yield spelling.start, spelling.end, lambda said, fake=fake: _spelled(fake, said)
        yield from self._words(text)

    def _words(self, text: str) -> Iterator[tuple[int, int, Any]]:
        kept = [(found.start, found.end) for found in read_institutions(text)]
        kept += [(found.start, found.end) for found in read_towns(text)]
        for match in _WORD.finditer(text):
            if match.group() not in self.names:
                continue
            if self.names[match.group()] and any(s <= match.start() and match.end() <= e for s, e in kept):
                continue  # "Florence" the town, "April" the insurer
            fake = self._name(match.group())
            yield match.start(), match.end(), lambda said, fake=fake: self._dressed(fake, said)

    def _name(self, word: str) -> str:
        fake = self.fakes.name(word, first=self.names[word])
        self.back.setdefault(fold(fake), word)
        return fake

    def _dressed(self, fake: str, said: str) -> str:
        """The stand-in written as the name was; the name will come back with its accents."""
        if not said.isascii():
            self.back[fold(fake)] = said.lower()
        return _cased(fake, said)

    def _number(self, real: str, make: Any) -> str:
        fake = self._numbers.get(real)
        if fake is None:
            fake = self._numbers[real] = make()
            self.values[fold(fake)] = real
        return fake

    def _token(self, real: str, kind: str) -> str:
        return self._number(re.sub(r"[^a-z0-9]", "", real), lambda: self.fakes.token(kind))


def _spelled(word: str, like: str) -> str:
    """ "A-B-C", "A, B, C" or "a b c", as `like` is."""
    between = "-" if re.match(r"\w-\w", like) else ", " if re.match(r"\w, ?\w", like) else " "
    return between.join(word.upper() if like[:1].isupper() else word.lower())


def _said(phone: str) -> str:
    """ "06 39 98 00 01"."""
    national = f"0{phone[3:]}"
    return " ".join(national[i : i + 2] for i in range(0, 10, 2))


def _long_runs(text: str, numbers: Sequence[Number]) -> Iterator[tuple[int, int]]:
    """Where so many digits follow one another that they can only be somebody's number."""
    run: list[Number] = []
    for number in [*numbers, None]:
        if number is not None and (not run or re.fullmatch(r"[\s,.-]{0,3}", text[run[-1].end : number.start])):
            run.append(number)
            continue
        if sum(len(n.digits) for n in run) >= _LONG_NUMBER:
            yield run[0].start, run[-1].end
        run = [] if number is None else [number]


def _cased(word: str, like: str) -> str:
    """`word` in capitals, capitalised or not, as `like` is."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word[:1].lower() + word[1:]


def _replaced(text: str, pieces: Iterable[_Piece]) -> str:
    parts, last = [], 0
    for piece in pieces:
        parts += [text[last : piece.start], piece.text]
        last = piece.end
    return "".join([*parts, text[last:]])
