"""Portrait: what a household owns, owes and earns, on a page that a client understands."""

from __future__ import annotations

from collections.abc import Sequence

from egide.foundation.identity.public import Champ
from egide.modules.clients.public import Bilan
from egide.modules.documents.content import cabinet as firm
from egide.modules.documents.content.blocks import Bloc, Contenu, Manque, euros, lignes, texte, titre
from egide.modules.documents.content.dossier import Dossier, besoins_of, name_of, told

ARTICLE = "C. assur., art. L. 522-5"
CLASSES: dict[str, str] = {
    "usage": "Immobilier d’usage",
    "rapport": "Immobilier de rapport",
    "liquide": "Épargne disponible",
    "financier": "Placements financiers",
    "retraite": "Épargne retraite",
    "autres": "Autres avoirs",
}
PERSON = ("date_naissance", "situation_matrimoniale", "regime_matrimonial", "profession", "situation_professionnelle")


def portrait(dossier: Dossier, missing: Sequence[Champ], conseiller: str, figures: Bilan) -> Contenu:
    lacking = firm.lacks(missing, ("nom",))
    nom = name_of(dossier)
    if not nom:
        lacking.append(Manque("client", "client", "nom", "Nom du client", ARTICLE))
    if figures.patrimoine_brut is None and figures.budget.revenus is None:
        lacking.append(Manque("client", "patrimoine", "patrimoine", "Un revenu ou un bien au moins", ARTICLE))
    return Contenu(
        f"Portrait de {nom}",
        [
            lignes([*told("client", dossier, PERSON), ("Besoins abordés", ", ".join(besoins_of(dossier)))]),
            *_wealth(figures),
            *_budget(figures),
            texte(
                "Ces chiffres sont ceux que vous nous avez communiqués ; les valeurs des biens sont des estimations, "
                f"et l’impôt est calculé au barème en vigueur. Établi par {conseiller}."
            ),
        ],
        lacking,
    )


def _wealth(figures: Bilan) -> list[Bloc]:
    if figures.patrimoine_brut is None:
        return []
    top = [
        ["Ce que vous possédez", euros(figures.patrimoine_brut, cents=False)],
        ["Ce que vous devez", euros(figures.dettes, cents=False)],
        ["Patrimoine net", euros(figures.patrimoine_net, cents=False)],
    ]
    bars = [[CLASSES[one.code], euros(one.valeur, cents=False), float(one.part)] for one in figures.classes]
    return [titre("Votre patrimoine"), {"type": "chiffres", "chiffres": top}, {"type": "barres", "barres": bars}]


def _budget(figures: Bilan) -> list[Bloc]:
    budget = figures.budget
    if budget.revenus is None:
        return []
    return [
        titre("Votre mois"),
        lignes(
            [
                ("Revenus", euros(budget.revenus, cents=False)),
                ("Remboursements d’emprunts", euros(budget.emprunts, cents=False)),
                ("Charges", euros(budget.charges, cents=False)),
                ("Cotisations d’assurance", euros(budget.cotisations, cents=False)),
                ("Impôt sur le revenu", euros(budget.impot, cents=False)),
                ("Ce qui reste", euros(budget.reste, cents=False)),
            ]
        ),
    ]
