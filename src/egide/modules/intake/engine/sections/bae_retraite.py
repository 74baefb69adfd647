"""Pension need: tax, age of leaving, quarters, expected pension, contract, what to keep of today's income."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor, Trigger
from egide.modules.intake.engine.episodes import said_in_hand
from egide.modules.intake.engine.pension import CLIENTS, PARTNERS, ages, own, quarters
from egide.modules.intake.engine.pension_contract import contract, supplement
from egide.modules.intake.engine.pension_share import share, statement
from egide.modules.intake.engine.reading import Reading

ORDER = 54
TRIGGERS = (
    Trigger(
        "impot_revenu",
        r"d'impots?(?: sur le revenu)?|"
        r"(?<!avant )(?<!sur nos )(?<!sur mes )(?<!sur ses )(?<!sur vos )(?<!sur leurs )(?<!sur les )"
        r"impots?(?! fonciers?| locaux)(?: sur le revenu)?|je paie d'impot|"
        r"(?:le fisc|les impots) (?:nous |m'|me |lui |leur |l'|t')?(?:ont |a )?(?:pris|prend|prennent|"
        r"pique\w*|reclame\w*|"
        r"coute\w*|demande\w*|ponctionne\w*|mange\w*|suce\w*)|"
        r"ir\b(?= (?:\d{4} ?:? )?(?:de |: ?)?\d)|au fisc|une imposition de",
        ("money",),
        least=150,
        pull=-4,
    ),
    Trigger(
        "revenus_annuels_foyer",
        r"revenus? (?:annuels? )?(?:du|de notre|de tout le|pour le) (?:foyer|menage)|revenu fiscal(?: de reference)?|"
        r"(?:a|tous les) (?:nous |vous )?deux,? (?:on|vous) (?:gagnez?|declarez?|faites|fait)|(?:au total )?on declare|"
        r"le (?:foyer|menage|couple) (?:declare|gagne)|foyer fiscal|"
        r"(?:de )?revenus?(?= (?:pour (?:nous|eux|vous|les) deux|a (?:nous |vous )?deux|pour le (?:foyer|menage|"
        r"couple)))|total (?:declare|des revenus)|\brfr\b|ils declarent(?: a deux| ensemble)?",
        ("money",),
        least=5000,
        pull=-6,
    ),
    Trigger(
        "pension_estimee",
        r"pensions?(?: (?:estimee|attendue|de retraite estimee|prevue|projetee|previsionnelle|future|a venir))?"
        r"(?! (?:d'|alimentaire|que|a payer|pour|de reversion|complementaire|invalid))|le papier de la|"
        r"(?:m'|me |nous |lui |vous )?(?:annonc|promet|predi|prevoi|calcul)\w*|"
        r"(?:ils|elle|on|msa|carsat|caisse) estim\w+|estim\w+ (?:de |a )?(?:ma|sa|votre|la) (?:pension|retraite)|"
        r"(?:une|votre|l'|mon|son|ma) ?estimation|(?:papier|courrier|document) de (?:l'|la |mon )?[a-z]+|"
        r"(?:ils|elle|on) (?:me |lui |nous )?parlent? de|estimee?(?: a)?(?= \d)|(?:caisse|carsat|simulateur|"
        r"simulation|releve) "
        r"(?:(?:me |nous |lui )(?!donne))?(?:parle|dit|donne|indique|affiche|annonce|sort)\w*(?: de)?|"
        r"simulat(?:eur|ion),? (?:il |elle |ca )?(?:vous |te |me )?(?:donne|dit|sort|annonce)|"
        r"(?:d'apres|selon) (?:le |la |son |sa |mon |ma |leur )?(?:simulat\w+|releve|caisse|carsat)|"
        r"retraite de base|(?:aurez|"
        r"aura|"
        r"auriez) combien de retraite|on m'a dit|toucherai[st]?|percevrai[st]?|elle aurait|il aurait|me donnent|"
        r"j'aurai[st]?(?= (?:droit|dans les|environ|a peu pres|\d|[a-z]+ (?:cent|mille)))|auriez|"
        r"aurez(?= )|simulation(?: (?:de |d')(?:la |l')?[a-z]+)?|"
        r"(?:le |mon |son |votre )?(?:releve|bilan)(?: (?:de carriere|info retraite|de la [a-z]+|retraite))?",
        ("money",),
        least=300,
        most=15000,
        pull=-3,
        near=r"\b(?:retraites?|trimestres?|trim\b|carriere|carsat|msa|carmf|carpimko|cipav|ensap|cnracl|"
        r"annees cotisees|fin de carriere|pensions?|"
        r"simulateur|agirc|si (?:je|il|elle) par[st]|a soixante|a 6\d ans|partir(?! d[eu])|(?<!au )depart)\b",
    ),
    Trigger("quart", r"trimestres?", ("quarter",)),
)
_RATE = r"(?:0|11|30|41|45|onze|trente|quarante[- ]et[- ]un|quarante[- ]cinq|zero)"
_TMI = re.compile(
    rf"\b(?:tmi|t m i|tranche(?: marginale)?(?: d'imposition)?)\b[^.;]{{0,24}}?\b(?P<a>{_RATE})\b|"
    rf"\btranche (?:a|des) (?P<b>{_RATE})\b|"
    rf"\bimposee?s? a (?P<c>{_RATE})\b|\b(?P<d>{_RATE}) ?(?:%|pour ?cents?) (?:d'(?:imposition|impots?)|de tranche)|"
    rf"\b(?:a|c'est a) (?P<f>{_RATE})(?: ?%| pour ?cents?)? (?:la|notre|ma|de) tranche\b|"
    rf"\b(?:impots?|fisc|imposition)\b[^.;]{{0,60}}?\b(?:je suis|on est|"
    rf"nous sommes) a (?P<e>{_RATE})\b(?! (?:ans|euros|mille|kilo))"
)
_PUT_RIGHT = re.compile(
    rf"\W*(?:euh|ah|enfin)?\W*(?:(?:non|pardon)\W+(?:c'est )?|(?:non )?je suis a )(?P<rate>{_RATE})\b"
)
# "Je suppose une tranche à 45." "Quarante et un.": the rate with which the answer begins.
_SAID_INSTEAD = re.compile(
    rf"[ %]*(?:pour cent)?[ .?!…]*\n\W*(?:non\W+)?(?:c'est )?(?P<rate>{_RATE})(?: ?%| pour cent)?(?=[.,;!\n]|$)"
)
_RATES = {"zero": 0, "onze": 11, "trente": 30, "quarante et un": 41, "quarante cinq": 45}
_TOPIC = re.compile(
    r"\b(?:retraite|trimestres?|trim\b|pension|per\b|raccroch\w+|fin de carriere|la quille|taux plein|simulateur|"
    r"lever le pied|"
    r"l'age legal|releve de (?:carriere|points)|(?:pose|posera\w*|range|rend\w*) (?:mes|ses|mon|son) (?:outils|"
    r"tablier)|"
    r"(?:continuer|travailler|bosser|tenir) (?:apres|au-dela de|jusqu'a) (?:\d\d|soixante|cinquante)|"
    r"age (?:de depart|voudriez|vous voyez|aimeriez|souhaitez|comptez|pensez)|"
    r"(?:partir|partiri?ez|arreter|arretez|vous arreter|vous arreterez) (?:de travailler|a quel age|quand)|"
    r"comptez (?:arreter|partir|vous arreter)|a quel age[^?.]{0,24}(?:part|arret)|"
    r"(?:depart|partir|pars|part|partis?|partira\w*|parti?ri?ez|partez|arrete) (?:plutot |donc )?(?:a|"
    r"vers|autour de) (?:[56]\d(?!\d| ?(?:km|kilo|"
    r"euros|%))|soixante|"
    r"cinquante)|partirai a|voudrais partir a|\bvise (?:[56]\d\b|soixante)|"
    r"\ba (?:[56]\d|soixante[a-z -]{0,8}),? (?:ans,? )?(?:je|il|elle) (?:pose|rends|rend|range|lache|"
    r"plaque|ferme)\b|m'arrete a (?:\d\d|"
    r"soixante|cinquante))"
)


def build(reading: Reading) -> None:
    talk = _TOPIC.search(reading.text)
    _taxes(reading)
    if not talk:
        return
    ages(reading)
    quarters(reading)
    _expected(reading)
    share(reading)
    statement(reading)
    contract(reading)
    supplement(reading)


# "Et pour les 85 000, vous verriez quoi ?": a sum told of before, taken up again.
_TAKEN_UP = re.compile(r"\b(?:pour|sur|avec) (?:les|ces|mes|vos|nos|ses|leurs) $")


def _money(reading: Reading, anchor: Anchor, name: str) -> None:
    for measure in anchor.moneys or _still(reading, anchor):
        clause = reading.document.clause_at(measure.start)
        if (
            reading.holder(measure.start) == "tiers"
            or not reading.believed(clause)
            or (clause.role == "courtier" and stance.offered(clause.text))
            or _TAKEN_UP.search(reading.text, max(clause.start, measure.start - 20), measure.start)
        ):
            continue
        reading.put("bae_retraite", name, int(measure.value), (measure.start, measure.end), confidence=0.8)


def _still(reading: Reading, anchor: Anchor) -> list[Measure]:
    """ "Si ça baisse mes impôts. J'en paie 3 100": said a sentence later."""
    return [
        measure
        for measure in said_in_hand(reading, anchor, "money")
        if re.search(
            r"\b(?:en|a) (?:paie|paye|payons|paient)\W+(?:[a-z]+\W+)?$",
            reading.text[max(0, measure.start - 24) : measure.start],
        )
    ]


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
        right = _PUT_RIGHT.match(reading.text, match.end()) or (
            _SAID_INSTEAD.match(reading.text, match.end()) if clause.role == "courtier" else None
        )
        word = right["rate"] if right else next(found for found in match.groupdict().values() if found)
        rate = int(word) if word.isdigit() else _RATES[word.replace("-", " ")]
        guessed = clause.role == "courtier" and _GUESSED.search(clause.text)
        if guessed and stance.verdict(reading.document, clause) != "yes":
            continue
        if reading.believed(clause, statement=True) and reading.holder(match.start()) != "tiers":
            span = (match.start(), right.end() if right else match.end())
            sure = 0.76 if clause.role == "courtier" else 0.84
            reading.put("bae_retraite", "tmi", rate, span, confidence=sure)
    _asked_rate(reading)
    _notice_read(reading)
    _notice_paid(reading)
    _parts_before(reading)
    _single_part(reading)
    _spoken_part(reading)
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
            value, span = _parts_put_right(reading, measure)
            told = int(value) if value == int(value) else value
            reading.put("bae_retraite", "nombre_parts_fiscales", told, span, confidence=0.78)


_NOTICE_HEADS = re.compile(
    r"\b(?:avis d'impo\w+|avis d'impots?|feuille d'impots?|declaration de revenus|impots?(?:,| :)? d'apres)\b"
)
_OF_INCOME = re.compile(
    r"(?: euros?| €)?,? (?:de revenus?(?! fonciers?| locatifs?)|declares?\b|pour (?:le|tout le) (?:foyer|"
    r"menage|couple)|"
    r"a (?:eux|nous|vous) deux|de (?:revenu fiscal|rfr))"
)
_OF_TAX = re.compile(r"(?: euros?| €)?,? (?:d'impots?|a (?:payer|regler)|de prelevements?)\b")
_TAX_IS = re.compile(r"\b(?:dont (?:sortent|partent|sort)|impots? (?:de |: )?|paie\w*|paye\w*|payent|regle\w*) ?$")


def _notice_read(reading: Reading) -> None:
    """ "Dernier avis d'imposition : 106 000 euros pour le foyer, quatre parts, 6 700 d'impôt.": of the figures that a
    tax notice lists each is what the words beside it say; of two, one being told, the other is the other."""
    for match, clause in reading.find(_NOTICE_HEADS.pattern, "cjn"):
        moneys = [m for m in reading.measures_between(match.end(), clause.end) if m.kind == "money" and not m.period]
        if len(moneys) < 2 or not reading.believed(clause) or reading.holder(match.start()) == "tiers":
            continue
        roles = {m.start: _role_on_notice(reading, m) for m in moneys}
        untold = [m for m in moneys if not roles[m.start]]
        if len(moneys) == 2 and len(untold) == 1:
            told = next(name for name in roles.values() if name)
            smaller = untold[0].value == min(m.value for m in moneys)
            if smaller == (told == "revenus_annuels_foyer"):
                roles[untold[0].start] = "impot_revenu" if smaller else "revenus_annuels_foyer"
        for measure in moneys:
            if name := roles[measure.start]:
                span = (measure.start, measure.end)
                reading.put("bae_retraite", name, int(measure.value), span, confidence=0.8, replace=True)


def _role_on_notice(reading: Reading, measure: Measure) -> str:
    if _OF_INCOME.match(reading.text, measure.end):
        return "revenus_annuels_foyer"
    before = reading.text[max(0, measure.start - 24) : measure.start]
    return "impot_revenu" if _OF_TAX.match(reading.text, measure.end) or _TAX_IS.search(before) else ""


_GUESSED = re.compile(
    r"\b(?:doit|devez|doivent|devriez|devrait) (?:etre|faire|tomber)\b|\b(?:je suppose|j'imagine|sans doute|surement|"
    r"a votre niveau|a vue de nez)\b"
)
_NOTICE = re.compile(r"\b(?:avis d'impots?|avis d'imposition|impots?|imposition|parts?|tranche)\b")
_WE_PAID = re.compile(
    r"\b(?:on a|j'ai|nous avons|ils ont|il a|elle a|on) (?:donc )?(?:paye|regle|verse)s? (?:environ )?$"
)


def _notice_paid(reading: Reading) -> None:
    """ "Vous avez l'avis ?" "Deux parts, tranche à trente, et on a payé 7 900.": paid, where the tax notice is read."""
    if reading.has("bae_retraite", "impot_revenu"):
        return
    for measure in reading.document.measures:
        clause = reading.document.clause_at(measure.start)
        if (
            measure.kind != "money"
            or measure.period
            or not 150 <= measure.value <= 200_000
            or clause.role == "courtier"
        ):
            continue
        if not _WE_PAID.search(reading.text[max(clause.start, measure.start - 32) : measure.start]):
            continue
        question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
        near = clause.text if question is None else f"{question.text} {clause.text}"
        if _NOTICE.search(near) and reading.holder(measure.start) != "tiers":
            span = (measure.start, measure.end)
            reading.put("bae_retraite", "impot_revenu", int(measure.value), span, confidence=0.74)
            return


def _parts_before(reading: Reading) -> None:
    """ "Le nombre de parts ? Deux et demie." """
    for match, clause in reading.find(
        r"\b(?:nombre de parts|combien de parts|(?:pour |cote |niveau )?(?:les|nos|mes|vos) parts)(?: fiscales)?\W+"
        r"(?:(?:c'est|(?:on|j'|nous|vous) ?(?:en )?(?:a|ai|avons|avez|est a|sommes a)|il y (?:en )?a|oui)\W+)?"
    ):
        for number in reading.document.numbers_between(match.end(), match.end() + 1):
            half = re.compile(r"\W*et demie?\b").match(reading.text, number.end)
            value = number.value + (0.5 if half and number.value == int(number.value) else 0)
            if 1 <= value <= 12 and reading.holder(match.start()) != "tiers" and clause.role != "autre":
                span = (number.start, half.end() if half else number.end)
                reading.put("bae_retraite", "nombre_parts_fiscales", int(value) if value == int(value) else value, span)


_NO = re.compile(r"[^\n]{0,90}?\b(?:non|pardon)\W+(?:(?:pardon|c'est|ca fait)\W+)*(?=\d|[a-z])")
_HALF = re.compile(r"\W*et demie?\b")
_NOTHING_MORE = re.compile(r"\W*(?:parts?\b|$|[.,;!\n])")


def _parts_put_right(reading: Reading, measure: Measure) -> tuple[float, tuple[int, int]]:
    """ "Deux parts et demie, je crois… attendez. Non : trois.": the number that a "no" puts in its place."""
    no = _NO.match(reading.text, measure.end)
    number = next(iter(reading.document.numbers_between(no.end(), no.end() + 1)), None) if no is not None else None
    half = _HALF.match(reading.text, number.end) if number is not None else None
    end = half.end() if half is not None else number.end if number is not None else 0
    if number is None or not 1 <= number.value <= 8 or not _NOTHING_MORE.match(reading.text, end):
        return measure.value, (measure.start, measure.end)
    return number.value + (0.5 if half is not None else 0), (number.start, end)


_DECIMAL_PART = re.compile(
    r"\b(?:une?|1)(?: virgule |, +)(?P<rest>cinq|vingt[- ]cinq|soixante[- ]quinze) (?:de )?parts?\b"
)
_RESTS = {"cinq": 0.5, "vingt cinq": 0.25, "soixante quinze": 0.75}


def _spoken_part(reading: Reading) -> None:
    """ "Un virgule vingt-cinq part": "un" is no number of its own."""
    for match, clause in reading.find(_DECIMAL_PART.pattern):
        if reading.believed(clause, statement=True) and reading.holder(match.start()) != "tiers":
            value = 1 + _RESTS[match["rest"].replace("-", " ")]
            reading.put("bae_retraite", "nombre_parts_fiscales", value, match.span(), confidence=0.78)


_ONE_PART = re.compile(r"\bune (?:seule )?part(?: fiscale)?\b(?! d)")


def _single_part(reading: Reading) -> None:
    """ "Trente pour cent, pour une seule part": "une" is no number of its own."""
    for match, clause in reading.find(_ONE_PART.pattern, "cjn"):
        near = reading.text[max(0, match.start() - 110) : match.end() + 40]
        if _NOTICE.search(_ONE_PART.sub(" ", near)) and reading.holder(match.start()) != "tiers":
            name, span = "nombre_parts_fiscales", (match.start(), match.end())
            reading.put("bae_retraite", name, 1, span, confidence=0.72 if clause.punctuated else 0.68)


def _asked_rate(reading: Reading) -> None:
    """ "Vous êtes à quelle tranche ?" "30." """
    for number in reading.document.numbers:
        clause = reading.document.clause_at(number.start)
        if number.value not in (11, 30, 41, 45) or _PUT_RIGHT.match(reading.text, number.end):
            continue
        if clause.role == "courtier" and (
            _SAID_INSTEAD.match(reading.text, number.end)
            or (_GUESSED.search(clause.text) and stance.verdict(reading.document, clause) != "yes")
        ):
            continue
        question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
        own = re.search(r"\b(?:tranche|tmi)\b", reading.clause_words(clause, number.start, 24, 24)) and not re.match(
            r"\s*(?:ans|euros|mille|jours|mois)", reading.text[number.end : number.end + 7]
        )
        if own or (
            question is not None
            and clause.index - question.index <= 3
            and number.start - clause.start < 24
            and re.search(r"\b(?:tranche|tmi|imposes? a|taux d'imposition)\b", question.text)
        ):
            reading.put("bae_retraite", "tmi", int(number.value), (number.start, number.end), confidence=0.86)


def _expected(reading: Reading) -> None:
    """The pension to come: the client's, else the partner's; what a retired person is paid is income."""
    for holders in (CLIENTS, PARTNERS):
        person = "conjoint" if holders is PARTNERS else "client"
        if reading.has("bae_retraite", "pension_estimee"):
            return
        if reading.value(person, "situation_professionnelle") != "retraite":
            _expected_by(reading, holders)


def _expected_by(reading: Reading, holders: tuple[str, ...]) -> None:
    for anchor in reading.anchors.get("bae_retraite", []):
        bare = holders is PARTNERS and reading.text[anchor.start : anchor.end] in ("pension", "pensions")
        if anchor.kind != "pension_estimee" or bare:
            continue
        zone = reading.text[max(0, anchor.start - 220) : anchor.end + 160]
        if not _OF_PENSION.search(zone):
            continue
        for measure in (*anchor.moneys, *said_in_hand(reading, anchor, "money")):
            clause = reading.document.clause_at(measure.start)
            # "la caisse m'annonce": to who says it, whoever was spoken of before
            told_me = holders is CLIENTS and clause.role == "client" and reading.text.startswith("m'", anchor.start)
            theirs = told_me or own(reading, clause, measure.start, holders)
            if theirs and measure.period in ("", "mensuel") and _to_come(reading, measure):
                span = (measure.start, measure.end)
                sure = 0.76 if measure.period else 0.66
                reading.put("bae_retraite", "pension_estimee", int(measure.value), span, confidence=sure)


_OF_PENSION = re.compile(
    r"\b(?:retraite|pension|carriere|trimestres|trim\b|simulat\w+|je pars|partir(?! d[eu])|(?<!au )depart)\b"
)
_TODAYS = re.compile(r"\W*(?:d'aujourd'hui|aujourd'hui|actuel\w*|de maintenant)\b")


def _to_come(reading: Reading, measure: Measure) -> bool:
    """Not what is put aside, paid or earned today."""
    before = reading.text[max(0, measure.start - 50) : measure.start]
    if _TODAYS.match(reading.text, measure.end):
        return False
    return not re.search(
        r"\b(?:pris (?:ma|sa) (?:pension|retraite)|verse\w*|mets|met|mettre|cotis\w+|aujourd'hui|gagne|salaire|"
        r"touche[sz]?|touchent|percoi\w+|recoi\w+|"
        r"dessus|rachat|racheter|coute\w*|place\w*|"
        r"simulation avec|j'avais monte|manque|paie|paye)\b[^.;]{0,24}$",
        before,
    )
