"""The loan in hand: what names it, then everything said of it in whatever order and turn, until another is named.

Talk about debts opens with a word for a loan ("un crédit", "on doit encore", "des traites") or with the broker's
question, and lasts while nothing else is asked. Inside it a thing that was bought is enough to name a loan ("la
maison, octobre 2036; la voiture, l'an prochain"), and a figure without words goes where the question points.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from egide.kit import patterns as re
from egide.modules.intake.engine import loan_words as said
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.loan_figures import Figures
from egide.modules.intake.engine.loan_values import Event, Kind, Loan, alike, events_of, lends_here
from egide.modules.intake.engine.rows import unreal

if TYPE_CHECKING:
    from egide.modules.intake.engine.anchors import Anchor
    from egide.modules.intake.engine.document import Clause
    from egide.modules.intake.engine.reading import Reading

_MARKS = (Kind.GONE, Kind.SAME, Kind.OTHERS, Kind.INSURED)
# Kinds that no bought thing changes.
_OURS = ("passifs", "biens_immobiliers", "hors_fiche", "besoins", "bae_prevoyance")
_SETTLED = ("dette_familiale", "decouvert", "autre")
_LONGEST_SILENCE = 340
# Within which "le prêt" or "la mensualité" takes up again the last loan told.
_TAKEN_UP = 600


class Ledger:
    """Reads the whole meeting once and keeps the loans in the order they are named."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.loans: list[Loan] = []
        self.hand: Loan | None = None
        self.open = False
        self.asked = ""
        self.insured = False
        self._last = -10_000
        self._turn = self._named_turn = -10
        self._doomed = False
        self._begun = 0  # where the clause in hand begins
        # The loan whose lender is said to be that of all.
        self._shared: Loan | None = None
        # The broker's last words asked about debts; clauses that hold a word for a debt.
        self._asking = False
        self._figures = Figures(reading)
        self._mentions: dict[int, list[Anchor]] = {}
        for anchor in reading.anchors.get("passifs", []):
            self._mentions.setdefault(anchor.clause.index, []).append(anchor)

        document = reading.document
        self._lending = {
            document.clause_at(one.start).index for one in document.institutions if lends_here(reading, one)
        }

    def read(self) -> list[Loan]:
        for clause in self.reading.document.clauses:
            mentions = [m for m in self._mentions.get(clause.index, ()) if _about_debt(m, clause)]
            if mentions or clause.index in self._lending or (self.open and self._goes_on(clause)):
                self._clause(clause, mentions)
            elif self.open:
                self._close()
        self._close()
        return [loan for loan in self.loans if not loan.dead]

    def _close(self) -> None:
        if self._shared is not None:
            lender = self._shared.row.get("preteur")
            for loan in self.loans[self.loans.index(self._shared) :]:
                if lender is not None:
                    loan.row.setdefault("preteur", lender)
            self._shared = None
        self.open, self.hand, self.asked, self.insured = False, None, "", False
        self._asking = False

    def _goes_on(self, clause: Clause) -> bool:
        """Whether a clause that names no loan still speaks of the one in hand."""
        if clause.start - self._last > _LONGEST_SILENCE or clause.turn - self._turn > 4:
            return False
        if clause.role == "courtier" and (not self.reading.guessed_roles or len(clause.text) > 14):
            if said.FOLLOWS.search(clause.text) and not said.INSURED.search(clause.text):
                return True
            return not clause.question and len(clause.text) < 60 and not self.reading.guessed_roles
        limit = self._elsewhere(clause)
        return limit == clause.end or limit > clause.start + 12

    def _elsewhere(self, clause: Clause) -> int:
        """Where the clause names another thing that keeps figures of its own (its end when it does not)."""
        for thing in self.reading.things_in(clause):
            if (
                thing.section in _OURS
                or self._figures.takes(thing)
                or (thing.kind == "revenu" and self.asked == "payment")
            ):
                continue
            if thing.moneys or thing.institutions:
                if thing.section == "contrats_existants" and self._figures.only_thing(thing):
                    continue
                return thing.start
        return clause.end

    def _clause(self, clause: Clause, mentions: list[Anchor]) -> None:
        if clause.role in ("courtier", "narrateur"):
            self.insured = False
        self._ask(clause, mentions)
        self.open, self._doomed = True, False
        if mentions:
            self._figures.debts.add(clause.index)
            self._named_turn = self._turn = clause.turn
            self._last = mentions[-1].end
        self._begun = clause.start
        limit = clause.end if mentions else self._elsewhere(clause)
        events = [event for event in events_of(self.reading, clause, mentions) if event.start < limit]
        years = self._figures.bare_years(clause) if self._asks_years(clause) else None
        events += [years] if years is not None and not events else []
        waiting: list[Event] = []
        for index, event in enumerate(events):
            if event.kind in (Kind.LOAN, Kind.THING):
                self._name(event, clause)
                for value in waiting:
                    self._take(value, clause)
                waiting = []
            elif event.kind in _MARKS:
                self._mark(event, clause)
            elif self._belongs_ahead(event, events, index, clause):
                waiting.append(event)
            else:
                self._take(event, clause)
        for value in waiting:
            self._take(value, clause)

    def _asks_years(self, clause: Clause) -> bool:
        """Whether a clause answers "combien d'années ?"."""
        asks = self.asked in ("term", "remaining")
        question = stance.asked(self.reading.document, clause) if asks else None
        return question is not None and clause.role != "courtier" and said.YEARS.search(question.text) is not None

    def _ask(self, clause: Clause, mentions: list[Anchor]) -> None:
        """What the broker (or the other of the couple) wants to know of the loan; a lender may begin a new one."""
        broker = clause.role == "courtier"
        if broker or clause.text.rstrip().endswith("?"):
            asked = next((name for name, pattern in said.ASKS if pattern.search(clause.text)), "")
            self._asking = bool(mentions or asked or said.FOLLOWS.search(clause.text)) or (
                self._asking and len(clause.text) < 40
            )
            self.asked = asked if asked or (broker and len(clause.text) > 40) else self.asked
        elif clause.index in self._lending and all(mention.kind == "loose" for mention in mentions):
            self.hand = None if self.hand is not None and self.hand.dead else self.hand

    def _mark(self, event: Event, clause: Clause) -> None:
        """Words that are neither a name nor a figure."""
        if event.kind is Kind.GONE:
            self._gone(event, clause)
        elif event.kind is Kind.SAME:
            self._same_lender(event)
        elif event.kind is Kind.INSURED:
            self.insured = True
        elif self.hand is not None and event.start - self.hand.last < 160 and not said.OWN.search(clause.text):
            self.hand.dead = True

    def _belongs_ahead(self, event: Event, events: list[Event], index: int, clause: Clause) -> bool:
        """ "630 pour l'appart": the figure comes before the name of its loan."""
        following = next((e for e in events[index + 1 :] if e.kind in (Kind.LOAN, Kind.THING)), None)
        if following is None or following.start - event.end > 60:
            return False
        if event.kind is Kind.MONEY and said.PRICED.search(self.reading.text, clause.start, event.start):
            return False  # "On le revendrait 310, le prêt…": of what it is worth
        named_here = self.hand is not None and self.hand.last >= clause.start
        if following.loose and said.BEFORE_VERB.fullmatch(self.reading.text, event.end, following.start):
            return True
        first = next(e for e in events if e.kind in (Kind.LOAN, Kind.THING, Kind.MONEY))
        if first.kind is Kind.MONEY and said.LISTED.fullmatch(self.reading.text, event.end, following.start):
            return True
        match = said.FORWARD.fullmatch(self.reading.text, event.end, following.start)
        if match:
            return not (match["comma"] and named_here)
        return self.hand is None and bool(self.asked)

    # -- names -----------------------------------------------------------------------------------------------------

    def _name(self, event: Event, clause: Clause) -> None:
        hand = self.hand
        text = self.reading.text
        self.insured = bool(said.COVER_OF.search(text[max(clause.start, event.start - 30) : event.start]))
        anchor = event.anchor
        if event.kind is Kind.THING:
            if not self._opens(event, clause):
                return
            if hand is not None and self._only_describes(hand, event):
                self._describe(hand, event)
                return
        denied = self._denied(event, anchor, clause) if anchor is not None else self._elses(event, clause)
        if denied:
            self._doomed = False
            self.hand = self._new(event, dead=True)
            return
        if not event.nature and not event.loose and said.PLURAL.match(text, event.start):
            self.hand = None
            return
        another = bool(said.ANOTHER.search(text[max(clause.start, event.start - 18) : event.start]))
        self.hand = self._known(event, another=another) or self._new(event, dead=self._doomed)
        self._doomed = False
        self.hand.last = event.end
        self.hand.sure = self.hand.sure or (anchor is not None and not event.loose)
        self._last, self._turn = event.end, clause.turn

    def _opens(self, event: Event, clause: Clause) -> bool:
        """Whether a thing bought names a loan here: beside words for debts, or where the broker asks about debts."""
        if self.insured:
            return False
        if self.hand is not None and not self.hand.kind and not self.hand.dead:
            return True
        listing = (
            clause.turn - self._named_turn <= (1 if self.reading.guessed_roles else 0)
            and event.start - self._last < 200
        )
        return clause.index in self._figures.debts or self._asking or listing

    def _describe(self, hand: Loan, event: Event) -> None:
        """ "Un crédit… pour la voiture": what the loan in hand bought."""
        if not hand.kind:
            hand.kind, hand.group = event.nature, event.group
        elif hand.group in ("", event.group) or hand.kind == said.NATURES[event.group]:
            hand.group = hand.group or event.group
        hand.last = max(hand.last, event.end)

    def _only_describes(self, hand: Loan, event: Event) -> bool:
        if hand.dead and (event.start - hand.last > 50 or said.EXCEPT.search(self.reading.text, hand.end, event.start)):
            return False
        if hand.kind in _SETTLED:
            return event.start - hand.last < 120
        linked = said.LINKED.fullmatch(self.reading.text, hand.last, event.start) or event.start - hand.end < 3
        if linked and (not hand.kind or hand.kind == event.nature or hand.sure):
            return True
        whose = said.IT_IS_FOR.fullmatch(self.reading.text, self._begun, event.start)
        told = whose is not None and not self._figures.lends_to_spend(hand)
        return not hand.kind and (told or "montant_remboursement" not in hand.row)

    def _known(self, event: Event, *, another: bool) -> Loan | None:
        """The loan that a name names again; None for a new one."""
        hand = self.hand
        if event.loose and said.ALSO.match(self.reading.text, event.start):
            return None
        if event.loose and hand is not None and not event.nature:
            anew = hand.dead and hand.last < self._begun and said.PAYS.match(self.reading.text, event.start)
            return None if anew else hand
        if hand is None and (event.loose or not event.nature) and not self._indefinite(event):
            alive = next((loan for loan in reversed(self.loans) if not loan.dead), None)
            return alive if alive is not None and event.start - alive.last < _TAKEN_UP else None
        if not event.nature:
            fresh = hand is not None and (not hand.dead or event.loose) and (not another or not hand.row)
            again = fresh and hand is not None and not (hand.row and self._indefinite(event))
            return hand if again else None
        if hand is not None and not hand.dead and not hand.kind and (not hand.row or event.loose):
            hand.kind, hand.group = event.nature, event.group
            return hand
        for loan in reversed(self.loans):
            if loan.kind == event.nature and alike(loan.group, event.group):
                if loan.dead and event.start - loan.last > 300:
                    continue
                return None if another and loan.row else loan
        return None

    def _indefinite(self, event: Event) -> bool:
        return bool(re.search(r"\b(?:un|une|et|,|\+) $", self.reading.text[max(0, event.start - 5) : event.start]))

    def _elses(self, event: Event, clause: Clause) -> bool:
        """A relative's or the company's."""
        if said.OWN.search(clause.text):
            return False
        spoken = self.reading.people.last_before(event.start - 1, clause.start)
        if spoken is not None and spoken.end <= event.start and spoken.holder in ("tiers", "entreprise"):
            return True
        end = min(clause.end, event.end + 90)
        return bool(said.COMPANY_AFTER.search(self.reading.text, event.start, end))

    def _new(self, event: Event, *, dead: bool) -> Loan:
        loan = Loan(event.nature, event.group, event.start, event.end, event.end, dead=dead)
        loan.sure = event.anchor is not None and not event.loose
        self.loans.append(loan)
        return loan

    def _denied(self, event: Event, anchor: Anchor, clause: Clause) -> bool:
        """Not a present debt of the household: denied, wished, a relative's, the company's."""
        text = clause.text
        if anchor.kind not in _SETTLED and not said.OWN.search(text):
            holder = self.reading.holder(anchor.start)
            if holder == "enfant" and not re.search(r"\b(?:je|on) rembours", text):
                return True
            if self._elses(event, clause):
                return True
        if said.CONSIDERED.search(text):
            return True
        lead = self.reading.text[max(clause.start, anchor.start - 30) : anchor.start]
        if said.COMPANY_BEFORE.search(lead):
            return True
        if re.search(r"\b(?:simulation de|dossier de|nouveau|capacite d'|taux de|autorisation de) ?$", lead):
            return True
        return bool(unreal(self.reading, anchor)) and clause.role != "courtier"

    def _gone(self, event: Event, clause: Clause) -> None:
        """What is over, rented or paid closes the loan named just before it, or the one named next."""
        hand = self.hand
        if clause.role == "courtier" and stance.verdict(self.reading.document, clause) != "yes":
            return
        if said.NOT_GONE.search(self.reading.text, max(clause.start, event.start - 22), event.end + 12):
            return
        lead = self.reading.text[max(clause.start, event.start - 24) : event.start]
        if self.reading.text.startswith("loue", event.start) and said.LET_OUT.search(lead):
            return
        if hand is not None and (event.start - hand.last < 70 or hand.last < clause.start) and not hand.row:
            hand.dead = True
        elif hand is not None and event.start - hand.last < 30 and hand.last >= clause.start:
            if hand.start < clause.start and said.ELSE.search(self.reading.text, event.start, event.end):
                self.hand = None
            else:
                hand.dead = hand.dead or clause.role != "courtier"
        else:
            self._doomed = True

    def _same_lender(self, event: Event) -> None:
        """ "Même banque": the lender of the loan told before."""
        known = [loan.row["preteur"] for loan in self.loans if loan is not self.hand and "preteur" in loan.row]
        if self.hand is not None and known:
            self.hand.row.setdefault("preteur", replace(known[-1]))
            self.hand.last = event.end

    def _take(self, event: Event, clause: Clause) -> None:
        hand = self.hand
        if event.kind is Kind.MONEY and (self.insured or self._lent(event, clause)):
            return
        if event.kind is Kind.LENDER and event.insurer and not (hand is not None and hand.sure and hand.group == "car"):
            self.insured = True
            return
        if hand is None:
            if not self._may_open(event, clause):
                return
            hand = self.hand = Loan("", "", event.start, event.end, event.start)
            self.loans.append(hand)
        if (event.kind is Kind.LENDER and self._other_lender(hand, event)) or (
            event.kind is Kind.MONEY and "montant_initial" in hand.row and self._one_more(event, clause)
        ):
            kind = hand.kind if hand.kind != "decouvert" else ""
            hand = self.hand = Loan(kind, hand.group, event.start, event.end, event.start, sure=hand.sure)
            self.loans.append(hand)
        if self._figures.of_next(hand, event):
            hand = self.hand = self._new(event, dead=True)
        if event.kind is Kind.LENDER and said.FOR_ALL.match(self.reading.text, event.end):
            self._shared = hand
        if self._figures.claim(hand, event, clause, self.asked):
            hand.last = max(hand.last, event.end)
            self._last, self._turn = event.end, clause.turn

    def _one_more(self, event: Event, clause: Clause) -> bool:
        """ "Deux emprunts, un de 140 000 et un de 30 000": the second of those counted."""
        return bool(said.ONE_OF.search(self.reading.text, max(clause.start, event.start - 30), event.start))

    def _lent(self, event: Event, clause: Clause) -> bool:
        """What the household lent to somebody."""
        lead = self.reading.text[max(clause.start, event.start - 60) : event.start]
        return bool(said.LENT.search(lead)) and not re.search(r"\b(?:m'|nous |on m'|me )(?:a|ont|avai\w+)\b", lead)

    def _may_open(self, event: Event, clause: Clause) -> bool:
        """Whether a figure may begin a loan that nothing named: only as an answer."""
        return (
            clause.role != "courtier"
            and event.kind is not Kind.DATE
            and not self._figures.earned(event)
            and (bool(self.asked) or event.kind is Kind.LENDER or clause.index in self._lending)
        )

    def _other_lender(self, hand: Loan, event: Event) -> bool:
        """A list of lenders is a list of loans: "Younited 185, Cofinoga 60"."""
        known = hand.row.get("preteur")
        if hand.kind == "decouvert" and hand.row and event.found is not None and event.found.value.kinds == "c":
            return True  # "dans le rouge de 720, et j'ai aussi Cofidis": no bank lends on an account like that
        told = hand.row.keys() & {"montant_remboursement", "capital_restant_du"}
        if known is None or hand.dead or event.lender == "" or not told:
            return False
        same = event.lender.casefold() == str(known.value).casefold()
        between = self.reading.text[hand.last : event.start]
        return not same and not said.TAKEN_BACK.search(between) and event.start - hand.last < 60


def _about_debt(anchor: Anchor, clause: Clause) -> bool:
    """ "Remboursé" is also said of care, and "échéance" of contracts."""
    words = clause.text[anchor.start - clause.start : anchor.end - clause.start]
    return not (words.startswith("rembours") and said.MEDICAL.search(clause.text))


def read_loans(reading: Reading) -> list[Loan]:
    return Ledger(reading).read()
