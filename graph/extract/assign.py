"""Parties of a statement → assignments: rules said once applied, one assignment a body, defaults added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.extract.collectives import is_local
from graph.extract.defaults import Blanket, Leads
from graph.extract.sentences import evidence
from graph.extract.verbs import Party
from graph.model import Assignment, Basis, Role
from graph.spans import squeeze


def with_leader(
    parties: Sequence[Party], leads: Leads | None, others: Role | None, unless_divided: bool = False
) -> tuple[Party, ...]:
    """Apply `逗号前为牵头单位` or `排名第一位的为牵头单位`, unless the text itself says who leads.

    Of one body alone there is no first, and a comma rule says nothing about a list without a comma; `unless_divided`
    leaves out those who 按职责分工负责.
    """
    if leads is None or len(parties) < 2 or any(party.role is Role.LEAD for party in parties):
        return tuple(parties)
    if unless_divided and any(party.rule == "note.verb" for party in parties):
        return tuple(parties)
    if leads is Leads.COMMA and len({party.group for party in parties}) < 2:
        return tuple(parties)
    return tuple(_ruled(party, _is_first(party, parties[0], leads), leads, others) for party in parties)


def _is_first(party: Party, first: Party, leads: Leads) -> bool:
    return party.group == first.group if leads is Leads.COMMA else party is first


def _ruled(party: Party, first: bool, leads: Leads, others: Role | None) -> Party:
    if party.role is not Role.RESPONSIBLE:
        return party
    if first:
        return replace(party, role=Role.LEAD, rule=leads.value, basis=Basis.RULE)
    return replace(party, role=others or party.role)


def fill_from_heading(own: Sequence[Party], heading: Sequence[Party]) -> tuple[Party, ...]:
    """A heading's note covers what stands below it: it leads there too; its other roles give way to a clause's own note."""
    if not own:
        return tuple(heading)
    return (*(party for party in heading if party.role is Role.LEAD), *own)


def blankets_at(
    blankets: Iterable[Blanket], at: int, own: Sequence[Party] = (), bare: bool = False, says: str = ""
) -> tuple[Party, ...]:
    """The bodies that a default gives to a task at an offset of the source, besides its `own`; `says` is its wording.

    A `bare` task, which names nobody itself, gets only what is said for all tasks of its part by number, or for those
    that name nobody.
    """
    named = any(is_local(party.text.text) for party in own)
    covering = [
        each
        for each in blankets
        if each.at <= at < each.until
        and (each.only_bare if bare and not (each.parts or each.everything) else not each.only_bare)
        and not (each.unless_named and named)
        and not (each.unless_says and each.unless_says in says)
    ]
    return tuple(party for blanket in covering for party in blanket.parties)


def assignments_of(parties: Iterable[Party], source: str | None) -> tuple[Assignment, ...]:
    """One assignment a body: the first role that the text gives it."""
    found: dict[str, Assignment] = {}
    for party in parties:
        mention = squeeze(party.text.text).replace("*", "")
        if mention and mention not in found:
            found[mention] = Assignment(mention, party.role, party.basis, evidence(source, party.text, party.rule))
    return tuple(found.values())
