"""Where bytes are put: a folder of this machine, or a bucket (`s3`) behind the same Protocol."""

from egide.integrations.storage.local import LocalFolder
from egide.integrations.storage.types import BLOCK, Entry, Missing, Storage, Unavailable

__all__ = ["BLOCK", "Entry", "LocalFolder", "Missing", "Storage", "Unavailable"]
