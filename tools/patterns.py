"""Compiles beforehand the patterns that the engine looks for (``src/egide/kit/compiled.py``), where it is installed.

    python tools/patterns.py

They are those the code makes when it is imported, and those it makes while it reads meetings; what was made of the
words of one meeting only is left out.
"""

import gc
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from eval import measure

from egide.kit import compiled, patterns
from egide.modules.intake.engine.pipeline import section_files

MEETINGS = 6  # in each half


def main():
    cases = measure.load()
    section_files()
    halves = cases[: 2 * MEETINGS : 2], cases[1 : 2 * MEETINGS : 2]
    imported, *made = made_when(()), *map(made_when, halves)
    wanted = sorted(imported | (made[0] & made[1]))
    compiled.write((pattern, *patterns.study(pattern)) for pattern in wanted)


def made_when(cases):
    """The patterns there are after some meetings were read."""
    patterns.compile.cache_clear()
    for case in cases:
        measure.read(case)
    return {thing.pattern for thing in gc.get_objects() if isinstance(thing, patterns.Pattern) and not thing.flags}


if __name__ == "__main__":
    main()
