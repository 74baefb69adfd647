"""The main adviser of a client changes: the one before stays known, with the dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from egide.modules.clients.models import Suivi

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Handover:
    """From whom, since when; to whom, today."""

    former_id: UUID | None
    former_name: str | None
    since: date
    successor_id: UUID | None
    today: date

    @classmethod
    def of(cls, dossier: Mapping[str, Any], successor_id: UUID | None, today: date) -> Handover:
        """What a file says of its main adviser before another takes over."""
        since = dossier["conseiller_depuis"]
        opened = timezone.localdate(datetime.fromisoformat(dossier["created_at"]))
        return cls(
            former_id=UUID(dossier["conseiller_id"]) if dossier["conseiller_id"] else None,
            former_name=dossier["conseiller_nom"],
            since=min(date.fromisoformat(since) if since else opened, today),
            successor_id=successor_id,
            today=today,
        )

    def write(self, client_id: UUID, followers: Sequence[Record]) -> list[Record]:
        """The former adviser's period, if it lasted; the successor's own as a second one ends. `followers` as then.

        One statement for each of the two that applies.
        """
        kept = [dict(follower) for follower in followers]
        for follower in kept:
            if follower["membre_id"] == str(self.successor_id) and follower["jusqua"] is None:
                Suivi.objects.filter(pk=follower["id"]).update(jusqua=self.today)
                follower["jusqua"] = self.today.isoformat()
        if self.former_id is not None and self.since < self.today:
            former = Suivi.objects.create(
                client_id=client_id, membre_id=self.former_id, role="principal", depuis=self.since, jusqua=self.today
            )
            told = {"membre_id": str(self.former_id), "nom": self.former_name, "role": "principal"}
            dates = {"depuis": self.since.isoformat(), "jusqua": self.today.isoformat()}
            kept.append({"id": str(former.id)} | told | dates)
        return sorted(kept, key=lambda follower: (follower["jusqua"] or "9999", follower["depuis"]), reverse=True)
