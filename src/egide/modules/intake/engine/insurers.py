"""Insurers of contracts: named alone, unknown to the lists, or said "pour tout"."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator

from egide.kit import patterns as re
from egide.kit.french.gazetteer import Found
from egide.kit.french.institutions import Institution
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.contract_numbers import renewal_and_number
from egide.modules.intake.engine.in_force import STOPPED, THEIR_OWN, just_taken, of_outsider
from egide.modules.intake.engine.listed_covers import LINKED, THINGS, kinds_after, opens_sentence, paired
from egide.modules.intake.engine.pension_contract import saves_for_pension
from egide.modules.intake.engine.plans import of_party, planned, quoted
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount, restated
from egide.modules.intake.engine.types import Evidence, Row


def share_insurers(reading: Reading, anchors: list[Anchor]) -> None:
    """ "La voiture et l'appart sont à la GMF": one insurer for things joined by "et"."""
    for first, second in itertools.pairwise(anchors):
        between = reading.text[first.end : second.start]
        if (
            second.institutions
            and not first.institutions
            and re.fullmatch(
                r"(?: [a-z]+)?(?:,| et|, et| ?[+&/])(?: (?:pour|de))? ?(?:la |le |l'|les |ma |mon |notre |sa |son )?",
                between,
            )
        ):
            first.institutions.append(second.institutions[0])


_SAME_PLACE = re.compile(
    r"\b(?:y est aussi|aussi|pareil\w*|egalement|chez eux|au meme endroit|meme (?:assureur|maison|boite)|idem|"
    r"y sont)\b"
)


def join_same(rows: list[Row]) -> list[Row]:
    """One contract spoken of twice, far apart: the same kind and insurer, nothing that contradicts."""
    kept: list[Row] = []
    for row in rows:
        for known in kept:
            shared = row.keys() & known.keys()
            if {"type", "assureur"} <= shared and all(known[name].value == row[name].value for name in shared):
                known.update({name: leaf for name, leaf in row.items() if name not in known})
                break
        else:
            kept.append(row)
    return kept


def left(reading: Reading, institution: Found[Institution]) -> bool:
    """Whether the name is one of the past: "Ethias, c'était avant"."""
    clause = reading.document.clause_at(institution.start)
    before = reading.text[max(clause.start, institution.start - 50) : institution.start]
    return bool(
        _LEFT.match(reading.text, institution.end)
        or _FORMER.search(before)
        or STOPPED.search(reading.text, institution.end, min(clause.end, institution.end + 70))
    )


def same_insurer(reading: Reading, rows: list[tuple[Row, int, int]]) -> None:
    """ "La Macif. Et la voiture y est aussi, 52": the insurer just named."""
    for (before, _, end), (row, start, last) in itertools.pairwise(rows):
        if (
            "assureur" not in row
            and "assureur" in before
            and start - end < 160
            and _SAME_PLACE.search(reading.text[max(end, start - 30) : last + 40])
        ):
            row["assureur"] = before["assureur"]


# What an insurer mostly sells, when nothing said tells the kind.
SPECIALITY = {
    **dict.fromkeys(("AMV", "Mutuelle des Motards"), "moto"),
    **dict.fromkeys(("PFG", "Roc Eclerc", "Funecap", "MUTAC", "OGF"), "obseques"),
    **dict.fromkeys(("Juridica", "Cfdp", "Solucia", "Protexia", "DAS"), "protection_juridique"),
    **dict.fromkeys(("Direct Assurance", "L'Olivier", "Eurofil"), "auto"),
    **dict.fromkeys(("Agipi", "Groupe Pasteur Mutualité", "La Médicale"), "prevoyance"),
    **dict.fromkeys(("SMABTP", "L'Auxiliaire", "Hiscox", "MAF"), "rc_pro"),
}
_TOLD_NEAR = frozenset({"habitation", "auto", "moto", "sante", "prevoyance", "emprunteur"})
_HEALTH_MUTUAL = frozenset({"sante", "prevoyance", "obseques", "dependance", "emprunteur", "gav", ""})
_NOT_A_CONTRACT = re.compile(
    r"\b(?:travaill\w+|boss\w+|salariee?s?|embauche\w*|employee?s?|conseill\w+|stage|poste|bureau|retraite|rente|"
    r"epargne|per|assurance[- ]vie|livret|placement|contrairement|devis|"
    r"compare\w*|moins cher|contre)\W+(?:[a-z']+\W+){0,3}$"
)
_FORMER = re.compile(r"\b(?:avant|j'etais|on etait|ancien\w*|quitte\w*|resilie\w*)\W+(?:[a-z']+\W+){0,3}$")
_EMPLOYER = re.compile(r"\b(?:patron|employeur|boite|boulot|entreprise|societe|travail)\b")
_LEFT = re.compile(
    r"\W*(?:[a-z']+ ){0,3}(?:c'etait avant|resilie\w*|ne (?:nous|me) couvre plus|c'est fini|avant)\b|"
    # "chez Groupama, euh non, à la GMF": taken back at once
    r"\W*(?:(?:euh|ah|enfin|pardon|attendez)\W+)+non\b(?! plus|,? (?:ca )?c'est (?:la|le|ma|mon|pour) )|"
    r"\W*non,? (?:pardon|je dis des betises|qu'est-ce que)\b"
)
_SAID_INSURED = re.compile(
    r"\b(?:assur\w+|mutuelle|contrat|couvre\w*|couvert\w*|complementaire|garantie?s?|prevoyance|chez|a la|a l'|au|est|"
    r"c'est|"
    r"suis|sommes|on a|j'ai|il a|elle a|ont|aux|par(?: la)?)\W+(?:[a-z']+\W+){0,2}$"
)


def by_insurer_alone(reading: Reading, known: list[tuple[Row, int, int]]) -> list[tuple[Row, int, int]]:
    """Contracts named by their insurer: "la MGEN, 98 euros par mois", "et l'assurance ?" "La CNP, 41 euros"."""
    used: dict[Evidence, set[str]] = {}
    for row, _, _ in known:
        if "assureur" in row:
            used.setdefault(row["assureur"].evidence[0], set()).add(str(row["type"].value))
    owners = {found.start: thing for thing in reading.things for found in thing.institutions}
    found: list[tuple[Row, int, int]] = []
    for institution in reading.document.institutions:
        if not set(institution.value.kinds) & set("am"):
            continue
        written = used.get(reading.document.evidence(institution.start, institution.end), set())
        told = [one for one in kinds_after(reading, institution) if one[0] not in written]
        if (written and not told) or not _in_force(reading, institution):
            continue
        if _for_pension(reading, owners.get(institution.start)):
            continue
        if len(told) > 1 or written:
            found.extend(_named_with(reading, institution, told))
            continue
        alone = _alone(reading, institution, told[0][0] if told else _kind(reading, institution, owners))
        if alone is not None:
            found.append(alone)
    return found


def _named_with(
    reading: Reading, institution: Found[Institution], told: list[tuple[str, int, int]]
) -> Iterator[tuple[Row, int, int]]:
    """Contracts with one insurer, no premium being any one's."""
    insurer = reading.leaf(institution.value.name, (institution.start, institution.end), confidence=0.8)
    for kind, start, end in told:
        yield {"type": reading.leaf(kind, (start, end), confidence=0.74), "assureur": insurer}, start, end


def _alone(reading: Reading, institution: Found[Institution], kind: str) -> tuple[Row, int, int] | None:
    """The contract of an insurer named without its contract, with the premium said beside it."""
    span = (institution.start, institution.end)
    if not kind:
        return None
    row: Row = {"assureur": reading.leaf(institution.value.name, span, confidence=0.8)}
    premium = premium_after(reading, institution)
    last = institution.end
    if premium is not None:
        put_premium(reading, row, premium)
        last = premium.end
    before = reading.text[max(0, institution.start - 40) : institution.start]
    said = _SAID_INSURED.search(before) or _asked_insurer(reading, institution) or LINKED.match(reading.text, span[1])
    if premium is None and not said:
        return None
    renewal_and_number(reading, institution.start, last, row, kind)
    row["type"] = reading.leaf(kind, span, confidence=0.74)
    return row, institution.start, last


def _in_force(reading: Reading, institution: Found[Institution]) -> bool:
    """Whether the household is with this insurer today."""
    clause = reading.document.clause_at(institution.start)
    before = reading.text[max(clause.start, institution.start - 60) : institution.start]
    return not (
        not reading.believed(clause, statement=not clause.question)
        or (
            (reading.holder(institution.start) == "tiers" or of_outsider(reading, institution.start))
            and not (_EMPLOYER.search(clause.text) or of_party(clause))
        )
        or (clause.punctuated and stance.left_out(clause.text))
        or just_taken(reading, clause)
        or stance.wished(before[-40:])
        or stance.hypothetical(before)
        or stance.negated_before(reading.document, institution.start)
        or _NOT_A_CONTRACT.search(before)
        or left(reading, institution)
        or quoted(reading, institution.start, institution.end)
        or planned(reading, institution.start, institution.end, insured=True)
        or (stance.offered(before) and clause.role in ("courtier", "narrateur"))
        or (clause.role == "courtier" and stance.offered(clause.text) and not THEIR_OWN.search(clause.text))
    )


_ASKS_COVER = re.compile(r"\b(?:assur\w+|mutuelle|contrat|couvert\w*|couvre|sante|prevoyance|chez qui|actuel\w*)\b")


def _asked_insurer(reading: Reading, institution: Found[Institution]) -> bool:
    """Whether the insurer answers a question about insurance."""
    clause = reading.document.clause_at(institution.start)
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    if question is None or clause.index - question.index > 3:
        return False
    named = len(question.text) < 60 and THINGS.search(question.text) and not THINGS.search(clause.text)
    return bool(named or _ASKS_COVER.search(question.text))


def _kind(reading: Reading, institution: Found[Institution], owners: dict[int, Anchor]) -> str:
    """The kind of a contract known by its insurer: what is in hand, else what the insurer sells."""
    owner = owners.get(institution.start)
    health = "m" in institution.value.kinds
    clause = reading.document.clause_at(institution.start)
    near = reading.text[max(0, institution.start - 150) : institution.start]
    insured = re.search(r"\b(?:assurance|assureur|assuree?s?)\b(?! vie)", near)
    if owner is not None and owner.section not in (
        "contrats_existants",
        "hors_fiche",
        "bae_prevoyance",
        "sante_souhait",
    ):
        return "emprunteur" if owner.section == "passifs" and insured else ""
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    if (
        question is not None
        and clause.index - question.index <= 2
        and bool(reading.extraction.roles)
        and (len(question.text) < 60 and not THINGS.search(clause.text))
        and (asked := THINGS.search(question.text)) is not None
    ):
        return asked.lastgroup or ""
    if (
        question is not None
        and clause.index - question.index <= 2
        and re.search(r"\b(?:assur\w+|couvert\w*|contrat|prevoyance|mutuelle|complementaire)\b", question.text)
    ):
        asked = THINGS.search(question.text)
        if asked and asked.lastgroup:
            return asked.lastgroup
    opening = opens_sentence(reading, clause, institution) if clause.punctuated and not health else ""
    if opening in _TOLD_NEAR - {"emprunteur"}:
        return opening
    if of_party(clause) and _PROTECTION.search(reading.text, clause.start, clause.end + 160):
        return "prevoyance"
    best, lowest = _nearest_kind(reading, institution, clause.index)
    if insured and not health:
        named = reading.named_between("passifs", institution.start - 400, institution.start)
        loans = [thing.last for thing in named]
        if loans and institution.start - loans[-1] < min(lowest, 240):
            return "emprunteur"
    if health and lowest > 150:
        return "sante"
    if not best:
        words = THINGS.finditer(reading.text, max(0, institution.start - 220), institution.start)
        best = next((kind for kind in reversed([word.lastgroup or "" for word in words]) if kind in _TOLD_NEAR), "")
    return best or _kept_car(reading, institution) or SPECIALITY.get(institution.value.name, "")


# "Ce qu'il a : April… Ce qu'il demande : 2 300 par mois, franchise trente jours."
_PROTECTION = re.compile(r"\b(?:franchise|arrets?|indemni\w+|invalid\w+|incapacite|prevoyance)\b")


def _nearest_kind(reading: Reading, institution: Found[Institution], index: int) -> tuple[str, float]:
    """The kind of the contract named nearest to an insurer, with how far it is."""
    health = "m" in institution.value.kinds
    near = reading.named_between("contrats_existants", institution.start - 280, institution.end + 45)
    costs = [
        (thing.kind, _distance(reading, thing, institution, index))
        for thing in near
        if thing.kind and not (health and thing.kind not in _HEALTH_MUTUAL) and not _REFUSED.search(thing.clause.text)
    ]
    return min([("", 260.0), *costs], key=lambda cost: cost[1])


def _kept_car(reading: Reading, institution: Found[Institution]) -> str:
    """ "Ma 404… Assurée en collection, à la MAAF": the car last spoken of, kept as a valuable."""
    named = reading.named_between("autres_epargnes", institution.start - 220, institution.start)
    return "auto" if any(thing.kind == "vehicule_collection" for thing in named) else ""


def _for_pension(reading: Reading, owner: Anchor | None) -> bool:
    """ "Un Madelin chez MMA, 38 000 dessus": the insurer of savings for the pension."""
    madelin = owner is not None and reading.text.startswith("madelin", owner.start)
    return madelin and owner is not None and saves_for_pension(reading, owner.start, owner.end)


_REFUSED = re.compile(r"\b(?:refus\w+|ecarte\w*|decline\w*)\b")


_BUT = re.compile(r"\b(?:sauf|a part|hormis|excepte|hors|pas)\b")


def _distance(reading: Reading, thing: Anchor, institution: Found[Institution], index: int) -> float:
    """How far a thing is from an insurer: what is named just after counts too ("chez Groupama pour la maison")."""
    if thing.start >= institution.end:
        if _BUT.search(reading.text, institution.end, thing.start):
            return 1e9
        gap = thing.start - institution.end
        return gap * 0.8 if gap < 45 and thing.clause.index == index else 1e9
    apart = 120 * (reading.document.clauses[index].segment != thing.clause.segment and reading.document.memo)
    return institution.start - thing.end + 12.0 * (index - thing.clause.index) + apart


def premium_after(reading: Reading, institution: Found[Institution]) -> Measure | None:
    """The premium said with an insurer: just after it, before any other insurer, else just before it."""
    turn = reading.document.clause_at(institution.start).turn
    institutions = reading.document.institutions
    index = bisect_right(institutions, institution.start, key=lambda found: found.start)
    following = institutions[index].start if index < len(institutions) else len(reading.text)
    for measure in reading.measures_between(institution.end, min(institution.end + 80, following)):
        if measure.kind == "money" and not measure.wage:
            clause = reading.document.clause_at(measure.start)
            words = reading.text[institution.end : measure.start]
            if _NUMBER_WORD.search(words):
                continue
            if _other_thing(reading, institution, measure):
                return None
            if _PAYS.search(words):
                words = ""
            if clause.turn - turn > 1 or not 2 <= measure.value < 20000 or _NO_PREMIUM.search(words):
                return None
            if _CEILING.match(reading.text[measure.end : measure.end + 24]):
                return None
            both = paired(reading, measure)
            if both is not None:
                return both[0]
            return measure if measure.period or measure.explicit or measure.value < 400 else None
    for measure in reading.measures_between(institution.start - 45, institution.start):
        if measure.kind == "money" and measure.period and measure.value < 3000:
            between = reading.text[measure.end : institution.start]
            if re.fullmatch(
                r"\W*(?:(?:a|chez|pour|c'est|la|l'|le|au|(?:nous|eux|les) deux|tous|nous) ?|, )*\W*", between
            ):
                return measure
    return None


_NUMBER_WORD = re.compile(r"\b(?:numero|n°|reference|attendez)\W[^.]*$|[…]\s*$")
_CEILING = re.compile(r"\W*(?:euros? )?(?:grand )?(?:max\w*|au plus|au maximum|pas plus)\b")
_PAYS = re.compile(r"\b(?:prelev\w+|paie|paye\w*|cotis\w+)\b")
_NO_PREMIUM = re.compile(
    r"\b(?:franchise|capital|garanti\w*|indemnis\w*|rembourse\w*|pas plus de|maximum|budget|plafond|degats?|"
    r"vole|jusqu'a|moins de|descendre|loyer|(?<!maintien de )salaire|rapporte|verse|valeur|vaut|dessus|"
    r"(?:lui|m'|nous|leur) ?a (?:paye|verse)|voudrai\w*|tenir)\b"
)


def for_another(reading: Reading, insurer: Found[Institution], measure: Measure) -> bool:
    """Whether another insurer stands between an insurer and a figure after it: the figure is that one's."""
    return any(
        insurer.end <= other.start < measure.start and set(other.value.kinds) & set("am")
        for other in reading.document.institutions
    )


def _other_thing(reading: Reading, institution: Found[Institution], measure: Measure) -> bool:
    """Whether another contract is named between an insurer and a figure, in a sentence of its own."""
    index = reading.document.clause_at(institution.start).index
    return any(
        thing.kind and thing.clause.index != index
        for thing in reading.named_between("contrats_existants", institution.end, measure.start)
    )


def put_premium(reading: Reading, row: Row, measure: Measure) -> None:
    """Write a premium with its period: said, else monthly when it is small."""
    measure = restated(reading, measure)
    row["cotisation"] = amount(reading, measure, 0.82 if measure.period else 0.66)
    period = measure.period or ("mensuel" if measure.value < 250 else "annuel")
    row["periodicite"] = reading.leaf(period, (measure.start, measure.end), confidence=0.84 if measure.period else 0.6)


def unknown_insurer(reading: Reading, anchor: Anchor) -> tuple[int, int] | None:
    """ "Ma mutuelle chez Untel": a capitalised name that no list holds."""
    if not reading.document.speaks_with_capitals:
        return None
    match = re.compile(
        r"[^.;!?\n]{0,22}?\b(?:chez|aupres de|a la|avec) ((?:la |le |l')?[a-z][a-z-]{2,}(?: [a-z][a-z-]+)?)"
    ).match(reading.text, anchor.end, min(anchor.clause.end, anchor.end + 60))
    if not match or anchor.clause.role == "courtier":
        return None
    start, _end = match.start(1), match.end(1)
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"[a-z-]+", match[1])]
    kept = [word for word in words if reading.document.cased(*word)]
    if not kept or (kept[0][0] != words[0][0] and len(words[0]) > 3):
        return None
    if any(t.start <= kept[0][0] < t.end for t in reading.document.towns) or any(
        n.start == kept[0][0] for n in reading.household.names
    ):
        return None
    return kept[0][0], kept[-1][1]
