"""How old the children are: after the name, before it, listed, asked for, or without any name."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.numbers import Number
from egide.kit.french.text import fold
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.ages_beside import age_before, age_just_before, and_the_other, twins_beside
from egide.modules.intake.engine.child_births import birth_date, date_in, is_year
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.firstnames import Name
from egide.modules.intake.engine.kinship import CHILD_WORDS
from egide.modules.intake.engine.questions import Question, answers, question_of
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.types import Leaf, Row

_UNNAMED = re.compile(
    rf"\b(?:une?|mon|ma|notre|leur|son|sa|le|la|l')\s?(?:(?:petite?|grande?|seule?|jeune|premiere?|"
    rf"deuxieme) )*(?P<who>{CHILD_WORDS}|petite?|grande?|dernier|derniere|ainee?|seconde?|autre)(?: (?:de|qui a|a|"
    rf"il a|elle a|age de|agee de|,))\W*"
)


def age_of(reading: Reading, name: Name, before: int, after: int) -> dict[str, Leaf]:
    limit = min(after, name.end + 75)
    clause = reading.document.clause_at(name.start)
    if clause.punctuated:
        following = reading.document.clauses[min(clause.index + 1, len(reading.document.clauses) - 1)]
        goes_on = following.turn == clause.turn and (
            re.match(r"\W*(?:il|elle|nee?|qui)\b", following.text)
            or (name.end >= clause.end - 2 and re.match(r"\W*[a-z0-9-]+(?: [a-z-]+)? ans\b", following.text))
        )
        limit = min(limit, following.end if goes_on else clause.end)
    born = birth_date(reading, name, limit)
    return (
        _value_before(reading, name, before)
        or born
        or age_just_before(reading, name, before)
        or _age_said(reading, name, limit)
        or _age_alone(reading, name, limit)
        or age_before(reading, name, before)
        or _told_before(reading, name, before)
    )


# "Quatorze, Éloïse."
_ANSWERS = re.compile(r"[a-z0-9-]+(?: ans)?, [a-z-]+\W*")
_FOR_IT = re.compile(r" ?(?:ans)?,? (?:pour|c'est) (?:la |le )?(?:petite?|grande?)? ?$")


def _value_before(reading: Reading, name: Name, before: int) -> dict[str, Leaf]:
    """ "2001 pour Jonathan, 2004 pour Mégane"; "douze pour Léa"."""
    start = max(before, name.start - 34)
    numbers = reading.document.numbers_between(start, name.start)
    answer = reading.document.clause_at(name.start)
    if len(numbers) == 1 and _ANSWERS.fullmatch(reading.text, answer.start, answer.end) and numbers[0].value <= 45:
        span = (numbers[0].start, numbers[0].end)
        return (
            {"age": reading.leaf(int(numbers[0].value), span, confidence=0.76)} if question_of(reading, answer) else {}
        )
    if not numbers or not _FOR_IT.fullmatch(reading.text, numbers[-1].end, name.start):
        return {}
    if not re.search(
        r"(?:^|[\n,;:.!?] ?|\bet |\balors )$", reading.text[max(0, numbers[-1].start - 7) : numbers[-1].start]
    ):
        return {}
    number, span = numbers[-1], (numbers[-1].start, numbers[-1].end)
    if is_year(reading, number):
        return {"date_naissance": reading.leaf(str(int(number.value)), span, confidence=0.84)}
    if " pour " in reading.text[number.end : name.start] and 0 < number.value <= 45 and not number.article:
        return {"age": reading.leaf(int(number.value), span, confidence=0.8)}
    return {}


def _told_before(reading: Reading, name: Name, before: int) -> dict[str, Leaf]:
    """ "Mon dernier a huit ans, c'est Malone": told of a child who is named at last."""
    start = max(before, name.start - 80, reading.document.clause_at(name.start).start - 60)
    start = max(start, reading.document.starts[reading.document.segment_at(name.start)])
    opened = next(reversed(list(_TOLD_OF.finditer(reading.text, start, name.start))), None)
    if opened is None or re.search(r"\b(?:et|puis) (?:le |la |l')?(?:\w+ )?$", reading.text[opened.end() : name.start]):
        return {}
    for measure in reading.measures_between(opened.end(), name.start):
        if measure.kind == "years" and 0 < measure.value <= 45:
            return {"age": reading.leaf(int(measure.value), (measure.start, measure.end), confidence=0.78)}
    return {}


_TOLD_OF = re.compile(
    r"\b(?:(?:mon|ma|notre|le|la|une?) |l')(?:(?:petite?|grande?) )?(?:fils|fille|garcon|petite?|grande?|dernier|"
    r"derniere|ainee?|cadette?|benjamine?|gamine?|bebe)\b"
)


def _age_said(reading: Reading, name: Name, limit: int) -> dict[str, Leaf]:
    """ "Huit ans", "dix-huit mois" after the name."""
    for measure in reading.document.measures:
        if not name.end <= measure.start < limit:
            continue
        if re.search(r"\b(?:depuis|dans|il y a|pendant)\b|\bbac(?! ?,)\b", reading.text[name.end : measure.start]):
            continue
        if measure.kind == "years" and measure.value <= 60:
            coming = re.search(r"\bsur ses $", reading.text[max(0, measure.start - 9) : measure.start])
            had = (
                _HAS_NOW.match(reading.text, measure.end)
                if coming or _SOON.search(reading.text, max(0, measure.start - 12), measure.start)
                else None
            )
            number = next((n for n in reading.document.numbers if had and n.start == had.end()), None)
            if coming and number is None:
                continue
            number = number or _answered_instead(reading, measure.start)
            value, span = (
                (int(number.value), (number.start, number.end))
                if number
                else (int(measure.value), (measure.start, measure.end))
            )
            return {"age": reading.leaf(value, span, confidence=0.88)}
        if measure.kind == "duration" and measure.value <= 36:
            return {"age": reading.leaf(int(measure.value // 12), (measure.start, measure.end), confidence=0.7)}
    return {}


def _answered_instead(reading: Reading, position: int) -> Number | None:
    """ "J'ai noté Lucas, 10 ans." "Onze.": the age that answers the broker's."""
    clause = reading.document.clause_at(position)
    answer = stance.reply(reading.document, clause) if clause.role == "courtier" else None
    if answer is None:
        return None
    number = next(iter(reading.document.numbers_between(answer.start, answer.end)), None)
    alone = number is not None and not number.article and 0 < number.value <= 45
    if number is None or not alone or not _INSTEAD.fullmatch(reading.text, answer.start, number.start):
        return None
    return (
        number
        if re.match(r" ?(?:ans)?,?(?: maintenant| depuis \w+)?\W*$", reading.text[number.end : answer.end])
        else None
    )


_INSTEAD = re.compile(r"\W*(?:(?:non|ah|oh|euh|plutot|deja|maintenant|il a|elle a|c'est|bientot)\W+)*")
_SOON = re.compile(r"\b(?:va avoir|aura) $")
_HAS_NOW = re.compile(
    r"[\s,.]*(?:enfin|mais|donc|euh)?,? ?(?:pour l'instant |la |maintenant )?(?:il|elle) (?:en )?a (?:encore )?"
)
_BEFORE_AGE = re.compile(
    r"\W{1,3}(?:(?:il|elle|lui|qui|en|vient d'en avoir|vient d'avoir|l'autre|le|la|aine|ainee|a|petite?|grande?|"
    r"derniere?|cadette?) ?|, ?)*"
)


_HAS_IT = re.compile(r"\b(?:il|elle) en a $|, (?:il|elle) a $")


def _age_alone(reading: Reading, name: Name, limit: int) -> dict[str, Leaf]:
    """ "Fatou, 16, Khadija, 11": the number without "ans"."""
    following = (n for n in reading.document.numbers if name.end <= n.start < limit and not n.article)
    number = next((n for n in following if 1 <= n.value <= 60 and n.value * 2 == int(n.value * 2)), None)
    if number is None:
        return {}
    gap = reading.text[name.end : number.start]
    unit = re.match(r"\s*(?:euros?|%|mois|jours|fois|km|rue|h\b)", reading.text[number.end : number.end + 12])
    if _BEFORE_AGE.fullmatch(gap) and not unit:
        return {"age": reading.leaf(int(number.value), (number.start, number.end), confidence=0.8)}
    late = _HAS_IT.search(gap) and re.match(
        r" ?(?:ans\b)?[\s]*(?:[.,;!?]|$|et\b)", reading.text[number.end : number.end + 8]
    )
    if late and not unit:
        return {"age": reading.leaf(int(number.value), (number.start, number.end), confidence=0.76)}
    if re.match(r"\W*(?:attendez|euh|pardon|voyons|bientot)", gap):
        last = _last_try(reading, number.start, limit)
        return {"age": reading.leaf(int(last.value), (last.start, last.end), confidence=0.72)}
    return {}


def _last_try(reading: Reading, start: int, limit: int) -> Number:
    """ "8, non, 9": the last of numbers that correct one another."""
    tries = [n for n in reading.document.numbers if start <= n.start < limit and n.value <= 45 and not n.article]
    last = tries[0]
    for number in tries[1:]:
        if re.fullmatch(r"\W*(?:non|pardon|enfin|euh|plutot)\W*(?:non\W*)?", reading.text[last.end : number.start]):
            last = number
    return last


def shared_age(reading: Reading, name: Name, sibling: Name) -> dict[str, Leaf]:
    """ "Les jumelles, Manon et Anaëlle, du 3 mars 2021": said once for both."""
    if not re.fullmatch(r" et ", reading.text[name.end : sibling.start]):
        return {}
    around = reading.text[max(0, name.start - 60) : sibling.end + 30]
    if re.search(r"\b(?:jumeaux|jumelles|nees? le|nees? en)\b|\btous les deux\b", around):
        return age_of(reading, sibling, name.end, sibling.end + 75)
    return {}


def listed_ages(reading: Reading, names: list[Name]) -> dict[str, Leaf]:
    """ "Maxence et Lilian, dix-sept et quinze ans": as many ages as names, in the same order."""
    found: dict[str, Leaf] = {}
    index = 0
    while index < len(names):
        run = [names[index]]
        while index + 1 < len(names) and re.fullmatch(
            r"(?:,| et|, et) ", reading.text[run[-1].end : names[index + 1].start]
        ):
            index += 1
            run.append(names[index])
        index += 1
        if len(run) > 1:
            found.update(_in_order(reading, run))
    return found


def _in_order(reading: Reading, run: list[Name]) -> dict[str, Leaf]:
    end = run[-1].end
    lead = re.compile(
        r"[\s,.:;?!]*(?:(?:oui|voila|tous les deux|toutes les deux|dans l'ordre)[\s,.]+)*(?:(?:ils|"
        r"elles) ont |ages? de |de |respectivement )?"
    ).match(reading.text, end)
    position = lead.end() if lead else end
    clause = reading.document.clause_at(run[0].start)
    later = reading.document.numbers_between(end, min(clause.end, end + 60))
    first = next((n for n in later if reading.text[n.start - 2 : n.start] in (", ", ": ")), None)
    if first is not None and not first.article:
        position = first.start
    numbers: list[Number] = []
    for number in reading.document.numbers:
        if number.start < position or number.article:
            continue
        gap = reading.text[position : number.start]
        if not re.fullmatch(r"" if not numbers else r"(?: ans)?(?:,| et|, et) ", gap) or not 0 < number.value <= 60:
            break
        numbers.append(number)
        position = number.end
    if not numbers:
        return {}
    twins = len(numbers) == 1 and re.search(
        r"\bjume(?:aux|lles)\b|\btou(?:s|tes) les deux\b", reading.text[max(0, run[0].start - 320) : end + 40]
    )
    if len(numbers) != len(run) and not twins:
        return {}
    if not re.match(r" ?ans\b| ?[.,;!?]|$", reading.text[numbers[-1].end : numbers[-1].end + 4]):
        return {}
    pairs = zip(run, numbers * len(run) if twins else numbers, strict=False)
    return {name.key: reading.leaf(int(n.value), (n.start, n.end), confidence=0.85) for name, n in pairs}


def asked_age(reading: Reading, name: Name, after: int) -> dict[str, Leaf]:
    """ "Son prénom ?" "Ilyès." "Quel âge ?" "Six ans."."""
    clause = reading.document.clause_at(name.start)
    for question, answer in answers(reading, "age"):
        if name.end <= question.clause.start < after and answer.turn - clause.turn <= 3:
            number = next((n for n in reading.document.numbers if answer.start <= n.start < answer.end), None)
            if number is not None and not number.article and number.start - answer.start < 16 and number.value <= 45:
                return {"age": reading.leaf(int(number.value), (number.start, number.end), confidence=0.82)}
    return {}


_CHILD_RANK = (
    r"(?:(?:le|la|pour le|pour la) )?(?:l')?(?:grande?|petite?|ainee?|cadette?|dernier|derniere|benjamine?|premier|"
    r"premiere|"
    r"second|seconde|deuxieme|troisieme|autre|fille|fils|garcon)(?: (?:a|en a|c'est))?"
)
_BEFORE_AGES = re.compile(
    rf"\W*(?:(?:alors|euh|oui|ben|bah|ils ont|elles ont|c'est|dans l'ordre|{_CHILD_RANK})\W+)*(?=\d|[a-z])"
)
_BETWEEN_AGES = re.compile(rf"(?: ans)?\W*(?:(?:et|puis|apres|{_CHILD_RANK})\W+)*")


def ages_alone(reading: Reading) -> list[tuple[Row, int]]:
    """ "Les enfants, quels âges ?" "Douze et neuf.": ages without any name."""
    found: list[tuple[Row, int]] = []
    for question, answer in answers(reading, "age"):
        plural = re.search(r"\b(?:les|leurs|quels|vos) ages?\b", question.clause.text)
        if not (question.about("enfants") or plural) or found:
            continue
        match = _BEFORE_AGES.match(answer.text)
        position = answer.start + (match.end() if match else 0)
        for number in reading.document.numbers:
            if not position <= number.start < answer.end:
                continue
            if not _BETWEEN_AGES.fullmatch(reading.text, position, number.start) or number.article or number.value > 45:
                break
            found.append(
                ({"age": reading.leaf(int(number.value), (number.start, number.end), confidence=0.74)}, number.start)
            )
            position = number.end
        if len(found) < 2:
            found = []
    return found


def unnamed(reading: Reading, names: list[tuple[int, int]]) -> list[tuple[Row, int]]:
    """ "Une fille de huit ans" without a first name; "deux enfants de 8 et 12 ans"."""
    found: list[tuple[Row, int]] = []
    named_spans = [(start - 60, end + 80) for start, end in names]
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
            found.append((row, measure.start))
            found.extend(and_the_other(reading, measure.end, clause))
        elif listed and _household_child(reading, measure.start, clause):
            for start, end, value in _listed_ages(reading, measure.start, clause.start):
                found.append(({"age": reading.leaf(value, (start, end), confidence=0.72)}, start))
            found.append(
                (
                    {"age": reading.leaf(int(measure.value), (measure.start, measure.end), confidence=0.72)},
                    measure.start,
                )
            )
    if found:
        found.extend(twins_beside(reading, found[-1][1]))
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
    if any(name.person == "tiers" for name in reading.names_between(position - 24, position)):
        return False  # "ma sœur a trois enfants. L'aîné, Hugo, a 17 ans"
    return clause.role != "courtier" or stance.verdict(reading.document, clause) == "yes"


_ONE_CHILD = re.compile(
    r"\b(?:votre|la|le|du|l') ?(?:petite?|grande?|fils|fille|bebe|ainee?|cadette?|dernier|derniere|benjamine?|gamine?|"
    r"garcon|demoiselle|enfant)\b"
)


def asked_alone(reading: Reading) -> list[tuple[Row, int]]:
    """ "Quel âge a la demoiselle ?" "Huit ans."; "La date de naissance de la petite ?" "Le 7 septembre 2020."."""
    for question, answer in answers(reading, "age", "naissance"):
        if not _ONE_CHILD.search(question.clause.text) or re.search(r"\bvous etes\b", question.clause.text):
            continue
        row = _answered_value(reading, question, answer)
        if row:
            return [(row, answer.start)]
    return []


def _answered_value(reading: Reading, question: Question, answer: Clause) -> Row:
    born = date_in(reading, answer) if question.about("naissance") else None
    if born is not None:
        return {"date_naissance": reading.leaf(born[0], born[1], confidence=0.76)}
    number = next(iter(reading.document.numbers_between(answer.start, answer.end)), None)
    if number is None or number.article or not 0 < number.value <= 45 or number.start - answer.start > 16:
        return {}
    if not re.match(r" ?(?:ans\b|\W*$|\W)", reading.text[number.end : number.end + 5]) or not question.about("age"):
        return {}
    return {"age": reading.leaf(int(number.value), (number.start, number.end), confidence=0.76)}
