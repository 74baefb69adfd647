"""A real HTTP server that speaks the OpenAI (and Mistral) and the Anthropic protocols, and fails in every way they do."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.support.threads import GivesBack

Json = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """A request as it arrived. `text` is everything the model would read."""

    path: str
    headers: dict[str, str]
    body: Json

    @property
    def anthropic(self) -> bool:
        return self.path.endswith("/messages")

    @property
    def mistral(self) -> bool:
        return "mistral" in self.headers.get("user-agent", "")

    @property
    def stream(self) -> bool:
        return bool(self.body.get("stream"))

    @property
    def tool(self) -> Json:
        """The one tool of the request: its name and its JSON schema."""
        tool = self.body["tools"][0]
        if self.anthropic:
            return {"name": tool["name"], "schema": tool["input_schema"]}
        return {"name": tool["function"]["name"], "schema": tool["function"]["parameters"]}

    @property
    def prompts(self) -> list[str]:
        """What users' messages say, in order."""
        said = []
        for message in self.body["messages"]:
            content = message.get("content")
            if message["role"] == "user" and isinstance(content, str):
                said.append(content)
            elif message["role"] == "user" and isinstance(content, list):
                said += [part["text"] for part in content if part.get("type") == "text"]
        return said

    @property
    def text(self) -> str:
        return json.dumps(self.body, ensure_ascii=False)


@dataclass(frozen=True)
class Says:
    """The tool called with this."""

    data: Json | Callable[[Asked], Json]
    input_tokens: int = 1000
    output_tokens: int = 200

    def arguments(self, asked: Asked) -> str:
        return json.dumps(self.data(asked) if callable(self.data) else self.data, ensure_ascii=False)


@dataclass(frozen=True)
class Status:
    """A refusal by HTTP; `retry_after` in seconds."""

    status: int
    retry_after: str | None = None
    kind: str = "server_error"
    text: str = "Le service est indisponible."


@dataclass(frozen=True)
class Raw:
    """These arguments, as they are: not JSON, or not all of it. `finish` as the protocol of OpenAI says it."""

    arguments: str
    finish: str = "tool_calls"


@dataclass(frozen=True)
class Refuses:
    """The model declines."""

    text: str = "Je ne peux pas vous aider."


@dataclass(frozen=True)
class CutOff:
    """The connection is closed in the middle of the answer."""


@dataclass(frozen=True)
class SlowBytes:
    """A byte now and then, and never the end."""

    every_s: float = 0.05


Reply = Says | Status | Raw | Refuses | CutOff | SlowBytes


@dataclass
class LlmServer:
    """`replies` are given in order, then `otherwise`."""

    port: int = 0
    replies: deque[Reply] = field(default_factory=deque)
    otherwise: Reply = field(default_factory=lambda: Says({}))
    asked: list[Asked] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def openai(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def root(self) -> str:
        """What Anthropic's and Mistral's clients put /v1 behind."""
        return f"http://127.0.0.1:{self.port}"

    def take(self, asked: Asked) -> Reply:
        with self.lock:
            self.asked.append(asked)
            return self.replies.popleft() if self.replies else self.otherwise


@contextmanager
def llm_server() -> Iterator[LlmServer]:
    """A server of one's own on a free port."""
    script = LlmServer()

    class Scripted(_Handler):
        server_script = script

    server = ThreadingHTTPServer(("127.0.0.1", 0), Scripted)
    script.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield script
    finally:
        script.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(GivesBack, BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_script: LlmServer

    def log_message(self, *_args: Any) -> None:
        """Nothing: the tests look at `asked`."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        reply = self.server_script.take(asked)
        try:
            self._answer(asked, reply)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client had waited long enough

    def _answer(self, asked: Asked, reply: Reply) -> None:
        match reply:
            case Status():
                error = {"type": "error", "error": {"type": reply.kind, "message": reply.text, "code": reply.kind}}
                headers = {"Retry-After": reply.retry_after} if reply.retry_after else {}
                self._send(reply.status, json.dumps(error).encode(), "application/json", headers)
            case SlowBytes():
                self._slowly(asked, reply)
            case CutOff():
                whole = self._body(asked, Says({"moitie": "x" * 2000}))
                self._head(asked)
                self.wfile.write(f"{len(whole):x}\r\n".encode() + whole[: len(whole) // 2])
                self.close_connection = True
            case _:
                self._send(200, self._body(asked, reply), self._kind(asked))

    def _kind(self, asked: Asked) -> str:
        return "text/event-stream" if asked.stream else "application/json"

    def _head(self, asked: Asked) -> None:
        self.send_response(200)
        self.send_header("Content-Type", self._kind(asked))
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _slowly(self, asked: Asked, reply: SlowBytes) -> None:
        self._head(asked)
        while not self.server_script.stopping.wait(reply.every_s):
            self.wfile.write(b"1\r\n:\r\n" if asked.stream else b"1\r\n \r\n")
            self.wfile.flush()

    def _send(self, status: int, content: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _body(self, asked: Asked, reply: Says | Raw | Refuses) -> bytes:
        whole = _anthropic(asked, reply) if asked.anthropic else _openai(asked, reply)
        if not asked.stream:
            return json.dumps(whole).encode()
        # Mistral gives a tool's arguments in one piece.
        piece = 1_000_000 if asked.mistral else 40
        events = _anthropic_events(whole) if asked.anthropic else _openai_events(whole, piece)
        return "".join(events).encode()


def _tokens(reply: Reply) -> tuple[int, int]:
    return (reply.input_tokens, reply.output_tokens) if isinstance(reply, Says) else (1000, 50)


def _openai(asked: Asked, reply: Says | Raw | Refuses) -> Json:
    used, made = _tokens(reply)
    message: Json = {"role": "assistant", "content": None}
    finish = "stop"
    if isinstance(reply, Refuses):
        message["refusal"] = reply.text
    else:
        arguments = reply.arguments(asked) if isinstance(reply, Says) else reply.arguments
        finish = "tool_calls" if isinstance(reply, Says) else reply.finish
        call = {"id": "call_1abcdefgh"[:9], "type": "function"}
        message["tool_calls"] = [{**call, "function": {"name": asked.tool["name"], "arguments": arguments}}]
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_764_000_000,
        "model": asked.body["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": used, "completion_tokens": made, "total_tokens": used + made},
    }


def _openai_events(whole: Json, piece: int) -> Iterator[str]:
    choice, base = whole["choices"][0], {**whole, "object": "chat.completion.chunk"}
    del base["choices"], base["usage"]
    message = choice["message"]

    def chunk(delta: Json, finish: str | None = None, **more: Any) -> str:
        choices = [{"index": 0, "delta": delta, "finish_reason": finish}]
        return f"data: {json.dumps({**base, 'choices': choices, **more})}\n\n"

    yield chunk({"role": "assistant", "content": ""})
    if "refusal" in message:
        yield chunk({"refusal": message["refusal"]})
    for call in message.get("tool_calls", []):
        function, arguments = call["function"], call["function"]["arguments"]
        head = {"index": 0, "id": call["id"], "type": "function"}
        first = {"name": function["name"], "arguments": arguments[:piece]}
        yield chunk({"tool_calls": [{**head, "function": first}]})
        for start in range(piece, len(arguments), piece):
            more = {"index": 0, "function": {"arguments": arguments[start : start + piece]}}
            yield chunk({"tool_calls": [more]})
    yield chunk({}, choice["finish_reason"], usage=whole["usage"])
    yield "data: [DONE]\n\n"


def _anthropic(asked: Asked, reply: Says | Raw | Refuses) -> Json:
    used, made = _tokens(reply)
    content: Json
    if isinstance(reply, Refuses):
        content, stop = {"type": "text", "text": reply.text}, "refusal"
    else:
        arguments = reply.arguments(asked) if isinstance(reply, Says) else reply.arguments
        try:
            given = json.loads(arguments)
        except ValueError:
            given = {"INVALID_JSON": arguments}
        content = {"type": "tool_use", "id": "toolu_1", "name": asked.tool["name"], "input": given}
        stop = "max_tokens" if isinstance(reply, Raw) and reply.finish == "length" else "tool_use"
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": asked.body["model"],
        "content": [content],
        "stop_reason": stop,
        "stop_sequence": None,
        "usage": {"input_tokens": used, "output_tokens": made},
    }


def _anthropic_events(whole: Json) -> Iterator[str]:
    def event(kind: str, **data: Any) -> str:
        return f"event: {kind}\ndata: {json.dumps({'type': kind, **data})}\n\n"

    block = whole["content"][0]
    opening = {**whole, "content": [], "stop_reason": None, "usage": {**whole["usage"], "output_tokens": 1}}
    yield event("message_start", message=opening)
    if block["type"] == "text":
        yield event("content_block_start", index=0, content_block={"type": "text", "text": ""})
        yield event("content_block_delta", index=0, delta={"type": "text_delta", "text": block["text"]})
    else:
        yield event("content_block_start", index=0, content_block={**block, "input": {}})
        arguments = block["input"].get("INVALID_JSON") or json.dumps(block["input"], ensure_ascii=False)
        for start in range(0, len(arguments), 40):
            piece = {"type": "input_json_delta", "partial_json": arguments[start : start + 40]}
            yield event("content_block_delta", index=0, delta=piece)
    yield event("content_block_stop", index=0)
    stop = {"stop_reason": whole["stop_reason"], "stop_sequence": None}
    yield event("message_delta", delta=stop, usage={"output_tokens": whole["usage"]["output_tokens"]})
    yield event("message_stop")
