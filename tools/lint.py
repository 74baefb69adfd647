"""`make lint`: every check that needs no running product. All run, then the failures are told together."""

import filecmp
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import node

CHECKOUT = node.CHECKOUT
BIN = CHECKOUT / ".venv" / "bin"
PYTHON_TREES = ("src", "tests", "tools", "conftest.py")


def main():
    sys.path.insert(0, str(CHECKOUT / "src"))
    from egide.runtime.postgres import test_cluster

    os.environ.update(test_cluster().urls(), EGIDE_SECRET_KEY="lint", EGIDE_DATA=str(CHECKOUT / ".cache" / "test-data"))
    checks = (
        ("Style du Python", lambda: tool("ruff", "check", "--output-format=concise", *PYTHON_TREES)),
        ("Mise en page du Python", lambda: tool("ruff", "format", "--check", "--output-format=concise", *PYTHON_TREES)),
        ("Types du Python (mypy --strict)", lambda: tool("mypy", "--strict", "src")),
        ("Qui importe qui", lambda: tool("lint-imports")),
        ("Longueur des fichiers", lambda: command(sys.executable, "tools/file_length.py")),
        ("Migrations à jour", lambda: tool("egide", "manage", "makemigrations", "--check", "--dry-run")),
        ("Description de l'API à jour (web/openapi.json)", openapi_is_fresh),
        ("Client TypeScript à jour", client_is_fresh),
        ("Types et style de l'interface", lambda: web("run", "lint")),
    )
    failed = []
    for name, check in checks:
        began = time.monotonic()
        output = check()
        seconds = f"{time.monotonic() - began:.1f}".replace(".", ",")
        print(f"  {'✗' if output else '✓'} {name} ({seconds} s)", flush=True)
        if output:
            failed.append(name)
            print("\n".join(f"    {line}" for line in output.splitlines()[-60:]), flush=True)
    if failed:
        print(f"Vérifications en échec : {', '.join(failed)}.")
    return 1 if failed else 0


def command(*arguments):
    """What the command said if it failed, else nothing."""
    done = subprocess.run(arguments, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip() or "échec" if done.returncode else ""


def tool(name, *arguments):
    return command(str(BIN / name), *arguments)


def web(*arguments):
    done = node.npm(*arguments, check=False)
    return (done.stdout + done.stderr).strip() or "échec" if done.returncode else ""


def openapi_is_fresh():
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / "openapi.json"
        arguments = ("--format", "openapi-json", "--file", str(fresh), "--fail-on-warn", "--validate")
        said = tool("egide", "manage", "spectacular", *arguments)
        if said:
            return said
        committed = CHECKOUT / "web" / "openapi.json"
        if not committed.exists() or not filecmp.cmp(fresh, committed, shallow=False):
            return "web/openapi.json ne correspond plus à l'API : lancez « make openapi » et enregistrez le résultat."
    return ""


def client_is_fresh():
    client = node.WEB / "src" / "generated" / "api.d.ts"
    before = client.read_bytes() if client.exists() else b""
    said = web("run", "generate")
    if said:
        return said
    if client.read_bytes() != before:
        return f"{client.relative_to(CHECKOUT)} n'était plus à jour : enregistrez la version qui vient d'être écrite."
    return ""


if __name__ == "__main__":
    sys.exit(main())
