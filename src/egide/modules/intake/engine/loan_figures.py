"""What each figure is for the loan in hand: instalment, capital left, sum borrowed, time left, end, rate, lender."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import loan_words as said
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.loan_values import Event, Kind
from egide.modules.intake.engine.rows import amount
from egide.modules.intake.engine.types import LeafValue
from egide.modules.intake.engine.within import between

if TYPE_CHECKING:
    from egide.modules.intake.engine.anchors import Anchor
    from egide.modules.intake.engine.document import Clause
    from egide.modules.intake.engine.loan_values import Loan
    from egide.modules.intake.engine.reading import Reading

# Instalments that are plausible when nothing says what a figure is.
_USUAL = {
    "credit_immobilier": (80, 6000),
    "credit_auto": (40, 1500),
    "credit_consommation": (15, 1200),
    "credit_professionnel": (50, 6000),
    "credit_etudiant": (30, 900),
}
_COSTS = re.compile(r"\b(?:ca|cela|ce qui|le tout) (?:me |nous |lui |leur )(?:fait|revient a|coute) (?:[a-z]+ ){0,2}$")
_EACH_TIME = re.compile(r"\W*(?:euros?)?\W*(?:par|/|chaque) ?(?:mois|trimestre|an\b)")
# "1 800 € (90/mois)": what is owed, with what it costs.
_INSTALMENT_BESIDE = re.compile(r"\s*(?:euros?|€)? ?\((?:[a-z. :]{0,12})\d[\d ,.]*\s*(?:€|euros?)? ?(?:/|par) ?m")
_ONE_MORE = re.compile(
    r"\b(?:puis|ensuite|sinon|l'autre|(?:et|plus|aussi) (?:il y a |y a )?(?:la|le|les|l'|une?|mon|ma))\b"
)
_NEIGHBOURS = ("passifs", "biens_immobiliers")


class Figures:
    """Gives figures their field; keeps what other things of the meeting own."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        # Clauses that hold a word for a debt: other things that their words name ("capital") own nothing.
        self.debts: set[int] = set()
        self._owners: dict[int, list[Anchor]] = {}
        for thing in reading.things:
            spans = [value.start for value in (*thing.moneys, *thing.measures)]
            spans += [mention.start for mention in thing.dates]
            for start in (*spans, *(found.start for found in thing.institutions)):
                self._owners.setdefault(start, []).append(thing)

    def claim(self, loan: Loan, event: Event, clause: Clause, asked: str) -> bool:
        """Write the figure into the loan; False when it is not one of its own."""
        if self._foreign(loan, event, asked):
            return False
        if not self._heard(event, clause):
            return False
        if event.kind is Kind.MONEY and event.measure is not None:
            return self._money(loan, event.measure, clause, asked)
        if event.kind is Kind.SPAN and event.measure is not None:
            return self._span(loan, event.measure, clause, asked)
        if event.kind is Kind.RATE:
            return self._put(loan, "taux", event.rate, event, 0.8)
        if event.kind is Kind.DATE:
            return self._date(loan, event, clause)
        return self._lender(loan, event, clause)

    def of_next(self, loan: Loan, event: Event) -> bool:
        """ "94 par mois, puis le coup de pouce de mon parrain, 60 par mois": a second sum paid each month, opened by
        words for one more thing, is not of the loan in hand, nor is what follows it."""
        measure, paid = event.measure, loan.row.get("montant_remboursement")
        return (
            event.kind is Kind.MONEY
            and measure is not None
            and bool(measure.period)
            and paid is not None
            and paid.value != measure.value
            and 0 < event.start - loan.last < 90
            and bool(_ONE_MORE.search(self.reading.text, loan.last, event.start))
        )

    def _heard(self, event: Event, clause: Clause) -> bool:
        if clause.role != "courtier":
            spoken = self.reading.people.last_before(event.start, clause.start)
            known = spoken is None or spoken.holder != "tiers" or _family(clause)
            return known and self.reading.believed(clause)
        if event.kind is Kind.LENDER:
            return not stance.offered(clause.text) and stance.verdict(self.reading.document, clause) != "no"
        return self.reading.believed(clause)

    def _foreign(self, loan: Loan, event: Event, asked: str) -> bool:
        owners = self._owners.get(event.start, ())
        if any(owner.section == "passifs" for owner in owners):
            return False
        if event.kind is Kind.MONEY and self._costs(loan, event):
            return False
        for owner in owners:
            if owner.clause.index in self.debts and owner.section.startswith(("bae_", "sante_")):
                continue
            if owner.section == "contrats_existants" and self.only_thing(owner):
                continue
            if asked == "payment" and owner.kind == "revenu":  # "la mensualité ?" "ça fait 872"
                continue
            if owner.section in _NEIGHBOURS or self.takes(owner) or owner.kind in ("frais", "achat projete", "vente"):
                continue
            later = owner.start >= loan.last
            if later and (owner.start > event.start or not self._telling(event, owner)):
                return True
        return False

    def earned(self, event: Event) -> bool:
        """ "Il est loué 410 par mois": a sum that comes in begins no loan."""
        return event.kind is Kind.MONEY and any(o.kind == "revenus_locatifs" for o in self._owners.get(event.start, ()))

    def takes(self, owner: Anchor) -> bool:
        """ "La BRED me prend 742 par mois": what a bank takes is nobody's pay."""
        if not self.reading.text.startswith("me prend", owner.start):
            return False
        banks = (one for one in self.reading.document.institutions if "b" in one.value.kinds)
        return any(0 <= owner.start - one.end <= 2 for one in banks)

    def _costs(self, loan: Loan, event: Event) -> bool:
        """ "120 000 à la BNP. Ça me fait 640 par mois.": said right after the loan, what it costs."""
        near = 0 <= event.start - max(loan.last, loan.told) < 40
        return near and bool(_COSTS.search(self.reading.text, event.start - 34, event.start))

    def only_thing(self, owner: Anchor) -> bool:
        """ "La voiture" alone is the thing bought as much as the contract that covers it."""
        words = self.reading.text[owner.start : owner.end]
        return bool(said.OBJECTS.fullmatch(words)) and not said.INSURED.search(owner.clause.text)

    def _telling(self, event: Event, owner: Anchor) -> bool:
        """Words for a debt beside the figure, and the other thing left behind in an earlier sentence."""
        clause = self.reading.document.clause_at(event.start)
        before = self.reading.text[max(clause.start, event.start - 60) : event.start]
        spoken = said.PAYMENT_BEFORE.search(before) or said.REMAINING_BEFORE.search(before)
        return bool(spoken) and owner.clause.index != clause.index

    # -- one field each --------------------------------------------------------------------------------------------

    def _money(self, loan: Loan, measure: Measure, clause: Clause, asked: str) -> bool:
        text = self.reading.text
        before = text[max(clause.start, self._previous(loan, measure.start), measure.start - 60) : measure.start]
        after = text[measure.end : min(clause.end, measure.end + 45)]
        if (
            said.LEFT_OUT.search(before)
            or (not measure.period and said.PRICED.search(before))
            or re.match(r"\W*(?:d'assurance|de cotisation|de loyer|d'apport)", after)
        ):
            return False
        measure = self._said_whole(measure)
        role = self._role(loan, measure, before, after, asked)
        span = Event(Kind.MONEY, measure.start, measure.end)
        if role == "montant_remboursement":
            if measure.value > 20_000 or not self._put(loan, role, _plain(measure.value), span, 0.82):
                return False
            period = measure.period or self._period(loan, clause, measure)
            loan.row["periodicite"] = self.reading.leaf(period, (measure.start, measure.end), confidence=0.78)
            return True
        if not role:
            return False
        borrowed = loan.row.get("montant_initial")
        if role == "capital_restant_du" and measure.value < 1000 and not measure.explicit and borrowed is not None:
            # "165 000 au départ, il reste quatre-vingt-dix": counted in thousands
            full = measure.value * 1000
            measure = replace(measure, value=full if full <= float(str(borrowed.value)) else measure.value)
        paid = loan.row.get("montant_remboursement")
        if paid is not None and isinstance(paid.value, int) and paid.value * 1000 == measure.value:
            # "Deux cent vingt-quatre. Deux cent vingt-quatre mille."
            loan.row.pop("montant_remboursement")
            loan.row.pop("periodicite", None)
        return self._put(loan, role, _plain(measure.value), span, amount(self.reading, measure).confidence)

    def _said_whole(self, measure: Measure) -> Measure:
        """ "Deux cent dix… attendez. Deux cent douze mille.": a figure that is begun, then said whole."""
        if measure.value >= 1000 or measure.explicit or not _STOPS.match(self.reading.text, measure.end):
            return measure
        later = next(iter(self.reading.measures_between(measure.end, measure.end + 110)), None)
        whole = later is not None and later.kind == "money" and 700 * measure.value < later.value < 1400 * measure.value
        return later if whole and later is not None else measure

    def _role(self, loan: Loan, measure: Measure, before: str, after: str, asked: str) -> str:
        value = measure.value
        large = value > 20_000  # no instalment, whatever period stands beside it
        if not large and (measure.period or _EACH_TIME.match(after)):
            return "montant_remboursement"
        if loan.kind == "decouvert":
            return "capital_restant_du"
        if said.PAID_AT.search(before) and value < 5000:
            return "montant_remboursement"
        remaining = said.REMAINING_BEFORE.search(before) or said.REMAINING_AFTER.match(after)
        if said.PAYMENT_BEFORE.search(before) and value < 8000 and not (remaining and value > 3000):
            return "montant_remboursement"
        if (remaining and not said.BORROWED_AFTER.match(after)) or (value >= 300 and _INSTALMENT_BESIDE.match(after)):
            return "capital_restant_du"
        if said.BORROWED_BEFORE.search(before) or said.BORROWED_AFTER.match(after):
            large = value >= (500 if loan.kind in ("dette_familiale", "autre") else 1500)
            return "montant_initial" if large else self._usual(loan, value)
        return self._answer(loan, measure, asked)

    def _answer(self, loan: Loan, measure: Measure, asked: str) -> str:
        """A figure without words of its own: what was asked, else what such a loan costs a month."""
        value = measure.value
        if (asked == "remaining" or loan.kind == "autre") and value >= 200:
            return "capital_restant_du"
        if asked == "initial" and value >= 500:
            return "montant_initial"
        if asked == "payment" and value < 8000:
            return "montant_remboursement"
        usual = self._usual(loan, value)
        following = next(iter(self.reading.measures_between(measure.end, measure.end + 24)), None)
        if usual and following is not None and following.kind == "money" and following.period:
            # "l'un chez Sofinco, 210, un autre chez Oney, 85 par mois": each lender has its own
            apart = between(self.reading.document.institutions, measure.end, following.start)
            if next(iter(apart), None) is None:
                return ""
        if usual and "montant_remboursement" not in loan.row:
            return usual
        if value >= 3000 and loan.sure and "montant_initial" not in loan.row and "capital_restant_du" not in loan.row:
            return "montant_initial"
        return ""

    def _usual(self, loan: Loan, value: float) -> str:
        kind = loan.kind or ("credit_consommation" if self.lends_to_spend(loan) else "")
        least, most = _USUAL.get(kind, (60, 3000))
        return "montant_remboursement" if least <= value <= most else ""

    def lends_to_spend(self, loan: Loan) -> bool:
        """Oney, Cofidis: an institution that only lends, and for goods."""
        lender = loan.row.get("preteur")
        found = (one.value for one in self.reading.document.institutions)
        return lender is not None and any(one.name == lender.value and one.kinds == "c" for one in found)

    def _period(self, loan: Loan, clause: Clause, measure: Measure) -> str:
        floor = max(self.reading.document.starts[clause.segment], measure.start - 120)
        near = self.reading.text[floor : min(clause.end, measure.end + 40)]
        for name in ("trimestriel", "semestriel", "annuel"):
            if re.search(rf"\b{name[:-2]}", near):
                return name
        if re.search(r"\btrimestres?\b", near):
            return "trimestriel"
        return "mensuel"

    def _previous(self, loan: Loan, start: int) -> int:
        """Where the last figure of the loan ends: words before it are said of that one."""
        return loan.told if loan.told <= start else 0

    def bare_years(self, clause: Clause) -> Event | None:
        """ "Il vous reste combien d'années ?" "Onze.": a number alone, as years."""
        for number in self.reading.document.numbers_between(clause.start, clause.end):
            if 1 <= number.value <= 40 and not number.article and _NOTHING_ELSE.match(self.reading.text, number.end):
                span = Measure("years", number.value, number.start, number.end)
                return Event(Kind.SPAN, number.start, number.end, measure=span)
        return None

    def _span(self, loan: Loan, measure: Measure, clause: Clause, asked: str) -> bool:
        text = self.reading.text
        before = text[max(clause.start, measure.start - 40) : measure.start]
        after = text[measure.end : measure.end + 26]
        lasts = said.LASTS_BEFORE.search(before) or said.LASTS_AFTER.match(after)
        if said.WHOLE_TERM.search(before) and not re.search(r"\b(?:encore|plus que|reste) (?:sur|en) $", before):
            return False
        again = "duree_restante" in loan.row and re.fullmatch(
            r"[ .…,]{1,5}(?:non |enfin |pardon )?", text[loan.told : measure.start]
        )
        months = round(measure.value * 12) if measure.kind == "years" else int(measure.value)
        if again:
            loan.row.pop("duree_restante")
        elif not lasts and not (asked in ("term", "remaining") and clause.role != "courtier"):
            bare = re.match(r"\s*(?:[.,;)]|$|et )", after) and re.search(r"[,;(]\s*$", before)
            sum_before = loan.told and loan.last_field == "montant_initial" and measure.start - loan.told < 8
            if not bare or sum_before or (measure.kind == "years" and measure.value > 30):
                return False
        if not 0 < months <= 480 or (re.search(r"\b(?:age|a|ai)\s*$", before[-6:]) and not asked):
            return False
        return self._put(loan, "duree_restante", months, Event(Kind.SPAN, measure.start, measure.end), 0.8)

    def _date(self, loan: Loan, event: Event, clause: Clause) -> bool:
        mention = event.date
        if mention is None:
            return False
        before = self.reading.text[max(clause.start, event.start - 34) : event.start]
        today = self.reading.document.reference.isoformat()
        if mention.value <= today[: len(mention.value)] or said.ENDS_NOT.search(before):
            return False
        if mention.kind == "relative" and re.match(r"\d{4}$", mention.value) and re.search(r"\bdans $", before):
            return False
        return self._put(loan, "date_fin", mention.value, event, 0.8)

    def _lender(self, loan: Loan, event: Event, clause: Clause) -> bool:
        if event.found is None or loan.kind in ("dette_familiale", "autre"):
            return False
        kinds = set(event.found.value.kinds)
        if not kinds & set("bc"):
            lends = loan.group not in ("home", "flat") and not said.INSURED.search(clause.text)
            if "a" not in kinds or not lends or loan.kind in ("", "decouvert"):
                return False
            if not loan.sure or not re.search(
                r"\b(?:a|chez|par|au)(?: la)?\s+$", self.reading.text[max(0, event.start - 8) : event.start]
            ):
                return False
        return self._put(loan, "preteur", self._lender_name(event), event, 0.85)

    def _lender_name(self, event: Event) -> str:
        """The lender's known name, or the longer one that was said ("Crédit Agricole des Savoie")."""
        words = re.sub(
            r"^(?:la|le|les|l['’]) ?(?=\S)", "", self.reading.said(event.start, event.end), flags=re.IGNORECASE
        )
        known = event.lender
        longer = len(_key(words)) > len(_key(known)) and _key(words).startswith(_key(known))
        if longer and re.match(r"(?:[A-Za-z]\b[ .]?){2}", words):
            return known + words[words.rfind(known[-1].lower()) + 1 :] if known.isupper() else known
        tail = _BRANCH.match(self.reading.document.original(event.end, event.end + 40)) if not longer else None
        if tail is not None and self.reading.document.speaks_with_capitals:
            return f"{words} {tail[1]}"
        return words if longer else known

    def _put(self, loan: Loan, name: str, value: LeafValue, event: Event, confidence: float) -> bool:
        known = loan.row.get(name)
        if known is not None and known.value != value:
            between = self.reading.text[max(loan.last, event.start - 90) : event.start]
            figures = isinstance(value, int | float) and isinstance(known.value, int | float)
            near = not figures or 0.25 * float(known.value) <= float(value) <= 4 * float(known.value)
            if known.value and name != "duree_restante" and not near:  # a loan may be at no interest
                return False
            if not said.TAKEN_BACK.search(between) and not between.rstrip().endswith(("…", "...")):
                return False
        loan.told, loan.last_field = event.end, name
        loan.row[name] = self.reading.leaf(value, (event.start, event.end), confidence=confidence)
        return True


_STOPS = re.compile(r" ?(?:…|\.\.\.)")
_NOTHING_ELSE = re.compile(r"\W*(?:$|[.,;!?…]|(?:je|environ|a peu pres|encore|au (?:moins|plus)|maximum)\b)")
_BRANCH = re.compile(r" ((?:(?:des?|du|d') ?)?[A-ZÉÎ][a-zéèôîA-Z-]+(?: (?:(?:de|du|des|et) )?[A-ZÉ][a-zéèô-]+){0,3})\b")


def _key(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.casefold().translate(str.maketrans("éèêàôîçü", "eeeaoicu")))


def _plain(value: float) -> LeafValue:
    return int(value) if value == int(value) else value


def _family(clause: Clause) -> bool:
    return bool(re.search(rf"\b(?:{said.RELATIVE})\b", clause.text))
