"""Where bytes are put: a folder of this machine today, an object store behind the same Protocol tomorrow."""

from egide.integrations.storage.local import LocalFolder
from egide.integrations.storage.types import BLOCK, Entry, Missing, Storage, Unavailable

__all__ = ["BLOCK", "Entry", "LocalFolder", "Missing", "Storage", "Unavailable"]
