"""Questions taken apart, and the places in them."""

from __future__ import annotations

import pytest

from graph.answers.asking import read_office
from graph.answers.question import parse_question
from graph.answers.whereabouts import Whereabouts, take_place
from graph.store import Store


@pytest.mark.parametrize(
    ("words", "units", "level"),
    [
        ("医保定点找谁", ["医保定点"], ""),
        ("医保 定点", ["医保", "定点"], ""),
        ("我们县想办一家养老院，审批找哪个部门？", ["养老院", "审批"], "county"),
        ("请问我市的垃圾分类由谁负责", ["垃圾分类"], "city"),
        ("城医联动", ["城医联动"], ""),
        ("ＰＰＰ", [], ""),
        ("12345热线", ["12345", "热线"], ""),
        ("民政局管什么", ["民政局"], ""),
        ("医保办理", ["医保"], ""),
        ("谁来负责？", [], ""),
        ("？！", [], ""),
        ("", [], ""),
    ],
)
def test_units_and_level(words: str, units: list[str], level: str) -> None:
    question = parse_question(words)
    assert ([unit.word for unit in question.units], question.level) == (units, level)


def test_a_thing_asked_twice_is_one() -> None:
    assert len(parse_question("消防 消防 消防").units) == 1


def test_a_long_text_is_read_in_part() -> None:
    assert len(parse_question("医院、粮食、公路、水库、学校、" * 10_000).units) <= 16
    assert len(parse_question("锟斤拷" * 100_000).units) == 1


@pytest.mark.parametrize(
    ("text", "word", "line"),
    [("卫健委负责", "卫健委", "health"), ("民政部门", "民政部门", "civil-affairs"), ("公安局消防大队", "公安局", "public-security"),
     ("医保办理", None, None), ("卫生委托", None, None), ("天气", None, None)],
)  # fmt: skip
def test_offices(text: str, word: str | None, line: str | None) -> None:
    office = read_office(text, 0)
    assert (office and office.word, office and office.line) == (word, line)


@pytest.mark.parametrize(
    ("words", "place", "units"),
    [
        ("长治的养老院", Whereabouts("长治", "1404"), ["养老院"]),
        ("湖北省护理员培训归谁管", Whereabouts("湖北省", "42"), ["护理员培训"]),
        ("在瑞金办养老院", Whereabouts("瑞金", "360781"), ["办养老院"]),
        ("北京市的养老院", Whereabouts("北京市", "11"), ["养老院"]),
        ("沈阳市、大连市和辽阳市试点", None, ["沈阳市", "大连市", "辽阳市", "试点"]),
        ("医保定点", None, ["医保定点"]),
        ("长治市", None, ["长治市"]),
    ],
)
def test_places(words: str, place: Whereabouts | None, units: list[str], bundled: Store) -> None:
    question, found = take_place(bundled.index, parse_question(words))
    assert (found, [unit.word for unit in question.units]) == (place, units)


def test_regions_above() -> None:
    assert Whereabouts("潞州区", "140403").above == ("1404", "14", "")
    assert Whereabouts("山西省", "14").above == ("",)
