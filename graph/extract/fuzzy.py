"""Deadlines without a date: 长期坚持 · 逐年推进 · 每季度 · 即日起 · 近期."""

from __future__ import annotations

import re

from graph.model import DeadlineKind

FUZZY: tuple[tuple[re.Pattern[str], DeadlineKind], ...] = (
    (re.compile(r"即日起|立即(?:执行|实施|开展|落实|办理|整改)?|即时|马上(?:办理|落实)?|立行立改"), DeadlineKind.IMMEDIATE),
    (
        re.compile(
            r"(?:长期|持续|常态化|经常性|常年|日常|动态|全程|实时|随时)"
            r"(?:长期|持续|坚持|实施|推进|执行|开展|进行|推动|任务|工作|落实|抓好|深化|完善|巩固|加强|跟进|实行|更新|管理|监管|保持|提升|整治|坚持并)*"
            r"|长效(?:坚持|机制)?|贯穿(?:始终|全年|全过程)"
        ),
        DeadlineKind.ONGOING,
    ),
    (
        re.compile(r"(?:逐年|逐步|分年度|分年|每年度?|年度)(?:持续|推进|实施|开展|完成|落实|推开|增加|提高|任务|计划|底前?|\d{1,2}月底?前?)*"),
        DeadlineKind.YEARLY,
    ),
    (
        re.compile(r"(?:每|按|逐)(?:半年|季度|季|月度|月|周|旬|日|学期|两年|三年)(?:末|底|初)?(?:前)?(?:\d{1,2}日前)?(?:推进|开展|实施|一次)*|定期(?:开展|推进|进行|更新)?"),
        DeadlineKind.PERIODIC,
    ),
    (
        re.compile(
            r"近期|中期|远期|中长期|近中期|适时(?:推进|启动|开展)?|及时(?:推进|办理|落实)?|尽快(?:完成|落实)?|本月底前?|月底前|下月底前?|本季度(?:末|内)?"
            r"|按(?:时序|照?国家|照?省|照?上级|照?进度|照?计划|期|时|照?要求)[^，,；;。）)]{0,16}|(?:根据|按照)[^，,；;。）)]{1,16}(?:推进|安排|部署|要求|实施|确定)"
        ),
        DeadlineKind.BY,
    ),
)  # fmt: skip
# Words in a deadline's cell that speak of time, though not in a known form: 与主体工程同步, 下一轮修编时
TIMELY = re.compile(
    r"期(?!间)|前|后|时|年|月|日|季|长|续|进度|计划|推进|完成|同步|同时|安排|按|即|随|启动|开工|阶段性|常|每|逐|待|适|尽快"
)
