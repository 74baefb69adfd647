"""The loan in hand: whatever names it, in whatever order, its figures come to it; what is no debt gives no row."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.talk import read, value

CASES = [
    tuple(part.strip() for part in block.split("=>"))
    for block in (Path(__file__).parent / "loans.txt").read_text("utf-8").split("\n\n")
    if "=>" in block
]


def _rows(written: str) -> list[dict[str, str]]:
    """ "nature credit_auto; taux 2.1" a line, "rien" for none."""
    if written == "rien":
        return []
    return [dict(part.strip().split(" ", 1) for part in line.split(";")) for line in written.splitlines()]  # type: ignore[misc]


@pytest.mark.parametrize(("said", "expected"), CASES, ids=[said.splitlines()[0][:60] for said, _ in CASES])
def test_a_loan_is_told(said: str, expected: str) -> None:
    rows = read(*(line.strip() for line in said.splitlines())).fiche().get("passifs", [])
    assert isinstance(rows, list)
    found = [{name: str(value) for name, value in row.items()} for row in rows]
    assert found == [] if expected == "rien" else len(found) == len(_rows(expected))
    for row, wanted in zip(found, _rows(expected), strict=True):
        assert {name: row.get(name) for name in wanted} == wanted


@pytest.mark.parametrize("rate", ["1,2 %", "1 %", "3 %"])
def test_a_loan_first_said_at_no_interest_is_read(rate: str) -> None:
    told = read(f"C: J'ai un prêt immobilier à 0 %, non pardon, {rate}, il reste 80 000 euros à la BRED.")
    assert value(told, "passifs[0].capital_restant_du") == 80000
