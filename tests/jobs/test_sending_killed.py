"""A worker dies while the mail server is taking a document's letter: the sending is told once, and so is the letter."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from tests.support.mail_server import MailServer, mail_server
from tests.support.people import Person
from tests.support.processes import wait_for

from egide.foundation.audit.public import AuditEntry
from egide.foundation.tenancy.public import team_scope
from egide.kit.media import PDF
from egide.modules.clients.public import Origine, create_client
from egide.modules.documents.models import Envoi
from egide.modules.documents.services.making import keep
from egide.modules.documents.services.sending import send

from .conftest import Workers, status_of

pytestmark = pytest.mark.kill
TASK = "documents.deliver"


@pytest.fixture
def post(workers: Workers) -> Iterator[MailServer]:
    with mail_server() as server:
        workers.environment |= {
            "EGIDE_SMTP_HOST": "127.0.0.1",
            "EGIDE_SMTP_PORT": str(server.port),
            "EGIDE_SMTP_TLS": "0",
        }
        yield server


@pytest.fixture
def envoi(claire: Person, tmp_path: Path, settings: Any) -> UUID:
    """Hélène's letter, waiting to leave."""
    settings.EGIDE_FILES = tmp_path / "files"
    with team_scope(claire.team_id):
        client = UUID(create_client(values={"nom": "Marchand"}, origine=Origine("saisie", claire.user_id))["id"])
        document = keep(
            client_id=client,
            kind="autre",
            titre="Lettre de mission",
            numero=1,
            content=b"%PDF-1.7 lettre",
            nom="lettre.pdf",
            media_type=PDF,
            by=None,
        )
        return send(document=document, email="helene@exemple.fr", message="", a_signer=False, jours=30, by=None).id


def told(claire: Person, envoi: UUID) -> tuple[bool, str, int]:
    """Whether it left, why not, and how often the log says that it left."""
    with team_scope(claire.team_id):
        row = Envoi.objects.get(pk=envoi)
        lines = AuditEntry.objects.filter(table_name="documents_envoi", row_id=envoi, action="update")
        left = sum(1 for line in lines if "sent_at" in line.changes)
        return row.sent_at is not None, row.echec, left


@pytest.mark.parametrize("taken", [False, True], ids=["before the server has it", "once the server has it"])
def test_a_letter_whose_worker_is_killed_is_handed_over_under_one_name_and_told_once(
    workers: Workers, claire: Person, post: MailServer, envoi: UUID, monkeypatch: pytest.MonkeyPatch, taken: bool
) -> None:
    take, reached, dead = post.handle_DATA, [], []

    async def slow(server: SMTP, session: Session, envelope: Envelope) -> str:
        if reached:
            return await take(server, session, envelope)
        reached.append(envelope)
        answer = await take(server, session, envelope) if taken else "250 OK"
        while not dead:
            await asyncio.sleep(0.05)
        return answer

    monkeypatch.setattr(post, "handle_DATA", slow)
    worker = workers.start()
    wait_for(lambda: reached, "the letter to be at the server", 90)
    worker.kill()
    worker.wait()
    dead.append(True)
    assert told(claire, envoi) == (False, "", 0)

    workers.start()
    wait_for(lambda: status_of(TASK) == ["succeeded"], "the letter to be handed over again", 90)
    assert told(claire, envoi) == (True, "", 1)
    assert len(post.letters) == (2 if taken else 1)
    assert {letter["Message-ID"] for letter in post.letters} == {f"<{envoi}@egide.invalid>"}
    assert len({letter.get_content() for letter in post.letters}) == 1
