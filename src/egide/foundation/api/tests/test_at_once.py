"""What happens when two requests arrive at the same moment, on two connections."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from tests.cast import Cast, create_cast
from tests.people import logged_in

from egide.foundation.accounts.public import Membership
from egide.foundation.tenancy.public import team_scope


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return create_cast()


def at_once(calls: list[Callable[[], Any]]) -> list[Any]:
    def done(call: Callable[[], Any]) -> Any:
        try:
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(done, calls))


def test_one_creation_sent_four_times_at_once_is_made_once(cast: Cast) -> None:
    body = {"email": "loic@ailleurs.example", "role": "employe"}
    browsers = [logged_in(cast.antoine) for _ in range(4)]

    answers = at_once(
        [
            lambda browser=browser: browser.send(  # type: ignore[misc]
                "POST", "team/invitations", body, headers={"Idempotency-Key": "un-reseau-lent"}
            )
            for browser in browsers
        ]
    )

    assert [answer.status_code for answer in answers] == [201] * 4
    assert len({answer.content for answer in answers}) == 1
    assert len(browsers[0].read("team/invitations").json()) == 1


def test_two_administrators_who_demote_each_other_at_once_do_not_both_succeed(cast: Cast) -> None:
    anne, antoine = cast.anne.membership_in(cast.lavigne), cast.antoine.membership_in(cast.lavigne)
    assert logged_in(cast.antoine).send("PATCH", f"team/members/{anne}", {"role": "admin"}).status_code == 200
    by_anne, by_antoine = logged_in(cast.anne, cast.lavigne), logged_in(cast.antoine)

    answers = at_once(
        [
            lambda: by_anne.send("PATCH", f"team/members/{antoine}", {"role": "employe"}),
            lambda: by_antoine.send("PATCH", f"team/members/{anne}", {"role": "employe"}),
        ]
    )

    with team_scope(cast.lavigne.id):
        admins = Membership.objects.filter(role="admin", active=True).count()
    assert admins >= 1
    assert min(answer.status_code for answer in answers) == 200
