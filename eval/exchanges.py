"""Short exchanges with what they say about one section of the file: ``eval/exchanges/*.txt``.

Where the meetings tell how well whole talk is understood, these tell how many ways of saying one thing are. A file
holds exchanges separated by blank lines, under headings that name the section they are about::

    ## revenus
    @2026-03-10                       the day of the exchange (2026-03-02 when absent)
    B: Et côté salaire ?              B broker, C client, J spouse, N a memo, A speech without speakers
    C: Deux mille deux net, sur treize mois.
    = nature: salaire | beneficiaire: client | montant: 2200 | periodicite: mensuel
    ~ details                         may be there or not

One ``=`` line a row (one in all for one-to-one sections; ``besoins`` lists the needs); ``= rien``: nothing of the
section is said. Only that section is scored, by the rules of ``score.py``.

    python -m eval.exchanges [FILES...] [--misses] [--held]

``--misses`` shows what is missed or added, but for one exchange in five (by its line), which stays unread: ``--held``
gives the figures of those alone.
"""

from __future__ import annotations

import collections
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from eval import score

from egide.modules.intake.engine import NEEDS_SECTION, ROW_SECTIONS, Segment, Transcript, extract

FOLDER = Path(__file__).parent / "exchanges"
SPEAKERS = {"B": "COURTIER", "C": "CLIENT", "J": "CONJOINT", "N": None, "A": None}


@dataclass(slots=True)
class Exchange:
    """``expected`` is the section's part of the file, in the shape of ``fiche.schema.json`` (None: nothing said)."""

    where: str
    section: str
    day: date = date(2026, 3, 2)
    turns: list[tuple[str | None, str]] = field(default_factory=list)
    expected: Any = None
    optional: list[str] = field(default_factory=list)

    @property
    def held(self) -> bool:
        """Whether it is kept unread, to check on it what was built on the others."""
        return int(self.where.rpartition(":")[2]) % 5 == 0

    def misses(self, tally: collections.Counter[str]) -> list[tuple[str, ...]]:
        """What the engine misses or adds; the counts go to ``tally``."""
        segments = tuple(Segment(index, who, text) for index, (who, text) in enumerate(self.turns))
        fiche = extract(Transcript(segments), reference_date=self.day).fiche()
        found = {self.section: fiche[self.section]} if self.section in fiche else {}
        case = {"id": self.where, "expected": {self.section: self.expected} if self.expected else {}, "optional": self.optional}
        counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        missed: list[tuple[str, ...]] = []
        score.compare(case, found, counts, missed)
        for counted in counts.values():
            tally.update(counted)
        return missed


def load(paths: list[Path] | None = None) -> Iterator[Exchange]:
    """Every exchange of the files (all of ``eval/exchanges`` by default)."""
    for path in paths or sorted(FOLDER.glob("*.txt")):
        section = ""
        for number, block in _blocks(path.read_text("utf-8")):
            if block[0].startswith("## "):
                section = block[0][3:].strip()
                block, number = block[1:], number + 1
            if block:
                yield _exchange(f"{path.stem}:{number}", section, block)


def totals() -> collections.Counter[str]:
    """The counts over every exchange."""
    tally: collections.Counter[str] = collections.Counter()
    for exchange in load():
        exchange.misses(tally)
    return tally


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.strip():
            block += [] if line.startswith("# ") else [line.strip()]
        elif block:
            yield number - len(block), block
            block = []


def _exchange(where: str, section: str, lines: list[str]) -> Exchange:
    made = Exchange(where, section)
    rows: list[Any] = []
    for line in lines:
        mark, said = line[0], line[2:].strip() if line[1:2] == ":" else line[1:].strip()
        if mark == "@":
            made.day = date.fromisoformat(said)
        elif mark == "~":
            made.optional += [_path(section, name.strip()) for name in said.split("|")]
        elif mark == "=":
            rows += [] if said == "rien" else [_row(said)]
        elif line[1:2] == ":" and mark in SPEAKERS:
            made.turns.append((SPEAKERS[mark], said))
        else:
            raise ValueError(f"{where} : {line}")
    if section == NEEDS_SECTION:
        made.expected = [need for row in rows for need in row]
    elif section in ROW_SECTIONS:
        made.expected = rows
    else:
        made.expected = {name: value for row in rows for name, value in row.items()}
    return made


def _path(section: str, name: str) -> str:
    if "." in name or name in (section, f"{section}[]"):
        return name
    return f"{section}[].{name}" if section in ROW_SECTIONS else f"{section}.{name}"


def _row(said: str) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for part in said.split("|"):
        name, _, value = part.partition(":")
        row[name.strip()] = _value(name.strip(), value.strip())
    return row


_TEXTS = ("code_postal", "telephone", "numero")


def _value(name: str, written: str) -> Any:
    if written in ("oui", "non"):
        return written == "oui"
    if name in _TEXTS or "date" in name:
        return written
    try:
        return json.loads(written)
    except ValueError:
        return written


def main(arguments: list[str]) -> int:
    paths = [Path(argument) for argument in arguments if not argument.startswith("--")]
    held = "--held" in arguments
    tallies: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    perfect: dict[str, list[bool]] = collections.defaultdict(list)
    for exchange in load(paths or None):
        if exchange.held < held:
            continue
        missed = exchange.misses(tallies[exchange.section])
        perfect[exchange.section].append(not missed)
        if missed and "--misses" in arguments and not exchange.held:
            print(exchange.where, exchange.section, " / ".join(text for _, text in exchange.turns))
            for _, kind, path, want, got in missed:
                print(f"    {kind:<7}{path}  attendu {want!r}  lu {got!r}")
    print(f"{'section':<22}{'échanges':>9}{'parfaits':>9}{'préc':>8}{'rappel':>8}{'F1':>8}")
    total: collections.Counter[str] = collections.Counter()
    for section, tally in sorted(tallies.items()):
        total.update(tally)
        _print(section, perfect[section], tally)
    _print("tout", [whole for found in perfect.values() for whole in found], total)
    return 0


def _print(name: str, perfect: list[bool], tally: collections.Counter[str]) -> None:
    precision, recall, f1 = score.prf(tally)
    print(f"{name:<22}{len(perfect):>9}{sum(perfect):>9}{precision:>8.3f}{recall:>8.3f}{f1:>8.3f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
