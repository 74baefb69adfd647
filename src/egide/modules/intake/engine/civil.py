"""Birth, nationality, marriage and home of client and spouse."""

from __future__ import annotations

import re

from egide.kit.french.dates import DateMention, expand_year
from egide.kit.french.text import words
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

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
NATIONALITIES = {
    "francais": "française",
    "francaise": "française",
    "belge": "belge",
    "suisse": "suisse",
    "portugais": "portugaise",
    "portugaise": "portugaise",
    "espagnol": "espagnole",
    "espagnole": "espagnole",
    "italien": "italienne",
    "italienne": "italienne",
    "allemand": "allemande",
    "allemande": "allemande",
    "marocain": "marocaine",
    "marocaine": "marocaine",
    "algerien": "algérienne",
    "algerienne": "algérienne",
    "tunisien": "tunisienne",
    "tunisienne": "tunisienne",
    "senegalais": "sénégalaise",
    "senegalaise": "sénégalaise",
    "ivoirien": "ivoirienne",
    "ivoirienne": "ivoirienne",
    "camerounais": "camerounaise",
    "camerounaise": "camerounaise",
    "polonais": "polonaise",
    "polonaise": "polonaise",
    "roumain": "roumaine",
    "roumaine": "roumaine",
    "britannique": "britannique",
    "anglais": "britannique",
    "anglaise": "britannique",
    "americain": "américaine",
    "americaine": "américaine",
    "canadien": "canadienne",
    "canadienne": "canadienne",
    "turc": "turque",
    "turque": "turque",
    "vietnamien": "vietnamienne",
    "vietnamienne": "vietnamienne",
    "chinois": "chinoise",
    "chinoise": "chinoise",
    "bresilien": "brésilienne",
    "bresilienne": "brésilienne",
    "malgache": "malgache",
    "malien": "malienne",
    "malienne": "malienne",
    "luxembourgeois": "luxembourgeoise",
    "luxembourgeoise": "luxembourgeoise",
    "neerlandais": "néerlandaise",
    "neerlandaise": "néerlandaise",
    "irlandais": "irlandaise",
    "irlandaise": "irlandaise",
    "russe": "russe",
    "ukrainien": "ukrainienne",
    "ukrainienne": "ukrainienne",
    "libanais": "libanaise",
    "libanaise": "libanaise",
    "syrien": "syrienne",
    "syrienne": "syrienne",
    "grec": "grecque",
    "grecque": "grecque",
    "haitien": "haïtienne",
    "haitienne": "haïtienne",
    "congolais": "congolaise",
    "congolaise": "congolaise",
    "comorien": "comorienne",
    "comorienne": "comorienne",
}
_NATIONALITY = re.compile(r"\b(" + "|".join(sorted(NATIONALITIES, key=len, reverse=True)) + r")s?\b")
_COUNTRIES = {
    "france": "France",
    "suisse": "Suisse",
    "belgique": "Belgique",
    "luxembourg": "Luxembourg",
    "allemagne": "Allemagne",
    "espagne": "Espagne",
    "portugal": "Portugal",
    "italie": "Italie",
    "monaco": "Monaco",
    "maroc": "Maroc",
    "royaume-uni": "Royaume-Uni",
    "angleterre": "Royaume-Uni",
    "canada": "Canada",
    "etats-unis": "États-Unis",
}


def read_births(reading: Reading) -> None:
    """Birth dates, each to its person; "non pardon 93" corrects."""
    for mention in reading.document.dates:
        if mention.kind != "absolute" or len(mention.value) != 10:
            continue
        year = int(mention.value[:4])
        if not 1915 <= year <= reading.document.reference.year - 15:
            continue
        clause = reading.document.clause_at(mention.start)
        cue = _birth_cue(reading, mention, clause)
        if cue <= 0:
            continue
        person = _born_person(reading, mention, clause)
        if person not in ("client", "conjoint"):
            continue
        value, end = _corrected(reading, mention)
        reading.put(person, "date_naissance", value, (mention.start, end), confidence=cue)
        _birthplace_after(reading, person, end)


def _birthplace_after(reading: Reading, person: str, end: int) -> None:
    """ "Le 30 juin 1989, à Conakry": a place right after the date, known or not."""
    match = re.compile(r",? (?:a|au|en) ((?:(?:la|le|saint|sainte)[ -])?[a-z][a-z'-]+)").match(reading.text, end)
    if not match or match[1] in _NO_PLACE or not reading.document.speaks_with_capitals:
        return
    if reading.document.cased(match.start(1), match.end(1)):
        town = next((t for t in reading.document.towns if t.start == match.start(1)), None)
        span = (match.start(1), town.end if town else match.end(1))
        reading.put(person, "lieu_naissance", reading.said(*span), span, confidence=0.8)


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
    question = stance.asked(reading.document, clause)
    if clause.role in ("client", "conjoint") and question is not None:
        asked = _BORN.search(question.text) or re.search(r"\bne (?:en|le)\b|\bage\b|etat civil", question.text)
        if asked and not _NOT_BIRTH.search(question.text):
            return 0.9
        if clause.index - question.index <= 5 and re.search(r"dates? de naissance|vos dates|etat civil", question.text):
            return 0.9
    return 0.7 if int(mention.value[:4]) <= reading.document.reference.year - 18 else 0


def _born_person(reading: Reading, mention: DateMention, clause: Clause) -> str:
    near = reading.text[max(0, mention.start - 60) : mention.start]
    if clause.role == "conjoint" and not re.search(r"\b(?:lui|elle|mon mari|ma femme)\b", near):
        return "conjoint"
    after = reading.text[mention.end : mention.end + 24]
    if re.match(r"\W*(?:pour|c'est) moi\b", after):
        return {"client": "client", "conjoint": "conjoint"}.get(clause.role, "client")
    holder = reading.people.holder(mention.start)
    if holder == "commun":
        return "client"
    if holder in ("", "courtier", "entreprise"):
        return "client"
    return holder


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
    rf"\bnee?s?\b(?P<gap>(?:(?!\bnee?\b)[^.;!?\n]){{0,45}}?)\b(?:a|au|aux|en|dans|sur|"
    rf"pres de)\s+(?P<place>{_PLACE_WORD}(?:[ -](?:sur|en|les|le|la|de|du|d'|aux|sous)[ -][a-z'-]+)*)"
)
_NO_PLACE = words(
    "la le les l'epoque deux mille france mon sa une un fait cinq dix janvier fevrier mars avril mai juin "
    "juillet aout septembre octobre novembre decembre quatre soixante quarante cinquante trente vingt tout tous"
)


def read_birthplaces(reading: Reading) -> None:
    for match, _clause in reading.find(_BORN_AT.pattern):
        place, start, end = match["place"], match.start("place"), match.end("place")
        if place.split(" ")[0] in _NO_PLACE or re.search(r"\d{4} (?:a|en) $", ""):
            continue
        town = next((t for t in reading.document.towns if t.start == start or t.start == start - 3), None)
        capital = reading.document.cased(start, end)
        if town is None and not (reading.document.speaks_with_capitals and capital):
            continue
        if town is not None:
            end = max(end, town.end) if reading.document.speaks_with_capitals else town.end
        holder = reading.holder(match.start())
        person = (
            "conjoint" if holder == "conjoint" else "client" if holder in ("client", "commun", "", "courtier") else ""
        )
        if person:
            value = town.value.name if town is not None and town.end >= end else reading.said(start, end)
            reading.put(person, "lieu_naissance", value, (start, end), confidence=0.85)
    _answered_birthplaces(reading)


def _answered_birthplaces(reading: Reading) -> None:
    """ "Vous êtes né quand ?" "Le trois août, à Limoges." """
    for town in reading.document.towns:
        clause = reading.document.clause_at(town.start)
        if clause.role not in ("client", "conjoint") or not re.search(
            r"\b(?:a|au|aux)\s$|^(?:au|aux) ",
            reading.text[max(clause.start, town.start - 4) : town.start] or reading.text[town.start : town.start + 4],
        ):
            continue
        question = stance.asked(reading.document, clause)
        if (
            question is None
            or clause.index - question.index > 2
            or not re.search(r"\b(?:nee?s?|naissance|naquit)\b", question.text)
        ):
            continue
        if re.search(
            r"\b(?:habit\w*|viv\w*|travaill\w*|bosse|boulot|chez)\b", reading.clause_words(clause, town.start, 40, 0)
        ):
            continue
        holder = reading.holder(town.start)
        person = "conjoint" if holder == "conjoint" or clause.role == "conjoint" else "client"
        if holder not in ("tiers", "enfant"):
            reading.put(person, "lieu_naissance", town.value.name, (town.start, town.end), confidence=0.78)


def read_nationalities(reading: Reading) -> None:
    for match in _NATIONALITY.finditer(reading.text):
        clause = reading.document.clause_at(match.start())
        before = reading.text[max(clause.start, match.start() - 34) : match.start()]
        if not re.search(
            r"\b(?:nationalite|je suis|est|suis|etes|passeport|d'origine)\W+(?:de nationalite )?(?:[a-z]+ )?$", before
        ):
            continue
        if clause.role == "courtier" and not re.search(r"nationalite", before):
            continue
        value = NATIONALITIES[match[1]]
        span = (match.start(), match.end())
        if clause.role == "courtier":
            answer = stance.reply(reading.document, clause)
            if answer is not None and (stance.says_yes(answer.text) or re.match(r"\W*moi oui\b", answer.text)):
                reading.put("client", "nationalite", value, span, (answer.start, answer.end), confidence=0.85)
                if (
                    re.search(r"tous les deux|toutes les deux", clause.text)
                    and stance.says_yes(answer.text)
                    and not re.match(r"\W*moi\b", answer.text)
                ):
                    reading.put("conjoint", "nationalite", value, span, (answer.start, answer.end), confidence=0.8)
            continue
        holder = reading.holder(match.start())
        if holder == "commun":
            reading.put("client", "nationalite", value, span)
            reading.put("conjoint", "nationalite", value, span)
        elif holder in ("client", "conjoint"):
            reading.put(holder, "nationalite", value, span, confidence=0.85)
    pattern = (
        r"\b(?:residents? fisca(?:l|ux|le|les)|residence fiscale|impots?|impose[es]?) (?:est |c'est |sont )?(?:en|"
        r"au|a|de) (" + "|".join(_COUNTRIES) + r")\b"
    )
    for match, clause in reading.find(pattern):
        if reading.believed(clause, statement=True):
            reading.put(
                "client", "residence_fiscale", _COUNTRIES[match[1]], (match.start(), match.end()), confidence=0.8
            )
