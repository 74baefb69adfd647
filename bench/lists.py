"""Search, filters, export and sight on one firm of 2 000 clients and 20 000 documents: `python -m bench.lists`."""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Sequence
from urllib.parse import quote

from bench import raw
from bench.installation import FOLDER, HOST, Installation
from bench.load import Request, drive
from bench.operations import LIST
from bench.trace import trace
from egide.runtime.postgres.binaries import installed

SEED = ("--cabinets", "1", "--clients", "2000", "--documents", "20000")
LIMITED = "second@banc.demo.egide.fr"
# Names whole, begun and mistyped, words of documents, a telephone number, a town, several words.
SEARCHED = (
    *("martin", "bern", "lefevre", "marchnad", "releve carriere", "avis imposition 2023", "devis", "attestation"),
    *("06 39", "nantes", "helene", "marie petit", "rib", "conditions particulieres", "kbis", "zzyzx"),
)
THREE = {
    "et": [["ville", "contient", "nantes"], ["statut", "est", "client"], {"ou": [
        ["patrimoine_net", "superieur", 150_000], ["besoins", "est", "retraite"]
    ]}]
}  # fmt: skip
COLUMNS = "{:<34} {:>4} {:>7} {:>8} {:>8} {:>8} {:>4} {:>8} {:>6}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.lists", description=__doc__)
    parser.add_argument("--seconds", type=float, default=4.0, help="par mesure")
    options = parser.parse_args(arguments)
    installation = Installation(FOLDER.with_name("bench-lists"), SEED)
    with installation.running():
        import django

        os.environ["EGIDE_LOG_LEVEL"] = "WARNING"
        django.setup()
        everybody, limited = installation.log_in(1), installation.log_in_as(LIMITED)
        print(f"{os.cpu_count()} cœurs, charge {os.getloadavg()[0]:.1f}, processus web : {installation.workers}")
        print(COLUMNS.format("", "conc", "req/s", "p50 ms", "p95 ms", "p99 ms", "SQL", "brut/s", "ratio"))
        filters = f"{LIST}&filtre={quote(json.dumps(THREE))}"
        for title, ask in (
            ("recherche partout", lambda turn: _get(everybody, f"/api/v1/search?q={quote(_word(turn))}")),
            ("recherche partout, limité", lambda turn: _get(limited, f"/api/v1/search?q={quote(_word(turn))}")),
            ("liste, trois filtres", lambda turn: _get(everybody, f"{filters}&page={1 + turn % 3}")),
            ("liste, voit tous les clients", lambda turn: _get(everybody, f"{LIST}&page={1 + turn % 5}")),
            ("liste, limité aux siens", lambda turn: _get(limited, f"{LIST}&page={1 + turn % 5}")),
        ):
            measure(installation, title, ask, options.seconds)
        for kind in ("csv", "xlsx"):
            export(installation, everybody, kind)
        print(f"charge à la fin : {os.getloadavg()[0]:.1f}")


def _get(token: str, path: str) -> Request:
    return "GET", path, None, {"X-Session-Token": token}


def _word(turn: int) -> str:
    return SEARCHED[turn % len(SEARCHED)]


def measure(installation: Installation, title: str, ask: Callable[[int], Request], seconds: float) -> None:
    """At one and at eight requests at once: the product, then its own SQL alone."""
    transactions = [found.statements for found in (trace(ask(turn)) for turn in range(len(SEARCHED)))]
    drive(HOST, installation.port, 2, 1.0, lambda worker, turn: ask(worker + turn))
    for concurrency in (1, 8):
        result = drive(HOST, installation.port, concurrency, seconds, lambda worker, turn: ask(worker + turn))
        url = installation.data.cluster.urls()["DATABASE_URL"]
        whole = max(1, round(seconds / 2))
        alone = raw.rate(installed(), url, transactions, concurrency=concurrency, seconds=whole, commit=False)
        p50, p95, p99 = (f"{result.percentile(share):.1f}" for share in (0.5, 0.95, 0.99))
        ratio = f"{alone / result.rate:.1f}" if result.rate else ""
        sql = max(sum(not one.startswith("SET LOCAL") for one in statements) for statements in transactions)
        row = (title, concurrency, f"{result.rate:.0f}", p50, p95, p99, sql, f"{alone:.0f}", ratio)
        print(COLUMNS.format(*row), result.failures or "", flush=True)


def export(installation: Installation, token: str, kind: str) -> None:
    """Three times the whole list in eight columns: seconds of the quickest, size of the file."""
    import http.client

    columns = "a_relire,besoins,contrats,patrimoine_net,ville,conseiller,dernier_echange_at,telephone"
    took, size = [], 0
    for _turn in range(3):
        began = time.perf_counter()
        connection = http.client.HTTPConnection(HOST, installation.port, timeout=120)
        path = f"/api/v1/clients/export?format={kind}&colonnes={columns}"
        connection.request("GET", path, headers={"X-Session-Token": token})
        answer = connection.getresponse()
        size = len(answer.read())
        connection.close()
        if answer.status != 200:
            raise SystemExit(f"export {kind} : {answer.status}")
        took.append(time.perf_counter() - began)
    print(f"export de 2 000 clients, {kind} : {min(took) * 1000:.0f} ms ({size // 1024} Ko)", flush=True)


if __name__ == "__main__":
    main()
