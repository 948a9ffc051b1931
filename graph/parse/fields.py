"""Header fields of one document, each from the best place that states it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import Carriage
from graph.parse.closing import Closing, Imprint
from graph.parse.dates import Precision, find_dates
from graph.parse.documents import Part
from graph.parse.labels import Labels
from graph.parse.numbers import find_numbers
from graph.parse.organs import leading_organs, split_glued
from graph.parse.promulgation import read_promulgation
from graph.parse.titles import genre_of, title_key
from graph.spans import Text

_EMPTY = Text("", ())
_JOINT = re.compile(r"等[\d一二三四五六七八九十]{0,3}(?:个)?(?:部门|单位|部委|厅局|机关)")


@dataclass(frozen=True)
class HeadFields:
    title: Text
    number: str | None
    number_text: Text
    issuers: tuple[Text, ...]
    date_written: str | None
    date_written_text: Text
    date_printed: str | None
    date_printed_text: Text
    genre: str | None


def read_fields(
    part: Part, closing: Closing, labels: Labels, imprint: Imprint | None, carrier: Text, lead: str
) -> HeadFields:
    """Masthead before title before signature before what stands under the title before label for issuers; signature before brackets before label for dates.

    `carrier` is the title and lead of the document that carries this one, squeezed; `lead` its own first text.
    """
    title = _title(part, labels, carrier)
    number, number_text = _number(part, labels)
    written, written_text = _written(part, closing, labels)
    printed = imprint.date.iso if imprint and imprint.date else None
    return HeadFields(
        title,
        number,
        number_text,
        _issuers(part, closing, labels, title, imprint),
        written,
        written_text,
        printed,
        imprint.date_text if imprint and printed else _EMPTY,
        genre_of(title.text) or (None if title else _genre_by_text(lead)),
    )


def _genre_by_text(lead: str) -> str | None:
    """The 文种 of a paper printed without its title, where its own words tell: 现印发给你们, 特此批复."""
    cues = (
        ("批复", r"特此批复|现批复如下"),
        ("函", r"特此函(?:复|告|达|商)|现函复如下|函复如下"),
        ("公告", r"现公告如下|特此公告|现予以?公告"),
        ("通告", r"现通告如下|特此通告"),
        ("通报", r"现通报如下|特此通报|予以通报"),
        ("通知", r"(?:印发|转发)给?你们|通知如下|特此通知|本通知"),
    )
    return next((genre for genre, pattern in cues if re.search(pattern, lead)), None)


def _title(part: Part, labels: Labels, carrier: Text) -> Text:
    """As printed; a promulgated text whose heading leaves the place out has the fuller title of its notice."""
    printed = part.head.title.squeeze()
    if not printed and part.carried:
        at = carrier.text.find(part.carried.title)
        return carrier.slice(at, at + len(part.carried.title)) if at >= 0 else _EMPTY
    if not printed:
        return labels.values.get("title", _EMPTY).squeeze()
    if part.carried and part.carried.how is Carriage.PROMULGATED:
        fuller = part.carried.title
        at = carrier.text.find(fuller)
        if at >= 0 and len(fuller) > len(printed) and title_key(fuller).endswith(title_key(printed.text)):
            return carrier.slice(at, at + len(fuller))
    return printed


def _number(part: Part, labels: Labels) -> tuple[str | None, Text]:
    if part.head.number:
        return part.head.number.value, part.head.number_text
    label = labels.values.get("number", _EMPTY)
    found = find_numbers(label) if label else []
    if found:
        return found[0].value, label.slice(found[0].start, found[0].end)
    told = read_promulgation(part.head.note)
    return told.number, told.number_text


def _written(part: Part, closing: Closing, labels: Labels) -> tuple[str | None, Text]:
    if closing.date:
        return closing.date.iso, closing.date_text
    if part.head.date and part.head.date.date:
        found = part.head.date.date
        return found.iso, part.head.date.content.slice(found.start, found.end)
    label = labels.values.get("written", _EMPTY)
    dates = [d for d in find_dates(label) if d.precision is Precision.DAY] if label else []
    if dates:
        return dates[0].iso, label.slice(dates[0].start, dates[0].end)
    told = read_promulgation(part.head.note)
    return told.date, told.date_text


def _issuers(part: Part, closing: Closing, labels: Labels, title: Text, imprint: Imprint | None) -> tuple[Text, ...]:
    if part.head.organs:
        return tuple(name for organ in part.head.organs for name in split_glued(organ))
    length = leading_organs(title.text)
    printed = part.head.organs_in_title  # with the gaps between joint issuers, which the title itself has lost
    named = _split_names(printed or title.slice(0, length)) if length else ()
    joint = bool(_JOINT.search(title.text[:60]))
    label = labels.values.get("issuer", _EMPTY)
    listed = _split_names(label) if label else ()
    if named and not (joint and max(len(closing.organs), len(listed)) > len(named)):
        return named
    if closing.organs and len(closing.organs) >= len(named):
        return closing.organs
    forwarded = part.carried is not None and part.carried.how is Carriage.FORWARDED
    if part.head.organs_below and (forwarded or part.carried is None):
        return part.head.organs_below
    if listed:
        return listed
    maker = read_promulgation(part.head.note).organ
    if maker:
        return (maker,)
    if part.carried and part.carried.how is Carriage.PROMULGATED:
        return ()
    return imprint.organs if imprint else ()


def _split_names(names: Text) -> tuple[Text, ...]:
    found: list[Text] = []
    at = 0
    for match in re.finditer(
        r"[\s　、，,;；]+|等[\d一二三四五六七八九十]{0,3}(?:个)?(?:部门|单位|部委|厅局|机关)?$|$", names.text
    ):
        piece = names.slice(at, match.start()).strip()
        if piece and not piece.text.endswith(("网站", "网")):
            found += split_glued(piece)
        at = match.end()
    return tuple(found)
