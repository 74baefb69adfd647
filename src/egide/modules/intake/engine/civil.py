"""Nationality and tax residence of client and spouse."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.nationalities import nationalities, nationality_of_country
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.questions import answerer, answers, question_of
from egide.modules.intake.engine.reading import Reading

NATIONALITIES = nationalities()
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


# Feminine and masculine forms that differ to the ear: what is said of a man is not said of his wife.
_FEMININE = frozenset(word for word in NATIONALITIES if word.endswith("e") and word[:-1] in NATIONALITIES)
_MASCULINE = frozenset(word[:-1] for word in _FEMININE)
_SAID_OF = re.compile(
    r"\b(?:nationalite|suis|est|sommes|sont|etes|reste|restee?|passeport|donc|c'est)\W+(?:de nationalite |toujours |"
    r"aussi |"
    r"donc |tous les deux |tous deux |bien |[a-z]+ et )?$"
)
_BOTH = re.compile(
    r"\b(?:tous les deux|toutes les deux|tous deux|l'un et l'autre|vous deux|lui comme moi|elle comme moi)\b"
)


def read_nationalities(reading: Reading) -> None:
    for match in _NATIONALITY.finditer(reading.text):
        clause = reading.document.clause_at(match.start())
        if clause.role == "courtier":
            _confirmed_nationality(reading, match, clause)
            continue
        question = question_of(reading, clause)
        asked = question if question is not None and question.about("nationalite") else None
        if asked is None and not _stated(reading, match, clause):
            continue
        if stance.negated_before(reading.document, match.start()):
            continue
        holder = answerer(reading, asked, match.start()) if asked is not None else reading.holder(match.start())
        sure = 0.88 if asked is not None else 0.85
        for person in _bearers(reading, match, clause, holder):
            reading.put(person, "nationalite", NATIONALITIES[match[1]], match.span(), confidence=sure)
    _from_countries(reading)
    _residences(reading)


_CITIZEN_OF = re.compile(rf"(?:^|[,.] ?|\b)d(?:u|e la|es|e l'|e|')\s?({'|'.join(nationality_of_country())})\b")


def _from_countries(reading: Reading) -> None:
    """ "De quel pays êtes-vous ressortissante ?" "Du Cameroun."."""
    for question, clause in answers(reading, "nationalite"):
        match = _CITIZEN_OF.search(clause.text)
        if match is None or clause.index - question.clause.index > 2 or match.start() > 24:
            continue
        start = clause.start + match.start(1)
        person = answerer(reading, question, start)
        if person in ("client", "conjoint") and re.search(
            r"\b(?:pays|ressortissante?|passeport)\b", question.clause.text
        ):
            value, span = nationality_of_country()[match[1]], (start, clause.start + match.end(1))
            reading.put(person, "nationalite", value, span, confidence=0.82)


def _stated(reading: Reading, match: re.Match[str], clause: Clause) -> bool:
    """ "Je suis belge"; in a memo also between commas: "Belge, né à Courtrai", "Salomé, française, …"."""
    before = reading.text[max(clause.start, match.start() - 34) : match.start()]
    ends = re.match(
        r" ?(?:[^ a-z]|$)| (?:et|mais|par|de|depuis|tous|toutes|aussi|comme|lui|elle|moi|hein|pas|d'|on|je|il|a|en|"
        r"ne)\b",
        reading.text[match.end() : match.end() + 9],
    )
    if _SAID_OF.search(before) and ends:
        return True
    apposed = clause.role == "narrateur" and re.search(r"(?:^|[,(:] )(?:mais |tous deux )?$", before)
    return bool(apposed and re.match(r"[,.)]| nee?\b| et\b|$", reading.text[match.end() : match.end() + 5]))


def _bearers(reading: Reading, match: re.Match[str], clause: Clause, holder: str) -> tuple[str, ...]:
    if holder == "commun" or _BOTH.search(clause.text):
        return ("client", "conjoint")
    if holder in ("", "courtier"):
        holder = "client"
    if holder not in ("client", "conjoint"):
        return ()
    genders = {"client": reading.household.client_gender, "conjoint": reading.household.spouse_gender}
    shown = "f" if match[1] in _FEMININE else "m" if match[1] in _MASCULINE else ""
    if question_of(reading, clause) is not None or "nationalite" in reading.text[clause.start : match.start()]:
        shown = ""  # "de nationalité congolaise" agrees with the nationality
    if shown and set(genders.values()) == {"m", "f"} and genders[holder] != shown:
        holder = "conjoint" if holder == "client" else "client"
    return (holder,)


def _confirmed_nationality(reading: Reading, match: re.Match[str], clause: Clause) -> None:
    """ "Nationalité française ?" "Oui."."""
    before = reading.text[max(clause.start, match.start() - 34) : match.start()]
    if not re.search(
        r"\bnationalite\b|\b(?:vous etes|etes[- ]vous|toujours)\W+(?:bien |donc |tous les deux )?$", before
    ):
        return
    answer = stance.reply(reading.document, clause)
    if answer is None or not (stance.says_yes(answer.text) or re.match(r"\W*(?:moi oui|depuis)\b", answer.text)):
        return
    value, spans = NATIONALITIES[match[1]], (match.span(), (answer.start, answer.end))
    reading.put("conjoint" if answer.role == "conjoint" else "client", "nationalite", value, *spans, confidence=0.85)
    if _BOTH.search(clause.text) and not re.match(r"\W*moi\b", answer.text):
        reading.put("conjoint", "nationalite", value, *spans, confidence=0.8)


_ADJECTIVES = {
    "francais": "France", "francaise": "France", "belge": "Belgique", "suisse": "Suisse", "portugais": "Portugal",
    "luxembourgeois": "Luxembourg", "luxembourgeoise": "Luxembourg", "portugaise": "Portugal", "espagnol": "Espagne",
    "espagnole": "Espagne", "italien": "Italie", "italienne": "Italie", "allemand": "Allemagne",
    "allemande": "Allemagne", "monegasque": "Monaco",
}  # fmt: skip
_COUNTRY = "|".join(_COUNTRIES)
_RESIDENT = re.compile(
    rf"\b(?:residents? fisca(?:l|ux|le|les)|residence fiscale|"
    rf"domicile fiscal)\b(?P<gap>[^.;?!]{{0,18}}?)\b(?:(?P<country>{_COUNTRY})|"
    rf"(?P<adjective>{'|'.join(_ADJECTIVES)}))s?\b"
)
_PAYS = re.compile(
    rf"\b(?:impots?|impose[es]?|imposables?|fiscalement|je declare|on declare|nous declarons|"
    rf"declare tout)\b[^.;?!]{{0,14}}?\b(?:en|au|a|aux) (?:la )?(?P<country>{_COUNTRY})\b"
)


# "Elle n'est pas imposée en France."
_NOT_PAID = re.compile(r"\b(?:pas|plus|ni|jamais)(?: [a-z']+){0,2} $")


def _residences(reading: Reading) -> None:
    for match, clause in reading.find(_RESIDENT.pattern):
        if reading.believed(clause, statement=True) and not re.search(r"\b(?:pas|plus|ni)\b", match["gap"]):
            country = _COUNTRIES[match["country"]] if match["country"] else _ADJECTIVES[match["adjective"]]
            reading.put("client", "residence_fiscale", country, match.span(), confidence=0.9)
    for match, clause in reading.find(_PAYS.pattern):
        denied = _NOT_PAID.search(reading.text, max(clause.start, match.start() - 24), match.start())
        told = reading.believed(clause, statement=True) and denied is None
        if told and reading.holder(match.start()) not in ("tiers", "enfant"):
            reading.put("client", "residence_fiscale", _COUNTRIES[match["country"]], match.span(), confidence=0.8)
    for question, clause in answers(reading, "fisc"):
        answered = re.compile(rf"\b(?:en|au|a|aux|la) ({_COUNTRY})\b").search(reading.text, clause.start, clause.end)
        if (
            answered
            and clause.index - question.clause.index <= 3
            and not stance.negated_before(reading.document, answered.start())
        ):
            spans = (answered.span(), (question.clause.start, question.clause.end))
            reading.put("client", "residence_fiscale", _COUNTRIES[answered[1]], *spans, confidence=0.85)
