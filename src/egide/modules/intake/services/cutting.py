"""A recording is cut into the pieces that will be heard: each is a row, and bytes sealed in the storage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from egide.foundation.files.public import drop_pieces, put_piece
from egide.foundation.tenancy.public import current_team_id
from egide.integrations.speech.packing import packed
from egide.integrations.speech.sound import Cutter, Piece
from egide.kit.ids import uuid7
from egide.modules.intake.machine import StepName
from egide.modules.intake.models import Entretien, PieceEntendue, Transcription
from egide.modules.intake.services.work import begin

if TYPE_CHECKING:
    from egide.integrations.speech.sound import Channels

LONGEST_S = 120.0
"""Of a piece: what a stop loses at most, and how long a firm's turn lasts."""


class Cutting:
    """Stores the pieces of a recording as its sound goes by; done again after a stop, those that were not. One
    statement.

    Outside any transaction, but for `keep`. `over`: the meeting does not wait for it any more; nothing more is stored.

    :param step: the step during which it is cut.
    """

    def __init__(self, entretien: Entretien, step: StepName) -> None:
        self._entretien, self._step = entretien, step
        self._cutter = Cutter(LONGEST_S)
        rows = PieceEntendue.objects.filter(entretien_id=entretien.id)
        self._known = set(rows.values_list("numero", flat=True))
        self._count, self._last = 0, 0.0
        self.over = False

    def add(self, block: Channels) -> None:
        """The next samples. :raises StorageUnavailable:"""
        self._take(self._cutter.add(block))

    def end(self) -> None:
        """After the last block. :raises StorageUnavailable:"""
        self._take(self._cutter.end())

    def keep(self) -> None:
        """The recording is cut, in the caller's transaction; nothing is said of work that is over."""
        if not self.over:
            cut = {"pieces": self._count, "secondes": round(self._last, 3)}
            Transcription.objects.update_or_create(entretien_id=self._entretien.id, defaults=cut)

    def _take(self, made: Iterable[Piece]) -> None:
        for piece in made:
            if not self.over and piece.number not in self._known:
                self.over = not self._store(piece)
            self._count, self._last = piece.number + 1, piece.last

    def _store(self, piece: Piece) -> bool:
        """Whether the meeting still waits. The bytes first: without their row, the nightly sweep removes them."""
        content, piece_id = packed(piece.channels), uuid7()
        sealed = put_piece(current_team_id(), piece_id, content)
        with transaction.atomic():
            if begin(entretien_id=self._entretien.id, step=self._step, run=self._entretien.run) is None:
                drop_pieces(current_team_id(), [piece_id])
                return False
            PieceEntendue.objects.create(
                id=piece_id,
                entretien_id=self._entretien.id,
                numero=piece.number,
                debut=piece.start,
                depuis=piece.first,
                jusqu_a=piece.last,
                size=len(content),
                cle_scellee=sealed,
            )
        return True
