"""One JSON object a line, with nothing in it that concerns a person.

A line has `ts`, `level`, `logger`, `event` and the identifiers of the present work, then the extras of the call among
`EXTRAS`. `event` is the message as the source code has it: arguments are filled in only when they are numbers or
identifiers. Exceptions are given by class, place and SQLSTATE, never by their message, which may quote a row.
"""

from __future__ import annotations

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from egide.foundation.observability.context import log_fields
from egide.foundation.observability.scrub import scrub
from egide.kit.errors import DomainError

EXTRAS = (
    "method",
    "route",
    "status",
    "bytes",
    "duration_ms",
    "task",
    "queue",
    "attempt",
    "outcome",
    "retry_in_s",
    "step",
    "kind",
    "seq",
    "count",
    "code",
    "reason",
)
IDENTIFIERS = ("request_id", "job_id", "team_id", "user_id")
OMITTED = "…"
VALUES_BEGIN = re.compile(r"""['"<(\[{:=]""")
DEEPEST_FRAMES = 12


def _harmless(argument: object) -> object:
    return argument if isinstance(argument, int | float | UUID | type(None)) else OMITTED


def event_of(record: logging.LogRecord) -> str:
    """The first line of the message, its text arguments left out.

    A message without arguments may have been put together by a library: it is cut where values begin.
    """
    template = str(record.msg).partition("\n")[0]
    if not record.args:
        return VALUES_BEGIN.split(template, maxsplit=1)[0].rstrip()
    try:
        if isinstance(record.args, dict):
            return template % {key: _harmless(value) for key, value in record.args.items()}
        return template % tuple(_harmless(argument) for argument in record.args)
    except (TypeError, ValueError, KeyError):
        return template


def describe_error(error: BaseException) -> dict[str, Any]:
    """Class, code, SQLSTATE, place and causes of an exception: all that may be kept of it."""
    described: dict[str, Any] = {"class": f"{type(error).__module__}.{type(error).__qualname__}"}
    if isinstance(error, DomainError):
        described["code"] = error.error_code
    diagnosis = getattr(error, "diag", None) or getattr(error.__cause__, "diag", None)
    if diagnosis is not None:
        described["sqlstate"] = diagnosis.sqlstate
        described["constraint"] = diagnosis.constraint_name
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST_FRAMES:]
    described["at"] = [f"{frame.filename.rpartition('/src/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        described["cause"] = f"{type(cause).__module__}.{type(cause).__qualname__}"
    return described


def _scrubbed(value: object) -> object:
    match value:
        case str():
            return scrub(value)
        case dict():
            return {key: _scrubbed(item) for key, item in value.items()}
        case list() | tuple():
            return [_scrubbed(item) for item in value]
        case bool() | int() | float() | None:
            return value
    return scrub(str(value))


class JsonFormatter(logging.Formatter):
    """Renders a record as the one JSON line described at the top of this module."""

    def format(self, record: logging.LogRecord) -> str:
        known = log_fields()
        line: dict[str, object] = {
            "ts": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": scrub(event_of(record)),
        }
        for key in IDENTIFIERS:
            value = getattr(record, key, None) or known.get(key)
            if value is not None:
                line[key] = str(value)
        for key in EXTRAS:
            value = record.__dict__.get(key)
            if value is not None:
                line[key] = _scrubbed(value)
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _scrubbed(describe_error(record.exc_info[1]))
        return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def logging_settings(level: str = "INFO") -> dict[str, Any]:
    """Django's LOGGING: everything through `JsonFormatter` to standard error.

    Django's own request lines are silenced (they quote addresses): `RequestMiddleware` writes one of its own.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "egide.foundation.observability.logs.JsonFormatter"}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "json"},
            "none": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "egide": {"level": level},
            "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
            "django.request": {"handlers": ["none"], "level": "ERROR", "propagate": False},
            "django.server": {"handlers": ["none"], "level": "ERROR", "propagate": False},
            "django.db.backends": {"level": "ERROR"},
            # The job wrapper logs what happened, by identifiers; the library's lines quote arguments.
            "procrastinate": {"level": "WARNING"},
            "procrastinate.worker": {"level": "CRITICAL"},
            # Granian installs its own handlers before the application is loaded.
            "granian.access": {"handlers": ["none"], "level": "CRITICAL", "propagate": False},
            "_granian": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        },
    }
