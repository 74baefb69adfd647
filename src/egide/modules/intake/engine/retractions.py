"""Values that whoever speaks takes back at once: "quatre cents… non, trois cent quatre-vingt-dix mille".

Done once, where values are read, so that no section can take the first figure for a fact.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from egide.kit import patterns as re
from egide.kit.french.dates import DateMention
from egide.kit.french.measures import Measure
from egide.kit.french.numbers import Number

_REACH = 64
_FILLER = (
    r"(?:(?:c'est|ce sont|plutot|mettez|mettons|disons|attendez|pardon|non|euh|en fait|je crois|exactement|maintenant|"
    r"moi|ca fait|j'ai dit|j'avais dit|on a dit|on avait dit|(?:il|elle) (?:me )?dit|on est a|je suis a|il y a|"
    r"y a|a|dans les|environ|presque|pas loin de|au lieu|vous|voulais|dire|je|"
    r"alors|bon|allez|la|deja|euros?|maintenant)\b[\s,.…:;'’-]*)*"
)
_UNIT = r"\s*(?:(?:euros?|€|par mois|par an|nets?|bruts?|mille)\b\s*)*"
# "Non", "pardon": the first figure was wrong, whatever its size.
_WRONG = re.compile(
    rf"{_UNIT}[\s,.…:;-]*(?:(?:euh|ah|oh|enfin|mais|attendez|bof)[\s,.…-]+)*(?:non|nan|pardon|je me trompe|erreur|"
    rf"je dis (?:une betise|des betises|n'importe quoi)|qu'est-ce que je (?:dis|raconte)|je m'embrouille|"
    rf"je confonds|rectification|je corrige)\b[\s,.…:;-]*{_FILLER}"
)
# "980 par mois, ah non, ils ont augmenté en janvier, 990": the figure of before.
_SINCE_CHANGED = re.compile(rf"{_UNIT}[\s,]*(?:ah|euh|oh|mais)[\s,]+non\b[^.;!?\d]{{0,44}}")
# "Mettez", "disons": the figure is settled on another one, not far from it.
_SETTLED = re.compile(
    rf"{_UNIT}[\s,.…:;-]*(?:(?:euh|ah|oh|bon|et|ou)[\s,.…-]+)*(?:enfin|plutot|attendez|mettez|mettons|disons|allez|"
    rf"on va dire|notez|comptez|ou plutot|voire)\b[\s,.…:;-]*{_FILLER}"
)
# "Je disais deux cent cinquante mille, il a dit deux cents": somebody else settles the figure.
_COUNTERED = re.compile(
    rf"{_UNIT}[\s,;:.-]*(?:mais |et |or )?(?:lui|elle|il|ils|monsieur|madame),? (?:,? ?(?:il|elle) )?"
    r"(?:m'|me |en |lui )*(?:a dit|a repondu|a prefere|prefere|a ramene a|ramene a|a coupe a|a retenu|retient|"
    r"a tranche pour|s'arrete a|a mis|n'en veut que|en veut|veut) "
)
_LISTED = re.compile(rf"{_UNIT}\s*(?:,|ou|a|…|\.\.\.)\s*")
_HESITATION = re.compile(rf"{_UNIT}(?:…|\.\.\.|, euh,?)\s*")


def standing(text: str, measures: Sequence[Measure], numbers: Sequence[Number]) -> list[Measure]:
    """The measures without those that the next one, or the next bare number, replaces."""
    kept: list[Measure] = []
    following: Measure | None = None
    dropped = False
    for measure in reversed(measures):
        # "1 850, 1 900, disons 1 880": what comes before a figure taken back goes with it
        listed = following is not None and dropped and _alike(text, measure, following)
        dropped = listed or (following is not None and _replaced(text, measure, following))
        if (
            dropped
            and not listed
            and following is not None
            and _COUNTERED.fullmatch(text, measure.end, following.start)
        ):
            # the thousands go without saying
            short = following.value < 1000 <= measure.value / 100 and measure.kind == "money"
            kept[-1] = replace(following, value=following.value * 1000) if short else following
        if not dropped:
            kept.append(_put_right(text, measure, following, numbers))
        following = measure
    return kept[::-1]


_COUNTED = ("years", "days", "percent", "duration", "km", "quarter", "part")


def _put_right(text: str, measure: Measure, following: Measure | None, numbers: Sequence[Number]) -> Measure:
    """ "Quinze jours… non, trente": the unit goes on with the number said instead."""
    if measure.kind not in _COUNTED:
        return measure
    told = _WRONG.match(text, measure.end)
    if told is None or (following is not None and following.start <= told.end()):
        return measure
    index = bisect_left(numbers, told.end(), key=lambda number: number.start)
    if index == len(numbers) or numbers[index].start != told.end() or numbers[index].article:
        return measure
    said = numbers[index]
    ratio = said.value / measure.value if measure.value else 0
    return replace(measure, value=said.value, end=said.end) if 0.2 <= ratio <= 5 else measure


_TAKEN_BACK = re.compile(
    r"\s*(?:(?:…|\.\.\.)[\s,]*(?:(?:ah|euh|oh|enfin|mais)[\s,]+)*(?:non|nan|pardon)\b[\s,]*[^.;!?…\d]{0,48}|"
    r"[\s,]*(?:(?:ah|euh|oh|enfin)[\s,]+)*(?:non|nan)[\s,]+(?:pardon[\s,]+)?|"
    r"[\s,]*(?:de memoire|si j'ai bonne memoire|si je me (?:souviens|rappelle)(?: bien)?|sauf erreur)[\s,]+)"
)
# "Cent cinquante-huit, avec l'armée… non, ils l'ont pas prise. Cent cinquante-quatre.": alone, after the reason.
_AFTER_ALL = re.compile(
    r"(?:,[^.;!?…\d\n]{0,34})?(?:…|\.\.\.|[.,])\s*(?:(?:ah|euh|oh|enfin|mais)[\s,]+)*(?:non|nan|pardon)\b"
    r"[^;!?…\d\n]{2,60}[.…:]\s*(?:donc |alors |c'est |ca fait )?"
)
_ALONE = re.compile(r"\s*(?:[.!…\n]|$)")


def standing_numbers(text: str, numbers: Sequence[Number], taken: Sequence[tuple[int, int]]) -> list[Number]:
    """The numbers without those that the next one of the same breath replaces: "quatre mille… non, avec les montées,
    neuf mille par an", "vingt-deux… ah non, vingt-trois". Numbers of dates, telephones and the like (``taken``) and
    those that hold a unit of their own stay."""
    held = sorted(taken)
    kept: list[Number] = []
    for number in reversed(numbers):
        following = kept[-1] if kept else None
        if following is not None and _replaced_number(text, number, following, held):
            if following.value <= 99:  # an age begins where the first one stood
                kept[-1] = replace(following, start=number.start)
        else:
            kept.append(number)
    return kept[::-1]


def _replaced_number(text: str, number: Number, following: Number, held: list[tuple[int, int]]) -> bool:
    gap = text[number.end : following.start]
    if not 3 <= len(gap) < 90 or "\n" in gap or number.article or following.article:
        return False
    at = bisect_left(held, (number.end, 0))
    told = _TAKEN_BACK.fullmatch(gap) is not None and len(gap) < 64
    if not told and 0.5 <= following.value / max(number.value, 1) <= 2:
        told = _AFTER_ALL.fullmatch(gap) is not None and _ALONE.match(text, following.end) is not None
    if not told or (at and held[at - 1][1] > number.start):
        return False
    at = bisect_left(held, (following.end, 0))
    if at and held[at - 1][1] > following.start:
        return False
    return following.value != number.value and 0.1 <= following.value / max(number.value, 1) <= 10


_NOT_THEN = re.compile(
    r"[\s,.…;-]*(?:(?:euh|ah|oh|enfin|mais|attendez)[\s,.…-]+)*(?:non|nan|pardon|je me trompe|je confonds|erreur|"
    r"qu'est-ce que je (?:dis|raconte)|je dis (?:une betise|des betises|n'importe quoi)|rectification)\b[\s,.…:;-]*"
    r"(?:(?:en|le|c'est|c'etait|depuis|plutot|pardon|de|du|attendez|euh|mais)[\s,]+)*"
)


def standing_dates(text: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """ "Depuis 2012… non, 2013", "depuis 2012, mars 2012": one date, said where the first began, with the value of the
    last."""
    kept: list[DateMention] = []
    for mention in reversed(mentions):
        later = next(
            (other for other in kept[::-1][:3] if mention.kind == "partial" and _same_day(mention, other)), None
        )
        if later is not None:
            kept.append(replace(mention, value=later.value, kind=later.kind))
        elif kept and (_mistaken(text, mention, kept[-1]) or _refined(text, mention, kept[-1])):
            kept[-1] = replace(kept[-1], start=mention.start)
        else:
            kept.append(mention)
    return kept[::-1]


def _mistaken(text: str, mention: DateMention, following: DateMention) -> bool:
    between = text[mention.end : following.start]
    return len(between) < 48 and "\n" not in between and _NOT_THEN.fullmatch(between) is not None


_MORE_EXACTLY = re.compile(
    r"[\s,.…:;-]*(?:(?:euh|enfin|donc|alors|le|la|du|de|depuis|en|au|mois|exactement|precisement|plus|c'etait|c'est|"
    r"plutot|debut|fin|mi)[\s,.…:-]*)*"
)


def _same_day(mention: DateMention, other: DateMention) -> bool:
    """ "Le 3 mai." "Le papier, c'est le 3 mai 2025.": the day gets the year told a little later."""
    whole = len(mention.value) == len(other.value) == 10
    return (
        whole and other.kind == "absolute" and mention.value[4:] == other.value[4:] and other.start - mention.end < 300
    )


def _refined(text: str, mention: DateMention, following: DateMention) -> bool:
    """A year, and at once a day or a month of that same year."""
    finer = len(following.value) > len(mention.value) and following.value.startswith(mention.value)
    between = text[mention.end : following.start]
    return finer and len(between) < 40 and "\n" not in between and _MORE_EXACTLY.fullmatch(between) is not None


def _alike(text: str, measure: Measure, following: Measure) -> bool:
    """Two figures of one kind and size, one after the other."""
    between = text[measure.end : following.start]
    ratio = following.value / measure.value if measure.value else 0
    return measure.kind == following.kind == "money" and _LISTED.fullmatch(between) is not None and 0.7 <= ratio <= 1.43


def _replaced(text: str, measure: Measure, following: Measure) -> bool:
    if measure.kind in _COUNTED and measure.kind == following.kind and following.start - measure.end <= _REACH:
        between = text[measure.end : following.start]
        return "\n" not in between and measure.value != following.value and _WRONG.fullmatch(between) is not None
    if measure.kind != "money" or following.kind != "money" or following.start - measure.end > _REACH:
        return False
    between = text[measure.end : following.start]
    if "\n" in between or "?" in between:
        return False
    if _WRONG.fullmatch(between):
        return measure.value != following.value
    ratio = following.value / measure.value if measure.value else 0
    if 0.7 <= ratio <= 1.43 and ratio != 1 and _SINCE_CHANGED.fullmatch(between):
        return True
    if _COUNTERED.fullmatch(between):
        scaled = 1000 if following.value < 1000 <= measure.value / 100 else 1
        return ratio != 1 and 0.3 <= ratio * scaled <= 3
    if _SETTLED.fullmatch(between):
        return 0.5 <= ratio <= 2 or (100 <= measure.value < 1000 and 500 <= ratio <= 2000)
    return 1 / 1.15 <= ratio <= 1.15 and ratio != 1 and bool(_HESITATION.fullmatch(between))
