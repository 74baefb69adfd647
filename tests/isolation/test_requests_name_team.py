"""A broker's day through the API: every SQL statement of every request and job names the firm."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import Cast, create_cast
from tests.people import Browser, logged_in

from egide.foundation.jobs.worker import work_until_idle

CONSENT = {"accorde": True, "personne": "Hélène Marchand", "formulation": "Avec votre accord.", "mode": "oral"}
DIALOGUE = """[00:02] Claire : Bonjour Madame Marchand. Quelle est votre profession ?
[00:09] Hélène : Bonjour. Je suis kinésithérapeute, à mon compte depuis mars 2015.
[00:16] Claire : Votre adresse e-mail ?
[00:19] Hélène : helene point marchand arobase orange point fr.
[00:33] Claire : Votre date de naissance ?
[00:36] Hélène : Le 12 mars 1984, à Angers.
"""


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return create_cast()


@pytest.fixture
def antoine(cast: Cast) -> Browser:
    """The firm's administrator: may do everything there."""
    return logged_in(cast.antoine)


def done(answer: Any, status: int = 200) -> Any:
    assert answer.status_code == status, answer.content
    return answer.json() if answer.content else None


def etag(version: int) -> dict[str, str]:
    return {"HTTP_IF_MATCH": f'"{version}"'}


def test_every_statement_on_a_client_file_names_the_firm(antoine, assert_sql_names_team):
    with assert_sql_names_team() as statements:
        client = done(antoine.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène", "ville": "Nantes"}), 201)
        path = f"clients/{client['id']}"
        done(antoine.send("PATCH", path, {"ville": "Rezé"}, **etag(client["version"])))
        done(antoine.send("POST", f"{path}/enfants", {"prenom": "Léa"}), 201)
        done(antoine.read("clients", data={"q": "helene", "sort": "-nom", "ville": "reze", "a_relire": "true"}))
        done(antoine.read("clients", data={"page_size": "1"}))
        read = done(antoine.read(path))
        done(antoine.read(f"clients/{client['matricule']}"))
        done(antoine.read(f"{path}/history"))
        done(antoine.read(f"{path}/consentements"))
        done(antoine.read("search", data={"q": "march"}))
        done(antoine.read("dictionary"))
        antoine.send("DELETE", path, **etag(read["version"]))
        antoine.send("POST", f"{path}/restore")
    assert len(statements) > 30


def test_every_statement_on_what_hangs_on_a_file_names_the_firm(antoine, assert_sql_names_team):
    client = done(antoine.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène"}), 201)
    path = f"clients/{client['id']}"
    with assert_sql_names_team() as statements:
        sent = {"content_type": "application/octet-stream", "headers": {"X-Nom-Fichier": "RIB.pdf"}}
        piece = done(antoine.post(f"/api/v1/{path}/pieces", b"%PDF-1.7", **sent), 201)
        done(antoine.read(f"{path}/pieces", data={"q": "rib", "sort": "-size"}))
        assert antoine.read(f"pieces/{piece['id']}/content").getvalue() == b"%PDF-1.7"
        done(antoine.send("DELETE", f"pieces/{piece['id']}", **etag(1)), 204)
        done(antoine.send("POST", f"pieces/{piece['id']}/restore"))
        note = done(antoine.send("POST", f"{path}/notes", {"texte": "@Claire Vasseur"}), 201)
        done(antoine.send("PATCH", f"notes/{note['id']}", {"texte": "Vu."}, **etag(1)))
        done(antoine.read(f"{path}/notes"))
        done(antoine.read("mentions"))
        task = done(antoine.send("POST", "taches", {"titre": "Rappeler", "client_id": client["id"]}), 201)
        done(antoine.send("PATCH", f"taches/{task['id']}", {"faite": True}, **etag(1)))
        done(antoine.read("taches", data={"q": "rappel", "assigne": "moi", "etat": "toutes"}))
        done(antoine.read("todo"))
        done(antoine.read(f"{path}/fil"))
    assert len(statements) > 30


def test_every_statement_on_people_names_the_firm(antoine, cast, assert_sql_names_team):
    with assert_sql_names_team() as statements:
        done(antoine.read("session"))
        done(antoine.read("session/devices"))
        [claire] = [m for m in done(antoine.read("team/members")) if m["prenom"] == "Claire"]
        antoine.send("PATCH", f"team/members/{claire['id']}", {"titre": "Courtière en assurances"})
        antoine.send("POST", "team/invitations", {"email": "nouvelle@lavigne.example", "role": "employe"})
        done(antoine.read("team/invitations"))
        logged_in(cast.anne, cast.ponant)
    assert len(statements) > 15


def test_every_statement_of_a_meeting_names_the_firm_in_requests_and_in_jobs(antoine, assert_sql_names_team):
    with assert_sql_names_team() as statements:
        body = {"texte": DIALOGUE, "consentement": CONSENT, "date": "2026-03-12"}
        entretien = done(antoine.send("POST", "entretiens", body), 201)
        work_until_idle()
        path = f"entretiens/{entretien['id']}"
        assert done(antoine.read(path))["state"] == "to_review"
        done(antoine.read("entretiens", data={"state": "to_review", "q": "marchand"}))
        done(antoine.read("todo"))
        done(antoine.read(f"{path}/transcript"))
        done(antoine.read(f"{path}/candidates"))
        antoine.send("POST", f"{path}/client", {"nouveau": True})
        for proposal in done(antoine.read(f"{path}/proposals"))["proposals"]:
            if proposal["state"] == "pending":
                done(antoine.send("PATCH", f"{path}/proposals/{proposal['id']}", {"state": "accepted"}))
        antoine.send("POST", f"{path}/accept-safe")
        done(antoine.send("POST", f"{path}/apply"))
    assert len(statements) > 60
