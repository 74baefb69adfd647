"""Sums to gather by a date, and what can be put aside for them when it is told away from any word of saving.

"Dans cinq ans il part à Lyon, je voudrais avoir 25 000 à ce moment-là", "mettre 110 par mois sur un contrat", "3 450
de dépenses… bon, deux cents, alors". What is said of a health cover is none of it, though one "puts" a sum there too.
"""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.health_talk import HealthTalk
from egide.modules.intake.engine.reading import Reading

_SECTION = "bae_epargne"
# "Je voudrais avoir trente mille devant moi à ce moment-là", "me constituer 200 000", "faudrait 25 000 d'apport".
_GATHER = re.compile(
    r"\b(?:(?:(?:je|on|nous|il|elle|ils) (?:voudrai\w+|voudrions|aimerai\w+|aimerions|souhait\w+|veut|veux|veulent)|"
    r"j'aimerais) (?:avoir|disposer d[e']|atteindre|arriver a|reunir|(?:me |se |nous )?constituer)|"
    r"(?:me|se|nous|leur|lui) constituer|(?:il )?(?:me |m'|nous |lui |leur )?(?:en )?(?:faut|faudrait|faudra))"
    r"(?: (?:environ|autour de|dans les|un capital de|une somme de|un apport de|une cagnotte de))* ?$"
)
_AIM_AFTER = re.compile(
    r"(?: euros?| €)? ?(?:,? ?(?:devant (?:moi|nous|lui|elle|eux)|a ce moment[- ]la|d'ici la|de cote|d'apport|d'avance|"
    r"pour (?:lever le pied|l'apport|demarrer|partir|les etudes|le projet)))\b"
)
_NAMES_AIM = re.compile(
    r"\b(?:projet|placement|epargn\w+|l'idee|etudes|apport|acheter|tour du monde|voyage|annee sabbatique|"
    r"constituer)\b"
)
_OF_COVER = re.compile(
    r"\b(?:deces|rente|invalid\w+|franchise|arret|indemni\w+|obseques|garanti\w*|capital deces|mutuelle|prevoyance)\b"
)
_LEAST = 3000
_AHEAD = re.compile(r"\b(?:dans|d'ici)(?: (?:environ|a peu pres|les|[a-z]+ ou|[a-z]+ a))* $")
_AS_FAR = re.compile(r"\ble plus (?:loin|tard|longtemps) possible\b|\bpour (?:ses|mes|nos|leurs) vieux jours\b")
# "Mettre 110 euros par mois sur un contrat au nom de la petite".
_PUT_ON = re.compile(r"\b(?:mettre|verser|placer|epargner|alimenter) (?:(?:environ|de cote|a peu pres|seulement) )*$")
_ON_A_PLAN = re.compile(
    r"[^.;,:]{0,16}\bsur (?:un|une|son|sa|leur) (?:contrat|plan|livret|compte|assurance|support|produit|per\b|pea\b)"
)
_FOR_PENSION = re.compile(r"\b(?:per|retraite|madelin)\b")
# "3 450. Ah oui. Bon, deux cents, alors.": back to what can be put aside, once the spending is added up.
_BACK = re.compile(
    r"^\W*(?:(?:ah|oui|euh|ben|bah|du coup|dans ce cas|alors|donc|bon|plutot|disons|mettons|mettez|on va dire)\W+)+$"
)


def read_gather(reading: Reading) -> None:
    """Fill the sum to gather, when it is wanted, and a sum put aside each month on a plan."""
    for measure in reading.document.measures:
        if measure.kind != "money":
            continue
        clause = reading.document.clause_at(measure.start)
        if clause.role not in ("client", "conjoint", "narrateur") or not _ours(reading, clause, measure.start):
            continue
        if measure.period in ("", "mensuel") and 20 <= measure.value <= 5000:
            _put_on_a_plan(reading, clause, measure)
        if not measure.period and measure.value >= _LEAST:
            _gathered(reading, clause, measure)


def _gathered(reading: Reading, clause: Clause, measure: Measure) -> None:
    low = clause.start if clause.punctuated else max(clause.start, measure.start - 60)
    if not _GATHER.search(reading.text, low, measure.start):
        return
    floor = max(reading.document.starts[clause.segment], measure.start - 240)
    near = reading.text[floor : measure.start]
    if _OF_COVER.search(reading.text, low, min(clause.end, measure.end + 30)):
        return
    if not (_AIM_AFTER.match(reading.text, measure.end) or _NAMES_AIM.search(near)):
        return
    if not reading.has(_SECTION, "montant_objectif"):
        _put(reading, "montant_objectif", int(measure.value), measure.start, measure.end, 0.74)
    _when(reading, clause, measure)


def _when(reading: Reading, clause: Clause, aim: Measure) -> None:
    """ "Dans cinq ans", said in the same breath as the sum."""
    if reading.has(_SECTION, "horizon_placement"):
        return
    before = reading.document.clauses[max(0, clause.index - 2) : clause.index]
    low = min([clause.start, *(c.start for c in before if c.turn == clause.turn)])
    low, high = max(low, aim.start - 200), min(clause.end, aim.end + 120)
    for measure in reading.measures_between(low, high):
        if measure.kind != "years" or not 0 < measure.value <= 40:
            continue
        if _AHEAD.search(reading.text, max(low, measure.start - 24), measure.start):
            value = "court" if measure.value < 4 else "moyen" if measure.value <= 8 else "long"
            _put(reading, "horizon_placement", value, measure.start, measure.end, 0.72)
            return


def _put_on_a_plan(reading: Reading, clause: Clause, measure: Measure) -> None:
    low = clause.start if clause.punctuated else max(clause.start, measure.start - 50)
    monthly = measure.period == "mensuel" or clause.text[measure.end - clause.start :].startswith(
        (" par mois", " tous")
    )
    if not monthly or not _PUT_ON.search(reading.text, low, measure.start):
        return
    plan = _ON_A_PLAN.match(reading.text, measure.end)
    if plan is None or HealthTalk(reading).spends(measure.start):
        return
    if _FOR_PENSION.search(reading.text, max(clause.start, measure.start - 160), plan.end()):
        return  # what is paid for the pension has a field of its own
    _put(reading, "capacite_epargne_estimee", int(measure.value), measure.start, measure.end, 0.74)
    far = _AS_FAR.search(reading.text, plan.end(), clause.end)
    if far is not None:
        _put(reading, "horizon_placement", "long", far.start(), far.end(), 0.72)


def back_to_effort(reading: Reading, moneys: list[Measure]) -> tuple[list[Measure], Measure | None]:
    """The figures of the spending, and the last one when it takes up again what can be put aside ("bon, 200")."""
    if len(moneys) < 2:
        return moneys, None
    first, last = moneys[0], moneys[-1]
    clause = reading.document.clause_at(last.start)
    lead = reading.text[max(clause.start, first.end) : last.start]
    if last.value <= 0.4 * first.value and _BACK.match(lead) and clause.role in ("client", "conjoint"):
        return moneys[:-1], last
    return moneys, None


def effort_after(reading: Reading, clause: Clause, spent: Measure) -> Measure | None:
    """ "3 150 en gros. Dans ce cas plutôt 250.": said in the same turn, where an effort was told before."""
    if not reading.has(_SECTION, "capacite_epargne_estimee") or clause.role not in ("client", "conjoint"):
        return None
    for later in reading.document.clauses[clause.index : clause.index + 4]:
        if later.turn != clause.turn:
            break
        for measure in reading.measures_between(max(later.start, spent.end), later.end):
            if measure.kind == "money" and measure.value <= 0.4 * spent.value:
                lead = reading.text[max(later.start, spent.end) : measure.start]
                return measure if _BACK.match(lead) else None
    return None


def _ours(reading: Reading, clause: Clause, position: int) -> bool:
    spoken = reading.people.last_before(position, clause.start)
    return spoken is None or spoken.holder not in ("tiers", "entreprise")


def _put(reading: Reading, name: str, value: int | str, start: int, end: int, sure: float) -> None:
    reading.put(_SECTION, name, value, (start, end), confidence=sure)
