"""Who a label says somebody is."""

from __future__ import annotations

import pytest

from egide.modules.intake.voices import role_of_word, told_roles

PEOPLE = {"courtier": ["Claire", "Vasseur"], "client": ["Hélène", "Marchand"], "conjoint": ["Julien", "Marchand"]}


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("COURTIER", "courtier"),
        ("Courtière", "courtier"),
        ("La cliente", "client"),
        ("CONJOINT", "conjoint"),
        ("Hélène", None),
        ("S1", None),
    ],
)
def test_the_word_of_a_role_tells_the_role(label: str, role: str | None) -> None:
    assert role_of_word(label) == role


def test_a_first_name_that_the_file_knows_tells_the_role() -> None:
    labels = ["Claire Vasseur", "HELENE", "Julien Marchand", "Paul"]
    assert told_roles(labels, PEOPLE) == {
        "Claire Vasseur": "courtier",
        "HELENE": "client",
        "Julien Marchand": "conjoint",
    }


def test_a_name_that_two_people_bear_tells_nothing() -> None:
    assert told_roles(["Marchand"], PEOPLE) == {}
    assert told_roles(["Claire"], {"courtier": ["Claire"], "client": ["Claire"]}) == {}
