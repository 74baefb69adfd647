"""How long a thing stays in hand: the figures said after it is named, without naming it again.

"La franchise ?" "Trente, c'était trop long." "Sept." "Sept c'est cher. Quinze ?" "Va pour quinze." An episode
opens where a thing is named and lasts until another thing with such a figure is named, until the
broker asks something else, or until it is too far. A figure may come without its unit ("quinze"), which is
then the unit of the thing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.kit.french.numbers import Number
from egide.modules.intake.engine.anchors import Anchor, Trigger
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

_USUAL_DAYS = frozenset({3, 4, 7, 8, 10, 14, 15, 20, 21, 28, 30, 45, 60, 90, 120, 180, 365})
# "Je vous propose…" absorbs the broker's prices but opens no other thing.
_NAMES_NOTHING = "tarif du courtier"
_LABELLED, _LOOSE = 520, 230
# A question that goes on with the same thing instead of opening another.
_SAME_THING = re.compile(
    r"\b(?:par mois|par an|combien|c'est a dire|vous etes sure?|d'accord|c'est ca|ca vous (?:va|irait|convient)|"
    r"minimum|maximum|net|pour (?:vous|monsieur|madame|les deux|chacun)|plutot|quel(?:le)? (?:montant|somme|hauteur|"
    r"duree)|a partir de|garanti\w*|couvr\w+|totalite|moitie|lequel|laquelle)\b"
)
# What may follow a figure that was said without its unit.
_ALONE = re.compile(
    r"\s*(?:[.,!;?…]|$|\n|partout|ca\b|c'est|ce sera|donc|d'accord|alors|pour\b|oui\b|va\b|non\b|bon\b|plutot|suffi\w*|"
    r"au (?:plus|moins|max\w*|min\w*)|max\w*\b|minimum\b|environ\b|ok\b|je\b|on\b|tres bien|parfait|et\b|s'il)"
)


def said_in_hand(reading: Reading, anchor: Anchor, kind: str, *, through: bool = False) -> list[Measure]:
    """The figures of ``kind`` (money, days, years, duration) said while the anchor's thing is in hand, in order.

    ``through``: the episode goes on when the same thing is named again.
    """
    end = closing(reading, anchor, kind, through=through)
    found = [
        measure
        for measure in reading.measures_between(anchor.end, end)
        if measure.kind == kind and _fits(anchor.trigger, measure) and not _others(reading, anchor, measure)
    ]
    found.extend(measure for measure in _counters(reading, anchor, kind) if measure not in found)
    found.extend(measure for measure in _concluded(reading, anchor, kind, found) if measure not in found)
    found.extend(_bare(reading, anchor, kind, max([end, *(m.end + 90 for m in found)]), found))
    return sorted(found, key=lambda measure: measure.start)


def _counters(reading: Reading, anchor: Anchor, kind: str) -> Iterator[Measure]:
    """Figures of the size of the broker's offer, said in the turns that follow it, whatever else they name."""
    offers = [m for m in anchor.moneys if m.start < anchor.clause.end + 60]
    if anchor.clause.role != "courtier" or not reading.extraction.roles or not offers or kind != "money":
        return
    for measure in reading.measures_between(offers[-1].end, offers[-1].end + 240):
        turns = reading.document.clause_at(measure.start).turn - anchor.clause.turn
        if (
            turns in (1, 2, 3)
            and measure.kind == kind
            and 0.2 * offers[-1].value <= measure.value <= 5 * offers[-1].value
            and measure.period in ("", offers[-1].period)
        ):
            yield measure


# "Moi j'aurais mis 200 000, vu le prêt… donc 120 000"; "3 100… elle est redescendue à 2 700".
_SO = re.compile(
    r"\b(?:donc|du coup|finalement|(?:(?:re)?descend|ramen|rabaiss|redui|rectifi|corrig|abaiss)\w*"
    r"(?: (?:sa demande|ca|la demande|le chiffre|tout de suite|aussitot))? (?:a|sur)) $"
)


_NO_BUT = re.compile(r"\W*(?:non|ah non|oh non)\W+(?:plutot |disons |mettez )?")


def _concluded(reading: Reading, anchor: Anchor, kind: str, found: list[Measure]) -> Iterator[Measure]:
    """A figure of the same turn that the first one comes down to, whatever was named in between to argue for it."""
    first = max([*anchor.moneys, *found[:1]], key=lambda m: m.start, default=None)
    if kind != "money" or first is None:
        return
    turn = reading.document.clause_at(first.start).turn
    for measure in reading.measures_between(first.end, first.end + 170):
        if measure.kind != kind or reading.document.clause_at(measure.start).turn != turn:
            continue
        at_once = _NO_BUT.fullmatch(reading.text, first.end, measure.start)
        if not (at_once or _SO.search(reading.text, measure.start - 44, measure.start)):
            continue
        if 0.2 * first.value <= measure.value <= 5 * first.value and measure.period in ("", first.period):
            yield measure
            return


def _others(reading: Reading, anchor: Anchor, measure: Measure) -> bool:
    """Whether the words after a figure give it to another thing."""
    owners = [owner for owner in reading.taken_after(measure) if owner.kind != _NAMES_NOTHING]
    return bool(owners) and all((o.section, o.kind) != (anchor.section, anchor.kind) for o in owners)


def _fits(trigger: Trigger, measure: Measure) -> bool:
    if measure.kind != "money":
        return True
    if trigger.period == "never" and measure.period:
        return False
    return trigger.least <= measure.value <= trigger.most and not measure.wage


def _bare(reading: Reading, anchor: Anchor, kind: str, end: int, known: list[Measure]) -> Iterator[Measure]:
    """Numbers that took the unit of the thing: days of a waiting period, thousands of a capital."""
    numbers = reading.document.numbers
    for index in range(bisect_left(numbers, anchor.end, key=lambda n: n.start), len(numbers)):
        number = numbers[index]
        if number.start >= end:
            return
        if number.article or not _ALONE.match(reading.text, number.end) or any(m.start == number.start for m in known):
            continue
        if _aged(reading, number) or _asked_otherwise(reading, anchor, number):
            continue
        if kind == "days" and number.value in _USUAL_DAYS:
            yield Measure("days", number.value, number.start, number.end)
        elif kind == "money" and reading.extraction.roles and _thousands(anchor, number):
            like = [m.value for m in known if m.value >= 10_000]
            if like and 0.1 <= number.value * 1000 / like[0] <= 10 and not _in_hundreds(reading, number):
                yield Measure("money", number.value * 1000, number.start, number.end)


# "Indemnisé combien de temps, un an, deux ans ?" "Trois.": the unit is in the question.
_OTHER_UNIT = re.compile(r"\b(?:combien de (?:temps|mois|annees?)|quelle duree|(?:un|deux|trois|cinq) ans)\b")


def _asked_otherwise(reading: Reading, anchor: Anchor, number: Number) -> bool:
    """Whether the broker has asked for something of another unit since the thing was named."""
    clause = reading.document.clause_at(number.start)
    if clause.turn <= anchor.clause.turn + 1 or clause.role not in ("client", "conjoint"):
        return False
    for index in range(clause.index - 1, anchor.clause.index, -1):
        asked = reading.document.clauses[index]
        if asked.role == "courtier" and asked.turn < clause.turn:
            return asked.question and bool(_OTHER_UNIT.search(asked.text))
    return False


# "Et Maëva, douze.", "le petit, six": how old somebody is.
_SOMEBODY = re.compile(r"\b(?:et )?(?:le |la |l')?(?:petite?|grande?|ainee?|cadette?|dernier|derniere|aine|cadet),? $")


def _aged(reading: Reading, number: Number) -> bool:
    """Whether a number said right after a child is an age."""
    if number.value > 40:
        return False
    if _SOMEBODY.search(reading.text, max(0, number.start - 24), number.start):
        return True
    return any(name.person == "enfant" for name in reading.names_between(number.start - 26, number.start))


def _in_hundreds(reading: Reading, number: Number) -> bool:
    """ "Quatre cents chacun ?" "Trois cents.": the number answers a smaller sum that was just named."""
    clause = reading.document.clause_at(number.start)
    last = list(reading.measures_between(max(0, clause.start - 90), number.start))
    named = bool(last) and last[-1].kind == "money" and last[-1].value < 1000
    return named and reading.document.clause_at(last[-1].start).role == "courtier"


def _thousands(anchor: Anchor, number: Number) -> bool:
    """Whether a small number may stand for thousands of this thing ("deux cents" of a capital)."""
    return 10 <= number.value < 1000 and anchor.trigger.least >= 5000


def closing(reading: Reading, anchor: Anchor, kind: str, *, through: bool = False) -> int:
    """Where the thing leaves the hand."""
    document, clause = reading.document, anchor.clause
    labelled = bool(reading.extraction.roles)
    limit = anchor.end + (_LABELLED if labelled else _LOOSE)
    if not labelled:
        starts = document.starts
        limit = min(limit, starts[clause.segment + 1] if clause.segment + 1 < len(starts) else len(reading.text))
    following = _next_thing(reading, anchor, kind, limit, through)
    for index in range(clause.index + 1, len(document.clauses)):
        later = document.clauses[index]
        if later.start >= following:
            break
        if labelled and later.turn > clause.turn and _changes(later):
            return later.start
    return following


def _changes(clause: Clause) -> bool:
    """The broker asks about something else."""
    return (
        clause.role == "courtier"
        and clause.question
        and len(clause.text) > 12
        and not re.search(r"\d", clause.text)
        and not _SAME_THING.search(clause.text)
    )


def _holds(thing: Anchor, kind: str) -> bool:
    """Whether a thing has such a figure of its own, said after it."""
    if thing.kind == _NAMES_NOTHING:
        return False
    return any(m.kind == kind and m.start >= thing.end for m in (*thing.moneys, *thing.measures))


def _next_thing(reading: Reading, anchor: Anchor, kind: str, limit: int, through: bool) -> int:
    """Where the same thing is named again, or another that holds such a figure."""
    ordered = reading.things
    for index in range(bisect_left(ordered, anchor.end, key=lambda a: a.start), len(ordered)):
        other = ordered[index]
        if other.start >= limit:
            return limit
        again = (other.section, other.kind) == (anchor.section, anchor.kind)
        if (again and not through) or (not again and _holds(other, kind)):
            return other.start
    return limit
