"""One document, one IRI, however its number is printed."""

import pytest

from graph.rdf.iris import numbered_iri


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("国务院令第722号", "中华人民共和国国务院令第722号"),
        ("主席令第七十号", "中华人民共和国主席令第七十号"),
        ("长政办发〔2021〕60号", "长政办发 〔2021〕 60号"),
    ],
)
def test_prints_of_one_number(one: str, other: str) -> None:
    assert numbered_iri(one) == numbered_iri(other)


def test_two_documents() -> None:
    assert numbered_iri("国务院令第722号") != numbered_iri("国务院令第721号")
