"""A message goes where was checked, comes back in time, and is signed so that anybody can check it."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.foundation.webhooks.tests.receiver import Received, Receiver, receiving, verify
from egide.integrations.webhooks import Undelivered, deliver, new_secret, signed_headers

BODY = b'{"type":"test"}'


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def sent(receiver: Receiver, how: str, timeout_s: float = 5.0) -> int:
    receiver.answers = [how]
    return deliver(f"{receiver.url}/egide", BODY, {}, trusted=["127.0.0.1"], timeout_s=timeout_s).status


@pytest.mark.parametrize("how", ["200", "204", "410", "500"])
def test_an_answer_is_an_answer(receiver: Receiver, how: str) -> None:
    assert sent(receiver, how) == int(how)
    assert [(one.path, one.body) for one in receiver.received] == [("/egide", BODY)]


def test_a_redirect_is_not_followed(receiver: Receiver) -> None:
    assert sent(receiver, "302") == 302
    assert [one.path for one in receiver.received] == ["/egide"]


def test_of_a_huge_answer_little_is_read(receiver: Receiver) -> None:
    began = time.monotonic()
    assert sent(receiver, "huge") == 200
    assert time.monotonic() - began < 4


@pytest.mark.parametrize("how", ["slow", "dripping"])
def test_who_is_slow_or_never_ends_is_left_in_time(receiver: Receiver, how: str) -> None:
    began = time.monotonic()
    with pytest.raises(Undelivered) as failure:
        sent(receiver, how, timeout_s=0.5)
    assert failure.value.reason == "timeout"
    assert time.monotonic() - began < 4


def test_who_hangs_up_or_is_not_there_is_said_so(receiver: Receiver) -> None:
    with pytest.raises(Undelivered) as failure:
        sent(receiver, "closed")
    assert failure.value.reason in ("broken", "unreachable")
    with pytest.raises(Undelivered) as failure:
        deliver("http://127.0.0.1:9/", BODY, {}, trusted=["127.0.0.1"])
    assert failure.value.reason == "unreachable"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/x",
        "https://127.0.0.1/x",
        "https://10.0.0.7/x",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/x",
        "https://localhost/x",
        "http://exemple.fr/x",
        "ftp://exemple.fr/x",
        "https://moi:secret@exemple.fr/x",
    ],
)
def test_nothing_is_sent_inside(receiver: Receiver, url: str) -> None:
    with pytest.raises(Undelivered) as failure:
        deliver(url, BODY, {})
    assert failure.value.reason == "address"
    assert receiver.received == []


@given(body=st.binary(max_size=400), keys=st.integers(1, 3), at=st.integers(0, 3))
def test_any_receiver_that_holds_one_of_the_keys_is_convinced(body: bytes, keys: int, at: int) -> None:
    secrets = [new_secret() for _ in range(keys)]
    now = int(time.time())
    message = Received("/", signed_headers(secrets, message_id="msg_1", timestamp=now, body=body), body)
    assert verify(secrets[at % keys], message)
    assert not verify(new_secret(), message)
    assert not verify(secrets[0], Received("/", message.headers, body + b"."))
    assert not verify(secrets[0], Received("/", {**message.headers, "webhook-id": "msg_2"}, body))


def test_the_example_of_the_specification_is_signed_as_it_says() -> None:
    headers = signed_headers(
        ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
        message_id="msg_p5jXN8AQM9LWM0D4loKWxJek",
        timestamp=1_614_265_330,
        body=b'{"test": 2432232314}',
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert len(base64.b64decode(new_secret().removeprefix("whsec_"))) == 32
