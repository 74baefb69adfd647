"""Links between two files: what each is to the other, and between whom each makes sense."""

from __future__ import annotations

from dataclasses import dataclass

from egide.modules.clients.dictionary.listes import FORME_ETIQUETTE, LIEN
from egide.modules.clients.dictionary.types import choix, date, nombre, texte

PHYSIQUE = frozenset({"physique"})
MORALE = frozenset({"morale"})
TOUS = PHYSIQUE | MORALE


@dataclass(frozen=True, slots=True)
class Regle:
    """`inverse` is what the client is to the other; `client` and `autre` are the kinds of person on each side."""

    inverse: str
    client: frozenset[str]
    autre: frozenset[str]


# What the other is to the client.
REGLES: dict[str, Regle] = {
    "conjoint": Regle("conjoint", PHYSIQUE, PHYSIQUE),
    "parent": Regle("enfant", PHYSIQUE, PHYSIQUE),
    "enfant": Regle("parent", PHYSIQUE, PHYSIQUE),
    "fratrie": Regle("fratrie", PHYSIQUE, PHYSIQUE),
    "foyer": Regle("foyer", PHYSIQUE, PHYSIQUE),
    "beneficiaire": Regle("souscripteur", TOUS, TOUS),
    "souscripteur": Regle("beneficiaire", TOUS, TOUS),
    # An association may be a guardian (C. civ., art. 450).
    "representant": Regle("protege", PHYSIQUE, TOUS),
    "protege": Regle("representant", TOUS, PHYSIQUE),
    # A company may head another (C. com., art. L. 227-7).
    "dirigeant": Regle("entreprise_dirigee", MORALE, TOUS),
    "entreprise_dirigee": Regle("dirigeant", TOUS, MORALE),
    "associe": Regle("participation", MORALE, TOUS),
    "participation": Regle("associe", TOUS, MORALE),
    "salarie": Regle("employeur", MORALE, PHYSIQUE),
    "employeur": Regle("salarie", PHYSIQUE, MORALE),
    "maison_mere": Regle("filiale", MORALE, MORALE),
    "filiale": Regle("maison_mere", MORALE, MORALE),
    "autre": Regle("autre", TOUS, TOUS),
}
CHAMPS_LIEN = (
    choix("lien", "Lien", "Link", LIEN, obligatoire=True),
    texte("precision", "Précision", "Details"),
    nombre("part", "Part", "Share", "%", maximum=100),
    date("depuis", "Depuis", "Since"),
)
CHAMPS_ETIQUETTE = (
    texte("nom", "Nom", "Name", longueur=40),
    choix("forme", "Forme", "Shape", FORME_ETIQUETTE),
)
