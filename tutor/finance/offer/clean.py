"""One spelling of many: half width, lower case, plain digits, per cents, sentences; without what is no term."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from tutor.finance import numerals

LONGEST = 20_000
"""Characters that are read; an advert is shorter, and what stands behind them is no longer about one offer."""

_HALF: dict[int, int | str | None] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "−–—﹣‐‑‒"), "-"),
    **dict.fromkeys(map(ord, "～〜∼"), "~"),
    **dict.fromkeys(map(ord, "\u3000\u00a0\u2007\u2009\u202f\t|｜│"), " "),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u2060*_`"), None),
    **dict(zip(map(ord, "￥﹪￡、·•【】「」『』“”’‘"), "¥%£,,,  ''''''''", strict=True)),
    **dict(zip(map(ord, "萬億個還費貸幣帳數總為領現無點"), "万亿个还费贷币帐数总为领现无点", strict=True)),
}  # fmt: skip

_CN = numerals.CHARS
_DIGITS = r"(?<![0-9.])[0-9]{1,12}(?:\.[0-9]{1,8})?"
_UNITS = "元|块|圆|毛|角|期|个月|月|天|日|年|周|个星期|星期|%|分|厘|次|笔|成|折|秒|小时|个点|杯|人|位|家|倍|岁"

_WORD_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty-four": 24, "twenty four": 24,
    "twenty": 20, "thirty-six": 36, "thirty six": 36, "thirty": 30, "forty-eight": 48, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_WORD_NUMBER = re.compile(
    r"\b(" + "|".join(sorted(_WORD_NUMBERS, key=len, reverse=True)) + r")\b(?: (hundred|thousand|grand))?"
)

Step = tuple[re.Pattern[str], "str | Callable[[re.Match[str]], str]"]


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _scaled(found: re.Match[str]) -> str:
    scale = {"万": 10_000, "w": 10_000, "千": 1000, "k": 1000, "百": 100, "亿": 10**8, "grand": 1000, "thousand": 1000}
    return _plain(Decimal(found[1]) * scale[found[2].strip()])


def _numeral(found: re.Match[str]) -> str:
    value = numerals.chinese(found[0]) if len(found[0]) <= 12 else None
    return found[0] if value is None else _plain(value)


def _parts(found: re.Match[str]) -> str:
    value = numerals.chinese(found[2]) if len(found[2]) <= 12 else None
    whole = {"百": 1, "千": 10, "万": 100}[found[1]]
    return found[0] if value is None else _plain(value / whole) + "%"


def _short_parts(found: re.Match[str]) -> str:
    value = numerals.chinese(found[3])
    return found[0] if value is None else f"{found[1]}{_plain(value / (100 if found[2] == '万' else 10))}%"


def _fen(found: re.Match[str]) -> str:
    """月息1分5 is 1.5 %, 年息1分 is 10 %, 月息8厘 is 0.8 %, 月息1毛 is 10 %: by the custom of each period."""
    size = {"月": Decimal(1), "年": Decimal(10), "日": Decimal("0.1"), "天": Decimal("0.1")}[found["per"]]
    value = Decimal(0)
    for group, weight in (("mao", Decimal(10)), ("fen", Decimal(1)), ("li", Decimal("0.1")), ("hao", Decimal("0.01"))):
        if found[group]:
            part = numerals.chinese(found[group])
            if part is None:
                return found[0]
            value += part * weight
    return f"{found['head']}{_plain(value * size)}%"


_RUN = rf"[{_CN}0-9.点]{{0,16}}[{_CN}][{_CN}0-9点]{{0,8}}"
_NUMERAL = rf"[{_CN}0-9.点]"
STEPS: tuple[Step, ...] = (
    (re.compile(r"[0-9]{16,}"), "□"),
    (re.compile(rf"[{_CN}]{{17,}}"), "□"),
    (re.compile(r"p\.\s?a\.?(?![a-z])|(?<=%) ?pa\b"), " per annum "),
    (re.compile(r"a\.p\.r\.?"), "apr"),
    (re.compile(r"(?<=[0-9]) ?p\.?\s?m\.?(?=[ ,;]|$)(?! to)"), " "),
    (re.compile(r"(?<=%) ?pcm\b|(?<=[0-9]) ?pcm\b"), " a month "),
    (re.compile(r"(?<=[0-9]) ?(?:percent|per cent|pct)\b"), "%"),
    (re.compile(r"(?<![0-9,.])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])"), lambda found: found[0].replace(",", "")),
    (re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef]) +| +(?=[\u2e80-\u9fff\uff00-\uffef%])"), ""),
    (re.compile(rf"({_DIGITS})‰"), lambda found: _plain(Decimal(found[1]) / 10) + "%"),
    (re.compile(rf"(百|千|万)分之({_NUMERAL}{{1,12}})"), _parts),
    (
        re.compile(
            r"(?P<head>(?P<per>[月年日天])(?:利率|利息|利|息|费率)?(?:只要|只需|仅需|低至|才|仅|为|是|按|:|算|收)?)"
            rf"(?:(?P<mao>[{_CN}0-9])毛)?(?:(?P<fen>[{_CN}0-9]|[0-9]\.[0-9])分)?(?:(?P<li>[{_CN}0-9]|[0-9]\.[0-9])(?:厘(?P<hao>[{_CN}0-9])?)?)?"
            r"(?<=[分厘毛0-9一二三四五六七八九])(?<![息利率][0-9一二三四五六七八九])(?![0-9.%元块天日期个月年分钱])(?=利|"
            r"息|[^0-9]|$)"
        ),
        lambda found: _fen(found) if found["mao"] or found["fen"] or "厘" in found[0] else found[0],
    ),
    (
        re.compile(rf"((?:息|率|费|利|费用|日|天)(?:只要|只需|仅需|低至|最低|才|仅|为|是|按|约|:|算)?)(万|千)([{_CN[:24]}0-9](?:[.点][{_CN[:24]}0-9])?)(?![0-9万千百十元块.])"),
        _short_parts,
    ),
    (re.compile(
        r"(?<=[千万0-9])(?=[一二两三四五六七八九十]{1,3}(?:天|个月|期|周|年))|(?<=[千万])(?=[0-9]{1,3}(?:天|个月|"
        r"期|周|年))"
    ), ","),
    (re.compile(rf"(?<![0-9几数上余多第{_CN}])([万千百])(?=元|块)"), r"1\1"),
    (re.compile(r"(?<=每)([万千百])(?![0-9分])"), lambda found: "1" + found[1]),
    (re.compile(rf"(?<![第周几数0-9.{_CN}])(?!一次性){_RUN}(?={_UNITS})"), _numeral),
    (re.compile(rf"(?<=[借还手款得给用供付金]){_RUN}(?![{_CN}次起分家定起旦])"), _numeral),
    (re.compile(rf"({_DIGITS})([万千百亿])"), _scaled),
    (re.compile(rf"({_DIGITS}) ?(k|w|grand|thousand)(?![a-z])"), _scaled),
    (re.compile(r"\ba (?:hundred)\b"), "100"),
    (re.compile(r"\ba (?:thousand|grand)\b"), "1000"),
    (
        _WORD_NUMBER,
        lambda found: str(_WORD_NUMBERS[found[1]] * {"hundred": 100}.get(found[2], 1000 if found[2] else 1)),
    ),
    (re.compile(
        r"\b(?:a|each|every) fortnight\b|\bfortnightly\b|\bbi-?weekly\b|\bevery other week\b"
    ), "every 2 weeks"),
    (re.compile(r"\bfortnights?\b"), "2 weeks"),
    (re.compile(r"[零○〇](?=利|息|首付|手续费|服务费|费|元|门槛|押金|抵押)"), "0"),
    (re.compile(
        r"(?<=元|块|钱|%|毛)(?:/|每)?1(天|日|个月|年|期)(?![0-9后还内利息手服才只仅])"
    ), lambda found: "/" + found[1]),
    (re.compile(
        r"(?<![0-9.])1[天日](?=(?:只要|只需|仅需?|才|不到|低至|最低|约|也就|就)?(?:[0-9¥]|利息|息|手续费))"
    ), "每天"),
    (re.compile(r"(?<![0-9.])1个月(?=(?:的)?(?:利息|手续费|服务费|只要|只需|仅需?|才){1,2}[0-9¥])"), "每月"),
    (re.compile(
        r"(?<![0-9.])([0-9]{1,3})(?:期|个月)? ?[x×*] ?([¥$€£]?[0-9]{2,9}(?:\.[0-9]{1,2})?)(?:元|块)?(?![0-9%])"
    ), r"\1 payments of \2"),
    (re.compile(
        r"(?<![0-9.])([¥$€£]?[0-9]{2,9}(?:\.[0-9]{1,2})?)(?:元|块)? ?[x×*] ?([0-9]{1,3})(?:期|个月)?(?![0-9%])"
    ), r"\2 payments of \1"),
    (re.compile(r"\b([0-9]{1,2} (?:months|days)) same as cash\b"), r"interest-free for \1"),
    (re.compile(r"半年"), "6个月"),
    (re.compile(r"半个月"), "15天"),
    (re.compile(r"(?<=[0-9])个?半年"), "年半"),
)  # fmt: skip
"""Spellings to replace, in order: what to find and what to write for it."""

NOISE: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        r"https?://\S{1,200}|www\.\S{1,100}",
        r"(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|(?<![0-9])[0-9]{1,2}月[0-9]{1,2}[日号]",
        r"(?<![0-9])(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])",
        r"(?<![0-9])[0-9]{1,2}/[0-9]{1,2}/(?:19|20)?[0-9]{2}(?![0-9])",
        (
            r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? [0-9]{1,2}(?:st|nd|rd|th)?,? (?:19|"
            r"20)[0-9]{2}"
        ),
        (
            r"\b[0-9]{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?: (?:19|"
            r"20)[0-9]{2})?"
        ),
        r"(?<![0-9.])1[3-9][0-9]{9}(?![0-9])|(?<![0-9])(?:400|800)-?[0-9]{3,4}-?[0-9]{3,4}(?![0-9])",
        r"(?<![0-9])0[0-9]{2,3}-[0-9]{7,8}|(?<![0-9])(?:\+?1-)?[0-9]{3}-[0-9]{3}-[0-9]{4}(?![0-9])",
        r"\b(?:call|tel|phone|dial|text)\W{0,3}(?:us )?(?:on |at )?[0-9][0-9 -]{3,16}",
        r"(?:电话|热线|客服|致电|拨打|qq|微信|vx|证号|编号|备案号|许可证号?|工号|验证码|尾号)[:是为]?[0-9a-z-]{3,20}",
        r"[〔\[(](?:19|20)[0-9]{2}[〕\])]?第?[0-9]{1,6}号|第[0-9]{1,8}号|icp备[0-9]{1,12}号?",
        (
            r"[0-9]{1,3}(?:\.[0-9])?(?:-[0-9]{1,3})? ?(?:秒钟?|分钟|小时|周?岁|seconds?|secs?|minutes?|mins?|hours?|"
            r"hrs?|years? old|stars?|/5\b)"
        ),
        (
            r"(?:年满|满)?[0-9]{1,2}[-~至到][0-9]{1,2}周?岁|\baged? [0-9]{1,2}(?:[-~][0-9]{1,2})?|"
            r"\bover[- ][0-9]{2}s\b|\b18\+"
        ),
        r"[0-9]{1,2}:[0-9]{2}(?:-[0-9]{1,2}:[0-9]{2})?|7[x×*]24|24/7",
        (
            r"[0-9.]{1,12}\+?(?:多|余)?(?:名|位|人|用户|客户|家|个城市|万人|million|people|customers|users|reviews|"
            r"borrowers|lenders)"
        ),
        (
            r"(?:近|过去|最近|连续|未来)[0-9]{1,3}(?:年|个月|天)(?:内)?|(?:成立|运营|工作|社保|缴满|开业|创立)(?:于|"
            r"已|满|时间)?[0-9]{1,3}(?:年|个月|天)(?:以上)?"
        ),
        (
            r"\b(?:[0-9]{1,2}-year-old|for (?:over|more than) [0-9]{1,3} years)|\b(?:since|established|est\.?|"
            r"founded)(?: in)? [0-9]{4}"
        ),
        r"[0-9]{1,2}倍(?:lpr)?|[0-9]{1,2}年期(?:以上)?lpr|lpr(?:\(?[0-9]年期\)?)?(?:的)?[0-9]{1,2}倍",
        r"\b[0-9]{1,2} times\b(?! ?(?:a|per|of|\$|£|€|¥|[0-9]))",
    )
)  # fmt: skip
"""Numbers that are no terms: links, dates, telephones, licences, speeds, ages, ratings, crowds."""

_LABEL = re.compile(r"([^\n0-9,。;!?]{2,16}?)[:]?\n(?=[¥$€£]?[0-9])")
_ENDS = re.compile(r"[。!?;\n]+|\.(?=\s|$)")


def clean(text: str) -> str:
    """The text in one spelling. Same meaning, other length: positions in it are its own."""
    one = text[:LONGEST].translate(_HALF).lower().replace("\r", "\n")
    one = re.sub(r" {2,}", " ", one)
    for pattern, new in STEPS:
        one = pattern.sub(new, one)
    for pattern in NOISE:
        one = pattern.sub("□", one)
    one = re.sub(r" *\n[ \n]*", "\n", one)
    return _LABEL.sub(r"\1:", one)


def sentences(cleaned: str) -> list[str]:
    """The text cut where a sentence or a line ends; a label on a line of its own has joined the figure under it."""
    return [part.strip() for part in _ENDS.split(cleaned) if part.strip()]
