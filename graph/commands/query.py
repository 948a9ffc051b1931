"""zeren query: SPARQL, own or bundled."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.console import write, write_bytes
from graph.commands.help import Command
from graph.commands.options import open_for_reading, store_option
from graph.commands.rows import Format, format_json, key, print_rows
from graph.commands.status import ExitStatus
from graph.errors import InputError, UsageError

if TYPE_CHECKING:
    from graph.store import QueryResult, Solutions, Store


class Output(StrEnum):
    """How the answer is written: the first five for rows, the last three for graphs, md for both kinds of reader."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    XML = "xml"
    MD = "md"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"


_GRAPHS = (Output.TURTLE, Output.NTRIPLES, Output.JSONLD)


@click.command(
    cls=Command,
    examples=[
        "zeren query 'SELECT ?number WHERE { ?document eli:id_local ?number }'",
        "zeren query --list",
        "zeren query --name duties --set agency=长治市医疗保障局 --format csv",
    ],
)
@click.argument("sparql", required=False, metavar="[SPARQL]")
@click.option("--file", "-f", "file", type=click.Path(path_type=Path), metavar="文件", help="从文件读 SPARQL。")
@click.option("--name", metavar="名称", help="运行内置查询。")
@click.option("--set", "settings", multiple=True, metavar="参数=值", help="内置查询的参数，可多次给出。")
@click.option("--list", "wants_list", is_flag=True, help="列出内置查询。")
@click.option(
    "--format",
    "format",
    type=click.Choice([each.value for each in Output]),
    callback=lambda ctx, param, value: value and Output(value),
    help="行：table（默认）、json、csv、tsv、xml、md；图：turtle（默认）、ntriples、jsonld。",
)
@store_option
@click.pass_context
def query(
    ctx: click.Context,
    sparql: str | None,
    file: Path | None,
    name: str | None,
    settings: tuple[str, ...],
    wants_list: bool,
    format: Output | None,
    store: str | None,
) -> ExitStatus:
    """用 SPARQL 1.1 查询，或运行内置查询。

    常用前缀（zr、eli、org、skos、dcterms、prov、oa …）不必声明。不写 GRAPH 就是查全部文件；GRAPH ?g 分文件查。
    json 为对象数组，一行一个；没有结果时退出状态为 1。
    """
    if wants_list:
        if format and format.value not in [each.value for each in Format]:
            raise UsageError(f"清单不能写成 {format}；可用 table、json、csv、md")
        return _print_list(Format(format or Format.TABLE))
    if sum(given is not None for given in (sparql, file, name)) != 1:
        raise UsageError("请给出一句 SPARQL、--file 或 --name 之一；zeren query --list 列出内置查询")
    if settings and name is None:
        raise UsageError("--set 只用于 --name 指定的内置查询")
    chosen = parse_settings(settings)
    text = sparql if file is None else _load(file)
    with open_for_reading(ctx, store) as shelf:
        return _run(shelf, text, name, chosen, format)


def _run(
    shelf: Store, sparql: str | None, name: str | None, settings: dict[str, str], format: Output | None
) -> ExitStatus:
    from graph.answers import query as answers
    from graph.store import Solutions

    result = answers.run_query(shelf, sparql or "") if name is None else answers.run_named(shelf, name, settings)
    wanted = format or (Output.TABLE if isinstance(result, Solutions | bool) else Output.TURTLE)
    if isinstance(result, Solutions):
        if wanted in _GRAPHS:
            raise UsageError(f"查询结果是行，不能写成 {wanted}；可用 table、json、csv、tsv、xml、md")
        if wanted in (Output.TSV, Output.XML):
            write_bytes(answers.serialize_query(shelf, sparql, name, settings, wanted))
        else:
            _print_solutions(result, Format(wanted))
    elif isinstance(result, bool):
        write(format_json([{"boolean": result}]) if wanted is Output.JSON else str(result).lower())
    else:
        if wanted not in _GRAPHS:
            raise UsageError(f"查询结果是图，不能写成 {wanted}；可用 turtle、ntriples、jsonld")
        write_bytes(answers.serialize_query(shelf, sparql, name, settings, wanted))
    return _status(result)


def _status(result: QueryResult) -> ExitStatus:
    if isinstance(result, bool):
        return ExitStatus.DONE
    return ExitStatus.DONE if any(True for _ in result) else ExitStatus.NOTHING


def _print_solutions(result: Solutions, format: Format) -> None:
    from graph.store.solutions import format_plain

    rows = [dict(zip(result.variables, map(_cell, row), strict=True)) for row in result]
    if format is not Format.JSON:
        rows = [dict(zip(result.variables, map(format_plain, row), strict=True)) for row in result]
    print_rows(rows, [key(name, name) for name in result.variables], format)


def _cell(term: object) -> str | None:
    from graph.store.solutions import format_plain

    return None if term is None else format_plain(term)  # type: ignore[arg-type]


def _print_list(format: Format) -> ExitStatus:
    from graph.answers import query as answers

    found = [answers.named_query(name) for name in answers.query_names()]
    rows = [
        {
            "name": each.name,
            "title": each.title_zh,
            "parameters": [parameter.name for parameter in each.parameters],
            "example": each.example,
        }
        for each in found
    ]
    print_rows(
        rows, [key("名称", "name"), key("回答什么", "title"), key("参数", "parameters"), key("示例", "example")], format
    )
    return ExitStatus.DONE


def _load(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file}: 读不了（{error.strerror}）；请检查路径") from None
    except UnicodeDecodeError:
        raise InputError(f"{file}: 不是 UTF-8 文本；请另存为 UTF-8 后再试") from None


def parse_settings(settings: tuple[str, ...]) -> dict[str, str]:
    """`agency=长治市医疗保障局` … as a mapping; UsageError for one without a name or sign."""
    parsed: dict[str, str] = {}
    for setting in settings:
        name, sign, value = setting.partition("=")
        if not sign or not name.strip():
            raise UsageError(f"--set 应写成 参数=值，收到“{setting}”")
        parsed[name.strip()] = value.strip()
    return parsed
