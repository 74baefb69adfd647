"""Compiles beforehand the patterns that the engine looks for (``src/egide/kit/compiled.py``), where it is installed.

    python tools/patterns.py

They are those the code makes when it is imported, and those it makes while it reads meetings; what was made of the
words of one meeting only is left out. Those that are asked most come first: what tells them apart stays short.
"""

import collections
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
    asked = questions(measure.load(measure.OURS)[::MEETINGS])
    wanted = sorted(imported | (made[0] & made[1]), key=lambda pattern: (-asked[pattern], pattern))
    compiled.write((pattern, *patterns.study(pattern)) for pattern in wanted)


def questions(cases):
    """How often each pattern is looked for while some meetings are read."""
    asked = collections.Counter()
    search = patterns.Pattern.search

    def counted(self, *where):
        asked[self.pattern] += 1
        return search(self, *where)

    patterns.Pattern.search = counted
    for case in cases:
        measure.read(case)
    patterns.Pattern.search = search
    return asked


def made_when(cases):
    """The patterns there are after some meetings were read."""
    patterns.compile.cache_clear()
    for case in cases:
        measure.read(case)
    return {thing.pattern for thing in gc.get_objects() if isinstance(thing, patterns.Pattern) and not thing.flags}


if __name__ == "__main__":
    main()
