"""Where the household lives: street, postcode and town."""

from __future__ import annotations

import re

from egide.kit.french.places import WAYS
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

_ADDRESS = re.compile(
    rf"(?:(?P<number>\d{{1,4}}(?: ?(?:bis|ter|quater))?),? (?:de la |du )?|"
    rf"\b)(?P<way>(?:{WAYS})\b(?: (?!\d)[a-z'][a-z'-]*){{1,6}})(?:,? numero (?P<late>\d{{1,4}}))?"
)


_ADDRESS_STOP = re.compile(
    r" (?:a|au|dans|en|et|c'est|depuis|oui|non|qui|ou|avec|chez|pour|on|je|il|elle|toujours|voila|juste|numero|code|"
    r"j'ai|ca|mais|donc|alors|pres|ici|vous|nous|exactement|appartement|batiment|resid|treize|quatorze|soixante|"
    r"trente|vingt|cinquante|quarante|quatre)\b"
)


def read_home(reading: Reading) -> None:
    """Street, postcode and town of the household."""
    for match in _ADDRESS.finditer(reading.text):
        clause = reading.document.clause_at(match.start())
        said = _number_said(reading, match.start("way"))
        number = match["number"] or match["late"] or said
        if not number or not _lives_here(reading, match.start(), clause):
            continue
        way = match["way"]
        town = next(
            (
                t
                for t in reading.document.towns
                if match.start("way") < t.start < match.end("way") and not _inside_way(reading, t.start)
            ),
            None,
        )
        stop = _ADDRESS_STOP.search(way)
        end = match.start("way") + (stop.start() if stop else len(way))
        if town is not None:
            end = min(end, town.start - 1)
        postcode = next((p for p in reading.document.postcodes if match.start() < p.start <= match.end() + 40), None)
        if postcode is not None:
            end = min(end, postcode.start)
        value = reading.said(match.start("number") if match["number"] else match.start("way"), end)
        if not match["number"]:
            value = f"{number} {value}"
        reading.put("client", "adresse", value, (match.start(), end), confidence=0.85)
        _town_after(reading, match.end(), clause)
        _town_before(reading, match.start(), clause)
    _postcodes(reading)
    _town_of_life(reading)


def _number_said(reading: Reading, start: int) -> str:
    """ "Onze chemin des Ramiers": the number in words just before the street."""
    for number in reading.document.numbers:
        if number.in_words and not number.article and 1 <= start - number.end <= 2 and number.value < 1000:
            return str(int(number.value))
    return ""


def _inside_way(reading: Reading, start: int) -> bool:
    """ "rue de Saint-Malo", "19 rue de Vesoul": the town names the street."""
    return bool(
        re.search(
            r"\b(?:rue|avenue|boulevard|place|route|quai|cours|allee|chemin|impasse|faubourg|porte|square|"
            r"voie) (?:de |d'|du |des |de la )$",
            reading.text[max(0, start - 26) : start],
        )
    )


def _lives_here(reading: Reading, start: int, clause: Clause) -> bool:
    holder = reading.holder(start)
    if holder in ("tiers", "enfant", "entreprise"):
        return False
    if clause.role == "courtier" and stance.verdict(reading.document, clause) == "no":
        return False
    return not re.search(
        r"\b(?:cabinet|bureau|agence|local|atelier|magasin|boutique|chantier|usine)\b",
        reading.clause_words(clause, start, 60, 0),
    )


def _town_after(reading: Reading, position: int, clause: Clause) -> None:
    for town in reading.document.towns:
        if (
            position - 20 <= town.start <= position + 32
            and not _inside_way(reading, town.start)
            and reading.document.clause_at(town.start).turn == clause.turn
        ):
            reading.put("client", "ville", town.value.name, (town.start, town.end), confidence=0.9)
            return


def _town_before(reading: Reading, position: int, clause: Clause) -> None:
    """ "À La Rochelle, 3 quai Duperré"."""
    for town in reading.document.towns:
        between = reading.text[town.end : position]
        beside = 0 <= position - town.end <= 6 and not between.strip(" ,:") and town.start >= clause.start
        if beside and not _inside_way(reading, town.start) and not reading.has("client", "ville"):
            reading.put("client", "ville", town.value.name, (town.start, town.end), confidence=0.8)


def _postcodes(reading: Reading) -> None:
    for code in reading.document.postcodes:
        clause = reading.document.clause_at(code.start)
        if not _lives_here(reading, code.start, clause):
            continue
        around = reading.text[max(0, code.start - 45) : code.end + 40]
        towns = [t for t in reading.document.towns if code.start - 45 <= t.start <= code.end + 40]
        fitting = [t for t in towns if t.value.serves(code.value)]
        if (
            not fitting
            and not re.search(rf"\b(?:{WAYS}|code postal|cp|habite|adresse)\b", around)
            and not _town_written(reading, code.end)
        ):
            continue
        reading.put("client", "code_postal", code.value, (code.start, code.end), confidence=0.9)
        written = _town_written(reading, code.end)
        if written:
            value = next(
                (t.value.name for t in fitting if t.start <= written[0] < t.end or written[0] <= t.start < written[1]),
                reading.said(*written),
            )
            reading.put("client", "ville", value, written, confidence=0.92)
        elif fitting:
            reading.put("client", "ville", fitting[0].value.name, (fitting[0].start, fitting[0].end), confidence=0.92)
    _spoken_postcodes(reading)


def _spoken_postcodes(reading: Reading) -> None:
    for number in reading.document.numbers:
        if not number.in_words or not 1000 <= number.value <= 98890 or number.value % 100 > 99:
            continue
        for town in reading.document.towns:
            if 0 < town.start - number.end <= 3 and town.value.serves(f"{int(number.value):05d}"):
                reading.put(
                    "client", "code_postal", f"{int(number.value):05d}", (number.start, number.end), confidence=0.85
                )
                reading.put("client", "ville", town.value.name, (town.start, town.end), confidence=0.88)


def _town_written(reading: Reading, end: int) -> tuple[int, int] | None:
    if not reading.document.speaks_with_capitals:
        return None
    match = re.compile(
        r",? (?:a )?((?:(?:le|la|les|saint|sainte|l')[ -]?)?[a-z][a-z'-]+(?: (?:sur|en|les|le|la|de|du)[ -][a-z'-]+)?)"
    ).match(reading.text, end)
    if match and reading.document.cased(match.start(1), match.end(1)):
        return match.start(1), match.end(1)
    return None


_LIVES = re.compile(
    r"\b(?:j'habite|on habite|nous habitons|habite(?:z|nt)?|habitons|vit|vivons|vis|vivent|vivez|loge[sz]?|loue|"
    r"locataires?|domicilie[es]?|demenage|emmenage|reside|resident|installe[es]?|pose[zs]?|etes toujours|"
    r"est toujours|toujours)(?: [a-z',]+){0,5}? (?:a|au|aux|sur|dans)\s+(?:la |le )?$"
)


def _town_of_life(reading: Reading) -> None:
    for town in reading.document.towns:
        clause = reading.document.clause_at(town.start)
        before = reading.text[max(clause.start, town.start - 70) : town.start]
        word = reading.text[town.start : town.end]
        if word.startswith(("au ", "aux ")):
            before += word.split(" ")[0] + " "
        holder = reading.holder(town.start)
        if holder in ("tiers", "enfant", "entreprise") or _inside_way(reading, town.start):
            continue
        match = _LIVES.search(before)
        direct = re.search(r"\b(?:habite|habitons|habitez) $", before)
        if (match or direct) and not re.search(
            r"\b(?:travaille|bosse|bureau|cabinet|mere|pere|fac|ecole|lycee)\b",
            before[before.rfind("habit") + 1 :] if "habit" in before else before,
        ):
            if reading.believed(clause, statement=True):
                reading.put("client", "ville", town.value.name, (town.start, town.end), confidence=0.8)
            continue
        question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
        if (
            question is not None
            and re.search(
                r"\b(?:habitez|vivez|logez|adresse|vous posez|vous etes ou|domicile|ou est-ce que vous (?:etes|"
                r"vivez))\b",
                question.text,
            )
            and (
                town.start - clause.start < 60
                and re.search(r"(?:^|\b(?:a|au|aux|sur|,))\s*$", before)
                and clause.index - question.index <= 2
                and not re.search(r"\bau (?:bureau|travail)\b", before)
            )
        ):
            reading.put("client", "ville", town.value.name, (town.start, town.end), confidence=0.75)
