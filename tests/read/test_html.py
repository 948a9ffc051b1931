"""Web pages of governments: what is the document, and how it is laid out."""

from __future__ import annotations

import contextlib

import pytest

from graph.errors import InputError
from graph.read import read_bytes

FRAME = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>某市人民政府</title><style>p {{margin: 0}}</style></head>
<body><div class="header"><a href="/">首页</a> <a href="/zwgk">政务公开</a> 欢迎访问某市人民政府网站</div>
<ul class="menu"><li><a href="/1">机构职能</a></li><li><a href="/2">政策文件</a></li><li><a href="/3">人事信息</a></li></ul>
<div class="wrap"><div class="left"><a href="/a">领导之窗</a><a href="/b">政府工作报告</a><a href="/c">统计公报</a></div>
<div class="main"><div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zc">政策文件</a></div>{}</div></div>
<div class="related"><h3>相关解读</h3><ul><li><a href="/x">一图读懂实施方案</a></li><li><a href="/y">部门解读</a></li></ul></div>
<div class="foot"><p>主办：某市人民政府办公室，承办：某市大数据局，地址：人民路1号</p><p>晋ICP备12345678号</p></div>
<script>var a = "市民政局负责，市财政局配合。";</script></body></html>"""
LABELS = """<table><tr><td>索引号：</td><td>0123/2023-001</td><td>发文机关：</td><td>某市人民政府办公室</td></tr>
<tr><td>文号：</td><td>某政办发〔2023〕5号</td><td>成文日期：</td><td>2023年5月6日</td></tr></table>"""
BODY = """<div id="zoom"><p>各县（市、区）人民政府：</p>
<p>　　现将《养老服务实施方案》印发给你们，请认真贯彻落实。</p><p>　　一、建设床位。到2025年，护理型床位占比达到55%，由市民政
局牵头，市财政局配合。</p><p style="text-align:right">某市人民政府办公室</p><p>2023年5月6日</p>
<p>附件：<a href="/1.doc">任务分工表.doc</a></p></div>"""


def read(page: str) -> str:
    return read_bytes(page.encode(), "页面.txt").text


def lines(page: str) -> list[str]:
    return read(page).splitlines()


def test_the_document_is_found_between_menus_and_footers() -> None:
    assert lines(FRAME.format(LABELS + "<h1>关于印发养老服务实施方案的通知</h1>" + BODY)) == [
        "索引号：\t0123/2023-001\t发文机关：\t某市人民政府办公室",
        "文号：\t某政办发〔2023〕5号\t成文日期：\t2023年5月6日",
        "关于印发养老服务实施方案的通知",
        "各县（市、区）人民政府：",
        "　　现将《养老服务实施方案》印发给你们，请认真贯彻落实。",
        "　　一、建设床位。到2025年，护理型床位占比达到55%，由市民政局牵头，市财政局配合。",
        "某市人民政府办公室",
        "2023年5月6日",
        "附件：任务分工表.doc",
    ]


def test_a_masthead_beside_the_text_stays() -> None:
    page = FRAME.format(f"<div><p>某市人民政府办公室文件</p><p>某政办发〔2023〕5号</p></div>{BODY}")
    assert lines(page)[:3] == ["某市人民政府办公室文件", "某政办发〔2023〕5号", "各县（市、区）人民政府："]


def test_a_title_above_the_text_stays_whatever_its_place_is_called() -> None:
    top = '<div class="article-top"><div class="title">关于印发方案的通知</div></div>'
    page = FRAME.format(f"{top}<p>为消费者提供技术支持。</p>{BODY}")
    assert lines(page)[:3] == ["关于印发方案的通知", "为消费者提供技术支持。", "各县（市、区）人民政府："]


def test_pages_laid_out_by_tables() -> None:
    page = f"""<html><body><table><tr><td><a href=/>首页</a><a href=/1>公开</a><a href=/2>互动</a></td></tr>
    <tr><td><table><tr><td width=200><a href=/3>文件一览</a></td><td>{BODY}</td></tr></table></td></tr>
    <tr><td>版权所有：某市人民政府</td></tr></table></body></html>"""
    assert lines(page)[0] == "各县（市、区）人民政府："
    assert lines(page)[-1] == "附件：任务分工表.doc"


def test_tables_keep_their_columns() -> None:
    table = """<table><caption>任务分工表</caption><thead><tr><th>序号</th><th>类别</th><th>任务</th></tr></thead><tbody>
    <tr><td>1</td><td rowspan="2">供给</td><td>建<br>床位</td></tr><tr><td>2</td><td><p>改站点</p><p>补短板</p></td></tr>
    <tr><td>3</td><td colspan=2>开展培训</td></tr></tbody></table>"""
    assert lines(f"<html><body>{table}</body></html>") == [
        "任务分工表",
        "序号\t类别\t任务",
        "1\t供给\t建 床位",
        "2\t\t改站点 补短板",
        "3\t开展培训",
    ]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ol><li>甲</li><li>乙</li></ol>", ["1.甲", "2.乙"]),
        ("<ol start=3><li>甲</li><li value=7>乙</li></ol>", ["3.甲", "7.乙"]),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲</li><li>乙</li></ol>", ["一、甲", "二、乙"]),
        ("<ol><li>（一）甲</li><li>2.乙</li></ol>", ["（一）甲", "2.乙"]),
        ("<ol style='list-style:none'><li>甲</li></ol>", ["甲"]),
        ("<ul><li>甲</li><li><p>乙</p></li></ul>", ["甲", "乙"]),
        ("<p>养老机构<sup><a href='#n1'>1</a></sup>应当登记</p>", ["养老机构[1]应当登记"]),
        ("<p>30m<sup>2</sup>以上</p>", ["30m2以上"]),
        ("<p>市民\n  政局 负责</p>", ["市民政局 负责"]),
        ("<p>A\nB</p>", ["A B"]),
        ("<pre>甲\n  乙</pre>", ["甲", "乙"]),
        ("<div style='white-space: pre-wrap'>甲\n乙</div>", ["甲", "乙"]),
        ("<p>甲&nbsp;&ldquo;乙&rdquo;&#19969;&#x200b;丙</p>", ["甲\xa0“乙”丁丙"]),
        ("<p>甲<br/>乙</p>丙", ["甲", "乙", "丙"]),
        ("<p>甲</p><p style='display:none'>乙</p><noscript>丙</noscript>", ["甲"]),
        ("<p>甲<!-- 乙 --></p><script>丙</script><select><option>丁</option></select>", ["甲"]),
        ("<p>甲<p>乙<div>丙", ["甲", "乙", "丙"]),
    ],
)
def test_what_a_browser_shows(html: str, text: list[str]) -> None:
    assert lines(f"<html><body>{html}</body></html>") == text


def test_a_page_in_gb2312_that_is_called_a_word_file() -> None:
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><p>通知</p>'
    source = read_bytes(page.encode("gb18030"), "通知.doc")
    assert (source.text, source.media_type, source.encoding) == ("通知\n", "text/html", "gb18030")


def test_a_page_saved_as_one_file() -> None:
    data = (
        b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<html><body><p>=E9=80=9A=E7=9F=A5</p></body></html>\r\n--X--\r\n"
    )
    assert read_bytes(data, "a.mht").text == "通知\n"


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(InputError, match=r"空.html: 网页里没有正文"):
        read_bytes(b"<html><body><script>load()</script><div id=app></div></body></html>", "空.html")


def test_text_that_speaks_of_tags_is_text() -> None:
    assert read_bytes("网页用<p>和<br>分段。\n<html>是根。".encode(), "a.html").media_type == "text/plain"


@pytest.mark.parametrize("piece", ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<ol><li>", "<blockquote>甲"])
def test_depth_is_no_danger(piece: str) -> None:
    assert "乙" in read(f"<html><body>{piece * 30_000}乙</body></html>")


@pytest.mark.parametrize(
    "piece", ["<!--", "<!-- -->", "<a href='x'>", "<td rowspan=9999 colspan=9999>甲", "&", "<p>甲"]
)
def test_length_is_no_danger(piece: str) -> None:
    with contextlib.suppress(InputError):  # a page of one endless comment has no text
        assert read_bytes(f"<html><body>{piece * 50_000}".encode(), "a").text
