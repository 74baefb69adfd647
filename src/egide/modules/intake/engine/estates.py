"""The property in hand: real estate is described in pieces, over several turns, by "elle", "c'est à", "et elle vaut ?".

The walk goes through the clauses once. A mention ("une maison", "l'immeuble de Dijon", "la résidence principale")
opens an estate or comes back to one; the clauses that follow and go on about it ("elle est estimée à…", "on l'a
achetée en…") become zones of the estate in hand, until the talk turns to something else. The section then reads
each estate's zones as one description.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.estate import Estate, Zone, agree, each_ones_own, withdrawn
from egide.modules.intake.engine.estate_words import (
    ANOTHER,
    ASKS_OTHERS,
    GOES_ON,
    HELD_BY,
    INSISTS,
    LEADS,
    OTHER_PLACE,
    OWN_LEAD,
    SIZE,
    TENANT_BUT,
    asks_else,
)
from egide.modules.intake.engine.ownership import denied, foreign, in_passing
from egide.modules.intake.engine.reading import Reading

_ADJECTIVES = (
    r"(?:(?:petite?s?|grande?s?|belle|beau|vieille|vieux|ancienne?s?|nouvelle|nouveau|jolie|bel|gros|grosse|meme|"
    r"simple|bonne|propres?) )*"
)
_NEW = re.compile(
    rf"(?:\b(?:une?|des|deux|trois|quatre|plusieurs|\d) (?:autres? |second |seconde |deuxieme )?{_ADJECTIVES}|"
    rf"\bd'(?:une? )?|\bc'est du )$"
)
_OTHER = re.compile(rf"\b(?:autres?|seconde?|deuxieme|troisieme|aussi une?|encore une?|egalement une?) {_ADJECTIVES}$")
_MINE = re.compile(rf"\b(?:mon|ma|mes|notre|nos|leurs?|votre|vos|sa|son|ses) {_ADJECTIVES}$")
_SAME = re.compile(rf"(?:\b(?:la|le|les|cette|cet|ce|du|au|des|aux) {_ADJECTIVES}|\bl')$")
_APPOSITION = re.compile(r"(?: (?:de|a|d'|en|du|des|au)? ?[a-z' -]{2,28})?,? (?:c'est )?une? (?:[a-z]+ )?")
# "On l'estime à 480 000 elle est à nous deux | le T2 de Toulouse": speech without a comma before the next property.
_TELLS_ON = re.compile(r"\W*(?:on (?:l'|en )|elle |il |je l'|ca )")
_NAMING = re.compile(rf"\b(?:l[ae] |l'|mon |ma |notre |une? ){_ADJECTIVES}$")
_QUESTION = re.compile(r"\?|\b(?:combien|quel\w*|quand|est[- ]ce|vous (?:etes|avez)|vaut quoi|ou ca)\b")
_CUT = re.compile(r"[,;:] |(?:\bet|\bmais|\bpuis|\balors|\bdonc|\bsinon|\by a|\bj'ai|\bon a)\s")
_KIN = re.compile(
    r"(?:mon|ma|mes|son|sa|ses|nos|notre|leurs?|votre|vos|un|une|deux|des|les|maman|papa|madame|monsieur|"
    r"(?:voisine?|soeur|frere|fille|fils|parents|mere|pere|moi|lui|elle|nous|vous|qui|que|cote|dessus|dessous|bas|"
    r"haut)s?)\b"
)
_STILL_HOME = re.compile(r"\b(?:(?:j'|on |nous )y (?:habit\w*|vi\w+|log\w+)|la maison|la n[o]tre|la mienne)\b")
_HOME_IDIOM = re.compile(
    r"(?<!y )(?<!il )(?<!elle )(?<!on )(?<!ils )(?<!passons )(?<!passe )(?<!venons )(?<!venons-en )(?<!arrivons "
    r")(?<!quant )\ba la "
    r"$|\bsuis de la $|"
    r"\b(?:entree?s?|rentree?s?|arrivee?s?|embauchee?s?|carriere|ans|anciennete|grade|promue?) dans la $"
)
# Things of which "elle vaut" may be said as well.
_OTHER_SECTIONS = ("actifs_financiers", "autres_epargnes", "contrats_existants")
# Debts that are no home's.
_OTHER_DEBTS = ("credit_auto", "credit_consommation", "credit_etudiant", "dette_familiale", "decouvert")
# What a property is worth at the least, where a bare sum is taken for it.
_LEAST = {"parking": 4_000, "terrain": 8_000}
_ABOUT = re.compile(
    r"\W*(?:(?:alors|oh|bon|euh|ben|bah|et|allez|je (?:dirais|pense|crois)|on va dire|disons|mettons|comptez|mettez|"
    r"retenez|gardez|notez|"
    r"environ|autour de|dans les|a peu pres|peut-etre|facile)\W+)*"
)
_OWED = re.compile(
    r"\b(?:(?:il|me|nous|lui|leur) reste|(?<!zero )(?<!pas de )(?<!sans )credit|pret|emprunt\w*|rembours\w+|"
    r"doit|dois)\b"
)
# "En dehors de la maison, vous avez autre chose ?": asks about the others.
_BESIDES = re.compile(
    r"\b(?:autre(?:s biens?| chose)? que|hors|en dehors de|(?:mise? )?a part|outre|en plus de|excepte|sans compter|"
    r"au-dela de) (?:la |le |l'|votre |ta |cette )?$"
)
# "Les murs du garage ?" "À la veuve de mon patron.": whose it is, instead of an answer.
_THEIRS = re.compile(
    r"\W*(?:(?:ah|non|euh|ben|ils sont|elle est|il est|c'est) )*a (?:la |le |l'|un |une |mon |ma |mes |des |son |sa )"
    r"(?!mari\b|femme|epouse|epoux|compagn\w+|conjoint\w*|nom\b|sortie|fin\b|banque|campagne|mer\b|montagne|retraite)"
    r"(?:ancien(?:ne)? )?(?:proprietaire|patronn?e?|veuve|mairie|commune|ville|bailleur|societe|sci|freres?|soeurs?|"
    r"meres?|"
    r"peres?|parents|oncles?|tantes?|beau-\w+|belle-\w+|voisine?s?|cousine?s?|amie?s?|copain|copine|associee?s?|fils|"
    r"filles?|enfants|confreres?)\b"
)
_HIS = re.compile(r"\b(?:sa|son|ses|leurs?) (?:[a-z]+ )?$")
_WOODS = re.compile(r"\b(?:bois|forets?)\b")


@dataclass(slots=True)
class _Walk:
    reading: Reading
    estates: list[Estate] = field(default_factory=list)
    hand: Estate | None = None
    # the household's property that was in hand before a stranger's came up
    back: Estate | None = None
    quiet: int = 0
    question: Clause | None = None
    # where the open question was last asked: an insisting "à peu près ?" asks it again
    asked_turn: int = 0
    asked_index: int = 0

    def run(self) -> list[Estate]:
        mentions: dict[int, list[Anchor]] = {}
        for anchor in self.reading.anchors.get("biens_immobiliers", []):
            mentions.setdefault(anchor.clause.index, []).append(anchor)
        others = {anchor.clause.index for name in _OTHER_SECTIONS for anchor in self.reading.anchors.get(name, [])}
        debts = self.reading.anchors.get("passifs", [])
        others |= {debt.clause.index for debt in debts if debt.kind in _OTHER_DEBTS}
        if not mentions:
            return []
        for clause in self.reading.document.clauses[min(mentions) :]:
            found = mentions.get(clause.index)
            if found:
                self._name(clause, found)
            elif self.hand is not None:
                self._follow(clause, other=clause.index in others)
        return [estate for estate in self.estates if not (estate.foreign or withdrawn(self.reading, estate))]

    def _name(self, clause: Clause, found: list[Anchor]) -> None:
        """A clause with mentions: each has the words up to the next one; what comes before goes on about the last."""
        opened = stance.asked(self.reading.document, clause)
        if (
            opened is not None
            and (self.question is None or self.question.index < opened.index)
            and self._questions(opened)
        ):
            self._ask(opened)
        asked = self._asked(clause)
        start = self._lead(clause, found[0], asked)
        for index, anchor in enumerate(found):
            end = found[index + 1].start if index + 1 < len(found) else clause.end
            estate = self._resolve(anchor)
            if estate is None:
                continue
            estate.mentions.append(anchor)
            end = self._between(anchor, found[index + 1]) if index + 1 < len(found) else end
            self._keep(estate, Zone(start, min(end, anchor.end + 320), clause, asked))
            start = end
            asks = self._questions(clause) and GOES_ON.search(self.reading.text, anchor.end, end)
            if self.hand is None or estate in (self.hand, self.back) or asks or not in_passing(self.reading, anchor):
                self._take(estate)
        if self.hand is not None and self._questions(clause):
            self._ask(clause)

    def _ask(self, clause: Clause) -> None:
        self.question, self.asked_turn, self.asked_index = clause, clause.turn, clause.index

    def _between(self, anchor: Anchor, following: Anchor) -> int:
        """Where the words about the next mention begin: "elle a gardé la maison, | moi j'ai acheté un appartement"."""
        lead = self.reading.text[anchor.end : following.start]
        cuts = list(OWN_LEAD.finditer(lead))
        return anchor.end + cuts[-1].start() if cuts else following.start

    def _take(self, estate: Estate) -> None:
        if estate.foreign and self.hand is not None and not self.hand.foreign:
            self.back = self.hand
        self.hand, self.quiet = estate, 0

    def _lead(self, clause: Clause, anchor: Anchor, asked: str) -> int:
        """Where the words about a clause's first mention begin; the words before go to the estate in hand."""
        start = max(clause.start, anchor.start - 150)
        lead = self.reading.text[clause.start : anchor.start]
        tenant = TENANT_BUT.match(lead)
        if tenant is not None:
            return clause.start + tenant.end()
        told = any(m.kind == "money" for m in self.reading.measures_between(clause.start, anchor.start))
        if self.hand is None or (len(lead) < 60 and not told) or not (GOES_ON.search(lead) or LEADS.match(lead)):
            return start
        cuts = [match.start() for match in _CUT.finditer(lead)]
        if not clause.punctuated and _TELLS_ON.match(lead) and (named := _NAMING.search(lead)):
            cuts.append(named.start())
        if not cuts or cuts[-1] < 8:
            return start
        cut = clause.start + cuts[-1]
        self._keep(self.hand, Zone(clause.start, cut, clause, asked))
        return max(cut, start)

    def _keep(self, estate: Estate, zone: Zone) -> None:
        estate.zones.append(zone)
        estate.turn, estate.last = zone.clause.turn, zone.end

    def _questions(self, clause: Clause) -> bool:
        """The broker asks; where speakers are guessed, only what is worded as a question."""
        return clause.role == "courtier" and (not self.reading.guessed_roles or bool(_QUESTION.search(clause.text)))

    def _asked(self, clause: Clause) -> str:
        asked = self.question
        if asked is None or clause.role == "courtier":
            return ""
        if clause.turn - self.asked_turn > 1 or clause.index - self.asked_index > 3:
            return ""
        return asked.text

    def _follow(self, clause: Clause, *, other: bool) -> None:
        """A clause without a mention: about the property in hand, or a step away from it."""
        estate = self.hand
        if estate is None:
            return
        far = clause.turn - estate.turn > 2 or clause.start - estate.last > (420 if clause.punctuated else 160)
        self.quiet += 1
        another, about = ANOTHER.search(clause.text), GOES_ON.search(clause.text)
        if another:
            if self._another_place(clause, estate):
                return
            if about and about.start() < another.start():
                self._keep(estate, Zone(clause.start, clause.start + another.start(), clause, self._asked(clause)))
            self.hand = None
            return
        if far or self.quiet > (4 if clause.punctuated else 7):
            self.hand = None
            return
        if estate.foreign and self.back is not None and (_STILL_HOME.search(clause.text) or clause.role == "courtier"):
            estate = self.hand = self.back
        if clause.role == "courtier" and self.question is not None and INSISTS.fullmatch(clause.text):
            self.asked_turn, self.asked_index, self.quiet, estate.turn = clause.turn, clause.index, 0, clause.turn
            return
        asked = self._asked(clause)
        if clause.role == "courtier" and (
            ASKS_OTHERS.search(clause.text) or (clause.question and asks_else(clause.text))
        ):
            self.hand = None
            return
        goes_on = (
            GOES_ON.search(clause.text)
            or (LEADS.match(clause.text) and (clause.turn == estate.turn or clause.role != "courtier"))
            or self._bare_figure(clause, estate)
        )
        if other and not asked and not re.match(r"\W*(?:elle|il|on l'|je l')", clause.text):
            self.quiet += 2
            return
        if goes_on or asked:
            estate.foreign = estate.foreign or bool(asked and _THEIRS.match(clause.text))
            self._keep(estate, Zone(clause.start, clause.end, clause, asked))
            self.quiet = 0 if asked or GOES_ON.search(clause.text) else self.quiet
            if self._questions(clause):
                self._ask(clause)

    def _another_place(self, clause: Clause, estate: Estate) -> bool:
        """ "Et celle du Portugal.": a second home, told by the word of the first and by where it is."""
        told = OTHER_PLACE.match(clause.text)
        kind = next((m for m in estate.mentions if m.kind in ("maison", "appartement")), None)
        if told is None or kind is None or clause.role not in ("client", "conjoint", "narrateur") or estate.foreign:
            return False
        start = clause.start + told.start("one")
        if self.reading.names_between(start, clause.start + told.end("where")) or _KIN.match(told["where"]):
            return False
        towns = [t for t in self.reading.document.towns if clause.start <= t.start < clause.end]
        mention = Anchor(kind.section, kind.trigger, start, start + 5, clause, towns=towns)
        second = Estate(estate.kind, [mention])
        self.estates.append(second)
        self._keep(second, Zone(start, clause.end, clause))
        self._take(second)
        return True

    def _bare_figure(self, clause: Clause, estate: Estate) -> bool:
        """ "Trois cent quatre-vingt mille.", "je dirais 170 000": a sum of that size alone in its sentence, right after
        a sentence about the property."""
        before = self.reading.document.clauses[clause.index - 1]
        if clause.turn != estate.turn or clause.role == "courtier" or estate.last < before.end - 2:
            return False
        figure = next(self.reading.measures_between(clause.start, clause.end), None)
        if figure is None or figure.kind != "money" or figure.period or figure.value < _LEAST.get(estate.kind, 40_000):
            return False
        opens = _ABOUT.fullmatch(self.reading.text, clause.start, figure.start)
        owed = _OWED.search(before.text, max(0, estate.last - before.start - 120))
        return bool(opens) and not owed and not self.reading.named_other(clause)

    def _resolve(self, anchor: Anchor) -> Estate | None:
        """The estate a mention names: one already spoken of, or a new one; None for words that name nothing."""
        reading = self.reading
        before = reading.text[max(anchor.clause.start, anchor.start - 40) : anchor.start]
        if anchor.clause.role == "courtier" and _BESIDES.search(before):
            return None
        known = self._known(anchor, before)
        outside = foreign(reading, anchor)
        if outside == "quelqu'un d'autre" and anchor.clause.role != "narrateur" and _HIS.search(before):
            known = None  # "mon beau-père… il l'a déjà, sa maison"
        if known is not None:
            asking = anchor.clause.role == "courtier"
            only_asked = all(m.clause.role == "courtier" for m in known.mentions)
            if (only_asked and (denied(reading, anchor) or outside == "souhait")) or (
                outside in ("tiers", "vendu", "loué") and not asking and not in_passing(reading, anchor)
            ):
                known.foreign = True
            known.kind = known.kind or anchor.kind
            return known
        if (anchor.kind == "maison" and _HOME_IDIOM.search(before)) or self._owner_of_else(anchor):
            return None
        low = max(anchor.clause.start, anchor.start - 40) if anchor.clause.punctuated else anchor.start - 60
        if reading.text.startswith("hectare", anchor.start) and _WOODS.search(reading.text, max(0, low), anchor.start):
            return None
        if self._inner(anchor, before):
            return self.hand
        estate = Estate(anchor.kind, foreign=bool(outside) or denied(reading, anchor))
        self.estates.append(estate)
        return estate

    def _owner_of_else(self, anchor: Anchor) -> bool:
        """ "Propriétaire de son bateau": no home is meant unless one is named just after."""
        after = self.reading.text[anchor.end : anchor.end + 5]
        if anchor.kind or not self.reading.text[anchor.start : anchor.end].startswith("proprietaire"):
            return False
        named = (a.start - anchor.end < 40 for a in self.reading.anchors["biens_immobiliers"] if a.start > anchor.start)
        return bool(re.match(r" d(?:e |es |u |')", after)) and not any(named)

    def _inner(self, anchor: Anchor, before: str) -> bool:
        """ "Un petit immeuble, deux appartements": the second is what the first is made of."""
        hand = self.hand
        return bool(
            hand is not None
            and not hand.foreign
            and (hand.kind == "immeuble" or hand.named(r"\b(?:sci|s c i)\b"))
            and anchor.start - hand.last < 120
            and re.search(r"\b(?:deux|trois|quatre|cinq|six|dedans|compose de|avec|\d) [a-z ]{0,12}$", before)
        )

    def _in_company(self, anchor: Anchor) -> Estate | None:
        """The property that a company named right after it holds: "une villa logée dans une SCI"."""
        last = self.estates[-1] if self.estates else None
        if last is None or not last.mentions or last.mentions[-1].clause.index != anchor.clause.index:
            return None
        between = self.reading.text[last.mentions[-1].end : anchor.start]
        company = self.reading.text.startswith(("sci", "s c i"), anchor.start)
        return last if company and len(between) < 60 and HELD_BY.search(between) else None

    def _known(self, anchor: Anchor, before: str) -> Estate | None:
        held = self._in_company(anchor)
        if held is not None:
            return held
        new = bool(_NEW.search(before)) or not (_MINE.search(before) or _SAME.search(before))
        for estate in reversed(self.estates[-8:]):
            if not agree(self.reading, estate, anchor) or each_ones_own(estate, anchor):
                continue
            near = (
                anchor.start - estate.last < (70 if estate.foreign else 150) and anchor.clause.turn - estate.turn <= 2
            )
            if estate.foreign and (
                new or not near or not estate.kind or estate.kind != anchor.kind or _MINE.search(before)
            ):
                continue
            built = not estate.kind and anchor.kind == "maison" and estate.named(r"constru|achete") is not None
            loose = (not estate.kind and not built) or all(in_passing(self.reading, m) for m in estate.mentions)
            if not new and not (loose and anchor.start - estate.last > 400):
                return estate
            if _OTHER.search(before) or not near:
                continue
            if self._sized(estate, anchor):
                return estate
            if self._said_again(estate, anchor, before):
                return estate
            asker = estate.mentions[-1].clause
            asked = asker.turn == anchor.clause.turn - 1 and asker.role == "courtier"
            if asked or (not (estate.kind and anchor.kind) and self._apposed(estate, anchor)):
                return estate
        return None

    def _sized(self, estate: Estate, anchor: Anchor) -> bool:
        """ "Des vignes à Cairanne, trois hectares": the size of the land just named."""
        between = self.reading.text[estate.mentions[-1].end : anchor.start]
        hectares = self.reading.text.startswith("hectare", anchor.start)
        return hectares and len(between) < 40 and bool(SIZE.search(between))

    def _said_again(self, estate: Estate, anchor: Anchor, before: str) -> bool:
        """ "L'appartement de Grenoble, un T3": the kind of thing just named, told more closely."""
        last = estate.mentions[-1]
        between = self.reading.text[last.end : anchor.start]
        named = _SAME.search(self.reading.text, max(0, last.start - 12), last.start)
        return bool(named and estate.kind == anchor.kind and _APPOSITION.fullmatch(between) and _NEW.search(before))

    def _apposed(self, estate: Estate, anchor: Anchor) -> bool:
        """ "Notre résidence principale, une maison"; "propriétaires, oui, d'un appartement"; "une SCI… un immeuble"."""
        last = estate.mentions[-1]
        between = self.reading.text[last.end : anchor.start]
        if anchor.kind in ("terrain", "parking") and in_passing(self.reading, anchor):
            return False
        if len(between) > 150 or re.search(r"\b(?:et|puis|aussi|plus) (?:une?|des|deux|d'une?) [a-z ]{0,8}$", between):
            return False
        return last.clause.index == anchor.clause.index or not estate.named(r"principale|\brp\b|secondaire|pied")


def estates(reading: Reading) -> list[Estate]:
    """Every property the household may own, in the order they were named."""
    return _Walk(reading).run()
