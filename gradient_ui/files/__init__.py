"""The bytes of a file that somebody opened, as text for a box or as an array."""

from gradient_ui.files.reading import KINDS, FromFile, read_file

__all__ = ["KINDS", "FromFile", "read_file"]
