"""What may stand in a cell: numbers in every style, units, dates, and scraps."""

from __future__ import annotations

import datetime
from random import Random

FORMATS = (
    *(None, "General", "0", "0.00", "0%", "0.00%", "#,##0.00", "#,##0;-#,##0", "@"),
    *("yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "[$-804]yyyy/m/d", "h:mm:ss", "[h]:mm"),
    *('0.00"万元"', "0.00,", "#,##0.00_);[Red](#,##0.00)", "0.0E+00", "# ?/?", ";;;"),
    *(
        "[>100]0.0;[<=-5]0;@",
        "[DBNum1][$-804]General",
        "aaaa",
        '"¥"#,##0.00',
        "0.000000",
    ),
)
MARKS = (
    *". , ， 。 、 % ％ ‰ ‱ ≥ ≤ ＞ ＜ > < = ≈ ± ~ ～ - － — – ― ─ + ＋".split(" "),
    *"/ ／ : ： ( ) （ ） 【 】 ¥ ￥ $ 元 ' \" “ ” * # ^ _ | \\ \t \n \r".split(" "),
    *"\x00 \x0b \u3000 \u00a0 \u200b \ufeff \u202e \ud83d\ude00".split(" "),
    *"\U0001f600 e E E+5 e-3 x × 至 到 约 近 超 不少于 以上 以下 以内 第 号".split(" "),
)
UNITS = (
    "万元 元 亿元 千元 百万元 个 项 次 人 人次 户 家 % 个百分点 公里 km 平方米 ㎡ 亩 天 日 月 年 "
    "小时 分 分钟 吨 份 篇 场 期 台（套） 元/人 万元/公里 人·次 份/年"
).split(" ")
WORDS = (
    "无 — / 不适用 未发生 暂无 略 同上 见附件 合格 优 良 中 差 达标 完成 已完成 未完成 部分完成 按时 及时 "
    "是 否 有 长期 逐步提升 有所改善 显著 待定 TRUE FALSE #DIV/0! #REF! #N/A #NAME? NaN inf -inf 1e999 "
    "零 〇 一 二 三 十 百 千 万 亿 壹 贰 叁 拾 佰 仟 圆 整 角 半 两 廿 负"
).split(" ")
_FULL = str.maketrans("0123456789.,-+%", "０１２３４５６７８９．，－＋％")


def cell(seed: int) -> tuple[object, str | None]:
    """The stored value of a cell and its number format."""
    pick = Random(f"cell {seed}")
    style = pick.choice(FORMATS) if pick.random() < 0.9 else scrap(pick, 6)
    roll = pick.random()
    if roll < 0.15:
        return _stored(pick), style
    if roll < 0.18:
        return pick.choice((None, True, False, _day(pick))), style
    return text(pick), style


def text(pick: Random) -> str:
    """A text that begins as something a filer types, and is mostly bent."""
    makers = (amount, percent, span, day, _words, _wordy)
    made = pick.choice(makers)(pick)
    while pick.random() < 0.35:
        between = pick.choice(("", " ", "、", "；", "\n", "/"))
        made += between + pick.choice(makers)(pick)
    for _ in range(pick.choice((0, 0, 1, 1, 2, 4))):
        made = bent(pick, made)
    return made


def number(pick: Random) -> str:
    """Digits as people write them."""
    size = pick.choice((1, 1, 2, 3, 4, 5, 8, 16, 40))
    whole = str(pick.randrange(10**size))
    roll = pick.random()
    if roll < 0.2:
        whole = f"{int(whole):,}"
    elif roll < 0.25:
        whole = "0" * pick.randrange(1, 4) + whole
    if pick.random() < 0.6:
        digits = pick.choice((1, 2, 2, 2, 4, 6, 15))
        whole += "." + str(pick.randrange(10**digits)).zfill(digits)
    if pick.random() < 0.15:
        whole = pick.choice("-－+（") + whole
    return whole.translate(_FULL) if pick.random() < 0.15 else whole


def amount(pick: Random) -> str:
    """A number with or without a unit."""
    roll = pick.random()
    unit = pick.choice(UNITS) if roll < 0.6 else ""
    return number(pick) + pick.choice(("", "", " ")) + unit


def percent(pick: Random) -> str:
    """A percentage, with a sign or words before it."""
    before = pick.choice(("", "", "≥", "≤", ">=", "达到", "不低于", "100%，", "-"))
    return before + number(pick) + pick.choice(("%", "％", " %", "%%", "‰", "个百分点"))


def span(pick: Random) -> str:
    """Two numbers with something between them."""
    between = pick.choice(("-", "~", "～", "至", "—", "--", "到", "<x<", "±", "/"))
    unit = pick.choice((*UNITS, "", "", "%"))
    return f"{number(pick)}{pick.choice(('', unit))}{between}{number(pick)}{unit}"


def day(pick: Random) -> str:
    """A date in one of its styles, at times one there is not."""
    year, month, date = (
        pick.randrange(1890, 2110),
        pick.randrange(14),
        pick.randrange(33),
    )
    style = pick.choice(
        ("{}年{}月{}日", "{}-{:02}-{:02}", "{}/{}/{}", "{}.{}.{}", "{}{:02}{:02}")
    )
    made = style.format(year, month, date)
    return made + pick.choice(("", "", "", " 12:30", "T25:61:00", "前", "起", "止"))


def scrap(pick: Random, most: int) -> str:
    """Characters of any kind."""
    return "".join(_character(pick) for _ in range(pick.randrange(most + 1)))


def bent(pick: Random, written: str) -> str:
    """The text with a piece dropped, doubled, moved, put in, or in other characters."""
    first, last = sorted(pick.choices(range(len(written) + 1), k=2))
    piece = written[first:last]
    how = pick.randrange(7)
    if how == 0:
        return written[:first] + written[last:]
    if how == 1:
        return written[:last] + piece * pick.choice((1, 1, 2, 9)) + written[last:]
    if how == 2:
        return written[:first] + written[last:] + piece
    if how == 3:
        return written[:first] + piece.translate(_FULL) + written[last:]
    if how == 4:
        return written[:first] + piece[::-1] + written[last:]
    return written[:first] + _scrap_of(pick) + written[first:]


def _scrap_of(pick: Random) -> str:
    pool = pick.choice((MARKS, MARKS, UNITS, WORDS))
    return pick.choice(pool) if pick.random() < 0.95 else scrap(pick, 40)


def _character(pick: Random) -> str:
    top = pick.choice((0x80, 0x800, 0x9FFF, 0xFFFF, 0x10FFFF))
    return chr(pick.randrange(top))


def _words(pick: Random) -> str:
    return pick.choice(WORDS)


def _wordy(pick: Random) -> str:
    return "".join(pick.choice((*WORDS, *UNITS)) for _ in range(pick.randrange(1, 9)))


def _stored(pick: Random) -> object:
    """A number as a cell stores it, at times one no cell should hold."""
    odd = (0.0, -0.0, 1e-320, 1e308, float("nan"), float("inf"), 0.1 + 0.2, 2958466.5)
    roll = pick.random()
    if roll < 0.2:
        return pick.choice(odd)
    if roll < 0.3:
        return pick.randrange(-(10**20), 10**20)
    return round(pick.uniform(-1, 1) * 10 ** pick.randrange(-6, 14), pick.randrange(12))


def _day(pick: Random) -> datetime.datetime:
    start = datetime.datetime(1900, 1, 1)
    return start + datetime.timedelta(days=pick.uniform(0, 70_000))
