"""Files that are zip archives: what is in them is looked at before any of it is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from gradient_ui.files.refused import refused
from gradient_ui.limits import MOST_UNPACKED, UNPACKED_TIMES

_MOST_MEMBERS = 1_000


def open_archive(content: bytes, kind: str, times: int = UNPACKED_TIMES) -> zipfile.ZipFile:
    """Open an archive whose members are neither too many nor too large together.

    Raises
    ------
    ParseError
        It is no archive, or cut off; it is locked; it would become too large.
    """
    fix = f"Save it once more as {kind}, or as CSV"
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise refused(f"a whole file of type {kind}", "one that is no archive", fix) from error
    members = archive.infolist()
    size = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS or size > max(MOST_UNPACKED, times * len(content)):
        got = f"{len(members):,} parts that unpack to {size:,} bytes"
        raise refused("an archive that stays small when it is unpacked", got, fix)
    if any(member.flag_bits & 1 for member in members):
        raise refused("a file without a password", "one that is locked", "Save it without one")
    return archive


def member_bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return one member; its size and its checksum are those that the archive says."""
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise refused("a whole archive", "a damaged one", "Save or copy it once more") from error
