"""Prefect's temporary server, started early and on our own terms.

Without PREFECT_API_URL Prefect starts a temporary server when the first flow runs, after its
own import. Starting the same application in its own process before anything else is imported lets
the two overlap, and keeps the server's modules out of this process. The server ends with its
parent, even when that is killed.
"""

import os
import socket
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from flows.errors import ServerError

_APPLICATION = "prefect.server.api.server:create_app"
_FLAGS = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
"""What Prefect itself sets for a temporary server: no pages, only what a run needs."""


class TemporaryServer:
    """One server process on a free port of this machine."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port: int = probe.getsockname()[1]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "flows.server", str(self._port)],
            env=os.environ | _FLAGS,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            stdin=subprocess.PIPE,  # its end of file tells the server that we are gone
        )

    @property
    def api_url(self) -> str:
        """Where the server answers."""
        return f"http://127.0.0.1:{self._port}/api"

    def wait(self, seconds: float) -> None:
        """Return when the server answers. Raises ServerError when it ends or the time is up."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self._process.poll() is not None:
                errors = self._process.stderr.read().decode(errors="replace") if self._process.stderr else ""
                raise ServerError(f"Prefect's temporary server ended with code {self._process.returncode}: {errors[-600:]}")
            try:
                with urlopen(f"{self.api_url}/health", timeout=5) as answer:
                    if answer.status == 200:
                        threading.Thread(target=self._drain, daemon=True).start()
                        return
            except (URLError, OSError):
                time.sleep(0.1)
        raise ServerError(f"Prefect's temporary server did not answer within {seconds:.0f} s (setting temporary_server_seconds)")

    def _drain(self) -> None:
        """Read what the server prints, so that it never blocks on a full pipe."""
        if self._process.stderr:
            for _ in self._process.stderr:
                pass

    def stop(self) -> None:
        """End the server, politely first."""
        self._process.terminate()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def configured_api_url() -> str | None:
    """Return the address of the Prefect server that the environment or the active profile names.

    Read from Prefect's files, as importing Prefect for it would take seconds.
    """
    if url := os.environ.get("PREFECT_API_URL"):
        return url
    home = Path(os.environ.get("PREFECT_HOME", "~/.prefect")).expanduser()
    try:
        profiles = tomllib.loads(Path(os.environ.get("PREFECT_PROFILES_PATH", home / "profiles.toml")).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    active = os.environ.get("PREFECT_PROFILE") or profiles.get("active")
    url = profiles.get("profiles", {}).get(active, {}).get("PREFECT_API_URL")
    return str(url) if url else None


@contextmanager
def temporary_server() -> Iterator[TemporaryServer | None]:
    """Start a server unless one is configured; stop it at the end.

    Raises ServerError when the configured one does not answer.
    """
    if url := configured_api_url():
        _ask(url)
        yield None
        return
    server = TemporaryServer()
    try:
        yield server
    finally:
        server.stop()


def _ask(url: str) -> None:
    try:
        with urlopen(f"{url.rstrip('/')}/health", timeout=10):
            return
    except (OSError, ValueError) as error:
        raise ServerError(f"the Prefect server at {url} does not answer ({error}); start it, or unset PREFECT_API_URL") from error


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    import uvicorn

    threading.Thread(target=_end_with_parent, daemon=True).start()
    uvicorn.run(_APPLICATION, factory=True, host="127.0.0.1", port=int(sys.argv[1]), log_level="error", lifespan="on")
