"""The head of a document as a fact sheet: parsed stretches → `Document`, each field with its evidence."""

from __future__ import annotations

from graph.extract.rule import Rule
from graph.extract.validity import Validity
from graph.model import Document, Evidence, Issuer, Source
from graph.parse import DocumentText
from graph.spans import Text

RULES = (
    Rule(
        "head.title",
        "the run of lines that ends with a 文种 next to the addressees or the text",
        "关于印发《甲市托育服务实施方案》的通知",
    ),
    Rule("head.number", "the document's number, repaired where one reading is plausible", "甲政办发〔2021〕60号"),
    Rule("head.issuer", "issuers from masthead, else title, signature, label", "甲市人民政府办公室文件"),
    Rule("head.date", "the day of signature, else the day under the title or in a label", "2021年10月25日"),
    Rule("head.printed", "the day in the imprint", "甲市人民政府办公室　2021年10月26日印发"),
    Rule("head.addressee", "the line under the title that ends in a colon", "各县、区人民政府，各有关单位："),
    Rule("clause.number", "a numbered unit of the text", "（一）加强组织领导"),
    Rule("number.repair", "a damaged number with one plausible reading", "甲府办发〔2017127 = 〔2017〕127号"),
    Rule("date.repair", "a damaged date with one plausible reading", "20171月至201712月 = 2017年1月至2017年12月"),
)


def evidence_of(text: Text, source: Source, rule: str) -> Evidence:
    """Where a stretch stands, with the exact source between its first and last character."""
    span = text.span()
    return Evidence(span, span.of(source.text), rule)


def build_document(parsed: DocumentText, source: Source, validity: Validity) -> Document:
    """The document with what its text states; issuers, level and region are resolved later."""
    number_printed = "".join(parsed.number_text.text.split())
    fields = {
        "title": (parsed.title, "head.title"),
        "number": (parsed.number_text, "head.number"),
        "date_written": (parsed.date_written_text, "head.date"),
        "date_printed": (parsed.date_printed_text, "head.printed"),
    }
    evidence = {name: evidence_of(text, source, rule) for name, (text, rule) in fields.items() if text}
    if parsed.addressees:
        evidence["addressees"] = evidence_of(Text.join(parsed.addressees), source, "head.addressee")
    return Document(
        id=parsed.id,
        title=parsed.title.squeeze().text or None,
        number=parsed.number,
        number_printed=number_printed if parsed.number and _differs(number_printed, parsed.number) else None,
        issuers=tuple(Issuer(i.squeeze().text, evidence_of(i, source, "head.issuer")) for i in parsed.issuers),
        level=None,
        region=None,
        region_code=None,
        date_written=parsed.date_written,
        date_printed=parsed.date_printed,
        genre=parsed.genre,
        addressees=tuple(a.squeeze().text for a in parsed.addressees),
        part_of=parsed.part_of,
        carried_as=parsed.carried_as,
        approved_by=validity.approved_by,
        effective=validity.effective,
        validity=validity.validity,
        trial=validity.trial,
        evidence={**evidence, **validity.evidence},
    )


def _differs(printed: str, number: str) -> bool:
    """Damaged, not merely printed with other brackets."""
    signs = str.maketrans("〔〕[]［］（）()【】〈〉", "〔〕〔〕〔〕〔〕〔〕〔〕〔〕")
    return printed.translate(signs) != number
