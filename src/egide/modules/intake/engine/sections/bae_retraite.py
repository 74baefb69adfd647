"""Pension need: tax, age of leaving, quarters, expected pension, contract, what to keep of today's income."""

from __future__ import annotations

import re

from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor, Trigger
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

ORDER = 54
TRIGGERS = (
    Trigger(
        "impot_revenu",
        r"d'impots?(?: sur le revenu)?|impots?(?! fonciers?| locaux)(?: sur le revenu)?|je paie d'impot|ir\b(?= de)",
        ("money",),
        least=50,
        pull=-4,
    ),
    Trigger(
        "revenus_annuels_foyer",
        r"revenus? (?:annuels? )?(?:du|de notre|de tout le) foyer|revenu fiscal(?: de reference)?|"
        r"a nous deux on (?:gagne|declare|fait)|revenu du menage|on declare|au total on declare",
        ("money",),
        least=5000,
        pull=-6,
    ),
    Trigger(
        "pension_estimee",
        r"pension (?:estimee|attendue|de retraite estimee|prevue)|le papier de la|(?:ils|on|elle|elles) (?:m'|nous |"
        r"lui )?annonc\w+|estim\w+ (?:de |a )?(?:ma|sa|votre) (?:pension|retraite)|(?:on m'annonce|"
        r"j'aurai[st]?(?= (?:droit|dans les|environ|a peu pres|\d|[a-z]+ (?:cent|mille)))|toucherai[st]?|"
        r"percevrai[st]?|elle aurait|il aurait|m'annoncent|me donnent|auriez|aurez)(?= )|simulation|"
        r"releve (?:de carriere|info retraite)",
        ("money",),
        least=300,
        most=15000,
        pull=-3,
        near=r"\b(?:retraites?|pensions?|trimestres|carriere|carsat|msa)\b",
    ),
    Trigger("quart", r"trimestres?", ("quarter",)),
)
_LEAVE = re.compile(
    r"\b(?:(?:m'arreter|s'arreter|arreter|partir|pars|part|raccrocher|(?:la|ma|sa) prendre|prendre (?:ma|sa|"
    r"la) retraite|partira[is]?|partirai[st]?|depart|retraite|lever le pied|decrocher|viseri?[eai]\w*|vise|"
    r"rendre (?:son|mon) tablier)(?: [a-z']+){0,5}? a|a l'age de|age de (?:depart|la retraite)(?: a| :)?|quel age)\b"
)
_TMI = re.compile(
    r"\b(?:tmi|tranche(?: marginale)?(?: d'imposition)?|tranche)\b[^.;]{0,24}?\b(?P<rate>0|11|30|41|45|onze|trente|"
    r"quarante et un|quarante-et-un|quarante-cinq|quarante cinq|zero)\b|\btranche (?:a|des) (?P<other>\d\d|onze|"
    r"trente|quarante et un|quarante-cinq)\b|\bimpose[es]? a (?P<third>11|30|41|45|onze|trente|quarante et un|"
    r"quarante-cinq)\b|\b(?P<fourth>11|30|41|45) ?% d'(?:imposition|impot)"
)
_RATES = {
    "zero": 0,
    "onze": 11,
    "trente": 30,
    "quarante et un": 41,
    "quarante-et-un": 41,
    "quarante cinq": 45,
    "quarante-cinq": 45,
}
_KEEP = re.compile(
    r"\b(?:garder|conserver|maintenir|gardant|maintien|conservant|remplacement|toucher|avoir|viser|"
    r"vise)\b[^.;]{0,30}?(?P<what>\b(?:les )?(?:trois quarts|deux tiers|moitie|quatre cinquiemes)\b|(?P<pct>\d{2,3}|"
    r"[a-z-]+(?: et [a-z]+)?(?: [a-z]+)?) ?(?:%|pour ?cents?))"
)
_SHARES = {"trois quarts": 75, "deux tiers": 67, "moitie": 50, "quatre cinquiemes": 80}
_TOPIC = re.compile(r"\b(?:retraite|trimestres?|pension|per\b)")


def build(reading: Reading) -> None:
    talk = _TOPIC.search(reading.text)
    _taxes(reading)
    if not talk:
        return
    _ages(reading)
    _quarters(reading)
    _expected(reading)
    _share(reading)
    _contract(reading)
    for match, clause in reading.find(
        r"\b(?:releve de carriere|bilan retraite|releve (?:de situation )?individuel|mon releve)\b"
    ):
        if re.search(
            r"\b(?:j'ai|ai|apporte|voici|voila|tenez|il a|elle a|recu)\b",
            reading.clause_words(clause, match.start(), 40, 30),
        ) and not stance.negated_before(reading.document, match.start()):
            reading.put(
                "bae_retraite", "bilan_retraite_disponible", True, (match.start(), match.end()), confidence=0.66
            )


def _money(reading: Reading, anchor: Anchor, name: str) -> None:
    for measure in anchor.moneys:
        clause = reading.document.clause_at(measure.start)
        if (
            reading.holder(measure.start) == "tiers"
            or not reading.believed(clause)
            or (clause.role == "courtier" and stance.offered(clause.text))
        ):
            continue
        reading.put("bae_retraite", name, int(measure.value), (measure.start, measure.end), confidence=0.8)


def _taxes(reading: Reading) -> None:
    for anchor in reading.anchors.get("bae_retraite", []):
        words = reading.clause_words(anchor.clause, anchor.start, 60, 60)
        if anchor.kind == "impot_revenu" and not re.search(
            r"\b(?:economis\w*|deduire|deductible|reduction|avant impots?|net d'impots?|payer moins|moins d'impots?|"
            r"fonciers?|bareme)\b",
            words,
        ):
            _money(reading, anchor, "impot_revenu")
        elif anchor.kind == "revenus_annuels_foyer":
            _money(reading, anchor, "revenus_annuels_foyer")
    for match, clause in reading.find(_TMI.pattern):
        word = next(match[name] for name in ("rate", "other", "third", "fourth") if match[name])
        rate = _RATES.get(word, int(word) if word.isdigit() else -1)
        if (
            rate in (0, 11, 30, 41, 45)
            and reading.believed(clause, statement=True)
            and reading.holder(match.start()) != "tiers"
        ):
            reading.put("bae_retraite", "tmi", rate, (match.start(), match.end()), confidence=0.82)
    _asked_rate(reading)
    for measure in reading.document.measures:
        clause = reading.document.clause_at(measure.start)
        if (
            measure.kind == "part"
            and 0.5 <= measure.value <= 12
            and re.search(
                r"\b(?:fiscal\w*|impots?|quotient|tranche|declar\w*|foyer|parts?)\b",
                reading.clause_words(clause, measure.start, 90, 60),
            )
            and not re.search(r"\bsci|heritage|sarl|gateau\b", clause.text)
            and reading.believed(clause, statement=True)
        ):
            reading.put(
                "bae_retraite",
                "nombre_parts_fiscales",
                int(measure.value) if measure.value == int(measure.value) else measure.value,
                (measure.start, measure.end),
                confidence=0.78,
            )


def _asked_rate(reading: Reading) -> None:
    """ "Vous êtes à quelle tranche ?" "30." """
    for number in reading.document.numbers:
        if number.value not in (11, 30, 41, 45):
            continue
        clause = reading.document.clause_at(number.start)
        question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
        own = re.search(r"\b(?:tranche|tmi)\b", reading.clause_words(clause, number.start, 24, 24)) and not re.match(
            r"\s*(?:ans|euros|mille|jours|mois)", reading.text[number.end : number.end + 7]
        )
        if own or (
            question is not None
            and clause.index - question.index <= 1
            and number.start - clause.start < 24
            and re.search(r"\b(?:tranche|tmi|imposes? a|taux d'imposition)\b", question.text)
        ):
            reading.put("bae_retraite", "tmi", int(number.value), (number.start, number.end), confidence=0.8)


def _ages(reading: Reading) -> None:
    for number in reading.document.numbers:
        if not 50 <= number.value <= 75 or number.value != int(number.value):
            continue
        clause = reading.document.clause_at(number.start)
        before = reading.text[max(clause.start, number.start - 60) : number.start]
        question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
        asked = (
            question is not None
            and clause.index - question.index <= 4
            and re.search(r"\b(?:quel age|a quel age|arreter|partir|depart|viseriez|retraite a)\b", question.text)
            and not re.search(r"\benfants?|vous avez quel age\b", question.text)
        )
        direct = _LEAVE.search(before) and len(before) - _last(before) < 20
        if not (direct or (asked and not re.search(r"\bj'ai|a eu|depuis\b", before))) or reading.holder(
            number.start
        ) in ("tiers", "enfant"):
            continue
        if re.match(
            r"\s*(?:euros|%|pour cent|k\b|mille|trimestres|jours|mois|000)", reading.text[number.end : number.end + 12]
        ) or re.search(r"\b(?:redemandera|erreur|premier devis|parti a|parti\b|etait)\b", clause.text):
            continue
        if (
            clause.role == "courtier"
            and not reading.guessed_roles
            and stance.verdict(reading.document, clause) != "yes"
        ):
            continue
        holder = reading.holder(number.start)
        name = "age_depart_retraite_conjoint" if holder == "conjoint" else "age_depart_retraite"
        reading.put("bae_retraite", name, int(number.value), (number.start, number.end), confidence=0.8)
        if holder == "commun" and reading.has("conjoint", "prenom"):
            reading.put(
                "bae_retraite",
                "age_depart_retraite_conjoint",
                int(number.value),
                (number.start, number.end),
                confidence=0.66,
            )


def _last(before: str) -> int:
    end = 0
    for match in _LEAVE.finditer(before):
        end = match.end()
    return end


def _own(reading: Reading, clause: Clause, start: int) -> bool:
    return reading.holder(start) in ("client", "", "commun", "courtier") and reading.believed(clause, statement=True)


def _quarters(reading: Reading) -> None:
    for measure in reading.document.measures:
        if measure.kind == "quarter" and measure.value >= 4:
            clause = reading.document.clause_at(measure.start)
            before = reading.clause_words(clause, measure.start, 50, 0)
            if _own(reading, clause, measure.start) and not re.search(
                r"\b(?:il faut|faudra|manque\w*|il m'en faut|requis|taux plein|sur les|racheter|rachat)\b[^.]{0,20}$",
                before,
            ):
                reading.put(
                    "bae_retraite",
                    "trimestres_valides",
                    int(measure.value),
                    (measure.start, measure.end),
                    confidence=0.82,
                )
    for number in reading.document.numbers:
        before = reading.text[max(0, number.start - 40) : number.start]
        if 40 <= number.value <= 200 and re.search(
            r"\btrimestres?\W+(?:(?:oui|valides?|euh|alors|j'en ai|environ|c'est|j'ai|je suis a)\W+){0,3}$", before
        ):
            reading.put(
                "bae_retraite", "trimestres_valides", int(number.value), (number.start, number.end), confidence=0.76
            )


def _expected(reading: Reading) -> None:
    for anchor in reading.anchors.get("bae_retraite", []):
        if anchor.kind != "pension_estimee":
            continue
        zone = reading.text[max(0, anchor.start - 220) : anchor.end + 160]
        if not re.search(r"\b(?:retraite|pension|carriere|trimestres)\b", zone):
            continue
        for measure in anchor.moneys:
            clause = reading.document.clause_at(measure.start)
            if _own(reading, clause, measure.start) and measure.period in ("", "mensuel"):
                reading.put(
                    "bae_retraite", "pension_estimee", int(measure.value), (measure.start, measure.end), confidence=0.72
                )


def _share(reading: Reading) -> None:
    for match, clause in reading.find(_KEEP.pattern):
        if not re.search(
            r"\b(?:revenus?|salaire|niveau de vie|train de vie|gagne)\b",
            reading.clause_words(clause, match.start(), 60, 110),
        ) or not reading.believed(clause):
            continue
        value: float | None = next((share for words, share in _SHARES.items() if words in match["what"]), None)
        if value is None:
            value = next(
                (
                    m.value
                    for m in reading.document.measures
                    if m.kind == "percent" and match.start() <= m.start < match.end()
                ),
                None,
            )
        if value is not None and 20 <= value <= 120:
            reading.put(
                "bae_retraite",
                "pourcentage_revenu_a_maintenir",
                int(value),
                (match.start("what"), match.end("what")),
                confidence=0.78,
            )


def _contract(reading: Reading) -> None:
    """A PER of either partner, when pension is discussed."""
    pers = [row for row in reading.extraction.rows.get("actifs_financiers", []) if row["nature"].value == "per"]
    if not pers:
        return
    row = pers[0]
    nature = row["nature"]
    record = reading.extraction.records.setdefault("bae_retraite", {})
    if "etablissement" in row:
        place = row["etablissement"]
        record["designation_etablissement"] = place
        span = _span(reading, row["nature"].evidence[0].segment, place.evidence[0].start, place.evidence[0].end)
        record["contrat_en_place"] = reading.leaf(f"PER {place.value}", span, confidence=0.78)
    else:
        record["contrat_en_place"] = nature
        record["contrat_en_place"] = reading.leaf(
            "PER",
            _span(reading, nature.evidence[0].segment, nature.evidence[0].start, nature.evidence[0].end),
            confidence=0.7,
        )
    for anchor in reading.anchors.get("actifs_financiers", []):
        if anchor.kind == "per":
            for measure in [
                m for m in reading.document.measures if m.period == "annuel" and anchor.end < m.start < anchor.end + 160
            ]:
                clause = reading.document.clause_at(measure.start)
                if (
                    reading.believed(clause)
                    and reading.holder(measure.start) != "tiers"
                    and not measure.wage
                    and re.search(
                        r"\b(?:verse\w*|mets|met|alimente\w*|cotis\w*|place|hauteur)\b",
                        reading.clause_words(clause, measure.start, 60, 20),
                    )
                ):
                    reading.put(
                        "bae_retraite",
                        "cotisations_annuelles",
                        int(measure.value),
                        (measure.start, measure.end),
                        confidence=0.74,
                    )


def _span(reading: Reading, segment: int, start: int, end: int) -> tuple[int, int]:
    """Back from an evidence to a span of the document."""
    for number, item in enumerate(reading.document.transcript.segments):
        if item.index == segment:
            base, folded = reading.document.starts[number], reading.document.folded[number]
            places = [position for position, origin in enumerate(folded.origin) if start <= origin < end]
            if places:
                return base + places[0], base + places[-1] + 1
    return 0, 1
