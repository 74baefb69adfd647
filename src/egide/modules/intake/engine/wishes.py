"""Needs wanted or agreed to, and needs refused, put off or covered already.

One walk over the clauses. The needs of a clause are taken in chains ("l'auto et la maison"), and each chain is
weighed by the words around it, by the question it answers, or by the answer it gets. The last word counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from egide.kit import patterns as re
from egide.modules.intake.engine import asking, stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.in_force import NOT_TO_TOUCH
from egide.modules.intake.engine.needs import Mention, mentions
from egide.modules.intake.engine.plans import asked_and_dropped
from egide.modules.intake.engine.reading import Reading

# Sentences over which a need stays the one that "je la prends" is about.
_OPEN_FOR, _OPEN_UNLABELLED = 5, 9


@dataclass(slots=True)
class _Walk:
    """``open``: the needs last spoken of, that "je la prends" is about; ``offer``: those of the broker's question."""

    reading: Reading
    named: dict[int, list[Mention]]
    wanted: dict[str, tuple[float, Mention]] = field(default_factory=dict)
    open: list[Mention] = field(default_factory=list)
    open_in: Clause | None = None
    offer: list[Mention] = field(default_factory=list)
    offer_in: Clause | None = None
    summing: int = -2
    refused: set[str] = field(default_factory=set)

    def want(self, mention: Mention, sure: float) -> None:
        known = self.wanted.get(mention.need)
        if known is None or known[0] < sure:
            self.wanted[mention.need] = (sure, mention)

    def drop(self, mention: Mention, *, hard: bool = True) -> None:
        """Refused or put off; ``hard`` when the refusal is plain enough to undo a plain wish."""
        self.reading.set_aside(f"besoins.{mention.need}", "Refusé ou remis à plus tard.", mention.start, mention.end)
        if mention.part:
            return  # "les indemnités journalières, pas besoin": the rest of the cover may stay wanted
        known = self.wanted.get(mention.need)
        if known is not None and (hard or known[0] < 0.72):
            del self.wanted[mention.need]
        self.refused.add(mention.need)


def weigh_needs(reading: Reading) -> tuple[dict[str, tuple[float, Mention]], set[str]]:
    """The needs wanted at the end of the meeting, with how sure each is, and those refused."""
    walk = _Walk(reading, mentions(reading))
    for clause in reading.document.clauses:
        here = walk.named.get(clause.index, [])
        unanswered = reading.guessed_roles and stance.reply(reading.document, clause) is None
        if clause.role == "courtier" and not unanswered:
            _broker(walk, clause, here)
        elif clause.role != "autre":
            _household(walk, clause, here)
    return walk.wanted, walk.refused - walk.wanted.keys()


def _chains(text: str, here: list[Mention]) -> list[list[Mention]]:
    """Needs of a clause, listed ones together."""
    chains: list[list[Mention]] = []
    for mention in here:
        listed = chains and asking.LISTED.match(text[chains[-1][-1].end : mention.start])
        if listed and not _told_apart(text, mention):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return chains


def _told_what_is(walk: _Walk, clause: Clause) -> bool:
    """ "Avez-vous une responsabilité civile ?" "Avec l'habitation, oui.": a yes to what there is."""
    question = stance.asked(walk.reading.document, clause) if clause.role in ("client", "conjoint") else None
    if question is None or clause.index - question.index > 2 or not question.question:
        return False
    return bool(asking.HAS.search(question.text)) and not asking.PROPOSES.search(question.text)


_OF_ITS_OWN = re.compile(
    r"(?:,| )+(?:on (?:est|a|garde)|je suis|elle est|c'est|j'ai) (?:tres |deja |bien )?(?:bien|chez|a la|content)"
)


def _told_apart(text: str, mention: Mention) -> bool:
    """ "Je mets retraite et épargne, et la mutuelle on est bien à la MNT": the last one opens its own sentence."""
    return bool(_OF_ITS_OWN.match(text, mention.end))


def _around(walk: _Walk, clause: Clause, chains: list[list[Mention]], place: int) -> tuple[str, str]:
    """What is said before and after a chain, up to its neighbours and a little into the next sentences."""
    text = walk.reading.text
    chain = chains[place]
    floor = chains[place - 1][-1].end if place else clause.start
    stop = chains[place + 1][0].start if place + 1 < len(chains) else clause.end
    before = text[max(floor, chain[0].start - 90) : chain[0].start]
    if not place and len(before) < 12:
        before = _broken_off(walk, clause) + before
    after = text[chain[-1].end : min(stop, chain[-1].end + 90)]
    if place + 1 == len(chains):
        after += _next_words(walk, clause)
    return before, after


def _broken_off(walk: _Walk, clause: Clause) -> str:
    """The end of a sentence that hesitated before the need: "je viens pour… mes obsèques"."""
    previous = walk.reading.document.clauses[clause.index - 1] if clause.index else None
    if previous is None or previous.turn != clause.turn or previous.index in walk.named:
        return ""
    return previous.text[-60:].rstrip(". …") + " " if previous.text.rstrip().endswith(("…", "...")) else ""


def _next_words(walk: _Walk, clause: Clause) -> str:
    """The next sentence or two of the same turn, while they name no need."""
    text = ""
    for following in walk.reading.document.clauses[clause.index + 1 : clause.index + 3]:
        if following.turn != clause.turn or following.role != clause.role or following.index in walk.named:
            break
        if not asking.GOES_ON.match(following.text):
            break
        text += " " + following.text
    return text[:90]


def _household(walk: _Walk, clause: Clause, here: list[Mention]) -> None:
    reading = walk.reading
    answering = walk.offer_in is not None and stance.reply(reading.document, walk.offer_in) is clause
    offered = answering and bool(walk.offer)
    if offered:
        _answer(walk, clause, here)
    if not here:
        _pronouns(walk, clause)
        return
    chains = _chains(reading.text, here)
    agenda = _asked_agenda(reading, clause) or bool(asking.COUNTED.match(clause.text))
    sure = 0.0
    for place, chain in enumerate(chains):
        before, after = _around(walk, clause, chains, place)
        numbered = clause.role == "narrateur" and bool(asking.NUMBERED.match(before))
        agenda = (agenda and place == 0) or numbered or (agenda and sure > 0)
        said = _weigh(walk, clause, chain, before, after, agenda=agenda)
        # "une responsabilité civile pour ses remplacements et une protection juridique"
        sure = sure if said == 0 and sure > 0 and asking.CONTINUES.search(before) else said
        for mention in chain:
            if sure < 0:
                walk.drop(mention, hard=sure < -0.5)
            elif sure > 0 and (mention.product or _insured(before, after, agenda=agenda or offered, chain=chain)):
                walk.want(mention, sure)
    walk.open, walk.open_in = chains[-1], clause


def _insured(before: str, after: str, *, agenda: bool, chain: list[Mention]) -> bool:
    """Whether a thing named with a wish is wished to be insured."""
    if asking.BOUGHT.search(before):
        return bool(asking.LATER_ASKED.search(after))
    return agenda or any(mention.product for mention in chain) or bool(asking.INSURES.search(f"{before} | {after}"))


def _weigh(walk: _Walk, clause: Clause, chain: list[Mention], before: str, after: str, *, agenda: bool) -> float:
    """Below 0 refused, 0 nothing said, above wanted."""
    reading = walk.reading
    if (
        clause.role == "narrateur"
        and stance.offered(before)
        and not re.search(r"\b(?:ok|d'accord|accepte|prend)\b", after)
    ):
        return -0.4 if asking.PUT_OFF.search(after) else 0
    if chain[0].theirs:
        return 0
    if NOT_TO_TOUCH.search(before) or asked_and_dropped(reading, chain[0].start, chain[-1].end):
        return -0.8
    if _theirs_to_see(before, after):
        return -0.4
    if chain[0].need in ("obseques", "prevoyance") and asking.SPARES.search(before):
        return 0.72
    wishes = re.split(r";|\bmais\b|\bpar contre\b|\ben revanche\b", before)[-1]
    piece = wishes.rpartition(":")[2]
    if asking.REFUSED_BEFORE.search(piece) or (
        stance.negated_before(reading.document, chain[0].start) and "plus de" not in piece
    ):
        return -0.8
    near = re.split(r"[;]|,? (?:tout |pour )?le reste\b|\bmais\b|\bpar contre\b|\ben revanche\b", after)[0]
    if stance.negated_after(reading.document, chain[-1].end):
        return -0.8
    wish = bool(asking.WANT.search(wishes[-80:])) or stance.wished(wishes[-80:])
    off = asking.PUT_OFF.search(near)
    if off and (not wish or off.start() < 30) and not re.search(r"\btrop cher|\bcompare", near[: off.start()]):
        return -0.8 if off.start() < 30 else -0.4
    asked = asking.ASK_AFTER.match(after)
    if asking.JUST.search(piece) or (
        asked and not (asking.ONLY_YES.fullmatch(asked.group()) and _told_what_is(walk, clause))
    ):
        return 0.74
    if asking.LATER_ASKED.search(near[:70]) or (wish and not asking.FORMERLY.search(wishes[-40:])):
        return 0.75 if clause.role == "narrateur" else 0.72
    if agenda:
        return 0.75
    return 0


def _theirs_to_see(before: str, after: str) -> bool:
    """Wanted by somebody who will see to it without us."""
    return bool(asking.SEES_TO_IT.search(after) or asking.CALLS_YOU.search(before))


def _asked_agenda(reading: Reading, clause: Clause) -> bool:
    """Whether the clause answers "qu'est-ce qui vous amène ?"."""
    if clause.role not in ("client", "conjoint"):
        return False
    for index in range(clause.index - 1, max(-1, clause.index - 5), -1):
        asked = reading.document.clauses[index]
        if asked.role == "courtier":
            return clause.index - index <= 3 and bool(asking.AGENDA.search(asked.text))
    return False


def _pronouns(walk: _Walk, clause: Clause) -> None:
    """ "J'en prends une", "je veux en changer": the need last spoken of."""
    limit = _OPEN_UNLABELLED if walk.reading.guessed_roles else _OPEN_FOR
    if (
        walk.open_in is None
        or not walk.open
        or clause.index - walk.open_in.index > limit
        or clause.turn - walk.open_in.turn > 3
    ):
        return
    if (
        asking.TAKES.search(clause.text)
        and not re.search(r"\b(?:pas|plus tard|jamais)\b", clause.text[:60])
        and not _refuses(clause.text)
    ):
        for mention in walk.open:
            if mention.product:
                walk.want(mention, 0.68)


def _broker(walk: _Walk, clause: Clause, here: list[Mention]) -> None:
    reading = walk.reading
    if asking.SUMS_UP.search(clause.text) and not clause.question:
        walk.summing = clause.index
    if here:
        chains = _chains(reading.text, here)
        walk.open, walk.open_in = chains[-1], clause
        walk.offer, walk.offer_in = _offered(walk, clause, here), clause
        _summary(walk, clause, chains)
        return
    asked_in = walk.offer_in
    if asked_in is not None and clause.turn == asked_in.turn and clause.question and not asking.TAG.match(clause.text):
        walk.offer = []
    if reading.guessed_roles:
        _pronouns(walk, clause)


def _offered(walk: _Walk, clause: Clause, here: list[Mention]) -> list[Mention]:
    """The needs a yes would agree to: not what the broker only asks about ("vous avez une mutuelle ?")."""
    lead = walk.reading.text[clause.start : here[0].start]
    asks_what_is = asking.HAS.search(clause.text) or asking.YOURS.search(lead)
    if asks_what_is and not asking.PROPOSES.search(clause.text):
        return []
    covers = bool(asking.INSURES.search(clause.text) or asking.AGENDA.search(clause.text))
    covers = covers or (not clause.question and _priced(walk.reading, clause, lead))
    bare = clause.question and len(clause.text) < 40  # "Et la retraite ?"
    return [
        mention
        for mention in here
        if not mention.theirs and (mention.product or covers or (bare and mention.need == "retraite"))
    ]


_FOR_IT = re.compile(r"\b(?:pour|cote|sur) (?:la partie )?(?:la |le |l'|votre )?$")


def _priced(reading: Reading, clause: Clause, lead: str) -> bool:
    """ "Pour le logement, onze cinquante par mois, vol compris": an offer, with its price."""
    if not _FOR_IT.search(lead):
        return False
    return any(measure.period and measure.value < 500 for measure in reading.measures_between(clause.start, clause.end))


def _summary(walk: _Walk, clause: Clause, chains: list[list[Mention]]) -> None:
    """What the broker sums up, unless he is told no; what he leaves aside."""
    text = walk.reading.text
    goes_on = clause.index - walk.summing == 1
    told = (goes_on or bool(asking.SUMS_UP.search(clause.text))) and not clause.question
    if not clause.question and asking.CATALOGUE.search(clause.text):
        walk.offer = []
        return
    told = told and not stance.offered(clause.text)
    recap = goes_on or bool(asking.RECAP.search(clause.text))
    answer = None if _asks_more(walk, clause) else stance.reply(walk.reading.document, clause)
    denied = answer is not None and _refuses(text[answer.start : answer.start + 130])
    for place, chain in enumerate(chains):
        before, after = _around(walk, clause, chains, place)
        if asking.REFUSED_BEFORE.search(before) or asking.PUT_OFF.search(after[:50]):
            for mention in chain:
                walk.drop(mention, hard=False)
        elif told and not denied:
            for mention in chain:
                if not mention.theirs and (mention.product or _insured(before, "", agenda=recap, chain=chain)):
                    walk.want(mention, 0.7)
    if told:
        walk.offer = []


def _asks_more(walk: _Walk, clause: Clause) -> bool:
    """The broker sums up and then asks something else: the answer is about that."""
    for following in walk.reading.document.clauses[clause.index + 1 : clause.index + 3]:
        if following.turn == clause.turn and following.role == "courtier" and following.question:
            return not asking.TAG.match(following.text)
    return False


def _refuses(text: str) -> bool:
    return stance.says_no(text) or bool(asking.NO.search(text[:130])) or bool(asking.PUT_OFF.search(text[:130]))


def _answer(walk: _Walk, clause: Clause, here: list[Mention]) -> None:
    """What the answer makes of the needs in the broker's question."""
    offer, walk.offer = walk.offer, []
    firsts = asking.FIRSTS.search(clause.text)
    if firsts:
        for mention in offer[: {"deux": 2, "trois": 3}.get(firsts[1] or "", 1)]:
            walk.want(mention, 0.74)
    elif here and (asking.ONLY.search(clause.text) or stance.says_no(clause.text)):
        _part(walk, clause, offer, here)
    elif here and asking.ALSO.search(clause.text):
        for mention in [*offer, *here]:
            walk.want(mention, 0.72)
    else:
        _all_or_none(walk, clause, offer, clause.text + (_next_words(walk, clause) if not here else ""))


def _part(walk: _Walk, clause: Clause, offer: list[Mention], here: list[Mention]) -> None:
    """ "Juste la maison": what is named is kept of what was offered."""
    kept = {mention.need for mention in here}
    for mention in offer:
        if mention.need not in kept:
            walk.drop(mention, hard=False)
    if asking.ONLY.search(clause.text):
        for mention in here:
            if not stance.negated_before(walk.reading.document, mention.start):
                walk.want(mention, 0.72)


# "Si, c'est déjà réglé", "si, chez Mutac, tout est versé": the "si" is to the thing that is there already.
_SETTLED = re.compile(
    r"\b(?:deja (?:regle|fait|pris|souscrit|paye|signe|prevu|en place)\w*|(?:c'est|tout est) (?:regle|verse|paye|signe|"
    r"finance)e?s?|contrat (?:est |deja )?(?:paye|bloque|solde)e?|(?:on a|j'ai|nous avons|j'en ai) (?:deja )?(?:une?|"
    r"mon|notre) [^.;]{0,30}\b(?:chez|depuis)|bloquee? chez)\b"
)


def _all_or_none(walk: _Walk, clause: Clause, offer: list[Mention], text: str) -> None:
    settled = _SETTLED.search(text) and not asking.WANT.search(text)
    refused = settled or (_refuses(text) and not re.match(r"\W*si\b(?! seulement)", clause.text))
    agreed = stance.says_yes(clause.text) or asking.YES.search(text[:110]) or asking.BOTH.search(text[:50])
    for mention in offer:
        if refused:
            walk.drop(mention)
        elif agreed:
            walk.want(mention, 0.76)
