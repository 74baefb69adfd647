"""Things being spoken of (a loan, a salary, a house…) and the values that belong to each.

A section declares the words that name its things (triggers). Every amount, rate, duration, date,
institution or town then goes to the thing it is nearest to, counting sentences and turns, so that
two loans side by side keep their own figures.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from egide.kit import patterns as re
from egide.kit.french.dates import DateMention
from egide.kit.french.gazetteer import Found
from egide.kit.french.institutions import Institution
from egide.kit.french.measures import Measure
from egide.kit.french.places import Town
from egide.modules.intake.engine.document import Clause, Document

_LINK = re.compile(
    r"\s*(?:euros?)?\s*(?:,\s*)?(?:nets?|bruts?)?\s*(?:par mois|par an|l'annee|a l'annee|mensuels?)?\s*"
    r"(?:qui (?:dort|dorment|est|sont|traine|trainent|attend|attendent|reste|restent|dorme) )?(?:de|d'|en|"
    r"sur|pour|dans|du|au titre de)\s*(?:la |le |les |l'|un |une |mon |ma |son |sa |notre |leur |vie |votre )?\s*"
)
_LET = re.compile(r"\b(?:loue\w*|loyers?|encaiss\w*|locat\w*|rapporte)\b")
_WORTH = re.compile(r"\b(?:estim\w+|evalu\w+|vaut|vaudrait|valeur)\b")
_PUT_IN = re.compile(
    r"\b(?:y|dessus|la-dessus) (?:je |on |il |elle )?(?:mets?|mettons|verse|versons|place)s? [^.;,]{0,14}$"
)
_REACH = 280


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name a thing of a section.

    ``accepts``: the kinds of values it may hold: money, percent, duration, years, days, quarter, date,
    institution, town, surface.
    ``least`` and ``most`` bound its amounts (euros); ``period``: "any", "required" or "never".
    ``near``: words (a pattern) that must be within 220 characters for the trigger to count.
    ``pull`` is added to the distance (negative attracts). ``institutions`` limits to insurer (a), bank (b)…
    ``payer``: its words may be an institution's name ("la Carsat").
    ``shared``: it stays a mention inside longer words of another section ("la maison" of "assurance de la maison").
    """

    kind: str
    pattern: str
    accepts: tuple[str, ...] = ("money",)
    least: float = 0
    most: float = 1e9
    period: str = "any"
    pull: float = 0
    institutions: str = "abcmt"
    near: str = ""
    shared: bool = False
    payer: bool = False
    words: re.Pattern = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", re.compile(rf"(?<![a-z])(?:{self.pattern})(?![a-z])"))


@dataclass(slots=True)
class Anchor:
    """One mention of a thing, with the values that came to it."""

    section: str
    trigger: Trigger
    start: int
    end: int
    clause: Clause
    moneys: list[Measure] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    institutions: list[Found[Institution]] = field(default_factory=list)
    towns: list[Found[Town]] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.trigger.kind

    @property
    def last(self) -> int:
        """Where the last word about this thing ends."""
        ends = [self.end, *(m.end for m in self.moneys), *(m.end for m in self.measures), *(d.end for d in self.dates)]
        return max([*ends, *(i.end for i in self.institutions), *(t.end for t in self.towns)])


class _Names:
    """Where institutions are named and letters spelled: short words inside are no things."""

    def __init__(self, document: Document) -> None:
        self._named, self._lettered = bytearray(len(document.text)), bytearray(len(document.text))
        for one in document.institutions:
            self._named[one.start : one.end] = b"\1" * (one.end - one.start)
        self._spelled = {(one.start, one.end) for one in document.spellings}
        for start, end in self._spelled:
            self._lettered[start:end] = b"\1" * (end - start)

    def hide(self, start: int, end: int) -> bool:
        """Not "un p e a", which spells the thing itself; nor "un livret a y a sept", which letters only follow."""
        if 1 in self._named[start:end]:
            return True
        itself = (start, end) in self._spelled or (start, end + 2) in self._spelled  # "un l e p à la…"
        return 1 in self._lettered[start : start + 1] and not itself


def find_anchors(document: Document, triggers: Sequence[tuple[str, Trigger]]) -> list[Anchor]:
    """Every mention of every trigger, in order; of two that overlap the longer stays (two sections may share words)."""
    found: list[Anchor] = []
    hidden = _Names(document)
    for section, trigger in triggers:
        for match in trigger.words.finditer(document.text):
            start, end = match.span()
            if not trigger.payer and end - start < 14 and hidden.hide(start, end):
                continue
            if trigger.near and not re.compile(trigger.near).search(document.text, max(0, start - 220), end + 220):
                continue
            if end > start:
                found.append(Anchor(section, trigger, start, end, document.clause_at(start)))
    found.sort(key=lambda anchor: (anchor.start, -anchor.end))
    kept: list[Anchor] = []
    for anchor in found:
        if kept and anchor.start < kept[-1].end:
            longer = (anchor.end - anchor.start) - (kept[-1].end - kept[-1].start)
            inside = anchor.end <= kept[-1].end or anchor.start == kept[-1].start
            apart = anchor.section != kept[-1].section and (longer == 0 or not inside or anchor.trigger.shared)
            if not apart:
                if longer > 0:
                    kept[-1] = anchor
                continue
        kept.append(anchor)
    return kept


def attach(document: Document, anchors: list[Anchor]) -> None:
    """Give every value of the document to its anchor."""
    starts = [anchor.start for anchor in anchors]
    for measure in document.measures:
        kind = measure.kind
        for anchor in _nearest(document, anchors, starts, measure.start, measure.end, kind, measure):
            (anchor.moneys if kind == "money" else anchor.measures).append(measure)
    for mention in document.dates:
        for anchor in _nearest(document, anchors, starts, mention.start, mention.end, "date", None):
            anchor.dates.append(mention)
    for institution in document.institutions:
        for anchor in _nearest(
            document, anchors, starts, institution.start, institution.end, "institution", None, institution.value.kinds
        ):
            anchor.institutions.append(institution)
    for town in document.towns:
        for anchor in _nearest(document, anchors, starts, town.start, town.end, "town", None):
            anchor.towns.append(town)


# Words that hold an amount only when nothing else was asked for: "de quoi rembourser et souffler : cent mille".
_LOOSE = (("passifs", "loose"), ("hors_fiche", "location longue duree"), ("hors_fiche", "loyer paye"))
_HOW_MUCH = re.compile(
    r"\b(?:combien|quel(?:le)?s? (?:montants?|sommes?|capital|niveau|hauteur|budget|revenus?|rente))\b|"
    r"^et (?:le|la|les|l') ?"
)
_LATELY = 95


def _asked_amount(anchor: Anchor, clause: Clause) -> bool:
    """Whether a clause answers a broker's "combien ?" about a thing."""
    asked = anchor.clause
    return (
        asked.role == "courtier"
        and clause.role in ("client", "conjoint")
        and clause.turn == asked.turn + 1
        and asked.question
        and _HOW_MUCH.search(asked.text) is not None
    )


def _nearest(
    document: Document,
    anchors: list[Anchor],
    starts: list[int],
    start: int,
    end: int,
    kind: str,
    measure: Measure | None,
    kinds: str = "",
) -> list[Anchor]:
    """The nearest thing that can hold the value; two when two sections share the words."""
    clause = document.clause_at(start)
    low = bisect_left(starts, start - _REACH)
    best: list[Anchor] = []
    lowest = float(_REACH)
    asked: Anchor | None = None
    for index in range(low, len(anchors)):
        anchor = anchors[index]
        if anchor.start > end + 70:
            break
        if kind not in anchor.trigger.accepts or not _fits(anchor.trigger, measure):
            continue
        if measure is not None and anchor.start > end and _of_another(document, anchor, measure):
            continue
        if kinds and not set(kinds) & set(anchor.trigger.institutions):
            continue
        cost = _cost(document, anchor, clause, start, end)
        if cost is not None and measure is not None:
            cost += _mismatch(document, anchor, measure)
        if cost is not None and measure is not None and _asked_amount(anchor, clause):
            asked = anchor if start - clause.start < _LATELY else asked
        if cost is not None and cost < lowest:
            twin = best and anchor.start == best[0].start and anchor.section != best[0].section and lowest < cost + 12
            best, lowest = [*best, anchor] if twin else [anchor], cost
        elif (
            cost is not None
            and best
            and anchor.start == best[0].start
            and anchor.section != best[0].section
            and cost < lowest + 12
        ):
            best.append(anchor)
    if asked is not None and best and (best[0].section, best[0].kind) in _LOOSE:
        return [asked]
    return best


def _of_another(document: Document, anchor: Anchor, measure: Measure) -> bool:
    """ "7 200 euros par mois et 30 000 de dividendes": the thing said after two figures of two kinds is of the last."""
    index = bisect_left(document.measures, measure.end, key=lambda other: other.start)
    if index == len(document.measures):
        return False
    other = document.measures[index]
    between = other.kind == measure.kind == "money" and other.end <= anchor.start and other.start < anchor.start
    if not between or not _linked(document.text, other.end, anchor.start):
        return False
    return bool(measure.period) and (
        measure.period != other.period or not measure.value / 3 <= other.value <= 3 * measure.value
    )


def _mismatch(document: Document, anchor: Anchor, measure: Measure) -> float:
    """How badly the kind of amount suits the kind of thing (negative when it suits well)."""
    home, before = anchor.section == "biens_immobiliers", max(0, measure.start - 60)
    if home and measure.period:
        return 0 if _LET.search(document.text, before, measure.end + 20) else 90
    if anchor.section == "passifs" and _PUT_IN.search(document.text, before, measure.start):
        return 60
    if measure.value >= 10_000 and _WORTH.search(document.text, measure.start - 30, measure.start):
        return -30 if home else 60 if anchor.section == "passifs" else 0
    return 70 if measure.wage and anchor.section != "revenus" and anchor.kind != "pension_estimee" else 0


def _fits(trigger: Trigger, measure: Measure | None) -> bool:
    if measure is None or measure.kind != "money":
        return True
    if not trigger.least <= measure.value <= trigger.most:
        return False
    if trigger.period == "required":
        return bool(measure.period)
    return trigger.period != "never" or not measure.period


def _linked(text: str, end: int, start: int) -> bool:
    """ "1 450 de retraite", "32 000 de BA": the amount of what it names."""
    if _LINK.fullmatch(text, end, start):
        return True
    return text.startswith(("de ", "d'", "en "), start) and text[end:start].strip(" ,") in ("", "euros", "net", "brut")


def _asked_since(document: Document, anchor: Anchor) -> int:
    """How many more questions the broker's turn asks after the sentence that names the thing, which asks nothing."""
    if anchor.clause.question:
        return 0
    following = document.clauses[anchor.clause.index + 1 : anchor.clause.index + 5]
    return sum(clause.question for clause in following if clause.turn == anchor.clause.turn)


def _cost(document: Document, anchor: Anchor, clause: Clause, start: int, end: int) -> float | None:
    gap = abs(anchor.clause.index - clause.index)
    step = 34 if clause.punctuated else 5
    if anchor.start < end and start < anchor.end:
        return anchor.trigger.pull - 5
    if anchor.start > start:
        if anchor.clause.index != clause.index or anchor.start - end > 60:
            return None
        if _linked(document.text, end, anchor.start):
            return anchor.trigger.pull - 4
        return (anchor.start - end) * 1.5 + 60 + anchor.trigger.pull
    distance: float = start - anchor.end
    if anchor.clause.turn != clause.turn:
        answering = (
            anchor.clause.role == "courtier"
            and clause.role in ("client", "conjoint")
            and clause.turn == anchor.clause.turn + 1
        )
        first = document.clauses[clause.index - 1].turn != clause.turn if clause.index else True
        if answering:
            distance = (start - clause.start) * 0.6 + 12 + (0 if first else 25)
            # "L'assurance vie, gardez-la. Votre chalet ?": of what the broker named, the answer is of the last asked
            distance += 9 * _asked_since(document, anchor)
        elif clause.turn - anchor.clause.turn <= 2:
            distance += 70 + 25 * gap
        else:
            return None
        return distance + anchor.trigger.pull
    return distance + step * gap + anchor.trigger.pull
