"""Prepares the checkout on a machine that has only Python: `make install`, and the first part of `make up`.

Standard library only. Everything it creates is in .venv, .cache, web/node_modules and web/dist; nothing
outside the checkout changes but the package managers' caches (and, with --browser as root, Debian's Chromium and
espeak-ng).
A second run with nothing changed takes a fraction of a second.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import node

CHECKOUT = node.CHECKOUT
CACHE = CHECKOUT / ".cache"
VENV = CHECKOUT / ".venv"
WEB = node.WEB
STAMPS = CACHE / "installed.json"
UV = "uv>=0.9"
WEB_SOURCES = ("src", "public", "index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts")


class Failure(Exception):
    """One French sentence: what failed and what to do."""


def main():
    parser = argparse.ArgumentParser(description="Prépare Égide sur cette machine.")
    parser.add_argument("--dev", action="store_true", help="avec les outils de vérification et de test")
    parser.add_argument("--browser", action="store_true", help="avec Chromium, et une voix, pour les tests")
    options = parser.parse_args()
    try:
        CACHE.mkdir(exist_ok=True)
        install_python_packages(dev=options.dev)
        compile_patterns()
        install_web_packages()
        build_web()
        if options.browser:
            install_browser()
    except PermissionError as error:
        return fail(f"{error.filename} ne peut pas être écrit : donnez-en le droit à cet utilisateur.")
    except OSError as error:
        return fail(f"{error.strerror} ({error.filename}) : libérez de la place ou vérifiez ce dossier.")
    except Failure as failure:
        return fail(str(failure))
    return 0


def fail(sentence):
    print(f"égide : {sentence}", file=sys.stderr)
    return 1


@contextmanager
def step(name):
    live = sys.stdout.isatty()
    print(f"  … {name}", end="\r" if live else "\n", flush=True)
    began = time.monotonic()
    yield
    seconds = f"{time.monotonic() - began:.1f}".replace(".", ",")
    print(f"  ✓ {name} ({seconds} s)", flush=True)


def run(command, sentence, **options):
    """Run a command; on failure its last lines, then one sentence."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=CHECKOUT, **options)
    if done.returncode:
        tell(done)
        raise Failure(sentence)
    return done.stdout


def tell(done):
    lines = (done.stdout + done.stderr).strip().splitlines()[-15:]
    print("\n".join(f"    {line}" for line in lines), file=sys.stderr)


# Python


def install_python_packages(*, dev):
    wanted = fingerprint("uv.lock", "pyproject.toml") + f" {sys.version_info.major}.{sys.version_info.minor}"
    with_node = not node.system_node()
    wanted += " node" if with_node else ""
    done = stamps().get("dev" if dev else "base")
    if (VENV / "bin" / "egide").exists() and wanted in (done, stamps().get("dev")):
        return
    uv = ensure_uv()
    with step("Bibliothèques Python" + (" et outils de test" if dev else "")):
        command = [str(uv), "sync", "--frozen", "--inexact", "--python", sys.executable, "--no-progress"]
        command += [] if dev else ["--no-dev"]
        command += ["--group", "node"] if with_node else []
        environment = node.trust()
        environment.pop("VIRTUAL_ENV", None)
        run(
            command,
            "Les bibliothèques Python n'ont pas pu être installées : vérifiez l'accès à pypi.org (ou à votre miroir).",
            env={**environment, "UV_PYTHON_DOWNLOADS": "never", "UV_PROJECT_ENVIRONMENT": str(VENV)},
        )
    stamp("dev" if dev else "base", wanted)


def compile_patterns():
    """What the engine looks for, compiled once for all its processes."""
    wanted = fingerprint("src/egide/kit", "src/egide/modules/intake/engine", "tools/patterns.py") + f" {sys.version}"
    if stamps().get("patterns") == wanted:
        return
    with step("Expressions du moteur de lecture"):
        sentence = "Les expressions du moteur n'ont pas pu être préparées : voyez les lignes ci-dessus."
        run([str(VENV / "bin" / "python"), "tools/patterns.py"], sentence)
    stamp("patterns", wanted)


def ensure_uv():
    """The `uv` of a folder of its own, made with what Python itself brings."""
    home = CACHE / "tools"
    uv = home / "bin" / "uv"
    if succeeds([str(uv), "--version"]):
        return uv
    with step("Installateur"):
        shutil.rmtree(home, ignore_errors=True)
        sentence = "L'installateur « uv » n'a pas pu être téléchargé : vérifiez l'accès à pypi.org (ou à votre miroir)."
        if succeeds([sys.executable, "-m", "venv", str(home)]):
            run([str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", UV], sentence)
            return uv
        # Debian without python3-venv, but with pip
        shutil.rmtree(home, ignore_errors=True)
        if succeeds([sys.executable, "-m", "pip", "--version"]):
            run([sys.executable, "-m", "pip", "install", "--quiet", "--target", str(home), UV], sentence)
            return uv
        number = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Failure(
            f"Ce Python {number} ne sait pas créer d'environnement (module ensurepip absent) : "
            f"installez-le, sous Debian ou Ubuntu « apt-get install python{number}-venv », puis recommencez."
        )


def succeeds(command):
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


# Web


def install_web_packages():
    wanted = fingerprint("web/package.json", "web/package-lock.json")
    if (WEB / "node_modules").is_dir() and stamps().get("node_modules") == wanted:
        return
    with step("Bibliothèques de l'interface"):
        done = node.npm("ci", "--include=dev", "--no-audit", "--no-fund", check=False)
        if done.returncode:
            tell(done)
            raise Failure(
                "Les bibliothèques de l'interface n'ont pas pu être installées : "
                "vérifiez l'accès à registry.npmjs.org (ou à votre miroir)."
            )
    stamp("node_modules", wanted)


def build_web():
    wanted = fingerprint(*(f"web/{name}" for name in WEB_SOURCES))
    if (WEB / "dist" / "index.html").is_file() and stamps().get("web") == wanted:
        return
    with step("Interface"):
        done = node.npm("run", "build", check=False)
        if done.returncode:
            tell(done)
            raise Failure("L'interface n'a pas pu être construite : voyez les lignes ci-dessus.")
    stamp("web", wanted)


# Browser


def install_browser():
    if not find_browser():
        install_debian_package("Chromium", "chromium")
    if not shutil.which("espeak-ng"):
        # Reads meetings aloud for the tests of transcription, which do with sounds of their own without it.
        install_debian_package("espeak-ng", "espeak-ng")
    if not find_browser():
        print(
            "\n  !!! CHROMIUM EST ABSENT : LES TESTS DANS LE NAVIGATEUR NE SERONT PAS LANCÉS.\n"
            "  !!! Installez-le, sous Debian « sudo apt-get install chromium », puis relancez « make test ».\n",
            file=sys.stderr,
        )


def install_debian_package(title, name):
    """As root on Debian or Ubuntu; does nothing elsewhere."""
    apt = shutil.which("apt-get", path="/usr/sbin:/usr/bin:/sbin:/bin")
    if not apt or os.geteuid() != 0:
        return
    with step(title):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        environment["PATH"] = f"/usr/sbin:/sbin:{environment.get('PATH', os.defpath)}"
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", name]):
            done = subprocess.run([apt, *command], env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            tell(done)


def find_browser():
    """The path of a Chromium that Playwright can drive, or None."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


# What is already done


def fingerprint(*names):
    digest = hashlib.sha256()
    for name in names:
        top = CHECKOUT / name
        made = (".pyc", ".bin")
        files = [path for path in sorted(top.rglob("*")) if path.is_file() and path.suffix not in made] or [top]
        for path in files:
            if path.exists():
                digest.update(path.relative_to(CHECKOUT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:32]


def stamps():
    try:
        return json.loads(STAMPS.read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def stamp(name, value):
    STAMPS.write_text(json.dumps({**stamps(), name: value}, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
