"""Insurance contracts in force: kind, insurer, number, premium, period, renewal date."""

from __future__ import annotations

from itertools import pairwise

from egide.kit import patterns as re
from egide.kit.french.gazetteer import Found
from egide.kit.french.institutions import Institution
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor, Trigger
from egide.modules.intake.engine.contract_kinds import for_later, kind_of
from egide.modules.intake.engine.contract_numbers import number_asked, renewal_and_number
from egide.modules.intake.engine.in_force import PAID_OFF, bought, not_in_force
from egide.modules.intake.engine.insurers import (
    by_insurer_alone,
    for_another,
    join_same,
    left,
    premium_after,
    put_premium,
    same_insurer,
    share_insurers,
    unknown_insurer,
)
from egide.modules.intake.engine.listed_covers import (
    about_insurance,
    alike,
    answered_alike,
    for_everything,
    own_insurers,
    paid_for,
    read_out,
    second_premium,
    with_bank,
)
from egide.modules.intake.engine.plans import quoted
from egide.modules.intake.engine.priced_lists import priced_lists
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import corrected, merge
from egide.modules.intake.engine.types import Row

ORDER = 42
_ACCEPTS = ("money", "institution", "date")
_MOST = 15000
# Where somebody works: "la RC du fournil" is no private liability.
_WORKPLACE = (
    r"(?:salon|magasin|boutique|cabinet|restaurant|commerce|garage|atelier|boulangerie|fournil|pharmacie|officine|"
    r"entreprise|societe|boite|exploitation|ferme|auberge|hotel|bar|etude|agence|gite|bureau)"
)
TRIGGERS = (
    Trigger(
        "sante",
        r"mutuelles?(?! (?:de poitiers|des motards|generale|saint))|mutuel\b|complementaires? sante|"
        r"complementaire\b(?! (?:retraite|solidaire|d'|et |dans))|(?:contrat|assurance) sante|sante collective|"
        r"surcomplementaire|(?:pour|cote|niveau|en|votre|question) (?:la )?sante|"
        r"(?:la |sa |leur |notre |votre )?sante(?= ?[,:?]|,? (?:c'est|est|elle|chez|aussi))",
        _ACCEPTS,
        most=8000,
        institutions="amb",
    ),
    Trigger(
        "prevoyance",
        r"prevoyance|prev\b(?=\.)|madelin(?! retraite)(?! a la m a c s f)|contrat (?=gan\b|macsf\b|axa\b)|"
        r"(?:maintien|garantie) de salaire|"
        r"indemnites? journalieres?|garantie accidents? du travail|arret de travail|contrat de groupe",
        _ACCEPTS,
        most=_MOST,
        institutions="amb",
    ),
    Trigger(
        "emprunteur",
        r"assurances? (?:de |du |des |d')?(?:mon |notre |son |leur |votre |le )?(?:prets?|emprunteurs?|emprunt|"
        r"credits?)|assurance (?:pret|emprunteur)|l'assurance c'est|delegation d'assurance",
        _ACCEPTS,
        most=5000,
        institutions="amb",
        pull=-3,
    ),
    Trigger(
        "emprunteur",
        r"(?:leur(?: propre)?|cette) assurance|l'assurance (?:dessus|qui va avec|de la banque|du groupe|groupe)|"
        r"assurance(?= (?:tous les mois |par mois |mensuelle )?(?:pour|sur|de) (?:le|mon|notre|ce|cet|nos|mes) "
        r"(?:prets?|credits?|emprunts?))|contrat de la banque",
        _ACCEPTS,
        most=5000,
        institutions="am",
        near=r"\b(?:prets?|credits?(?! mutuel| agricole| lyonnais)|emprunts?|emprunte\w*|mensualites?)\b",
    ),
    Trigger(
        "auto",
        r"(?:assurances? )?(?:auto\b|autos\b|voitures?|vehicules?)(?! de collection|[- ]ecoles?\b|"
        r"[- ]entrepren)|bagnoles?|caisse(?= est assur)|"
        r"clio|dacia[a-z ]{0,10}|peugeot|renault|citroen|twingo|megane|scenic|kangoo|golf|polo|yaris|duster|tesla|"
        r"audi|bmw|mercedes|toyota|fiat|skoda|fabia|octavia|seat\b|nissan|qashqai|ford\b|fiesta|opel|corsa|hyundai|"
        r"volvo|mazda|berlingo|captur|zoe\b(?! )|sandero|passat|tiguan|touran|picasso|panda|jumpy|"
        r"(?:trafic|master|espace|leon|partner|expert)(?= (?:est (?:assure|chez|a la)|chez |assure))|"
        r"tiers etendu|tous risques|fourgon(?:nette)?|utilitaire|camionnette|taxi|"
        r"camions?(?=,? (?:lui,? |il |elle )*(?:est|c'est|chez))",
        _ACCEPTS,
        most=6000,
        institutions="amb",
    ),
    Trigger(
        "moto",
        r"(?:assurances? )?(?:motos?|scooters?|deux[- ]roues|t-?max|vespa|harley|yamaha|kawasaki|"
        r"ducati|triumph|ktm|royal enfield|125|goldwing|tenere|africa twin|transalp|deauville|v-strom|"
        r"honda (?:cb|goldwing|transalp|africa|hornet|nc|deauville)[a-z0-9]*|bmw (?:r|k|gs) ?\d+|guzzi|"
        r"aprilia|piaggio)\b",
        _ACCEPTS,
        most=3000,
        institutions="amb",
    ),
    Trigger(
        "habitation",
        r"(?:assurance (?:de )?)?proprietaire non[ -]occupant|pno\b|"
        r"(?:assurances? |multirisques? )?(?:habitation|mrh|hab\b(?=\.))|multirisque(?: de la maison| maison| logement|"
        r" habitation)?(?! pro)|assurances? (?:de |pour )?(?:la |l'|le |ma |mon |notre |son )?(?:maison|appart\w*|"
        r"logement|studio)|la maison(?= et (?:la |les |ma )?(?:voiture|auto|vehicule)s?,? (?:a la|chez|au |"
        r"c'est|mma|maif|"
        r"macif|gmf|axa|maaf|matmut|groupama|allianz|pacifica|generali))|(?:la maison|l'appartement|l'appart|"
        r"le logement)(?=,? (?:elle|il) est assuree?|, c'est (?:la |le |l'|chez |a la |au )?(?!\d)| (?:c'est|"
        r"(?:est|sont) (?:assuree?s?|a la|chez)|"
        r"on est|chez|a la))|assurance maison",
        _ACCEPTS,
        most=6000,
        institutions="amb",
    ),
    Trigger("protection_juridique", r"protections? juridiques?|pj\b", _ACCEPTS, most=2000, institutions="amb"),
    Trigger(
        "gav",
        r"gav\b|g a v\b|garanties? (?:des )?accidents? de la vie|accidents? de la vie|individuelle accident",
        _ACCEPTS,
        most=2000,
        institutions="amb",
    ),
    Trigger("obseques", r"(?:contrat |assurance |convention )?obseques", _ACCEPTS, most=3000, institutions="amb"),
    Trigger("dependance", r"(?:assurance |contrat |garantie )?dependance", _ACCEPTS, most=4000, institutions="amb"),
    Trigger(
        "rc_pro",
        r"responsabilite pro(?:fessionnelle)?|rc pro\w*|r c pro\w*|responsabilite civile(?: pro\w*)?|decennale|"
        r"rc decennale|"
        rf"(?:rc|r c|responsabilite civile) (?:du|de la|de l'|de mon|de ma|de son|de sa) ?{_WORKPLACE}",
        _ACCEPTS,
        most=60000,
        institutions="amb",
        pull=-2,
    ),
    Trigger(
        "multirisque_pro",
        r"assurance (?:du|de la|de mon|de ma|de l') ?(?:salon|magasin|boutique|cabinet|restaurant|local pro\w*|"
        r"commerce|"
        r"garage|atelier|boulangerie|pharmacie|entreprise|societe|hotel|bar)|"
        r"pour (?:le|la|l'|mon|ma|son|sa) ?(?:salon|magasin|boutique|cabinet|restaurant|commerce|garage|atelier|"
        r"boulangerie|pharmacie|hotel|bar|local),? (?:la |ma |sa )?multirisque|"
        r"multirisques? (?:pro\w*|du (?:restaurant|cabinet|local|salon|magasin|commerce)|de la (?:boutique|"
        r"boulangerie|pharmacie)|bureau|commerce|exploitation|agricole|(?:des|du|de (?:la|mon|ma|son|sa)) "
        r"(?!maison|appart|logement|habitation|residence|villa|studio|pavillon|chalet)[a-z]+)|"
        r"(?:le local|le magasin|la boutique|le cabinet|les murs|l'atelier)(?= (?:il |elle )?est assure)",
        _ACCEPTS,
        most=60000,
        institutions="amb",
        pull=-2,
    ),
    Trigger(
        "",
        r"contrats?(?! (?:de (?:mariage|travail|capitalisation|location|bail|base)|d'assurance vie|vie|"
        r"luxembourgeois|homme|femme|collectif obligatoire))|(?:je suis|on est|nous sommes|suis|etes) (?:assuree?s?|"
        r"couverte?s?)|couverture",
        _ACCEPTS,
        most=6000,
        institutions="am",
        pull=8,
    ),
    Trigger(
        "autre",
        r"assurance (?:scolaire|chasse|bateau|chien|chat|animaux|voyage|drone|cheval|camping-car)|"
        r"cyber(?:assurance)?",
        _ACCEPTS,
        most=5000,
        institutions="amb",
    ),
)
_IN_FORCE = re.compile(
    r"\b(?:j'ai|j'avais|on a|on est|nous avons|nous sommes|il a|elle a|il est|elle est|suis|est|sont|assuree?s?|"
    r"chez|couvre\w*|deja|paie|paye|payez|cotise\w*|par mois|par an|l'an|a la|au|l'annee|existant\w*|en cours|"
    r"actuel\w*|"
    r"en place|auprès|aupres|contrat)\b"
)


def build(reading: Reading) -> None:
    anchors = reading.anchors.get("contrats_existants", [])
    read_out(anchors)
    _numbers_told(reading, anchors)
    own_insurers(reading, anchors)
    share_insurers(reading, anchors)
    rows: list[tuple[Row, int, int]] = []
    lists = priced_lists(reading)
    for anchor in anchors:
        if any(one.tells(anchor) for one in lists) or _numbered(reading, anchor):
            continue
        row = _row(reading, anchor)
        if row is not None:
            rows.append((row, anchor.start, anchor.last))
    for one in lists:
        rows.extend(one.rows(reading))
    rows.extend(by_insurer_alone(reading, rows))
    rows.extend(alike(reading, rows))
    rows.sort(key=lambda item: item[1])
    same_insurer(reading, rows)
    found = merge(rows, ("type",), 400)
    found = join_same(found)
    for_everything(reading, found)
    for row in found:
        reading.add_row("contrats_existants", row)
        second = second_premium(reading, row)
        if second is None and {"type", "assureur"} <= row.keys():
            second = answered_alike(reading, row, max(reading.position(leaf.evidence[0]) for leaf in row.values()))
        if second is not None:
            reading.add_row("contrats_existants", second)


_NUMBERED = re.compile(r",? (?:n° ?|numero )?[a-z]{0,3} ?\d")


def _numbered(reading: Reading, anchor: Anchor) -> bool:
    """ "Multirisque à la MAAF, contrat 7 741 203, échéance…": the number of the contract just named."""
    if anchor.kind or not _NUMBERED.match(reading.text, anchor.end):
        return False
    named = reading.named_between("contrats_existants", anchor.clause.start, anchor.start)
    return any(one.kind and one.institutions for one in named)


def _numbers_told(reading: Reading, anchors: list[Anchor]) -> None:
    """What is told after the number of a contract, in its sentence, is of that contract."""
    for first, second in pairwise(anchors):
        if first.kind and first.clause.index == second.clause.index and _numbered(reading, second):
            first.moneys.extend(m for m in second.moneys if m.start < second.clause.end and m not in first.moneys)


_PAID = re.compile(r"\b(?:paie|paye|payes?|cotis\w*|preleve\w*|coute|contrat)\b")


_IS = re.compile(r"\b(?:est|sont|suis|sommes|c'est|on a|j'ai)\W+(?:[a-z']+\W+){0,2}$")


def _insurer(reading: Reading, anchor: Anchor, row: Row) -> Found[Institution] | None:
    """Write the insurer named nearest to the contract, known or not; return the known one."""
    insurers = [
        found
        for found in anchor.institutions
        if set(found.value.kinds) & set("am") or ("b" in found.value.kinds and with_bank(reading, found.start))
    ]
    if insurers:
        best = min(
            insurers, key=lambda found: abs(found.start - anchor.end) + (12 if found.start < anchor.start else 0)
        )
        clause = reading.document.clause_at(best.start)
        before = reading.text[max(clause.start, best.start - 40) : best.start]
        if (
            reading.believed(clause, statement=True)
            and not left(reading, best)
            and (not stance.wished(before) or _IS.search(before))
        ):
            row["assureur"] = reading.leaf(best.value.name, (best.start, best.end), confidence=0.84)
            return best
    elif anchor.kind == "emprunteur" and _LENDERS.match(reading.text, anchor.start):
        _lender(reading, anchor, row)
    elif anchor.kind:
        unknown = unknown_insurer(reading, anchor)
        if unknown is not None:
            row["assureur"] = reading.leaf(reading.said(*unknown), unknown, confidence=0.62)
    return None


def _told_before(reading: Reading, row: Row, anchor: Anchor) -> bool:
    """ "Mille. La voiture est finie de payer": a figure of an earlier sentence is no premium of what comes after."""
    at = reading.position(row["cotisation"].evidence[0]) if "cotisation" in row else anchor.start
    return at < anchor.clause.start


_LENDERS = re.compile(r"leur|(?:l'assurance|contrat|assurance) (?:de la banque|(?:du )?groupe)")


def _lender(reading: Reading, anchor: Anchor, row: Row) -> None:
    """ "Le prêt est au Crédit Mutuel et leur assurance nous coûte 61 euros": the lender's own cover."""
    loans = reading.named_between("passifs", anchor.start - 400, anchor.end + 60)
    lenders = [found for loan in loans for found in loan.institutions if found.start < anchor.end + 60]
    if lenders:
        best = min(lenders, key=lambda found: abs(found.start - anchor.start))
        row["assureur"] = reading.leaf(best.value.name, (best.start, best.end), confidence=0.72)


def _row(reading: Reading, anchor: Anchor) -> Row | None:
    reason = not_in_force(reading, anchor)
    if reason:
        if reason.startswith("proposé"):
            reading.set_aside(f"contrats_existants.{anchor.kind}", reason, anchor.start, anchor.end)
        return None
    if for_later(reading, anchor) or bought(reading, anchor):
        return None
    row: Row = {}
    insurer = _insurer(reading, anchor, row)
    nearest = premium_after(reading, insurer) if insurer is not None else None
    for measure in [nearest] if nearest is not None else corrected(reading, anchor.moneys):
        if paid_for(reading, measure) in ("", anchor.kind) and not (
            insurer is not None and for_another(reading, insurer, measure)
        ):
            _premium(reading, row, measure, anchor)
    offered = insurer is not None and quoted(reading, insurer.start, insurer.end)
    if not row or offered or ("assureur" not in row and _told_before(reading, row, anchor)):
        return None
    renewal_and_number(reading, anchor.start, max(anchor.last, insurer.end if insurer else 0), row, anchor.kind)
    if "assureur" not in row and not _told_without_insurer(reading, anchor):
        return None
    kind = kind_of(reading, anchor, insurer)
    if not kind or (not anchor.kind and "assureur" not in row):
        return None
    row["type"] = reading.leaf(kind, (anchor.start, anchor.end), confidence=0.82 if "assureur" in row else 0.62)
    return row


def _told_without_insurer(reading: Reading, anchor: Anchor) -> bool:
    """Whether a contract whose insurer nobody names is one: said to be in force, and not a thing with a figure only."""
    said = " ".join(reading.document.clause_at(m.start).text for m in anchor.moneys)
    if not _IN_FORCE.search(reading.clause_words(anchor.clause, anchor.start, 80, 120) + " " + said):
        return False
    if anchor.kind in ("auto", "moto") and not about_insurance(reading, anchor):
        return False
    if reading.text.startswith(("la maison", "l'appart", "le logement"), anchor.start):  # "la maison, c'est 870"
        premium = any(m.period or m.explicit for m in anchor.moneys)
        return premium and not reading.text.startswith(", c'est", anchor.end)
    return anchor.kind != "prevoyance" or bool(_PAID.search(said)) or _after_one(reading, anchor)


_AND_THE = re.compile(r"(?:,|\bet) (?:la |le |l'|ma |mon |sa |son |notre |une? )$")


def _after_one(reading: Reading, anchor: Anchor) -> bool:
    """ "La santé, 92 euros par mois, et le maintien de salaire, 28": listed after a contract with its premium."""
    if not _AND_THE.search(reading.text, anchor.clause.start, anchor.start):
        return False
    named = list(reading.named_between("contrats_existants", anchor.clause.start, anchor.start))
    return bool(named) and bool(named[-1].moneys) and bool(named[-1].kind)


_NO_LONGER_PAID = re.compile(r"\b(?:payai(?:s|t|ent)|cotisai(?:s|t|ent)|coutait|prelevait)\b[^.;,]{0,16}$")


def _premium(reading: Reading, row: Row, measure: Measure, anchor: Anchor) -> None:
    clause = reading.document.clause_at(measure.start)
    before = reading.text[max(clause.start, measure.start - 60) : measure.start]
    if (
        (clause.role == "courtier" and stance.verdict(reading.document, clause) != "yes")
        or stance.wished(before)
        or "cotisation" in row
        or _NO_LONGER_PAID.search(before)
        or (not measure.explicit and number_asked(reading, measure.start))
    ):
        return
    if clause.role == "narrateur" and stance.offered(clause.text):
        return
    if re.match(
        r"\W*(?:grand )?(?:max\w*|au plus|au maximum|pas plus)\b", reading.text[measure.end : measure.end + 20]
    ):
        return
    if anchor.kind in ("auto", "moto") and PAID_OFF.match(reading.text, measure.end, clause.end):
        return
    if re.search(
        r"\b(?:franchise|capital|garanti\w*|indemnis\w*|rembourse\w*|pas plus de|maximum|budget|plafond|degats?|"
        r"vole|jusqu'a|moins de|descendre|loyer|(?<!maintien de )salaire|rapporte)\b[^.]{0,24}$|"
        r"\b(?:bonus|malus|coefficient)(?: (?:est|c'est|de|a|au|maximum|tout))* ?:? ?$",
        before,
    ):
        return
    if not (measure.explicit or anchor.clause.index == clause.index or anchor.clause.turn != clause.turn):
        return
    monthly_limit = 1500 if anchor.kind not in ("rc_pro", "multirisque_pro", "prevoyance") else 4000
    if measure.period == "mensuel" and measure.value > monthly_limit:
        return
    if measure.value < 2 or (not measure.period and measure.value > 4000):
        return
    put_premium(reading, row, measure)
