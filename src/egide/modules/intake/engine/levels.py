"""Which level of cover goes to which item of care.

One walk over the clauses. Inside a clause a level goes to the item it is tied to ("renforcé en dentaire"), else to
the items just before it ("hospi et dentaire renforcés"), else to what is being spoken of: the items of the question
or of the sentence before. What the broker says counts once it is agreed to, and "inversez" turns it round.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from egide.kit import patterns as re
from egide.modules.intake.engine import care, stance
from egide.modules.intake.engine.care import Mark
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

_ARTICLE = (
    r"(?:la |le |les |l'|du |des |de la |de l'|de |d'|mes |mon |ma |sa |son |ses |nos |notre |un |une |tout le |"
    r"tout )"
)
# "Renforcé en dentaire", "un bon remboursement des lunettes", "le plus important, c'est l'hôpital".
_TIED = re.compile(
    rf"\s*{_ARTICLE}*(?:(?:en|pour|sur|de|du|des|d'|cote|niveau|au niveau|a|au|aux|remboursements?|"
    rf"prises? en charge|"
    rf"couvertures?|garanties?|forfaits?|mutuelle|concernant|tout ce qui est|chez|dans|sante)(?:\b\s*|(?<='))"
    rf"{_ARTICLE}*)+$"
)
_ADJECTIVE = re.compile(r"\b(?:gros|grosse|bons?|bonnes?|forts?|solides?|excellent\w*|meilleure?|tres bonn?e?s?)$")
_PRESENTS = re.compile(
    rf"\s*(?:(?:le plus|pour (?:moi|nous|lui|elle|eux|vous)|chez (?:moi|nous)|,|:|c'est|ce sont|c'etait|surtout|"
    rf"d'abord|"
    rf"ce serait|reste|va aux?|aux?|est|avant tout|{_ARTICLE})\s*)+$"
)
_LISTED = re.compile(
    rf"\s*(?:,|/|\+|-|et|ou|puis|ainsi que|avec|comme|plus)\s*"
    rf"(?:(?:,|et|ou|avec|comme|puis|aussi|surtout|pour|en|sur|au|aux|a|au niveau|cote|{_ARTICLE})\s*)*$"
)
_JOINED = re.compile(rf"\s*,?\s*(?:avec|et|plus|comme)\s*{_ARTICLE}?\s*$")
_SUBJECT = re.compile(
    r"\b(?:mutuelles?|complementaires?|sante|garanties?|rembours\w*|niveaux?|couvr\w+|couvert\w*|depassements?|"
    r"prise en charge|soins|secu)\b"
)
# Words for items that nobody says outside of health cover.
_TECHNICAL = re.compile(
    r"hospi|optique|dentaire|orthodonti|pharmacie|chambres? (?:particuliere|seule|individuelle|pour)|audition|"
    r"imagerie|"
    r"auxiliaires|protheses? auditives?|appareils? auditifs?|generaliste|kine|analyses|medicaments|lunettes|dents"
)
_SETTLES = re.compile(
    r"\b(?:donc|alors|je (?:note|mets|retiens|coche)|on (?:met|part|dit|reste|garde|retient)|c'est note|recap\w*)\b"
)
_ASKS_LEVEL = re.compile(
    r"\b(?:niveau|important\w*|tenez|compte\w*|comment|besoin|quel|base|confort|renforce|priorit\w+|moyen|"
    r"attentes?|"
    r"souhait\w+|voulez|prefer\w+|vous faut|faudrait|cherch\w+|desir\w+)\b"
)
# A question that stays with what was named: "vous en prenez beaucoup ?"
_GOES_ON = re.compile(rf"{_ASKS_LEVEL.pattern}|\b(?:vous|tu|il|elle) (?:en|y|les|la) [a-z]{{3,}}")
_ASKS_WEIGHT = re.compile(
    r"\b(?:important\w*|y tenez|tenez a|compte\w*|priorit\w+|indispensable|essentiel\w*|besoin)\b"
)
_PRIORITIES = re.compile(
    r"\b(?:compte\w* (?:le plus|pour vous|surtout)|plus important|priorit\w+|(?:est|sont) importante?s?|qui compte|"
    r"tenez le plus|attendez|besoin de quoi|(?:vos|les) (?:priorites|besoins|attentes))\b"
)
# "Partager ne me gêne pas", "hors de question de partager": a room for two.
_SHARES = re.compile(
    r"(?P<not>\b(?:pas|plus|jamais|hors de question|horreur|deteste\w*|supporte\w*|refuse\w*)\b[^.;]{0,16})?"
    r"\b(?:partag\w+|chambre double|a deux lits|avec un voisin)\b"
)
_FILLER = re.compile(
    rf"\b(?:et|pour|cote|au|niveau|alors|donc|vos|votre|ou|question|sur|en|bon|ensuite|sinon|{_ARTICLE})\b|[^a-z]"
)


@dataclass(slots=True)
class Given:
    """A level given to an item, with the words that say it."""

    item: Mark
    level: Mark
    name: str
    sure: float


@dataclass(slots=True)
class Walk:
    """What is being spoken of while the clauses go by."""

    reading: Reading
    topic: list[Mark] = field(default_factory=list)
    since: Clause | None = None
    offers: list[Given] = field(default_factory=list)
    offered_in: Clause | None = None
    last: Mark | None = None
    given: dict[str, Given] = field(default_factory=dict)

    def give(self, item: Mark, level: Mark, name: str, sure: float) -> None:
        """A grade beats an opinion, a later grade an earlier one; the first opinion stays."""
        if not item.name:
            return
        known = self.given.get(item.name)
        if known is not None and known.level.graded and not level.graded and level.start - known.level.start < 400:
            return
        if known is not None and not known.level.graded and not level.graded and level.start - known.level.start < 120:
            return
        self.given[item.name] = Given(item, level, name, sure)
        self.last = level

    def fresh(self, clause: Clause) -> bool:
        """Whether the topic can still be what a clause without items is about."""
        since = self.since
        if since is None or not self.topic:
            return False
        if since.turn == clause.turn:
            return clause.index - since.index <= 3 and clause.start - since.end < 160
        if _place(self.reading, clause) >= 4:
            return False
        # "Les appareils auditifs ?" "J'ai vingt-six ans." "Donc le minimum.": the broker draws it himself
        turns = clause.turn - since.turn
        return (turns == 1 and since.role != clause.role) or (turns == 2 and since.role == clause.role == "courtier")


def asks(reading: Reading, clause: Clause) -> bool:
    """Whether a broker's clause waits for an answer; nobody writes question marks in unlabelled talk."""
    if clause.question or not reading.guessed_roles:
        return clause.question
    following = reading.document.clauses[clause.index + 1 : clause.index + 2]
    return bool(following) and following[0].role != "courtier"


def _place(reading: Reading, clause: Clause) -> int:
    """How many clauses of its turn come before it."""
    place = 0
    for index in range(clause.index - 1, max(-1, clause.index - 6), -1):
        if reading.document.clauses[index].turn != clause.turn:
            break
        place += 1
    return place


def given_levels(reading: Reading) -> list[Given]:
    """The levels wanted at the end of the meeting, one an item."""
    walk = Walk(reading)
    found = care.marks(reading)
    for clause in reading.document.clauses:
        here = found.get(clause.index, [])
        if clause.role == "courtier":
            _broker(walk, clause, here)
        elif clause.role != "autre":
            _household(walk, clause, here)
    return list(walk.given.values())


def _broker(walk: Walk, clause: Clause, here: list[Mark]) -> None:
    items = [mark for mark in here if mark.kind == "item"]
    if not items:
        if asks(walk.reading, clause) and not _GOES_ON.search(clause.text) and len(clause.text) > 8:
            walk.topic = []
        else:
            _offer_on_topic(walk, clause, here)
        return
    spread = _spread(walk, here, [])
    walk.topic, walk.since = items, clause
    walk.offers, walk.offered_in = [Given(item, level, level.name, 0.76) for item, level in spread if item.name], clause
    answer = stance.reply(walk.reading.document, clause)
    settled = not clause.question and _SETTLES.search(clause.text) and not stance.offered(clause.text)
    if walk.offers and (
        (settled and (answer is None or not stance.says_no(answer.text)))
        or (walk.reading.guessed_roles and walk.reading.believed(clause))
    ):
        _accept(walk, swap=False)


def _offer_on_topic(walk: Walk, clause: Clause, here: list[Mark]) -> None:
    """ "On met renforcé ?" of the item just spoken of."""
    levels = [mark for mark in here if mark.kind == "level" and mark.graded]
    if levels and len({level.name for level in levels}) == 1 and walk.fresh(clause) and len(walk.topic) <= 3:
        walk.offers = [Given(item, levels[0], levels[0].name, 0.72) for item in walk.topic if item.name]
        walk.offered_in = clause
        walk.since = clause


def _accept(walk: Walk, *, swap: bool) -> None:
    turned = {"base": "renforce", "renforce": "base"}
    for offer in walk.offers:
        name = turned.get(offer.name, offer.name) if swap else offer.name
        known = walk.given.get(offer.item.name)
        if known is not None and known.sure > offer.sure and not swap and known.name != name:
            # the household's own word stands against the broker's summary
            continue
        walk.given[offer.item.name] = Given(offer.item, offer.level, name, offer.sure)
        walk.last = offer.level
    walk.offers = []


def _household(walk: Walk, clause: Clause, here: list[Mark]) -> None:
    if clause.role == "narrateur" and stance.offered(clause.text):
        return
    items = [mark for mark in here if mark.kind == "item"]
    answering = walk.offered_in is not None and stance.reply(walk.reading.document, walk.offered_in) is clause
    if answering and walk.offers:
        if any(mark.kind == "swap" for mark in here):
            _accept(walk, swap=True)
            return
        agreed = stance.says_yes(clause.text) or care.ENOUGH.match(clause.text)
        if agreed and not any(mark.kind == "level" for mark in here):
            _accept(walk, swap=False)
    topic = walk.topic if walk.fresh(clause) else []
    if not items and not here:
        _weigh(walk, clause, topic)
        return
    spread = _spread(walk, here, topic)
    for item, level in spread:
        if level.plain or _credible(walk, clause, item, level):
            walk.give(item, level, level.name, 0.78 if level.graded else 0.72)
    if not spread:
        _weigh(walk, clause, topic)
        _wanted(walk, clause, items)
    if items:
        walk.topic, walk.since = _last_group(walk.reading, items), clause


def _weigh(walk: Walk, clause: Clause, topic: list[Mark]) -> None:
    """A plain yes or no to "la chambre seule, c'est important ?"."""
    question = walk.since
    if (
        not topic
        or question is None
        or question.role != "courtier"
        or not asks(walk.reading, question)
        or len(topic) > 3
    ):
        return
    if stance.reply(walk.reading.document, question) is not clause:
        return
    weight = bool(_ASKS_WEIGHT.search(question.text))
    room = {item.name for item in topic} == {"niveau_chambre_particuliere"}
    if not (weight or room):
        return
    answer = Mark("level", "", clause.start, min(clause.end, clause.start + 40))
    name = "renforce" if stance.says_yes(clause.text) else "base" if stance.says_no(clause.text) else ""
    shared = _SHARES.search(clause.text) if room else None
    if shared:
        name = "renforce" if shared["not"] else "base"
    if name and not re.search(r"\b(?:mais|peut-etre|verra|bof)\b", clause.text[:60]):
        for item in topic:
            walk.give(item, answer, name, 0.68)


# "Ce que je demande, c'est qu'on me rembourse mes lunettes".
_REPAID = re.compile(
    r"\b(?:veu[xt]|voudr\w+|demande|souhait\w+|faut|faudrait|aimer\w+|attends|cherch\w+)\b[^.;]{0,30}\b"
    r"(?:rembours|couvr)\w+ (?:bien |mieux )?(?:mes |les |la |le |mon |ma |nos |l')?$"
)


def _wanted(walk: Walk, clause: Clause, items: list[Mark]) -> None:
    """Items named in answer to "qu'est-ce qui compte le plus ?", and a room of one's own that is wished for."""
    reading = walk.reading
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    first = question is not None and clause.index - question.index <= 2 and _PRIORITIES.search(question.text)
    for item in items:
        if stance.negated_before(reading.document, item.start) or stance.negated_after(reading.document, item.end):
            continue
        before = reading.text[max(clause.start, item.start - 40) : item.start]
        room = item.name == "niveau_chambre_particuliere" and (stance.wished(before) or re.search(r"\bavec\b", before))
        repaid = _REPAID.search(before) and not re.search(r"\b(?:moins|peu|mal)\b", before)
        if (first and len(clause.text) < 120 and not stance.past(clause.text)) or room or repaid:
            walk.give(item, Mark("level", "renforce", item.start, item.end), "renforce", 0.68)


def _credible(walk: Walk, clause: Clause, item: Mark, level: Mark) -> bool:
    """An opinion ("important", "bof") is one about cover: near words of health cover, or answering a bare "X ?"."""
    reading = walk.reading
    if clause.role == "narrateur" and not clause.start <= item.start < clause.end:
        return False
    if _SUBJECT.search(reading.text, max(0, item.start - 600), level.end + 200):
        return True
    if _TECHNICAL.match(reading.text, item.start) and abs(level.start - item.end) < 90:
        return True
    question = walk.since
    return question is not None and question.role == "courtier" and _bare(question, walk.topic)


def _bare(question: Clause, items: list[Mark]) -> bool:
    """ "Les prises de sang ?": the question holds little but the items."""
    text = question.text
    for item in items:
        text = text.replace(question.text[item.start - question.start : item.end - question.start], " ")
    return len(_FILLER.sub(" ", text).split()) <= 3 or bool(_ASKS_WEIGHT.search(text))


def _spread(walk: Walk, here: list[Mark], topic: list[Mark]) -> list[tuple[Mark, Mark]]:
    """The pairs of item and level of one clause."""
    text = walk.reading.text
    pairs: list[tuple[Mark, Mark]] = []
    taken: set[int] = set()
    group: list[Mark] = []
    for place, mark in enumerate(here):
        if mark.kind not in ("level", "same"):
            continue
        level = mark if mark.kind == "level" else _repeated(walk, pairs)
        if level is None:
            continue
        group = _targets(text, here, place, taken, topic, group)
        for item in group:
            taken.add(item.start)
            pairs.append((item, level))
    return pairs


def _repeated(walk: Walk, pairs: list[tuple[Mark, Mark]]) -> Mark | None:
    """The level that "pareil" repeats."""
    return pairs[-1][1] if pairs else walk.last


def _targets(
    text: str, here: list[Mark], place: int, taken: set[int], topic: list[Mark], group: list[Mark]
) -> list[Mark]:
    """The items a level of a clause is about."""
    mark = here[place]
    following = [other for other in here[place + 1 :] if other.kind in ("item", "all")]
    right = _chain(text, here, following[0]) if following and following[0].kind == "item" else []
    between = text[mark.end : following[0].start] if following else ""
    word = text[mark.start : mark.end]
    if following and following[0].kind == "all" and len(between) < 20:
        return [item for item in here if item.kind == "item" and item.start < mark.start] or topic
    if right and (
        _TIED.match(between)
        or (_ADJECTIVE.search(word) and between in ("", " "))
        or (not mark.graded and _PRESENTS.match(between))
    ):
        return right
    joined = [right[0]] if right and _JOINED.match(between) and right[0].name == "niveau_chambre_particuliere" else []
    left = _before(text, here, place, taken)
    if left:
        return left + joined
    if any(item.kind == "item" and item.start < mark.start for item in here):
        return group + joined
    if topic:
        return topic + joined
    owned = any(other.kind in ("level", "same") and right and other.start > right[0].end for other in here[place + 1 :])
    return right if right and not owned and len(between) < 60 else []


def _before(text: str, here: list[Mark], place: int, taken: set[int]) -> list[Mark]:
    """The free items just before a level, with those listed beside them."""
    group: list[Mark] = []
    edge = here[place].start
    # "dentaire au maximum, il a un devis de bridge, optique moyen": the teeth have theirs
    served = {mark.name for mark in here[:place] if mark.start in taken}
    for mark in reversed(here[:place]):
        if mark.kind == "all":
            return [item for item in here[:place] if item.kind == "item" and item.start not in taken]
        if mark.kind != "item" or mark.start in taken:
            break
        if group and mark.name in served:
            break
        between = text[mark.end : edge]
        if (not group and len(between) > 80) or (group and not _LISTED.match(between) and mark.name != group[-1].name):
            break
        group.append(mark)
        edge = mark.start
    return group


def _chain(text: str, here: list[Mark], first: Mark) -> list[Mark]:
    """An item and those listed after it."""
    group = [first]
    after = here[here.index(first) + 1 :]
    for mark in after:
        if mark.kind != "item" or not _LISTED.match(text[group[-1].end : mark.start]):
            break
        group.append(mark)
    if len(group) > 1 and _owned(text, after, group[-1]):
        group.pop()
    return group


def _owned(text: str, after: list[Mark], item: Mark) -> bool:
    """Whether the last of a list has its own level: "renforcé en dentaire et l'optique moyen"."""
    following = [mark for mark in after if mark.start > item.end]
    if not following or following[0].kind not in ("level", "same") or following[0].start - item.end >= 30:
        return False
    tied = (
        len(following) > 1 and following[1].kind == "item" and _TIED.match(text[following[0].end : following[1].start])
    )
    return not tied


def _last_group(reading: Reading, items: list[Mark]) -> list[Mark]:
    """The items a clause ends on."""
    group = [items[-1]]
    for item in reversed(items[:-1]):
        if not _LISTED.match(reading.text[item.end : group[-1].start]):
            break
        group.append(item)
    return group
