"""The environment of every process that loads Django."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from egide.runtime.data_folder import DataFolder
from egide.runtime.errors import OperatorError

SETTINGS_MODULE = "egide.config.settings"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the web server and the live server listen."""

    host: str
    port: int
    live_port: int

    @property
    def web_url(self) -> str:
        """What the operator opens in a browser on this machine."""
        return f"http://{self._shown_host}:{self.port}"

    @property
    def live_url(self) -> str:
        """Where browsers open the socket when no proxy joins both servers under one address. `{host}` is the name
        the page was asked under."""
        return f"ws://{{host}}:{self.live_port}/ws"

    @property
    def live_health_url(self) -> str:
        """Answers as soon as the live server listens."""
        return f"http://{self._shown_host}:{self.live_port}/health/live"

    @property
    def _shown_host(self) -> str:
        return "127.0.0.1" if self.host == "0.0.0.0" else self.host  # noqa: S104 - compared, not bound


def addresses() -> Addresses:
    """EGIDE_HOST, EGIDE_PORT and EGIDE_LIVE_PORT, or 127.0.0.1, 8000 and 8001."""
    return Addresses(
        host=os.environ.get("EGIDE_HOST") or "127.0.0.1",
        port=number("EGIDE_PORT", 8000),
        live_port=number("EGIDE_LIVE_PORT", 8001),
    )


def number(name: str, default: int) -> int:
    """A whole number from the environment. Raises OperatorError when it is something else."""
    value = os.environ.get(name, "").strip()
    if value and not value.isdecimal():
        raise OperatorError(f"{name} vaut « {value} » : écrivez un nombre entier.")
    return int(value) if value else default


def external_database() -> bool:
    """Whether the operator runs PostgreSQL elsewhere."""
    return bool(os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_URL_FILE"))


def application_environment(data: DataFolder) -> dict[str, str]:
    """What the processes of this installation inherit. What the operator has set is never replaced."""
    chosen: dict[str, str] = {
        "EGIDE_DATA": str(data.path),
        "DJANGO_SETTINGS_MODULE": SETTINGS_MODULE,
        "EGIDE_PUBLIC_URL": addresses().web_url,
        "PROMETHEUS_MULTIPROC_DIR": str(data.path / "run" / "metrics"),
        "EGIDE_LIVE_URL": "" if os.environ.get("EGIDE_PUBLIC_URL") else addresses().live_url,
    }
    if "EGIDE_SECRET_KEY_FILE" not in os.environ:
        chosen["EGIDE_SECRET_KEY"] = data.secret_key()
    if not external_database():
        chosen |= data.cluster.urls()
    return chosen | {name: value for name, value in os.environ.items() if value or name not in chosen}


@contextmanager
def ready_environment() -> Iterator[Mapping[str, str]]:
    """The environment of a command run by hand, with the embedded database running meanwhile."""
    data = DataFolder.chosen()
    if external_database() and os.environ.get("EGIDE_SECRET_KEY"):
        yield {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS_MODULE}
        return
    data.prepare()
    started = not external_database() and data.cluster.start()
    try:
        yield application_environment(data)
    finally:
        if started:
            data.cluster.stop()
