"""Readers: what a broker pastes or uploads, turned into segments with speakers and times.

Pure Python, no Django. `read_text` takes pasted text, `read_file` the bytes of an upload; both give a
`Reading` or raise a `ReadError` whose message can be shown as it is.
"""

from .errors import ReadError
from .reading import Mark, Reading, SourceSegment
from .sources import MAX_BYTES, MAX_CHARACTERS, read_file, read_text

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "Mark", "ReadError", "Reading", "SourceSegment", "read_file", "read_text"]
