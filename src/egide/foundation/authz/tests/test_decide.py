"""Roles, owners and deny by default."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from egide.foundation.accounts.public import Caller
from egide.foundation.authz.public import Role, UnknownAbility, abilities_of, can, object_abilities, register, require
from egide.foundation.authz.registry import _abilities
from egide.kit.errors import Forbidden

CLAIRE = Caller(
    user_id=UUID(int=1),
    email="claire.vasseur@lavigne.example",
    prenom="Claire",
    nom="Vasseur",
    langue="fr",
    theme="system",
    raccourcis=True,
    is_operator=False,
    session_id=UUID(int=2),
    session_key="",
    team_id=UUID(int=3),
    team_nom="Cabinet Lavigne",
    membership_id=UUID(int=4),
    role=Role.EMPLOYE,
)
ANTOINE = replace(CLAIRE, user_id=UUID(int=5), prenom="Antoine", membership_id=UUID(int=6), role=Role.ADMIN)
NOBODY = replace(CLAIRE, team_id=None, membership_id=None, role=None)
HERS = {"conseiller_id": UUID(int=4)}
HIS = {"conseiller_id": UUID(int=6)}
FREE = {"conseiller_id": None}


@pytest.fixture(autouse=True)
def files() -> Iterator[None]:
    register("files.view", Role)
    register("files.edit", Role, per_object=True)
    register("files.delete", {Role.ADMIN}, owner_rule="conseiller_id")
    yield
    for name in ("files.view", "files.edit", "files.delete"):
        del _abilities[name]


@pytest.mark.parametrize(
    ("caller", "obj", "verbs"),
    [
        (CLAIRE, HERS, ["edit", "delete"]),
        (CLAIRE, HIS, ["edit"]),
        (CLAIRE, FREE, ["edit"]),
        (ANTOINE, HERS, ["edit", "delete"]),
        (ANTOINE, FREE, ["edit", "delete"]),
        (NOBODY, FREE, []),
        (NOBODY, HERS, []),
    ],
)
def test_verbs_on_an_object_follow_the_role_and_the_owner(
    caller: Caller, obj: dict[str, object], verbs: list[str]
) -> None:
    assert object_abilities(caller, "files", obj) == verbs


def test_a_right_that_depends_on_the_owner_is_asked_again_with_the_object() -> None:
    require(CLAIRE, "files.delete")
    require(CLAIRE, "files.delete", HERS)
    with pytest.raises(Forbidden):
        require(CLAIRE, "files.delete", HIS)


def test_somebody_without_a_firm_may_nothing() -> None:
    assert abilities_of(NOBODY) == []
    with pytest.raises(Forbidden):
        require(NOBODY, "files.view")


def test_an_ability_nobody_declared_is_a_mistake_of_ours() -> None:
    with pytest.raises(UnknownAbility):
        can(ANTOINE, "files.burn")


def test_an_ability_is_declared_once() -> None:
    register("files.view", Role)
    with pytest.raises(ValueError, match="declared twice"):
        register("files.view", {Role.ADMIN})
