"""What the household wants at this meeting: asked for, agreed to, summed up; refused, put off or covered is no need."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

CASES = [
    # what they came for
    (["B: On avait dit la voiture, c'est ça ?", "C: La voiture et l'habitation."], ["auto", "habitation"]),
    (["B: Qu'est-ce qui vous amène ?", "C: Une mutuelle, la mienne a encore augmenté."], ["sante"]),
    (["B: Je vous écoute, c'est pour quoi ?", "C: La prévoyance, je suis à mon compte."], ["prevoyance"]),
    (["C: Bonjour, je viens pour la retraite."], ["retraite"]),
    (["C: Je cherche à placer 20 000 euros."], ["epargne"]),
    (["C: Il me faudrait une protection juridique, j'ai un souci avec mon chef."], ["protection_juridique"]),
    (["C: Je voudrais changer l'assurance de mon prêt."], ["emprunteur"]),
    (["C: Il me faut une décennale avant lundi."], ["responsabilite_civile"]),
    # offered and agreed
    (["B: Je peux étudier une garantie de salaire, si vous voulez.", "C: Faites, oui."], ["prevoyance"]),
    (["B: Je vous fais une délégation d'assurance ?", "C: Oui, allez-y."], ["emprunteur"]),
    (["B: Une protection juridique, à six euros par mois ?", "C: D'accord, on la prend."], ["protection_juridique"]),
    (["B: On regarde la mutuelle ?", "C: Volontiers."], ["sante"]),
    # a contract to be changed
    (["C: On a un prêt au CIC, 900 euros par mois.", "B: Et l'assurance ?", "C: La CNP, 41 euros par mois, un collègue paie moitié moins.", "B: On va changer ça."], ["emprunteur"]),
    (["C: La voiture est chez Axa, 92 euros par mois, c'est du vol."], ["auto"]),
    (["C: Ma mutuelle c'est Harmonie Mutuelle, 120 euros par mois, je veux comparer."], ["sante"]),
    # summed up
    (["B: Je récapitule. Santé pour vous quatre, et l'assurance du prêt pour vous deux.", "C: C'est ça."], ["emprunteur", "sante"]),
    (["C: La maison, mon mari s'en occupe, donc juste l'auto."], ["auto"]),
    # not wanted today
    (["B: Et la retraite, on en parle ?", "C: L'année prochaine."], []),
    (["B: Une prévoyance ?", "C: Mon employeur s'en occupe, non."], []),
    (["B: La mutuelle, on la regarde ?", "C: On est très contents de la nôtre, on garde."], []),
    (["B: Une protection juridique ?", "C: Pas la peine."], []),
    (["B: On pourrait ouvrir un PER.", "C: Plus tard."], []),
    (["B: Et votre voiture, on n'en parle pas ?", "C: Non, elle est à la Macif, j'y reste."], []),
    (["C: La voiture est à la Matmut, 45 euros par mois, on touche pas."], []),
    (["C: Mon frère cherche une mutuelle."], []),
    (["C: La maison est à nous depuis 2009."], []),
    (["C: On voudrait acheter une voiture électrique."], []),
    (["Vu Jean Petit. Il a écarté la prévoyance, il n'y voit pas d'intérêt. Elle est absente."], []),
    (["Vu Jean Petit et elle. Ai évoqué un PER, il a souri poliment."], []),
    (["Vu Jean Petit et sa femme. Il demande une prévoyance, elle une mutuelle."], ["prevoyance", "sante"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "needs"), CASES, ids=[" / ".join(lines)[:70] for lines, _ in CASES])
def test_the_needs_of_a_meeting(lines: list[str], needs: list[str]) -> None:
    assert sorted(read(*lines).besoins) == needs
