"""The whole product is driven with people's data everywhere; none of it is in its logs nor in its measures."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from tests.support.people import firm, member

CHECKOUT = Path(__file__).parents[2]
PLANTED = re.compile(
    r"h[ée]l[èe]ne|marchand|exemple\.fr|06.?12.?34.?56|q3v8k1z0|FR76|30006000|28405|2 84 05|MotDePasse|%C3%A9l",
    re.IGNORECASE,
)


@pytest.fixture
def log(transactional_db: None, database_urls: dict[str, str]) -> list[str]:
    """What the driven product wrote to its standard error, line by line."""
    claire = member(firm("Cabinet Lavigne"), "Claire", "Vasseur")
    environment = {
        **os.environ,
        **database_urls,
        "EGIDE_SECRET_KEY": settings.SECRET_KEY,
        "DRIVE_SESSION": claire.session_key,
        "DRIVE_TEAM": str(claire.team_id),
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.observability.drive"],
        env=environment,
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout == ""
    return done.stderr.splitlines()


def test_no_line_names_anybody_or_holds_a_secret(log: list[str]) -> None:
    assert [line for line in log if PLANTED.search(line)] == []


def test_every_line_is_one_json_object_and_requests_are_told_by_their_pattern(log: list[str]) -> None:
    lines = [json.loads(line) for line in log]
    assert all({"ts", "level", "logger", "event"} <= line.keys() for line in lines)
    requests = [line for line in lines if line["event"] == "request"]
    assert len(requests) >= 25
    assert all({"method", "route", "status", "duration_ms", "request_id"} <= line.keys() for line in requests)
    routes = {line["route"] for line in requests}
    assert "api/v1/clients" in routes
    assert "application" in routes
    assert {line["status"] for line in requests if line["route"].startswith("faults/")} == {200, 500}


def test_an_unexpected_error_is_found_by_its_request_and_its_place(log: list[str]) -> None:
    errors = [line for line in map(json.loads, log) if line["event"] == "request.error"]
    assert [error["error"]["class"] for error in errors] == [
        "builtins.ValueError",
        "django.db.utils.IntegrityError",
        "django.db.utils.DataError",
    ]
    assert {error["request_id"] for error in errors} == {"0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b"}
    assert [error["error"].get("sqlstate") for error in errors] == [None, "23505", "22P02"]
    assert errors[0]["error"]["at"][-1].endswith(" raises")


def test_lines_of_a_job_carry_its_identifiers(log: list[str]) -> None:
    jobs = [line for line in map(json.loads, log) if line["event"] == "job"]
    assert {(job["task"], job["outcome"]) for job in jobs} >= {
        ("sample.hopeless", "retried"),
        ("sample.refused", "failed"),
    }
    assert all({"job_id", "team_id", "attempt", "duration_ms"} <= job.keys() for job in jobs)
