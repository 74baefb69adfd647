"""The events that other programs may listen to. A module registers its own when its app is ready.

Each comes from the log that the pages are told by (`realtime.publish`): a kind, and for some a code `act` that says
which of the changes of that kind it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

Version = Callable[[UUID], int | None]


@dataclass(frozen=True, slots=True)
class WebhookEvent:
    """`key`: which identifier of the log names the thing. `address`: where the API tells of it, from `/api/v1/`.

    `act`: only the changes that say so; `besides`: none of those that do. `version`: the thing's present version, None
    when it has none or is gone. One statement.
    """

    nom: str
    fr: str
    en: str
    kind: str
    key: str
    address: str
    act: str = ""
    besides: tuple[str, ...] = ()
    version: Version | None = None

    def tells(self, kind: str, ids: Mapping[str, object]) -> bool:
        return kind == self.kind and bool(ids.get(self.key)) and self._is(str(ids.get("act", "")))

    def _is(self, act: str) -> bool:
        return act == self.act if self.act else act not in self.besides


_events: dict[str, WebhookEvent] = {}


def register_event(*events: WebhookEvent) -> None:
    """:raises ValueError: a name declared twice differently."""
    for event in events:
        if _events.setdefault(event.nom, event) != event:
            raise ValueError(f"{event.nom} is declared twice, differently")


def events() -> list[WebhookEvent]:
    """In alphabetical order of their names."""
    return sorted(_events.values(), key=lambda event: event.nom)


def event_named(nom: str) -> WebhookEvent | None:
    return _events.get(nom)


def kinds_of(names: Iterable[str]) -> list[str]:
    """The kinds of the live log that these events come from."""
    return sorted({_events[nom].kind for nom in names if nom in _events})
