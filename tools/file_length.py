"""Fails when a source file has grown past the length one can hold in one's head: 400 lines, 600 for tests."""

import subprocess
import sys
from pathlib import Path

CODE, TESTS = 400, 600
GENERATED = ("migrations", "generated", "eval", "node_modules")


def limit(path):
    """The longest `path` may be, or None when nobody reads it top to bottom."""
    if set(path.parts) & set(GENERATED):
        return None
    is_test = "tests" in path.parts or ".test." in path.name
    return TESTS if is_test else CODE


def main():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", "*.py", "*.ts", "*.tsx"], capture_output=True, text=True, check=True
    )
    too_long = []
    for path in map(Path, filter(None, listed.stdout.split("\0"))):
        longest = limit(path)
        if longest is not None and path.is_file():
            lines = len(path.read_text("utf-8").splitlines())
            if lines > longest:
                too_long.append(f"{path} : {lines} lignes, {longest} au plus")
    print("\n".join(too_long))
    return 1 if too_long else 0


if __name__ == "__main__":
    sys.exit(main())
