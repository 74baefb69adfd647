"""A real S3 server, for the tests of storages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.support.s3 import S3Server


@pytest.fixture(scope="session")
def s3_server() -> Iterator[S3Server]:
    with S3Server() as server:
        yield server
