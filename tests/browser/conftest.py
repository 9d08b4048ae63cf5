"""The running app and a real Chromium, for the tests in this folder.

`page` is an open tab; `new_page` opens one of another size, colour scheme or language. At the
end of a test each tab must have been quiet: no error on its console, no request to any host but
this one. Both fixtures skip, loudly, where there is no browser.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, cast
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    BrowserContext,
    BrowserType,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.browser import chromium

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
STOP_SECONDS = 10
# A first page loads megabytes of scripts, and two cores may be busy with other tests.
expect.set_options(timeout=20_000)

CHROMIUM_FLAGS = (
    "--no-sandbox",  # containers run as root
    "--use-angle=swiftshader",  # WebGL without a graphics card, for the surfaces
    "--enable-unsafe-swiftshader",
    # WebGL needs that software renderer; all else is drawn faster without it.
    "--disable-gpu-compositing",
    "--disable-gpu-rasterization",
    "--disable-background-networking",  # the browser itself must not call home either
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)

LOCAL_HOSTS = ("localhost", "127.0.0.1")
# On a deep link Streamlit asks for its server under the page's own path first, gets 404, and
# goes one level up. The browser logs these two as errors; they are neither ours nor a fault.
PROBE = re.compile(r"/[^/]+/_stcore/(health|host-config)$")

NewPage = Callable[..., Page]

# A tab that shows no page has no storage.
FORGET = """
() => {
  if (origin === "null") return
  localStorage.clear()
  sessionStorage.clear()
}
"""
# Of the app's server, and nothing but a word: who stays there keeps the scripts of the pages.
RESTING_PLACE = "/readyz"


# --- the app -----------------------------------------------------------------------------------


@pytest.fixture(scope="package")
def server() -> Iterator[str]:
    """Start the app as a user does; yield its address without a slash at the end."""
    url = f"http://localhost:{free_port()}"
    with tempfile.TemporaryFile() as log, start_app(url, log) as process:
        try:
            wait_until_ready(url, process, log)
            yield url
        finally:
            stop(process)


def free_port() -> int:
    """Return a port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_app(url: str, log: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start the server process; what it prints goes to the file `log`."""
    target = urlsplit(url)
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    command += ["--server.address", str(target.hostname), "--server.port", str(target.port)]
    return subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
    )


def wait_until_ready(url: str, process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
    """Wait until the app answers; fail with its log if it ends or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while not answers(f"{url}/_stcore/health"):
        if process.poll() is not None:
            pytest.fail(f"the app ended with code {process.returncode}:\n{text_of(log)}")
        if time.monotonic() > deadline:
            pytest.fail(f"the app did not answer in {START_SECONDS} s:\n{text_of(log)}")
        threading.Event().wait(0.1)


def answers(url: str) -> bool:
    """Tell whether `url` answers 200, asked directly and not through a proxy."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def text_of(log: IO[bytes]) -> str:
    """Return what was written to the file `log` so far."""
    log.seek(0)
    return log.read().decode(errors="replace")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process: politely, then by force."""
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


# --- the browser -------------------------------------------------------------------------------


# For this folder, not for the session: while Playwright is open an event loop runs in the main
# thread, which the tests of other folders should not find there.
@pytest.fixture(scope="package")
def contexts() -> Iterator[Contexts]:
    """Start a Chromium for all tests, or skip them all if there is none."""
    path = chromium.find()
    if path is None:
        report_missing_browser()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        kept = Contexts(playwright.chromium, str(path), Path(folder))
        yield kept
        for context, _ in kept.watched.values():
            context.close()


def report_missing_browser() -> None:
    """Skip the test; fail it where a browser is required, so that no check passes untested."""
    if os.environ.get("GRADIENT_LENS_REQUIRE_BROWSER") == "1":
        pytest.fail(chromium.MISSING, pytrace=False)
    pytest.skip(chromium.MISSING)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line of the summary that the browser tests did not run."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any(chromium.MISSING in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(f"BROWSER TESTS SKIPPED: {chromium.MISSING}", red=True)


class Watch:
    """Collects what a quiet page does not do.

    Attributes
    ----------
    problems : list of str
        Errors on the console (a breach of the security policy is one), uncaught exceptions, and
        requests to other hosts, in the order they came.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.problems: list[str] = []
        context.on("console", self.on_console)
        context.on("weberror", self.on_exception)
        context.on("request", self.on_request)

    def on_console(self, message: ConsoleMessage) -> None:
        """Note an error that the page or the browser wrote to the console."""
        where = str(message.location.get("url", ""))
        if message.type == "error" and not PROBE.search(where):
            self.problems.append(f"console error: {message.text} ({where})")

    def on_exception(self, error: Any) -> None:
        """Note an exception that nothing on the page caught."""
        self.problems.append(f"uncaught exception: {error.error}")

    def on_request(self, request: Request) -> None:
        """Note a request that leaves this computer."""
        target = urlsplit(request.url)
        if target.scheme not in ("data", "blob") and target.hostname not in LOCAL_HOSTS:
            self.problems.append(f"outside request: {request.url}")


class Contexts:
    """Browsers that keep what they have compiled, one for each set of options, and their tabs.

    Loading and compiling Streamlit's scripts is most of what opening a page costs. A browser with a
    profile on the disk keeps what is compiled, and a tab that was open before needs half the time
    of a new one. Each visit is a session of its own for the app, and what tests leave in the
    browser is cleared between them, so they do not see each other.
    """

    def __init__(self, chromium_type: BrowserType, path: str, folder: Path) -> None:
        self.chromium_type = chromium_type
        self.path = path
        self.folder = folder
        self.watched: dict[str, tuple[BrowserContext, Watch]] = {}
        self.resting: dict[BrowserContext, list[Page]] = {}

    def open(self, size: ViewportSize, colours: str, **options: Any) -> tuple[Page, Watch]:
        """Open a tab of this size and colour scheme in the browser with these options."""
        name = repr(sorted(options.items()))
        if name not in self.watched:
            context = self.chromium_type.launch_persistent_context(
                self.folder / str(len(self.watched)),
                executable_path=self.path,
                args=CHROMIUM_FLAGS,
                **options,
            )
            self.watched[name] = (context, Watch(context))
        context, watch = self.watched[name]
        resting = self.resting.setdefault(context, [])
        page = resting.pop() if resting else context.new_page()
        page.set_viewport_size(size)
        page.emulate_media(media="null", color_scheme=cast(Any, colours))
        return page, watch

    def put_away(self, page: Page, server: str) -> None:
        """Clear what a test left in a tab, and keep the tab for the next one if it is the app's."""
        if not page.url.startswith(f"{server}/"):
            page.evaluate(FORGET)
            page.close()
            return
        page.unroute_all()
        page.goto(f"{server}{RESTING_PLACE}")  # away first, for a page that is left may write too
        page.evaluate(FORGET)
        page.mouse.move(0, 0)
        session = page.context.new_cdp_session(page)
        session.send("Page.resetNavigationHistory")
        session.detach()
        self.resting[page.context].append(page)


@pytest.fixture
def new_page(contexts: Contexts, server: str) -> Iterator[NewPage]:
    """Return a function that opens a tab; assert at the end that all tabs were quiet.

    ``new_page(width=1280, height=720, color_scheme="light", **options)``; the options are those
    of Playwright's ``launch_persistent_context``. A path such as ``/spacing`` is relative to the
    app.
    """
    opened: list[tuple[Page, Watch]] = []

    def open_tab(
        width: int = 1280, height: int = 720, color_scheme: str = "light", **options: Any
    ) -> Page:
        size: ViewportSize = {"width": width, "height": height}
        opened.append(contexts.open(size, color_scheme, base_url=server, **options))
        return opened[-1][0]

    yield open_tab
    problems: list[str] = []
    for page, watch in opened:
        contexts.put_away(page, server)
        problems += watch.problems
        watch.problems.clear()
    assert not problems, "the page was not quiet:\n" + "\n".join(problems)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Open a tab of 1280 x 720 in the light colour scheme."""
    return new_page()


# --- helpers -----------------------------------------------------------------------------------

# Streamlit reruns the script a moment after the last key press, so a page that looks idle right
# after an interaction may not have started yet: it must stay idle for this long.
QUIET_MILLISECONDS = 400
TIMEOUT_MILLISECONDS = 30_000

SETTLED = """
async ([quiet, timeout]) => {
  const idle = () => {
    const app = document.querySelector('[data-testid="stApp"]')
    return app?.dataset.testConnectionState === "CONNECTED"
      && app.dataset.testScriptState === "notRunning"
      && !document.querySelector('[data-testid="stSkeleton"]')
  }
  const start = performance.now()
  let since = start
  while (performance.now() - since < quiet) {
    if (performance.now() - start > timeout) return false
    await new Promise(requestAnimationFrame)
    if (!idle()) since = performance.now()
  }
  return true
}
"""


def open_page(page: Page, path_and_query: str = "/") -> None:
    """Go to a page of the app, for example ``/spacing?h=0.5``, and wait until it has settled."""
    page.goto(path_and_query)
    wait_settled(page)


def wait_settled(page: Page) -> None:
    """Wait until Streamlit is connected, no script runs, and nothing more is about to.

    Call it after an interaction whose effect is not waited for with ``expect``.
    """
    settled = page.evaluate(SETTLED, [QUIET_MILLISECONDS, TIMEOUT_MILLISECONDS])
    assert settled, f"the page did not settle in {TIMEOUT_MILLISECONDS / 1000:g} s: {page.url}"
