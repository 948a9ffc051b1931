"""Many files → the store: finds them, reads what changed, takes out what is gone."""

from graph.intake.build import Failure, Report, build_store
from graph.intake.official import is_official, require_official
from graph.intake.paths import FoundFile, bundled_documents, iter_files

__all__ = [
    "Failure",
    "FoundFile",
    "Report",
    "build_store",
    "bundled_documents",
    "is_official",
    "iter_files",
    "require_official",
]
