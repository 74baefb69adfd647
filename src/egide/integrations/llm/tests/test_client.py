"""Asking a model over a real connection, in each protocol, streamed and not, and each way it can fail."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from tests.support.llm_server import CutOff, LlmServer, Raw, Refuses, Reply, Says, SlowBytes, Status, llm_server
from tests.support.processes import free_port

from egide.integrations.llm import (
    AddressRefused,
    Answer,
    Code,
    Endpoint,
    LlmFailure,
    Patience,
    Question,
    check_address,
    connect,
)

HERE = ("127.0.0.1",)
KEY = "sk-secret-de-lavigne-0042"
SCHEMA = {
    "type": "object",
    "properties": {"ville": {"type": "string"}},
    "required": ["ville"],
    "additionalProperties": False,
}


@pytest.fixture
def server() -> Iterator[LlmServer]:
    with llm_server() as running:
        yield running


class Waits:
    """What was waited for, without waiting."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def pause(self, seconds: float) -> None:
        self.seconds.append(seconds)


def check(data: dict[str, Any]) -> str | None:
    return None if isinstance(data.get("ville"), str) else "ville doit être un texte"


QUESTION = Question("Tu lis un texte.", "J’habite à Nantes.", SCHEMA, "lecture", check)
PROTOCOLS = [(kind, streaming) for kind in ("openai", "anthropic", "mistral") for streaming in (True, False)]


def endpoint(server: LlmServer, kind: Any = "openai", *, streaming: bool = True, **more: Any) -> Endpoint:
    base = server.openai if kind == "openai" else server.root
    more = {"timeout_s": 20.0, **more}
    return Endpoint(kind, "petit-modele", KEY, base_url=base, streaming=streaming, **more)


def ask(where: Endpoint, waits: Waits | None = None) -> Answer:
    return connect(where, trusted=HERE, patience=Patience(pause=(waits or Waits()).pause)).ask(QUESTION)


@pytest.mark.parametrize(("kind", "streaming"), PROTOCOLS)
def test_an_answer_comes_with_what_it_cost(server: LlmServer, kind: str, streaming: bool) -> None:
    server.replies.append(Says({"ville": "Nantes"}, input_tokens=812, output_tokens=33))

    answer = ask(endpoint(server, kind, streaming=streaming))

    assert answer.data == {"ville": "Nantes"}
    assert (answer.usage.input_tokens, answer.usage.output_tokens, answer.usage.requests) == (812, 33, 1)
    assert answer.model == "petit-modele"
    (asked,) = server.asked
    assert asked.stream is streaming
    assert "J’habite à Nantes." in asked.text
    assert KEY not in asked.text
    assert KEY in " ".join(asked.headers.values()), sorted(asked.headers)


def test_the_schema_is_sent_and_required(server: LlmServer) -> None:
    server.replies.append(Says({"ville": "Nantes"}))
    ask(endpoint(server))

    (asked,) = server.asked
    assert sorted(SCHEMA) == ["additionalProperties", "properties", "required", "type"], (
        "the question is left as it was"
    )
    assert asked.tool["name"] == "lecture"
    assert asked.tool["schema"]["properties"] == {"ville": {"type": "string"}}
    assert asked.body["tool_choice"] == "required" or asked.body["tool_choice"]["type"] == "function"


@pytest.mark.parametrize(("kind", "streaming"), PROTOCOLS)
def test_a_limit_is_waited_for_as_long_as_the_provider_asks(server: LlmServer, kind: str, streaming: bool) -> None:
    waits = Waits()
    server.replies += [Status(429, retry_after="7", kind="rate_limit_error"), Says({"ville": "Nantes"})]

    answer = ask(endpoint(server, kind, streaming=streaming), waits)

    assert answer.data == {"ville": "Nantes"}
    assert len(waits.seconds) == 1
    assert waits.seconds[0] == 7


def test_a_limit_that_lasts_is_not_waited_for(server: LlmServer) -> None:
    waits = Waits()
    server.replies.append(Status(429, retry_after="3600", kind="rate_limit_error"))

    with pytest.raises(LlmFailure) as failure:
        ask(endpoint(server), waits)

    assert failure.value.code == Code.RATE_LIMITED
    assert failure.value.retry_after_s == 3600
    assert waits.seconds == []
    assert len(server.asked) == 1


@pytest.mark.parametrize("kind", ["openai", "anthropic", "mistral"])
def test_a_server_error_is_tried_again_three_times_in_all(server: LlmServer, kind: str) -> None:
    waits = Waits()
    server.otherwise = Status(500, kind="api_error")

    with pytest.raises(LlmFailure) as failure:
        ask(endpoint(server, kind), waits)

    assert failure.value.code == Code.SERVER_ERROR
    assert len(server.asked) == 3
    assert [1.0 <= waits.seconds[0] <= 1.25, 2.0 <= waits.seconds[1] <= 2.5] == [True, True]


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Status(401, kind="authentication_error"), Code.BAD_KEY),
        (Status(404, kind="not_found_error"), Code.UNKNOWN_MODEL),
        (Status(400, kind="invalid_request_error"), Code.REJECTED),
    ],
)
@pytest.mark.parametrize("kind", ["openai", "anthropic"])
@pytest.mark.parametrize("streaming", [True, False])
def test_what_trying_again_cannot_help_is_asked_once(
    server: LlmServer, kind: str, streaming: bool, reply: Reply, code: Code
) -> None:
    server.otherwise = reply

    with pytest.raises(LlmFailure) as failure:
        ask(endpoint(server, kind, streaming=streaming))

    assert failure.value.code == code
    assert len(server.asked) == 1
    assert KEY not in str(failure.value)


@pytest.mark.parametrize(
    ("reply", "code"), [(Refuses(), Code.REFUSED), (Raw('{"ville": "Nan', finish="length"), Code.TRUNCATED)]
)
@pytest.mark.parametrize("kind", ["openai", "anthropic"])
@pytest.mark.parametrize("streaming", [True, False])
def test_a_model_that_declines_or_runs_out_of_room_is_not_insisted_on(
    server: LlmServer, kind: str, streaming: bool, reply: Reply, code: Code
) -> None:
    server.otherwise = reply

    with pytest.raises(LlmFailure) as failure:
        ask(endpoint(server, kind, streaming=streaming))

    assert failure.value.code == code
    assert len(server.asked) <= 2
    assert failure.value.usage.requests == len(server.asked)


@pytest.mark.parametrize("streaming", [True, False])
@pytest.mark.parametrize("wrong", [Says({"ville": 44}), Says({"town": "Nantes"}), Raw('{"ville": "Nan')])
def test_a_wrong_shape_is_told_to_the_model_once(server: LlmServer, streaming: bool, wrong: Reply) -> None:
    server.replies += [wrong, Says({"ville": "Nantes"}, input_tokens=10, output_tokens=5)]

    answer = ask(endpoint(server, streaming=streaming))

    assert answer.data == {"ville": "Nantes"}
    assert answer.usage.requests == 2
    assert answer.usage.input_tokens > 1000


def test_a_shape_that_stays_wrong_is_a_failure_that_was_paid_for(server: LlmServer) -> None:
    server.otherwise = Says({"ville": 44}, input_tokens=100, output_tokens=10)

    with pytest.raises(LlmFailure) as failure:
        ask(endpoint(server))

    assert failure.value.code == Code.WRONG_SCHEMA
    assert (failure.value.usage.input_tokens, failure.value.usage.requests) == (200, 2)
    assert len(server.asked) == 2


@pytest.mark.parametrize(("kind", "streaming"), PROTOCOLS)
def test_an_answer_cut_off_is_asked_for_again(server: LlmServer, kind: str, streaming: bool) -> None:
    server.replies += [CutOff(), Says({"ville": "Nantes"})]

    assert ask(endpoint(server, kind, streaming=streaming)).data == {"ville": "Nantes"}
    assert len(server.asked) == 2


@pytest.mark.parametrize(("kind", "streaming"), PROTOCOLS)
def test_slow_bytes_do_not_hold_anybody(server: LlmServer, kind: str, streaming: bool) -> None:
    server.otherwise = SlowBytes()

    with pytest.raises(LlmFailure) as failure:
        ask(endpoint(server, kind, streaming=streaming, timeout_s=0.4, attempts=1))

    assert failure.value.code == Code.TIMEOUT


def test_nobody_there_is_unreachable(server: LlmServer) -> None:
    where = Endpoint("openai", "m", KEY, base_url=f"http://127.0.0.1:{free_port()}/v1", timeout_s=5, attempts=2)
    waits = Waits()

    with pytest.raises(LlmFailure) as failure:
        ask(where, waits)

    assert failure.value.code == Code.UNREACHABLE
    assert len(waits.seconds) == 1


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:8000/v1", "insecure"),
        ("https://127.0.0.1/v1", "private"),
        ("https://[::1]/v1", "private"),
        ("https://169.254.169.254/latest", "private"),
        ("https://10.0.0.8/v1", "private"),
        ("ftp://example.org", "malformed"),
        ("https://user:pass@8.8.8.8/v1", "malformed"),
        ("https://8.8.8.8/v1?x=1", "malformed"),
        ("https:///v1", "malformed"),
    ],
)
def test_an_address_inside_the_operators_network_is_refused(url: str, reason: str) -> None:
    with pytest.raises(AddressRefused) as refusal:
        check_address(url, trusted=())
    assert refusal.value.reason == reason


def test_the_operators_own_models_are_trusted_by_name() -> None:
    check_address("http://127.0.0.1:8000/v1", trusted=("127.0.0.1:8000",))
    check_address("http://modeles.interne/v1", trusted=("modeles.interne",))
    with pytest.raises(AddressRefused):
        check_address("http://127.0.0.1:9000/v1", trusted=("127.0.0.1:8000",))
    with pytest.raises(LlmFailure) as failure:
        connect(Endpoint("openai", "m", KEY, base_url="http://127.0.0.1:9000/v1"))
    assert failure.value.code == Code.ADDRESS


def test_the_key_is_never_shown() -> None:
    assert KEY not in repr(Endpoint("openai", "m", KEY))


def test_nothing_heavy_is_imported_before_a_question() -> None:
    script = (
        "import sys; from egide.integrations.llm import Endpoint, connect;"
        "connect(Endpoint('openai', 'm', 'k'));"
        "print([name for name in ('pydantic_ai', 'openai', 'anthropic', 'httpx2', 'pydantic') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "[]"
