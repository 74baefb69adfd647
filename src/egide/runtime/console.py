"""What the operator reads while Égide gets ready: one French line per step, with its time."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(text: str = "") -> None:
    """Print one line at once, even when the output is a pipe."""
    print(text, flush=True)


@contextmanager
def step(name: str) -> Iterator[None]:
    """Announce `name`, then say how long it took. Nothing more is said when it raises."""
    live = sys.stdout.isatty()
    if live:
        print(f"  … {name}", end="\r", flush=True)
    began = time.monotonic()
    try:
        yield
    except BaseException:
        if live:
            print(f"  ✗ {name}", flush=True)
        raise
    seconds = f"{time.monotonic() - began:.1f}".replace(".", ",")
    print(f"  ✓ {name} ({seconds} s)", flush=True)
