"""First names given with their role: the client it is, the husband, who answers a question about him, a child of."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

CASES: list[tuple[list[str], str, str | None]] = [
    (["Visite chez les Vidal-Morin. Le client, c'est lui, Antoine Morin, né à Brest le 8 mai 1974. Elle, Sylvie Vidal, née à Dinan le 2 juin 1978, infirmière."], "client.prenom", "Antoine"),
    (["Visite chez les Vidal-Morin. Le client, c'est lui, Antoine Morin, né à Brest le 8 mai 1974. Elle, Sylvie Vidal, née à Dinan le 2 juin 1978, infirmière."], "conjoint.prenom", "Sylvie"),
    (["Visite chez les Vidal. La cliente, c'est elle, Sylvie Vidal, née le 2 juin 1978. Lui, Antoine Morin, né le 8 mai 1974."], "client.prenom", "Sylvie"),
    (["Ma cliente du jour est Sylvie Vidal, née le 2 juin 1978. Le mari se prénomme Antoine, Antoine Morin, du 8 mai 1974."], "conjoint.prenom", "Antoine"),
    (["Ma cliente du jour est Sylvie Vidal, née le 2 juin 1978. Le mari se prénomme Antoine, Antoine Morin, du 8 mai 1974."], "conjoint.nom", "Morin"),
    (["Le nouveau client s'appelle Antoine Morin, 52 ans. Sa compagne se nomme Sylvie Vidal."], "conjoint.prenom", "Sylvie"),
    (["La cliente est Sylvie Vidal. Le mari, Antoine Morin. Léa Petit, qui porte le nom de son père, est la fille de Sylvie."], "conjoint.prenom", "Antoine"),
    (["La cliente est Sylvie Vidal. Le mari, Antoine Morin. Léa Petit, qui porte le nom de son père, est la fille de Sylvie."], "enfants[0].prenom", "Léa"),
    (["B: Votre mari ne vient pas ?", "C: Antoine conduit le bus, il sera là à cinq heures.", "B: Vos noms ?", "C: Moi je suis née Vidal. Sylvie Vidal, le 3 octobre 1979."], "conjoint.prenom", "Antoine"),
    (["B: Votre mari ne vient pas ?", "C: Antoine conduit le bus, il sera là à cinq heures.", "B: Vos noms ?", "C: Moi je suis née Vidal. Sylvie Vidal, le 3 octobre 1979."], "client.prenom", "Sylvie"),
    (["B: Et votre femme, elle ne se joint pas à nous ?", "C: Sylvie dort, elle est de nuit."], "conjoint.prenom", "Sylvie"),
    # neither a client nor a partner
    (["B: Votre frère vous conseille ?", "C: Antoine travaille à la banque, il sait tout."], "conjoint.prenom", None),
    (["Le client est Antoine Morin. Le mari de sa sœur, Luc, lui avait parlé de nous."], "client.prenom", "Antoine"),
    # the health posts are no trade
    (["La cliente est Sylvie Vidal, née le 2 juin 1978. Hospitalisation au plus haut, les dents moyen, kiné élevé, pharmacie moyenne."], "client.profession", None),
    (["Le client s'appelle Antoine Morin, 52 ans. L'épouse, Sylvie, est infirmière."], "conjoint.nom", None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "path", "expected"), CASES)
def test_a_name_said_with_its_role(lines: list[str], path: str, expected: str | None) -> None:
    assert value(read(*lines), path) == expected
