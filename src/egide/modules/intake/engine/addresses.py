"""Streets, postcodes and towns as they are said, put together into places."""

from __future__ import annotations

from dataclasses import dataclass

from egide.kit import patterns as re
from egide.kit.french.dictated import read_dictated_postcodes
from egide.kit.french.gazetteer import Found
from egide.kit.french.numbers import Number, read_numbers
from egide.kit.french.places import WAYS, Postcode, Town, town_at
from egide.modules.intake.engine.document import Document
from egide.modules.intake.engine.questions import answers, question_of
from egide.modules.intake.engine.reading import Reading

Span = tuple[int, int]

_NUMBER = r"\d{1,4}(?: ?(?:bis|ter|quater|[abc])\b)?"
_STREET = re.compile(
    rf"(?:(?<!\d)(?P<number>{_NUMBER}),? (?:de la |du )?|\b)(?P<way>(?:{WAYS})\b(?: (?!\d)[a-z'][a-z'-]*){{1,6}})"
    rf"(?:,? (?:au )?(?:numero |n° ?)?(?P<late>{_NUMBER})\b(?! ?\d))?"
)
_NAMED = re.compile(
    r"\b(?:lieu[- ]dit|residence|lotissement|hameau|domaine|quartier|zone artisanale|mas|ferme)"
    r"(?: (?:de la |de l'|du |des |de |d'|la |le |les |l')?(?!\d)[a-z][a-z'-]*){1,3}(?:,? (?:batiment|bat|lot|"
    r"appartement|villa|numero|escalier) (?:[a-z]|\d{1,3})\b)?"
)
_STOP = re.compile(
    r" (?:a|au|aux|dans|en|et|c'est|depuis|oui|non|qui|ou|avec|chez|pour|on|je|il|elle|toujours|voila|juste|numero|"
    r"code|j'ai|ca|mais|donc|alors|pres|ici|vous|nous|exactement|appartement|batiment|treize|quatorze|soixante|trente|"
    r"vingt|cinquante|quarante|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|seize|cent|deux|lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche|resid)\b"
)
_FILLED = re.compile(r"\W*(?:(?:a|ah|alors|ben|bah|euh|c'est|ici|bon|non|oui|si|moi|nous|on est|je suis|toujours)\W+)*")
_STREET_NAME = re.compile(
    r"\b(?:rue|avenue|boulevard|place|route|quai|cours|allees?|chemin|impasse|faubourg|porte|square|voie|residence|"
    r"universite|hopital|chu|chru|lycee|gare|port|mutuelle|credit|caisse|notaire)"
    r" (?:de |d'|du |des |de la )(?:lorraine, a )?$"
)


_BORN = re.compile(r"\b(?:nee?s?|naissance|originaire)\b")
_IN_TWO = re.compile(r"(?<![\d.,/])(\d{2}) (\d{3})(?![\d/%]|[.,]\d| ?(?:euros?|€|km|k\b|par\b|net|brut))")


@dataclass(slots=True)
class Place:
    """A street, a postcode and a town said together: whichever of the three were."""

    start: int
    end: int
    street: tuple[str, Span] | None = None
    postcode: Postcode | None = None
    town: Found[Town] | None = None


def read_addresses(reading: Reading) -> list[Place]:
    """Every place of the meeting, in order."""
    document = reading.document
    towns = _towns(reading)
    mentions: list[tuple[int, int, object]] = [(code.start, code.end, code) for code in _postcodes(reading, towns)]
    mailed = {at for email in document.emails for at in range(email.start, email.end)}
    counted = {number.start for number in document.numbers if number.in_words}  # Quarante is a village too
    meant = (
        t
        for t in towns
        if t.start not in mailed and t.start not in counted and not names_a_street(document.text, t.start)
    )
    mentions += [(town.start, town.end, town) for town in meant]
    mentions += _streets(document, towns)
    places: list[Place] = []
    for start, end, mention in sorted(mentions, key=lambda mention: mention[:2]):
        place = places[-1] if places else None
        if place is None or not _belongs(document, place, start, mention):
            if place is not None and start < place.end:
                continue
            place = Place(start, end)
            places.append(place)
        place.end = max(place.end, end)
        if isinstance(mention, Postcode):
            place.postcode = mention
        elif isinstance(mention, Found):
            place.town = mention
        else:
            assert isinstance(mention, str)
            place.street = (mention, (start, end))
    for place in places:
        _name_without_number(reading, place)
    return places


def _name_without_number(reading: Reading, place: Place) -> None:
    """ "Le Mas Blanc, 30260 Corconne": where an address is asked, the name before the postcode is the street."""
    document = reading.document
    if place.street is not None or place.postcode is None or not document.speaks_with_capitals:
        return
    clause = document.clause_at(place.start)
    question = question_of(reading, clause)
    said = document.text[clause.start : place.start]
    if not (question is not None and question.about("adresse")) and "adresse" not in said:
        return
    match = re.search(r"((?:[a-z'-]+ ){0,4}[a-z'-]+), $", said)
    if match is None:
        return
    start = clause.start + match.start(1)
    while start < place.start and not document.capital(start):
        following = document.text.find(" ", start, place.start)
        start = following + 1 if following >= 0 else place.start
    written = _tidy(document.original(start, place.start)) if start < place.start else ""
    if " " in written:
        place.street, place.start = (written, (start, place.start - 2)), start


def _postcodes(reading: Reading, towns: list[Found[Town]]) -> list[Postcode]:
    """Postcodes in five figures, and those said in pieces ("62 300", "soixante-neuf zéro zéro trois").

    Figures in pieces are a postcode only just before a town they serve, after a street, or when one is asked.
    """
    document = reading.document
    found = list(document.postcodes)
    served = {town.start: town.value for town in towns}
    pieces = [Postcode(m[1] + m[2], m.start(), m.end()) for m in _IN_TWO.finditer(document.text)]
    for code in [*pieces, *_postcodes_in_words(document), *read_dictated_postcodes(document.numbers, document.text)]:
        if any(code.start < known.end and known.start < code.end for known in found):
            continue
        before = document.text[max(0, code.start - 44) : code.start]
        beside = [served[at] for at in range(code.end, code.end + 6) if at in served]
        beside += [town.value for town in towns if 0 < code.start - town.end < 3]
        question = question_of(reading, document.clause_at(code.start))
        asked = (question is not None and question.about("cp")) or re.search(r"\bpostal\b", before)
        street = beside and re.search(rf"\b(?:{WAYS})\b", before)
        led = re.search(rf"\b(?:{WAYS})\b", before)
        told = led and any(
            served[at].serves(code.value) for at in range(max(0, code.start - 110), code.start) if at in served
        )
        if asked or street or told or any(town.serves(code.value) for town in beside):
            found.append(_served(document, code, beside))
    return found


def _served(document: Document, code: Postcode, beside: list[Town]) -> Postcode:
    """ "Quarante-cinq cent soixante Olivet": of two ways to cut the words, 40 560 and 45 160, the one the town has."""
    if not beside or any(town.serves(code.value) for town in beside):
        return code
    said = re.split(r"[ -]", document.text[code.start : code.end])
    for cut in range(1, len(said)):
        first, last = read_numbers(" ".join(said[:cut])), read_numbers(" ".join(said[cut:]))
        if len(first) == len(last) == 1 and 1 <= first[0].value <= 98 and 1 <= last[0].value <= 999:
            value = f"{int(first[0].value):02d}{int(last[0].value):03d}"
            if any(town.serves(value) for town in beside):
                return Postcode(value, code.start, code.end)
    return code


def _postcodes_in_words(document: Document) -> list[Postcode]:
    """ "Quatre-vingt mille cent" beside Abbeville: a postcode said as a number."""
    return [
        Postcode(f"{int(number.value):05d}", number.start, number.end)
        for number in document.numbers
        if number.in_words and 1000 <= number.value < 98_900 and number.value == int(number.value)
    ]


def names_a_street(text: str, start: int) -> bool:
    """ "rue de Saint-Malo", "19 rue de Vesoul": the town names the street, or an institution."""
    return bool(_STREET_NAME.search(text[max(0, start - 32) : start]))


def _towns(reading: Reading) -> list[Found[Town]]:
    """The towns read everywhere, and those that only answer "où habitez-vous ?"."""
    document = reading.document
    found = {town.start: town for town in document.towns}
    cased = document.capital if document.speaks_with_capitals else None
    for _, clause in answers(reading, "adresse", "ville", "cp"):
        start = _FILLED.match(document.text, clause.start, clause.end)
        town = town_at(document.text, start.end(), cased) if start else None
        if town is None or town.end > clause.end + 1:
            continue
        if not any(known.start < town.end and town.start < known.end for known in found.values()):
            found[town.start] = town
    return [found[start] for start in sorted(found)]


def _belongs(document: Document, place: Place, start: int, mention: object) -> bool:
    """Whether a mention goes on with the place before it."""
    if start < place.end or start - place.end > 40:
        return False
    if isinstance(mention, Postcode) and place.postcode is not None:
        return False
    if isinstance(mention, Found) and place.town is not None:
        return False
    if isinstance(mention, str) and place.street is not None:
        return False
    between = document.text[place.end : start]
    born = _BORN.search(document.text, max(0, place.start - 40), place.start)
    if isinstance(mention, str) and place.postcode is None and (len(between) > 6 or born):
        return False
    if re.search(r"\b(?:habite|vi[ts]|travaille|bosse|bureau|cabinet|nee?|puis|ensuite|avant|ou)\b", between):
        return False
    return document.clause_at(start).turn - document.clause_at(place.start).turn <= 2


def _streets(document: Document, towns: list[Found[Town]]) -> list[tuple[int, int, str]]:
    text = document.text
    found: list[tuple[int, int, str]] = []
    for match in _STREET.finditer(text):
        end = _street_end(document, match.start("way"), match.end("way"), towns)
        late = match["late"] if end == match.end("way") else None
        late = late or _number_after(text, end)
        said = _number_said(document, match.start("way"))
        number = match["number"] or late or (said and str(int(said.value)))
        if not number:
            continue
        start = match.start("number") if match["number"] else said.start if said and not late else match.start("way")
        written = _tidy(document.original(match.start("way"), end))
        stop = end if not (late and not match["number"]) else text.index(late, end) + len(late)
        found.append((start, stop, f"{number} {written}"))
    for match in _NAMED.finditer(text):
        end = _street_end(document, match.start(), match.end(), towns)
        beside = text[max(0, match.start() - 30) : end + 30]
        meant = re.search(r"\b\d{5}\b|\b\d{2} \d{3}\b|adresse|habite", beside) and end - match.start() > 14
        if meant and not any(start <= match.start() < stop for start, stop, _ in found):
            found.append((match.start(), end, _tidy(document.original(match.start(), end))))
    return found


def _street_end(document: Document, start: int, end: int, towns: list[Found[Town]]) -> int:
    """Where the name of the street ends: at a town, a postcode, or a word that goes on with something else."""
    stop = _STOP.search(document.text, start, end)
    if stop:
        end = stop.start()
    for town in towns:
        if start < town.start < end and not names_a_street(document.text, town.start):
            end = min(end, town.start - 1)
    for code in document.postcodes:
        if start < code.start < end:
            end = min(end, code.start)
    return start + len(document.text[start:end].rstrip(" ,"))


def _number_after(text: str, end: int) -> str | None:
    match = re.compile(rf",? (?:au |numero |au numero |n° ?)({_NUMBER})\b(?! ?\d)").match(text, end)
    return match[1] if match else None


def _number_said(document: Document, start: int) -> Number | None:
    """ "Onze chemin des Ramiers": the number in words just before the street."""
    for number in document.numbers_between(start - 40, start):
        if number.in_words and not number.article and 1 <= start - number.end <= 2 and number.value < 1000:
            return number
    return None


def _tidy(said: str) -> str:
    return re.sub(r"\s+", " ", said).strip(" ,.;:!?…\"'«»()")
