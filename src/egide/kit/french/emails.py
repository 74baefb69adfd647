"""E-mail addresses, written or dictated ("maelle point legoff zéro six arobase gmail point com")."""

from __future__ import annotations

from dataclasses import dataclass

from egide.kit import patterns as re
from egide.kit.french.numbers import read_numbers
from egide.kit.french.text import words

_WRITTEN = re.compile(r"[a-z0-9][a-z0-9._%+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_PROVIDERS = r"(?:g ?mail|orange|free|hot ?mail|outlook|yahoo|wanadoo|sfr|la ?poste|icloud|live|bbox|proton|neuf)"
_AT_WORD = rf"\barr?obase?\b|\bat\b(?= {_PROVIDERS}\b)|\bchez (?={_PROVIDERS} point\b)"
_AT = re.compile(rf"\s*,?\s*(?:{_AT_WORD}|@)\s*,?\s*")
# How the address is written, said before the at sign: "tout attaché", "en un mot", "en minuscules".
_MANNER = re.compile(
    r"[\s,]*\b(?P<glued>tout attache|tout colle|attache|colle|en un (?:seul )?mot|sans (?:espace|point|tiret|"
    r"apostrophe))(?: (?:(?:le|mon|son) )?(?:nom|prenom|tout)(?: de famille)?)?[\s,]*$|"
    r"[\s,]*\b(?:(?:tout )?en (?:minuscules?|majuscules?|chiffres?|lettres?|anglais)|"
    r"sans (?:l')?accents?(?: (?:ni|et|sans) [a-z]+)?|tout simple(?:ment)?)[\s,]*$"
)
_NOT_LOCAL = words(
    "c est mail email adresse le la mon ma son sa votre l e oui non alors donc euh voila courriel et un une a au pour"
)
_SPLIT_PROVIDERS = {"la poste": "laposte", "g mail": "gmail", "hot mail": "hotmail"}
_TOKEN = re.compile(r"[a-z]+|\d+|[^\sa-z\d]")
_SEPARATORS = {
    "point": ".",
    ".": ".",
    "tiret": "-",
    "-": "-",
    "underscore": "_",
    "_": "_",
    "souligne": "_",
    "moins": "-",
}
_DOMAIN_WORDS = {
    "com",
    "fr",
    "net",
    "org",
    "eu",
    "me",
    "be",
    "ch",
    "pro",
    "info",
    "io",
    "re",
    "corsica",
    "bzh",
    "paris",
    "lu",
}


@dataclass(frozen=True, slots=True)
class Email:
    """An address found in folded text."""

    value: str
    start: int
    end: int


def read_emails(folded: str) -> list[Email]:
    """Every e-mail address of a folded text, in order."""
    if "@" not in folded and not re.search(_AT_WORD, folded):
        return []
    found = [Email(m.group().rstrip("."), m.start(), m.end()) for m in _WRITTEN.finditer(folded)]
    for match in _AT.finditer(folded):
        if any(email.start <= match.start() < email.end for email in found):
            continue
        local, start = _local_part(folded, match.start())
        domain, end = _domain(folded, match.end())
        if local and domain:
            found.append(Email(f"{local}@{domain}", start, end))
    return sorted(found, key=lambda email: email.start)


def _local_part(folded: str, end: int) -> tuple[str, int]:
    """Read backwards from the at sign: words joined by separators, figures glued to the word before."""
    begin = max(0, end - 120)
    glued, end = _manner(folded, begin, end)
    tokens = [(m.group(), begin + m.start(), begin + m.end()) for m in _TOKEN.finditer(folded[begin:end])]
    figures = {begin + n.start: n for n in read_numbers(folded[begin:end]) if n.digits}
    ends = {begin + n.end: n for n in figures.values()}
    pieces: list[str] = []
    start, index, last = end, len(tokens) - 1, ""
    while index >= 0:
        word, at, until = tokens[index]
        if word == "," or (word in ("le", "un") and last == "separator"):
            # "karine, le point, lucas": glued words stand in one breath
            glued = glued and not (word == "," and pieces)
            index -= 1
            continue
        low = _LOW_LINE.search(folded, begin, until) if word in ("bas", "huit", "8") else None
        if low:
            pieces.append("_")
            index = _back_to(tokens, index, low.start())
            last, start = "separator", low.start()
            continue
        number = ends.get(until)
        if number is not None and not number.article and last != "word":
            pieces.append(number.digits)
            start = begin + number.start
            index = _back_to(tokens, index, start)
            last = "number"
            continue
        if word == "." and folded[until : until + 1].isspace():
            break
        aside = _ASIDE.search(folded, begin, until) if word in _ASIDE_ENDS else None
        if aside:
            index = _back_to(tokens, index, aside.start())
            continue
        if word in _SEPARATORS:
            pieces.append(_SEPARATORS[word])
            index, last, start = index - 1, "separator", at
            continue
        if not word[0].isalnum():
            break
        if word == "a" and last == "word" and _SENT.search(folded, begin, at):
            break
        apart = last == "word" and not (len(word) == 1 and _spelled(tokens, index))
        if apart and _says_again(word, pieces):
            index, start = index - 1, at
            continue
        if apart and (not glued or word in _NOT_LOCAL or len(word) < 2):
            break
        pieces.append(word)
        index, last, start = index - 1, "word", at
    local = "".join(reversed(pieces)).strip(".-_")
    return (local, start) if re.search(r"[a-z0-9]", local) else ("", end)


def _back_to(tokens: list[tuple[str, int, int]], index: int, start: int) -> int:
    """The last token before a position."""
    while index >= 0 and tokens[index][1] >= start:
        index -= 1
    return index


def _manner(folded: str, begin: int, end: int) -> tuple[bool, int]:
    """Whether the words are to be glued together, and where the address itself ends."""
    glued = False
    while manner := _MANNER.search(folded, begin, end):
        glued, end = glued or bool(manner["glued"]), manner.start()
    return glued, end


# "Envoyez tout à P point Martin": the "à" of who is written to is no initial.
_SENT = re.compile(r"\b(?:tout|toujours|plutot|ca|cela|moi|mail|ecri[a-z]*|envo[a-z]*|repond[a-z]*) $")
# How a piece is written, said in the middle of the address: "point senechal, sans accent, tiret vidal".
_ASIDE = re.compile(
    r"[\s,]*\b(?:(?:puis|ensuite|apres|et) )?(?:sans (?:l')?accents?(?: (?:ni|et|sans) [a-z]+)?|"
    r"en (?:chiffres?|lettres?|minuscules?|un mot)|"
    r"avec (?:un|deux|une) [a-z]|(?:deux|un seul) [a-z])$"
)
_ASIDE_ENDS = words(
    "accent accents trema tiret cedille chiffre chiffres lettre lettres minuscule minuscules mot n l s t r m p f c"
)
_LOW_LINE = re.compile(r"\b(?:tiret|trait) (?:du |d'en )?(?:bas|huit|8)$")


def _says_again(word: str, pieces: list[str]) -> bool:
    """ "Dupuis, D U P U I S": the word before its own letters, which are read backwards."""
    letters = pieces[-len(word) :]
    return len(word) > 2 and all(len(letter) == 1 for letter in letters) and "".join(reversed(letters)) == word


def _spelled(tokens: list[tuple[str, int, int]], index: int) -> bool:
    return index + 1 < len(tokens) and len(tokens[index + 1][0]) == 1


_SPELLED_TOP = re.compile(r"(?:f r|c o m|n e t|o r g|b e|c h|l u|e u)\b")


def _domain(folded: str, start: int) -> tuple[str, int]:
    pieces: list[str] = []
    end, expect_word = start, True
    for split, name in _SPLIT_PROVIDERS.items():
        if folded.startswith(split + " point", start):
            pieces, start, expect_word = [name], start + len(split), False
    for match in _TOKEN.finditer(folded, start, min(len(folded), start + 60)):
        word = match.group()
        if word in ("point", ".") and pieces and not expect_word:
            pieces.append(".")
            expect_word = True
        elif word in ("tiret", "-") and pieces and not expect_word:
            pieces.append("-")
            expect_word = True
        elif word[0].isalnum() and expect_word:
            pieces.append(word)
            end, expect_word = match.end(), False
            if "." in pieces and word in _DOMAIN_WORDS:
                break
            spelled = _SPELLED_TOP.match(folded, match.start()) if "." in pieces else None
            if spelled:
                pieces[-1], end = spelled.group().replace(" ", ""), spelled.end()
                break
        else:
            break
    domain = "".join(pieces).strip(".-")
    return (domain, end) if "." in domain else ("", start)
