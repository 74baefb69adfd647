"""Who speaks, corrected: one turn, several, a whole voice; the versions, and what becomes of the proposals."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from tests.cast import Cast
from tests.people import Browser

from egide.foundation.audit.models import AuditEntry
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.intake.machine import State, StepName
from egide.modules.intake.models import Entretien, Proposal, TranscriptVersion
from egide.modules.intake.services.work import begin

from .conftest import decide, meet, proposals

Json = dict[str, Any]
COUPLE = """Paul : Quelle est votre profession ?
Anne : Je suis plombière.
Paul : Vous fumez ?
Anne : Non, je ne fume pas.
Paul : Votre adresse e-mail ?
Anne : anne point roux arobase orange point fr.
"""
UNLABELLED = """Bonjour, quelle est votre profession s'il vous plaît ?

Je suis plombière, à mon compte depuis dix ans.

Est-ce que vous fumez ?

Non, je ne fume pas du tout.

Quelle est votre adresse e-mail ?

C'est anne point roux arobase orange point fr.
"""


def turns(browser: Browser, meeting: Json, premier: int, dernier: int, role: str, *, work: bool = True) -> Any:
    body = {"premier": premier, "dernier": dernier, "role": role}
    answer = browser.send("PATCH", f"entretiens/{meeting['id']}/transcript/tours", body)
    if work:
        work_until_idle()
    return answer


def voices(browser: Browser, meeting: Json, **roles: str) -> Any:
    answer = browser.send("PATCH", f"entretiens/{meeting['id']}/transcript/speakers", roles)
    work_until_idle()
    return answer


def restore(browser: Browser, meeting: Json, version: int, expected: int) -> Any:
    path = f"entretiens/{meeting['id']}/transcript/versions/{version}/retablir"
    answer = browser.send("POST", path, headers={"If-Match": f'"{expected}"'})
    work_until_idle()
    return answer


def words(browser: Browser, meeting: Json, version: int | None = None) -> Json:
    asked = "" if version is None else f"?version={version}"
    found: Json = browser.read(f"entretiens/{meeting['id']}/transcript{asked}").json()
    return found


def versions(browser: Browser, meeting: Json) -> list[Json]:
    found: list[Json] = browser.read(f"entretiens/{meeting['id']}/transcript/versions").json()
    return found


def roles(browser: Browser, meeting: Json, version: int | None = None) -> list[str | None]:
    return [turn["role"] for turn in words(browser, meeting, version)["segments"]]


@pytest.fixture
def meeting(claire: Browser) -> Json:
    read = meet(claire, texte=COUPLE)
    voices(claire, read, Paul="courtier", Anne="client")
    return read


def test_one_turn_is_given_to_somebody_else_and_what_it_says_follows(claire: Browser, meeting: Json) -> None:
    before = proposals(claire, meeting)
    assert before["client.profession"]["new"] == "plombière"

    answer = turns(claire, meeting, 1, 1, "conjoint")

    assert answer.status_code == 200 and answer.json()["version"] == 3
    assert roles(claire, meeting) == ["courtier", "conjoint", "courtier", "client", "courtier", "client"]
    assert [t["corrige"] for t in words(claire, meeting)["segments"]] == [False, True, False, False, False, False]
    after = proposals(claire, meeting)
    assert after["conjoint.profession"]["new"] == "plombière" and "client.profession" not in after
    assert after["conjoint.profession"]["speaker"] == {"label": "Anne", "role": "conjoint"}
    # What rests on other turns is the same proposal as before.
    assert after["client.email"]["id"] == before["client.email"]["id"]
    assert after["client.fumeur"]["id"] == before["client.fumeur"]["id"]


def test_the_person_is_told_what_the_correction_changed(claire: Browser, meeting: Json) -> None:
    turns(claire, meeting, 1, 1, "conjoint")
    last, *_ = versions(claire, meeting)
    told = {(e["effet"], e["de"], e["section"], e["champ"]): (e["avant"], e["apres"]) for e in last["effets"]}
    assert told == {("deplacee", "client", "conjoint", "profession"): ("plombière", "plombière")}
    assert last["corrections"] == [
        {"genre": "tours", "premier": 1, "dernier": 1, "voix": None, "role": "conjoint", "retour_a": None}
    ]
    assert last["par"] == "Claire Vasseur"


def test_a_range_of_turns_is_one_gesture_and_one_version(cast: Cast, claire: Browser, meeting: Json) -> None:
    assert turns(claire, meeting, 1, 5, "conjoint").json()["version"] == 3
    assert roles(claire, meeting) == ["courtier", *["conjoint"] * 5]
    assert [v["version"] for v in versions(claire, meeting)] == [3, 2, 1]


def test_a_whole_voice_keeps_the_turns_that_were_given_to_others(claire: Browser, meeting: Json) -> None:
    turns(claire, meeting, 3, 3, "autre")
    assert voices(claire, meeting, Anne="conjoint").status_code == 200
    assert roles(claire, meeting) == ["courtier", "conjoint", "courtier", "autre", "courtier", "conjoint"]


def test_a_version_is_kept_compared_and_brought_back_in_one_gesture(cast: Cast, claire: Browser, meeting: Json) -> None:
    first = roles(claire, meeting)
    turns(claire, meeting, 1, 5, "conjoint")
    assert roles(claire, meeting, 2) == first and roles(claire, meeting) != first

    assert restore(claire, meeting, 2, 3).json()["version"] == 4

    assert roles(claire, meeting) == first
    assert versions(claire, meeting)[0]["corrections"][0]["retour_a"] == 2
    with team_scope(cast.lavigne.id):
        assert list(TranscriptVersion.objects.order_by("version").values_list("version", flat=True)) == [1, 2, 3, 4]


def test_what_others_corrected_meanwhile_is_not_undone(claire: Browser, meeting: Json) -> None:
    turns(claire, meeting, 1, 1, "conjoint")
    turns(claire, meeting, 3, 3, "conjoint")
    assert restore(claire, meeting, 2, 3).status_code == 412
    assert restore(claire, meeting, 9, 4).status_code == 404
    assert words(claire, meeting)["version"] == 4


def test_decisions_are_kept_and_come_back_when_the_correction_is_undone(claire: Browser, meeting: Json) -> None:
    found = proposals(claire, meeting)
    for path, state in (("client.profession", "accepted"), ("client.email", "accepted"), ("client.fumeur", "refused")):
        assert decide(claire, meeting, found[path], state).status_code == 200

    turns(claire, meeting, 1, 1, "conjoint")
    after = proposals(claire, meeting)
    assert (after["client.email"]["state"], after["client.fumeur"]["state"]) == ("accepted", "refused")
    asked = after["client.profession"]
    assert (asked["id"], asked["state"], asked["kind"]) == (found["client.profession"]["id"], "pending", "conflict")
    assert asked["conflict_reason"].startswith("Depuis la correction des voix")

    restore(claire, meeting, 2, 3)
    back = proposals(claire, meeting)["client.profession"]
    assert (back["id"], back["state"], back["kind"]) == (found["client.profession"]["id"], "accepted", "add")
    told = {(e["effet"], e["section"]) for e in versions(claire, meeting)[0]["effets"] if e["champ"] == "profession"}
    assert told == {("retiree", "conjoint"), ("reprise", "client")}


def test_corrections_that_follow_each_other_at_once_all_count(cast: Cast, claire: Browser, meeting: Json) -> None:
    assert turns(claire, meeting, 1, 1, "conjoint", work=False).status_code == 200
    with team_scope(cast.lavigne.id):
        entretien = Entretien.objects.get(pk=meeting["id"])
        begin(entretien_id=entretien.id, step=StepName.ROUTING, run=entretien.run)
        assert Entretien.objects.get(pk=meeting["id"]).state == State.EXTRACTING
    assert turns(claire, meeting, 3, 3, "conjoint").status_code == 200
    assert roles(claire, meeting) == ["courtier", "conjoint", "courtier", "conjoint", "courtier", "client"]
    assert claire.read(f"entretiens/{meeting['id']}").json()["state"] == "to_review"
    assert {"conjoint.profession", "conjoint.fumeur"} <= set(proposals(claire, meeting))


def test_a_correction_that_says_what_is_known_makes_no_version(claire: Browser, meeting: Json) -> None:
    assert turns(claire, meeting, 1, 1, "client").json()["version"] == 2
    assert voices(claire, meeting, Anne="client").json()["version"] == 2


@pytest.mark.parametrize(
    ("premier", "dernier", "role", "field"),
    [(6, 6, "client", "premier"), (2, 9, "client", "dernier"), (3, 1, "client", "dernier"), (1, 1, "pilote", "role")],
)
def test_a_turn_that_is_not_there_is_refused(
    cast: Cast, claire: Browser, meeting: Json, premier: int, dernier: int, role: str, field: str
) -> None:
    answer = turns(claire, meeting, premier, dernier, role)
    assert answer.status_code == 400 and field in answer.json()["errors"]
    with team_scope(cast.lavigne.id):
        assert TranscriptVersion.objects.count() == 2


def test_an_applied_meeting_is_corrected_no_more(cast: Cast, claire: Browser, meeting: Json) -> None:
    with team_scope(cast.lavigne.id):
        Entretien.objects.filter(pk=meeting["id"]).update(state="refused")
    assert turns(claire, meeting, 1, 1, "conjoint").status_code == 409
    assert restore(claire, meeting, 1, 2).status_code == 409
    assert words(claire, meeting)["version"] == 2


def test_the_log_says_who_corrected_what(cast: Cast, claire: Browser, meeting: Json) -> None:
    turns(claire, meeting, 1, 3, "conjoint")
    with team_scope(cast.lavigne.id):
        lines = list(AuditEntry.objects.filter(table_name="intake_correctionvoix").order_by("id"))
    assert [line.actor_id for line in lines] == [cast.claire.id] * 3
    written = lines[-1].changes
    assert (written["premier"], written["dernier"], written["role"]) == ([None, 1], [None, 3], [None, "conjoint"])


def test_unlabelled_turns_have_proposed_roles_and_can_be_told(claire: Browser) -> None:
    meeting = meet(claire, texte=UNLABELLED)
    heard = words(claire, meeting)["segments"]
    assert [turn["role"] for turn in heard] == ["courtier", "client"] * 3
    assert all(0.5 <= turn["confiance"] <= 1 for turn in heard)

    turns(claire, meeting, 1, 1, "conjoint")

    told = words(claire, meeting)["segments"]
    assert (told[1]["role"], told[1]["confiance"], told[1]["corrige"]) == ("conjoint", None, True)
    after = proposals(claire, meeting)
    assert after["conjoint.profession"]["new"] == "plombière" and "client.profession" not in after
    assert after["client.email"]["new"] == "anne.roux@orange.fr"


def test_a_voice_that_could_be_anybodys_is_told_as_doubtful(claire: Browser) -> None:
    clear = words(claire, meet(claire, texte=COUPLE))["speakers"]
    assert {s["label"]: s["role"] for s in clear} == {"Paul": "courtier", "Anne": "client"}
    assert all(s["confiance"] >= 0.8 for s in clear)

    vague = meet(claire, texte="Paul : Bonjour.\nAnne : Bonjour, je suis plombière.\nPaul : Très bien.\nAnne : Voilà.")
    assert all(s["confiance"] < 0.8 for s in words(claire, vague)["speakers"])
    voices(claire, vague, Paul="courtier", Anne="client")
    assert [s["confiance"] for s in words(claire, vague)["speakers"]] == [None, None]


def test_a_correction_is_not_undone_by_the_order_of_rows(cast: Cast, claire: Browser, meeting: Json) -> None:
    """Every standing proposal keeps its place in the file's order, whichever reading made it."""
    turns(claire, meeting, 3, 3, "conjoint")
    with team_scope(cast.lavigne.id):
        standing = Proposal.objects.filter(entretien_id=UUID(meeting["id"])).exclude(state="superseded")
        placed = list(standing.order_by("position").values_list("section", "champ"))
    people = [section for section, _ in placed if section in ("client", "conjoint")]
    assert people == sorted(people)
