"""A file → its text as read, with what it was read from.

Readers are chosen by content, never by the ending of a name. The libraries of a format are loaded when a file of that
format is read, and not before.
"""

from graph.read.reader import read_bytes, read_many, read_path

__all__ = ["read_bytes", "read_many", "read_path"]
