"""Children told one after the other: where a list of children goes on, every name in it is a child's.

People list children in many orders ("le grand, Baptiste, 17 ans, et la petite, 9, c'est Lina"), over several
sentences, in answer to a question or not. What does not vary is what such a list is made of: first names, ages,
dates of birth, ranks, sexes, custody, and the small words that link them. So a list begins at a word for children
(or at the answer to a question about them) and lasts as long as nothing else is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from egide.kit import patterns as re
from egide.modules.intake.engine.addressed import called
from egide.modules.intake.engine.child_names import NOT_OURS_AFTER, around, lost, to_come
from egide.modules.intake.engine.child_words import (
    ACKNOWLEDGED,
    AGE_GAP,
    BEFORE_VALUE,
    CLOSED,
    GOES_ON,
    OF_PARTNER,
    OPENS,
    QUESTION,
    SIBLING,
    STEP,
    whose,
)
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.firstnames import NOT_NAMES, Name
from egide.modules.intake.engine.kinship import THIRD

_WORD = re.compile(r"[a-z][a-z'-]*[a-z]")
# "Du premier mariage de Mégane": the parent, not a child.
_OF_PARENT = re.compile(
    r"\b(?:mariage|union|lit|relation|cote|vie|histoire|fils|filles?|enfants?|"
    r"sont(?: ceux)?) (?:de |d')\Z"
)
_NAMED_NEXT = re.compile(r"(?:,| c'est| s'appelle)? ")
_SURNAME = re.compile(r" ((?:(?:le|la|de|du|ben|el|van|d'|l') ?)?[a-z][a-z'-]+)")


@dataclass(slots=True)
class _Walk:
    """One list being read: names found so far (start, end), whether ages or dates stand with them, where it ends."""

    document: Document
    known: dict[int, Name]
    values: dict[int, int]
    found: list[tuple[int, int]]
    surnames: set[int] = field(default_factory=set)
    siblings: set[int] = field(default_factory=set)
    dated: bool = False
    # the list began before: "sa sœur" is a child's
    goes_on: bool = False

    def run(self, position: int, limit: int) -> int:
        """Read from ``position`` while the list goes on; return where it stops."""
        while position < limit:
            if position in self.values:
                self.dated = True
                position = self.values[position]
                continue
            if position in self.known and (self._nickname(position) or self._meant_for(position)):
                return position
            if position in self.known and self._has_child(position):
                position = self.known[position].end + 3
                continue
            if position in self.known and _OF_PARENT.search(self.document.text, max(0, position - 24), position):
                position = self.known[position].end
                continue
            if position in self.known:
                position = self._surname(self._take(position, self.known[position].end))
                continue
            step = self._step(position)
            if step is None or step.end() == position:
                end = self._unknown(position)
                if not end:
                    return position
                position = self._surname(self._take(position, end))
                continue
            if step.re is SIBLING.compiled and (brother := _NAMED_NEXT.match(self.document.text, step.end())):
                self.siblings.add(brother.end())
            position = step.end()
        return position

    def _nickname(self, position: int) -> bool:
        """ "Quentin, trente-deux ans, le Tanguy": an article makes it no name, unless an age follows."""
        text = self.document.text
        article = text[position - 3 : position] in ("le ", "la ") and self.document.speaks_with_capitals
        return article and bool(self.found) and not re.match(r",? \d", text[self.known[position].end :][:3])

    def _has_child(self, position: int) -> bool:
        """ "Et Cyril a Bastien, dix-sept ans": the parent before the child."""
        end = self.known[position].end
        return self.document.text.startswith(" a ", end) and end + 3 in self.known

    def _meant_for(self, position: int) -> bool:
        """ "Donc pour Renaud, 1 500 euros par mois": a sum for somebody, no child's age."""
        end = self.known[position].end
        number = next(iter(self.document.numbers_between(end, end + 3)), None)
        led = self.document.text.endswith("pour ", 0, position)
        return led and number is not None and number.start not in self.values

    def _step(self, position: int) -> re.Match[str] | None:
        """The next word of a list: also "de", "du" or "le" before a value, and "sa sœur" once a child is named."""
        text = self.document.text
        lead = BEFORE_VALUE.match(text, position)
        if lead is not None and lead.end() in self.values:
            return lead
        sibling = SIBLING.match(text, position) if self.found or self.goes_on else None
        return sibling or STEP.match(text, position)

    def _take(self, start: int, end: int) -> int:
        self.found.append((start, end))
        return end

    def _surname(self, end: int) -> int:
        """A family name right after the first name is passed over."""
        match = _SURNAME.match(self.document.text, end)
        if match is None or not self.document.speaks_with_capitals:
            return end
        last = match.end() - len(match[1].split(" ")[-1])
        if not self.document.cased(last, match.end()) or match[1].split(" ")[-1] in NOT_NAMES:
            return end
        self.surnames.add(match.start(1))
        return match.end()

    def _unknown(self, start: int) -> int:
        """The end of a first name that no table holds: a capital, or in raw speech an age right after; 0 if none."""
        document = self.document
        match = _WORD.match(document.text, start)
        if match is None or len(match.group()) < 3 or match.group() in NOT_NAMES:
            return 0
        end = match.end()
        if document.speaks_with_capitals:
            return end if document.cased(start, end) and self._stands_as_name(start, end) else 0
        gap = re.compile(r" (?:(?:elle|il|qui|lui) (?:en )?a |en a |a )?").match(document.text, end)
        value = self.values.get(gap.end(), 0) if gap else 0
        aged = re.compile(r" ?(?:ans|mois)\b").match(document.text, value) or self.found
        return end if value and aged else 0

    def _stands_as_name(self, start: int, end: int) -> bool:
        """Whether a word with a capital is followed as a child's name is; where a sentence begins, only by its age."""
        text = self.document.text
        if self.document.original(start, end).isupper() and end - start < 5:
            return False
        towns, firms = self.document.towns, self.document.institutions
        if any(t.start <= start < t.end for t in towns) or any(f.start <= start < f.end for f in firms):
            return False
        gap = AGE_GAP.match(text, end)
        value = self.values.get(gap.end(), 0) if gap else 0
        told = gap is not None and re.search(r"[(a-z]", gap.group())
        if value and (re.match(r" ?(?:ans|mois)\b", text[value : value + 6]) or told):
            return True
        before = text[max(0, start - 3) : start].rstrip(" ")
        begins = not before or before[-1] in ".!?…\n"
        return not begins and bool(CLOSED.match(text, end))


def with_children(document: Document, names: list[Name]) -> tuple[list[Name], dict[int, tuple[str, int]]]:
    """The first names with those that only a list of children shows; and position -> ("enfant" or "tiers" for the
    children of others and those who died, weight) for the names of those lists."""
    known = {name.start: name for name in names}
    sums = {measure.start for measure in document.measures if measure.kind == "money" and measure.explicit}
    values = {n.start: n.end for n in document.numbers if 0 < n.value <= 2100 and n.start not in sums}
    values |= {mention.start: mention.end for mention in document.dates}
    listed: dict[int, int] = {}
    persons: dict[int, tuple[str, int]] = {}
    surnames: set[int] = set()
    for opening in _openings(document, known):
        walk = _walk(document, known, values, opening)
        surnames |= walk.surnames
        for first, last in walk.found:
            if first not in persons and not _called(document, known, first):
                listed[first], persons[first] = (
                    last,
                    (opening.person, 6 if opening.sure or first in walk.siblings else 5),
                )
    names = [name for name in names if name.start not in surnames]
    ours = {start: end for start, end in listed.items() if persons[start][0] == "enfant"}
    for start, end in around(document, names, ours).items():
        listed[start] = end
        persons.setdefault(start, ("enfant", 5))
    listed.update({name.start: name.end for name in names if NOT_OURS_AFTER.match(document.text, name.end)})
    for start in lost(document, listed):
        persons[start] = ("tiers", 6)
    for start in to_come(document, listed):
        listed.pop(start)
        persons.pop(start)
    return _with_new(document, names, listed), persons


def _walk(document: Document, known: dict[int, Name], values: dict[int, int], opening: _Opening) -> _Walk:
    """Read a list; where it must fill a sentence and does not, what stands at its end: "il est chez moi, Aristide"."""
    walk = _Walk(document, known, values, [], goes_on=opening.whole)
    end = walk.run(opening.start, opening.limit)
    if opening.whole and opening.person == "tiers":
        spoken_of = [known[start] for start in range(opening.start, opening.limit) if start in known]
        walk.found = [(name.start, name.end) for name in spoken_of]
    if not opening.whole or opening.person == "tiers" or walk.dated or end >= opening.limit - 1:
        return walk
    for name in (known[start] for start in range(end, opening.limit) if start in known):
        if re.search(r"[,:] $|c'est $", document.text[max(end, name.start - 7) : name.start]):
            last = _Walk(document, known, values, [])
            if last.run(name.start, opening.limit) >= opening.limit - 1:
                return last
    return _Walk(document, known, values, [])


def _called(document: Document, known: dict[int, Name], start: int) -> bool:
    return start in known and bool(called(document, known[start]))


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where a list of children may begin, and how far it may go.

    ``whole``: it must fill that or hold an age; ``sure``: no other person named beside it takes its names.
    """

    start: int
    limit: int
    person: str = "enfant"
    whole: bool = False
    sure: bool = False


def _openings(document: Document, known: dict[int, Name]) -> Iterator[_Opening]:
    """After a word for children; at every sentence of the answer to a question about them, and of what is told right
    after a list."""
    asked, told, turn = "", 0, -1
    for clause in document.clauses:
        if clause.role == "courtier":
            young = "enfant" if _young(document, clause, known) else ""
            asked = _asked(document, clause, asked or young or ("enfant" if told > 0 else "")) or young
            told = 0
        elif clause.turn != turn and not asked:
            told = 0
        turn = clause.turn
        opened = False
        for match in OPENS.finditer(document.text, clause.start, clause.end):
            if document.cased(match.end() - len(match.group().split(" ")[-1]), match.end()) and " " in match.group():
                continue  # "le Grand Raid"
            person = whose(document, clause, match)
            if not person:
                continue
            if re.compile(r" et [a-z]+[ ,]").match(document.text, match.end()) and _is_name(document, match.end() + 4):
                continue  # "les enfants et Delphine"
            opened = True
            partner = OF_PARTNER.match(document.text, match.end()) if person == "enfant" else None
            start = partner.end() if partner else match.end()
            yield _Opening(start, _turn_end(document, clause), person, sure=bool(partner))
        young_ones = _young(document, clause, known)
        for name in young_ones:
            yield _Opening(name.start, clause.end)
        if clause.role != "courtier" and (asked or told > 0) and not opened and not THIRD.search(clause.text):
            yield _Opening(clause.start, clause.end, asked or "enfant", whole=True)
        told = 3 if opened or young_ones else max(0, told - 1)


_AGED = re.compile(r", (\w+(?:[- ]\w+)?) ans\b|,? nee?(?: le| en)? ")


def _young(document: Document, clause: Clause, known: dict[int, Name]) -> list[Name]:
    """The names with the age of a child, or born less than eighteen years ago: "J'ai noté Lucas, 10 ans"."""
    if clause.role == "narrateur" or THIRD.search(clause.text):
        return []
    found = []
    for match in _AGED.finditer(document.text, clause.start, clause.end):
        start = next(
            (at for at in range(match.start() - 1, max(clause.start, match.start() - 24) - 1, -1) if at in known), -1
        )
        if start < 0 or known[start].end != match.start():
            continue
        ages = [n for n in document.numbers_between(match.end() - len(match.group()), match.end()) if n.value < 18]
        dates = [
            d for d in document.dates if d.start == match.end() and int(d.value[:4]) > document.reference.year - 18
        ]
        if (match[1] and ages) or (not match[1] and dates):
            found.append(known[start])
    return found


def _is_name(document: Document, start: int) -> bool:
    return document.cased(start, start + 1)


def _asked(document: Document, clause: Clause, before: str) -> str:
    """Whose children a broker's clause asks about: the household's ("enfant"), of others ("tiers"), or nobody's."""
    told = [
        *QUESTION.finditer(document.text, clause.start, clause.end),
        *OPENS.finditer(document.text, clause.start, clause.end),
    ]
    theirs = {whose(document, clause, match) for match in told} - {""}
    if theirs:
        return "enfant" if "enfant" in theirs else "tiers"
    goes_on = GOES_ON.match(clause.text) or ACKNOWLEDGED.match(clause.text)
    return before if goes_on else ""


def _turn_end(document: Document, clause: Clause) -> int:
    return document.starts[clause.segment + 1] - 1 if clause.segment + 1 < len(document.starts) else len(document.text)


def _with_new(document: Document, names: list[Name], listed: dict[int, int]) -> list[Name]:
    taken = {name.start for name in names}
    fresh = {start: end for start, end in listed.items() if start not in taken}
    if not fresh:
        return names
    keys = {document.text[start:end] for start, end in fresh.items()}
    made = [Name(document.text[s:e], document.original(s, e), s, e, False) for s, e in fresh.items()]
    taken |= set(fresh)
    for match in re.finditer(rf"(?<![a-z'-])(?:{'|'.join(map(re.escape, sorted(keys)))})(?![a-z'-])", document.text):
        again = match.start() not in taken
        if again and (not document.speaks_with_capitals or document.cased(*match.span())):
            made.append(Name(match.group(), document.original(*match.span()), *match.span(), False))
    return sorted([*names, *made], key=lambda name: name.start)
