"""A real server that speaks S3, in a process of its own."""

from __future__ import annotations

import itertools
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree as ET
from typing import Self

from egide.integrations.storage.s3 import Account, Bucket

PATIENCE_S = 60.0
_numbers = itertools.count(1)


class S3Server:
    """`moto_server` on a free port, for as long as the context lasts."""

    def __enter__(self) -> Self:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + PATIENCE_S
        while not self._answers():
            assert self.process.poll() is None and time.monotonic() < until, "the S3 server never answered"
        return self

    def __exit__(self, *failure: object) -> None:
        self.process.kill()
        self.process.wait()

    @property
    def account(self) -> Account:
        return Account("cle", "secret", "fr-par", self.url)

    def new_bucket(self, prefix: str = "") -> Bucket:
        """A bucket of its own, empty."""
        name = f"cabinets-{next(_numbers)}"
        self._ask("PUT", f"/{name}")
        self.last_bucket = name
        return Bucket(name, self.account, prefix)

    def unfinished(self, bucket: str) -> int:
        """How many uploads by parts were begun in this bucket and neither finished nor given up."""
        listing = ET.fromstring(self._ask("GET", f"/{bucket}?uploads"))  # noqa: S314 – our own server's answer
        return len(listing.findall("{*}Upload"))

    def storage_class(self, bucket: str, key: str) -> str:
        """Where the server keeps an object."""
        listing = ET.fromstring(self._ask("GET", f"/{bucket}"))  # noqa: S314 – our own server's answer
        found = {one.findtext("{*}Key"): one.findtext("{*}StorageClass") for one in listing.findall("{*}Contents")}
        return found[key] or ""

    def _answers(self) -> bool:
        try:
            self._ask("GET", "/")
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True

    def _ask(self, method: str, path: str) -> bytes:
        request = urllib.request.Request(self.url + path, method=method)  # noqa: S310 – our own server
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            body: bytes = answer.read()
            return body
