"""Towns, postcodes and street addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from egide.kit import patterns as re
from egide.kit.french.communes import commune_of_key
from egide.kit.french.gazetteer import Found, Gazetteer
from egide.kit.french.names import first_names
from egide.kit.french.text import fold
from egide.kit.french.tokens import places_of, words_of

_DATA = Path(__file__).parent / "data" / "villes.txt"
# Towns whose name is also an ordinary word, a first name or a family name: believed only with "à" or a postcode.
_AMBIGUOUS = {
    "condom",
    "orange",
    "sens",
    "croix",
    "laval",
    "fontaine",
    "vienne",
    "albert",
    "gray",
    "toul",
    "die",
    "gap",
    "porto",
    "lure",
    "dole",
    "saint-claude",
    "saint-louis",
    "saint-benoit",
    "saint-paul",
    "saint-pierre",
    "sainte-marie",
    "saint-denis",
    "l'union",
    "foix",
    "laon",
    "nice",
    "tours",
    "vannes",
    "lens",
    "pau",
    "calvi",
    "langon",
    "prades",
    "gien",
    "rome",
    "milan",
    "gourdon",
    "thiers",
    "auch",
    "apt",
    "luce",
    "olivet",
    "talant",
    "riom",
    "orthez",
    "crest",
    "delle",
    "mende",
    "malakoff",
    "clichy",
    "torcy",
    "vernon",
    "meaux",
    "redon",
    "bron",
    "ales",
    "dax",
    "brive",
    "pace",
}


@dataclass(frozen=True, slots=True)
class Town:
    """``name`` as written; ``departments`` of all that bear it, none abroad; ``ambiguous``: it is a word too."""

    name: str
    departments: tuple[str, ...]
    ambiguous: bool = False

    def serves(self, postcode: str) -> bool:
        """Whether a town of that name lies in the postcode's department."""
        return department_of(postcode) in self.departments


@cache
def _towns() -> Gazetteer[Town]:
    entries: list[tuple[str, Town]] = []
    for line in _DATA.read_text("utf-8").splitlines():
        code, colon, names = line.partition(":")
        if line.startswith("#") or not colon:
            continue
        for written in names.split():
            name = written.replace("_", " ")
            folded = fold(name)
            town = Town(name, () if code == "FR" else (code,), folded in _AMBIGUOUS)
            entries.append((folded, town))
            if folded.startswith("saint"):
                entries.append((folded.replace("sainte", "ste").replace("saint", "st"), town))
            if folded.startswith("le "):
                entries.append(("au " + folded[3:], town))
            if folded.startswith("les "):
                entries.append(("aux " + folded[4:], town))
    return Gazetteer(entries)


_PLACE_BEFORE = re.compile(
    r"(?:\b(?:a|au|aux|sur|vers|pres de|cote de|commune de|village de|ville de|bourg de|hameau de|maire de|mairie de|"
    r"habite|habitons|habitez|ville|commune|toujours)(?: :)?|\b\d{5}|\b\d{2} \d{3}) (?:la |le |les |l')?$"
)
# The words such a place before ends with; five figures do too.
_ENDS_BEFORE = {"a", "au", "aux", "sur", "vers", "de", "habite", "habitons", "habitez", "ville", "commune", "toujours"}
_ARTICLES = {"la", "le", "les", "l"}
_LONGEST = 7
_MARK = re.compile(r"[,.;:!?\n]")  # no name goes over it


def read_towns(folded: str, cased: Callable[[int], bool] | None = None) -> list[Found[Town]]:
    """Towns of a folded text, in order ("au Havre" is Le Havre).

    Large and often named towns are known anywhere; the other communes of France only where a word of place or a
    postcode precedes them. ``cased`` tells whether the original has a capital at a position, where the text has
    capitals at all: then a small commune needs one.
    """
    known = _towns().read(folded)
    taken = {position for found in known for position in range(found.start, found.end)}
    others = [town for town in _small_towns(folded, cased) if town.start not in taken]
    return sorted([*known, *others], key=lambda found: found.start) if others else known


def town_at(folded: str, position: int, cased: Callable[[int], bool] | None = None) -> Found[Town] | None:
    """The town that starts at a position where one is expected: an answer to "où habitez-vous ?"."""
    article = re.compile(r"(?:a |au |aux |en |sur )?(la |le |les |l')?").match(folded, position)
    assert article is not None
    skipped = len(re.findall(r"[a-z]+", article.group()))
    shifted = [
        (word, start + position, end + position) for word, start, end in words_of(folded[position : position + 60])
    ]
    for known in _towns().read(folded[position : position + 60]):
        if known.start <= article.end() - position:
            return Found(known.value, known.start + position, known.end + position)
    if len(shifted) <= skipped or (cased is not None and not cased(shifted[skipped][1])):
        return None
    contracted = re.match(r"au |aux ", article.group())
    name = {"au ": "le ", "aux ": "les "}.get(contracted.group(), "") if contracted else article[1] or ""
    return _longest_town(folded, shifted, skipped, article=name.replace("l'", "l "))


def _small_towns(folded: str, cased: Callable[[int], bool] | None) -> Iterator[Found[Town]]:
    words = words_of(folded)
    free = 0
    for index in _after_places(folded):
        word, start, _ = words[index]
        if len(word) < 2 or start < free or (cased is not None and not cased(start)):
            continue
        before = folded[max(0, start - 18) : start]
        if not before.endswith((" ", "'")) or not _PLACE_BEFORE.search(before):
            continue
        found = _longest_town(folded, words, index, article=_article_before(before))
        if found is not None and _is_meant(found, folded[start : found.end], before, written=cased is not None):
            free = found.end
            yield found


def _after_places(folded: str) -> list[int]:
    """Which words come after one of place or a postcode, or after an article that does, in order."""
    words, places = words_of(folded), places_of(folded)
    found: list[int] = []
    for word in places:
        if word in _ENDS_BEFORE or word[-1].isdigit():
            for after in [index + 1 for index in places[word]]:
                found.append(after)
                if after < len(words) and words[after][0] in _ARTICLES:
                    found.append(after + 1)
    return sorted(index for index in found if index < len(words))


def _article_before(before: str) -> str:
    """The article that belongs to the name: "au Mesnil" is Le Mesnil."""
    match = re.search(r"\b(au|aux|la|le|les|l)[ ']$", before)
    return {"au": "le ", "aux": "les "}.get(match[1], match[1] + " ") if match else ""


def _longest_town(folded: str, words: list[tuple[str, int, int]], index: int, *, article: str) -> Found[Town] | None:
    near = words[index : index + _LONGEST]
    start = near[0][1]
    mark = _MARK.search(folded, start, near[-1][2])
    spelled = [
        {"st": "saint", "ste": "sainte"}.get(word, word) for word, _, end in near if mark is None or end <= mark.start()
    ]
    for size in range(len(spelled), 0, -1):
        end = near[size - 1][2]
        key = " ".join(spelled[:size])
        commune = commune_of_key(article + key)
        if (
            commune
            and not (key in _WAY_WORDS and not article)
            and not (article and commune.is_a_word and commune.population < 5000)
        ):
            departments = tuple(dict.fromkeys(department_of(code) for code in commune.postcodes))
            ordinary = commune.is_a_word or key in first_names() or commune.population < 1000
            return Found(Town(commune.name, departments, ordinary), start, end)
    return None


def _is_meant(found: Found[Town], words: str, before: str, *, written: bool) -> bool:
    """Without a capital, a single ordinary word names no town ("a bien", "sur vue")."""
    if re.search(r"\d\s(?:la |le |les |l')?$", before):
        return True
    if words in first_names():
        return False
    return written or not found.value.ambiguous or len(re.findall(r"[ -]", words)) >= 2


def department_of(postcode: str) -> str:
    """The department of a postcode ("20137" -> "2A", "97400" -> "974")."""
    if postcode.startswith("20"):
        return "2A" if postcode[:3] in ("200", "201") else "2B"
    return postcode[:3] if postcode.startswith(("97", "98")) else postcode[:2]


_POSTCODE = re.compile(
    r"(?<![\d.,/])(?:(\d{5})|(\d{2}) (\d{3}))(?![\d/%]|[.,]\d| ?(?:euros?|€|km|kilom|bornes|balles|k\b|par|net|brut|"
    r"ans\b|au\b|d[eu]\b))"
)


@dataclass(frozen=True, slots=True)
class Postcode:
    """Five digits, Corsica and overseas included."""

    value: str
    start: int
    end: int


def read_postcodes(folded: str) -> list[Postcode]:
    """Postcodes written in digits. Five digits with a money or distance unit are not one."""
    found = []
    for match in _POSTCODE.finditer(folded):
        value = match[1] or match[2] + match[3]
        if match[1] is None and not re.search(r"code postal\W*$", folded[max(0, match.start() - 14) : match.start()]):
            continue
        if 1000 <= int(value) <= 98890:
            found.append(Postcode(value, match.start(), match.end()))
    return found


WAYS = (
    "rue|avenue|av|boulevard|bd|bld|place|allees?|chemin|impasse|route|quai|cours|square|passage|lotissement|residence|"
    "sentier|villa|faubourg|esplanade|promenade|venelle|hameau|clos|cite|ruelle|traverse|montee|mail|rond[- ]point|"
    "voie|parc|zone artisanale|zone industrielle|zac|lieu[- ]dit"
)
_WAY_WORDS = frozenset(WAYS.split("|"))
