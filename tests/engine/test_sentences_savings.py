"""The savings need told in short answers: free money, effort, horizon, risk, purpose, gifts, charges; or nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.talk import read

CASES = [
    tuple(part.strip() for part in block.split("=>"))
    for block in (Path(__file__).parent / "savings.txt").read_text("utf-8").split("\n\n")
    if "=>" in block
]


@pytest.mark.parametrize(("said", "expected"), CASES, ids=[said.replace("\n", " / ")[:70] for said, _ in CASES])
def test_a_savings_need_is_told(said: str, expected: str) -> None:
    record = read(*(line.strip() for line in said.splitlines())).fiche().get("bae_epargne", {})
    assert isinstance(record, dict)
    if expected == "rien":
        assert record == {}
        return
    wanted = dict(part.strip().split(" ", 1) for part in expected.split(";"))
    assert {name: str(record.get(name)).casefold() for name in wanted} == {
        name: value.casefold() for name, value in wanted.items()
    }
