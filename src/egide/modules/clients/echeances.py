"""The deadlines of an insurance contract, computed from its dates by the law. Pure: no database.

Dates that are known to the month are read the careful way: a last day is the earliest it can be, a right opens the
latest it can. Nothing is computed from a year alone.

Sources, all of the Code des assurances as in force since 2022-09-01: L. 113-12 (yearly termination, two months’
notice), L. 113-12-2 (loan insurance, loi 2022-270), L. 113-14 (how notice is given), L. 113-15-1 (notice of the
insurer, loi 2005-67), L. 113-15-2 and R. 113-11 (at any time after a year: car, home, covers sold with a purchase,
loi 2014-344; health, loi 2019-733).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

Kind = Literal["echeance", "terme", "preavis", "avis", "denonciation", "infra_annuelle", "emprunteur"]

NOTICE_MONTHS = 2
# The insurer’s notice must come so long before the last day, or else gives so much more (L. 113-15-1).
NOTICE_AHEAD = timedelta(days=15)
EXTENSION = timedelta(days=20)

YEARLY = "C. assur., art. L. 113-12"
CHATEL = "C. assur., art. L. 113-15-1"
HAMON = "C. assur., art. L. 113-15-2 et R. 113-11"
HEALTH = "C. assur., art. L. 113-15-2 ; C. mut., art. L. 221-10-2 ; CSS, art. L. 932-12-2"
LEMOINE = "C. assur., art. L. 113-12-2 ; loi n° 2022-270 du 28 février 2022"
POLICY = "Conditions du contrat"

# A contract whose status nobody has said is taken as running, the way people speak of theirs.
IN_FORCE = frozenset({None, "en_cours", "suspendu"})
# R. 113-11: motor vehicles, cars and motorbikes alike, and homes; `affinitaire` covers are told apart.
HAMON_TYPES = frozenset({"auto", "moto", "habitation"})
PROFESSIONAL_TYPES = frozenset({"rc_pro", "multirisque_pro"})
# L. 113-12 leaves life insurance out: a funeral contract runs for life, and is surrendered rather than terminated.
WITHOUT_TERM = frozenset({"obseques"})


@dataclass(frozen=True, slots=True)
class Echeance:
    """One date of a contract, or one right.

    `date` is None for a right that is open on any day. `presumee`: computed from the effective date, for want of the
    due date. `source` is the article.
    """

    kind: Kind
    date: date | None
    source: str
    presumee: bool = False


Contrat = Mapping[str, Any]


def earliest(partial: str | None) -> date | None:
    """The first day that a date known to the month may be; None for less."""
    if partial is None or len(partial) < len("AAAA-MM"):
        return None
    return date.fromisoformat(partial if len(partial) == len("AAAA-MM-JJ") else f"{partial}-01")


def latest(partial: str | None) -> date | None:
    """The last day that a date known to the month may be; None for less."""
    first = earliest(partial)
    if first is None or partial is None or len(partial) == len("AAAA-MM-JJ"):
        return first
    return first.replace(day=monthrange(first.year, first.month)[1])


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last day when there is none (31 January + 1 month = 28 February)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_private(contrat: Contrat, *, morale: bool) -> bool:
    """Whether the contract covers an individual outside their trade, as far as is known."""
    return not (morale or contrat["usage"] == "professionnel" or contrat["type"] in PROFESSIONAL_TYPES)


def _renewals(contrat: Contrat, since: date, until: date) -> Iterator[tuple[date, bool]]:
    """The due dates from `since` to `until`, each with whether it is presumed from the effective date."""
    known = earliest(contrat["echeance"])
    base = known or earliest(contrat["date_effet"])
    if base is None:
        return
    renewed = contrat["tacite_reconduction"] is not False and contrat["type"] not in WITHOUT_TERM
    if not renewed:
        if known is not None and since <= known <= until:
            yield known, False
        return
    # The first due date of a contract dated by its effect is a year later; an earlier one is the same day of a year.
    first = max(since.year - base.year - 1, 1 if known is None else 0)
    for years in range(first, until.year - base.year + 1):
        day = add_months(base, 12 * years)
        if since <= day <= until:
            yield day, known is None


def _notices(contrat: Contrat, due: date, *, presumed: bool, private: bool) -> Iterator[Echeance]:
    """What precedes a tacit renewal."""
    months = contrat["preavis_mois"]
    last = add_months(due, -(NOTICE_MONTHS if months is None else months))
    yield Echeance("preavis", last, YEARLY, presumed)
    if not private or contrat["collectif"]:
        return
    sent = earliest(contrat["avis_echeance_le"])
    if sent is None or sent <= add_months(due, -12) or sent > due + timedelta(days=365):
        yield Echeance("avis", last - NOTICE_AHEAD, CHATEL, presumed)
    elif sent > last - NOTICE_AHEAD:
        yield Echeance("denonciation", sent + EXTENSION, CHATEL, presumed)


def _rights(contrat: Contrat, *, morale: bool) -> Iterator[Echeance]:
    """What may be done on any day, once it is open."""
    private, kind = is_private(contrat, morale=morale), contrat["type"]
    if kind == "emprunteur":
        if private:
            yield Echeance("emprunteur", None, LEMOINE)
        return
    # An employee cannot leave a compulsory cover; the employer who took it out may (L. 113-15-2, al. 3 and 5).
    health = kind == "sante" and (morale or not contrat["collectif"])
    hamon = private and (kind in HAMON_TYPES or contrat["affinitaire"] is True)
    begun = latest(contrat["date_effet"])
    if not (health or hamon) or begun is None or contrat["tacite_reconduction"] is False:
        return
    yield Echeance("infra_annuelle", add_months(begun, 12), HEALTH if health else HAMON)


def rights(contrat: Contrat, *, morale: bool) -> list[Echeance]:
    """The rights of a contract in force that need no due date: when each opens, or None for now."""
    return list(_rights(contrat, morale=morale)) if contrat["statut"] in IN_FORCE else []


def deadlines(contrat: Contrat, since: date, until: date, *, morale: bool) -> list[Echeance]:
    """The dates of a contract in force from `since` to `until`, in their order.

    :param contrat: a row of `contrats_existants`, by the dictionary.
    :param morale: its holder is a company.
    """
    if contrat["statut"] not in IN_FORCE:
        return []
    private = is_private(contrat, morale=morale)
    found = [right for right in _rights(contrat, morale=morale) if right.date is not None]
    ahead = timedelta(days=31 * max(NOTICE_MONTHS, contrat["preavis_mois"] or 0) + 31)
    # L. 113-12-2 derogates from L. 113-12: the insurance of a loan has no last day to be left before.
    noticed = contrat["type"] != "emprunteur" or not private
    renewed = contrat["tacite_reconduction"] is not False and contrat["type"] not in WITHOUT_TERM
    for due, presumed in _renewals(contrat, since - ahead, until + ahead):
        found.append(Echeance("echeance" if renewed else "terme", due, YEARLY if renewed else POLICY, presumed))
        if renewed and noticed:
            found += _notices(contrat, due, presumed=presumed, private=private)
    ended = earliest(contrat["date_resiliation"]) or until
    kept = [
        (one.date, one.kind, one) for one in found if one.date is not None and since <= one.date <= min(until, ended)
    ]
    return [one for _day, _kind, one in sorted(kept, key=lambda dated: dated[:2])]
