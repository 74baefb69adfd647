"""Dates and places of birth of client and spouse, each to its person, with corrections and pieces put together."""

from __future__ import annotations

from dataclasses import replace

from egide.kit import patterns as re
from egide.kit.french.dates import DateMention, expand_year
from egide.kit.french.dictated import read_dictated_dates
from egide.kit.french.text import words
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.birth_pieces import told_in_pieces
from egide.modules.intake.engine.birthplaces_apart import after_maiden_name, read_places_apart
from egide.modules.intake.engine.compounds import compound_end
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.firstnames import NOT_NAMES
from egide.modules.intake.engine.questions import answerer, answers, question_of
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.surnames import shown

_BORN = re.compile(
    r"\b(?:nee?s?|naissance|naquit|vous etes de quelle annee|vous etes du|je suis du|suis de|est du|est de|"
    r"moi (?:le|c'est le|du)|pour moi|l'anniversaire|anniversaire)\b"
)
_NOT_BIRTH = re.compile(
    r"\b(?:mari(?:es?|ee?s?|age)|pacs\w*|divorc\w*|jugement|embauch\w*|entree?|depuis|signe\w*|achet\w*|acquis\w*|"
    r"ouvert\w*|souscri\w*|cree\w*|creation|monte|installe\w*|donation|echeance|retraite|rendez|note du|termin\w*|"
    r"fini\w*|jusqu|veuf|veuve|decede\w*|deces|mort|licencie\w*|bail|effet)\b"
)
_CORRECTION = re.compile(
    r"^[\s,.…]*(?:euh,? |ah |oh )*(?:non|pardon|enfin|plutot|je me trompe|excusez|pas)(?:[\s,.…]+(?:non|pardon|"
    r"enfin|plutot|euh|c'est|en|mais|attendez|le))*[\s,.…]*"
)
_NO_PLACE = words(
    "la le les l'epoque deux mille france mon sa une un fait cinq dix janvier fevrier mars avril mai juin "
    "juillet aout septembre octobre novembre decembre quatre soixante quarante cinquante trente vingt tout tous "
    "maman papa mere enfin attendez bref ecoutez tiens franchement personne pareil idem voila bien pourquoi "
    "temps plein domicile charge peu votre quel quelle cause cote partir"
)


def read_births(reading: Reading) -> None:
    """Birth dates and the places said with them."""
    for mention in _mentions(reading):
        clause = reading.document.clause_at(mention.start)
        cue = _birth_cue(reading, mention, clause)
        if cue <= 0:
            continue
        person = _born_person(reading, mention, clause)
        if person not in ("client", "conjoint"):
            continue
        value, end = _corrected(reading, mention)
        if clause.role == "courtier":
            said = _confirmed(reading, clause, value)
            if not said:
                continue
            value = said
        reading.put(person, "date_naissance", value, (mention.start, end), confidence=cue)
        _birthplace_after(reading, person, end)
        _birthplace_before(reading, person, mention.start, clause)
    for person, found in told_in_pieces(reading):
        sure = 0.88 if len(found.value) == 10 else 0.72
        reading.put(person, "date_naissance", found.value, (found.start, found.end), confidence=sure)
        _birthplace_after(reading, person, found.end)
    _born_in_year(reading)
    _read_places(reading)


_BORN_IN = re.compile(r"\bnee?s? (?:[^.;!?\d]{0,40}?[ ,])?(?:en|vers|courant|fin|debut) $")


def _born_in_year(reading: Reading) -> None:
    """ "Née à Abidjan, en 1987", "né en mai 1961": all that is known of the day."""
    for mention in reading.document.dates:
        if len(mention.value) == 10 or mention.kind not in ("year", "absolute"):
            continue
        clause = reading.document.clause_at(mention.start)
        lead = reading.text[max(clause.start, mention.start - 60) : mention.start]
        born = _BORN_IN.search(lead)
        if born is None or _NOT_BIRTH.search(lead, born.start()):
            continue
        if not 1915 <= int(mention.value[:4]) <= reading.document.reference.year - 15:
            continue
        person = _born_person(reading, mention, clause)
        value = _confirmed(reading, clause, mention.value) if clause.role == "courtier" else mention.value
        if person in ("client", "conjoint") and value:
            reading.put(person, "date_naissance", value, (mention.start, mention.end), confidence=0.71)


def _mentions(reading: Reading) -> list[DateMention]:
    """Whole dates, dates dictated in figures where a birth is asked, days whose year stands beside."""
    document = reading.document
    oldest, youngest = 1915, document.reference.year - 15
    found = [m for m in document.dates if m.kind == "absolute" and len(m.value) == 10]
    found += [m for m in _dictated(reading) if not any(f.start < m.end and m.start < f.end for f in found)]
    for mention in document.dates:
        if mention.kind == "partial" and len(mention.value) == 10:
            whole = _with_year(reading, mention)
            if whole is not None:
                found.append(whole)
    return sorted((m for m in found if oldest <= int(m.value[:4]) <= youngest), key=lambda m: m.start)


def _dictated(reading: Reading) -> list[DateMention]:
    document = reading.document
    phones = [(p.start, p.end) for p in document.phones]
    found = []
    for mention in read_dictated_dates(document.reference, document.numbers, document.text):
        if any(start < mention.end and mention.start < end for start, end in phones):
            continue
        clause = document.clause_at(mention.start)
        question = question_of(reading, clause)
        asked = question is not None and question.about("naissance") and mention.start - clause.start < 60
        told = re.search(
            r"\bnee?(?: le)? $|\bnaissance,?:? (?:c'est )?(?:le )?$", document.text[mention.start - 16 : mention.start]
        )
        if asked or told:
            found.append(mention)
    return found


def _with_year(reading: Reading, mention: DateMention) -> DateMention | None:
    """ "Je n'ai que 1986." "25 août."; "le 3 novembre." "Soixante-treize."; "De 74. Le 11 mai."."""
    document = reading.document
    clause = document.clause_at(mention.start)
    question = question_of(reading, clause)
    if question is None or not question.about("naissance"):
        return None
    before = [m for m in document.dates if question.clause.start <= m.start < mention.start and m.kind == "year"]
    if before and not re.search(r"\bde\b", document.text[before[-1].end : mention.start]):
        return replace(mention, value=before[-1].value + mention.value[4:], kind="absolute")
    number = next((n for n in document.numbers if n.start >= mention.end), None)
    if number is None or not re.fullmatch(
        r"[.,;…\s]*(?:(?:oui|en|de|c'est|annee|enfin)\s)?", document.text[mention.end : number.start]
    ):
        return None
    year = expand_year(int(number.value), document.reference) if number.value == int(number.value) else None
    if year is None or len(number.digits) not in (2, 4):
        return None
    return replace(mention, value=f"{year}{mention.value[4:]}", end=number.end, kind="absolute")


def _confirmed(reading: Reading, clause: Clause, value: str) -> str:
    """A date the broker reads out: as it is when agreed, mended when corrected, "" when denied."""
    answer = stance.reply(reading.document, clause)
    if answer is None:
        return value
    denied = stance.says_no(answer.text)
    number = next((n for n in reading.document.numbers if answer.start <= n.start < answer.end), None)
    if number is not None and re.fullmatch(
        r"\W*(?:non|ah non|presque|pardon|euh)?\W*(?:c'est |moi )?(?:le |en |de )?",
        answer.text[: number.start - answer.start],
    ):
        day = next((m for m in reading.document.dates if m.start <= number.start < m.end and len(m.value) == 10), None)
        if day is not None:
            return day.value if day.kind == "absolute" else f"{value[:4]}{day.value[4:]}"
        year = expand_year(int(number.value), reading.document.reference)
        if year and (len(number.digits) == 4 or number.value > 31):
            return f"{year}{value[4:]}"
        if 1 <= number.value <= 31 and (answer.text.lstrip().startswith("le ") or " le " in answer.text[:20]):
            return f"{value[:8]}{int(number.value):02d}"
    return "" if denied else value


def _birthplace_after(reading: Reading, person: str, end: int) -> None:
    """ "Le 30 juin 1989, à Conakry", "17 janvier 1971, Saint-Chamond": a place right after the date, known or not."""
    match = re.compile(
        r"[,.]? (?P<at>a |au |aux |en )?(?P<place>(?:(?:la|le|les|saint|sainte)[ -])?[a-z][a-z'-]+(?:-[a-z'-]+)*)"
    ).match(reading.text, end)
    if not match or match["place"] in _NO_PLACE or not reading.document.speaks_with_capitals:
        return
    start, stop = match.span("place")
    town = next((t for t in reading.document.towns if t.start <= start < t.end), None)
    unsure = not match["at"] and (town is None or town.value.ambiguous)
    if not reading.document.cased(start, stop) or (unsure and not _only_place(reading, start, stop)):
        return
    if town is not None:
        start, stop = town.start, max(town.end, stop)
        value = town.value.name if town.end == stop else reading.said(start, stop)
    else:
        stop = compound_end(reading.document, stop)
        value = reading.said(start, stop)
    reading.put(person, "lieu_naissance", value, (start, stop), confidence=0.8)


def _only_place(reading: Reading, start: int, stop: int) -> bool:
    """ "Le 16 août 1994, Pondichéry.": where births are asked about, what closes the sentence after the date."""
    clause = reading.document.clause_at(start)
    question = question_of(reading, clause)
    asked = question is not None and question.about("naissance", "lieu")
    closes = re.match(r"\s*(?:[.!]|$)", reading.text[stop : stop + 2]) is not None
    return asked and closes and stop - start > 3 and not _is_name(reading, start)


_PLACE_FIRST = re.compile(r"\b(?:a|au|aux) (?P<place>(?:(?:la|le|les|saint|sainte)[ -])?[a-z][a-z'-]+), (?:le )?$")


def _birthplace_before(reading: Reading, person: str, start: int, clause: Clause) -> None:
    """ "Lui à Kayseri, le 1er janvier 1979": where births are asked about, the place before the date."""
    question = question_of(reading, clause)
    if question is None or not question.about("naissance") or not reading.document.speaks_with_capitals:
        return
    low = max(clause.start, start - 50)
    match = _PLACE_FIRST.search(reading.text[low:start])
    if match is None or match["place"] in _NO_PLACE:
        return
    first, last = low + match.start("place"), low + match.end("place")
    if reading.document.cased(first, last):
        reading.put(person, "lieu_naissance", reading.said(first, last), (first, last), confidence=0.76)


def _birth_cue(reading: Reading, mention: DateMention, clause: Clause) -> float:
    before = reading.text[max(clause.start, mention.start - 70) : mention.start]
    born, other = None, None
    for match in _BORN.finditer(before):
        born = match.start()
    for match in _NOT_BIRTH.finditer(before):
        other = match.start()
    if born is not None and (other is None or born > other):
        return 0.95
    if other is not None:
        return 0
    question = question_of(reading, clause)
    if question is not None and question.about("naissance"):
        return 0.9
    if question is None and clause.role in ("client", "conjoint"):
        asked = stance.asked(reading.document, clause)
        if asked is not None and not _NOT_BIRTH.search(asked.text):
            if _BORN.search(asked.text) or re.search(r"\bne (?:en|le)\b|\bage\b|etat civil", asked.text):
                return 0.9
            if clause.index - asked.index <= 5 and re.search(r"vos dates", asked.text):
                return 0.9
    if clause.role in ("client", "conjoint"):
        asked = stance.asked(reading.document, clause)
        if asked is not None and clause.index - asked.index <= 2 and _NOT_BIRTH.search(asked.text):
            return 0  # "Mariés depuis ?" "Le 21 juin 2008."
    return 0.7 if int(mention.value[:4]) <= reading.document.reference.year - 18 else 0


def _born_person(reading: Reading, mention: DateMention, clause: Clause) -> str:
    after = reading.text[mention.end : mention.end + 24]
    own = {"client": "client", "conjoint": "conjoint"}.get(clause.role, "client")
    if re.match(r"\W*(?:pour|c'est) moi\b", after):
        return own
    if re.match(r"\W*(?:pour|c'est) (?:lui|elle|mon mari|ma femme)\b", after):
        return "client" if clause.role == "conjoint" else "conjoint"
    question = question_of(reading, clause)
    if question is not None and question.about("naissance", "lieu"):
        return answerer(reading, question, mention.start)
    named = reading.people.last_before(mention.start, clause.start)
    if clause.role == "conjoint" and named is None:
        return "conjoint"
    holder = reading.people.holder(mention.start)
    return "client" if holder in ("", "courtier", "entreprise", "commun") else holder


def _corrected(reading: Reading, mention: DateMention) -> tuple[str, int]:
    """A year or a whole date said again right after "non pardon"."""
    tail = reading.text[mention.end : mention.end + 60]
    match = _CORRECTION.match(tail)
    if not match:
        return mention.value, mention.end
    start = mention.end + match.end()
    for later in reading.document.dates:
        if start <= later.start <= start + 4 and len(later.value) == 10:
            return later.value, later.end
    for number in reading.document.numbers:
        if start <= number.start <= start + 4:
            year = expand_year(int(number.value), reading.document.reference)
            if year and len(number.digits) in (2, 4):
                return f"{year}{mention.value[4:]}", number.end
            if 1 <= number.value <= 31:
                return f"{mention.value[:8]}{int(number.value):02d}", number.end
    return mention.value, mention.end


_PLACE_WORD = r"(?:(?:le|la|les|saint|sainte|l')[ -]?)?[a-z][a-z'-]+"
_BORN_AT = re.compile(
    rf"\b(?:nee?s?|(?:vu|voit) le jour|natifs?|natives?)\b"
    rf"(?P<gap>(?:(?!\bnee?\b|, (?!a |au |aux |en |dans |le |vers |\d))[^.;!?\n]){{0,45}}?)"
    rf"\b(?:(?:a|au|aux|en|dans|sur|pres de)\s+|(?<=nati[fv]e )de |(?<=natif )de )"
    rf"(?P<place>{_PLACE_WORD}(?:[ -](?:sur|en|les|le|la|de|du|d'|aux|sous)[ -][a-z'-]+)*)"
)


def _read_places(reading: Reading) -> None:
    for match, clause in reading.find(_BORN_AT.pattern):
        place, start, end = match["place"], match.start("place"), match.end("place")
        if place.split(" ")[0] in _NO_PLACE or after_maiden_name(reading, match):
            continue
        if clause.role == "courtier" and stance.verdict(reading.document, clause) == "no":
            continue
        town = next((t for t in reading.document.towns if t.start in (start, start - 3)), None)
        capital = reading.document.cased(start, end)
        heard = town is None and _heard_place(reading, match)
        if town is None and not ((reading.document.speaks_with_capitals and capital) or heard):
            continue
        if town is not None:
            end = max(end, town.end) if reading.document.speaks_with_capitals else town.end
        elif heard:
            end = start + len(place.split(" ")[0])
        else:
            end = compound_end(reading.document, end)
        person = _born_there(reading, match.start(), clause)
        if person:
            value = town.value.name if town is not None and town.end >= end else shown(reading, start, end)
            doubted = clause.role == "courtier" and stance.verdict(reading.document, clause) != "yes"
            reading.put(person, "lieu_naissance", value, (start, end), confidence=0.7 if doubted else 0.85)
            if _ALL_TWO.search(reading.text, max(clause.start, match.start() - 24), match.start() + 1):
                reading.put("conjoint", "lieu_naissance", value, (start, end), confidence=0.76)
    _answered_places(reading)
    _born_where_told(reading)
    read_places_apart(reading)


_ALL_TWO = re.compile(r"\b(?:tous|toutes) (?:les )?deux\b|\bl'une? et l'autre\b")
_TOLD_WHEN = re.compile(r"\W*(?:le |en |un |vers )?")


def _heard_place(reading: Reading, match: re.Match[str]) -> bool:
    """In raw speech a town no table holds: "née le cinq mars cinquante-huit à Konya", nothing between but the date."""
    word = match["place"].split(" ")[0]
    if len(word) < 4 or word in NOT_NAMES or "'" in word or reading.document.speaks_with_capitals:
        return False
    gap = match.start("gap"), match.end("gap")
    date = next((d for d in reading.dates_between(gap[0], gap[1])), None)
    if date is None:
        return not match["gap"].strip()
    told = _TOLD_WHEN.fullmatch(reading.text, gap[0], date.start) is not None
    return told and not reading.text[date.end : gap[1]].strip()


def _born_there(reading: Reading, position: int, clause: Clause) -> str:
    holder = reading.holder(position)
    if holder in ("commun", "", "courtier"):
        return "conjoint" if clause.role == "conjoint" and not holder else "client"
    return holder if holder in ("client", "conjoint") else ""


_PLACE_ANSWER = re.compile(
    rf"(?:(?P<at>\b(?:(?:a|au|aux)\s+|(?:commune|clinique|hopital|maternite|ville|native?) (?:de |d')))|"
    rf"^\W*(?:(?:euh|alors|oui|non|moi|c'est|ben|bah|bon|ah|enfin|je suis de|de)\W+)*)(?P<place>{_PLACE_WORD}"
    rf"(?:[ -](?:sur|en|les|le|la|de|du|d'|aux|sous)[ -][a-z'-]+)*)"
)


def _answered_places(reading: Reading) -> None:
    """ "Vous êtes né où ?" "À Bamako."; "Lieu de naissance ?" "Villers-Cotterêts." """
    for question, clause in answers(reading, "lieu", "naissance"):
        for match in _PLACE_ANSWER.finditer(clause.text):
            start, end = clause.start + match.start("place"), clause.start + match.end("place")
            town = next((t for t in reading.document.towns if t.start in (start, start - 3)), None)
            written = reading.document.speaks_with_capitals and reading.document.original(start, end)[:1].isupper()
            bare = match["at"] is None
            few = len(clause.text.split()) <= 5 or reading.text[end : end + 1] in (",", ".")
            alone = question.about("lieu") and few and not _number_near(reading, clause)
            if match["place"].split(" ")[0] in _NO_PLACE | NOT_NAMES or (bare and not (town or alone)):
                continue
            if (town is None and not (written and question.about("lieu") and not _is_name(reading, start))) or (
                town is not None and reading.document.speaks_with_capitals and not written
            ):
                continue
            end = end if town is not None else compound_end(reading.document, end)
            if re.search(
                r"\b(?:habit\w*|viv\w*|travaill\w*|bosse|boulot|chez|mari\w*)\b",
                reading.clause_words(clause, start, 40, 0),
            ):
                continue
            person = answerer(reading, question, start)
            if person in ("client", "conjoint"):
                whole = town is not None and town.end >= end - 1
                value = town.value.name if town is not None and whole else reading.said(start, end)
                reading.put(person, "lieu_naissance", value, (start, end), confidence=0.78)


def _number_near(reading: Reading, clause: Clause) -> bool:
    """Figures that no date holds: an answer about something else."""
    held = [(m.start, m.end) for m in reading.document.dates]
    return any(
        not any(start <= number.start < end for start, end in held)
        for number in reading.document.numbers_between(clause.start, clause.end)
    )


_BORN_THERE = re.compile(r"\b(?:j'y|elle y|il y|on y) (?:suis|est|etais) nee?s?\b")


def _born_where_told(reading: Reading) -> None:
    """ "De Perpignan, elle y est née"; "J'habite Caen, j'y suis né": the town named just before."""
    for match, clause in reading.find(_BORN_THERE.pattern):
        before = [t for t in reading.document.towns if clause.start - 60 <= t.start < match.start()]
        person = _born_there(reading, match.end(), clause) if before else ""
        if person:
            town = before[-1]
            spans = ((town.start, town.end), match.span())
            reading.put(person, "lieu_naissance", town.value.name, *spans, confidence=0.8)


def _is_name(reading: Reading, position: int) -> bool:
    return any(name.start == position for name in reading.household.names)
