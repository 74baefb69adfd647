"""The unit tests of the web application, told as one test of the suite."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
import node  # noqa: E402


@pytest.mark.slow
def test_the_web_application_passes_its_own_unit_tests() -> None:
    done = node.npm("test", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
