"""Servers to measure: started as a user does, with the settings of the app."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.conftest import free_port, stop
from tests.browser.conftest import wait_until_ready as wait_until_answers

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Server:
    """A server that runs.

    Attributes
    ----------
    address : str
        Host and port.
    process : Popen
    """

    address: str
    process: subprocess.Popen[bytes]

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    @property
    def megabytes(self) -> float:
        """Memory it holds at the moment."""
        try:
            pages = Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        except OSError:
            return float("nan")
        return int(pages) * resource.getpagesize() / 1e6

    @property
    def processor_seconds(self) -> float:
        """Processor time it has used since it was started."""
        try:
            stat = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            return float("nan")
        return (int(stat[11]) + int(stat[12])) / 100


@contextmanager
def serving(
    script: Path, *, root: Path = ROOT, megabytes: int | None = None, log: Path | None = None
) -> Iterator[Server]:
    """Serve a script.

    Parameters
    ----------
    script : Path
    root : Path
        Where it is started: the settings of this folder count.
    megabytes : int, optional
        How much address space it may have: beyond, it is out of memory.
    log : Path, optional
        Where its output is kept.
    """
    port = free_port()
    own = root / ".venv" / "bin" / "python"  # another checkout may need other packages
    command = [
        str(own) if own.exists() else sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        "--server.headless",
        "true",
    ]
    command += ["--server.address", "localhost", "--server.port", str(port)]
    limit = None if megabytes is None else _limit_to(megabytes)
    with (
        tempfile.TemporaryFile() if log is None else log.open("wb+") as output,
        subprocess.Popen(
            command,
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=limit,
        ) as process,
    ):
        try:
            wait_until_answers(f"http://localhost:{port}", process, output)
            yield Server(f"localhost:{port}", process)
        finally:
            stop(process)


def _limit_to(megabytes: int) -> Callable[[], None]:
    """Return what a new process runs first."""
    size = megabytes * 1_000_000
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size))
