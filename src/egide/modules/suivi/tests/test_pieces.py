"""Documents attached to a client's file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cast import Cast
from tests.people import Browser

from egide.foundation.audit.public import history
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.suivi.codes import kind_of
from egide.modules.suivi.models import Ouverture, Piece
from egide.modules.suivi.public import erase_pieces
from egide.modules.suivi.services.pieces import purge_piece

from .conftest import PDF, Attach, ok, over

pytestmark = pytest.mark.django_db


def names(browser: Browser, helene: str, query: str = "") -> list[str]:
    return [piece["nom"] for piece in ok(browser.read(f"{helene}/pieces{query}"))["results"]]


def test_a_document_is_attached_with_its_kind_guessed_and_read_back(claire: Browser, attach: Attach) -> None:
    piece = ok(attach(claire, "Avis d’imposition 2025.pdf"), 201)

    assert (piece["kind"], piece["media_type"], piece["size"]) == ("avis_imposition", "application/pdf", len(PDF))
    assert piece["created_by"]["nom"] == "Vasseur"
    assert piece["client"]["nom"] == "Marchand"
    assert piece["doublons"] == []
    answer = claire.read(f"pieces/{piece['id']}/content")
    assert b"".join(answer.streaming_content) == PDF


@pytest.mark.parametrize(
    ("nom", "kind"),
    [
        ("RIB.pdf", "rib"),
        ("CNI_recto.jpg", "piece_identite"),
        ("Carte d’identité Hélène.pdf", "piece_identite"),
        ("avis_impot_2025.pdf", "avis_imposition"),
        ("Bulletin de paie mars.pdf", "bulletin_salaire"),
        ("IMG_2034.jpg", "autre"),
        ("Description.pdf", "autre"),
        ("Conditions particulières.pdf", "contrat"),
    ],
)
def test_the_name_tells_what_a_document_probably_is(nom: str, kind: str) -> None:
    assert kind_of(nom) == kind


def test_a_stated_kind_wins_over_the_name(claire: Browser, attach: Attach) -> None:
    assert ok(attach(claire, "RIB.pdf", query="?kind=attestation"), 201)["kind"] == "attestation"
    assert attach(claire, "RIB.pdf", query="?kind=facture").status_code == 400


def test_the_same_content_again_is_told(claire: Browser, thomas: Browser, attach: Attach) -> None:
    first = ok(attach(claire, "RIB Marchand.pdf"), 201)
    second = ok(attach(thomas, "rib-scan.pdf"), 201)
    other = ok(attach(thomas, "rib-scan.pdf", PDF + b"2"), 201)

    assert [twin["id"] for twin in second["doublons"]] == [first["id"]]
    assert second["doublons"][0]["nom"] == "RIB Marchand.pdf"
    assert other["doublons"] == []


def test_documents_are_found_by_words_of_their_names_and_by_kind(claire: Browser, helene: str, attach: Attach) -> None:
    for nom in ("Avis d’imposition 2025.pdf", "Relevé Épargne.pdf", "RIB.pdf"):
        ok(attach(claire, nom, PDF + nom.encode()), 201)

    assert names(claire, helene) == ["RIB.pdf", "Relevé Épargne.pdf", "Avis d’imposition 2025.pdf"]
    assert names(claire, helene, "?q=epargne releve") == ["Relevé Épargne.pdf"]
    assert names(claire, helene, "?kind=rib") == ["RIB.pdf"]
    assert names(claire, helene, "?sort=nom") == ["Avis d’imposition 2025.pdf", "Relevé Épargne.pdf", "RIB.pdf"]


def test_a_new_name_keeps_the_ending_that_says_what_the_content_is(claire: Browser, attach: Attach) -> None:
    piece = ok(attach(claire), 201)

    renamed = ok(claire.send("PATCH", f"pieces/{piece['id']}", {"nom": "Compte joint.exe"}, **over(piece)))

    assert (renamed["nom"], renamed["version"]) == ("Compte joint.exe.pdf", 2)
    answer = claire.read(f"pieces/{piece['id']}/content")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Compte joint.exe.pdf"'
    assert claire.send("PATCH", f"pieces/{piece['id']}", {"nom": "x"}, **over(piece)).status_code == 412
    assert claire.send("PATCH", f"pieces/{piece['id']}", {"nom": "  "}, **over(renamed)).status_code == 400


def test_a_document_taken_away_comes_back_and_its_content_with_it(claire: Browser, helene: str, attach: Attach) -> None:
    piece = ok(attach(claire), 201)

    ok(claire.send("DELETE", f"pieces/{piece['id']}", **over(piece)), 204)
    assert names(claire, helene) == []
    assert claire.read(f"pieces/{piece['id']}/content").status_code == 404
    ok(claire.send("POST", f"pieces/{piece['id']}/restore"))

    assert names(claire, helene) == ["RIB Marchand.pdf"]
    assert claire.read(f"pieces/{piece['id']}/content").status_code == 200


def test_a_document_is_removed_by_who_brought_it_or_a_manager(claire: Browser, thomas: Browser, attach: Attach) -> None:
    piece = ok(attach(claire), 201)

    assert "delete" not in ok(thomas.read(f"pieces/{piece['id']}"))["abilities"]
    assert thomas.send("DELETE", f"pieces/{piece['id']}", **over(piece)).status_code == 403
    assert ok(claire.read(f"pieces/{piece['id']}"))["version"] == 1


def test_nothing_of_a_refused_document_is_kept(claire: Browser, helene: str, attach: Attach, folder: Path) -> None:
    refused = attach(claire, "RIB.pdf", b"MZ\x90\x00")

    assert (refused.status_code, refused.json()["code"]) == (400, "file_refused")
    assert refused.json()["errors"] == {"fichier": ["Ce fichier est un programme : il n’est pas accepté."]}
    assert names(claire, helene) == []
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_who_opens_a_document_is_in_the_log_once_however_many_parts_are_asked_for(
    cast: Cast, claire: Browser, thomas: Browser, attach: Attach
) -> None:
    piece = ok(attach(claire, nom="Ordonnance.pdf"), 201)
    for asked in ("bytes=0-9", "bytes=10-19"):
        assert thomas.get(f"/api/v1/pieces/{piece['id']}/content", headers={"Range": asked}).status_code == 206
    claire.read(f"pieces/{piece['id']}/content")
    claire.read(f"pieces/{piece['id']}")

    with team_scope(cast.lavigne.id):
        lines = [(line.actor_id, line.changes["nom"]) for line in history(Ouverture._meta.db_table)]
    assert sorted(lines) == sorted(
        [(cast.thomas.id, [None, "Ordonnance.pdf"]), (cast.claire.id, [None, "Ordonnance.pdf"])]
    )


def test_a_document_that_cannot_be_read_is_not_said_opened(cast: Cast, claire: Browser, attach: Attach) -> None:
    piece = ok(attach(claire), 201)
    ok(claire.send("DELETE", f"pieces/{piece['id']}", **over(piece)), 204)

    assert claire.read(f"pieces/{piece['id']}/content").status_code == 404

    with team_scope(cast.lavigne.id):
        assert Ouverture.objects.count() == 0


def test_the_documents_of_a_client_taken_away_are_out_of_reach(claire: Browser, helene: str, attach: Attach) -> None:
    piece = ok(attach(claire), 201)
    file = ok(claire.read(helene))

    ok(claire.send("DELETE", helene, HTTP_IF_MATCH=f'"{file["version"]}"'), 204)

    assert claire.read(f"{helene}/pieces").status_code == 404
    assert claire.read(f"pieces/{piece['id']}").status_code == 404
    assert claire.read(f"pieces/{piece['id']}/content").status_code == 404


@pytest.mark.django_db(transaction=True)
class TestErased:
    def test_what_was_taken_away_is_erased_in_the_end_unless_it_came_back(
        self, claire: Browser, cast: Cast, attach: Attach, folder: Path
    ) -> None:
        gone, back = ok(attach(claire), 201), ok(attach(claire, content=PDF + b"2"), 201)
        for piece in (gone, back):
            ok(claire.send("DELETE", f"pieces/{piece['id']}", **over(piece)), 204)
        ok(claire.send("POST", f"pieces/{back['id']}/restore"))

        for piece in (gone, back):
            with team_scope(cast.lavigne.id):
                purge_piece(piece_id=piece["id"], version=2)
        work_until_idle()

        assert claire.send("POST", f"pieces/{gone['id']}/restore").status_code == 404
        assert b"".join(claire.read(f"pieces/{back['id']}/content").streaming_content) == PDF + b"2"
        assert len([path for path in folder.rglob("*") if path.is_file()]) == 1

    def test_every_document_of_a_client_goes_at_once(
        self, claire: Browser, cast: Cast, helene: str, attach: Attach, folder: Path
    ) -> None:
        for number in range(3):
            piece = ok(attach(claire, content=PDF + bytes([number + 65])), 201)
        ok(claire.send("DELETE", f"pieces/{piece['id']}", **over(piece)), 204)

        with team_scope(cast.lavigne.id):
            assert erase_pieces(client_id=helene.removeprefix("clients/")) == 3
        work_until_idle()

        with team_scope(cast.lavigne.id):
            assert Piece.objects.count() == 0
        assert [path for path in folder.rglob("*") if path.is_file()] == []
