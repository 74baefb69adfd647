"""Where first names stand in the text, and the family names beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from egide.kit import patterns as re
from egide.kit.french.names import first_names, gender_of
from egide.kit.french.professions import profession_heads
from egide.kit.french.text import fold, words
from egide.kit.french.tokens import starts_of
from egide.modules.intake.engine.document import Document

NOT_NAMES = words(
    "mme mlle mr bonjour oui non madame monsieur maitre docteur mademoiselle mon ma le la les je on nous vous "
    "et mais alors "
    "donc bon ben ah oh euh c'est pour avec chez en depuis il elle un une des du de tres merci parfait note "
    "rendez livret pel per pea ldds scpi sci sarl sas sasu eurl cdi cdd smic edf sncf ratp caf urssaf france "
    "travail iban janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre tmi ehpad "
    "chu chru afer madelin qui que quoi est ne nee a au aux dans sur sous pas plus moins trop bien travaille "
    "fait gagne touche marie mariee celibataire divorce divorcee veuf veuve pacse pacsee ans an mois ou ni lui "
    "toi moi eux voila ca ce cette son sa ses notre nos votre vos leur y n d l s j m t qu si car puis apres "
    "avant aussi encore toujours jamais gerant gerante salarie salariee medecin infirmiere professeur compagnon "
    "compagne epoux epouse mari femme fils fille enfant enfants client cliente ok d'accord entendu courtier "
    "conjoint dont quand comme parce ait ont sont etait sera avait avez suis habite vit loue va vient prend veut "
    "voudrait aimerait souhaite parti partie agee age prenom nom tout tous toute deux trois quatre cinq six sept "
    "huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent mille "
    "vend cherche tient garde bosse point arobase tiret monte dirige exerce entre entree pourquoi comment "
    "combien par sans vers meme autre petit petite grand grande demi"
)


# Words of everyday speech that are also family names, right after a first name.
_NAMES_TOO = words("petit grand mars compagnon point garde cherche")


_PARTICLE = (
    r"(?:(?:(?:Van|van|Von|von) (?:den|der|de|Den|Der|De)|Le|La|Les|De|Du|Des|Da|Dos|El|Ben|Van|Von|Di|Del|D'|L'|N'|"
    r"Aït|Ait|Ould|Abd|Bou|Mac|Mc|de|du|des|da|dos|van|von|le|la|ben|ould|al|el)[ -]|[dln]['’])"
)


_SURNAME = re.compile(
    rf"\s*,?\s*((?:{_PARTICLE}){{0,2}}[A-ZÀ-ÝŒ][\wÀ-ÿœ'’-]*(?:[ -](?:{_PARTICLE})?[A-ZÀ-ÝŒ][\wÀ-ÿœ'’-]+)?)"
)


@dataclass(slots=True)
class Name:
    """A first name in the text; ``person`` is client, conjoint, enfant, tiers or "" (not known).

    ``weight`` is how surely this mention tells the person.
    """

    key: str
    shown: str
    start: int
    end: int
    known: bool
    person: str = ""
    weight: int = 0


# In speech without capitals, words before they are names.
_WORDS_TOO = words("rose line noe olive prune max fleur logan soa yse delphin dragan tino titus pol kris gwen manel")
# Speech recognisers write "anne sophie" for Anne-Sophie.
_COMPOUND = words("jean marie anne pierre marc charles paul")


_WORD = re.compile(r"(?<![a-z0-9'@.-])[a-z][a-z]+(?:-[a-z]+)*(?:'[a-z]+)?(?![a-z@])")


@cache
def _heads() -> frozenset[str]:
    """What the names of the table begin with, up to a hyphen or an apostrophe."""
    return _COMPOUND | {re.split(r"[-']", name)[0] for name in first_names()}


# "Malo-les-Bains", "Marc-en-Barœul": towns that begin with a first name.
_IN_A_PLACE = re.compile(r"-(?:les?|la|sur|sous|en|des?|du|aux?|d|l|pres|et)-")


def read_names(document: Document, given: Sequence[tuple[int, int]] = ()) -> list[Name]:
    """First names of the table, and unknown capitalised words that stand where a first name stands; ``given``: where
    somebody was heard to give their own."""
    table = first_names()
    capitals = document.speaks_with_capitals
    found: list[Name] = []
    starts = sorted(starts_of(document.text, _heads()))
    for match in filter(None, [_WORD.match(document.text, start) for start in starts]):
        word = match.group()
        entry = table.get(word)
        joined = not capitals and word in _COMPOUND and re.compile(r" ([a-z]+)").match(document.text, match.end())
        if joined and f"{word}-{joined[1]}" in table:
            name = table[f"{word}-{joined[1]}"].name
            found.append(Name(f"{word}-{joined[1]}", name, match.start(), joined.end(), True))
            continue
        if (entry is None and "-" not in word) or (found and match.start() < found[-1].end):
            continue
        if entry is None:
            parts = word.split("-")
            if (
                not _IN_A_PLACE.search(word)
                and parts[0] in table
                and (capitals or all(part in table for part in parts))
            ):
                entry = table[parts[0]]
        if entry is None or (word in _WORDS_TOO and not capitals):
            continue
        if word == "marie" and not _is_the_name_marie(document, match.start(), match.end()):
            continue
        if capitals and not document.cased(match.start(), match.end()):
            continue
        shown = document.original(match.start(), match.end()) if capitals else entry.name
        if (
            _is_street_or_firm(document, match.start())
            or _titled_surname(document, *match.span())
            or (not capitals and _common_noun(document, *match.span()))
        ):
            continue
        if found and capitals and entry is not None and _is_surname_of(document, found[-1], match.start()):
            continue
        found.append(Name(word, shown, match.start(), match.end(), True))
    taken = {name.start for name in found}
    found.extend(_said_to_be_names(document, taken))
    taken |= {name.start for name in found}
    found.extend(Name(document.text[s:e], document.original(s, e), s, e, False) for s, e in given if s not in taken)
    if capitals:
        found.extend(_unknown_names(document, taken | {name.start for name in found}))
    else:
        found.extend(_said_again(document, found))
    return sorted(found, key=lambda name: name.start)


_NAMED = re.compile(
    r"\b(?:demandez|appelez-moi|s'appelle(?:nt)?|prenom(?: est| c'est|,)?|se prenomme|prenommee?) "
    r"([a-z]{3,}(?:-[a-z]+)*)(?![a-z'-])"
)


def _said_to_be_names(document: Document, taken: set[int]) -> list[Name]:
    """ "Elle s'appelle Lovasoa", "et le prénom Hanitra": whatever the table says."""
    found: list[Name] = []
    for match in _NAMED.finditer(document.text):
        word, (start, end) = match[1], match.span(1)
        if start in taken or word in NOT_NAMES or word in ("comment", "comme", "pareil", "aussi", "quand"):
            continue
        if document.speaks_with_capitals and not document.cased(start, end):
            continue
        found.append(Name(word, document.original(start, end), start, end, False))
        taken.add(start)
    return found


def _said_again(document: Document, found: list[Name]) -> list[Name]:
    """The other mentions of names no table holds."""
    taken = {name.start for name in found}
    keys = {name.key for name in found if not name.known}
    if not keys:
        return []
    again = re.compile(rf"(?<![a-z'-])(?:{'|'.join(sorted(keys))})(?![a-z'-])").finditer(document.text)
    return [Name(m.group(), document.original(*m.span()), *m.span(), False) for m in again if m.start() not in taken]


_VOCATIVE = re.compile(
    r"^(?:(?:bonjour|alors|bon|et|donc|merci|tres bien|d'accord|dites-moi|entrez) )?(?P<start>[a-z]+(?:-[a-z]+)*), |"
    r"(?:, |s'appelle |prenom c'est |prenom, |appeler |je m'appelle |mon fils |ma fille |ma femme |mon mari |"
    r"ma compagne |mon compagnon |notre fils |notre fille |avec |son fils |sa fille |son epouse |sa compagne |"
    r"son mari |"
    r"son compagnon |\blui, |\belle, |(?:cliente?|conjointe?) ?[:,=] (?:(?:mme|mlle|mr|monsieur|madame) |"
    r"m\. ?)?)(?P<end>[a-z]+(?:-[a-z]+)*)(?=[ .?!,])"
)


def _unknown_names(document: Document, taken: set[int]) -> list[Name]:
    """Capitalised words that stand where a first name stands, though no table holds them."""
    found: list[Name] = []
    for clause in document.clauses:
        for match in _VOCATIVE.finditer(clause.text):
            group = "start" if match["start"] else "end"
            start, end = clause.start + match.start(group), clause.start + match.end(group)
            word = match[group]
            if start in taken or len(word) < 3 or word in NOT_NAMES or not document.cased(start, end):
                continue
            if (
                (_TITLED.search(match.group()) and not _first_of_two(document, end))
                or (group == "start" and clause.role != "courtier")
                or _is_street_or_firm(document, start)
                or any(i.start <= start < i.end for i in document.institutions)
            ):
                continue
            if (
                group == "end"
                and match.group().startswith(", ")
                and (clause.role not in ("courtier", "conjoint") or match.end() < len(clause.text) - 1)
            ):
                continue
            if any(t.start <= start < t.end for t in document.towns) or re.search(
                r"\b(?:(?:monsieur|madame|docteur|maitre) |jeune fille\W+)$", document.text[max(0, start - 14) : start]
            ):
                continue
            if group == "start" and not _inside_sentence(document, word):
                continue
            found.append(Name(word, document.original(start, end), start, end, False))
            taken.add(start)
    found.extend(_beside_surnames(document, taken))
    found.extend(_beside_ages(document, taken))
    keys = {name.key for name in found}
    if not keys:
        return found
    again = (m for m in re.finditer(r"(?<![a-z-])[a-z]+(?:-[a-z]+)*(?![a-z-])", document.text) if m.group() in keys)
    found.extend(
        Name(match.group(), document.original(*match.span()), *match.span(), False)
        for match in again
        if match.start() not in taken and document.cased(*match.span())
    )
    return found


_TITLED = re.compile(r"(?:mme|mlle|mr|monsieur|madame|m\.) ?[a-z-]+$")


def _first_of_two(document: Document, end: int) -> bool:
    """ "Mme Josiane Perrault": after a title a word is a first name only when another name follows it."""
    following = re.compile(r" ([a-z]{2,}(?:-[a-z]+)*)").match(document.text, end)
    return following is not None and following[1] not in NOT_NAMES and document.cased(*following.span(1))


def _believable(document: Document, start: int, end: int) -> bool:
    word = document.text[start:end]
    if len(word) < 3 or word in NOT_NAMES or not document.cased(start, end) or _is_street_or_firm(document, start):
        return False
    return not any(t.start <= start < t.end for t in document.towns)


def _beside_surnames(document: Document, taken: set[int]) -> list[Name]:
    """ "Madame Khelifi ?" "Oui, Nassima Khelifi": the word before a surname already heard."""
    found: list[Name] = []
    surnames = {m[1] for m in re.finditer(r"\b(?:monsieur|madame|mademoiselle) ([a-z]{3,}(?:-[a-z]+)*)", document.text)}
    for match in re.finditer(r"(?<![a-z'-])([a-z]+(?:-[a-z]+)*) ([a-z]{3,}(?:-[a-z]+)*)", document.text):
        candidate = match[2] in surnames and match[1] not in ("monsieur", "madame", "mademoiselle")
        if candidate and match.start() not in taken and _believable(document, *match.span(1)):
            found.append(Name(match[1], document.original(*match.span(1)), *match.span(1), False))
            taken.add(match.start())
    return found


_BEFORE_AN_AGE = re.compile(r"(?<=[a-z,:] )((?:[a-z]+(?:-[a-z]+)*[ -]){0,3}[a-z]+(?:-[a-z]+)*),? $")


def _beside_ages(document: Document, taken: set[int]) -> list[Name]:
    """ "Et la petite Inaya, 4 ans"; "Killian Le Coz, 19 ans"."""
    found: list[Name] = []
    for measure in document.measures:
        if measure.kind != "years" or measure.value > 45:
            continue
        floor = max(0, measure.start - 40)
        match = _BEFORE_AN_AGE.search(document.text[floor : measure.start])
        if match is None:
            continue
        start, end = _first_capital(document, floor + match.start(1), floor + match.end(1))
        if any(start < other < floor + match.end(1) for other in taken):
            continue  # "Traoré Aminata, 22 ans": the family name comes first
        if start not in taken and start < end and _believable(document, start, end):
            found.append(Name(document.text[start:end], document.original(start, end), start, end, False))
            taken.add(start)
    return found


def _first_capital(document: Document, start: int, end: int) -> tuple[int, int]:
    """Of the capitalised words that end here, the first."""
    best = (end, end)
    for match in reversed(list(re.finditer(r"[a-z]+(?:-[a-z]+)*", document.text[start:end]))):
        span = (start + match.start(), start + match.end())
        if not document.cased(*span):
            break
        best = span
    return best


def _inside_sentence(document: Document, word: str) -> bool:
    """Whether a word is also written with a capital where no sentence begins."""
    for match in re.finditer(rf"(?<=[a-z,] ){re.escape(word)}\b", document.text):
        if document.cased(match.start(), match.end()):
            return True
    return False


_TITLE_BEFORE = re.compile(r"\b(?P<title>monsieur|madame|mademoiselle|mme|mlle|m\.|mr|maitre|docteur|dr) $")


def _titled_surname(document: Document, start: int, end: int) -> bool:
    """ "Monsieur Martin, asseyez-vous", "Mme Lambert Chantal": a first name that is the family name here."""
    title = _TITLE_BEFORE.search(document.text[max(0, start - 13) : start])
    asked_of = title is not None and document.clause_at(start).start == start  # "et madame ?" "laetitia, elle…"
    if title is None or asked_of:
        return False
    following = re.compile(r" ([a-z]{3,}(?:-[a-z]+)*)").match(document.text, end)
    if following is None or following[1] in NOT_NAMES:
        return True
    entry = first_names().get(following[1])
    if document.speaks_with_capitals and not document.cased(*following.span(1)):
        return True
    titled = "f" if title["title"] in ("madame", "mademoiselle", "mme", "mlle") else "m"
    return entry is not None and entry.gender == titled != gender_of(document.text[start:end])


def _is_the_name_marie(document: Document, start: int, end: int) -> bool:
    """ "Marié" folds like "Marie"."""
    if document.original(start, end)[-1:] in "éÉ":
        return False
    around = document.text[max(0, start - 24) : end + 14]
    return not re.search(
        r"\b(?:suis|est|etes|sommes|sont|etait|tu es|pas|etre|deja) marie\b|\bmarie (?:pacse|celib|ou|sous|depuis|"
        r"sans|deux|avec|en)",
        around,
    )


def _common_noun(document: Document, start: int, end: int) -> bool:
    """ "la marine", "le charles de gaulle": not a person, in speech without capitals."""
    before = document.text[max(0, start - 12) : start]
    return (
        bool(re.search(r"\b(?:la|le|les|une?|des|du|au|aux|cette?|l'|dans la|ma|mon|mes|sa|ses|nos|vos) $", before))
        or document.text[end : end + 10] == " de gaulle"
    )


def _is_surname_of(document: Document, previous: Name, start: int) -> bool:
    """ "Philippe Martin": a first name right after a first name is the family name."""
    return 0 < start - previous.end <= 1 and document.text[previous.end : start] == " "


def _is_street_or_firm(document: Document, start: int) -> bool:
    before = document.text[max(0, start - 22) : start]
    if re.search(
        r"\b(?:rue|avenue|boulevard|place|quai|cours|allee|impasse|chemin|square|lycee|college|hopital|clinique|"
        r"ecole|saint|sainte|maternite|mairie|commune|gare|prefecture|agence|maison|centre|institut|foyer|fondation|creche|residence|ehpad|mediatheque|gymnase|groupe|"
        r"laboratoires?|pharmacie|garage|transports|etablissements|ets)(?: de| du| des|"
        r" de la)? (?:[a-z]+[- ])?$|saint-$|sainte-$",
        before,
    ):
        return True
    if any(m.start <= start < m.end for m in document.institutions):
        return True
    return any(m.start <= start < m.end and not m.value.ambiguous for m in document.towns)


def surname_after(document: Document, name: Name) -> tuple[str, int, int] | None:
    """The family name that follows a first name: capitalised, or in speech without capitals any unusual word."""
    clause = document.clause_at(name.start)
    if document.speaks_with_capitals:
        tail = document.original(name.end, min(clause.end, name.end + 60)) if name.end < clause.end else ""
        match = _SURNAME.match(tail)
        if not match or "," in tail[: match.start(1)]:
            return None
        word = match[1].strip("-' ’")
        if (fold(word) in NOT_NAMES and fold(word) not in _NAMES_TOO) or any(
            fold(word).startswith(lead) for lead in ("c'", "j'", "qu'", "s'")
        ):
            return None
        gap = tail[: match.start(1)]
        if gap.strip() or (fold(word) in first_names() and len(gap) > 1):
            return None
        offset = document.text.find(fold(word), name.end)
        return (word, offset, offset + len(fold(word))) if offset >= 0 else None
    match = re.compile(r"\s((?:(?:le|la|de|da|dos|el|ben|van|d'|n')\s?)?[a-z][a-z'-]{2,})\b").match(
        document.text, name.end
    )
    if (
        not match
        or match[1] in NOT_NAMES
        or match[1] in first_names()
        or match[1] in profession_heads()
        or match[1].startswith(("c'", "j'", "s'", "qu'"))
        or any(date.start < match.end(1) and match.start(1) < date.end for date in document.dates)
    ):
        return None
    end = _second_surname(document, match.start(1), match.end(1))
    return document.original(match.start(1), end).title(), match.start(1), end


def _second_surname(document: Document, start: int, end: int) -> int:
    """Without capitals, a second family name is believed when both come again together, or it is spelled at once."""
    match = re.compile(r" ([a-z][a-z'-]{2,})\b").match(document.text, end)
    if not match or match[1] in NOT_NAMES or match[1] in first_names():
        return end
    spelled = any(s.value == match[1] and 0 < s.start - match.end() < 8 for s in document.spellings)
    again = document.text.count(document.text[start : match.end()]) > 1
    return match.end() if spelled or again else end
