"""Changes to a file, as data: what intake accepts, what an import reads, what the API is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

OrigineKind = Literal["entretien", "saisie", "import"]


@dataclass(frozen=True, slots=True)
class Origine:
    """Where values come from: `id` is the meeting's, the typist's user's, or the import's.

    `at` is when they were told, when that is not now.
    """

    kind: OrigineKind
    id: UUID | None = None
    at: datetime | None = None

    def stamp(self, now: datetime) -> dict[str, object]:
        return {"kind": self.kind, "id": str(self.id) if self.id else None, "at": (self.at or now).isoformat()}


@dataclass(frozen=True, slots=True)
class SetValues:
    """Fields of `client`, of a once-only section (made if missing), or of the row `row_id`; None clears a field."""

    section: str
    values: Mapping[str, object]
    row_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AddRow:
    """A new row of a section."""

    section: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class RemoveRow:
    """A row taken away (it can be restored)."""

    section: str
    row_id: UUID


@dataclass(frozen=True, slots=True)
class AddBesoin:
    """A need added; adding one that is there changes nothing."""

    besoin: str


@dataclass(frozen=True, slots=True)
class RemoveBesoin:
    """A need removed; the data of its section stays."""

    besoin: str


Change = SetValues | AddRow | RemoveRow | AddBesoin | RemoveBesoin
