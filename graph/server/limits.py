"""How much one visitor may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and rows a query may take; queries and look-ups at once; bytes of a body and of an address."""

    seconds: float = 30.0
    rows: int = 100_000
    queries: int = 4
    lookups: int = 16
    body: int = 256 * 1024
    address: int = 16 * 1024
    memory: int = 2 * 1024**3  # of the process that runs a query
