"""A marker is found however Word has cut it, and what stands around it stays."""

from __future__ import annotations

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.integrations.word.faults import Faute
from egide.integrations.word.markers import Marker, Words, read_markers

PATHS = st.sampled_from(["client.nom", "client.prenom", "enfants.prenom", "cabinet.nom"])
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"], exclude_characters="{}"), max_size=12)


def paragraph(pieces: list[str]):
    made = docx.Document().add_paragraph()
    for piece in pieces:
        made.add_run(piece)
    return made


@given(st.lists(st.tuples(WORDS, PATHS), max_size=4), WORDS, st.data())
def test_a_marker_cut_anywhere_is_replaced_as_if_it_were_whole(parts, after, data) -> None:
    text = "".join(f"{words}{{{{{path}}}}}" for words, path in parts) + after
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    edges = [0, *cuts, len(text)]
    made = paragraph([text[start:end] for start, end in zip(edges, edges[1:], strict=False)])
    words = Words(made._p)
    assert words.text == text
    markers, fautes = read_markers(words.text)
    assert (fautes, [one.path for one in markers]) == ([], [path for _words, path in parts])
    for marker in reversed(markers):
        words.replace(marker.start, marker.end, f"<{marker.path}>")
    assert made.text == "".join(f"{words}<{path}>" for words, path in parts) + after


def test_a_value_takes_the_shape_of_the_run_where_its_marker_begins() -> None:
    made = paragraph(["Mme ", "{{cli", "ent.nom}}", ", demeurant"])
    made.runs[1].bold = True
    words = Words(made._p)
    words.replace(4, 18, "Marchand")
    assert [(run.text, run.bold) for run in made.runs] == [
        ("Mme ", None),
        ("Marchand", True),
        ("", None),
        (", demeurant", None),
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("{{client.nom}}", Marker("champ", "client.nom", 0, 14)),
        ("{{ Client.Prénom }}", Marker("champ", "client.prenom", 0, 19)),
        ("{{client.email | non communiqué}}", Marker("champ", "client.email", 0, 33, "non communiqué")),
        ("{{si conjoint}}", Marker("si", "conjoint", 0, 15)),
        ("{{SI PAS\u00a0client.email}}", Marker("si", "client.email", 0, 23, pas=True)),
        ("{{fin si}}", Marker("fin", "", 0, 10)),
    ],
)
def test_a_marker_is_read_as_a_broker_writes_it(text: str, read: Marker) -> None:
    assert read_markers(text) == ([read], [])


@pytest.mark.parametrize(
    ("text", "faute"),
    [
        ("{{}}", Faute("marqueur_vide", {"marqueur": "{{}}"})),
        ("{{nom du client !}}", Faute("marqueur_illisible", {"marqueur": "{{nom du client !}}"})),
        ("{{client.email | }}", Faute("marqueur_illisible", {"marqueur": "{{client.email | }}"})),
        ("Bonjour {{client.nom", Faute("accolades", {"extrait": "Bonjour {{client.nom"})),
        ("client.nom}} bonjour", Faute("accolades", {"extrait": "client.nom}} bonjour"})),
    ],
)
def test_what_is_nearly_a_marker_is_told(text: str, faute: Faute) -> None:
    assert read_markers(text)[1] == [faute]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    markers, _fautes = read_markers(text)
    assert all(text[one.start : one.end].startswith("{{") for one in markers)
