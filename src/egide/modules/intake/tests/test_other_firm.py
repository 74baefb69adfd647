"""A second firm sees nothing of a meeting, by any address, and changes nothing."""

from __future__ import annotations

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.kit.ids import uuid7

from .conftest import client_of, meet, proposals

ADDRESSES = [
    ("GET", ""),
    ("DELETE", ""),
    ("POST", "/restore"),
    ("POST", "/retry"),
    ("GET", "/transcript"),
    ("PATCH", "/transcript/speakers"),
    ("PATCH", "/transcript/tours"),
    ("GET", "/transcript/versions"),
    ("POST", "/transcript/versions/1/retablir"),
    ("GET", "/proposals"),
    ("GET", "/resume"),
    ("POST", "/resume"),
    ("PATCH", "/proposals/{proposal}"),
    ("POST", "/accept-safe"),
    ("POST", "/apply"),
    ("GET", "/candidates"),
    ("POST", "/client"),
]
BODIES = {
    "/transcript/speakers": {"Claire": "client"},
    "/transcript/tours": {"premier": 0, "dernier": 1, "role": "client"},
    "/proposals/{proposal}": {"state": "accepted"},
    "/client": {"nouveau": True},
}


@pytest.fixture
def yann(cast: Cast) -> Browser:
    return logged_in(cast.yann)


def test_what_is_not_ours_answers_as_what_does_not_exist(cast: Cast, claire: Browser, yann: Browser) -> None:
    helene = client_of(cast.lavigne)
    meeting = meet(claire, client_id=helene["id"])
    proposal = next(iter(proposals(claire, meeting).values()))["id"]
    before = claire.read(f"entretiens/{meeting['id']}").json()
    for method, path in ADDRESSES:
        answers = []
        for entretien in (meeting["id"], str(uuid7())):
            address = f"entretiens/{entretien}{path.format(proposal=proposal)}"
            sent = (
                yann.read(address)
                if method == "GET"
                else yann.send(method, address, BODIES.get(path), headers={"If-Match": '"1"'})
            )
            body = sent.json()
            body.pop("request_id")
            answers.append((sent.status_code, body))
        assert answers[0] == answers[1] and answers[0][0] == 404, (method, path, answers)
    assert claire.read(f"entretiens/{meeting['id']}").json() == before


def test_lists_searches_and_counts_are_empty(cast: Cast, claire: Browser, yann: Browser) -> None:
    helene = client_of(cast.lavigne)
    meet(claire, client_id=helene["id"])
    assert yann.read("entretiens").json()["count"] == 0
    assert yann.read(f"entretiens?client={helene['id']}").json()["count"] == 0
    assert yann.read("search?q=marchand").json()["groupes"] == []
    assert yann.read("todo").json() == {
        "entretiens_a_relire": 0,
        "entretiens_echec": 0,
        "taches_echues": 0,
        "mentions": 0,
    }


def test_another_firms_client_cannot_be_named(cast: Cast, claire: Browser, yann: Browser) -> None:
    helene = client_of(cast.lavigne)
    from .conftest import CONSENT, DIALOGUE

    body = {"texte": DIALOGUE, "consentement": CONSENT, "client_id": helene["id"]}
    assert yann.send("POST", "entretiens", body).status_code == 404
    own = meet(yann)
    assert yann.send("POST", f"entretiens/{own['id']}/client", {"client_id": helene["id"]}).status_code == 404
    assert yann.read(f"entretiens/{own['id']}/candidates").json() == []
    assert yann.read(f"entretiens/{own['id']}").json()["client"] is None
