"""The system account PostgreSQL runs under when Égide itself runs as root.

PostgreSQL refuses to run as root. An ordinary user runs it under their own account.
"""

import grp
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from typing import Any

from egide.runtime.errors import OperatorError

ACCOUNT = "egide-pg"
SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True, slots=True)
class Account:
    """An unprivileged system account."""

    uid: int
    gid: int

    def popen_options(self) -> dict[str, Any]:
        """Keyword arguments that make `subprocess` run as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def server_account() -> Account | None:
    """The account to hand PostgreSQL to, created if missing; None when not root.

    Raises OperatorError when the account cannot be created.
    """
    if os.geteuid() != 0:
        return None
    try:
        entry = pwd.getpwnam(ACCOUNT)
    except KeyError:
        _create()
        entry = pwd.getpwnam(ACCOUNT)
    return Account(entry.pw_uid, entry.pw_gid)


def _create() -> None:
    useradd = shutil.which("useradd", path=SYSTEM_PATH)
    adduser = shutil.which("adduser", path=SYSTEM_PATH)
    if useradd:
        command = [useradd, "--system", "--no-create-home", "--home-dir", "/nonexistent"]
        command += ["--shell", "/bin/false", "--user-group", ACCOUNT]
    elif adduser:  # BusyBox
        command = [adduser, "-S", "-D", "-H", "-s", "/bin/false", ACCOUNT]
    else:
        raise OperatorError(
            f"PostgreSQL refuse de tourner en root et ni useradd ni adduser n'existent ici : "
            f"créez un utilisateur système « {ACCOUNT} », ou lancez Égide sans être root."
        )
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        pwd.getpwnam(ACCOUNT)
        grp.getgrgid(pwd.getpwnam(ACCOUNT).pw_gid)
    except KeyError:
        reason = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["raison inconnue"]
        raise OperatorError(
            f"L'utilisateur système « {ACCOUNT} » n'a pas pu être créé ({reason[0]}) : "
            f"créez-le à la main, ou lancez Égide sans être root."
        ) from None
