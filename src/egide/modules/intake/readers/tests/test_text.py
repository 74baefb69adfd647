"""Pasted text, .txt and .md: who speaks, and what is a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.modules.intake.readers import MAX_CHARACTERS, ReadError, read_file, read_text


def turns(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker, s.text) for s in read_text(text).segments]


def test_a_labelled_dialogue_gives_one_segment_a_turn() -> None:
    assert turns("COURTIER : Bonjour.\nCLIENT : Bonjour, Hélène Marchand.\n\nCOURTIER: Vous êtes née quand ?") == [
        ("COURTIER", "Bonjour."),
        ("CLIENT", "Bonjour, Hélène Marchand."),
        ("COURTIER", "Vous êtes née quand ?"),
    ]


def test_a_wrapped_line_belongs_to_the_turn_above() -> None:
    assert turns("Claire : On reprend le prêt\nde la maison ?\nHélène : Oui.\nClaire : Bien.") == [
        ("Claire", "On reprend le prêt de la maison ?"),
        ("Hélène", "Oui."),
        ("Claire", "Bien."),
    ]


def test_times_before_the_name_become_starts_and_ends() -> None:
    reading = read_text("[14:10] Hélène : Mieux que prévu.\n[14:24] Claire : Très bien.")
    assert [(s.speaker, s.start, s.end) for s in reading.segments] == [
        ("Hélène", 850.0, 864.0),
        ("Claire", 864.0, None),
    ]


def test_times_after_the_name_and_hours_are_read() -> None:
    reading = read_text("Claire Vasseur (1:02:03) : Noté.\nHélène Marchand (1:02:09) : Merci.")
    assert [(s.speaker, s.start) for s in reading.segments] == [("Claire Vasseur", 3723.0), ("Hélène Marchand", 3729.0)]


def test_the_export_of_a_meeting_tool_puts_the_name_above_the_words() -> None:
    assert turns(
        "Claire Vasseur   00:14:24\nToujours le même portable ?\n\nHélène Marchand   00:14:28\nNon, j'ai changé."
    ) == [
        ("Claire Vasseur", "Toujours le même portable ?"),
        ("Hélène Marchand", "Non, j'ai changé."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "**Claire** : Bonjour.\n\n**Hélène** : Bonjour.\n\n**Claire** : Bien.",
        "- Claire : Bonjour.\n- Hélène : Bonjour.\n- Claire : Bien.",
        "**Claire :** Bonjour.\n**Hélène :** Bonjour.\n**Claire :** Bien.",
        "> Claire : Bonjour.\n> Hélène : Bonjour.\n> Claire : Bien.",
    ],
)
def test_markdown_decoration_is_not_part_of_names_or_words(text: str) -> None:
    assert turns(text) == [("Claire", "Bonjour."), ("Hélène", "Bonjour."), ("Claire", "Bien.")]


def test_a_memo_has_no_speaker_even_with_a_colon() -> None:
    assert turns("Note du 6 mai : rendez-vous avec Madame Pujol.\n\nCe qu'elle veut : 2 200 euros par mois.") == [
        (None, "Note du 6 mai : rendez-vous avec Madame Pujol."),
        (None, "Ce qu'elle veut : 2 200 euros par mois."),
    ]


def test_the_headings_of_a_memo_are_not_people() -> None:
    assert turns("Profession : infirmière\nAdresse : 12 rue Haute\nProfession : idem") == [
        (None, "Profession : infirmière Adresse : 12 rue Haute Profession : idem")
    ]


def test_a_turn_that_mentions_a_colon_stays_with_its_speaker() -> None:
    assert turns("CLIENT : J'ai deux prêts.\nle premier : la maison\nCOURTIER : Bien.") == [
        ("CLIENT", "J'ai deux prêts. le premier : la maison"),
        ("COURTIER", "Bien."),
    ]


def test_someone_who_speaks_once_among_known_voices_is_a_person() -> None:
    assert [s for s, _ in turns("COURTIER : Bonjour.\nCLIENT : Bonjour.\nJulien : Bonjour aussi.")] == [
        "COURTIER",
        "CLIENT",
        "Julien",
    ]


def test_an_address_on_the_web_is_not_a_speaker() -> None:
    assert turns("Voir https://exemple.fr pour la suite")[0][0] is None


def test_characters_are_composed_and_invisible_ones_removed() -> None:
    assert turns("CLIENT : He\u0301le\u0300ne\u00a0Marchand\x00\ufeff") == [("CLIENT", "Hélène Marchand")]


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "empty"), (" \n\t\u00a0", "empty"), ("… ! ?", "no_words"), ("a" * (MAX_CHARACTERS + 1), "too_long")],
)
def test_what_holds_no_meeting_is_refused_with_a_sentence(text: str, code: str) -> None:
    with pytest.raises(ReadError) as refused:
        read_text(text)
    assert refused.value.code == code
    assert refused.value.message.endswith(".")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    reading = read_file(
        "CLIENT : Hélène, née à Saint-Étienne, 1 200 €.\nCOURTIER : Bien.".encode(encoding), name="rdv.txt"
    )
    assert reading.segments[0].text == "Hélène, née à Saint-Étienne, 1 200 €."
    assert reading.format == "text"


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_and_no_word_is_lost(text: str) -> None:
    try:
        reading = read_text(text)
    except ReadError:
        return
    assert all(s.text == s.text.strip() and s.text for s in reading.segments)
    assert reading.words > 0


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["CLIENT", "COURTIER", "CONJOINT"]),
            st.from_regex(r"[a-zéà]{1,9}( [a-zéà]{1,9}){0,6}", fullmatch=True),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_a_dialogue_written_out_is_read_back(dialogue: list[tuple[str, str]]) -> None:
    assert turns("\n".join(f"{who} : {said}" for who, said in dialogue)) == list(dialogue)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read_file(data, name="rdv.txt")
    except ReadError as refused:
        assert refused.code
