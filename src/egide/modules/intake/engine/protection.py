"""Protection need: waiting period, annuities, covers agreed on and the contract in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.episodes import said_in_hand
from egide.modules.intake.engine.proposals import choose
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.types import Leaf, Row
from egide.modules.intake.engine.within import between

TOPIC = re.compile(
    r"\b(?:prevoyance|arret de travail|invalidite|invalide|indemni\w+|capital deces|deces|franchise|madelin|arrets?|"
    r"disparai\w+|s'il m'arriv\w+|tomb\w+ (?:malade|du (?:toit|camion)|d'un)|incapacite|rente|carence|ij|"
    r"indemnise\w*|cloue\w*|"
    r"(?:enim|msa|secu|cpam|ssi|cipav|carmf|carpimko|cavp|caisse) (?:verse|couvre)|"
    r"etre payee?|sans (?:rien )?toucher|avant de (?:vous|me|"
    r"lui) verser)\b"
)


def anchors_of(reading: Reading, kind: str) -> list[Anchor]:
    return [anchor for anchor in reading.anchors.get("bae_prevoyance", []) if anchor.kind == kind]


def around(reading: Reading, anchor: Anchor) -> str:
    first = reading.document.clauses[max(0, anchor.clause.index - 5)].start
    last = reading.document.clauses[min(len(reading.document.clauses) - 1, anchor.clause.index + 2)].end
    return reading.text[max(first, anchor.start - 350) : min(last, anchor.end + 200)]


def put_figure(reading: Reading, name: str, measures: list[Measure]) -> None:
    """Write the figure the household settled on, if there is one."""
    wish = choose(reading, measures)
    if wish is not None:
        value = wish.measure.value
        reading.put(
            "bae_prevoyance",
            name,
            int(value) if value == int(value) else value,
            (wish.measure.start, wish.measure.end),
            confidence=wish.confidence,
        )


_WAITS = re.compile(r"franchise|carence|delai|sans (?:rien )?(?:toucher|salaire|revenu)|tenir")
_WITHOUT = re.compile(r"\bsans (?:rien )?(?:toucher|salaire|revenu)")


def waiting(reading: Reading) -> None:
    """Days without benefits: said with or without the unit, or as months."""
    days: dict[int, Measure] = {}
    for anchor in anchors_of(reading, "franchise"):
        if reading.holder(anchor.start) == "tiers":
            continue
        waits = _WAITS.match(reading.text, anchor.start)
        without = _WITHOUT.search(reading.text, anchor.start, anchor.clause.end)
        months = said_in_hand(reading, anchor, "duration") if without else ()
        for measure in (*anchor.measures, *said_in_hand(reading, anchor, "days"), *months):
            if measure.kind == "days" and measure.value <= 365:
                days[measure.start] = measure
            elif measure.kind == "duration" and waits and measure.value <= 6 and abs(measure.start - anchor.end) < 60:
                days[measure.start] = replace(measure, kind="days", value=measure.value * 30)
    if not days:
        for anchor in anchors_of(reading, "revenu_a_garantir"):
            days.update(
                (m.start, m) for m in said_in_hand(reading, anchor, "days") if 3 <= m.value <= 365 and m.value != 21
            )
    if TOPIC.search(reading.text):
        measures = [m for m in days.values() if not _elsewhere(reading, m)]
        put_figure(reading, "franchise_souhaitee_jours", measures)


def _elsewhere(reading: Reading, measure: Measure) -> bool:
    """Days of the obligatory scheme or of an illness, not of the contract."""
    before = reading.text[max(0, measure.start - 40) : measure.start]
    return bool(
        re.search(
            r"\b(?:prendra|prend le relais|la caisse|la secu|regime)\b[^.;?]{0,20}$|\b(?:pendant|arretee?s?|depuis) $",
            before,
        )
        or re.match(
            r"\s*(?:d'arret|d'hopital|d'hospitalisation|de vacances|ouvres?)\b",
            reading.text[measure.end : measure.end + 24],
        )
    )


_CHILD = re.compile(
    r"\b(?:enfants?|petite?s?|etudes|education|filles?|fils|gamins?|gamines?|gosses?|jumelles|jumeaux|garcons?|"
    r"d'etudes|scolarite)\b"
)
_PARTNER = re.compile(
    r"\b(?:conjointe?s?|ma femme|mon mari|sa femme|son mari|mon epouse|son epouse|son epoux|ma compagne|"
    r"mon compagnon|sa compagne|son compagnon|votre (?:femme|mari|epouse|conjointe?|compagne|compagnon)|madame|"
    r"monsieur)\b"
)


def annuities(reading: Reading) -> None:
    """Annuities for the children or for the partner, told apart by whom they are for."""
    found: dict[str, dict[int, Measure]] = {"rente_enfants": {}, "rente_conjoint": {}}
    for anchor in anchors_of(reading, "rente"):
        name = _heir(reading, anchor)
        if reading.holder(anchor.start) == "tiers":
            continue
        if _dropped(reading, anchor):
            for other, measures in found.items():
                if name in ("", other):
                    measures.clear()
        elif name:
            figures = (*anchor.moneys, *said_in_hand(reading, anchor, "money"))
            found[name].update((m.start, m) for m in figures if m.period != "annuel")
    for measure, name in beside_heirs(reading):
        for other, measures in found.items():
            measures.pop(measure.start, None)
            if other == name:
                measures[measure.start] = measure
    for name, measures in found.items():
        put_figure(reading, name, list(measures.values()))


_SURVIVES = re.compile(
    r"\b(?:rentes?|deces|decede\w*|disparai\w*|si je (?:meurs|pars)|mort|sans moi|calcule|education)\b"
)
_THEN_HEIR = re.compile(
    r"\W{0,2}(?:euros? )?(?:(?:par|chaque) mois |mensuels? )?(?:(?P<each>par (?:enfant|tete))|"
    r"(?:pour|a) (?P<whom>(?:(?:mon|ma|mes|la|le|les|sa|son|ses|votre|vos|chaque|nos) )?[a-z-]+))"
)
_HEIR_FIRST = re.compile(
    r"\b(?:pour )?(?P<whom>(?:mon|ma|mes|la|le|les|nos) [a-z-]+),? ?(?:si ?:|:|c'est|lui faut|il lui faut)?\W*$"
)
_OF_STUDIES = re.compile(r"[^.;]{0,14}\b(?:jusqu'a (?:ses|leurs|la fin|sa majorite)|jusqu'au (?:master|bac|diplome))\b")


# "S'il part avant moi, il me faut 600 par mois": what the one who stays needs.
_LEFT_BEHIND = re.compile(
    r"\b(?:s'il|si (?:elle|mon mari|ma femme|monsieur|madame)) (?:part|meurt|decede|disparait|mourait|partait|venait a)"
    r"\b[^.;]{0,40}\bme fau(?:t|drait)\b[^.;]{0,20}$|"
    r"\bsi je (?:pars|meurs|decede|disparais|mourais|partais)\b[^.;]{0,50}\blui fau(?:t|drait)\b[^.;]{0,20}$"
)


_RENTES = {"enfant": "rente_enfants", "conjoint": "rente_conjoint"}


def beside_heirs(reading: Reading) -> Iterator[tuple[Measure, str]]:
    """ "250 par enfant, et 800 pour mon mari": monthly sums with whom they go to, when death is spoken of."""
    for measure in reading.document.measures:
        if measure.kind != "money" or not 50 <= measure.value <= 5000 or measure.period == "annuel":
            continue
        if reading.holder(measure.start) == "tiers":
            continue
        after = _THEN_HEIR.match(reading.text, measure.end)
        lead = reading.clause_words(reading.document.clause_at(measure.start), measure.start, 110, 0)
        if after is None and measure.period == "mensuel" and _LEFT_BEHIND.search(lead):
            yield measure, "rente_conjoint"
            continue
        before = None
        if after is None and measure.period == "mensuel" and _OF_STUDIES.match(reading.text, measure.end):
            before = _HEIR_FIRST.search(reading.text[max(0, measure.start - 30) : measure.start])
        match = after or before
        if match is None or not _SURVIVES.search(reading.text[max(0, measure.start - 220) : measure.end + 80]):
            continue
        whom = "enfant" if after is not None and after["each"] else match["whom"]
        name = "rente_enfants" if _CHILD.search(whom) else "rente_conjoint" if _PARTNER.search(whom) else ""
        if not name and after is not None and after.end() <= reading.document.clause_at(measure.start).end:
            name = _RENTES.get(reading.household.who(whom), "")
        if name:
            yield measure, name


def _heir(reading: Reading, anchor: Anchor) -> str:
    """The field of an annuity: whom the words nearest to it name."""
    clause = anchor.clause
    following = reading.text[anchor.start : min(clause.end, anchor.end + 90)]
    for words, base in ((following, anchor.start), (clause.text[: anchor.start - clause.start][-60:], -1)):
        hits = [(m.start(), "rente_enfants") for m in _CHILD.finditer(words)]
        hits.extend((m.start(), "rente_conjoint") for m in _PARTNER.finditer(words))
        if base >= 0:
            hits.extend(
                (name.start - base, _RENTES[name.person])
                for name in reading.names_between(base, base + len(words))
                if name.person in ("enfant", "conjoint")
            )
        if hits:
            return min(hits)[1]
    if re.search(r"\bpour (?:elle|lui|eux|elles)\b", following):
        earlier = reading.text[max(0, clause.start - 120) : anchor.start]
        return "rente_enfants" if _CHILD.search(earlier) else "rente_conjoint" if _PARTNER.search(earlier) else ""
    somebody = re.search(r"\bpour ([a-z]{3,})", following)
    if (
        somebody
        and reading.document.speaks_with_capitals
        and reading.document.cased(anchor.start + somebody.start(1), anchor.start + somebody.end(1))
    ):
        return "rente_conjoint"
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    if question is not None and _CHILD.search(question.text):
        return "rente_enfants"
    if question is not None:  # "Un capital pour Noémie ?" "Plutôt une rente."
        asked = reading.names_between(question.start, question.end)
        persons = {name.person for name in asked} | ({"conjoint"} if _PARTNER.search(question.text) else set())
        return "rente_conjoint" if "conjoint" in persons and "enfant" not in persons else ""
    return ""


# "Une rente pour Noor, ça oui, et pour Idriss une rente, non": the refusal is of the second.
_FOR_ANOTHER = re.compile(r"\b(?:et|mais|par contre|en revanche) pour (?=[a-z])")


def _dropped(reading: Reading, anchor: Anchor) -> bool:
    """The annuity itself is refused, whatever figure was offered."""
    clause = anchor.clause
    before = reading.text[max(0, anchor.start - 24) : anchor.start]
    if re.search(
        r"\bsuffit\W+(?:la |une )?$|\b(?:pas|sans) (?:[a-z]+ )?parler (?:de |d'|d'une )?$", before
    ) or stance.negated_before(reading.document, anchor.start):
        return True
    if re.match(
        r"[^.;]{0,80}\b(?:sans suite|decline|refuse|ecarte\w*|un peu tard|pas la peine|"
        r"pas besoin|inutile|n'en veut pas|veut pas|ne veux pas|non\b)",
        _FOR_ANOTHER.split(reading.text[anchor.end : min(clause.end, anchor.end + 160)])[0],
    ):
        return True
    return clause.role == "courtier" and stance.verdict(reading.document, clause) == "no"


_SAYS_YES = re.compile(
    r"\W*(?:(?:euh|ben|bah|ah|alors|ca|moi|et|la) )*(?:oui|surtout(?! pas)|les deux|ouais|bien sur|evidemment|"
    r"d'accord|ok|absolument|"
    r"a tout prix|volontiers|aussi|egalement|pareil|comprise?|incluse?|obligatoire|indispensable|obligatoirement)\b"
)
_WANTED = re.compile(
    r"\b(?:incluse?|comprise?|aussi|pareil|obligatoire|couverte?s?|il la veut|elle la veut|je la veux|on la garde|"
    r"indispensable|bien sur|important|avec l'|ajout\w+|on (?:la )?(?:prend|coche|met)|y tien\w+|prenne la suite|"
    r"coche[zr]?|a tout prix|il (?:la )?prend|elle (?:la )?prend|d'accord)\b"
)


# "Il me faut trois mille, et avec l'invalidité": what goes with what is asked for.
_WITH_IT = re.compile(r"(?:^|[,;] ?|\bet )\W*avec (?:l'|une )$")


def _answered(reading: Reading, clause: Clause) -> bool | None:
    """What the whole turn that answers the broker comes to: its yes may come after a remark."""
    verdict = stance.verdict(reading.document, clause)
    answer = stance.reply(reading.document, clause)
    if verdict or answer is None or not clause.question:
        return True if verdict == "yes" else False if verdict == "no" else None
    for later in reading.document.clauses[answer.index + 1 : answer.index + 5]:
        if later.turn != answer.turn or stance.says_no(later.text):
            return None
        if stance.says_yes(later.text):
            return True
    return None


_ASKED_IN_NOTE = re.compile(
    r"\b(?:garantir|couvrir|assurer|inclure|reclame\w*|(?:souhaitee?s?|demandee?s?|voulue?s?)(?= ?[:,.;]|$))"
)


def is_agreed(reading: Reading, clause: Clause, start: int, end: int) -> bool | None:
    """Whether a cover is wanted: True, False, or None when nothing tells."""
    before = reading.text[max(clause.start, start - 70) : start]
    after = reading.text[end : min(clause.end, end + 50)]
    following = reading.text[end : end + 40]
    if (
        stance.negated_before(reading.document, start)
        or stance.negated_after(reading.document, end)
        or re.match(
            r"\W*(?:(?:ca |elle )?ne (?:l'|m')interesse|on (?:verra|laisse)|pas |je (?:n'en )?veux pas|il n'en veut)",
            after,
        )
    ):
        return False
    if not clause.punctuated and _SAYS_YES.match(following):
        return True
    if clause.role == "courtier":
        return _answered(reading, clause)
    if re.search(
        r"\b(?:ne couvre|couvre que|verse|pension|rente|en|taux|deja|est (?:ridicule|nulle?|mal))\b[^,;.]{0,24}$",
        before,
    ):
        return None
    told = clause.role == "narrateur" and not stance.offered(clause.text)
    lead = clause.text[: max(0, start - clause.start)]
    if told and (stance.wished(lead) or _ASKED_IN_NOTE.search(lead)):
        return True
    wanted = (
        stance.wished(before)
        or _WITH_IT.search(before)
        or _SAYS_YES.match(after)
        or _WANTED.search(before + " " + after)
    )
    return True if wanted else None


_SINCE = re.compile(r"\b(?:depuis|date d'effet|effet|souscri\w+|signe\w*|pris\w*|de|en|date)\W*(?:le |du )?$")


def _covered(reading: Reading, row: Row) -> str:
    """Whose contract a row is, by where its kind is named."""
    return reading.holder(reading.position(row["type"].evidence[0]))


# "Mon mari en a une chez Aréas. Moi la mienne est chez Klésia".
_MY_OWN = re.compile(r"\b(?:la mienne|le mien),? (?:elle |il |c')?(?:est |c'est )?(?:chez |a la |au |a l')?$")


def _own_insurer(reading: Reading, insurer: Leaf) -> Leaf | None:
    """Where the client's own is, told right after the partner's."""
    start = reading.position(insurer.evidence[0])
    for found in between(reading.document.institutions, start + 1, start + 160):
        lead = reading.text[max(start, found.start - 40) : found.start]
        if _MY_OWN.search(lead) and reading.document.clause_at(found.start).role == "client":
            return reading.leaf(found.value.name, (found.start, found.end), confidence=0.76)
    return None


def contract(reading: Reading) -> None:
    """The protection contract in force, also named in the need."""
    anchors = anchors_of(reading, "cotisations")
    rows = [
        row
        for row in reading.extraction.rows.get("contrats_existants", [])
        if row["type"].value == "prevoyance" and "assureur" in row
    ]
    if not rows or not (anchors or reading.extraction.records.get("bae_prevoyance")):
        return
    # of two partners' contracts, the client's
    own = [row for row in rows if _covered(reading, row) != "conjoint"]
    row = next((found for found in own or rows if "cotisation" in found), (own or rows)[0])
    mine = _own_insurer(reading, row["assureur"])
    if mine is not None:
        reading.extraction.records.setdefault("bae_prevoyance", {})["contrat_en_place"] = mine
        return
    insurer = row["assureur"]
    start = reading.position(insurer.evidence[0])
    madelin = re.search(r"\bmadelin\b", reading.text[max(0, start - 60) : start + 30])
    record = reading.extraction.records.setdefault("bae_prevoyance", {})
    named = f"Madelin {insurer.value}" if madelin else str(insurer.value)
    record["contrat_en_place"] = replace(insurer, value=named, confidence=0.78)
    if "cotisation" in row and row["periodicite"].value == "mensuel":
        record.setdefault("cotisations", row["cotisation"])
    dates = [*reading.dates_between(start, start + 90), *(mention for anchor in anchors for mention in anchor.dates)]
    for mention in dates:
        told = reading.text[mention.start : mention.end]
        before = reading.text[max(0, mention.start - 18) : mention.start]
        if not mention.future and (told.startswith(("depuis", "il y a", "y a")) or _SINCE.search(before)):
            reading.put("bae_prevoyance", "date_effet", mention.value, (mention.start, mention.end), confidence=0.74)
