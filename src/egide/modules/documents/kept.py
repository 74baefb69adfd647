"""What the documents keep of a client."""

from __future__ import annotations

from egide.modules.clients.public import Holding, Part, register_part
from egide.modules.documents.models import Document, Envoi, Partie, Saisie, Signature


def declare() -> None:
    """Called once the apps are ready."""
    holdings = (
        Holding(Saisie, left_out=("version", "updated_at")),
        Holding(Document, file="file"),
        Holding(Envoi, "document__client"),
        Holding(Signature, "envoi__document__client", left_out=("code_hash",)),
        Holding(Partie, "signature__envoi__document__client", file="file"),
    )
    register_part(Part("documents", "Documents réglementaires", "Regulated documents", holdings, rank=25))
