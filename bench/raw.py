"""The same statements sent straight to PostgreSQL by pgbench: the rate nobody can beat."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

LINES = re.compile(r"\s*\n\s*")
MOST_SCRIPTS = 64


def rate(
    binaries: Path, url: str, transactions: Sequence[Sequence[str]], *, concurrency: int, seconds: int, commit: bool
) -> float:
    """Transactions a second, drawn among `transactions`, with `concurrency` clients.

    :param commit: False where what is written can be written only once: each transaction is undone.
    """
    end = "COMMIT" if commit else "ROLLBACK"
    with tempfile.TemporaryDirectory() as folder:
        scripts = []
        for number, statements in enumerate(transactions[:MOST_SCRIPTS]):
            script = Path(folder) / f"{number}.sql"
            lines = "".join(f"{LINES.sub(' ', statement.strip())};\n" for statement in statements)
            script.write_text(f"BEGIN;\n{lines}{end};\n", "utf-8")
            scripts.append(f"--file={script}")
        jobs = min(2, concurrency)
        done = subprocess.run(
            [binaries / "pgbench", "--no-vacuum", "--protocol=simple", f"--client={concurrency}", f"--jobs={jobs}",
             f"--time={seconds}", *scripts, url],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    match = re.search(r"tps = ([\d.]+)", done.stdout)
    if done.returncode or match is None:
        raise RuntimeError(f"pgbench : {done.stderr[-1500:]}")
    return float(match[1])
