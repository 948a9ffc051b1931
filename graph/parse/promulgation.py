"""题注, the line in brackets under the title of a regulation: when, by whom and by which decree it was made.

（2015年6月1日苏州市人民政府令第138号发布　自2015年8月1日起施行）; where the text was amended since, the first
promulgation comes first. The form is that of the regulations on making regulations (规章制定程序条例, 国务院令第695号,
第三十一条: decree number, organ, dates of passing, promulgation and commencement).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.parse.dates import Precision, find_dates
from graph.parse.numbers import NumberKind, find_numbers
from graph.spans import Text

_EMPTY = Text("", ())
_NOTE = re.compile(r"[（(](?=[^。]{0,60}?\d{4}\s{0,2}年)(?=.{0,80}?(?:[发公颁]布|通过|批准)).{6,600}[）)]")
_MADE = re.compile(r"[发公颁]布|印发|通过|批准")
_MAKER = re.compile(r"(?:^|[日，,\s　])(?P<organ>[\u4e00-\u9fff]{3,40}?)(?:令)?第")


@dataclass(frozen=True)
class Promulgation:
    """What a 题注 tells; each part empty where it is silent."""

    number: str | None = None
    number_text: Text = _EMPTY
    date: str | None = None
    date_text: Text = _EMPTY
    organ: Text = _EMPTY


def is_promulgation(line: str) -> bool:
    """A whole line in brackets that tells a date and an act: （1990年12月28日国务院令第72号发布）."""
    return bool(_NOTE.fullmatch(line.strip()))


def read_promulgation(note: Text) -> Promulgation:
    """The first act named in the note; nothing if it names none.

    >>> told = read_promulgation(Text.of("（2015年6月1日苏州市人民政府令第138号发布）"))
    >>> told.number, told.date, told.organ.text
    ('苏州市人民政府令第138号', '2015-06-01', '苏州市人民政府')
    """
    made = _MADE.search(note.text)
    if not made:
        return Promulgation()
    first = note.slice(0, made.end())
    number = next(iter(find_numbers(first)), None)
    date = next((d for d in find_dates(first) if d.precision is Precision.DAY), None)
    number_text = first.slice(number.start, number.end) if number else _EMPTY
    maker = _MAKER.match(number_text.text) if number and number.kind is NumberKind.DECREE else None
    return Promulgation(
        number.value if number else None,
        number_text,
        date.iso if date else None,
        first.slice(date.start, date.end) if date else _EMPTY,
        number_text.slice(maker.start("organ"), maker.end("organ")) if maker else _EMPTY,
    )
