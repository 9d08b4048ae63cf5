"""What the tests of the live stages do: grab a handle by mouse, finger and key, and look on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

DOWN, MOVE, UP = "touchStart", "touchMove", "touchEnd"


def handle(page: Page, name: str) -> Locator:
    """Return a handle by the name that a screen reader tells: ``f[3]``; wait until it is there."""
    found = page.get_by_role("slider", name=name, exact=True)
    expect(found).to_have_count(1)
    return found


def middle(target: Locator) -> tuple[float, float]:
    """Return the middle of an element on the screen."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@contextmanager
def dragged(page: Page, target: Locator, right: float, down: float) -> Iterator[None]:
    """Drag with the mouse by so many pixels; it is let go at the end."""
    x, y = middle(target)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right / 2, y + down / 2, steps=3)
    page.mouse.move(x + right, y + down, steps=3)
    yield
    page.mouse.up()


@contextmanager
def touched(page: Page, target: Locator, right: float, down: float) -> Iterator[None]:
    """Drag with a finger by so many pixels; it is lifted at the end."""
    x, y = middle(target)
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        places = [{"x": left, "y": top} for left, top in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    touch(DOWN, (x, y))
    for share in (0.3, 0.6, 1.0):
        touch(MOVE, (x + share * right, y + share * down))
    yield
    touch(UP)
    session.detach()


@contextmanager
def nothing_sent(page: Page, sent: list[object]) -> Iterator[None]:
    """Assert that the browser sends nothing to the server."""
    before = len(sent)
    yield
    assert len(sent) == before


def sent_by(page: Page) -> list[object]:
    """Return a list that grows with everything that the browser sends; call it before opening."""
    sent: list[object] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    return sent
