"""The children of either partner: named or not, with a birth date or else an age, tax and custody."""

from __future__ import annotations

import re

from egide.kit.french.numbers import Number
from egide.kit.french.text import fold
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.firstnames import Name
from egide.modules.intake.engine.kinship import CHILD_WORDS
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.types import Leaf, Row

ORDER = 15
_TAXED = re.compile(
    r"\b(?:a (?:ma |sa |notre |leur )?charge|rattachee?s?|sur (?:notre|ma|sa|leur|la) (?:declaration|"
    r"feuille d'impots?)|foyer fiscal|on (?:la|le|les) declare|je (?:la|le|les) declare|dans nos parts)\b"
)
_UNTAXED = re.compile(
    r"\b(?:plus (?:a (?:ma |notre |sa )?charge|rattachee?s?|sur (?:notre|ma|sa) declaration)|pas a charge|(?:fait|"
    r"remplit|a) sa propre (?:declaration|feuille)|fait sa declaration (?:toute )?seule?|fait ses impots|"
    r"n'est plus sur (?:leur|notre|ma|sa)|ne (?:la|le) compte plus|plus sur leur declaration|"
    r"detachee?s? (?:fiscalement|du foyer)|declare (?:seule?|de son cote)|independante? fiscalement|n'est plus (?:a|"
    r"sur|rattache)|ne (?:la|le|les) (?:declare|declarons) (?:plus|pas)|(?:son pere|sa mere) (?:la|le) declare)\b"
)
_SHARED = re.compile(
    r"\b(?:garde alternee|garde partagee|une semaine (?:chez nous|chez moi|ici)[^.]{0,12} une semaine|"
    r"residence alternee|une semaine sur deux|semaine sur deux|en alternance (?:chez|avec)|alternee)\b"
)
_NOT_SHARED = re.compile(r"\b(?:pas (?:de|en) garde alternee|garde (?:exclusive|classique)|un week-end sur deux)\b")
_UNNAMED = re.compile(
    rf"\b(?:une?|mon|ma|notre|leur|son|sa|le|la|l')\s?(?:(?:petite?|grande?|seule?|jeune|premiere?|"
    rf"deuxieme) )*(?P<who>{CHILD_WORDS}|petite?|grande?|dernier|derniere|ainee?|seconde?|autre)(?: (?:de|qui a|a|"
    rf"il a|elle a|age de|agee de|,))\W*"
)


def build(reading: Reading) -> None:
    rows: list[tuple[Row, int, int]] = []
    names = _children(reading)
    for index, name in enumerate(names):
        after = names[index + 1].start if index + 1 < len(names) else len(reading.text)
        before = names[index - 1].end if index else 0
        row: Row = {
            "prenom": reading.leaf(_shown(name), (name.start, name.end), confidence=0.88 if name.known else 0.7)
        }
        row.update(_age(reading, name, before, after))
        if len(row) == 1 and index + 1 < len(names):
            row.update(_shared_age(reading, name, names[index + 1]))
        row.update(_flags(reading, name.start, min(after, name.end + 180), name.end))
        rows.append((row, name.start, after))
    for row, start in _unnamed(reading, names):
        rows.append((row, start, start))
    _shared_flags(reading, [row for row, _, _ in rows])
    for row, _, _ in sorted(rows, key=lambda item: item[1]):
        reading.add_row("enfants", row)
    if rows and reading.value("client", "nombre_enfants") == 0:
        reading.extraction.records["client"].pop("nombre_enfants")


def _shown(name: Name) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in name.shown.split("-"))


def _children(reading: Reading) -> list[Name]:
    """Each child once, where its age is said if it is said."""
    best: dict[str, Name] = {}
    for name in reading.household.first("enfant"):
        known = best.get(name.key)
        if known is None or (not _age(reading, known, 0, known.end + 70) and _age(reading, name, 0, name.end + 70)):
            best[name.key] = name
    return sorted(best.values(), key=lambda name: name.start)


def _age(reading: Reading, name: Name, before: int, after: int) -> dict[str, Leaf]:
    limit = min(after, name.end + 75)
    clause = reading.document.clause_at(name.start)
    if clause.punctuated:
        following = reading.document.clauses[min(clause.index + 1, len(reading.document.clauses) - 1)]
        limit = min(
            limit,
            following.end
            if following.turn == clause.turn and re.match(r"\W*(?:il|elle|nee?|qui)\b", following.text)
            else clause.end,
        )
    born = _birth_date(reading, name, limit)
    return (
        born
        or _age_said(reading, name, limit)
        or _age_alone(reading, name, limit)
        or _age_before(reading, name, before)
    )


def _birth_date(reading: Reading, name: Name, limit: int) -> dict[str, Leaf]:
    for mention in reading.document.dates:
        inside = name.end <= mention.start < limit and mention.kind in ("absolute", "year")
        if inside and _born(reading, name.end, mention.start):
            return {"date_naissance": reading.leaf(mention.value, (mention.start, mention.end), confidence=0.88)}
    return {}


def _age_said(reading: Reading, name: Name, limit: int) -> dict[str, Leaf]:
    """ "Huit ans", "dix-huit mois" after the name."""
    for measure in reading.document.measures:
        if not name.end <= measure.start < limit:
            continue
        if re.search(r"\b(?:depuis|dans|il y a|pendant|bac)\b", reading.text[name.end : measure.start]):
            continue
        if measure.kind == "years" and measure.value <= 60:
            return {"age": reading.leaf(int(measure.value), (measure.start, measure.end), confidence=0.88)}
        if measure.kind == "duration" and measure.value <= 36:
            return {"age": reading.leaf(int(measure.value // 12), (measure.start, measure.end), confidence=0.7)}
    return {}


_BEFORE_AGE = re.compile(
    r"\W{1,3}(?:(?:il|elle|lui|qui|en|l'autre|le|la|aine|ainee|a|petite?|grande?|derniere?|cadette?) ?|, ?)*"
)


def _age_alone(reading: Reading, name: Name, limit: int) -> dict[str, Leaf]:
    """ "Fatou, 16, Khadija, 11": the number without "ans"."""
    following = (n for n in reading.document.numbers if name.end <= n.start < limit and not n.article)
    number = next((n for n in following if 1 <= n.value <= 45 and n.value == int(n.value)), None)
    if number is None:
        return {}
    gap = reading.text[name.end : number.start]
    unit = re.match(r"\s*(?:euros?|%|mois|jours|fois|km|rue|h\b)", reading.text[number.end : number.end + 12])
    if _BEFORE_AGE.fullmatch(gap) and not unit:
        return {"age": reading.leaf(int(number.value), (number.start, number.end), confidence=0.8)}
    if re.match(r"\W*(?:attendez|euh|pardon|voyons|bientot)", gap):
        last = _last_try(reading, number.start, limit)
        return {"age": reading.leaf(int(last.value), (last.start, last.end), confidence=0.72)}
    return {}


_AGE_LEADS = re.compile(
    r"(?:de|,)?\s*(\d{1,2}|[a-z]+(?:[ -](?:et )?[a-z]+){0,3}) ans?,? (?:qui s'appelle |prenomme[e]? |c'est )?$"
)


def _age_before(reading: Reading, name: Name, before: int) -> dict[str, Leaf]:
    """ "Une fille de huit ans, Zoé"."""
    start = max(before, name.start - 45)
    if not _AGE_LEADS.search(reading.text[start : name.start]):
        return {}
    for measure in reading.document.measures:
        if start <= measure.start < name.start and measure.kind == "years":
            return {"age": reading.leaf(int(measure.value), (measure.start, measure.end), confidence=0.8)}
    return {}


def _last_try(reading: Reading, start: int, limit: int) -> Number:
    """ "8, non, 9": the last of numbers that correct one another."""
    tries = [n for n in reading.document.numbers if start <= n.start < limit and n.value <= 45 and not n.article]
    last = tries[0]
    for number in tries[1:]:
        if re.fullmatch(r"\W*(?:non|pardon|enfin|euh|plutot)\W*(?:non\W*)?", reading.text[last.end : number.start]):
            last = number
    return last


def _shared_age(reading: Reading, name: Name, sibling: Name) -> dict[str, Leaf]:
    """ "Les jumelles, Manon et Anaëlle, du 3 mars 2021": said once for both."""
    if not re.fullmatch(r" et ", reading.text[name.end : sibling.start]):
        return {}
    around = reading.text[max(0, name.start - 60) : sibling.end + 30]
    if re.search(r"\b(?:jumeaux|jumelles|nees? le|nees? en)\b|\btous les deux\b", around):
        return _age(reading, sibling, name.end, sibling.end + 75)
    return {}


def _born(reading: Reading, start: int, end: int) -> bool:
    between = reading.text[start:end]
    return len(between) < 45 and not re.search(r"\b(?:depuis|bac|entree?|diplome|mari\w+|etudes|rentree)\b", between)


def _flags(reading: Reading, start: int, end: int, name_end: int) -> dict[str, Leaf]:
    """Tax and custody said about this child, in its own words or the clause that goes on."""
    found: dict[str, Leaf] = {}
    clause = reading.document.clause_at(start)
    stop = min(end, reading.document.clauses[min(clause.index + 1, len(reading.document.clauses) - 1)].end)
    for pattern, name, value in (
        (_UNTAXED, "fiscalement_a_charge", False),
        (_TAXED, "fiscalement_a_charge", True),
        (_NOT_SHARED, "garde_alternee", False),
        (_SHARED, "garde_alternee", True),
    ):
        match = pattern.search(reading.text, name_end, stop)
        if match and name not in found and not (value is False and name == "garde_alternee"):
            found[name] = reading.leaf(value, (match.start(), match.end()), confidence=0.8)
    return found


def _shared_flags(reading: Reading, rows: list[Row]) -> None:
    """ "Les deux sont à charge", "ils sont en garde alternée": true of every child."""
    for match, clause in reading.find(
        rf"\b(?:les (?:deux|trois|quatre|enfants|gamins)|tous(?: les (?:deux|trois|quatre))?|ils|elles|"
        rf"toutes les deux)\b[^.!?]{{0,60}}?(?:{_TAXED.pattern}|{_SHARED.pattern})"
    ):
        if clause.role == "courtier" and stance.verdict(reading.document, clause) != "yes":
            continue
        words = match.group()
        name = "garde_alternee" if _SHARED.search(words) else "fiscalement_a_charge"
        value = not (name == "fiscalement_a_charge" and _UNTAXED.search(words))
        for row in rows:
            row.setdefault(name, reading.leaf(value, (match.start(), match.end()), confidence=0.75))
    if not rows:
        return
    for clause in reading.document.clauses:
        if (
            clause.role == "courtier"
            and re.search(r"\b(?:a charge|rattaches?|sur votre declaration)\b", clause.text)
            and re.search(r"\b(?:les deux|tous|ils|les enfants|toujours)\b", clause.text)
        ):
            verdict = stance.verdict(reading.document, clause)
            answer = stance.reply(reading.document, clause)
            if verdict == "yes" and answer is not None:
                for row in rows:
                    row.setdefault(
                        "fiscalement_a_charge",
                        reading.leaf(True, (answer.start, answer.end), (clause.start, clause.end), confidence=0.75),
                    )


def _unnamed(reading: Reading, names: list[Name]) -> list[tuple[Row, int]]:
    """ "Une fille de huit ans" without a first name; "deux enfants de 8 et 12 ans"."""
    found: list[tuple[Row, int]] = []
    named_spans = [(name.start - 60, name.end + 80) for name in names]
    for measure in reading.document.measures:
        if measure.kind != "years" or measure.value > 40:
            continue
        clause = reading.document.clause_at(measure.start)
        if any(start <= measure.start < end for start, end in named_spans):
            continue
        before = reading.text[max(clause.start, measure.start - 60) : measure.start]
        match = next(reversed(list(_UNNAMED.finditer(before))), None)
        listed = re.search(rf"\b(?:{CHILD_WORDS})\b[^.]{{0,25}}$", before)
        if match is not None and match.end() >= len(before) - 1 and _household_child(reading, measure.start, clause):
            row = {"age": reading.leaf(int(measure.value), (measure.start, measure.end), confidence=0.75)}
            row.update(_flags(reading, measure.start, measure.end + 120, measure.end))
            found.append((row, measure.start))
        elif listed and _household_child(reading, measure.start, clause):
            for start, end, value in _listed_ages(reading, measure.start, clause.start):
                found.append(({"age": reading.leaf(value, (start, end), confidence=0.72)}, start))
            found.append(
                (
                    {"age": reading.leaf(int(measure.value), (measure.start, measure.end), confidence=0.72)},
                    measure.start,
                )
            )
    return found


def _listed_ages(reading: Reading, start: int, floor: int) -> list[tuple[int, int, int]]:
    """The bare numbers of "8, 10 et 12 ans" before the last one."""
    found: list[tuple[int, int, int]] = []
    position = start
    for number in reversed([n for n in reading.document.numbers if floor <= n.start < start]):
        if re.fullmatch(r"(?: ans)?\s*(?:,|et|, et)\s*", reading.text[number.end : position]) and number.value <= 40:
            found.insert(0, (number.start, number.end, int(number.value)))
            position = number.start
        else:
            break
    return found


def _household_child(reading: Reading, position: int, clause: Clause) -> bool:
    before = reading.text[max(clause.start, position - 70) : position]
    if re.search(
        r"\b(?:soeur|frere|cousin|cousine|voisin|voisine|collegue|ami|amie|copain|copine|nev|niece|petit-fils|"
        r"petite-fille|petits-enfants|filleul)",
        fold(before),
    ):
        return False
    return clause.role != "courtier" or stance.verdict(reading.document, clause) == "yes"
