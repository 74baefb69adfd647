"""Documents by thousands, for measures only: rows without bytes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from uuid import UUID

from egide.foundation.files.public import StoredFile
from egide.kit.ids import uuid7
from egide.modules.suivi.models import Piece

_BATCH = 2_000
_WHAT = (
    *("Avis d’imposition", "Relevé de carrière", "Carte d’identité", "RIB", "Conditions particulières", "Devis"),
    *("Attestation", "Bulletin de paie", "Kbis", "Tableau d’amortissement", "Relevé de prévoyance", "Courrier"),
)


def build_bench_pieces(clients: Sequence[UUID], *, count: int) -> None:
    """`count` documents over these clients, in turn, each under a name a broker would give it."""
    drawn = random.Random(2026)
    for start in range(0, count, _BATCH):
        files, pieces = [], []
        for number in range(start, min(start + _BATCH, count)):
            nom = f"{drawn.choice(_WHAT)} {2018 + number % 9}.pdf"
            file = StoredFile(
                id=uuid7(),
                nom=nom,
                size=90_000,
                sha256=f"{number:064x}",
                media_type="application/pdf",
                cle_scellee="v1.0.banc",
            )
            files.append(file)
            pieces.append(Piece(client_id=clients[number % len(clients)], file_id=file.id, nom=nom, kind="autre"))
        StoredFile.objects.bulk_create(files)
        Piece.objects.bulk_create(pieces)
