"""What other packages may use of files. `api` holds what endpoints need."""

from __future__ import annotations

from egide.foundation.files.errors import FileUnreadable, StorageUnavailable
from egide.foundation.files.holders import register_holder
from egide.foundation.files.keys import fresh_key
from egide.foundation.files.models import STORED, StoredFile
from egide.foundation.files.pieces import drop_pieces, open_file, put_piece
from egide.foundation.files.services import (
    MAX_BYTES,
    Arrived,
    archive_file,
    archives,
    clean_name,
    delete_file,
    erase_now,
    keep_arrived,
    keep_made,
    read_file,
    store_file,
    take_in,
)

__all__ = [
    "MAX_BYTES",
    "STORED",
    "Arrived",
    "FileUnreadable",
    "StorageUnavailable",
    "StoredFile",
    "archive_file",
    "archives",
    "clean_name",
    "delete_file",
    "drop_pieces",
    "erase_now",
    "fresh_key",
    "keep_arrived",
    "keep_made",
    "open_file",
    "put_piece",
    "read_file",
    "register_holder",
    "store_file",
    "take_in",
]
