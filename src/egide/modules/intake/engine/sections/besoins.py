"""What the household wants or agrees to at this meeting. Refused or put off is not a need."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.types import Row
from egide.modules.intake.engine.wishes import weigh_needs

ORDER = 80


def build(reading: Reading) -> None:
    wanted, refused = weigh_needs(reading)
    for need, (sure, mention) in wanted.items():
        reading.extraction.besoins[need] = reading.leaf(need, (mention.start, mention.end), confidence=sure)
    _from_contracts(reading, refused)
    _from_figures(reading, refused)


_CONTRACT_NEEDS = {
    "sante": "sante",
    "prevoyance": "prevoyance",
    "emprunteur": "emprunteur",
    "auto": "auto",
    "moto": "auto",
    "habitation": "habitation",
    "protection_juridique": "protection_juridique",
    "rc_pro": "responsabilite_civile",
}
_CHANGE = re.compile(
    r"\b(?:on (?:va|peut|pourrait) (?:la |le |les )?(?:changer|revoir|renegocier|comparer|deleguer)|"
    r"(?:je|on|nous) (?:veux|veut|voudrais|voudrait|aimerais|aimerait|cherche) (?:la |le |les |a |vraiment )?"
    r"(?:changer|comparer|revoir|resilier|renegocier|payer moins|mieux|une delegation)|on (?:regarde|change) ca|"
    r"c'est du vol|lui paraissent trop|mandat|delegu?\w+|trouv\w+(?:[- ](?:moi|nous|lui))? (?:moins cher|mieux|"
    r"autre chose)|en concurrence|un comparatif|"
    r"(?:faites|fais|chiffrez)[- ](?:moi|nous) un (?:prix|tarif|devis)|un (?:prix|tarif|devis) aussi|ailleurs|"
    r"(?:m'|nous |l')a(?:vez)? augmentee?s?|(?:partir|sortir) de (?:la|chez eux)|qui cloche|"
    r"(?:collegue|copain|copine|voisine?|ami[es]?|beau-frere|belle-soeur|cousine?|frere|soeur)\b[^.]{0,40}"
    r"\b(?:en paie|en paye|paie moins|paye moins|moitie moins|est descendue?|a baisse|en changeant|deux fois moins)|"
    r"feu vert|refaire le tarif|je chiffre|(?:propose|voudrai\w+|veut) (?:de )?(?:la |le )?revoir)\b"
)
_KEPT = re.compile(
    r"\b(?:on (?:la |le |les )?(?:garde|laisse)|touche\w* pas|bouge\w* pas|change\w* (?:pas|rien)|content\w*|"
    r"satisfait\w*|rien a (?:changer|gagner|redire|gratter)|pas touche|vient de|on est bien|nous suffit|laissez)\b"
)


def _from_contracts(reading: Reading, refused: set[str]) -> None:
    """ "La CNP, 41 euros. Un collègue paie moitié moins." "On va changer ça": a contract in force to be changed."""
    rows = reading.extraction.rows.get("contrats_existants", [])
    spots = sorted(_stretch(reading, row) for row in rows)
    for index, (_, start, kind) in enumerate(spots):
        need = _CONTRACT_NEEDS.get(kind)
        if need is None or need in reading.extraction.besoins or need in refused:
            continue
        following = spots[index + 1][1] if index + 1 < len(spots) else len(reading.text)
        end = min(start + 240, max(following, start + 40))
        begin = max(spots[index][0], start - 240, spots[index - 1][1] if index else 0)
        change = _CHANGE.search(reading.text, begin, end)
        if change and not _KEPT.search(reading.text, begin, end):
            reading.extraction.besoins[need] = reading.leaf(need, change.span(), confidence=0.7)


def _stretch(reading: Reading, row: Row) -> tuple[int, int, str]:
    """From where to where a contract is told, and its kind."""
    told = [reading.position(leaf.evidence[0]) for leaf in row.values()]
    return min(told), max(told), str(row["type"].value)


def _from_figures(reading: Reading, refused: set[str]) -> None:
    """Figures agreed on say the need."""
    signs = (
        (
            "prevoyance",
            "bae_prevoyance",
            (
                "revenu_a_garantir",
                "capital_deces_souhaite",
                "franchise_souhaitee_jours",
                "rente_enfants",
                "rente_conjoint",
                "souhaite_couvrir_charges_professionnelles",
                "souhaite_garantie_outillage",
            ),
        ),
        (
            "sante",
            "sante_souhait",
            (
                "budget_mensuel_maximum",
                "niveau_hospitalisation",
                "niveau_dentaire",
                "niveau_optique",
                "niveau_protheses_auditives",
            ),
        ),
        ("retraite", "bae_retraite", ("age_depart_retraite", "pourcentage_revenu_a_maintenir")),
        (
            "epargne",
            "bae_epargne",
            ("capacite_epargne_estimee", "tolerance_risque", "montant_epargne_disponible", "objectif"),
        ),
        ("obseques", "bae_prevoyance", ("garanties_obseques",)),
    )
    for need, section, names in signs:
        record = reading.extraction.records.get(section, {})
        if need == "epargne" and "retraite" in reading.extraction.besoins:
            names = ("montant_epargne_disponible", "objectif")  # what is saved each month is for the pension
        leaves = [record[name] for name in names if name in record and record[name].value is not False]
        if len(leaves) == 1 and leaves[0] in (
            record.get("capital_deces_souhaite"),
            record.get("souhaite_garantie_outillage"),
        ):
            continue  # a capital alone may be one that was paid, tools alone insured with the premises
        if need == "epargne" and set(record) == {"tolerance_risque"}:
            continue  # a taste for risk alone asks for nothing
        if leaves and need not in reading.extraction.besoins and (need not in refused or len(leaves) > 1):
            leaf = max(leaves, key=lambda item: item.confidence)
            reading.extraction.besoins[need] = type(leaf)(
                need, round(leaf.confidence * 0.9, 3), leaf.evidence, leaf.speaker
            )
