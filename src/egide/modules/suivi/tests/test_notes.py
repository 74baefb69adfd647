"""Notes on a file, and the colleagues they call upon."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.modules.suivi.services.notes import mentioned

from .conftest import ok, over

pytestmark = pytest.mark.django_db
CLAIRE, THOMAS, ANNE, ANNE_SOPHIE = uuid4(), uuid4(), uuid4(), uuid4()
COLLEAGUES = [
    (CLAIRE, "Claire Vasseur"),
    (THOMAS, "Thomas Berger"),
    (ANNE, "Anne Lavigne"),
    (ANNE_SOPHIE, "Anne Lavigne-Morin"),
]


@pytest.mark.parametrize(
    ("texte", "called"),
    [
        ("@Claire Vasseur tu la rappelles ?", [CLAIRE]),
        ("Voir @claire vasseur et @THOMAS BERGER, puis @Claire Vasseur.", [CLAIRE, THOMAS]),
        ("@Anne Lavigne-Morin", [ANNE_SOPHIE]),
        ("@Anne Lavigne, merci", [ANNE]),
        ("helene@Claire Vasseurs.fr", []),
        ("Claire Vasseur l’a vue", []),
        ("@Claire", []),
        ("@", []),
    ],
)
def test_whoever_is_named_after_an_at_is_called(texte: str, called: list[object]) -> None:
    assert mentioned(texte, COLLEAGUES) == called


@given(st.text(alphabet="@CclaireVsu T\n", max_size=60))
def test_any_text_calls_each_colleague_once_at_most(texte: str) -> None:
    called = mentioned(texte, COLLEAGUES)

    assert len(called) == len(set(called))
    assert (CLAIRE in called) <= ("@claire vasseur" in texte.lower().replace("\n", " "))


def todo(browser: Browser) -> int:
    return int(ok(browser.read("todo"))["mentions"])


def test_a_colleague_named_in_a_note_finds_it_among_what_waits(claire: Browser, thomas: Browser, helene: str) -> None:
    texte = "@Claire Vasseur elle a rappelé."
    note = ok(thomas.send("POST", f"{helene}/notes", {"texte": texte}), 201)

    assert [called["nom"] for called in note["mentions"]] == ["Vasseur"]
    assert (todo(claire), todo(thomas)) == (1, 0)
    [mention] = ok(claire.read("mentions"))["results"]
    assert (mention["note"]["texte"], mention["auteur"]["nom"], mention["client"]["nom"]) == (
        texte,
        "Berger",
        "Marchand",
    )

    ok(claire.send("PATCH", f"mentions/{mention['id']}", {"vue": True}), 204)
    assert todo(claire) == 0
    ok(claire.send("PATCH", f"mentions/{mention['id']}", {"vue": False}), 204)
    assert todo(claire) == 1


def test_a_mention_is_seen_by_the_person_only(claire: Browser, thomas: Browser, helene: str) -> None:
    ok(thomas.send("POST", f"{helene}/notes", {"texte": "@Claire Vasseur"}), 201)
    [mention] = ok(claire.read("mentions"))["results"]

    assert thomas.send("PATCH", f"mentions/{mention['id']}", {"vue": True}).status_code == 404
    assert todo(claire) == 1


def test_another_version_calls_who_is_new_and_lets_go_who_is_no_longer_named(
    claire: Browser, thomas: Browser, cast: Cast, helene: str
) -> None:
    anne = logged_in(cast.anne, cast.lavigne)
    note = ok(thomas.send("POST", f"{helene}/notes", {"texte": "@Claire Vasseur"}), 201)

    changed = ok(thomas.send("PATCH", f"notes/{note['id']}", {"texte": "@Anne Lavigne plutôt"}, **over(note)))

    assert [called["prenom"] for called in changed["mentions"]] == ["Anne"]
    assert (todo(claire), todo(anne)) == (0, 1)


def test_somebody_who_left_the_firm_is_not_called(claire: Browser, cast: Cast, helene: str) -> None:
    antoine = logged_in(cast.antoine)
    thomas = cast.thomas.membership_in(cast.lavigne)
    ok(antoine.send("PATCH", f"team/members/{thomas}", {"active": False}))

    assert ok(claire.send("POST", f"{helene}/notes", {"texte": "@Thomas Berger"}), 201)["mentions"] == []


def test_pinned_notes_come_first_and_anybody_may_pin(claire: Browser, thomas: Browser, helene: str) -> None:
    first = ok(claire.send("POST", f"{helene}/notes", {"texte": "Jamais le **mercredi**."}), 201)
    ok(claire.send("POST", f"{helene}/notes", {"texte": "A rappelé."}), 201)

    pinned = ok(thomas.send("PATCH", f"notes/{first['id']}", {"epinglee": True}, **over(first)))

    assert pinned["epinglee"] is True
    assert [note["texte"] for note in ok(claire.read(f"{helene}/notes"))["results"]] == [
        "Jamais le **mercredi**.",
        "A rappelé.",
    ]


def test_words_are_their_author_s(claire: Browser, thomas: Browser, cast: Cast, helene: str) -> None:
    note = ok(claire.send("POST", f"{helene}/notes", {"texte": "A rappelé."}), 201)

    for other in (thomas, logged_in(cast.antoine)):
        assert other.send("PATCH", f"notes/{note['id']}", {"texte": "Non."}, **over(note)).status_code == 403
    assert ok(claire.read(f"{helene}/notes"))["results"][0]["texte"] == "A rappelé."


def test_a_note_taken_away_takes_its_mentions_and_gives_them_back(
    claire: Browser, thomas: Browser, helene: str
) -> None:
    note = ok(thomas.send("POST", f"{helene}/notes", {"texte": "@Claire Vasseur"}), 201)

    ok(thomas.send("DELETE", f"notes/{note['id']}", **over(note)), 204)
    assert (todo(claire), ok(claire.read(f"{helene}/notes"))["count"]) == (0, 0)
    ok(thomas.send("POST", f"notes/{note['id']}/restore"))
    assert (todo(claire), ok(claire.read(f"{helene}/notes"))["count"]) == (1, 1)


@pytest.mark.parametrize("texte", ["", "   \n ", "x" * 10_001])
def test_a_note_says_something_and_not_a_book(claire: Browser, helene: str, texte: str) -> None:
    assert claire.send("POST", f"{helene}/notes", {"texte": texte}).json()["errors"].keys() == {"texte"}
    assert ok(claire.read(f"{helene}/notes"))["count"] == 0
