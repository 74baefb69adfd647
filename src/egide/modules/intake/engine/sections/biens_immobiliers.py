"""Real estate owned: its use and type, where, how big, whose, worth how much, bought when, let for how much."""

from __future__ import annotations

from egide.modules.intake.engine.anchors import Trigger
from egide.modules.intake.engine.estates import estates
from egide.modules.intake.engine.premises import describe, held_amounts
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.twins import one_each
from egide.modules.intake.engine.types import Leaf, Row

ORDER = 38
_ACCEPTS = ("money", "surface", "town", "date")
# What tells that "on a acheté à Cesson" is of a home.
_ESTATE = (
    r"m2|metres? carres?|pieces|notaire|logement|sur plan|cles en main|constructeur|pavillon|maison|appart\w*|"
    r"proprietaires?|terrain|jardin|lotissement|compromis|credit immo\w*|pret immo\w*|construire|vefa"
)
TRIGGERS = (
    Trigger(
        "maison",
        r"maisons?(?: principale| secondaire)?(?! (?:de retraite|medicale|mere|de la banque|close|de sante|des|"
        r"d'assistantes|d'arret|"
        r"d'edition|de disques|de la presse))|pavillon|villa\b|longere|chalet|fermette|bastide|corps de ferme|gites?|"
        r"baraque|bicoque|batisse|moulin|manoir|chaumiere|mazet|cabanon|echoppe|maisonnette|"
        r"(?:ma|notre|sa|leur|une) ferme|"
        r"mas\b(?= )|(?:(?<=\ble )|(?<=\bnotre )|(?<=\bun )|(?<=\bmon )|(?<=\bleur ))mas\b|"
        r"ferme (?:renovee|retapee|restauree|d'habitation|familiale)|case (?:en dur|creole|en bois|"
        r"traditionnelle)|fare\b|maison de ville|maison d'architecte|"
        r"chaumine|presbytere|bergerie|grange (?:renovee|retapee|amenagee)|"
        r"grange(?= qu(?:'on|e (?:j'|nous)))|peniche",
        _ACCEPTS,
        most=2e7,
        shared=True,
    ),
    Trigger(
        "appartement",
        r"appartements?|apparts?|appts?|duplex|triplex|(?:t|f)[1-6]\b|[tf] (?:un|deux|trois|quatre|cinq)\b|"
        r"deux[- ]pieces|trois[- ]pieces|"
        r"quatre[- ]pieces|loft|"
        r"piaule|"
        r"chambre de bonne",
        _ACCEPTS,
        most=2e7,
        shared=True,
    ),
    Trigger("studio", r"studios?", _ACCEPTS, most=2e6, shared=True),
    Trigger("immeuble", r"immeubles?(?! de bureaux ou)", _ACCEPTS, most=2e7),
    Trigger(
        "terrain",
        r"(?<!avec le )(?<!avec un )(?<!plus le )(?<!achat du )"
        r"terrains?(?! (?:de|d'entente|de foot|compris|inclus|(?:et|plus) (?:la |les )?"
        r"(?:constructions?|maison|travaux|batiment|murs))\b)|parcelles?|hectares(?! de (?:bois|foret|sapins|pins|"
        r"chenes|douglas|peupliers|taillis))|"
        r"les terres|des terres|vignes|terres agricoles",
        _ACCEPTS,
        most=2e7,
        shared=True,
    ),
    Trigger(
        "parking",
        r"(?:place de )?parkings?|box\b|(?<!au )(?<!dans le )(?<!dans mon )(?<!dans son )garages?(?! (?:renault|"
        r"peugeot|auto))",
        _ACCEPTS,
        most=3e5,
    ),
    Trigger(
        "local",
        r"local (?:commercial|professionnel|pro)|murs (?:du|de la|commerciaux)|murs(?= de l')|local\b(?= (?:que|qui|ou|"
        r"m'appartient|est a))",
        _ACCEPTS,
        most=2e7,
        shared=True,
    ),
    Trigger(
        "local",
        r"entrepot|hangar|(?<=achete )un local|(?:l'|mon |notre |son )atelier|bureaux|(?:la|ma|notre) boutique|"
        r"murs(?= de (?:mon|ma|"
        r"notre|son|la))",
        _ACCEPTS,
        most=2e7,
        shared=True,
        near=r"\b(?:m'appartient|nous appartient|proprietaires?|propriete|les murs|achetee?|acquis|m2|metres carres|"
        r"est a moi)\b",
    ),
    Trigger(
        "",
        r"propri(?:etaires?|"
        r"os?\b)(?<!nus.proprietaires)(?<!nu.proprietaire)(?<!nue.proprietaire)(?<!le proprietaire)"
        r"(?<!mon proprietaire)(?<!son proprietaire)(?<!notre proprietaire)"
        r"(?<!du proprietaire)(?<!au proprietaire)(?! (?:non[ -]occupant|exploitant|recoltant|du fonds|de chevaux|"
        r"d'un(?:e ecurie| bateau|"
        r"e voiture| fonds)))|prix d'achat|signe (?:l'acte|chez le notaire)|(?:signe|signer|signature) (?:d'un |"
        r"le |du )?"
        r"compromis",
        _ACCEPTS,
        most=2e7,
        pull=8,
    ),
    Trigger(
        "",
        r"(?<!pas )(?:chez (?:nous|moi)(?=,? (?:c'est (?:\d|[a-z-]+ (?:cent|metre|vingt))|ca fait|on a (?:\d|[a-z-]+ "
        r"metre)|il y a \d|c'est paye))|(?:mon|notre) chez[- ](?:moi|nous)|"
        r"(?:on|j'|je|nous) (?:a|ai|avons) (?:fait (?:construire|batir)|achete sur plan|achete en vefa|construit)|"
        r"(?:on|j'|je|nous) (?:a|ai|avons) achete(?= (?:a|en|dans|l'an|il y a|y a|ici|la-bas|a deux|ensemble|avec)\b)|"
        r"(?:on|j'|nous) (?:l'a|l'ai|l'avons) fait (?:construire|batir))",
        _ACCEPTS,
        most=2e7,
        near=_ESTATE,
    ),
    Trigger(
        "",
        r"residence principale|(?<=la )(?:principale|secondaire)(?=,| (?:c'est|vaut|a peine|elle|on|dans les|autour|"
        r"\d))|rp\b|residence secondaire|rs\b(?= ?:)|sci\b|s c i\b|bien locatif|pied-a-terre|"
        r"maison de (?:vacances|"
        r"campagne|famille)|investissement locatif|lmnp|(?:loi |un |en |du )?(?:pinel|robien|duflot|malraux|perissol)|"
        r"denormandie|scellier|"
        r"censi-bouvard|logement|bien immobilier",
        _ACCEPTS,
        most=2e7,
    ),
)


def build(reading: Reading) -> None:
    principal, held = False, held_amounts(reading)
    for estate in estates(reading):
        row = describe(reading, estate, held, principal=principal)
        if row is None:
            continue
        principal = principal or row["designation"].value == "residence_principale"
        for single in one_each(reading, estate, row):
            reading.add_row("biens_immobiliers", single)
            _rent_received(reading, single)


def _rent_received(reading: Reading, row: Row) -> None:
    """The rent of a property is an income as well, unless the incomes hold it already."""
    rent = row.get("loyer_mensuel")
    natures = ("revenus_locatifs", "sci", "bnc", "bic")
    known = [other for other in reading.extraction.rows.get("revenus", []) if other["nature"].value in natures]
    if rent is None or any(other["montant"].value == rent.value for other in known):
        return
    before = next((other for other in known if _put_right_since(reading, other["montant"], rent)), None)
    if before is not None:
        before["montant"] = rent
        return
    nature = "sci" if row["designation"].value == "sci" else "revenus_locatifs"
    income: Row = {
        "nature": Leaf(nature, 0.74, rent.evidence, rent.speaker),
        "montant": rent,
        "periodicite": Leaf("mensuel", 0.74, rent.evidence, rent.speaker),
        "beneficiaire": Leaf(row["detenteur"].value, 0.66, rent.evidence, rent.speaker),
    }
    reading.add_row("revenus", income)


def _put_right_since(reading: Reading, first: Leaf, rent: Leaf) -> bool:
    """The partner said another figure at once: "loué 390 par mois" "385, chéri"."""
    start, end = reading.position(first.evidence[0]), reading.position(rent.evidence[0])
    apart = reading.document.clause_at(start).role != reading.document.clause_at(end).role
    near = 0 < end - start < 120 and isinstance(first.value, int | float) and isinstance(rent.value, int | float)
    return apart and near and float(str(first.value)) < 2 * float(str(rent.value)) < 4 * float(str(first.value))
