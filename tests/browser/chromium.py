"""Finds a Chromium for the browser tests; as a program, also provides one where it can.

``python -m tests.browser.chromium`` prints the path of the browser that the tests will use, or
one line that there is none. A browser named in ``GRADIENT_LENS_CHROMIUM`` is used before all
others.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "GRADIENT_LENS_CHROMIUM"
MISSING = f"no Chromium found: install one, or name one in {VARIABLE}"

ON_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
    "chrome",
)
MACOS_APPS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PROGRAMS = (
    r"Chromium\Application\chrome.exe",
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)

START_SECONDS = 20
DOWNLOAD_SECONDS = 60  # bounded: without a way out, the download would keep trying
PACKAGE_SECONDS = 300


def find() -> str | None:
    """Return the path of an installed Chromium that starts, or None. Installs nothing."""
    return next(filter(starts, candidates()), None)


def find_or_install() -> str | None:
    """Return the path of a Chromium, downloading or installing one if there is none yet.

    Playwright's own download comes first, since it changes nothing outside the user's cache; the
    system's package only where the user is root, as in a container.
    """
    for provide in (do_nothing, download_with_playwright, install_with_apt):
        provide()
        if path := find():
            return path
    return None


def candidates() -> Iterator[str]:
    """Yield where a Chromium may be, the wanted one first, Playwright's own last."""
    if named := os.environ.get(VARIABLE):
        yield named
    yield from filter(None, map(shutil.which, ON_PATH))
    yield from filter(os.path.isfile, usual_places())
    if own := playwrights_own():
        yield own


def usual_places() -> Iterator[str]:
    """Yield the paths at which macOS and Windows keep browsers, which are not on PATH there."""
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (str(folder / app) for app in MACOS_APPS)
    elif sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder := os.environ.get(variable):
                yield from (str(Path(folder) / program) for program in WINDOWS_PROGRAMS)


def playwrights_own() -> str | None:
    """Return the browser that Playwright downloaded earlier, or None."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.isfile(path) else None


def starts(path: str) -> bool:
    """Tell whether the browser at `path` runs.

    A file is not enough: some systems ship a stub that only asks for another package, and a
    downloaded browser may lack libraries. On Windows ``--version`` opens a window instead of
    answering, so there a file has to do.
    """
    if sys.platform == "win32":
        return os.path.isfile(path)
    return run_quietly([path, "--version"], seconds=START_SECONDS)


def do_nothing() -> None:
    """Provide nothing: what is installed already may do."""


def download_with_playwright() -> None:
    """Let Playwright download its Chromium, if it gets through."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    run_quietly(command, seconds=DOWNLOAD_SECONDS)


def install_with_apt() -> None:
    """Install the Chromium of Debian and its relatives, if this is one and we are root."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run_quietly(["apt-get", "update"], seconds=PACKAGE_SECONDS)
    command = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
    run_quietly(command, seconds=PACKAGE_SECONDS)


def run_quietly(command: list[str], seconds: float) -> bool:
    """Run a command without its output; tell whether it ended well within the time.

    It gets a session of its own, so that at the time-out its children end with it.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        kill_with_children(process)
        return False


def kill_with_children(process: subprocess.Popen[bytes]) -> None:
    """End a process that leads its own session, and all it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def main() -> None:
    """Provide a browser and print where it is; having none is for the tests to report."""
    path = find_or_install()
    print(f"Browser tests use {path}" if path else f"Browser tests will be skipped: {MISSING}")


if __name__ == "__main__":
    main()
