"""Bad files are refused with the rule, what came, and what to do; nothing else is raised."""

from __future__ import annotations

import pickle
import tracemalloc

import numpy as np
import pytest

from gradient_core import ParseError
from gradient_ui.files import read_file
from gradient_ui.limits import LARGEST_FILE
from tests.ui.files.making import archive, npy, npy_of, npz, ods, xlsx

NUMBERS = npy(np.arange(5.0))
SHEET = xlsx([["t", "f"], [0.0, 1.0], [1.0, 2.0]])
HEADER = "{'descr': '<f8', 'fortran_order': False, 'shape': (5,), }"
WHOLE = npz(a=np.zeros(100_000))
LIAR = WHOLE.replace((800_128).to_bytes(4, "little"), (300).to_bytes(4, "little"))
BOMB = archive(xl__workbook_dot_xml="0" * 30_000_000)

BAD = {
    # endings
    "no ending": ("numbers", b"1, 2, 3"),
    "a picture": ("a.png", b"\x89PNG\r\n"),
    "a program": ("a.py", b"print(1)"),
    "an old spreadsheet": ("a.xls", b"\xd0\xcf\x11\xe0"),
    "a pickle by name": ("a.pkl", pickle.dumps([1, 2])),
    "MATLAB's file": ("a.mat", b"MATLAB 5.0 MAT-file"),
    "HDF5": ("a.h5", b"\x89HDF\r\n"),
    "an ending of 10,000 letters": ("a." + "x" * 10_000, b"1"),
    # empty
    **{f"an empty {kind}": (f"a.{kind}", b"") for kind in ("csv", "xlsx", "json", "npy", "npz")},
    "blanks alone": ("a.csv", b" \n\n \t\n"),
    "a mark alone": ("a.csv", b"\xef\xbb\xbf"),
    # text
    "words": ("a.csv", b"one\ntwo\n"),
    "ragged": ("a.csv", b"1;2\n3\n4;5;6\n"),
    "a picture called csv": ("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00"),
    "a sheet called csv": ("a.csv", SHEET),
    "an array called txt": ("a.txt", NUMBERS),
    "zeros": ("a.csv", bytes(1000)),
    "UTF-16 cut off": ("a.txt", "1\n2\n".encode("utf-16")[:-1]),
    "UTF-32 damaged": ("a.txt", b"\xff\xfe\x00\x00\xff\xff\xff\xff"),
    "bytes of no encoding": ("a.csv", b"t,f\n0,1\n\x81\x8d,2\n"),
    "long, and ragged at its end": ("a.csv", b"1;2\n" * 80_000 + b"3;4;5\n"),
    "long, with fewer values at its end": ("a.csv", b"1;2\n" * 80_000 + b"3\n"),
    "long, with words further on": ("a.csv", b"1;2\n" * 80_000 + b"3;four\n"),
    "long, with a blank line": ("a.csv", b"1;2\n" * 80_000 + b"\n3;4\n"),
    "long, with a comment": ("a.csv", b"1;2\n" * 80_000 + b"# 3;4\n"),
    "long, with dates without signs": ("a.csv", b"2024-01-31;2\n" * 25_000 + b"20240201;3\n"),
    "long, with months among days": ("a.csv", b"2024-01-31;2\n" * 25_000 + b"2024-03;3\n"),
    "long, with years": ("a.csv", b"2024-01-31;2\n" * 25_000 + b"2025;3\n"),
    "long, with more beyond its end": ("a.csv", b"1;2;\n" * 80_000 + b"3;4;5\n"),
    "long, with another decimal sign": ("a.csv", b"1.234,5;2\n" * 30_000 + b"1.5;3\n"),
    "long, with other dates": ("a.csv", b"2024-01-31;2\n" * 25_000 + b"31.01.2024;3\n"),
    "long, with commas further on": ("a.csv", b"1.5;2\n" * 50_000 + b"1,5;3\n"),
    "long, with units": ("a.csv", b"5 km/h;2\n" * 40_000),
    "many lines, and words further on": ("a.csv", b"11,2 3;4;\n" * 10_999 + b"x;y|z\n"),
    "short lines, and words further on": ("a.csv", b"1\n" * 24_999 + b"x;y|z\n"),
    "short lines, more of them": ("a.csv", b"1\n" * 100_000 + b"x;y|z\n"),
    "long, with a typeset minus": ("a.csv", "\u22125;2\n".encode() * 80_000),
    "long, in one line": ("a.csv", b"1 " * 400_000),
    "long, of words alone": ("a.csv", b"one;two\n" * 40_000),
    "too large": ("a.csv", bytes(LARGEST_FILE + 1)),
    "long, and no one knows how": ("a.csv", b"1,234\n5,678\n" * 9_000),
    "long, in another notation": ("a.txt", b"[" + b"1, 2,\n" * 30_000 + b"3]"),
    "a page of the web": ("a.csv", b"<!DOCTYPE html>\n<html><body>Not found</body></html>\n"),
    # JSON
    "JSON cut off": ("a.json", b"[1, 2, "),
    "JSON that is none": ("a.json", b"hello"),
    "a number": ("a.json", b"1"),
    "a word": ("a.json", b'"a"'),
    "nothing": ("a.json", b"null"),
    "ragged JSON": ("a.json", b"[[1, 2], [3]]"),
    "an empty list": ("a.json", b"[]"),
    "words in a list": ("a.json", b'["a", "b"]'),
    "records with other names": ("a.json", b'[{"x": 1}, {"y": 2}]'),
    "columns of other lengths": ("a.json", b'{"x": [1, 2], "y": [1]}'),
    "columns of lists": ("a.json", b'{"x": [[1], [2]], "y": [1, 2]}'),
    "deep JSON": ("a.json", b"[" * 50_000),
    "deep and closed": ("a.json", b"[" * 500 + b"]" * 500),
    "a number of 5,000 digits": ("a.json", b"[" + b"9" * 5_000 + b"]"),
    # arrays
    "pickled objects": ("a.npy", npy(np.array([{}, 1], dtype=object), pickled=True)),
    "truths in an array": ("a.npy", npy(np.array([True, False]))),
    "words in an array": ("a.npy", npy(np.array(["a", "b"]))),
    "dates in an array": ("a.npy", npy(np.array(["2024-01-01"], dtype="M8[D]"))),
    "records in an array": ("a.npy", npy(np.zeros(3, dtype=[("x", "f8"), ("y", "i4")]))),
    "no numbers": ("a.npy", npy(np.zeros(0))),
    "a single number": ("a.npy", npy(np.array(3.0))),
    "five axes": ("a.npy", npy(np.zeros((1, 1, 1, 1, 2)))),
    "cut off": ("a.npy", NUMBERS[:-3]),
    "cut off in its header": ("a.npy", NUMBERS[:40]),
    "more than its header says": ("a.npy", NUMBERS + b"more"),
    "two arrays": ("a.npy", NUMBERS + NUMBERS),
    "2 GB declared": ("a.npy", npy_of(HEADER.replace("(5,)", "(268435456,)"), bytes(40))),
    "2**62 numbers declared": ("a.npy", npy_of(HEADER.replace("(5,)", f"({2**31}, {2**31})"))),
    "a negative length": ("a.npy", npy_of(HEADER.replace("(5,)", "(-5,)"), bytes(40))),
    "code in the header": ("a.npy", npy_of("__import__('os').system('true')", bytes(40))),
    "a dtype of code": ("a.npy", npy_of(HEADER.replace("'<f8'", "open('x')"), bytes(40))),
    "a header of parentheses": ("a.npy", npy_of("(" * 9_000, bytes(40))),
    "an unknown version": ("a.npy", b"\x93NUMPY\x09\x00" + NUMBERS[8:]),
    "no magic": ("a.npy", bytes(200)),
    "a sheet called npy": ("a.npy", SHEET),
    # archives
    "no archive": ("a.npz", b"PK not really"),
    "an archive cut off": ("a.npz", npz(a=np.arange(1000))[:-30]),
    "an empty archive": ("a.npz", archive()),
    "an archive of texts": ("a.npz", archive(a_dot_txt="1, 2")),
    "single numbers alone": ("a.npz", npz(a=1.0, b=2.0)),
    "several shapes": ("a.npz", npz(a=np.zeros(3), b=np.zeros((2, 2)))),
    "objects in an archive": ("a.npz", archive(a_dot_npy=npy(np.array([{}]), pickled=True))),
    "an archive that lies about a size": ("a.npz", LIAR),
    "a bomb of arrays": ("a.npz", npz(a=np.zeros(8_000_000))),
    "a bomb of texts": ("a.xlsx", BOMB),
    "5,000 members": ("a.npz", archive(**{f"a{k}_dot_npy": b"" for k in range(5_000)})),
    # spreadsheets
    "text called xlsx": ("a.xlsx", b"1;2\n3;4\n"),
    "an array called xlsx": ("a.xlsx", NUMBERS),
    "an ods called xlsx": ("a.xlsx", ods([["t", "f"], [0.0, 1.0]])),
    "an xlsx called ods": ("a.ods", SHEET),
    "a sheet cut off": ("a.xlsx", SHEET[: len(SHEET) // 2]),
    "a workbook alone": ("a.xlsx", archive(xl__workbook_dot_xml="<workbook/>")),
    "broken XML": ("a.xlsx", archive(xl__workbook_dot_xml="<workbook")),
    "an empty sheet": ("a.xlsx", xlsx([[None, None]])),
    "a sheet of too many rows": ("a.xlsx", xlsx([["t", "f"], *[[0.5, 1.25]] * 90_000])),
    "words in a sheet": ("a.xlsx", xlsx([["a", "b"], ["c", "d"]])),
    "broken ods": ("a.ods", archive(content_dot_xml="<office:document-content")),
}


def test_there_are_sixty_bad_files() -> None:
    """Of all kinds."""
    assert len(BAD) >= 60


@pytest.mark.parametrize("what", BAD)
def test_bad_file_is_refused_without_much_memory(what: str) -> None:
    """The refusal says the rule and what to do, and names the file as what is to blame."""
    name, content = BAD[what]
    tracemalloc.start()
    try:
        with pytest.raises(ParseError) as refused:
            read_file(name, content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < max(30_000_000, 10 * len(content))
    assert refused.value.argument == "file"
    message = refused.value.message
    assert message.startswith("`file` must ")
    assert "; got " in message
    assert len(message) < 600
    assert message.endswith(".")


def test_pickles_are_called_what_they_are() -> None:
    """Alone and in an archive: a reader may want to know why."""
    for what in ("pickled objects", "objects in an archive"):
        with pytest.raises(ParseError, match="pickled Python objects, which can hold programs"):
            read_file(*BAD[what])
