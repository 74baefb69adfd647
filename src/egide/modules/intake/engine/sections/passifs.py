"""Debts of the household: mortgages, consumer, car, professional and student loans, overdrafts, family debts."""

from __future__ import annotations

import re
from bisect import bisect_left

from egide.kit.french.measures import Measure
from egide.modules.intake.engine.anchors import Anchor, Trigger
from egide.modules.intake.engine.debts import asked_about, busy_clauses, follow, on_a_home
from egide.modules.intake.engine.kinship import THIRD
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount, corrected, institution_leaf, merge, over, stranger, unreal
from egide.modules.intake.engine.types import Leaf, Row

ORDER = 34
_ACCEPTS = ("money", "percent", "duration", "years", "date", "institution")
_LOAN = r"(?:credits?|prets?|emprunts?)"
_FAMILY = (
    r"mere|pere|parents|frere|soeur|oncle|tante|beau-pere|belle-mere|beaux-parents|grand-mere|grand-pere|maman|papa|"
    r"cousin|tonton|beau-frere|belle-soeur|papi|papy|mamie|gendre|beau-fils|filleul"
)
TRIGGERS = (
    Trigger(
        "credit_immobilier",
        rf"{_LOAN} (?:immo(?:bilier)?s?|maison|habitation|logement|relais|in fine|de la maison|de l'appart\w*|"
        rf"de la residence|pour (?:la maison|l'appart\w*)|sur (?:la maison|l'appart\w*))|pret a taux zero|ptz|"
        rf"le pret de la maison",
        _ACCEPTS,
        institutions="bc",
        pull=-3,
    ),
    Trigger(
        "credit_auto",
        rf"{_LOAN} (?:auto|voiture|vehicule|moto|camping-car|(?:de|pour|sur) (?:la|sa|ma|le|son) (?:voiture|"
        rf"vehicule|moto|camion|clio|dacia|peugeot|renault))|credit dessus",
        _ACCEPTS,
        institutions="bc",
        pull=-3,
    ),
    Trigger(
        "credit_consommation",
        rf"{_LOAN} (?:conso(?:mmation)?|a la conso(?:mmation)?|renouvelables?|revolving|travaux|perso(?:nnel)?s?|"
        rf"(?:pour|de) (?:les|la|des|le) (?:meubles?|cuisine|travaux|vacances|mariage|piscine|veranda|chauffage|"
        rf"toiture))|revolving",
        _ACCEPTS,
        institutions="bc",
        pull=-3,
    ),
    Trigger(
        "credit_professionnel",
        rf"{_LOAN} (?:pro(?:fessionnel)?s?|d'installation|d'equipement|(?:du|de la|pour le|pour la|sur le|sur la|"
        rf"de l') ?(?:cabinet|officine|fonds|licence|local|materiel|tracteur|restaurant|boutique|salon|garage|"
        rf"atelier|commerce|magasin|societe|boite))",
        _ACCEPTS,
        institutions="bc",
        pull=-3,
    ),
    Trigger("credit_etudiant", rf"{_LOAN} (?:etudiants?|etudes?|d'etudes)", _ACCEPTS, institutions="bc", pull=-3),
    Trigger(
        "decouvert", r"decouvert|a decouvert|dans le rouge", ("money", "institution"), most=50000, institutions="b"
    ),
    Trigger(
        "dette_familiale",
        rf"(?:(?:ma|mon|mes|sa|son|ses|le|la|les|leur|leurs) (?:{_FAMILY})[a-z ]{{0,14}} (?:m'a|m'ont|nous ont|"
        rf"nous a|lui a|"
        rf"lui ont|leur a|leur ont) (?:avance|prete|depanne)\w*)|(?:il|elle|ils|qui) (?:m'a|m'ont|nous a|nous ont) "
        rf"(?:avance|prete|depanne)\w*(?= (?:\d|[a-z-]+ (?:cent|mille|euros)))|(?:doi[st]|rembourse|rends?|"
        rf"doit encore) [^.]{{0,40}}\b(?:a|"
        rf"de) (?:ma|mon|mes|sa|son|ses) (?:{_FAMILY})|pret familial|dette familiale",
        ("money", "years", "duration", "date"),
        pull=-8,
    ),
    Trigger(
        "",
        rf"{_LOAN}(?! (?:a taux|fiscal|d'impot|agricole|mutuel|du nord|lyonnais|cooperatif|foncier|e\b))|a credit|"
        rf"(?:on|je|nous) (?:paie|paye|payons)(?= [^.]{{0,34}}(?:au|a la|chez|a l') ?(?:lcl|bnp|credit|cic|"
        rf"caisse d'ep|societe gen|banque))|mensualite\b|mensualites (?:de|a)\b|echeances? de|rembours\w+|"
        rf"emprunte\w*|financee?s? par|"
        rf"(?:on a|j'ai|nous avons|ils ont) pris(?= (?:\d|[a-z-]+ (?:[a-z-]+ )?(?:cent|"
        rf"mille))[^.]{{0,50}}\b(?:a la|au|chez|sur)\b)|"
        rf"reste(?= (?:[a-z0-9]+ ){{1,3}}(?:ans|mois)(?: et demie?)? a (?:\d|[a-z]))|"
        rf"(?<=par mois )jusqu'en (?=20\d\d)|"
        rf"reste a payer|(?:la|le|"
        rf"les) payez encore|payez encore|(?:maison|appart\w*|logement) est (?:deja |toute |bientot )?(?:payee?|"
        rf"finie? de payer)|vous payez toujours|on paie encore|capital restant(?: du)?|restant du|duree restante",
        _ACCEPTS,
        institutions="bc",
    ),
)
_REMAINING = re.compile(
    r"\b(?:reste(?:nt|ra)?|restant|encore|capital restant|doit encore|dois encore|en doit|plus que|solde de|"
    r"devons)\b[^.;]{0,40}$"
)
_BORROWED = re.compile(
    r"\b(?:emprunte\w*|a l'origine|au depart|initial\w*|prete\w*|avance\w*|pret (?:etudiant |immobilier |travaux |"
    r"de |c'etait |auto |perso )*(?:de )?|credit de|emprunt de|c'etait|montant de|d'un montant|on a pris|souscrit|"
    r"contracte)\W*(?:[a-z']+ ){0,2}$"
)
_INSURANCE = re.compile(r"\b(?:assurance|cotisation|couvert|ins)\b[^.;]{0,25}$")
_KINDS = (
    (
        "credit_auto",
        r"voiture|vehicule|auto\b|clio|dacia|peugeot|renault|citroen|toyota|scenic|kangoo|tesla|bmw|audi|golf|"
        r"camping-car|moto\b|camionnette|fourgon|utilitaire",
    ),
    (
        "credit_professionnel",
        r"licence|cabinet|officine|fonds de commerce|tracteur|materiel|pharmacie|restaurant|salon|boutique|commerce|"
        r"atelier|local professionnel|installation|societe|sarl|entreprise|patientele|clientele|machines?",
    ),
    ("credit_etudiant", r"etudes|etudiant"),
    (
        "credit_immobilier",
        r"maison|appart\w*|residence|immobilier|studio|logement|acheter|achat|terrain|construction|notaire|immeuble|"
        r"on a signe|duplex|pavillon|villa|hypotheque",
    ),
    (
        "credit_consommation",
        r"cuisine|meubles?|travaux|vacances|voyage|mariage|piscine|veranda|electromenager|canape|conso|cofidis|"
        r"cetelem|sofinco|oney|franfinance|younited|floa|toiture|chaudiere|panneaux",
    ),
)


_ASKS_LEFT = re.compile(
    r"\b(?:capital restant|restant du|reste (?:a|du)|devez encore|combien (?:il |vous |t'en )?(?:en )?reste|"
    r"reste[- ]?(?:t-il |il )?combien|en est a combien)\b"
)


def build(reading: Reading) -> None:
    rows: list[tuple[Row, int, int]] = []
    last_kind, last_end = "", -1000
    named: set[str] = set()
    anchors, busy = reading.anchors.get("passifs", []), busy_clauses(reading)
    for index, anchor in enumerate(anchors):
        if _skip(reading, anchor):
            continue
        stop = next((a.start for a in anchors[index + 1 :] if a.start >= anchor.end), len(reading.text))
        if anchor.kind != "dette_familiale":
            follow(reading, anchor, stop, busy)
        kind = (
            anchor.kind
            or _kind(reading, anchor, last_kind if anchor.start - last_end < 220 else "")
            or ("credit_immobilier" if on_a_home(reading, anchor) else "")
            or _usual_kind(anchor)
        )
        if not kind:
            continue
        row = _row(reading, anchor, kind)
        if row or anchor.kind in ("decouvert", "dette_familiale"):
            last_kind, last_end = kind, anchor.last
            row["nature"] = reading.leaf(kind, (anchor.start, anchor.end), confidence=0.8 if anchor.kind else 0.66)
            rows.append((row, anchor.start, anchor.last))
            if anchor.kind:
                named.add(kind)
    for row in merge(rows, (), 260):
        if len(row) > (1 if row["nature"].value in named else 2):
            reading.add_row("passifs", row)


def _skip(reading: Reading, anchor: Anchor) -> bool:
    clause = anchor.clause
    if stranger(reading, anchor) and anchor.kind != "dette_familiale" and not _fresh(reading, anchor):
        return True
    if (
        unreal(reading, anchor)
        or over(reading, anchor)
        or (
            clause.role == "courtier"
            and anchor.moneys
            and all(reading.document.clause_at(m.start).role == "courtier" for m in anchor.moneys)
            and not reading.believed(clause)
        )
    ):
        return True
    after = reading.text[anchor.end : min(clause.end, anchor.end + 90)]
    if anchor.kind != "dette_familiale":
        ours = [m for m in anchor.moneys if reading.holder(m.start) != "tiers"]
        if anchor.moneys and not ours:
            return True
        anchor.moneys[:] = ours
    if clause.role == "narrateur" and THIRD.search(reading.text[clause.start : anchor.start]) and not anchor.kind:
        return True
    if anchor.kind != "dette_familiale" and re.search(
        r"\b(?:c'est la (?:sarl|sasu|sas|societe|boite|sci)|au nom de la (?:societe|sarl|sasu)|"
        r"il n'est pas emprunteur|de la societe)\b",
        after,
    ):
        return True
    lead = reading.text[max(clause.start, anchor.start - 30) : anchor.start]
    return bool(
        re.search(
            r"\b(?:assurance (?:de |du |d')?(?:mon |notre |son |votre |le |ce |ces |vos |leur |l')?|"
            r"simulation de |dossier de |nouveau |"
            r"taux de |capacite d')$",
            lead,
        )
    )


def _fresh(reading: Reading, anchor: Anchor) -> bool:
    """ "Un crédit chez Sofinco, pour la cuisine": a note's new sentence is not about the company of the one before."""
    clause = anchor.clause
    named = reading.people.last_before(anchor.start, clause.start)
    opens = re.match(r"\W*(?:et )?(?:une? )$", reading.text[clause.start : anchor.start])
    return clause.role == "narrateur" and named is None and opens is not None


def _kind(reading: Reading, anchor: Anchor, last: str) -> str:
    clause = anchor.clause
    zone = reading.text[max(clause.start, anchor.start - 90) : min(clause.end, anchor.last + 70)]
    if not anchor.clause.punctuated:
        zone = reading.text[max(0, anchor.start - 140) : anchor.last + 40]
    found: list[tuple[int, str]] = []
    middle = min(len(zone), 90 if anchor.clause.punctuated else 140)
    for kind, pattern in _KINDS:
        found.extend((abs(match.start() - middle), kind) for match in re.finditer(rf"\b(?:{pattern})", zone))
    if any(set(i.value.kinds) == {"c"} for i in anchor.institutions):
        lender = next(i.value.name for i in anchor.institutions if i.value.kinds == "c")
        return (
            "credit_auto"
            if lender
            in ("Diac", "Mobilize", "PSA Finance", "Volkswagen Bank", "Toyota Financement", "BMW Finance", "Viaxel")
            or any(k == "credit_auto" for _, k in found)
            else "credit_consommation"
        )
    if last and not re.match(rf"{_LOAN}", reading.text[anchor.start : anchor.end]):
        return last
    if found:
        return min(found)[1]
    values = [m.start for m in (*anchor.moneys, *anchor.measures)]
    if values and anchor.clause.role == "courtier":
        said = reading.document.clause_at(min(values)).text
        for kind, pattern in _KINDS:
            if re.search(rf"\b(?:{pattern})", said):
                return kind
    previous = reading.document.clauses[clause.index - 1].text if clause.index and clause.punctuated else ""
    for kind, pattern in _KINDS:
        if re.search(rf"\b(?:{pattern})", previous):
            return kind
    return last


def _usual_kind(anchor: Anchor) -> str:
    """A bank and a large instalment: a mortgage in practice."""
    long = any(m.kind == "years" and m.value >= 8 for m in anchor.measures)
    if long and any(m.period == "mensuel" and m.value >= 350 for m in anchor.moneys):
        return "credit_immobilier"
    lenders = [found for found in anchor.institutions if "b" in found.value.kinds]
    if any(m.period == "mensuel" and m.value >= 350 for m in anchor.moneys) and lenders:
        return "credit_immobilier"
    return "credit_consommation" if lenders and any(m.period == "mensuel" for m in anchor.moneys) else ""


def _row(reading: Reading, anchor: Anchor, kind: str) -> Row:
    row: Row = {}
    for measure in corrected(reading, anchor.moneys, anyone=kind == "dette_familiale"):
        _money(reading, row, measure, kind)
    for measure in anchor.measures:
        if measure.kind == "percent":
            if measure.value < 15 and "taux" not in row:
                row["taux"] = reading.leaf(measure.value, (measure.start, measure.end), confidence=0.8)
        else:
            remaining = _duration(reading, measure)
            if remaining is not None:
                row.setdefault("duree_restante", remaining)
            elif "duree_restante" in row and re.search(
                r"(?:…|\.\.\.|\bnon|\benfin|\bpardon)\W*$", reading.text[max(0, measure.start - 12) : measure.start]
            ):
                months = round(measure.value * 12) if measure.kind == "years" else int(measure.value)
                row["duree_restante"] = reading.leaf(months, (measure.start, measure.end), confidence=0.8)
    for mention in anchor.dates:
        before = reading.text[max(0, mention.start - 30) : mention.start]
        if (
            re.search(r"\b(?:finit|fini|jusqu|termine|echeance|prend fin|se termine|derniere|fin)\b", before)
            and mention.value > reading.document.reference.isoformat()[: len(mention.value)]
        ):
            row["date_fin"] = reading.leaf(mention.value, (mention.start, mention.end), confidence=0.8)
    _rate_without_sign(reading, anchor, row)
    if kind == "dette_familiale":
        words = reading.text[anchor.start : anchor.end]
        who = re.search(rf"\b(?:{_FAMILY})\b", words)
        if who:
            row["preteur"] = reading.leaf(
                reading.said(anchor.start + who.start(), anchor.start + who.end()),
                (anchor.start, anchor.end),
                confidence=0.8,
            )
    else:
        lender = institution_leaf(reading, anchor, "bc")
        if lender is not None:
            row["preteur"] = lender
    return row


def _money(reading: Reading, row: Row, measure: Measure, kind: str) -> None:
    clause = reading.document.clause_at(measure.start)
    before = reading.text[max(clause.start, measure.start - 60) : measure.start]
    after = reading.text[measure.end : min(clause.end, measure.end + 45)]
    if (
        not reading.believed(clause)
        or _INSURANCE.search(before[-30:])
        or re.match(r"\W*(?:d'assurance|de cotisation)", after)
    ):
        return
    asked = asked_about(reading, measure.start)
    if (
        measure.period
        or (
            re.search(r"\b(?:mensualites?|par mois|combien tous les mois)\b", asked)
            and measure.value < 8000
            and not _BORROWED.search(before)
            and not _REMAINING.search(before)
        )
        or (
            re.search(r"\bmensualites?\b[^.,;]{0,20}$|\b(?:rembourse|rends|traites?)\b[^.;]{0,16}$", before)
            and measure.value < 8000
        )
    ):
        if measure.value <= 15000 and "montant_remboursement" not in row:
            row["montant_remboursement"] = amount(reading, measure)
            row["periodicite"] = reading.leaf(measure.period or "mensuel", (measure.start, measure.end), confidence=0.8)
        return
    if kind == "decouvert":
        row.setdefault("capital_restant_du", amount(reading, measure))
    elif (
        _REMAINING.search(before)
        or re.match(r"\W*(?:a lui rendre|restants?|a rembourser|de capital restant|encore)\b", after)
        or _ASKS_LEFT.search(asked_about(reading, measure.start))
    ):
        row["capital_restant_du"] = amount(reading, measure, 0.85)
    elif kind == "dette_familiale" and re.search(r"\bdoi[st]\b", before):
        row.setdefault("capital_restant_du", amount(reading, measure, 0.75))
    elif _BORROWED.search(before) or re.match(
        r"\W*(?:euros )?(?:sur \w+|pris|empruntes?|a l'origine|au depart)\b", after
    ):
        row.setdefault("montant_initial", amount(reading, measure, 0.8))
    elif measure.value >= 3000 and (
        re.match(r"\W*(?:euros )?(?:au depart|a l'origine|sur [a-z0-9-]+ (?:ans|mois)|, sur [a-z0-9-]+)", after)
        or re.search(r"\b(?:emprunte\w*|montant)\b", asked)
        or re.search(r"\bin fine\W+(?:[a-z]+\W+){0,4}$", reading.text[max(0, measure.start - 40) : measure.start])
    ):
        row.setdefault("montant_initial", amount(reading, measure, 0.72))
    elif measure.explicit and measure.value < 3000 and "montant_remboursement" not in row and kind != "dette_familiale":
        row["montant_remboursement"] = amount(reading, measure, 0.6)
        row["periodicite"] = reading.leaf("mensuel", (measure.start, measure.end), confidence=0.55)


def _duration(reading: Reading, measure: Measure) -> Leaf | None:
    before = reading.text[max(0, measure.start - 40) : measure.start]
    after = reading.text[measure.end : measure.end + 26]
    if re.search(r"\b(?:depuis|il y a|y a|age|dans les)\s*$", before) or (
        re.search(r"\bsur\s+$", before) and not re.search(r"encore sur\s+$", before)
    ):
        return None
    asked = re.search(
        r"\b(?:combien de temps|encore combien|combien (?:d'annees|de mois)|duree|jusqu'a quand|reste combien)\b",
        asked_about(reading, measure.start),
    )
    if (
        not asked
        and not re.search(r"\b(?:encore|reste(?:nt)?|restant|plus que|pendant|fini dans|pour)\b[^.,;]{0,22}$", before)
        and not re.match(r"\W*(?:restante?s?|a payer|encore|a rembourser|avant la fin)\b", after)
    ):
        return None
    months = round(measure.value * 12) if measure.kind == "years" else int(measure.value)
    return reading.leaf(months, (measure.start, measure.end), confidence=0.82) if 0 < months <= 480 else None


def _rate_without_sign(reading: Reading, anchor: Anchor, row: Row) -> None:
    """ "à 1,75", "taux 0,9": a small number with decimals near the loan."""
    if "taux" in row:
        return
    numbers = reading.document.numbers
    first = bisect_left(numbers, anchor.start + 1, key=lambda number: number.start)
    for number in numbers[first : bisect_left(numbers, anchor.last + 60, first, key=lambda number: number.start)]:
        if 0 < number.value < 12:
            before = reading.text[max(0, number.start - 14) : number.start]
            decimal = number.value != int(number.value)
            if re.search(r"\btaux (?:de |fixe (?:de |a )?|a |c'est )?$", before) or (
                decimal
                and re.search(r"(?:\b(?:a|au taux de|de|ans|mois|fixe)|[,:])\s+$", before)
                and not re.match(
                    r"\s*(?:k|ans?|mille|million|euros|parts?|h\b)", reading.text[number.end : number.end + 10]
                )
            ):
                row["taux"] = reading.leaf(number.value, (number.start, number.end), confidence=0.8)
                return
