"""Tables lined up with blanks, tables with headings among their rows, leaders beside the bodies."""

from tests.parse.builders import first

ALIGNED = """甲市人民政府办公室关于印发任务表的通知
甲政办发〔2021〕3号

各区人民政府：
    现将任务表印发给你们。

甲市人民政府办公室
2021年3月1日

附件

重点工程任务表

序号  工程名称          主要建设任务                 责任单位          监督单位            完成时限
1    东湖水厂          新建水厂 1 座                东湖区人民政府    市水利局            2021 年 10 月底前
2    西山管网          铺设管网 46 公里             市水利局          市财政局、市审计局   2021 年 11 月底前
"""
FLAT = "\n".join(
    """甲市重点任务分解方案
甲政办发〔2021〕4号
现将重点任务分解如下。
序号
工作任务
牵头领导
牵头单位
责任单位
完成时限
一、推动增长
1
生产总值增长6%以上。
赵立新
市发改委
市统计局、市工信局
2021年12月
二、提质产业
2
支持油田建设。
马建国
市工信局
市自然资源局
2021年12月""".split("\n")
)


def test_cells_stand_under_their_heads() -> None:
    table = first(ALIGNED).annexes[0].tables[0]
    assert table.columns == ("序号", "工程名称", "主要建设任务", "责任单位", "监督单位", "完成时限")
    assert [[cell.squeeze().text for cell in row.cells] for row in table.rows] == [
        ["1", "东湖水厂", "新建水厂1座", "东湖区人民政府", "市水利局", "2021年10月底前"],
        ["2", "西山管网", "铺设管网46公里", "市水利局", "市财政局、市审计局", "2021年11月底前"],
    ]


def test_headings_among_rows_are_no_rows() -> None:
    table = first(FLAT).tables[0]
    assert [(row.cells[1].text, row.cells[2].text) for row in table.rows] == [
        ("生产总值增长6%以上。", "市发改委"),
        ("支持油田建设。", "市工信局"),
    ]


BROKEN = """甲市人民政府办公室关于印发任务表的通知
甲政办发〔2021〕3号

各区人民政府：
    现将任务表印发给你们。

甲市人民政府办公室
2021年3月1日

附件

任务分工表

序号    重点任务                        牵头单位            参加单位                完成时限
1       开展老年人健康状况和照护        市卫健委            市民政局、              2021年11月底前
        需求调查，建立台账                                  市残联
2       举办技能竞赛                    市人社局            市总工会                2021年9月
"""


def test_a_cell_goes_on_in_the_line_below() -> None:
    (table,) = first(BROKEN).annexes[0].tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["1", "开展老年人健康状况和照护需求调查，建立台账", "市卫健委", "市民政局、市残联", "2021年11月底前"],
        ["2", "举办技能竞赛", "市人社局", "市总工会", "2021年9月"],
    ]
