"""Generated requests against every operation of the OpenAPI document, as the firm's administrator.

Whatever is sent: no 5xx, no status, content type or shape of answer that the document does not announce.
`EGIDE_FUZZ_EXAMPLES` requests an operation (24; `make fuzz`: 400, and every boundary of every parameter besides).
Half of the addresses point at things that exist, and most writes come with a version that may be the right one.
"""

from __future__ import annotations

import json
import os
from random import Random
from typing import Any

import pytest
import schemathesis
from django.test import override_settings
from django.urls import Resolver404, resolve
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.permissions.world import World

from egide.config.wsgi import application

EXAMPLES = int(os.environ.get("EGIDE_FUZZ_EXAMPLES", "24"))
LONG = EXAMPLES >= 100
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
# They end the session that the tests use, or move it to where nothing is.
SPARED = ["session_device_revoke"]

pytestmark = [pytest.mark.xdist_group("fuzz")]

# As it is served: in memory, some bounds are decimals.
DOCUMENT = json.loads(OpenApiJsonRenderer().render(SchemaGenerator().get_schema(public=True), renderer_context={}))
api = schemathesis.openapi.from_dict(DOCUMENT).exclude(operation_id=SPARED)
api.app = application
api.location = "/api/v1/schema"

_known: list[dict[str, str]] = []
_dice = Random(20261120)


@api.hook
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Half of the time, something of the firm's own."""
    if path_parameters and _dice.random() < 0.5:
        fitting = [args for args in _known if args.keys() == path_parameters.keys()]
        if fitting:
            return dict(_dice.choice(fitting))
    return path_parameters


@api.hook
def filter_case(context: Any, case: schemathesis.Case) -> bool:
    """An address that is another operation's is not tried as this one's: `/clients/doublons` names no client."""
    try:
        return resolve(case.formatted_path).kwargs.keys() == case.path_parameters.keys()
    except Resolver404:
        return True


@pytest.fixture(scope="module")
def token(world: World) -> Any:
    _known[:] = [args for key, args in world.lavigne.args.items() if key not in ("token", "device")]
    with override_settings(EGIDE_THROTTLES=False, ALLOWED_HOSTS=["*"]):
        yield world.browsers["admin"].cookies["egide_session"].value


@api.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate] if LONG else [Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_nothing_answers_what_the_document_does_not_announce(case: schemathesis.Case, token: str) -> None:
    headers = {"X-Session-Token": token}
    if case.method in ("PATCH", "PUT", "DELETE") and _dice.random() < 0.75:
        headers["If-Match"] = f'"{_dice.randint(1, 4)}"'
    response = case.call(headers=headers)

    case.validate_response(response, checks=CHECKS)
