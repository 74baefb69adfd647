"""Profits told after a turnover, and rents that answer a question: what the words around leave to understand.

"Sur 90 000 de recettes, il m'en reste 41 000"; "Le studio, il rapporte ?" "Quatre cent cinquante par mois".
"""

from __future__ import annotations

from collections.abc import Iterator

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.earners import earner
from egide.modules.intake.engine.income_natures import profit
from egide.modules.intake.engine.loose_incomes import Loose
from egide.modules.intake.engine.no_incomes import unearned, unreal_income
from egide.modules.intake.engine.questions import question_of
from egide.modules.intake.engine.reading import Reading

_REMAINS = re.compile(
    r"\b(?:(?:il|ca) (?:ne |n')?(?:m'|t'|s'|l'|nous |lui |me |vous )?(?:en )?reste|(?:ca |qui )(?:me |nous |"
    r"lui )?(?:en )?laisse|"
    r"(?:je|j'|il|elle|on|nous) (?:me |m'|s'|se |en )*(?:garde|retire|sors|sort|degage|tire|recupere)|"
    r"apres (?:les |toutes les )?(?:charges|frais|cotisations|urssaf)|(?:charges|frais|cotisations|urssaf) (?:payee?s?|"
    r"deduites?|enlevee?s?|retiree?s?)|net de charges|dans (?:ma|la|sa) poche|pour (?:moi|lui|elle)|au final|"
    r"a la fin)\b"
)
_SPENT = re.compile(
    r"\b(?:emprunt|credit|pret|a rembourser|tresorerie|en caisse|salaires? (?:des|de mes)|masse salariale|loyer|"
    r"stocks?|materiel|capital|de charges)\b"
)
_LET_ASKED = re.compile(
    r"\b(?:loyers?|loue[es]?|locataires?|locati(?:f|fs|ve|ves|on)|(?:il|elle|ca|vous) (?:vous )?rapporte(?:nt)?|"
    r"rapporte combien)\b"
)
_TENANTS = re.compile(
    r"\b(?:vous (?:etes|louez|payez)|locataires? ou|votre loyer|de loyer,? vous|combien de loyer|placement|livret|"
    r"contrat|epargne|boulangerie|boutique|commerce|activite)\b"
)
_LET = re.compile(
    r"\b(?:(?:on|je|nous|il|elle) (?:le |la |les |l')?(?:loue|louons)|que (?:je|nous|l'on|j'on|on) (?:loue|"
    r"louons)|qu'on loue|"
    r"locataires?[^.;]{0,40}\b(?:me|m'|nous) ?(?:donne|verse|paie|paye|regle|rend)\w*|"
    r"(?:la |une )?location (?:de |du |des )(?:la |l'|mon |ma |notre )?[a-z-]+)\b(?=[^.;]{0,60}$)"
)
_TAKES = re.compile(
    r"\b(?:je suis locataire|on est locataires?|mon proprietaire|notre proprietaire|vehicule|voiture|camion|materiel)\b"
)
_VACANT = re.compile(
    r"\b(?:vides?|libres?|vacante?s?|parti|partis|relouer|relou\w+ais|a louer|je vais|on va|plus loue\w*)\b"
)
_PROPERTY = re.compile(
    r"\b(?:studio|t[1-5]|f[1-5]|appart\w*|deux[- ]pieces|trois[- ]pieces|maison|garage|box|parking|cave|local|"
    r"locaux|hangar|grange|"
    r"terrain|terres?|pres?|rez[- ]de[- ]chaussee|etage|du dessus|du dessous|gite|chambre|immeuble|"
    r"place de parking|dependance|murs)\b"
)


def remains(reading: Reading, taken: list[Measure]) -> Iterator[Loose]:
    """What is left of a turnover told just before, or once the charges are paid: the profit of who runs it."""
    known = {id(measure) for measure in taken}
    yield from (found for measure in reading.document.measures if (found := _left(reading, measure, known)) is not None)
    for anchor in reading.anchors.get("hors_fiche", []):
        if anchor.kind == "chiffre d'affaires":
            found = _rest(reading, anchor, known)
            if found is not None:
                yield found


_LEFT = re.compile(
    r"\b(?:il|ca) (?:ne )?(?:m'|nous |lui |me )(?:en )?reste\b[^.;,]{0,24}$|"
    r"\b(?:je|il|elle) (?:me |m'|se |s'|en )*(?:garde|sors|sort|degage|tire|tourne a|suis a)\b[^.;,]{0,24}$"
)
_ONCE_PAID = re.compile(
    r"[^.;?]{0,26}?\b(?:une fois|apres|quand (?:j'ai|il a|elle a)|net de|hors)\b[^.;?]{0,22}"
    r"\b(?:urssaf|cotisations?|charges(?! du foyer)|frais|cotise)\b"
)


def _left(reading: Reading, measure: Measure, known: set[int]) -> Loose | None:
    """ "Il me reste 2 100 par mois, une fois l'Urssaf payée"."""
    clause = reading.document.clause_at(measure.start)
    plain = measure.kind == "money" and id(measure) not in known and 300 <= measure.value <= 150_000
    if not plain or clause.role == "courtier" or not reading.believed(clause):
        return None
    before = reading.text[max(clause.start, measure.start - 50) : measure.start]
    if not _LEFT.search(before) or not _ONCE_PAID.match(reading.text, measure.end, clause.end):
        return None
    holder = earner(reading, measure.start)
    holder = holder if holder in ("client", "conjoint") else clause.role if clause.role == "conjoint" else "client"
    if unreal_income(reading, measure, clause) or reading.value(holder, "situation_professionnelle") not in (
        "independant",
        "chef_entreprise",
    ):
        return None
    period = measure.period or ("annuel" if measure.value >= 12_000 else "mensuel")
    return Loose(measure, holder, (clause.start, clause.end), profit(reading, holder, measure.start), period)


def _rest(reading: Reading, anchor: Anchor, known: set[int]) -> Loose | None:
    turnover = next((m for m in anchor.moneys if m.value >= 1500), None)
    if turnover is None or not reading.believed(reading.document.clause_at(turnover.start)):
        return None
    turn = reading.document.clause_at(turnover.start).turn
    for measure in reading.measures_between(turnover.end, turnover.end + 170):
        clause = reading.document.clause_at(measure.start)
        if measure.kind != "money" or clause.turn != turn or clause.role == "courtier":
            continue
        between = reading.text[max(turnover.end, measure.start - 90) : measure.start]
        said = between + reading.text[measure.end : min(clause.end, measure.end + 45)]
        fits = turnover.value / 12 < measure.value < turnover.value and (not measure.period or measure.value >= 300)
        if id(measure) in known or not fits or not _REMAINS.search(said) or _SPENT.search(said):
            return None
        if unearned(between) or unreal_income(reading, measure, clause):
            return None
        holder = earner(reading, measure.start)
        holder = holder if holder in ("client", "conjoint") else clause.role if clause.role == "conjoint" else "client"
        monthly = measure.period == "mensuel" or (not measure.period and turnover.period == "mensuel")
        nature = profit(reading, holder, measure.start)
        return Loose(measure, holder, (anchor.start, turnover.end), nature, "mensuel" if monthly else "annuel")
    return None


def rents(reading: Reading, taken: list[Measure]) -> Iterator[Loose]:
    """Rents received that no word of rent stands beside: asked about, or told by who lets and to whom."""
    known = {id(measure) for measure in taken}
    for measure in reading.document.measures:
        if measure.kind != "money" or id(measure) in known or not 40 <= measure.value <= 8000:
            continue
        if measure.period not in ("", "mensuel", "trimestriel", "annuel"):
            continue
        clause = reading.document.clause_at(measure.start)
        if clause.role == "courtier" or not reading.believed(clause) or unreal_income(reading, measure, clause):
            continue
        proof = _asked_of(reading, measure) or _let(reading, measure) or _with_another(reading, measure)
        if proof is None:
            continue
        holder = earner(reading, measure.start)
        if holder not in ("client", "conjoint", "commun"):
            holder = clause.role if clause.role == "conjoint" else "client"
        yield Loose(measure, holder, proof, "revenus_locatifs", measure.period or "mensuel")


_PRICE = re.compile(
    r"\b(?:vaut|valent|estime\w*|achete\w*|(?:ai|a|avons) paye\w*|vend\w*|credit|pret|charges|reste)\b[^.;]{0,30}$"
)


_OF_PROPERTY = re.compile(rf"\W*(?:euros? )?(?:du|de la|de l'|pour (?:le |la |l')?) ?{_PROPERTY.pattern}")


def _asked_of(reading: Reading, measure: Measure) -> tuple[int, int] | None:
    clause = reading.document.clause_at(measure.start)
    question = question_of(reading, clause)
    asked = question.clause if question is not None else _just_asked(reading, clause.index)
    if asked is None or clause.turn - asked.turn != 1 or asked.role != "courtier":
        return None
    low = max(0, asked.start - 90)
    words = reading.text[low : asked.end]
    if not _LET_ASKED.search(asked.text) or _TENANTS.search(asked.text):
        return None
    if _VACANT.search(reading.text, asked.start, clause.end):
        return None
    told = [m for m in reading.measures_between(asked.end, measure.end) if m.kind == "money"]
    named = _PROPERTY.search(reading.text, told[-2].end if len(told) > 1 else asked.end, measure.start)
    if named is None and measure.period:
        named = _OF_PROPERTY.match(reading.text, measure.end, clause.end)
    if not named and (len(told) > 1 or not _PROPERTY.search(words)):
        return None
    bought = _PRICE.search(reading.text, max(clause.start, measure.start - 40), measure.start)
    return None if bought else (asked.start, asked.end)


_AND_THIS = re.compile(
    rf"\W*(?:(?:euros?|par mois|charges comprises)\W*)*(?:et|plus|puis|avec) (?:pour )?(?:le |la |l'|une? |mon |ma )?"
    rf"(?:[a-z]+ )?{_PROPERTY.pattern}(?: [a-z-]+)?,? (?:a |pour |c'est |:)?$"
)
_LET_OUT = re.compile(r"\b(?:loue\w*|louons|locataires?|loyers?|location)\b")


def _with_another(reading: Reading, measure: Measure) -> tuple[int, int] | None:
    """ "Le locataire me donne 560, et le garage 65": the rent of a second thing, told in the breath of the first."""
    clause = reading.document.clause_at(measure.start)
    earlier = [m for m in reading.measures_between(clause.start, measure.start) if m.kind == "money"]
    if not earlier or not _AND_THIS.fullmatch(reading.text[earlier[-1].end : measure.start]):
        return None
    said = _LET_OUT.search(reading.text, clause.start, earlier[-1].end)
    if said is None or _TENANTS.search(clause.text) or _TAKES.search(clause.text) or _PRICE.search(clause.text):
        return None
    return said.span()


def _just_asked(reading: Reading, index: int) -> Clause | None:
    clauses = reading.document.clauses
    for earlier in reversed(clauses[max(0, index - 3) : index]):
        if earlier.role == "courtier":
            return earlier if earlier.question else None
    return None


def _let(reading: Reading, measure: Measure) -> tuple[int, int] | None:
    clause = reading.document.clause_at(measure.start)
    low = max(clause.start, measure.start - 110)
    earlier = [m.end for m in reading.measures_between(low, measure.start) if m.kind == "money"]
    low = max([low, *earlier])
    words = reading.text[low : measure.start]
    told = _LET.search(words)
    if (
        told is None
        or not measure.period
        or _VACANT.search(words)
        or _TAKES.search(words)
        or not _PROPERTY.search(words)
    ):
        return None
    return (low + told.start(), low + told.end())
