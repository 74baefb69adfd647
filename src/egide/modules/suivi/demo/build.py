"""What hangs on the first client's file of the demonstration, made by the product's own services."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from egide.foundation.audit.public import audit_context
from egide.modules.clients.public import Adviser, find_candidates
from egide.modules.suivi.services.notes import add_note, change_note
from egide.modules.suivi.services.pieces import attach_piece
from egide.modules.suivi.services.taches import add_task

IDENTITE = (
    "Carte d’identité Hélène Marchand.pdf",
    "Carte nationale d'identite",
    "Helene MARCHAND, nee le 12 mars 1984",
)
AVIS = ("Avis d’imposition 2025.pdf", "Avis d'impot 2025", "Foyer MARCHAND, Nantes")
RELEVE = ("Relevé de prévoyance.pdf", "Releve de situation", "Contrat en cours depuis 2019")
HABIT = "Préfère être appelée **après 18 h**, jamais le mercredi."
CALL = """@Claire Vasseur elle a rappelé au sujet de la prévoyance :

- arrêt de travail dès 15 jours
- son associée part en juin

Tu la rappelles ?"""
LETTRE = "Bonjour,\n\nVeuillez trouver ci-joint les documents demandés lors de notre rendez-vous.\n\nHélène Marchand\n"


def build_demo_suivi(members: Mapping[str, Adviser]) -> None:
    """Documents, notes and tasks on Hélène Marchand's file. `members`: Claire and Thomas by first name."""
    client_id = find_candidates(nom="Marchand", prenom="Hélène")[0].id
    claire, thomas = members["Claire"], members["Thomas"]
    with audit_context(actor_id=claire.user_id, actor_kind="user"):
        _claire(client_id, claire.membership_id, thomas.membership_id)
    with audit_context(actor_id=thomas.user_id, actor_kind="user"):
        add_note(client_id=client_id, texte=CALL, created_by_id=thomas.membership_id)


def _claire(client_id: UUID, claire: UUID, thomas: UUID) -> None:
    for nom, title, line in (IDENTITE, AVIS, RELEVE):
        attach_piece(client_id=client_id, content=[_pdf(title, line)], nom=nom, kind=None, created_by_id=claire)
    attach_piece(client_id=client_id, content=[LETTRE.encode()], nom="Courrier.txt", kind=None, created_by_id=claire)
    pinned = add_note(client_id=client_id, texte=HABIT, created_by_id=claire)
    change_note(note=pinned, expected_version=1, epinglee=True)
    today = timezone.localdate()
    for titre, days, who in (
        ("Demander le relevé de carrière", -4, claire),
        ("Rappeler pour la garantie arrêt de travail", 0, claire),
        ("Envoyer la comparaison des trois contrats", 6, claire),
        ("Vérifier la clause bénéficiaire", 12, thomas),
    ):
        add_task(
            titre=titre,
            echeance=today + timedelta(days=days),
            assigne_id=who,
            client_id=client_id,
            created_by_id=claire,
        )


def _pdf(title: str, line: str) -> bytes:
    """A page of A4 with two lines, as small as a PDF can be."""
    text = f"BT /F1 22 Tf 72 740 Td ({title}) Tj 0 -34 Td /F1 12 Tf ({line}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
    ]
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")
