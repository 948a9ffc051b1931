"""Clause text made handy: without stray white space, cut into sentences, with titles, beginnings and evidence."""

from __future__ import annotations

import re

from graph.extract.brackets import pair_brackets, split_outside
from graph.model import Evidence, Modality
from graph.spans import Text, squeeze

SENTENCE_ENDS = "。；;！!？?\n"
_STOPS = tuple("。；;！!？?：:")
STARTS = 20  # characters of a task's text that identify it
TITLE = 40  # characters of the first clause that serve as a title

# `其中，对…的监管由…`: the connective is no part of the duty
_CONNECTIVE = re.compile(
    r"(?:其中|同时|此外|另外|并且|再次|最后|一方面|另一方面|与此同时|因此|为此|对此|在此基础上|必要时|下一步|今后|注[:：])[,，:：]?"
    r"|各?(?:成员|责任|有关|相关)?(?:部门|单位)?(?:主要|工作|具体)?职责(?:分工)?(?:如下|是|为)?[：:]\n?"
    r"|会议(?:强调|要求|明确|决定|议定|同意|指出|认为)[,，:：]"
    r"|(?:第?[一二三四五六七八九十]{1,2}(?:是|要))[,，:：]?"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|[\d]{1,2}[.．、](?!\d)"
    r"|[①-⑳][.、]?"
)
# 县财政局： | 负责落实资金
_DUTY = re.compile(r"(?<=[局委厅办府门位院会]：)\n(?=负责|牵头|配合|协助|承担|会同)")
_DAMAGED_STOP = re.compile(r"(?<=[一-鿿）)”])[.．](?=[一-鿿])|(?<=[一-鿿]{4})[.．](?=20\d\d年)")
_STRAY = re.compile(r"\s|\*\*")
_CLAUSE_END = re.compile(r"[，,。；;：:！!？?]")
_ENCOURAGING = re.compile(r"(?:积极|大力|进一步)?(?:鼓励|支持|引导|探索|倡导|提倡)|允许|可以|可(?![靠行持能观视])")
_PROHIBITING = re.compile(r"(?:严格)?(?:严禁|禁止|不得|不准|杜绝)")


def condense(text: Text) -> Text:
    """Without white space inside lines and without markdown stars; paragraphs stay apart by one newline.

    >>> str(condense(Text.of("市 财政局\\n\\n**责任单位：**市教育局 ")))
    '市财政局\\n责任单位：市教育局'
    """
    raw = text.text
    if not _STRAY.search(raw):
        return text
    keep: list[int] = []
    pending = -1
    for i, char in enumerate(raw):
        if char == "\n":
            pending = i
        elif not char.isspace() and not _star(raw, i):
            if pending >= 0 and keep:
                keep.append(pending)
            pending = -1
            keep.append(i)
    return Text("".join(raw[i] for i in keep), tuple(text.at[i] for i in keep))


def _star(raw: str, i: int) -> bool:
    return raw[i] == "*" and (raw[i - 1 : i] == "*" or raw[i + 1 : i + 2] == "*")


def join_lines(text: Text) -> Text:
    """Without the newlines that cut a sentence: those not behind a stop or a colon, and those between a body and its duty."""
    kept = [
        i for i, char in enumerate(text.text) if char != "\n" or (_ends(text.text, i) and not _DUTY.match(text.text, i))
    ]
    return (
        text if len(kept) == len(text) else Text("".join(text.text[i] for i in kept), tuple(text.at[i] for i in kept))
    )


def _ends(string: str, at: int) -> bool:
    return string[at - 1 : at] in _STOPS


def split_sentences(text: Text) -> list[Text]:
    """Sentences, without their final mark; what stands in brackets is never cut."""
    if "." in text.text or "．" in text.text:
        text = Text(_DAMAGED_STOP.sub("。", text.text), text.at)
    pairs = pair_brackets(text.text)
    return [text.slice(a, b).strip() for a, b in split_outside(text.text, SENTENCE_ENDS, pairs)]


def skip_connectives(text: Text, start: int = 0) -> int:
    """Index behind `其中，`, `同时，`, `一是` … at the beginning."""
    while match := _CONNECTIVE.match(text.text, start):
        start = match.end()
    return start


def starts_of(text: Text) -> str:
    """The first 20 characters without white space: what a task is recognised by."""
    return squeeze(text.text[: STARTS * 3])[:STARTS]


def first_clause(text: Text, limit: int = TITLE) -> str:
    """Up to the first ，。；：, at most 40 characters.

    >>> first_clause(Text.of("各县区要积极开展试点示范，因地制宜。"))
    '各县区要积极开展试点示范'
    """
    head = text.text[: limit * 3].lstrip()
    found = _CLAUSE_END.search(head)
    return squeeze(head[: found.start()] if found and found.start() else head)[:limit]


def modality_of(text: Text) -> Modality:
    """By the opening verb: 鼓励/支持 encourage, 不得/严禁 prohibit, everything else obliges."""
    if _ENCOURAGING.match(text.text):
        return Modality.ENCOURAGEMENT
    if _PROHIBITING.match(text.text):
        return Modality.PROHIBITION
    return Modality.OBLIGATION


def evidence(source: str | None, text: Text, rule: str) -> Evidence:
    """Where a stretch stands in the source, and what is printed there, line breaks included.

    Without the source the quote is the stretch's own characters, which lack what a page break put between them.
    """
    span = text.span()
    return Evidence(span, text.text if source is None else span.of(source), rule)
