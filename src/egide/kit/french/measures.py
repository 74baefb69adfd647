"""Amounts, percents, durations, ages, distances and surfaces: a number and what it counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from egide.kit import patterns as re
from egide.kit.french.numbers import Number, read_numbers

_PERIODS = (
    (
        "mensuel",
        r"par mois|/ ?mois|/ ?m\b(?!\w)|mensuel(?:le)?s?|mensuellement|tous les mois|(?:le \d+ )?(?:de )?chaque mois|"
        r"le mois|du mois|au mois",
    ),
    (
        "annuel",
        r"par an(?:nee)?|/ ?an|annuel(?:le)?s?|annuellement|tous les ans|chaque annee|de l'annee(?! derniere|"
        r" passee)|sur (?:les )?douze mois|"
        r"l'annee(?! derniere| passee)|a l'annee|une (?:seule )?fois (?:par an|l'an)|"
        r"(?:sur|pour) (?:toute )?l'annee|l'an(?! dernier| passe)|dans l'annee|sur un an|sur une annee|par exercice",
    ),
    (
        "trimestriel",
        r"(?:par|/ ?|au) ?trimestre|trimestriel(?:le)?s?|tous les (?:trois|3) mois|(?:le|du) trimestre|"
        r"chaque trimestre",
    ),
    ("semestriel", r"(?:par|/ ?) ?semestre|semestriel(?:le)?s?|tous les (?:six|6) mois|le semestre|chaque semestre"),
)
_PERIOD = re.compile("|".join(rf"(?P<{name}>(?:(?<![a-z])|(?=/))(?:{words})(?![a-z]))" for name, words in _PERIODS))
_CURRENCY = re.compile(r"\s*(k ?€|k ?euros?|euros?|eur\b|chf\b|€|balles|francs? suisses|boules|e\b(?=[ .,]))")
_BETWEEN = re.compile(
    r"(?:\s*(?:,|net|nets|nette|brut|bruts|brute|en net|en brut|a peu pres|environ|hors assurance|"
    r"assurance comprise|tout compris|net d'impots?|avant impots?|de charges|charges comprises|a deux|a nous deux|"
    r"pour (?:nous|les) deux|chacun|chacune|a moi|de loyer|de salaire|d'alloc(?:ation)?s?|de pension|de retraite|"
    r"de cotisation|en moyenne|ttc|ht|et quelques|par (?:enfant|tete|personne)|a chacun|et|de|en tout|au total|"
    r"minimum|maximum|a peu de choses? pres|de revenus?|de mutuelle|qui tombent|pile|imposables?|de gerance|"
    r"de benefices?|de dividendes?|d'interets|de remuneration|a la banque|exactement))*\s*"
)
_MONTHLY_TWELVE = re.compile(r"\bsur (?:les )?douze mois$")
# A fee or a wage by the day or the hour has no period the file knows.
_SHORT_RATE = re.compile(
    r"\s*(?:bruts?|nets?)?\s*(?:par (?:jour|semaine|heure|nuit|seance|visite|consultation|km|kilometre|passage)|"
    r"de l'heure|l'heure|la (?:nuit|seance|visite|consultation|journee|semaine)|/ ?(?:h|jour|j|semaine)\b)"
)
# "J'ai mille neuf cent quatre-vingts" is no year.
_HAS = re.compile(
    r"\b(?:comptez|mettez|notez|disons|mettons|retenez|j'ai|gagne|touche|percois|percoit|verse|paie|paye|vaut|"
    r"c'est|il a|elle a|on a|"
    r"(?:paie|paye|salaire|pension|retraite|reversion|traitement|mensualite|loyer),?(?: (?:de|a|est|c'est|fait|:))?) $"
)
# "Le 06 31, c'est celui de Sandra": the beginning of a telephone number.
_DIALLED = re.compile(r"\b(?:0\d|zero (?:six|sept|un|deux|trois|quatre|cinq|neuf))(?:[ .,-]{1,2}\d\d)*[ .,-]{1,2}$")
# "Numéro GR 9 417": of a contract.
_NUMBERED = re.compile(r"\b(?:numero|n°|reference|ref)(?: (?:de )?(?:contrat|police))? ?:? ?[a-z]{1,3} $")
_ROUND = re.compile(r"(?:\ba|\benviron|\bpresque|\bdans les|\bpour|\by a|[,:]) $")
# "Mille neuf cent quarante pour moi", "elle, deux mille", "combien ? mille neuf cent cinquante": sums, not years.
_SHARED_OUT = re.compile(
    r"\W*(?:pour (?:moi|lui|elle|monsieur|madame|ma (?:femme|compagne)|mon (?:mari|compagnon)|nous|les deux)|"
    r"chacune?|a nous deux|et (?:elle|lui|ma femme|mon mari),? )\b"
)
_SUM_ASKED = re.compile(
    r"\b(?:combien|salaires?|paie|paye|pensions?|revenus?|remuneration|gagne\w*|touche\w*|net|loyer|mensualites?|"
    r"budget|cotisation|valeur|montant)\b(?!(?: de)? (?:temps|annees?|trimestres?|kilometres?|fois)\b)"
    r"(?:(?!quand|depuis|annee|date|age)[^?\d]){0,40}\?"
    r"(?:\W+(?:euh|ben|bah|alors|oh|dans les|a peu pres|environ|moi|la mienne|le mien))*\W*$"
)
_UPON = re.compile(r"\s*(?:dessus|dedans|de cote)\b")
_CENTIMES = re.compile(r"\s*centimes?\b")
_FRANCS = re.compile(r"\s*(?:de )?francs\b(?! suisses)")
_AND_MONTHS = re.compile(r"\s*et ((?:\d{1,2}|[a-z]+)) mois\b")
_DAYS = {
    "premier": 1,
    "quatrieme": 4,
    "cinquieme": 5,
    "septieme": 7,
    "huitieme": 8,
    "dixieme": 10,
    "quinzieme": 15,
    "seizieme": 16,
    "vingtieme": 20,
    "trentieme": 30,
    "trente et unieme": 31,
    "soixantieme": 60,
    "quatre-vingt-dixieme": 90,
    "quatre vingt dixieme": 90,
}
_ORDINAL_DAY = re.compile(
    r"\b(" + "|".join(sorted(_DAYS, key=len, reverse=True)) + r")[ -]jours?\b|\b(\d{1,3})(?:eme|e) jours?\b"
)
_UNITS = re.compile(
    r"\s*(?:(?P<percent>%|pour ?cents?\b|pourcents?\b)|(?P<year>ans?\b|annees?\b|balais\b|piges\b)|"
    r"(?P<month>mois\b|"
    r"mensualites\b|echeances\b)"
    r"|(?P<week>semaines?\b)|(?P<day>jours?\b|j\b(?! ?'))|(?P<km>k ?km\b|km\b|kilometres?\b|bornes\b|kilom\b)"
    r"|(?P<surface>m2\b|m²|metres? carres?\b|metre carre\b|carres\b)|(?P<quarter>trimestres?\b|trim\b)|"
    r"(?P<part>parts?\b(?! de))"
    r"|(?P<other>h\b|heures?\b|minutes?\b|personnes?\b|enfants?\b|gamins?\b|gosses?\b|fois\b|metres?\b|hectares?\b|"
    r"ha\b|pieces?\b|chevaux\b|cv\b|salaries?\b|employes?\b|gars\b|cigarettes?\b|paquets?\b|clopes?\b|points?\b|"
    r"etages?\b|logements?\b|appartements?\b|appart\b|studios?\b|chambres?\b|voitures?\b|bureaux\b|eme\b|er\b|"
    r"bis\b|"
    r"ter\b|kilos?\b|kg\b|litres?\b|bouteilles?\b|devis\b|dossiers?\b|rendez|clients?\b|degres?\b|filles?\b|"
    r"garcons?\b|freres?\b|soeurs?\b|petits?\b|grands?\b|mots?\b|doigts?\b|places?\b|contrats?\b|credits?\b|"
    r"prets?\b|actions\b|poules\b|vaches\b|betes\b|themes?\b|choses?\b|cas\b|semestres?\b|cheques?\b|lunettes\b|"
    r"bonnes\b|jours\b|quarts?\b|tiers\b|premieres?\b|derniers?\b|dernieres?\b|ou (?:deux|trois|quatre|cinq|six)\b|"
    r"roues\b|grammes?\b|onces?\b|carats?\b|portes\b|kva\b|kw\b|watts\b))"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit.

    ``kind``: money (euros), percent, duration (months), days, age or duration in ``years`` kinds are
    told apart by the reader of the sentence ("years"), km (a year's or a trip's), surface (m²), quarter, part.
    ``period`` for money: mensuel, annuel, trimestriel, semestriel or "".
    ``explicit`` for money: a currency, a period or "net"/"brut" was said; ``wage``: "net" or "brut" was.
    """

    kind: str
    value: float
    start: int
    end: int
    period: str = ""
    explicit: bool = False
    wage: bool = False


def read_measures(
    folded: str, numbers: list[Number] | None = None, taken: Iterable[tuple[int, int]] = ()
) -> list[Measure]:
    """Every measure of a folded text; numbers inside the ``taken`` spans (dates, telephones…) are left alone."""
    numbers = read_numbers(folded) if numbers is None else numbers
    blocked = sorted(taken)
    found: list[Measure] = []
    for match in _ORDINAL_DAY.finditer(folded):
        days = _DAYS[match[1]] if match[1] else int(match[2])
        found.append(Measure("days", days, match.start(), match.end()))
    cursor, swallowed = 0, 0
    for index, number in enumerate(numbers):
        while cursor < len(blocked) and blocked[cursor][1] <= number.start:
            cursor += 1
        if cursor < len(blocked) and blocked[cursor][0] < number.end:
            continue
        if number.start < swallowed or any(m.start <= number.start < m.end for m in found[-1:]):
            continue
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        cents = _cents(folded, number, following)
        measure = _money(folded, cents, cents=True) if cents is not None else _measure(folded, number)
        if cents is not None:
            swallowed = cents.end
        if measure is not None:
            found.append(measure)
    return sorted(found, key=lambda m: m.start)


def _cents(folded: str, number: Number, following: Number | None) -> Number | None:
    """ "45 euros 30", "douze euros cinquante": one number, in euros; None when there are no cents."""
    currency = _CURRENCY.match(folded, number.end)
    if currency is None or following is None or number.value >= 1000 or number.value != int(number.value):
        return None
    if not re.fullmatch(r"\s*(?:et )?", folded[currency.end() : following.start]):
        return None
    told = _CENTIMES.match(folded, following.end)
    whole = 10 <= following.value < 100 and following.value == int(following.value) and len(following.digits) == 2
    if not (told and following.value < 100) and (
        not whole
        or _UNITS.match(folded, following.end)
        or _CURRENCY.match(folded, following.end)
        or re.match(r"\s*\d", folded[following.end : following.end + 3])
    ):
        return None
    end = told.end() if told else following.end
    return Number(number.value + following.value / 100, number.start, end, "", in_words=number.in_words)


def _half(folded: str, end: int) -> tuple[float, int]:
    match = re.compile(r"\s*et demie?\b").match(folded, end)
    return (0.5, match.end()) if match else (0.0, end)


def _measure(folded: str, number: Number) -> Measure | None:
    unit = _UNITS.match(folded, number.end)
    if unit and unit.lastgroup:
        return _with_unit(folded, number, unit, unit.lastgroup)
    if number.article or _FRANCS.match(folded, number.end):
        return None
    return _money(folded, number)


def _with_unit(folded: str, number: Number, unit: re.Match[str], name: str) -> Measure | None:
    half, end = _half(folded, unit.end())
    value = number.value + half
    if name == "other":
        return None
    if name == "week":
        return Measure("days", value * 7, number.start, end)
    if name == "day":
        return Measure("days", value, number.start, end)
    if name == "month":
        return Measure("duration", round(value), number.start, end)
    if name == "year":
        months = _AND_MONTHS.match(folded, end)
        if months:
            extra = read_numbers(months[1])
            if len(extra) == 1:
                return Measure("duration", value * 12 + extra[0].value, number.start, months.end())
        return Measure("years", value, number.start, end)
    if name == "km":
        loose = number.loose if number.loose is not None else number.value
        return Measure("km", loose, number.start, end)
    return Measure(name, value, number.start, end)


def period_in(words: str) -> str:
    """The first period that words tell ("chaque trimestre", "tous les mois"); "" for none."""
    match = _PERIOD.search(words)
    return match.lastgroup or "" if match else ""


def period_near(folded: str, start: int, end: int) -> tuple[str, int]:
    """The period of the amount at ``start:end`` ("par mois", "l'année"), and where its words end."""
    between = _BETWEEN.match(folded, end)
    after = between.end() if between else end
    match = _PERIOD.match(folded, after)
    if match and match.lastgroup:
        return match.lastgroup, match.end()
    before = folded[max(0, start - 26) : start]
    lead = re.search(
        r"(?:(tous les mois|chaque mois|mensualites?|par mois)|(tous les ans|par an|chaque annee|"
        r"annuellement))(?: de| d'| a|,| :| c'est| je (?:mets|verse|place)| environ)*\s*$",
        before,
    )
    if lead:
        return ("mensuel" if lead[1] else "annuel"), end
    return "", end


def _money(folded: str, number: Number, *, cents: bool = False) -> Measure | None:
    value = number.loose if number.loose is not None else number.value
    end = number.end
    currency = _CURRENCY.match(folded, end)
    if currency:
        end = currency.end()
        if currency[1].startswith("k"):
            value *= 1000
    if _SHORT_RATE.match(folded, end):
        return None
    period, after = period_near(folded, number.start, end)
    tail = _BETWEEN.match(folded, end)
    words = tail.group() if tail else ""
    if period == "annuel" and value < 10_000 and _MONTHLY_TWELVE.search(folded[end:after]):
        period = "mensuel"  # "2 750 sur douze mois": twelve times, no thirteenth
    wage = bool(re.search(r"\b(?:brut|net)s?\b(?! de charges)", words + folded[end : end + 8]))
    explicit = bool(currency or period or wage or cents)
    told = number.in_words and _HAS.search(folded[max(0, number.start - 22) : number.start])
    year = 1940 <= value <= 2060 and not number.spaced and value == int(value)
    # "un LDD à deux mille": the one year that is also a round sum
    told = told or (
        value == 2000 and number.in_words and _ROUND.search(folded[max(0, number.start - 16) : number.start])
    )
    if year and number.in_words and not told:
        told = _UPON.match(folded, end)
    if year and number.in_words and not (told or explicit):
        told = _SHARED_OUT.match(folded, end) or _SUM_ASKED.search(folded[max(0, number.start - 110) : number.start])
    if not explicit and _NUMBERED.search(folded[max(0, number.start - 24) : number.start]):
        return None
    if not explicit and (
        value < 20 or (year and not told) or _DIALLED.search(folded[max(0, number.start - 14) : number.start])
    ):
        return None
    if (
        not explicit
        and re.search(
            r"(?<![a-z])(?:numero|n°|clio|peugeot|renault|article|formule|chambre|rue|boulevard|avenue|place|"
            r"en |classe|route|"
            r"taxe|licence|le |la )\s*$",
            folded[max(0, number.start - 12) : number.start],
        )
        and value < 1000
    ):
        return None
    return Measure("money", value, number.start, after if period and after > end else end, period, explicit, wage)
