"""The page about the ontology: fresh, complete, and complete in itself."""

import re

from graph.rdf import terms
from ontology.reference import format_reference
from tests.conftest import ROOT


def test_it_is_fresh() -> None:
    assert (ROOT / "docs" / "ontology.html").read_text("utf-8") == format_reference(), "run `make docs`"


def test_every_term_has_its_section() -> None:
    page = format_reference()
    for name, value in vars(terms.Zr).items():
        if not name.startswith("_"):
            assert f'<section id="ontology-{value.rpartition("#")[2]}">' in page


def test_every_link_inside_leads_somewhere_and_nothing_is_loaded() -> None:
    page = format_reference()
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    assert not re.search(r"<(?:script|link|img)\b|url\(", page)
