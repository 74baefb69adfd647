"""A file over HTTP: sent as a body, given back whole, in part, or shown without anything of it running."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.handlers.wsgi import WSGIRequest
from rest_framework.request import Request
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.files.api import RawBody, content_sent
from egide.foundation.files.errors import FileRefused
from egide.foundation.files.public import StoredFile
from egide.foundation.tenancy.public import team_scope

pytestmark = [pytest.mark.django_db, pytest.mark.urls("egide.foundation.files.tests.sample")]
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 600
LETTER = "Madame, vous êtes assurée depuis 2019.".encode()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.EGIDE_FILES = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


def send(browser: Browser, content: bytes, name: str = "Avis.pdf") -> Any:
    headers = {"X-Nom-Fichier": quote(name)}
    return browser.post("/api/v1/sent", content, content_type="application/octet-stream", headers=headers)


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_file_is_given_back_as_an_attachment_that_no_browser_guesses_about(claire: Browser) -> None:
    sent = send(claire, PDF, "Avis d’imposition.pdf").json()

    answer = claire.read(f"sent/{sent['id']}")

    assert sent["nom"] == "Avis d’imposition.pdf"
    assert body(answer) == PDF
    assert {name: answer.headers[name] for name in ("Content-Type", "Content-Length", "X-Content-Type-Options")} == {
        "Content-Type": "application/octet-stream",
        "Content-Length": str(len(PDF)),
        "X-Content-Type-Options": "nosniff",
    }
    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''Avis%20d%E2%80%99imposition.pdf"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_preview_has_its_own_type_and_runs_nothing(claire: Browser) -> None:
    pdf, text = (send(claire, content, name).json() for content, name in ((PDF, "a.pdf"), (LETTER, "b.txt")))

    shown = claire.read(f"sent/{pdf['id']}?apercu=1")
    assert shown.headers["Content-Type"] == "application/pdf"
    assert shown.headers["Content-Disposition"] == 'inline; filename="a.pdf"'
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in shown.headers["Content-Security-Policy"]
    shown = claire.read(f"sent/{text['id']}?apercu=1")
    assert shown.headers["Content-Type"] == "text/plain"
    assert shown.headers["Content-Security-Policy"].endswith("sandbox")


def test_what_a_browser_would_not_show_is_an_attachment_even_when_asked_for_a_preview(claire: Browser) -> None:
    sent = send(claire, b"Received: x\r\nFrom: h@orange.fr\r\n\r\n<script>alert(1)</script>", "mail.html").json()

    answer = claire.read(f"sent/{sent['id']}?apercu=1")

    assert (sent["nom"], sent["media_type"]) == ("mail.html.eml", "message/rfc822")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mail.html.eml"'
    assert answer.headers["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize(
    ("asked", "status", "start", "end"),
    [
        ("bytes=0-9", 206, 0, 10),
        ("bytes=100000-", 206, 100_000, None),
        ("bytes=-5", 206, -5, None),
        ("bytes=65530-65545", 206, 65_530, 65_546),
        ("bytes=10-9999999", 206, 10, None),
        ("bytes=0-", 200, 0, None),
        ("bytes=5-2", 200, 0, None),
        ("bytes=0-1,4-5", 200, 0, None),
        ("pages=1-2", 200, 0, None),
    ],
)
def test_a_part_is_that_part(claire: Browser, asked: str, status: int, start: int, end: int | None) -> None:
    sent = send(claire, PDF).json()

    answer = claire.read(f"sent/{sent['id']}", headers={"Range": asked})

    part = PDF[start:end]
    assert (answer.status_code, body(answer)) == (status, part)
    first = start % len(PDF)
    whole = f"bytes {first}-{first + len(part) - 1}/{len(PDF)}"
    assert answer.headers.get("Content-Range") == (whole if status == 206 else None)


def test_a_part_that_does_not_exist_is_said(claire: Browser) -> None:
    sent = send(claire, PDF).json()

    for asked in (f"bytes={len(PDF)}-", "bytes=-0"):
        answer = claire.read(f"sent/{sent['id']}", headers={"Range": asked})
        assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{len(PDF)}")
        assert answer.json()["detail"] == "Cette partie du fichier n’existe pas."


@pytest.mark.parametrize(
    ("content", "status", "detail"),
    [
        (b"", 400, "Ce fichier est vide."),
        (b"MZ\x90", 400, "Ce fichier est un programme : il n’est pas accepté."),
        (PDF * 7, 413, "Ce fichier dépasse la taille acceptée : 1 Mo."),
    ],
    ids=["empty", "program", "too large"],
)
def test_a_refusal_is_a_sentence_and_nothing_is_kept(
    claire: Browser, cast: Cast, folder: Path, content: bytes, status: int, detail: str
) -> None:
    answer = send(claire, content)

    assert (answer.status_code, answer.json()["detail"]) == (status, detail)
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    with team_scope(cast.lavigne.id):
        assert StoredFile.objects.count() == 0


def test_a_body_cut_on_the_way_is_refused() -> None:
    octets = {"CONTENT_TYPE": "application/octet-stream", "CONTENT_LENGTH": "20", "REQUEST_METHOD": "POST"}
    request = Request(WSGIRequest({**octets, "wsgi.input": BytesIO(b"%PDF-1.7")}), parsers=[RawBody()])

    with pytest.raises(FileRefused) as refusal:
        list(content_sent(request))

    assert refusal.value.errors == {"fichier": ["Ce fichier est incomplet ou abîmé : déposez-le à nouveau."]}
