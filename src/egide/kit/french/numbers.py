"""Numbers as people say and write them: "quatre vingt cinq", "septante", "un million neuf", "38 500", "4,8 k"."""

from __future__ import annotations

from dataclasses import dataclass

from egide.kit import patterns as re
from egide.kit.french.tokens import Tokens, starts_of

_UNITS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
}  # fmt: skip
_TEENS = {"dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16}
_TENS = {
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
_HUNDRED = {"cent", "cents"}
_THOUSAND = {"mille", "mil", "milles"}
_MILLION = {"million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9}
# "une quinzaine de mille", "une centaine d'euros": numbers only when they count something.
_ABOUT = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}  # fmt: skip
_COUNTED = {
    "euros", "metres", "m", "kilometres", "km", "trimestres", "balles", "jours", "semaines", "mois", "annees", "ans",
}  # fmt: skip
_SOME = _ABOUT.keys() | {"un", "une", "demi"}
# Slang: a "brique" or a "patate" is ten thousand euros.
_TEN_THOUSAND = {"brique", "briques", "patate", "patates", "plaques"}
_STARTS = _UNITS.keys() | _TEENS.keys() | _TENS.keys() | _HUNDRED | _THOUSAND | {"zero"}
_FIRST = frozenset(_STARTS | _SOME)

_TOKEN = re.compile(
    r"\d{1,3}(?:[ ']\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?|[a-z]+|"
    r"[^\sa-z\d]"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number found in folded text.

    ``loose`` is the everyday reading when it differs ("trois mille cinq" is 3 005 and loosely 3 500, "un million
    deux" loosely 1 200 000);
    ``digits`` is how it was dictated ("zéro" -> "0", "douze" -> "12", "06" -> "06");
    ``article`` is true for a bare "un" or "une"; ``spaced`` for digits that can be no year: in groups ("38 500") or
    with their scale ("2 k").
    """

    value: float
    start: int
    end: int
    digits: str
    loose: float | None = None
    article: bool = False
    spaced: bool = False
    in_words: bool = False


_DIGITS = re.compile(r"\d+")
_PER = re.compile(r"(?<![a-z])pour\s*$")


class _Reader(Tokens):
    """Recursive descent over the tokens; every method returns (value, next index) or None."""

    def hop(self, index: int) -> int:
        """Skip a hyphen when a number word follows it."""
        if self.word(index) == "-" and self.word(index + 1) in _STARTS | _MILLION.keys() | {"et"}:
            return index + 1
        return index

    def glued(self, index: int) -> bool:
        return self.word(index) == "-"

    def is_article(self, index: int, after: int) -> bool:
        """ "Cent dix mille un PEE": "un" begins what comes next."""
        following = self.word(index + 1)
        stops = ("", "euros", "euro", "et", "mille", "cent", "cents", "virgule", "balles", "francs", "k")
        return index == after and self.word(index) in ("un", "une") and following.isalpha() and following not in stops

    def below_hundred(self, index: int) -> tuple[int, int] | None:
        word = self.word(index)
        if word == "quatre" and self.word(self.hop(index + 1)) in ("vingt", "vingts"):
            after = self.hop(index + 1) + 1
            return self._add(80, after, teens=True)
        if word in _TENS:
            return self._add(_TENS[word], index + 1, teens=word == "soixante")
        if word == "dix":
            following = self.hop(index + 1)
            if self.word(following) in ("sept", "huit", "neuf"):
                return 10 + _UNITS[self.word(following)], following + 1
        if word in _TEENS:
            return _TEENS[word], index + 1
        if word in _UNITS:
            return _UNITS[word], index + 1
        return None

    def _add(self, tens: int, index: int, *, teens: bool) -> tuple[int, int]:
        following = self.hop(index)
        if self.word(following) == "et":
            joined = self.hop(following + 1)
            if self.word(joined) in ("un", "une"):
                return tens + 1, joined + 1
            if self.word(joined) == "onze" and teens:
                return tens + 11, joined + 1
            return tens, index
        word = self.word(following)
        if teens and word in _TEENS:
            rest = self.below_hundred(following)
            if rest is not None:
                return tens + rest[0], rest[1]
        if word in _UNITS:
            eighty_next = word == "quatre" and self.word(self.hop(following + 1)) in ("vingt", "vingts")
            if (word in ("un", "une") and tens != 80) or (eighty_next and not self.glued(index)):
                return tens, index
            hundreds_next = self.word(self.hop(following + 1)) in _HUNDRED and not self.glued(index)
            if hundreds_next:
                return tens, index
            return tens + _UNITS[word], following + 1
        return tens, index

    def below_thousand(self, index: int) -> tuple[int, int] | None:
        word = self.word(index)
        if word in _HUNDRED:
            hundreds, after = 100, index + 1
        else:
            small = self.below_hundred(index)
            if small is None:
                return None
            following = self.hop(small[1])
            if self.word(following) not in _HUNDRED or small[0] > 19 or small[0] in (1, 10):
                return small
            hundreds, after = small[0] * 100, following + 1
        following = self.hop(after)
        rest = self.below_hundred(following)
        apart = rest is not None and hundreds >= 1000 and self.word(rest[1]) in _THOUSAND
        if rest is not None and self.word(rest[1]) not in _HUNDRED and not apart:
            return hundreds + rest[0], rest[1]
        return hundreds, after

    def below_million(self, index: int) -> tuple[int, int, int | None] | None:
        """Value, next index, and the loose value of "trois mille cinq"."""
        if self.word(index) in _THOUSAND:
            thousands, after = 1000, index + 1
        else:
            head = self.below_thousand(index)
            if head is None:
                return None
            following = self.hop(head[1])
            # "quatorze cents" is no part of a larger number
            if self.word(following) not in _THOUSAND or head[0] >= 1000:
                return head[0], head[1], None
            thousands, after = head[0] * 1000, following + 1
        following = self.hop(after)
        if self.is_article(following, after):
            return thousands, after, None
        rest = self.below_thousand(following)
        if rest is not None and rest[0] >= 1000:
            # "deux mille dix neuf | cent quatre-vingt-cinq mille": a year, then an amount
            rest = self.below_hundred(following)
        elif rest is not None and self.word(self.hop(rest[1])) in _THOUSAND:
            return thousands, after, None
        if rest is None:
            return thousands, after, None
        loose = thousands + rest[0] * 100 if 2 <= rest[0] <= 9 else None
        return thousands + rest[0], rest[1], loose

    def number(self, index: int) -> tuple[float, int, float | None] | None:
        head = self.below_million(index)
        if head is None:
            return None
        value, after, loose = head
        scale = _MILLION.get(self.word(self.hop(after)))
        if scale is None:
            return self._decimal(value, after, loose)
        return self.scaled(float(value), self.hop(after) + 1, scale)

    def scaled(self, head: float, after: int, scale: int) -> tuple[float, int, float | None]:
        """What follows "million": "deux cent mille", "neuf" (nine hundred thousand), "et demi"."""
        total = head * scale
        following = self.hop(after)
        if self.word(following) == "et" and self.word(following + 1) in ("demi", "demie"):
            return total + scale / 2, following + 2, None
        rest = self.below_million(following)
        if rest is None:
            digit = self.word(after)
            if len(digit) == 1 and digit.isdigit() and digit != "0":
                return total + int(digit) * scale / 10, after + 1, None
            return total, after, None
        loose = None
        if rest[0] <= 9:
            loose = total + rest[0] * scale / 10
        elif rest[0] < 1000 and rest[0] % 100 == 0:
            loose = total + rest[0] * scale / 1000
        return total + rest[0], rest[1], loose

    def _decimal(self, value: float, after: int, loose: float | None) -> tuple[float, int, float | None]:
        if self.word(after) != "virgule":
            return value, after, loose
        index, digits = after + 1, ""
        while self.word(index) == "zero":
            digits += "0"
            index += 1
        rest = self.below_hundred(index)
        if rest is not None:
            digits += str(rest[0])
            index = rest[1]
        elif self.word(index).isdigit():
            digits += self.word(index)
            index += 1
        if not digits:
            return value, after, loose
        decimal = float(f"{int(value)}.{digits}")
        scale = _MILLION.get(self.word(index)) or (1000 if self.word(index) in _THOUSAND else 1)
        return decimal * scale, index + (scale > 1), None

    def tenth(self, index: int, scale: int) -> int:
        """The lone digit after a scale: 8 of "4 mille 8", 5 of "2k5" (times ``scale``)."""
        digit = self.word(index + 1)
        alone = len(digit) == 1 and digit.isdigit() and self.word(index + 2) not in ("ans", "mois", "enfants", "%")
        return int(digit) * scale if alone else 0

    def about(self, index: int) -> tuple[float, int] | None:
        """ "Une quinzaine de mille", "une centaine d'euros", "un demi-million", "trois quarts de million"."""
        after = index + (self.word(index) in ("un", "une"))
        if self.word(after) == "demi":
            after += 1 + (self.word(after + 1) == "-")
            return (500_000, after + 1) if self.word(after) == "million" else None
        head = _ABOUT.get(self.word(after))
        if head is None or self.word(after + 1) not in ("de", "d"):
            return None
        of = after + 2 + (self.word(after + 2) == "'")
        if self.word(of) in (*_THOUSAND, "milliers", "k"):
            return head * 1000, of + 1
        return (head, of) if self.word(of) in _COUNTED else None


def _written(text: str) -> float:
    compact = text.replace(" ", "").replace("'", "")
    if compact != text and re.fullmatch(r"\d+\.\d{1,2}", compact):
        return float(compact)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", compact):
        compact = compact.replace(".", "")
    return float(compact.replace(",", "."))


def read_numbers(folded: str) -> list[Number]:
    """Every number of a folded text, in order and without overlap. "pour cent" is not a number."""
    found: list[Number] = []
    free = 0
    for start in sorted([*starts_of(folded, _FIRST), *(match.start() for match in _DIGITS.finditer(folded))]):
        if start >= free:
            free = _read(folded, start, found)
    return found


def _read(folded: str, start: int, found: list[Number]) -> int:
    """Read the number that may start there, and tell where what was read ends."""
    reader = _Reader(_TOKEN, folded, start)
    word = reader.word(0)
    if word[0].isdigit():
        after = _read_written(reader, start, found)
    elif word in _SOME and (some := reader.about(0)) is not None:
        value, after = some
        found.append(Number(value, start, reader.end(after), "", in_words=True))
    elif word in _STARTS and not (word in _HUNDRED and _PER.search(folded[max(0, start - 12) : start])):
        after = _read_words(reader, start, found)
    else:
        after = 1
    return reader.end(after)


def _read_written(reader: _Reader, start: int, found: list[Number]) -> int:
    text = reader.word(0)
    if len(text) > 30:
        return 1
    value, after, loose = _scaled_digits(reader, _written(text), 1)
    found.append(
        Number(
            value,
            start,
            reader.end(after),
            re.sub(r"\D", "", text),
            loose=loose,
            spaced=after > 1 or " " in text or "'" in text or ("." in text and value >= 1000),
        )
    )
    return after


def _scaled_digits(reader: _Reader, value: float, after: int) -> tuple[float, int, float | None]:
    """What multiplies digits: "300 mille", "4 mille 8", "1 million 2", "1,2 M€", "35 k", "2k5", "12 briques"."""
    unit = reader.word(after)
    if unit in _THOUSAND:
        rest = reader.below_thousand(after + 1)
        if rest is not None:
            return value * 1000 + rest[0], rest[1], value * 1000 + rest[0] * 100 if 2 <= rest[0] <= 9 else None
        return value * 1000 + reader.tenth(after, 100), after + 1 + bool(reader.tenth(after, 100)), None
    if unit in _MILLION:
        return reader.scaled(value, after + 1, _MILLION[unit])
    if unit == "m" and reader.word(after + 1) in ("€", "euros", "euro"):
        return value * 10**6, after + 1, None
    if unit in ("k", "ke"):
        return value * 1000 + reader.tenth(after, 100), after + 1 + bool(reader.tenth(after, 100)), None
    if unit in _TEN_THOUSAND and value <= 100:
        return value * 10_000, after + 1, None
    return value, after, None


def _read_words(reader: _Reader, start: int, found: list[Number]) -> int:
    text = reader.word(0)
    if text == "zero":
        value, after, _ = reader._decimal(0, 1, None)
        found.append(Number(value, start, reader.end(after), "0", in_words=True))
        return after
    read = reader.number(0)
    if read is None:
        return 1
    value, after, loose = read
    article = after == 1 and text in ("un", "une")
    if reader.word(after) == "k" and not article:
        value, after, loose = value * 1000, after + 1, None
    elif reader.word(after) in _TEN_THOUSAND and value <= 100:
        value, after, loose, article = value * 10_000, after + 1, None, False
    if not article and reader.word(after) == "et" and reader.word(after + 1) in ("demi", "demie"):
        value, after, loose = value + (500 if value % 1000 == 0 and value else 0.5), after + 2, None
    digits = str(int(value)) if value == int(value) else ""
    found.append(Number(value, start, reader.end(after), digits, loose=loose, article=article, in_words=True))
    return after
