"""A pytest plugin, loaded before Django's settings: the environment of the test suite.

The tests run on the throwaway cluster, as the role that serves in production.
"""

import os
import secrets
from pathlib import Path

from egide.runtime.postgres import test_cluster

_CHECKOUT = Path(__file__).parents[3]

if "EGIDE_TEST_ENVIRONMENT" not in os.environ:  # a worker of pytest-xdist inherits its parent's
    os.environ.update(test_cluster().urls())
    os.environ["EGIDE_SECRET_KEY"] = secrets.token_urlsafe(48)
    os.environ["EGIDE_DATA"] = str(_CHECKOUT / ".cache" / "test-data")
    os.environ["EGIDE_TEST_ENVIRONMENT"] = "1"
