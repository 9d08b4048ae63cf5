"""Files as people and programs write them, made from bytes and the standard library."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import numpy as np

_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""  # noqa: E501
_RELS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>"""  # noqa: E501
_BOOK = """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>"""  # noqa: E501
_SHEET = """<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"""
_ODS = """<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Data">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""  # noqa: E501


def archive(**members: str | bytes) -> bytes:
    """Return a zip archive; ``__`` in a name is a slash, ``_dot_`` a point."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in members.items():
            written.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


def xlsx(rows: list[list[Any]]) -> bytes:
    """Return a spreadsheet of one sheet as Excel writes it."""
    sheet = _SHEET.format(rows="".join(f"<row>{''.join(map(_x_cell, row))}</row>" for row in rows))
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("[Content_Types].xml", _TYPES)
        written.writestr(
            "_rels/.rels", _RELS.format(kind="officeDocument", target="xl/workbook.xml")
        )
        written.writestr("xl/workbook.xml", _BOOK)
        rels = _RELS.format(kind="worksheet", target="worksheets/sheet1.xml")
        written.writestr("xl/_rels/workbook.xml.rels", rels)
        written.writestr("xl/worksheets/sheet1.xml", sheet)
    return file.getvalue()


def _x_cell(value: Any) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    return f"<c><v>{value!r}</v></c>"


def ods(rows: list[list[Any]]) -> bytes:
    """Return a spreadsheet of one sheet as LibreOffice writes it."""
    lines = "".join(
        f"<table:table-row>{''.join(map(_o_cell, row))}</table:table-row>" for row in rows
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("mimetype", mime, zipfile.ZIP_STORED)
        written.writestr("content.xml", _ODS.format(rows=lines))
        written.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()


def _o_cell(value: Any) -> str:
    if isinstance(value, str):
        text = f"<text:p>{value}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value!r}"/>'


def npy(values: Any, *, pickled: bool = False) -> bytes:
    """Return an array as `np.save` writes it."""
    file = BytesIO()
    np.save(file, values, allow_pickle=pickled)
    return file.getvalue()


def npy_of(header: str, numbers: bytes = b"") -> bytes:
    """Return an array file whose header says what one likes."""
    text = header.encode("latin1")
    text += b" " * (63 - (10 + len(text)) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text + numbers


def npz(**arrays: Any) -> bytes:
    """Return arrays as `np.savez_compressed` writes them."""
    file = BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()
