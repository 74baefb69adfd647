from __future__ import annotations

import json
import logging
from typing import Any
from uuid import UUID

import pytest

from egide.foundation.observability.context import log_context
from egide.foundation.observability.logs import JsonFormatter
from egide.kit.errors import NotPending

REQUEST = UUID("0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b")


def line(message: object, *args: object, error: BaseException | None = None, **extra: object) -> dict[str, Any]:
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("egide.essai", logging.INFO, __file__, 1, message, args, info)
    record.__dict__.update(extra)
    parsed: dict[str, Any] = json.loads(JsonFormatter().format(record))
    return parsed


def test_a_line_says_when_where_and_what() -> None:
    said = line("job.done", duration_ms=12.5, task="intake.route")
    assert said.pop("ts").endswith("Z")
    assert said == {
        "level": "info",
        "logger": "egide.essai",
        "event": "job.done",
        "task": "intake.route",
        "duration_ms": 12.5,
    }


def test_a_line_carries_the_identifiers_of_the_present_work() -> None:
    with log_context(request_id=REQUEST), log_context(job_id=42, user_id=None):
        said = line("x")
    assert (said["request_id"], said["job_id"]) == (str(REQUEST), "42")
    assert "user_id" not in said
    assert "request_id" not in line("x")


def test_an_unknown_identifier_is_refused() -> None:
    with pytest.raises(TypeError), log_context(email="claire.vasseur@lavigne.demo.egide.fr"):
        pass


def test_text_arguments_are_left_out_and_numbers_kept() -> None:
    assert line("client %s: %d fields, %s", "Hélène Marchand", 3, REQUEST)["event"] == f"client …: 3 fields, {REQUEST}"


def test_a_mapping_of_arguments_obeys_the_same_rule() -> None:
    assert line("%(nom)s has %(n)d", {"nom": "Hélène", "n": 2})["event"] == "… has 2"


def test_only_the_first_line_of_a_message_is_kept() -> None:
    assert line("Task exception\nfuture: <ValueError('Hélène')>")["event"] == "Task exception"


def test_a_message_without_arguments_is_cut_where_values_begin() -> None:
    assert line("Invalid HTTP_HOST header: 'helene.marchand.fr'.")["event"] == "Invalid HTTP_HOST header"
    assert line("request.error")["event"] == "request.error"


def test_an_extra_that_is_not_foreseen_is_left_out() -> None:
    assert "nom" not in line("x", nom="Hélène Marchand")


def test_an_exception_gives_its_class_its_place_and_not_its_message() -> None:
    try:
        try:
            raise KeyError("Hélène Marchand")
        except KeyError as cause:
            raise NotPending(message="Hélène n’attend plus") from cause
    except NotPending as raised:
        said = line("request.error", error=raised)
    assert said["error"]["class"] == "egide.kit.errors.NotPending"
    assert said["error"]["code"] == "not_pending"
    assert said["error"]["cause"] == "builtins.KeyError"
    assert said["error"]["at"][-1].endswith("test_an_exception_gives_its_class_its_place_and_not_its_message")
    assert "Hélène" not in json.dumps(said, ensure_ascii=False)
