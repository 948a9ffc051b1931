"""Text → documents (nested), header fields, clause trees, tables, annexes."""

from graph.parse.parser import parse
from graph.parse.structure import Annex, Clause, DocumentText, Parsed, Row, Table

__all__ = ["Annex", "Clause", "DocumentText", "Parsed", "Row", "Table", "parse"]
