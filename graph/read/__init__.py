"""A file → its text as read, with what it was read from.

Readers are chosen by content, never by the ending of a name.
"""

from graph.read.reader import read_bytes, read_path

__all__ = ["read_bytes", "read_path"]
