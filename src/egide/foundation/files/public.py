"""What other packages may use of files. `api` holds what endpoints need."""

from __future__ import annotations

from egide.foundation.files.models import STORED, StoredFile
from egide.foundation.files.services import (
    MAX_BYTES,
    clean_name,
    delete_file,
    erase_now,
    keep_made,
    read_file,
    store_file,
)

__all__ = [
    "MAX_BYTES",
    "STORED",
    "StoredFile",
    "clean_name",
    "delete_file",
    "erase_now",
    "keep_made",
    "read_file",
    "store_file",
]
