"""A pytest plugin, loaded before Django's settings: the environment of the test suite.

The tests run on the throwaway cluster, as the role that serves in production.
"""

import atexit
import os
import secrets
import shutil
import tempfile
from pathlib import Path

from egide.runtime.postgres import test_cluster

_CHECKOUT = Path(__file__).parents[3]

if "EGIDE_TEST_ENVIRONMENT" not in os.environ:  # a worker of pytest-xdist inherits its parent's
    os.environ.update(test_cluster().urls())
    os.environ["EGIDE_SECRET_KEY"] = secrets.token_urlsafe(48)
    os.environ["EGIDE_DATA"] = str(_CHECKOUT / ".cache" / "test-data")
    # Files of this run only: those of the tests that do not say where.
    os.environ["EGIDE_FILES"] = tempfile.mkdtemp(prefix="egide-files-")
    atexit.register(shutil.rmtree, os.environ["EGIDE_FILES"], ignore_errors=True)
    # The workers share the cores: threads that wait for one another in each of them cost all a minute a sentence.
    os.environ["OMP_NUM_THREADS"] = "1"
    os.environ["EGIDE_TEST_ENVIRONMENT"] = "1"
