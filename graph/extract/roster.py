"""Rosters: who sits in a group, one a line or many, a role said once for those that follow.

组  长：陈耳东  代市长          副组长：景普秋  副市长
        贺 鑫  副市长           成员单位：市发展改革委、市财政局
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.authority.names import split_place
from graph.extract.posts import body_of_post, is_person, is_post, split_post
from graph.model import Evidence, Member
from graph.spans import Text, squeeze

_GAP = r"[^\S\n]{0,8}"
_WORDS = (
    "组长 总指挥 总指挥长 指挥长 副指挥长 副总指挥 副组长 常务副组长 第一副组长 第一组长 执行副组长 执行组长 召集人 总召集人 副召集人 第一召集人 副总召集人 主任 副主任 常务副主任 主席 副主席 会长 副会长 成员 成员单位 组员 委员 "
    "秘书长 副秘书长 顾问 政委 联络员 联系人 负责人 办公室主任 办公室副主任 办公室成员 主任委员 副主任委员 牵头领导 责任领导 总协调人 常务副总指挥 常务副指挥长 双组长 联合召集人 组成单位 参加单位 责任人 专家组组长"
).split()
_ROLES = "|".join(_GAP.join(word) for word in sorted(_WORDS, key=len, reverse=True))
# 组  长： · 副 组 长: · 成员： (a label with a colon, or a label with blanks inside and behind it)
_LABEL = re.compile(rf"^{_GAP}(?P<role>{_ROLES})(?P<note>[（(][^（）()]{{1,10}}[)）])?{_GAP}[:：]")
_LABEL_BLANK = re.compile(rf"^{_GAP}(?P<role>{_ROLES})[^\S\n]{{1,12}}(?=[一-鿿])")
# 长：…, 员：… (the first character of a label set with blanks is lost)
_LABEL_CUT = re.compile(rf"^{_GAP}(?P<role>长|员|召集|总指){_GAP}[:：]")
_CUT_ROLES = {"长": "组长", "员": "成员", "召集": "召集人", "总指": "总指挥"}
# A label inside a line: …州长　副组长：田甜
_INNER = re.compile(rf"(?<=[^\n])(?P<role>{_ROLES}){_GAP}[:：]")
_PROSE = re.compile(
    r"[。；！]|办公室设在|领导小组(?:下设|办公室|主要职责)|工作职责|^[一二三四五六七八九十]{1,3}、|^第[一二三四五六七八九十]条|如下[:：]$|^附件|^抄送|印发$"
)
_TOKEN = re.compile(r"[^\s　]+")
_SHORT_NAME = re.compile(r"[一-鿿]{2,3}")
_LONG_NAME = re.compile(r"[一-鿿]{4,6}(?:[（(][一-鿿]{1,6}[)）])?")
_MARK = re.compile(r"[（(](?P<mark>[^（）()]{1,16})[)）]")
_SHARED = re.compile(
    r"(?P<post>(?:主要|有关|分管|相关)?(?:负责人|负责同志|领导|负责)(?:同志)?|(?:分管|有关)?(?:副)?(?:局长|主任|书记|领导))$"
)


_CHARGE = re.compile(r"(?:分管|协管|联系)[^，,。；;\n]{1,24}?的(?=[一-龥]{1,6}长)")
_AND_OTHERS = re.compile(r"等\d{0,3}个?(?:有关|相关)?(?:部门和单位|部门|单位)?$")  # 上饶海关等单位


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    start: int
    end: int


def find_roster(text: Text) -> list[Member]:
    """The members of a text that is a roster, or holds one; [] where there is no label of a role.

    >>> # "组　长：向世林　州委副书记、州长" → Member("向世林", "州委副书记、州长", "组长", "州政府")
    """
    members: list[Member] = []
    role = ""
    for line in iter_lines(text):
        label, rest = _label(line)
        if label:
            role = label
        elif _PROSE.search(line.text):
            role = ""
        if role and rest:
            members.extend(_members(rest, role))
    return members


def has_roster(text: Text) -> bool:
    """Whether a text has a line that opens with the label of a role."""
    return any(_label(line)[0] for line in iter_lines(text))


def iter_lines(text: Text) -> Iterator[Text]:
    """The lines of a text as printed: also where joining has taken a line end out, and before a label inside a line."""
    if isinstance(text.at, range):
        for line in re.finditer(r"\n?[^\n]+|\n", text.text):
            yield from _at_labels(text.slice(*line.span()))
        return
    start = 0
    for i in range(1, len(text) + 1):
        broken = i < len(text) and (text.text[i] == "\n" or text.at[i] > text.at[i - 1] + 1)
        if i == len(text) or broken:
            yield from _at_labels(text.slice(start, i))
            start = i


def _at_labels(line: Text) -> Iterator[Text]:
    if not line.text.strip():
        return
    own = _LABEL.match(line.text.lstrip("\n"))
    first = own.end() if own else 0  # 副 组 长： is one label
    cuts = [m.start() for m in _INNER.finditer(line.text, first) if _cuts_here(line.text, m.start())]
    for start, end in zip([0, *cuts], [*cuts, len(line)], strict=True):
        if line.text[start:end].strip():
            yield line.slice(start, end)


def _cuts_here(text: str, at: int) -> bool:
    """A label behind a blank, or right behind a post: not the 主任 of 办公室主任：."""
    before = text[:at]
    return bool(before.strip()) and (before[-1].isspace() or is_post(before[-4:]) or before[-1] in "；;。")


def _label(line: Text) -> tuple[str, Text]:
    bare = line.text.lstrip("\n")
    offset = len(line.text) - len(bare)
    match = _LABEL.match(bare) or _LABEL_BLANK.match(bare)
    if match is None and (cut := _LABEL_CUT.match(bare)) is not None:
        return _CUT_ROLES[cut["role"]], line.slice(offset + cut.end()).strip()
    if match is None:
        return "", line.strip()
    return squeeze(match["role"]), line.slice(offset + match.end()).strip()


def _members(rest: Text, role: str) -> Iterator[Member]:
    tokens = _tokens(rest.text)
    people = list(_people(tokens))
    if people:
        for name, posts in people:
            yield _person(rest, name, posts, role)
        return
    yield from _bracketed(rest, role) or posts_and_bodies(rest, role, "group.roster")


def _tokens(text: str) -> list[Token]:
    """Words between blanks; two single characters are one name (贺 鑫)."""
    words = [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text)]
    merged: list[Token] = []
    for word in words:
        last = merged[-1] if merged else None
        pair = last is not None and len(last.text) == 1 and len(word.text) <= 2 and is_person(last.text + word.text)
        if last is not None and len(merged) == 1 and len(last.text) == len(word.text) == 1:
            pair = True  # a name set apart that opens the line, whatever it looks like: 宝 音
        if last is not None and pair:
            merged[-1] = Token(last.text + word.text, last.start, word.end)
        else:
            merged.append(word)
    return merged


def _people(tokens: list[Token]) -> Iterator[tuple[Token, list[Token]]]:
    """Names with the words that follow each, up to the next name; in the order post, name where posts come first."""
    names = [i for i, token in enumerate(tokens) if is_person(_MARK.sub("", token.text).strip("、，,；;"))]
    if not names and len(tokens) == 2 and _is_name_before(*tokens):
        names = [0]
    if not names:
        return
    if names[0] > 0 and is_post(tokens[0].text) and len(tokens) - 1 == names[-1]:
        for k, i in enumerate(names):
            yield tokens[i], tokens[(names[k - 1] + 1 if k else 0) : i]
        return
    for k, i in enumerate(names):
        yield tokens[i], tokens[i + 1 : names[k + 1] if k + 1 < len(names) else len(tokens)]


def _is_name_before(name: Token, post: Token) -> bool:
    """Whether a word that looks like no name is one by what stands around it: the name of somebody with a post."""
    if not is_post(post.text):
        return False
    if len(name.text) == 1 or (len(name.text) == 2 and _set_apart(name)):
        return True  # a name that lost a character stays as it is printed
    wide = post.start - name.end >= 2 and _SHORT_NAME.fullmatch(name.text) is not None  # 宝音　　市生态环境局分局局长
    return (wide or _LONG_NAME.fullmatch(name.text) is not None) and not is_post(name.text)  # 乌云塔娜　旗委常委


def _set_apart(token: Token) -> bool:
    return token.end - token.start > len(token.text)


def _person(text: Text, name: Token, posts: list[Token], role: str) -> Member:
    person = _MARK.sub("", name.text).strip("、，,；;")
    post = "".join(token.text for token in posts).strip("、，,；;。")
    post = re.sub(r"[（(]兼[)）]$", "", post)
    start = min([name.start, *(token.start for token in posts)])
    end = max([name.end, *(token.end for token in posts)])
    mention = (body_of_post(post) or _bare_body(post)) if post else None
    return Member(person, post or None, role, mention, _evidence(text, start, end))


def _bare_body(post: str) -> str | None:
    return post if len(post) > 2 and not is_post(post) else None


def _evidence(text: Text, start: int, end: int) -> Evidence:
    return Evidence(text.span(start, end), text.text[start:end], "group.roster")


def _bracketed(rest: Text, role: str) -> list[Member]:
    """张三（市财政局局长）、李四（市民政局局长） · 张三、李四、王五."""
    found = []
    for part in items_of(rest):
        words = rest.text[part[0] : part[1]]
        mark = _MARK.search(words)
        name = squeeze(words[: mark.start()] if mark else words)
        if not is_person(name):
            return []
        post = mark["mark"] if mark and is_post(mark["mark"]) else None
        found.append(Member(name, post, role, body_of_post(post) if post else None, _evidence(rest, *part)))
    return found


def items_of(rest: Text) -> list[tuple[int, int]]:
    """Stretches between 、 and ， that stand outside brackets, and not in 分管城建、文旅工作的副市长."""
    spans, start, depth = [], 0, 0
    inside = {i for match in _CHARGE.finditer(rest.text) for i in range(*match.span())}
    for i, char in enumerate(rest.text + "、"):
        depth += (char in "（(") - (char in "）)")
        if char in "、，,；;\n。" and depth <= 0 and i not in inside:
            if rest.text[start:i].strip():
                spans.append((start, i))
            start = i + 1
    return spans


def posts_and_bodies(rest: Text, role: str, rule: str) -> Iterator[Member]:
    """Each item of a list as a member without a name; a post said at the end holds for all before it."""
    spans = [span for part in items_of(rest) for span in _at_joints(rest, part)]
    words = [squeeze(rest.text[start:end]) for start, end in spans]
    shared = _SHARED.search(words[-1]) if words else None
    before = ""
    for (start, end), word in zip(spans, words, strict=True):
        word = _AND_OTHERS.sub("", word)
        body, post = _body_and_post(word)
        body = _AND_OTHERS.sub("", body)
        together = shared is not None and len(words) > 1
        if together and not post and not is_post(word):
            post = shared["post"] if shared else ""
        mention = body or _government_of(word) or (before if post else "")
        if mention and not _is_vague(mention):
            before = mention
            evidence = Evidence(rest.span(start, end), rest.text[start:end], rule)
            printed = shared["post"] if together and shared and word == words[-1] else _post_as_printed(word, post)
            yield Member(None, printed, role, mention, evidence)


def _post_as_printed(word: str, post: str) -> str | None:
    if not post:
        return None
    return word if is_post(word) else post


def _body_and_post(word: str) -> tuple[str, str]:
    if not is_post(word):
        return word, ""
    body, post = split_post(word)
    return (body_of_post(word) or body), post


def _government_of(word: str) -> str:
    return (body_of_post(word) or "") if is_post(word) else ""


def _is_vague(mention: str) -> bool:
    return (
        re.search(
            r"^(?:其他|其它|有关|相关|各)?(?:成员)?(?:单位|部门|有关部门|相关部门|负责人|同志|人员)$|^(?:其他|其它|有关|相关|上述|以上|各成员|各有关|各相关)|(?:有关|相关|各)(?:部门|单位|地区)",
            mention,
        )
        is not None
    )


def _at_joints(rest: Text, part: tuple[int, int]) -> list[tuple[int, int]]:
    """市民政局和市财政局 → two; 市规划和自然资源局 stays one."""
    start, end = part
    words = rest.text[start:end]
    for match in re.finditer(r"[和及与]", words):
        left, right = words[: match.start()], words[match.end() :]
        if re.search(r"(?:局|委|办|部|厅|署|院|行|公司|政府|中心|会|队)$", left) and (
            re.match(r"[省市县区州国各]", right) or len(split_place(right)[0]) > 1
        ):
            middle = start + match.start()
            return [(start, middle), *_at_joints(rest, (middle + 1, end))]
    return [part]
