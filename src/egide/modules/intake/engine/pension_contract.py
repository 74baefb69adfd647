"""What is already in place for the pension: a PER, a Madelin, a fund, whose it is and what is paid into it."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.gazetteer import Found
from egide.kit.french.institutions import Institution
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.types import Row

_SECTION = "bae_retraite"
_FUNDS = ("Préfon", "Corem", "UMR")
_NAMES_IT = re.compile(
    r"\b(?:(?P<madelin>(?:contrat )?madelin)|complementaire retraite|retraite (?:complementaire|supplementaire)|"
    r"epargne[- ]retraite|contrat (?:de )?retraite|article 83|plan retraite)\b"
)
_OF_THE_STATE = re.compile(r"\b(?:agirc|arrco|ircantec|rafp|msa|cipav|carmf|carpimko|ssi\b|points?)\b")
_SUPPLEMENT = re.compile(
    r"\b(?:(?:pas de |aucune |une |de |la |votre |sa |ma )?complementaires?[- ](?:de |pour la )?retraite|"
    r"retraite (?:supplementaire|complementaire)(?= (?:mise?|privee?|facultative|en place|par l'entreprise|"
    r"de la boite))|"
    r"complementaire(?= mise en place))\b"
)
_SET_UP = re.compile(
    r"\b(?:mis\w*(?: en place)?|souscri\w+|ouvert\w*|pris\w*|monte\w*|j'ai|on a|j'en ai|il a|elle a|dispose|oui|existe|"
    r"en place ?: oui)\b"
)
_NONE = re.compile(r"\W*(?:mise en place )?\W*(?:non|aucune?|rien|pas (?:encore|de)|jamais|neant|n'existe pas)\b")


_PENSION_NEAR = re.compile(
    r"\b(?:retraites?|trimestres?|pension|per\b|perin|transfer\w*|bascul\w*|rente viagere|pour ca|placements?)\b"
)
_COVER_NEAR = re.compile(
    r"\b(?:arrets?|arrete|indemni\w+|prevoyance|franchise|invalidite|accident\w*|malad\w+|deces|couverture|"
    r"tomb\w+|chute|blesse\w*|garanti\w*)\b"
)
_BALANCE = re.compile(r"\b(?:dedans|dessus|acquis|de cote|en capital|il y a [a-z-]+ mille)\b")


def saves_for_pension(reading: Reading, start: int, end: int) -> bool:
    """Whether a "Madelin" is one for the pension: it has a balance, or pension is spoken of and no cover is."""
    text = reading.text
    if _BALANCE.search(text, end, min(len(text), end + 130)):
        return True
    low, high = max(0, start - 200), min(len(text), end + 110)
    return not _COVER_NEAR.search(text, low, high) and _PENSION_NEAR.search(text, low, high) is not None


def supplement(reading: Reading) -> None:
    """Whether a supplementary pension was set up, asked or said outright."""
    for match, clause in reading.find(_SUPPLEMENT.pattern):
        after = reading.text[match.end() : match.end() + 60]
        if reading.holder(match.start()) in ("tiers", "enfant") or _OF_THE_STATE.search(after[:24]):
            continue
        set_up = _set_up(reading, match, after)
        if set_up is None and clause.role == "courtier" and not stance.offered(clause.text):
            verdict = stance.verdict(reading.document, clause)
            set_up = {"yes": True, "no": False}.get(verdict)
        if set_up is not None:
            span = (match.start(), match.end())
            reading.put(_SECTION, "complementaire_retraite_mise_en_place", set_up, span, confidence=0.72)


def _set_up(reading: Reading, match: re.Match[str], after: str) -> bool | None:
    """Polarity said in the sentence itself; None when it only asks."""
    if re.match(r"(?:pas de|aucune)\b", match.group()) or stance.negated_before(reading.document, match.start()):
        return False
    clause = reading.document.clause_at(match.start())
    if clause.role == "courtier":
        return False if not clause.punctuated and re.match(r"[^.?]{0,30}? non\b", after) else None
    if not clause.punctuated and reading.guessed_roles:
        heard = re.search(r"\b(oui|non|rien|aucune)\b", after[:40])
        return None if heard is None else heard[1] == "oui"
    if _NONE.match(after):
        return False
    around = reading.clause_words(clause, match.start(), 40, 60)
    if stance.wished(around) or stance.hypothetical(around):
        return None
    return True if _SET_UP.search(around) else None


def contract(reading: Reading) -> None:
    """A PER, a Madelin or a pension fund of either partner, when pension is discussed."""
    for row in sorted(_holdings(reading), key=lambda row: "etablissement" not in row):
        _from_row(reading, row)
        return
    for found in reading.document.institutions:
        named = _named(reading, found)
        if not named:
            continue
        span = (found.start, found.end)
        reading.put(_SECTION, "contrat_en_place", named, span, confidence=0.74)
        reading.put(_SECTION, "designation_etablissement", found.value.name, span, confidence=0.76)
        holder = reading.holder(found.start)
        if holder in ("client", "conjoint"):
            reading.put(_SECTION, "titulaire", holder, span, confidence=0.6)
        _yearly(reading, found.end)
        return


def _holdings(reading: Reading) -> list[Row]:
    rows = reading.extraction.rows.get("actifs_financiers", [])
    return [row for row in rows if row["nature"].value == "per"]


def _named(reading: Reading, found: Found[Institution]) -> str:
    """The pension contract held with an institution ("Madelin Generali"); "" when it is none."""
    clause = reading.document.clause_at(found.start)
    before = reading.text[max(clause.start, found.start - 40) : found.start]
    if not reading.believed(clause) or reading.holder(found.start) == "tiers" or stance.wished(before):
        return ""
    if found.value.name in _FUNDS:
        return found.value.name
    if not set(found.value.kinds) & set("ab"):
        return ""
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    asked = question.text if question is not None and clause.index - question.index <= 3 else ""
    lead = reading.text[max(0, found.start - 80) : found.start]
    near = [*_NAMES_IT.finditer(lead)] or [*_NAMES_IT.finditer(asked)]
    if not near or re.search(r"\b(?:prevoyance|mutuelle|sante|credit|pret)\b", lead[near[-1].end() :][-60:] or ""):
        return ""
    retired = (
        near[-1]["madelin"] is None
        or re.search(r"\bretraite\b", reading.text[max(0, found.start - 160) : found.end + 60] + asked)
        or saves_for_pension(reading, found.start - 12, found.end)
    )
    if not retired:
        return ""
    return f"Madelin {found.value.name}" if near[-1]["madelin"] else found.value.name


def _from_row(reading: Reading, row: Row) -> None:
    record = reading.extraction.records.setdefault(_SECTION, {})
    start = reading.position(row["nature"].evidence[0])
    span = (start, start + len(row["nature"].evidence[0].quote))
    kind = "Madelin" if "madelin" in reading.text[span[0] : span[1]] else "PER"
    if "etablissement" in row:
        place = row["etablissement"]
        record["designation_etablissement"] = place
        start = reading.position(place.evidence[0])
        span = (start, start + len(place.evidence[0].quote))
        record["contrat_en_place"] = reading.leaf(f"{kind} {place.value}", span, confidence=0.78)
    else:
        record["contrat_en_place"] = reading.leaf(kind, span, confidence=0.7)
    if row["detenteur"].value in ("client", "conjoint"):
        record["titulaire"] = row["detenteur"]
    for anchor in reading.anchors.get("actifs_financiers", []):
        if anchor.kind == "per":
            _yearly(reading, anchor.end)


_EACH_YEAR = re.compile(
    r"\s*(?:euros? )?(?:de |en )?(?:cotisations?|versements?|primes?) (?:annuel\w*|par an|a l'annee)\b"
)


def _yearly(reading: Reading, start: int) -> None:
    """What is paid into it each year: "1 200 par an"."""
    for measure in reading.measures_between(start, start + 160):
        clause = reading.document.clause_at(measure.start)
        before = reading.clause_words(clause, measure.start, 60, 20)
        yearly = measure.period == "annuel" or _EACH_YEAR.match(reading.text, measure.end)
        if measure.kind != "money" or not yearly or measure.wage:
            continue
        paid = re.search(r"\b(?:verse\w*|mets|met|alimente\w*|cotis\w*|place|hauteur)\b", before)
        alone = measure.start - start < 60 and not re.search(r"\b(?:gagne|salaire|impots?|loyer)\b", before)
        if (paid or alone) and reading.believed(clause) and reading.holder(measure.start) != "tiers":
            span = (measure.start, measure.end)
            reading.put(_SECTION, "cotisations_annuelles", int(measure.value), span, confidence=0.74)
