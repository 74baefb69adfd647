"""Who works at the demonstration's firms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Adviser:
    """A member of the firm, by first name."""

    membership_id: UUID
    user_id: UUID
    nom: str


Advisers = Mapping[str, Adviser]
