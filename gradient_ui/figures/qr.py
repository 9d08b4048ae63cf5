"""A link as a QR code, for the cameras of a room."""

from __future__ import annotations

from io import BytesIO

import segno

# Characters of a link whose code a camera reads from the last row: with 300 its squares are one
# in 69 of its height.
LONGEST_QR = 300


def qr_svg(link: str) -> str:
    """Return a QR code as SVG, black on white in any theme: cameras expect it so.

    Parameters
    ----------
    link : str
        At most `LONGEST_QR` characters.

    Examples
    --------
    >>> qr_svg("https://lens.example.org/")[:69]
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 33 33" class="se'
    """
    if len(link) > LONGEST_QR:
        raise ValueError(f"a code has at most {LONGEST_QR} characters; got {len(link)}")
    drawn = BytesIO()
    segno.make(link, error="m", micro=False).save(
        drawn, kind="svg", border=4, dark="#000000", light="#ffffff", omitsize=True, xmldecl=False
    )
    return drawn.getvalue().decode()
