"""What is measured: requests as the pages make them, from brokers of sixteen firms at once."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from bench import meetings
from bench.installation import HOST, LARGE, SMALL, Installation
from bench.load import Make, Request, ask_once
from bench.trace import MARK, Trace, again, anew
from egide.runtime.data_folder import CHECKOUT

FIRMS = 16
WORDS = ("nantes", "martin", "le", "ma", "06", "rene", "saint", "bernard")
TWENTY = (
    "id,matricule,civilite,nom,prenom,date_naissance,age,email,telephone,code_postal,ville,situation_matrimoniale,"
    "situation_professionnelle,profession,statut,conseiller_nom,besoins,contrats,revenus_foyer,patrimoine_net"
)
LIST = f"/api/v1/clients?page_size=50&fields={TWENTY}"
MODULES = CHECKOUT / "src" / "egide" / "modules"


def budget() -> dict[str, int]:
    """Statements by endpoint, as committed: the tests hold the product to them."""
    promised: dict[str, int] = {}
    for path in sorted(MODULES.glob("*/tests/query_budget.json")):
        promised |= json.loads(Path(path).read_text("utf-8"))
    return promised


@dataclass(frozen=True, slots=True)
class Operation:
    """`raw` makes of a traced request what pgbench can do many times."""

    name: str
    title: str
    endpoint: str
    make: Make
    raw: Callable[[Trace], Sequence[str]] = lambda trace: trace.statements
    writes: bool = False
    once: bool = False
    """Can be done once only: the raw transaction is undone."""


@dataclass
class World:
    """Sessions, and the files each firm's broker works on."""

    installation: Installation
    tokens: dict[int, str] = field(default_factory=dict)
    files: dict[int, list[tuple[str, int]]] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    waiting: deque[tuple[int, UUID]] = field(default_factory=deque)
    created: int = 0

    def enter(self) -> None:
        """Log in everybody."""
        for firm in (*range(1, FIRMS + 1), LARGE, SMALL):
            self.tokens[firm] = self.installation.log_in(firm)
        for firm in range(1, FIRMS + 1):
            path = "/api/v1/clients?page_size=200&sort=matricule&fields=id,version"
            rows = json.loads(ask_once(HOST, self.installation.port, self._get(firm, path))[2])["results"]
            self.files[firm] = [(row["id"], row["version"]) for row in rows]
            self.versions |= dict(self.files[firm])

    def review(self, each: int) -> None:
        """`each` meetings a firm, ready to be applied, on the last of its files."""
        for firm in range(1, FIRMS + 1):
            session = ask_once(HOST, self.installation.port, self._get(firm, "/api/v1/session"))[2]
            files = [(UUID(key), self.versions[key]) for key, _version in self.files[firm][-each:]]
            ready = meetings.prepare(UUID(json.loads(session)["team"]["id"]), files)
            self.waiting.extend((firm, meeting) for meeting in ready)

    def operations(self) -> list[Operation]:
        return [
            Operation("list", "liste 50 × 20", "GET clients", self._list),
            Operation("search", "recherche", "GET clients?q=&sort=&filters", self._search),
            Operation("read", "lecture", "GET clients/{id}", self._read),
            Operation("pdf", "un PDF", "GET clients/{id}/documents/{kind}/apercu", self._pdf),
            Operation("create", "création", "POST clients", self._create, _created, writes=True),
            Operation("update", "modification", "PATCH clients/{id}", self._update, _updated, writes=True),
            Operation("apply", "relecture de 60", "POST entretiens/{id}/apply", self._apply, writes=True, once=True),
            Operation("list_large", "liste, 40 000 clients", "GET clients", self._list_of(LARGE)),
            Operation("list_small", "liste, 400 clients", "GET clients", self._list_of(SMALL)),
        ]

    def _headers(self, firm: int) -> dict[str, str]:
        return {"X-Session-Token": self.tokens[firm]}

    def _get(self, firm: int, path: str) -> Request:
        return "GET", path, None, self._headers(firm)

    def _list(self, worker: int, turn: int) -> Request:
        return self._get(_firm(worker), f"{LIST}&page={1 + turn % 5}")

    def _list_of(self, firm: int) -> Make:
        return lambda _worker, turn: self._get(firm, f"{LIST}&page={1 + turn % 5}")

    def _search(self, worker: int, turn: int) -> Request:
        return self._get(_firm(worker), f"{LIST}&q={WORDS[(worker + turn) % len(WORDS)]}")

    def _file(self, worker: int, turn: int) -> str:
        """Negative turns are for traces, whose files pgbench writes too: no other request is about them."""
        return self.files[_firm(worker)][turn % 150 if turn >= 0 else 150 - turn][0]

    def _pdf(self, worker: int, turn: int) -> Request:
        """A preview: the whole work of a document, but for keeping it."""
        return self._get(_firm(worker), f"/api/v1/clients/{self._file(worker, turn)}/documents/der/apercu")

    def _read(self, worker: int, turn: int) -> Request:
        return self._get(_firm(worker), f"/api/v1/clients/{self._file(worker, turn)}")

    def _create(self, worker: int, turn: int) -> Request:
        self.created += 1
        values = {
            "civilite": "Mme",
            "nom": "Marchand",
            "prenom": "Hélène",
            "date_naissance": "1984-03-12",
            "email": "helene.marchand@orange.fr",
            "telephone": "06 12 34 56 78",
            "code_postal": "44000",
            "ville": "Nantes",
            "profession": f"{MARK} {self.created}",
            "besoins": ["prevoyance", "retraite"],
        }
        return "POST", "/api/v1/clients", json.dumps(values).encode(), self._headers(_firm(worker))

    def _update(self, worker: int, turn: int) -> Request:
        key = self._file(worker, turn)
        version = self.versions[key]
        self.versions[key] += 1
        body = json.dumps({"profession": f"{MARK} {version}", "ville": "Rezé" if version % 2 else "Nantes"}).encode()
        return "PATCH", f"/api/v1/clients/{key}", body, self._headers(_firm(worker)) | {"If-Match": f'"{version}"'}

    def _apply(self, worker: int, turn: int) -> Request | None:
        if not self.waiting:
            return None
        firm, meeting = self.waiting.popleft()
        return "POST", f"/api/v1/entretiens/{meeting}/apply", b"{}", self._headers(firm)


def _firm(worker: int) -> int:
    return 1 + worker % FIRMS


def _updated(trace: Trace) -> Sequence[str]:
    return again(trace.statements)


def _created(trace: Trace) -> Sequence[str]:
    return anew(trace.statements, json.loads(trace.answer)["matricule"])
