"""From a pasted meeting to a client file, over HTTP and through real jobs."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any
from uuid import UUID

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.audit.public import history
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.intake.models import AccordEntretien, Entretien, ExtractionRecord, SourceText, TranscriptVersion

from .conftest import CONSENT, DIALOGUE, client_of, decide_all, meet, proposals


def test_claire_pastes_a_meeting_reviews_it_and_the_file_is_there(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne, fumeur=None)
    meeting = meet(claire, client_id=helene["id"])
    assert (meeting["state"], meeting["client"]["nom"], meeting["genre"]) == ("to_review", "Marchand", "dialogue")
    assert [(s["step"], s["state"]) for s in meeting["steps"]] == [
        ("routing", "done"),
        ("extraction", "done"),
        ("normalisation", "done"),
        ("summary", "done"),
        ("proposals", "done"),
    ]
    assert all(s["duration_ms"] > 0 and s["started_at"] <= s["finished_at"] for s in meeting["steps"])
    offered = proposals(claire, meeting)
    mail = offered["client.email"]
    assert (mail["kind"], mail["new"], mail["critical"], mail["safe"]) == (
        "add",
        "helene.marchand@orange.fr",
        True,
        False,
    )
    assert mail["speaker"] == {"label": "Hélène", "role": "client"}
    assert claire.read(f"clients/{helene['id']}").json()["a_relire"] == meeting["counts"]["pending"]

    decide_all(claire, meeting)
    answer = claire.send("POST", f"entretiens/{meeting['id']}/apply")

    assert answer.status_code == 200, answer.content
    assert answer.json() == {"applied": meeting["counts"]["total"], "client_id": helene["id"]}
    file = claire.read(f"clients/{helene['id']}").json()
    assert (file["email"], file["fumeur"], file["profession"]) == (
        "helene.marchand@orange.fr",
        False,
        "kinésithérapeute",
    )
    assert file["origines"]["email"]["kind"] == "entretien" and file["origines"]["email"]["id"] == meeting["id"]
    assert file["a_relire"] == 0
    assert [c["personne"] for c in file["consentements"]] == ["Hélène Marchand"]
    assert claire.read(f"entretiens/{meeting['id']}").json()["state"] == "applied"


def test_every_value_is_proven_by_words_of_the_transcript_and_their_second(cast: Cast, claire: Browser) -> None:
    meeting = meet(claire)
    segments = claire.read(f"entretiens/{meeting['id']}/transcript").json()["segments"]
    for p in proposals(claire, meeting).values():
        assert p["evidence"]
        for words in p["evidence"]:
            said = segments[words["segment"]]
            assert said["text"][words["start"] : words["end"]] == words["quote"]
            assert said["start"] <= words["t0"] <= words["t1"]


def test_what_is_written_names_the_meeting_as_its_cause_and_claire_as_its_author(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne)
    meeting = meet(claire, client_id=helene["id"])
    decide_all(claire, meeting)
    claire.send("POST", f"entretiens/{meeting['id']}/apply")
    with team_scope(cast.lavigne.id):
        lines = [line for line in history("clients_client", UUID(helene["id"])) if line.action == "update"]
        moves = history("intake_entretien", UUID(meeting["id"]), field="state")
    assert {(str(line.cause_id), line.cause_kind, line.actor_id) for line in lines if "email" in line.changes} == {
        (meeting["id"], "entretien", cast.claire.id)
    }
    assert len([line for line in lines if "email" in line.changes]) == 1
    assert [line.changes["state"][1] for line in reversed(moves)] == [
        "received",
        "queued",
        "extracting",
        "to_review",
        "applied",
    ]


def test_the_text_is_kept_byte_for_byte_with_its_checksum(cast: Cast, claire: Browser) -> None:
    meeting = meet(claire, work=False)
    assert meeting["texte_recu"]["sha256"] == __import__("hashlib").sha256(DIALOGUE.encode()).hexdigest()
    with team_scope(cast.lavigne.id):
        assert bytes(SourceText.objects.get(entretien_id=meeting["id"]).content) == DIALOGUE.encode()


def upload(browser: Browser, data: bytes, name: str, **donnees: Any) -> Any:
    form = {"fichier": SimpleUploadedFile(name, data), "donnees": json.dumps({"consentement": CONSENT, **donnees})}
    return browser.post("/api/v1/entretiens", form)


def test_a_word_document_is_uploaded(cast: Cast, claire: Browser) -> None:
    document, out = docx.Document(), io.BytesIO()
    for line in DIALOGUE.splitlines():
        document.add_paragraph(line)
    document.save(out)
    answer = upload(claire, out.getvalue(), "rendez-vous.docx", date="2026-03-12")
    assert answer.status_code == 201, answer.content
    created = answer.json()
    assert (created["source"], created["texte_recu"]["format"], created["texte_recu"]["filename"]) == (
        "upload",
        "docx",
        "rendez-vous.docx",
    )
    assert created["titre"] == "Entretien du 12 mars 2026"


def test_an_evaluation_case_brings_its_own_date(cast: Cast, claire: Browser) -> None:
    case = {"date": "2025-09-03", "turns": [{"speaker": "CLIENT", "text": "Je m'appelle Maëlle Le Goff."}]}
    assert upload(claire, json.dumps(case).encode(), "dev.json").json()["date"] == "2025-09-03"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [(b"%PDF-1.7", "rdv.pdf", "unsupported"), (b"", "rdv.txt", "empty"), (b"PK\x03\x04", "rdv.docx", "damaged")],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason_and_nothing_is_kept(
    cast: Cast, claire: Browser, data: bytes, name: str, code: str
) -> None:
    answer = upload(claire, data, name)
    assert answer.status_code == 400, answer.content
    assert answer.json()["code"] in (code, "invalid") and answer.json()["errors"]["fichier"]
    with team_scope(cast.lavigne.id):
        assert not Entretien.objects.exists() and not AccordEntretien.objects.exists()


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "consentement"),
        ({"consentement": CONSENT}, "texte"),
        ({"consentement": CONSENT, "texte": "   "}, "texte"),
        ({"consentement": {**CONSENT, "mode": "telepathie"}, "texte": DIALOGUE}, "consentement.mode"),
        ({"consentement": {**CONSENT, "personne": " "}, "texte": DIALOGUE}, "consentement.personne"),
        ({"consentement": CONSENT, "texte": DIALOGUE, "date": "2099-01-01"}, "date"),
        ({"consentement": CONSENT, "texte": DIALOGUE, "couleur": "bleu"}, "couleur"),
    ],
)
def test_an_incomplete_meeting_is_refused_field_by_field(
    cast: Cast, claire: Browser, body: dict[str, Any], field: str
) -> None:
    answer = claire.send("POST", "entretiens", body)
    assert answer.status_code == 400, answer.content
    assert field in answer.json()["errors"]
    with team_scope(cast.lavigne.id):
        assert not Entretien.objects.exists()


def test_without_agreement_nothing_is_worked_on_and_not_a_word_is_kept(cast: Cast, claire: Browser) -> None:
    meeting = meet(claire, consentement={**CONSENT, "accorde": False})
    assert (meeting["state"], meeting["mots"], meeting["texte_recu"], meeting["steps"]) == ("refused", 0, None, [])
    assert meeting["consentement"]["accorde"] is False
    with team_scope(cast.lavigne.id):
        assert not SourceText.objects.exists() and not TranscriptVersion.objects.exists()
    assert claire.send("POST", f"entretiens/{meeting['id']}/retry").status_code == 409
    assert claire.send("POST", f"entretiens/{meeting['id']}/apply").status_code == 409


def test_a_refusal_heard_in_the_words_stops_the_work_and_says_so(cast: Cast, claire: Browser) -> None:
    meeting = meet(
        claire,
        texte="COURTIER : J'enregistre notre entretien ?\nCLIENT : Non, je ne veux pas être enregistré. Je suis plombier.",
    )
    assert (meeting["state"], meeting["notice"]["code"]) == ("refused", "refusal_heard")
    assert proposals(claire, meeting) == {}
    with team_scope(cast.lavigne.id):
        assert not ExtractionRecord.objects.exists()


def test_another_language_fails_plainly_and_cannot_be_retried(cast: Cast, claire: Browser) -> None:
    meeting = meet(
        claire,
        texte="CLIENT : I am a nurse and I have two children, they are at school with my sister and it is fine for us.",
    )
    assert meeting["state"] == "failed"
    assert (meeting["failure"]["step"], meeting["failure"]["code"], meeting["failure"]["retryable"]) == (
        "routing",
        "wrong_language",
        False,
    )
    assert (
        meeting["failure"]["reason"]
        == "Le texte paraît être en anglais : seul le français est compris. Rien n’a été extrait."
    )
    answer = claire.send("POST", f"entretiens/{meeting['id']}/retry")
    assert (answer.status_code, answer.json()["code"]) == (409, "not_retryable")


def test_a_talk_that_states_nothing_comes_to_review_and_says_so(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne)
    meeting = meet(
        claire,
        client_id=helene["id"],
        texte="COURTIER : Bonjour, il fait beau aujourd'hui, je vous rappelle demain pour la suite.",
    )
    assert (meeting["state"], meeting["counts"]["total"], meeting["notice"]["code"]) == ("to_review", 0, "only_broker")
    assert claire.send("POST", f"entretiens/{meeting['id']}/apply").json()["applied"] == 0


def test_the_list_filters_searches_and_counts(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne)
    mine = meet(claire, client_id=helene["id"], titre="Bilan prévoyance")
    other = meet(logged_in(cast.thomas), titre="Assurance auto", work=False)

    def ids(query: str) -> list[str]:
        page = claire.read(f"entretiens?{query}").json()
        assert page["count"] == len(page["results"])
        return [row["id"] for row in page["results"]]

    assert set(ids("")) == {mine["id"], other["id"]}
    assert ids("q=PREVOYANCE") == [mine["id"]] and ids("q=marchand") == [mine["id"]]
    assert ids(f"client={helene['id']}") == [mine["id"]]
    assert ids("state=queued") == [other["id"]] and ids("owner=moi") == [mine["id"]]
    assert claire.read("entretiens?state=perdu").status_code == 400
    assert claire.read("todo").json() == {
        "entretiens_a_relire": 1,
        "entretiens_echec": 0,
        "taches_echues": 0,
        "mentions": 0,
    }

    def everywhere(typed: str) -> dict[str, set[str]]:
        groups = claire.read(f"search?q={typed}").json()["groupes"]
        return {group["kind"]: {hit["id"] for hit in group["results"]} for group in groups}

    # Both talks name her; one title says « bilan ».
    assert everywhere("march") == {"client": {helene["id"]}, "entretien": {mine["id"], other["id"]}}
    assert everywhere("bilan") == {"entretien": {mine["id"]}}
    row = claire.read("entretiens?fields=titre,client&q=bilan").json()["results"][0]
    assert set(row) == {"id", "titre", "client"} and row["client"]["matricule"] == helene["matricule"]


def test_a_meeting_taken_away_comes_back_with_its_work(cast: Cast, claire: Browser) -> None:
    meeting = meet(claire, work=False)
    path = f"entretiens/{meeting['id']}"
    assert claire.send("DELETE", path).status_code == 428
    assert claire.send("DELETE", path, headers={"If-Match": '"99"'}).status_code == 412
    assert claire.send("DELETE", path, headers={"If-Match": f'"{meeting["version"]}"'}).status_code == 204
    work_until_idle()
    assert claire.read(path).status_code == 404 and claire.read("entretiens").json()["count"] == 0
    assert claire.send("POST", f"{path}/restore").status_code == 200
    work_until_idle()
    assert claire.read(path).json()["state"] == "to_review"


def test_an_employee_does_not_take_away_a_colleagues_meeting(cast: Cast, claire: Browser, thomas: Browser) -> None:
    meeting = meet(claire, work=False)
    assert "delete" not in thomas.read(f"entretiens/{meeting['id']}").json()["abilities"]
    answer = thomas.send("DELETE", f"entretiens/{meeting['id']}", headers={"If-Match": f'"{meeting["version"]}"'})
    assert answer.status_code == 403
    assert claire.read(f"entretiens/{meeting['id']}").status_code == 200


def test_a_creation_repeated_with_its_key_is_made_once(cast: Cast, claire: Browser) -> None:
    body = {"texte": DIALOGUE, "consentement": CONSENT}
    first = claire.send("POST", "entretiens", body, headers={"Idempotency-Key": "double-clic"})
    again = claire.send("POST", "entretiens", body, headers={"Idempotency-Key": "double-clic"})
    assert first.json()["id"] == again.json()["id"] and claire.read("entretiens").json()["count"] == 1


@pytest.mark.parametrize("case", ["dev-001", "dev-019", "dev-029"])
def test_a_labelled_meeting_of_each_kind_becomes_a_file(cast: Cast, claire: Browser, case: str) -> None:
    labelled = json.loads((Path(__file__).parents[5] / "eval" / "dev" / f"{case}.json").read_text("utf-8"))
    told = {name: labelled[name] for name in ("id", "date", "turns")}
    created = upload(claire, json.dumps(told).encode(), f"{case}.json").json()
    work_until_idle()
    path = f"entretiens/{created['id']}"
    meeting = claire.read(path).json()
    assert (meeting["state"], meeting["genre"], meeting["date"]) == ("to_review", labelled["genre"], labelled["date"])
    segments = claire.read(f"{path}/transcript").json()["segments"]
    for p in claire.read(f"{path}/proposals").json()["proposals"]:
        assert all(segments[w["segment"]]["text"][w["start"] : w["end"]] == w["quote"] for w in p["evidence"])
    assert claire.send("POST", f"{path}/client", {"nouveau": True}).status_code == 200
    decide_all(claire, meeting)
    applied = claire.send("POST", f"{path}/apply")
    assert applied.status_code == 200, applied.content
    file = claire.read(f"clients/{applied.json()['client_id']}").json()
    assert (file["prenom"], file["nom"]) == (
        labelled["expected"]["client"]["prenom"],
        labelled["expected"]["client"]["nom"],
    )
