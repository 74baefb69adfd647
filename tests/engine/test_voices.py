"""Who speaks when nobody is labelled: turn by turn, and in raw speech where the voice changes inside a turn."""

from __future__ import annotations

from datetime import date
from itertools import groupby

import pytest

from egide.modules.intake.engine import Segment, Transcript
from egide.modules.intake.engine.couples import Answer, tell_apart
from egide.modules.intake.engine.document import open_document
from egide.modules.intake.engine.genre import is_anonymous, is_memo, keeps_turns
from egide.modules.intake.engine.roles import assign_roles
from egide.modules.intake.engine.voices import hear, split_words, weights


def roles(*turns: str, speaker: str | None = None) -> list[tuple[str, str]]:
    """Who says what: (role, words), neighbours of one role put together."""
    document = open_document(
        Transcript(tuple(Segment(index, speaker, text) for index, text in enumerate(turns))), date(2026, 3, 12)
    )
    assign_roles(document)
    said = [(clause.role, clause.text.strip()) for clause in document.clauses]
    return [(role, " ".join(text for _, text in pieces)) for role, pieces in groupby(said, key=lambda piece: piece[0])]


TURNS = [
    ("Alors, votre métier ?", "Tourneur-fraiseur.", "Depuis longtemps ?", "Vingt ans, j'ai commencé apprenti."),
    ("Le loyer ?", "Sept cents.", "Et les charges ?", "Comprises dedans."),
    ("Je vous mets une rente, pour les petits ?", "Deux cents chacun.", "C'est noté.", "Merci."),
    ("Il vous reste quoi sur le crédit ?", "Quatre ans.", "Quelle banque ?", "La Poste."),
    ("Vous avez des enfants ?", "Un garçon, Malo.", "Il a quel âge ?", "Il a neuf ans."),
    ("Bonjour, installez-vous.", "Bonjour, merci.", "Qu'est-ce qui vous amène ?", "La mutuelle, elle augmente."),
    ("On regarde votre retraite ?", "Une autre fois.", "Très bien, je le note.", "Vous me rappelez en mai ?"),
    ("Et l'optique ?", "Le minimum, je vois bien.", "Le dentaire ?", "Fort, j'ai un bridge à refaire."),
]  # fmt: skip


@pytest.mark.parametrize("turns", TURNS)
def test_turns_without_labels_alternate_between_broker_and_client(turns: tuple[str, ...]) -> None:
    assert [role for role, _ in roles(*turns)] == ["courtier", "client"] * 2


RAW = [
    ("vous avez quel âge", "j'ai quarante deux ans"),
    ("vous fumez", "non j'ai arrêté il y a trois ans"),
    ("vous payez combien", "soixante euros par mois à la maaf"),
    ("et vous faites combien de kilomètres par an", "oh dans les dix mille"),
    ("est ce que vous êtes mariés", "oui depuis deux mille douze"),
    ("et votre numéro de téléphone", "zéro six douze quinze dix huit vingt"),
    ("vous avez des enfants", "oui deux ils ont six et neuf ans"),
    ("d'accord et vous êtes propriétaires", "oui on a acheté en deux mille dix"),
]


@pytest.mark.parametrize(("question", "answer"), RAW)
def test_the_voice_changes_inside_a_turn_of_raw_speech(question: str, answer: str) -> None:
    opening = "bonjour moi c'est paul martin je suis plombier à mon compte"
    document = open_document(Transcript((Segment(0, None, f"{opening} {question} {answer}"),)), date(2026, 3, 12))
    assign_roles(document)
    middle = document.text.index(document.text.split()[-1])
    asked = len(opening) + 1 + len(question) // 2
    assert document.clause_at(asked).role == "courtier"
    assert document.clause_at(middle).role == "client"


def test_one_label_for_everybody_is_no_label() -> None:
    assert is_anonymous({None})
    assert is_anonymous({"SPEAKER_00"})
    assert not is_anonymous({"CLIENT"})
    assert not is_anonymous({"S1", "S2"})
    said = roles("Vous fumez ?", "Jamais.", "Et du sport ?", "Je cours un peu.", speaker="SPEAKER_00")
    assert [role for role, _ in said] == ["courtier", "client"] * 2


def test_turns_are_trusted_only_when_they_end_like_sentences() -> None:
    assert keeps_turns(["Vous fumez ?", "Non.", "Et madame ?", "Non plus."])
    assert not keeps_turns(["vous fumez", "non et madame", "non plus et le", "sport"])
    assert not keeps_turns(["Vous fumez ?", "Non."])


@pytest.mark.parametrize(
    ("text", "memo"),
    [
        ("j'ai vu monsieur roy hier, il est veuf, il vit a pau avec sa fille, elle est etudiante", True),
        ("rendez-vous avec madame diaz, elle est kine, son mari est decede, elle veut une rente", True),
        ("bonjour vous etes monsieur roy oui c'est moi et vous habitez ou a pau avec ma fille", False),
        ("vous me disiez que votre mari est kine oui il est kine et il veut une rente", False),
    ],
)  # fmt: skip
def test_a_memo_is_told_from_talk(text: str, memo: bool) -> None:
    assert is_memo(text) is memo


def test_numbers_and_months_are_alike_to_the_chain() -> None:
    assert [word.text for word in split_words("le vingt deux mai 1980, rendez-vous ?", 0, 0)] == [
        "le", "N", "M", "N", "rendez", "rdv",
    ]  # fmt: skip


def test_silence_has_no_voice() -> None:
    assert hear([], by_turn=True) == hear([], by_turn=False) == []


def test_the_weights_are_small_enough_to_ship() -> None:
    known = weights()
    assert 1000 < len(known.voice) + len(known.gap) < 20_000


@pytest.mark.parametrize(("answers", "second"), [
    ([("bonjour.", "bonjour a vous deux."), ("bonjour.", "")], [False, True]),
    ([("mon mari est garagiste.", "et vous ?"), ("moi je repare, oui.", ""), ("mille six.", "et vous, madame ?")],
     [False, True, False]),
    ([("ma femme est fleuriste.", "alors ?"), ("elle sait tout, lui.", ""), ("mon mari exagere.", "et donc ?")],
     [False, True, True]),
    ([("je suis nee a pau.", "alors ?"), ("moi a tarbes.", ""), ("deux mille.", "et monsieur, le salaire ?")],
     [False, True, True]),
    ([("oui.", "alors ?"), ("non.", ""), ("si.", "")], [False, True, False]),
    ([("mon compagnon arrive.", "alors ?"), ("me voila.", ""), ("trois ans.", "c'est vieux, sylvie ?")],
     [False, True, False]),
])  # fmt: skip
def test_two_of_a_household_are_told_apart(answers: list[tuple[str, str]], second: list[bool]) -> None:
    assert tell_apart([Answer(text, asked) for text, asked in answers]) == second


def test_nobody_answers_nobody() -> None:
    assert tell_apart([]) == []


def test_a_couple_without_labels_is_client_and_spouse() -> None:
    said = roles(
        "Bonjour, asseyez-vous tous les deux. Vos dates de naissance ?",
        "Le 4 juin 1978, à Brest.",
        "Moi le 9 mai 1975, je suis né à Pau.",
        "Vous êtes mariés ?",
        "Depuis quinze ans.",
        "Seize, chéri.",
        "Et vos métiers ?",
        "Je suis sage-femme, mon mari est couvreur.",
        "Couvreur zingueur, à mon compte.",
        "Vous fumez ?",
        "Non.",
        "Moi oui.",
    )
    assert [role for role, _ in said] == ["courtier", "client", "conjoint"] * 4
