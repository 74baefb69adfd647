"""The same statements sent straight to PostgreSQL by pgbench: the rate nobody can beat."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

STATEMENT_END = re.compile(r"\s*\n\s*")


def rate(binaries: Path, url: str, statements: list[str], concurrency: int, seconds: int) -> float:
    """Transactions a second of `statements` (one transaction) with `concurrency` clients."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql", encoding="utf-8") as script:
        script.write("BEGIN;\n" + "".join(f"{STATEMENT_END.sub(' ', s.strip())};\n" for s in statements) + "COMMIT;\n")
        script.flush()
        done = subprocess.run(
            [
                str(binaries / "pgbench"), "--no-vacuum", "--protocol=simple", f"--client={concurrency}",
                f"--jobs={min(2, concurrency)}", f"--time={seconds}", f"--file={script.name}", url,
            ],
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
    match = re.search(r"tps = ([\d.]+)", done.stdout)
    if done.returncode or match is None:
        raise RuntimeError(f"pgbench : {done.stderr[-800:]}")
    return float(match[1])
