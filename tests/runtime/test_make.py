"""The doors a newcomer tries first."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.runtime.processes import CHECKOUT


def make(*goals: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [shutil.which("make") or "make", *goals]
    return subprocess.run(
        command, cwd=CHECKOUT, env=os.environ | environment, capture_output=True, text=True, check=False
    )


def test_make_alone_lists_what_can_be_asked_in_french() -> None:
    done = make()
    assert done.returncode == 0
    for goal in ("up", "install", "test", "lint", "eval", "bench", "fuzz", "e2e", "help"):
        assert f"  make {goal} " in done.stdout


def test_without_a_python_that_will_do_make_says_which_one_to_install(tmp_path: Path) -> None:
    (tmp_path / "sh").symlink_to("/bin/sh")
    done = make("up", PATH=str(tmp_path))
    assert done.returncode == 2
    assert "il faut Python 3.11, 3.12 ou 3.13" in done.stdout


def test_the_command_describes_itself_in_french() -> None:
    done = subprocess.run([sys.executable, "-m", "egide.cli", "--help"], capture_output=True, text=True, check=True)
    assert "affiche cette aide" in done.stdout
    assert "sauvegarde la base embarquée" in done.stdout


def test_extracting_needs_neither_django_nor_a_database(tmp_path: Path) -> None:
    (tmp_path / "entretien.txt").write_text("Courtier : Vous fumez ?\nCliente : Non.\n")
    probe = (
        "import sys; from egide.cli import main; status = main(['extract', sys.argv[1]]);"
        " print(sorted(name for name in sys.modules if name in ('django', 'psycopg', 'granian'))); sys.exit(status)"
    )
    bare = {"PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-c", probe, str(tmp_path / "entretien.txt")], env=bare, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
