"""One line of the table: who may call one method of one address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.permissions.fillers import Belongings

ALL = frozenset({"employe", "manager", "admin"})
MANAGERS = frozenset({"manager", "admin"})
ADMIN = frozenset({"admin"})
LOGGED_IN = ALL | {"operateur"}
ANYBODY = LOGGED_IN | {"anonyme"}

Body = dict[str, Any] | Callable[[Belongings], dict[str, Any]]


@dataclass(frozen=True)
class Line:
    """`may`: the roles that get `status`; the others get 401 (nobody), 404 (`secret`) or 403."""

    method: str
    name: str
    may: frozenset[str]
    status: int = 200
    on: str = ""
    """Key of `Belongings.args`: what the address points at."""
    body: Body | None = None
    if_match: bool = False
    form: bool = False
    """Sent as multipart/form-data."""
    raw: bytes | None = None
    """Sent as the body itself."""
    headers: tuple[tuple[str, str], ...] = ()
    personal: bool = False
    """One member's own: to the others of the firm it does not exist."""

    @property
    def id(self) -> str:
        return f"{self.method} {self.name}" + (f" on {self.on}" if self.on else "")

    def sent(self, mine: Belongings) -> dict[str, Any] | None:
        return self.body(mine) if callable(self.body) else self.body
