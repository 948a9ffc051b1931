"""Text → documents, nested, with header fields, clause trees, tables and annexes.

Guarantees: any input yields a `Parsed`; its blocks cover the text without gap or overlap; every `Text` in it points
into the source.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.errors import Code, Diagnostic
from graph.model import BlockKind, Repair, Source
from graph.parse.annexes import annex_starts, read_annex
from graph.parse.blocks import partition
from graph.parse.clauses import Tree, build_tree
from graph.parse.closing import Closing, Imprint, find_imprints, mark_copies, read_closing, signature_in
from graph.parse.dates import date_diagnostics, date_repairs, find_dates
from graph.parse.documents import Part, split_documents
from graph.parse.fields import read_fields
from graph.parse.kinds import Kind, Typed, type_lines
from graph.parse.labels import Labels
from graph.parse.lines import Line, iter_lines, wrap_width
from graph.parse.numbers import read_numbers
from graph.parse.paragraphs import join_lines
from graph.parse.structure import Annex, DocumentText, Parsed, Table
from graph.parse.tables import take_tables
from graph.spans import Span, Text

_NOISE = (Kind.FURNITURE, Kind.LABEL)
_LINE_BLOCKS = {Kind.FURNITURE: BlockKind.FURNITURE, Kind.LABEL: BlockKind.LABELS}
Layers = list[tuple[BlockKind, Span]]


@dataclass
class _Body:
    tree: Tree
    tables: list[Table]
    annexes: list[Annex]
    closing: Closing
    layers: Layers = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def parse(source: Source) -> Parsed:
    """Takes one file apart; pure, never raises on any text."""
    raw = iter_lines(source.text)
    typed, labels = type_lines(raw)
    copies = mark_copies(typed)
    typed = [
        Typed(t.line, Kind.IMPRINT, date=t.date, organs=t.organs) if i in copies else t for i, t in enumerate(typed)
    ]
    parts = split_documents(typed) if typed else []
    wrap = wrap_width(raw)
    bodies = [_read_body(typed, part, wrap) for part in parts]
    imprints = _owners(find_imprints(typed), parts, bodies)
    documents = [
        _document(i, parts, bodies, labels if i == 0 else Labels(), imprints.get(i)) for i in range(len(parts))
    ]
    layers = _base_layers(typed) + [layer for body in bodies for layer in body.layers]
    whole = Text.of(source.text)
    repairs, unread = _repairs(whole)
    diagnostics = [d for body in bodies for d in body.diagnostics] + unread + _missing(documents)
    blocks = partition(source.text, layers)
    return Parsed(source, tuple(documents), blocks, tuple(repairs), tuple(sorted(diagnostics)))


def _base_layers(typed: list[Typed]) -> Layers:
    layers: Layers = []
    for t in typed:
        kind = _LINE_BLOCKS.get(t.kind, BlockKind.IMPRINT if t.kind is Kind.IMPRINT else None)
        if kind:
            layers.append((kind, Span(t.line.start, t.line.end)))
    return layers


def _read_body(typed: list[Typed], part: Part, wrap: int | None) -> _Body:
    head = part.head
    starts = annex_starts(typed, min(head.body, part.end), part.end)
    body_end = starts[0] if starts else part.end
    tables, cells, odd, in_table = _body_tables(typed, head.body, body_end)
    outside = [t if i not in in_table else Typed(t.line, Kind.FURNITURE) for i, t in enumerate(typed[:body_end])]
    closing = read_closing(outside, min(head.body, body_end), body_end)
    rest = [
        _only(typed[i], head.rest) if i == head.body and head.rest else typed[i]
        for i in range(head.body, body_end)
        if i not in closing.used and i not in in_table and typed[i].kind not in (*_NOISE, Kind.IMPRINT, Kind.FILE)
    ]
    tree = build_tree(join_lines(rest, wrap))
    body = _Body(tree, tables, [], closing, diagnostics=[*odd, *tree.diagnostics])
    _lay(body, typed, part, rest, cells)
    _read_annexes(typed, starts, part.end, wrap, body)
    return body


def _body_tables(
    typed: list[Typed], start: int, end: int
) -> tuple[list[Table], list[Text], list[Diagnostic], set[int]]:
    """Tables in the text itself, and the indexes of the lines that they take."""
    at = [i for i in range(start, end) if typed[i].kind not in (*_NOISE, Kind.IMPRINT)]
    tables, rest, cells, odd = take_tables([typed[i] for i in at], "")
    kept = {id(line) for line in rest}
    return tables, cells, odd, {i for i in at if id(typed[i]) not in kept}


def _printed(typed: Typed) -> Span:
    """A whole line, its markup included; a piece of one where the line was cut."""
    return Span(typed.line.start, typed.line.end)


def _only(typed: Typed, rest: Text) -> Typed:
    """A line whose first half was the addressees: what follows them."""
    line = Line(rest.span().start, typed.line.end, rest, 0, 0)
    return Typed(line, Kind.TEXT)


def _lay(body: _Body, typed: list[Typed], part: Part, rest: list[Typed], cells: list[Text]) -> None:
    for i, name in part.head.used.items():
        body.layers.append((BlockKind(name), Span(typed[i].line.start, typed[i].line.end)))
    for t in rest:
        body.layers.append((BlockKind.TEXT, _printed(t)))
    for t in typed[part.head.body : part.end]:
        if t.kind is Kind.FILE:
            body.layers.append((BlockKind.FURNITURE, _printed(t)))  # the masthead again, as a running head
    for i, name in body.closing.used.items():
        body.layers.append((BlockKind(name), Span(typed[i].line.start, typed[i].line.end)))
    body.layers += [(BlockKind.CELL, cell.span()) for cell in cells if cell]
    body.layers += [(BlockKind.HEADING, heading.span()) for heading in body.tree.headings]


def _read_annexes(typed: list[Typed], starts: list[int], end: int, wrap: int | None, body: _Body) -> None:
    for start, stop in zip(starts, [*starts[1:], end], strict=False):
        lines = typed[start:stop]
        closing = read_closing(lines, len(lines) - 1, len(lines))
        lines = [_aside(t) if i in closing.used or t.kind is Kind.IMPRINT else t for i, t in enumerate(lines)]
        read = read_annex(lines, wrap)
        body.annexes.append(read.annex)
        body.diagnostics += read.diagnostics
        body.layers.append((BlockKind.ANNEX_LABEL, _printed(lines[0])))
        for i, t in enumerate(lines[1:], 1):
            if t.kind not in _NOISE:
                body.layers.append((BlockKind.TITLE if i in read.title_lines else BlockKind.TEXT, _printed(t)))
        body.layers += [(BlockKind.CELL, cell.span()) for cell in read.cells if cell]
        body.layers += [(BlockKind.HEADING, heading.span()) for heading in read.headings]


def _aside(typed: Typed) -> Typed:
    """A closing element behind an annex: no part of it."""
    return Typed(typed.line, Kind.LABEL)


def _owners(imprints: list[Imprint], parts: list[Part], bodies: list[_Body]) -> dict[int, Imprint]:
    """An imprint belongs to the document whose issuer it names, else to the outermost one."""
    owned: dict[int, Imprint] = {}
    for imprint in imprints:
        owner = next((i for i in range(len(parts)) if _names_issuer(imprint, parts[i], bodies[i])), 0)
        owned.setdefault(owner, imprint)
    return owned


def _names_issuer(imprint: Imprint, part: Part, body: _Body) -> bool:
    own = [o.text for o in (*part.head.organs, *body.closing.organs)] + [part.head.organs_in_title.text]
    return any(o.text and n and (n.startswith(o.text) or o.text.startswith(n)) for o in imprint.organs for n in own)


def _document(i: int, parts: list[Part], bodies: list[_Body], labels: Labels, imprint: Imprint | None) -> DocumentText:
    part, body = parts[i], bodies[i]
    lead, signed = body.tree.lead, body.closing
    if not signed.date and not body.tree.clauses and lead:
        organs, date, cut = signature_in(lead)
        if date:
            signed = Closing(dict(signed.used), organs, date, lead.slice(cut))
            lead = lead.slice(0, cut)
    carrier = Text("", ()) if part.parent is None else _names_of(parts[part.parent], bodies[part.parent])
    fields = read_fields(part, signed, labels, imprint, carrier, lead.text + body.tree.tail.text)
    return DocumentText(
        id=f"d{i + 1}",
        title=fields.title,
        number=fields.number,
        number_text=fields.number_text,
        issuers=fields.issuers,
        date_written=fields.date_written,
        date_written_text=fields.date_written_text,
        date_printed=fields.date_printed,
        date_printed_text=fields.date_printed_text,
        genre=fields.genre,
        addressees=part.head.addressees,
        part_of=None if part.parent is None else f"d{part.parent + 1}",
        carried_as=part.carried.how if part.carried else None,
        lead=lead,
        clauses=body.tree.clauses,
        tail=body.tree.tail,
        tables=tuple(body.tables),
        annexes=tuple(body.annexes),
    )


def _names_of(carrier: Part, body: _Body) -> Text:
    """Where a carrier names what it carries: its title, else its first sentences."""
    return Text.join([part for part in (carrier.head.title.squeeze(), body.tree.lead.squeeze()) if part], "\n")


def _repairs(whole: Text) -> tuple[list[Repair], list[Diagnostic]]:
    reading = read_numbers(whole)
    dates = date_repairs(whole, find_dates(whole))
    return [*reading.repairs, *dates], [*reading.diagnostics, *date_diagnostics(whole)]


def _missing(documents: list[DocumentText]) -> list[Diagnostic]:
    return [
        Diagnostic(0, 0, Code.TITLE_MISSING, f"{document.id} 没有找到标题")
        for document in documents
        if not document.title
    ]
