"""Family names: titles, doubles, particles, spelled ends, names kept or shared."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

CASES: list[tuple[list[str], str, object]] = [
    (["B: Bonjour Monsieur Martin.", "C: Bonjour."], "client.nom", "Martin"),
    (["B: Bonjour Monsieur Martin.", "C: Bonjour."], "client.prenom", None),
    (["B: Bonjour Madame Laurent, asseyez-vous."], "client.nom", "Laurent"),
    (["B: Docteur Lucas, je serai bref.", "C: Merci."], "client.nom", "Lucas"),
    (["B: Votre nom ?", "C: Thomas. Julie Thomas."], "client.nom", "Thomas"),
    (["B: Votre nom ?", "C: Thomas. Julie Thomas."], "client.prenom", "Julie"),
    (["Vu ce jour Pierre-Antoine Colonna d'Ornano, notaire."], "client.nom", "Colonna d'Ornano"),
    (["Dossier Delattre, boulangerie à Béthune. Rencontré Christophe et Valérie."], "client.nom", "Delattre"),
    (["Famille Ollivier. Lui, Yann, 44 ans, patron pêcheur. Elle, Maud, née Le Coz, est ouvrière."], "conjoint.nom_naissance", "Le Coz"),
    (["Famille Ollivier. Lui, Yann, 44 ans, patron pêcheur. Elle, Maud, née Le Coz, est ouvrière."], "client.nom", "Ollivier"),
    (["C: Bonjour. Serge Bousquet.", "S: Et moi Aurélie. Bousquet aussi."], "conjoint.nom", "Bousquet"),
    (["C: Hervé Escoffier.", "S: Moi c'est resté Quintard, Nadège Quintard, je n'ai pas pris Escoffier."], "conjoint.nom", "Quintard"),
    (["B: Karine Morvan.", "C: Morvan c'est mon nom de jeune fille. Maintenant c'est Karine Lucas, née Morvan."], "client.nom", "Lucas"),
    (["B: Karine Morvan.", "C: Morvan c'est mon nom de jeune fille. Maintenant c'est Karine Lucas, née Morvan."], "client.nom_naissance", "Morvan"),
    (["B: Vous avez des terres à votre nom ?", "C: Dix-huit hectares, oui."], "client.nom", None),
    (["B: Le nom du contrat ?", "C: Simulations Retraite, je crois."], "client.nom", None),
    (["C: Clémence Aubriot, B, R, I, O, T à la fin."], "client.nom", "Aubriot"),
    (["C: Lefebvre, avec un B, F E B V R E."], "client.nom", "Lefebvre"),
    (["B: Votre nom ?", "C: Aït Ahmed, Nordine Aït Ahmed."], "client.nom", "Aït Ahmed"),
    (["B: Monsieur Aït Ahmed, bonjour."], "client.nom", "Aït Ahmed"),
    (["C: Gwendal Le Floc'h."], "client.nom", "Le Floc'h"),
    (["B: Vous êtes ?", "C: Yıldırım, Mehmet Yıldırım."], "client.nom", "Yıldırım"),
    (["C: Mon nom c'est Lourenço Teixeira, les deux."], "client.nom", "Lourenço Teixeira"),
    (["B: Vos noms ?", "C: Sabrina Thill, lui c'est Anthony Marchetti."], "client.nom", "Thill"),
    (["B: Vos noms ?", "C: Sabrina Thill, lui c'est Anthony Marchetti."], "conjoint.nom", "Marchetti"),
    (["B: Vos noms ?", "C: Sabrina Thill, lui c'est Anthony Marchetti."], "conjoint.prenom", "Anthony"),
    (["C: Mon compte est né en 2015."], "client.nom_naissance", None),
    (["B: Bonjour Monsieur Philippe Martin."], "client.prenom", "Philippe"),
    (["B: Bonjour Monsieur Philippe Martin."], "client.nom", "Martin"),
    (["C: Je suis le voisin de Monsieur Garcin, il m'a donné votre carte. Moi c'est Loïc Tanguy."], "client.nom", "Tanguy"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "path", "expected"), CASES, ids=[f"{i}-{c[1]}" for i, c in enumerate(CASES)])
def test_it_is_understood(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
