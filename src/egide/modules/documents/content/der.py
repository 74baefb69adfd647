"""Document d'entrée en relation: what a distributor tells of itself before any contract (C. assur. L. 521-2)."""

from __future__ import annotations

from collections.abc import Sequence

from egide.foundation.identity.public import Champ, Identite
from egide.modules.documents.content import cabinet as firm
from egide.modules.documents.content.blocks import Contenu, Manque, encadre, lignes, signatures, texte, titre
from egide.modules.documents.content.dossier import Dossier, address_of, name_of

ARTICLE = "C. assur., art. L. 521-1, L. 521-2 et R. 521-1"


def der(dossier: Dossier, cabinet: Identite, missing: Sequence[Champ], conseiller: str) -> Contenu:
    """:param missing: what the identity lacks."""
    lacking = firm.lacks(missing)
    nom = name_of(dossier)
    if not nom:
        lacking.append(Manque("client", "client", "nom", "Nom du client", ARTICLE))
    return Contenu(
        "Document d’entrée en relation",
        [
            encadre(
                "Ce document vous est remis avant la conclusion de tout contrat. Il dit qui nous sommes, comment nous "
                "travaillons, comment nous sommes rémunérés et à qui vous adresser en cas de désaccord."
            ),
            lignes([("Remis à", nom), ("Adresse", address_of(dossier)), ("Votre conseiller", conseiller)]),
            titre("Qui nous sommes", "C. assur., art. L. 521-2, I et L. 512-1"),
            firm.who(cabinet),
            titre("Responsabilité civile professionnelle", "C. assur., art. L. 512-6"),
            texte(f"Assureur : {cabinet.rc_assureur}, contrat n° {cabinet.rc_contrat}."),
            titre("Comment nous travaillons", "C. assur., art. L. 521-2, II, 1°"),
            *firm.way_of_working(cabinet),
            texte(
                "Nous agissons de manière honnête, impartiale et professionnelle, au mieux de vos intérêts "
                "(C. assur., art. L. 521-1)."
            ),
            titre("Notre rémunération", "C. assur., art. L. 521-2, II, 2° et III"),
            *firm.paid(cabinet),
            *firm.links(cabinet),
            *firm.recourse(cabinet),
            titre("Vos données", "Règlement (UE) 2016/679, art. 13"),
            texte(
                f"{cabinet.nom} traite vos données pour vous conseiller et gérer vos contrats. Vous pouvez y accéder, "
                "les rectifier, les faire effacer ou vous opposer à leur traitement en écrivant à l’adresse ci-dessus, "
                "et saisir la CNIL (www.cnil.fr)."
            ),
            signatures(("Remis le, à, et signature du client", nom), ("Pour le cabinet", conseiller)),
        ],
        lacking,
    )
