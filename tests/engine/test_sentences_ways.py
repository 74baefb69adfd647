"""Ways of saying one thing, by phenomenon: whole exchanges with the values they must give ("-": none)."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.talk import read, value

CASES = [
    tuple(part.strip() for part in block.split("=>"))
    for block in (Path(__file__).parent / "ways.txt").read_text("utf-8").split("\n\n")
    if "=>" in block
]


@pytest.mark.parametrize(("said", "expected"), CASES, ids=[said.replace("\n", " / ")[:70] for said, _ in CASES])
def test_a_way_of_saying_it_is_understood(said: str, expected: str) -> None:
    extraction = read(*said.splitlines())
    wanted = dict(part.strip().split(" ", 1) for part in expected.split(";"))
    found = {path: value(extraction, path) for path in wanted}
    assert {path: "-" if got in (None, {}, []) else str(got).casefold() for path, got in found.items()} == {
        path: "-" if told in ("-", "rien") else told.casefold() for path, told in wanted.items()
    }
