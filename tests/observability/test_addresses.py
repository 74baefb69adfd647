"""The addresses for machines that watch the service."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from tests.support.processes import database_down

MARIE = "marie.dupont@exemple.fr"


@pytest.fixture
def asked() -> Client:
    return Client(raise_request_exception=False)


def test_a_process_says_that_it_lives_without_its_database(asked: Client) -> None:
    answer = asked.get("/health/live")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db(transaction=True)
def test_readiness_tells_of_the_database_and_of_the_queue(asked: Client) -> None:
    answer = asked.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "degraded",
        "database": "ok",
        "queue": {
            "workers": 0,
            "depth": {"high": 0, "default": 0, "low": 0},
            "oldest_seconds": {"high": 0.0, "default": 0.0, "low": 0.0},
        },
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT procrastinate_register_worker_v1()")
    assert asked.get("/health/ready").json()["status"] == "ok"


@pytest.mark.django_db(transaction=True)
def test_without_its_database_the_service_is_not_ready(asked: Client) -> None:
    with database_down():
        answer = asked.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json() == {"status": "unavailable", "database": "unreachable", "queue": "unknown"}


@pytest.mark.django_db(transaction=True)
def test_measures_name_patterns_and_never_addresses(asked: Client) -> None:
    asked.get(f"/api/v1/clients/{MARIE}")
    asked.get(f"/api/v1/{MARIE}")
    asked.get(f"/{MARIE}")
    answer = asked.get("/metrics")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert 'egide_http_requests_total{method="GET",route="api/v1/clients/<str:reference>",status="401"}' in text
    assert 'egide_queue_depth{queue="high"} 0.0' in text
    assert "egide_workers 0.0" in text
    assert "egide_database_pool" in text
    assert "marie" not in text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("_case", "token", "headers", "address", "status"),
    [
        ("this machine", "", {}, "127.0.0.1", 200),
        ("this machine, IPv6", "", {}, "::1", 200),
        ("elsewhere", "", {}, "203.0.113.7", 403),
        ("through a proxy", "", {"X-Forwarded-For": "203.0.113.7"}, "127.0.0.1", 403),
        ("the token", "s3cret", {"Authorization": "Bearer s3cret"}, "203.0.113.7", 200),
        ("another token", "s3cret", {"Authorization": "Bearer autre"}, "127.0.0.1", 403),
        ("no token where one is asked", "s3cret", {}, "127.0.0.1", 403),
    ],
)
def test_measures_are_for_this_machine_or_for_who_has_the_token(
    asked: Client, settings: Any, _case: str, token: str, headers: dict[str, str], address: str, status: int
) -> None:
    settings.EGIDE_METRICS_TOKEN = token
    assert asked.get("/metrics", headers=headers, REMOTE_ADDR=address).status_code == status


@pytest.mark.parametrize(
    ("_case", "sent", "kept"),
    [
        ("a UUID", "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b", True),
        ("a trace identifier", "4bf92f3577b34da6a3ce929d0e0e4736", True),
        ("an e-mail", MARIE, False),
        ("nothing", "", False),
    ],
)
def test_a_request_keeps_the_identifier_it_came_with_if_it_is_one(
    asked: Client, _case: str, sent: str, kept: bool
) -> None:
    answered = asked.get("/health/live", headers={"X-Request-Id": sent})["X-Request-Id"]
    assert (answered == sent) is kept
    assert len(answered) >= 32
