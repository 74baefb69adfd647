"""Savings need: what is available, what can be put aside, horizon, risk, purpose, gifts made, monthly charges."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor, Trigger
from egide.modules.intake.engine.gifts import read_gifts
from egide.modules.intake.engine.health_talk import HealthTalk
from egide.modules.intake.engine.proposals import choose
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.savings_aims import OF_ELSE, read_sums
from egide.modules.intake.engine.savings_gather import back_to_effort, read_gather
from egide.modules.intake.engine.savings_risk import read_risk
from egide.modules.intake.engine.savings_talk import read_resting, read_talk
from egide.modules.intake.engine.savings_words import LIES_THERE, PLACED

ORDER = 56
TRIGGERS = (
    Trigger(
        "capacite_epargne_estimee",
        r"(?:mettre|mets|met|mettez|arrive\w* a mettre|placer|epargner|epargne|"
        r"epargnez) (?:combien )?(?:[a-z]+ ){0,3}?de cote|(?:peut|peux|pouvez|pourrait|pourriez|pourrais) (?:mettre|"
        r"epargner|placer|verser)|(?<!laisse )(?<!laisser )(?<!laissez )de cote|par mois qui dorment|"
        r"capacite d'epargne|(?:je|on) (?:peux|peut|pourrais|pourrait|pourrions) (?:mettre|epargner|placer|verser)|"
        r"effort d'epargne|epargner|reste a la fin du mois",
        ("money",),
        least=20,
        most=15000,
        pull=-2,
    ),
    Trigger(
        "montant_epargne_disponible",
        r"(?:a|de) (?:placer|employer|investir|disponibles?)|disponibles?|a placer|qui dorment|dort(?! (?:mal|"
        r"debout|bien|peu|plus|pas|chez|dans (?:le|la|sa|son)|tranquille))|sommeille\w*|"
        r"epargne disponible|somme a placer|me retrouve avec|heritage de|herite de|touche de la vente",
        ("money",),
        least=500,
        period="never",
        pull=2,
    ),
    Trigger(
        "montant_objectif",
        r"(?:il (?:me|nous|lui) faudrait|besoin de|objectif(?: de)?|viser|arriver a|apport de|reunir|"
        r"constituer)(?= [^.]{0,22}(?:mille|\d|euros))",
        ("money",),
        least=1000,
        period="never",
        pull=4,
    ),
    Trigger(
        "donation",
        r"donations?(?:[- ]partage)?|don (?:manuel|familial|de)|donne (?:a (?:mes|nos|ses|ma|mon) (?:enfants|fille|"
        r"fils))",
        ("money", "date"),
        least=500,
        period="never",
        pull=-2,
    ),
    Trigger(
        "charges_totales",
        r"depenses?(?: du mois| mensuelles| courantes)?|charges (?:totales|mensuelles|du mois|courantes|"
        r"fixes du foyer|du (?:foyer|menage))|budget du mois|train de vie|toutes confondues",
        ("money",),
        least=200,
        most=20000,
        pull=-2,
    ),
)
_PURPOSES = (
    (
        "transmission",
        r"transmettre|transmission|succession|"
        r"laisser (?:quelque chose |un capital |une somme |un peu )?(?:aux|a (?:mes|nos|ses|leurs|ma|mon|sa|son|"
        r"notre)) "
        r"(?:deux |trois )?(?:enfants|petits-enfants|filles?|fils|neveux|nieces?)|heritage a laisser",
    ),
    (
        "apport pour un achat immobilier",
        r"(?:constituer|pour|faire|reunir|mettre de cote|besoin d) ?(?:un |l'|d'|notre |mon |'un )?apport|"
        r"racheter (?:quelque chose|un|une)|acheter (?:un|une|la|notre|sa|ma|leur) (?:maison|appart\w*|"
        r"logement|residence)|achat (?:immobilier|de la maison|d'une maison|d'un appart\w*)|devenir proprietaires?|"
        r"residence principale a acheter",
    ),
    ("études des enfants", r"(?:etudes|avenir) (?:de |des |du |pour )|(?:leurs|ses) etudes"),
    ("retraite", r"complement de retraite|preparer (?:ma|la|sa|notre) retraite|pour (?:la|ma|sa|notre) retraite"),
    ("travaux", r"(?:faire|financer|pour) (?:des|les|mes|nos|ses) travaux|renover|renovation"),
    (
        "complément de revenus",
        r"complements? de revenus?|revenus? complementaires?|completer (?:mes|nos|ses|leurs) revenus",
    ),
    ("voyage", r"(?:tour du monde|grand voyage|un voyage|voyager)"),
    ("épargne de précaution", r"precaution|matelas|coup dur|imprevus?|securite"),
    ("changer de bateau", r"changer de bateau"),
    ("voiture", r"(?:changer|acheter|racheter) (?:de |une |la )?(?:voiture|camping-car|vehicule)"),
    ("compléter la retraite", r"completer (?:ma|sa|la|notre) (?:pension|retraite)"),
)
_TOPIC = re.compile(
    r"\b(?:(?<!d')epargn\w+|placer|placement|placee?|investi\w+|de cote|livret|assurance[- ]vie|bourse|risque|"
    r"horizon|"
    r"objectif|economies)\b"
)


def build(reading: Reading) -> None:
    _amounts(reading)
    read_risk(reading)
    _horizon(reading)
    _purpose(reading)
    read_talk(reading)
    read_resting(reading)
    read_gather(reading)
    read_sums(reading)
    read_gifts(reading)


def _amounts(reading: Reading) -> None:
    for name in ("capacite_epargne_estimee", "montant_epargne_disponible", "montant_objectif", "charges_totales"):
        measures: list[Measure] = []
        for anchor in reading.anchors.get("bae_epargne", []):
            if (
                anchor.kind != name
                or reading.holder(anchor.start) in ("tiers", "enfant")
                or (name == "capacite_epargne_estimee" and _not_now(reading, anchor))
            ):
                continue
            if name == "montant_epargne_disponible" and PLACED.search(
                reading.text, max(anchor.clause.start, anchor.start - 60), anchor.start
            ):
                continue
            measures.extend(m for m in anchor.moneys if not _of_another(reading, name, anchor, m))
            if name == "capacite_epargne_estimee":
                measures.extend(_said_again(reading, anchor.moneys))
        measures = [
            m
            for m in measures
            if reading.document.clause_at(m.start).role != "courtier"
            and (name != "capacite_epargne_estimee" or m.period in ("", "mensuel"))
        ]
        if name == "capacite_epargne_estimee" and measures:
            talk = HealthTalk(reading)
            measures = [m for m in measures if not talk.spends(m.start)]
        effort = None
        if name == "charges_totales":
            measures, effort = back_to_effort(reading, measures)
        if effort is not None:
            span = (effort.start, effort.end)
            reading.put(
                "bae_epargne", "capacite_epargne_estimee", int(effort.value), span, confidence=0.8, replace=True
            )
        wish = choose(reading, measures)
        if wish is None:
            continue
        if name == "montant_objectif" and not re.search(
            r"\b(?:epargn\w+|apport|objectif|de cote|acheter|projet)\b",
            reading.text[max(0, wish.measure.start - 300) : wish.measure.end + 80],
        ):
            continue
        reading.put(
            "bae_epargne",
            name,
            int(wish.measure.value),
            (wish.measure.start, wish.measure.end),
            confidence=wish.confidence - 0.04,
        )
        if name == "montant_epargne_disponible":
            reading.put(
                "bae_epargne", "epargne_disponible", True, (wish.measure.start, wish.measure.end), confidence=0.72
            )


# "Avant je mettais 300 de côté": what was put aside once.
_ONCE = re.compile(r"\b(?:mettai\w*|mettions|epargnai\w*|placai\w*|economisai\w*|arrivai[st]|arrivions|pouvai[st])\b")


def _not_now(reading: Reading, anchor: Anchor) -> bool:
    """Told of another time, or denied."""
    words = reading.clause_words(anchor.clause, anchor.start, 60, 0) + reading.text[anchor.start : anchor.end]
    return stance.negated_before(reading.document, anchor.start) or bool(_ONCE.search(words))


_TOPIC_OF_EFFORT = re.compile(r"\b(?:epargn\w+|de cote|capacite|effort|pourr\w+|peu[tx])\b")


_AIMED_AT = re.compile(r"(?: euros?| €)? (?:au total|a terme|d'apport)\b")


def _of_another(reading: Reading, name: str, anchor: Anchor, measure: Measure) -> bool:
    """What lies on a contract is no effort, and what "dort" is told before it is said to sleep."""
    if name == "capacite_epargne_estimee":
        clause = reading.document.clause_at(measure.start)
        held = PLACED.search(clause.text) and not _TOPIC_OF_EFFORT.search(clause.text)
        return bool(held or (not measure.period and LIES_THERE.match(reading.text, measure.end)))
    if name == "montant_epargne_disponible" and (
        _AIMED_AT.match(reading.text, measure.end) or OF_ELSE.match(reading.text, measure.end)
    ):
        return True
    sleeps = reading.text[anchor.start : anchor.end].startswith(("dor", "sommeil"))
    return name == "montant_epargne_disponible" and sleeps and measure.start > anchor.end


def _said_again(reading: Reading, measures: list[Measure]) -> list[Measure]:
    """ "Attendez, avec la cantine… 350": a later figure close by."""
    found = []
    for measure in measures:
        for other in reading.document.measures:
            if (
                other.kind == "money"
                and measure.end < other.start < measure.end + 130
                and other.period in ("", "mensuel")
                and not other.wage
                and 0.3 <= other.value / max(1, measure.value) <= 3
            ):
                between = reading.text[measure.end : other.start]
                if (
                    re.search(
                        r"\b(?:attendez|non|enfin|plutot|disons|pardon|bon|mettez|tu comptes|vous etes sur)\b|…",
                        between,
                    )
                    and reading.document.clause_at(other.start).turn - reading.document.clause_at(measure.start).turn
                    <= 2
                ):
                    found.append(other)
    return found


_TERMS = {"c": "court", "m": "moyen", "l": "long"}


def _horizon(reading: Reading) -> None:
    for match, clause in reading.find(r"\b(?:court|moyen|long) terme\b|(?<=horizon )(?:: ?)?[cml]t\b"):
        if reading.believed(clause) and not re.search(
            r"\bcompte\b", reading.clause_words(clause, match.start(), 14, 0)
        ):
            reading.put(
                "bae_epargne",
                "horizon_placement",
                _TERMS[match.group().lstrip(": ")[0]],
                (match.start(), match.end()),
                confidence=0.75,
            )
    for measure in reading.document.measures:
        if measure.kind != "years" or not 0 < measure.value <= 40:
            continue
        clause = reading.document.clause_at(measure.start)
        if clause.role == "courtier" or reading.holder(measure.start) in ("tiers", "enfant"):
            continue
        before = reading.text[max(clause.start, measure.start - 60) : measure.start]
        after = reading.text[measure.end : measure.end + 40]
        question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
        asked = (
            question is not None
            and clause.index - question.index <= 3
            and re.search(
                r"\b(?:horizon|besoin quand|combien de temps|duree|bloquer|dans (?:cinq|dix|combien)|argent[- ]la|"
                r"vous en auriez besoin|tirer un revenu|quand)\b",
                question.text,
            )
            and _TOPIC.search(_recent(reading, question.start))
        )
        direct = (
            re.search(r"\b(?:horizon|sur|dans|d'ici|pendant|pour)\s+(?:[a-z]+ ){0,2}$", before)
            and _TOPIC.search(_recent(reading, clause.start) + clause.text)
            and re.search(
                r"\b(?:horizon|plac\w+|epargn\w+|racheter|acheter|projet|apport|investi\w+|bloquer|besoin|"
                r"compte pas)\b",
                before + after,
            )
        )
        direct = (
            direct
            or re.match(r"\W*devant (?:nous|moi|lui|elle|soi|eux|elles)\b", after)
            or re.search(r"\b(?:combien de temps|horizon)\b[^.]{0,40}$", before)
        )
        if not (asked or direct) or _NO_HORIZON.search(before):
            continue
        value = "court" if measure.value < 4 else "moyen" if measure.value <= 8 else "long"
        reading.put("bae_epargne", "horizon_placement", value, (measure.start, measure.end), confidence=0.76)


# An age, a loan, what has lasted already.
_NO_HORIZON = re.compile(r"\b(?:age|depuis|il y a|credit|pret|reste)\b[^.]{0,16}$|\b(?:il|elle|qui) a $|\bj'ai $")


def _recent(reading: Reading, start: int) -> str:
    return reading.text[max(0, start - 260) : start + 80]


def _purpose(reading: Reading) -> None:
    for value, pattern in _PURPOSES:
        for match, clause in reading.find(rf"\b(?:{pattern})\b"):
            if (
                clause.role == "courtier"
                or reading.holder(match.start()) == "tiers"
                or stance.negated_before(reading.document, match.start())
            ):
                continue
            zone = reading.text[max(0, match.start() - 180) : match.end() + 160]
            if not re.search(
                r"\b(?:(?<!d')epargn\w+|placer|placement|de cote|economis\w+|apport|transmettre|investir|objectif|"
                r"livret|constituer)\b",
                zone,
            ) or not (stance.wished(zone) or re.search(r"\b(?:pour|afin|but|objectif|c'est)\b", zone)):
                continue
            reading.put(
                "bae_epargne",
                "objectif",
                value,
                (match.start(), match.end()),
                confidence=0.62
                if value in ("retraite", "voiture", "travaux", "études des enfants", "épargne de précaution")
                else 0.7,
            )
