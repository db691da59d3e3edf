"""The words around a figure that say what it is, Chinese and English together. Data: a name and what it looks like.

Where several stand beside a figure the nearest one decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping


def _compiled(table: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in table.items()))


PER = _compiled(
    {
        "year": r"年化|年利率|年息|年费率|年利|每年|1年(?=利|息|手续费|费)|/年|\bapr\b|per annum|"
        r"\b(?:a|per|each|every) year|/ ?ye?a?r\b|\bannual(?:ly|ised|ized)?\b|\byearly\b",
        "month": r"月利率|月息|月费率|月利|月手续费|月服务费|月管理费|每个?月|按月|1个月(?=利|息|手续费|费)|/个?月|"
        r"月供|月付|月还|月租|月均|"
        r"\b(?:a|per|each|every|1) month\b|/ ?mon?(?:th)?\b|\bmonthly\b|(?<=,)月(?=还|付)",
        "day": (
            r"日利率|日息|日费率|日利|每日|每天|按日|1天|1日|/[日天]|天天|日均|日供|日付|日费用?|\b(?:a|per|each|"
            r"every|1) day\b|/ ?day\b|\bdaily\b"
        ),
        "period": (
            r"每1?期|/期|单期|各期|期费率|期手续费|期利率|\b(?:a|per|each|every) (?:instal?ment|period|"
            r"payment)\b|\beach\b(?=\W*$)"
        ),
        "weeks2": r"\bevery 2 weeks\b|每(?:2周|双周|半月|15天)",
        "week": r"每周|/周|周息|周利率|周费率|\b(?:a|per|each|every|1) week\b|/ ?we?e?k\b|\bweekly\b",
    }
)

ROLE = _compiled(
    {
        "noise": r"通过率|成功率|下款率|批核率|好评率?|满意度?|覆盖率?|占比|增长|增加|上涨|下降|下跌|涨幅|跌幅|降幅|"
        r"同比|环比|市场份额|"
        r"返现|返利|立减|红包|优惠券|券|代金|抵扣|打折|奖励|折扣|奖金|补贴|贴息|准确率|命中率|胜率|收益率?|存款|"
        r"理财|税|"
        r"月薪|工资|月入|年入|收入|日赚|赚|流水满|资产|市值|营收|利润|注册资本|使用率|利用率|转化率|出勤|准备金|"
        r"\b(?:approval|success|satisf\w*|cash ?back|discount|off|savings?|save|increase\w*|grew|growth|rose|"
        r"fell|income|"
        r"salary|earn\w*|bonus|reward\w*|tax|vat|voucher|coupon|revenue|profit\w*|yield|deposit rate|"
        r"of (?:customers|users|"
        r"people|borrowers|applicants)|accuracy|recycled|battery|humidity|utili[sz]ation|credit score|score)\b",
        "penalty": r"罚息|逾期|违约金|滞纳金|提前还款|提前结清|提前还清|\b(?:late(?: payment)?|overdue|default|penalty|"
        r"missed|bounced|"
        r"early (?:repayment|settlement)|prepayment)\b",
        "down": r"首付款?(?:比例)?|定金|订金|\bdown ?payment\b|\bdeposit\b|\bup ?front payment\b|\bmoney down\b",
        "received": r"到手|实际到账|实际?得|实到|实收|实付|实际拿到|只给你?|拿到手?|打到卡上|到账|放款(?:金额)?|"
        r"\b(?:you(?:'ll| will)? (?:only )?get|"
        r"(?:only )?get|gets you|receive|receiving|received|in hand|net proceeds|net amount|paid out|payout|"
        r"disbursed?)\b",
        "limit": r"备用金|最高可?(?:借|贷|提现|领取?)|最高额度|最高授信|(?:可用|可借|预授信|授信|信用|专属)?额度|授信|"
        r"授予您?|最多(?:可)?(?:借|贷)|高达|可借|可贷|可提现?|"
        r"\b(?:up to|credit limit|limit|approve[ds]?(?: you)?(?: for)?(?= )|qualify for|eligible for|"
        r"(?:pre-?)?selected for|as much as|max(?:imum)?(?: loan)?(?: of)?|borrow up to|loans up to)\b",
        "taken": (
            r"先?扣除?(?:掉|下)?|砍头息?|预扣|预收|先收|\b(?:deduct(?:ed|ing)?|withheld|taken off|kept back|"
            r"keeps? back|held back)\b"
        ),
        "upfront": r"保证金|押金|解冻(?:费|金)?|认证金|工本费|验资|一次性(?:收取|支付)?(?:手续费|服务费|管理费|费用?)?|"
        r"首期(?:收取|支付|一次)|放款时收?|借款时收?|开卡费|开户费|"
        r"\b(?:origination|processing|arrangement|set ?-?up|application|upfront|up-front|one-?(?:off|time)|"
        r"admin(?:istration)?|"
        r"documentation|facility)(?: (?:service )?(?:fee|charge)s?)?",
        "member": r"会员费?|会籍|入会费|\b(?:membership|subscription)(?: fee)?",
        "fee": r"手续费率?|服务费率?|管理费率?|担保费率?|信息费|咨询费|保险费|费率|月费|平台费|居间费|评估费|资料费|"
        r"综合费率?|分期费率?|利费|费用?|工本费|"
        r"\b(?:fees?|charges?|cost of credit)\b",
        "total": r"总共?(?:需要?|应|要)?(?:还|支付|付)(?:款)?(?:额|金额)?|还款总额|应还总额|一共(?:需要?|要)?[还付]|"
        r"共计?(?:需要?|应|要)?[还付]|合计[还付]?(?:款)?|本息(?:合计|共|总计|和)?|"
        r"连本带息|后(?:需要?|只?要|应)?(?:归还|还款?|还清)|到期(?:后|日)?(?:1次性?|一次性?)?(?:需要?|只?要|"
        r"应)?(?:还本付息|归还|还款?|付)?|还本付息|还清|归还|"
        r"(?:只|才|需要?|要|再|就)还|还|归|总价|"
        r"\b(?:(?:re)?pay(?:ing)? back|repay(?:ing)?|total (?:amount )?(?:repayable|payable|repaid|repayment|"
        r"to repay|of payments)|"
        r"in total|total|owe|give back|(?:you )?return)\b",
        "payment": r"月供|月付|月还款?|月租|每个?[月期](?:只需?|仅需?|应|需要?|要|固定|均|约|大?概?)?(?:归还|还款?|付|"
        r"供|交)(?:款)?(?:额|金额)?|期供|每期金额|还款额|首期|"
        r"\b(?:monthly |weekly |equal )?(?:instal?ments?|payments?|repayments?)(?: is| are)?(?: just|"
        r" only)? ?(?:of|at|:)|"
        r"\bpay(?: just| only)?\b",
        "interest": r"利率|利息|年利|月利|日利|年息|月息|日息|周息|息费|息|年化(?:率|成本|综合成本)?|资金成本|融资成本|"
        r"\b(?:apr|interest(?: rate)?|rate|finance charge|costs?(?: you)?(?: just| only)?)\b",
        "principal": r"课程费|学费|培训费|急用|拿(?:走|到)?(?:现金)?|"
        r"借款金额|贷款金额|借款本金|贷款本金|借款|贷款|借|贷|本金|"
        r"(?:分期|申请|融资)(?:本金|金额)|金额|"
        r"\b(?:(?:laptop|phone|tv|sofa|course|bike|fridge|watch|console|mattress|car)(?: price)?(?=\W{0,3}$)|"
        r"loan (?:of|amount|for)|borrow(?:ing|ed)?|principal|amount financed|credit amount|amount of credit|"
        r"cash (?:price|of)|loan|"
        r"lend you|lent|advance(?: of)?|take(?: out)?|purchase(?: of)?|price|financ(?:e|ing)|need|want)\b|"
        r"(?:商品|手机|课程|总)价(?:款)?|原价|售价|价格",
    }
)

RIGHT_ROLE = _compiled(
    {
        "noise": r"通过|的?(?:用户|客户|人)|off\b|cash ?back|discount|of (?:customers|users|people|our|borrowers|"
        r"applicants)|approval|"
        r"success|好评|折|返|off\b|bonus|红包|优惠|立减|more|less|faster|higher|lower|of your|以上的",
        "penalty": (
            r"(?:的)?(?:罚息|违约金|滞纳金)|late|penalty|default|early|if you (?:miss|are late|pay late)|"
            r"prepayment"
        ),
        "upfront": (
            r"(?:的)?(?:一次性|保证金|押金|解冻费|认证金|工本费|会员保证金|流水|激活费)|(?:origination|"
            r"processing|arrangement|set-?up|upfront|one-?(?:off|time)|admin(?:istration)?|documentation|"
            r"application)"
        ),
        "down": r"(?:的)?首付|down\b|deposit\b|定金",
        "received": r"(?:实际)?到[手账]|in hand|paid out",
        "limit": r"(?:的)?(?:备用金|周转金|额度|授信|现金可提|可提现|可借|预授信)|credit line|limit",
        "taken": (
            r"(?:[a-z ]{0,30})?(?:is |are |gets? |will be )?(?:deducted|withheld|taken off|kept back)|"
            r"(?:作为)?砍头息|先?扣除|被扣"
        ),
        "member": r"(?:的)?会员费?|(?:a month |monthly |/mon?t?h? |per month )?(?:membership|subscription)",
        "fee": (
            r"(?:的)?(?:手续费|服务费|管理费|担保费|费率|费用|利费)|(?:monthly |flat |service |finance |"
            r"transaction |transfer |daily |weekly )*(?:fee|charge)|as a fee"
        ),
        "payment": r"(?:的)?月供|(?:月付|月租)|(?:(?:equal |fixed )?(?:monthly |weekly ))(?:re)?payments?",
        "interest": (
            r"flat\b(?! fee)|(?:的)?(?:综合)?(?:年化|年|月|日)?(?:单利|复利)?(?:利率|利息|息)|"
            r"(?:\(?(?:representative|variable|fixed|typical|nominal|flat|annual|monthly|daily|simple|"
            r"compound)\)? )*(?:apr|interest|rate)"
        ),
        "principal": (
            r"(?:的)?(?:本金|借款|贷款)|(?:personal |payday |cash |instal?ment )*(?:loan|advance)|borrowed|"
            r"principal|purchase|order|(?:[a-z]+ )?(?:laptop|phone|tv|sofa|course|item|bike|fridge|sofa|watch|"
            r"console|mattress|car)\b|today|now\b"
        ),
        "total": r"(?:in total|total|back|altogether)",
    }
)

LOWERED = re.compile(r"^(?:直接|已)?(?:降至|降到|降为|下调至|下调到|下调为|→|->)| ?(?:reduced|cut|down|lowered) to ")

TAKEN_RIGHT = re.compile(
    r"^[^,;。]{0,24}?(?:\b(?:deducted|withheld|taken (?:out|off|from)|kept back)\b|(?:从[^,;。]{0,8}|放款时|直接|"
    r"先|预先)(?:中)?扣)"
)

LOW = re.compile(
    r"低至|最低|低到|起步|不到|低过|低于|仅需?[0-9.]*起|\b(?:as low as|from|starting (?:at|from)|starts (?:at|"
    r"from)|lowest|minimum|at least|"
    r"as little as|for as little as|less than|under)\b[^0-9]{0,12}$"
)
LOW_RIGHT = re.compile(
    r"^(?:/[日天月年期]|每[天月日年期]|(?:的)?(?:年化)?(?:利率|利息|费率|手续费))?\(?起(?!诉|息)|^ ?\+|"
    r"^ ?(?:apr )?(?:and up|or more|upwards|onwards)"
)
HIGH = re.compile(
    r"(?:最高|不超过|不高于|至多|上限|封顶|以内|up to|max(?:imum)?|capped at|no more than|at most)[^0-9,]{0,10}$"
)
HIGH_RIGHT = re.compile(r"^(?:以内|以下|封顶| ?max(?:imum)?| ?or less| ?cap)")

FLAT = re.compile(
    r"按?(?:借款|贷款|分期|初始|原始|原|全部|总)(?:本金|金额|总额|贷款额)?(?:总额)?(?:的)?(?:收取|计收|计算|"
    r"计息)|(?:借款|贷款|分期|初始|原始|原)(?:本金|金额|总额)的?$|"
    r"平息|固定费率|不随本金减少|本金[x×*]|按全额|全额计(?:息|费)|\bflat\b|\badd-?on\b|(?:on|"
    r"of) (?:the )?(?:original|initial|full|whole|total) (?:loan |purchase )?"
    r"(?:amount|principal|balance|loan|sum|price)|\bof the amount borrowed\b|(?:on|of) the (?:amount borrowed|"
    r"original)"
)
OWED = re.compile(
    r"剩余(?:未还)?本金|未还本金|余额|实际占用|按日计息|随借随还|用几天算几天|on (?:the |your )?(?:outstanding|"
    r"remaining|unpaid|reducing|declining)"
    r"(?: balance| principal)?|reducing balance|daily balance|what you owe|outstanding balance"
)
TEASER = re.compile(
    r"(?:前|首|头)[0-9]{1,3}个?(?:期|月|天|日|周|年)|首(?:个?月|年|周|期(?=免|0|利率))|[0-9]{1,3}个?(?:天|日|月)(?:内)?(?:免息|"
    r"0利息|0息|无息|免费用|白用|免费)|"
    r"白用[0-9]{1,3}天|免息(?:期)?(?:最?长?达?)?[0-9]{1,3}(?:天|期|个月|日)|免(?:前|首)?[0-9]{1,3}(?:天|期|个月|"
    r"日)(?:利?息)|首(?:借|单|笔|次)(?:借款)?(?:免息|0利息|0息|利率)|"
    r"新(?:人|客|用户|户)[^0-9,]{0,8}(?:免息|0利息|0息|专享|首)|体验价|限时(?:利率|免息|0息)|"
    r"\b(?:first|initial) (?:[0-9]{1,3} )?(?:months?|weeks?|days?|instal?ments?|payments?|years?|loan)|"
    r"introductory|intro\b|teaser|no interest if |期间免息|期内免息|\bpromo(?:tional)?\b|"
    r"(?:%|interest[- ]free|no interest|free)[a-z, ]{0,24} (?:for|until|in) (?:the first |your first |"
    r"up to )?[0-9]{1,3}(?: |-)(?:months?|days?|weeks?|payments)|"
    r"\b[0-9]{1,3}[- ](?:day|month|week)s? (?:interest[- ]free|free|of no interest)|first [0-9]{1,3} (?:months?|"
    r"days?|weeks?)"
)
AFTER = re.compile(
    r"否则|次月起?|之后|以后|此后|其后|后续|随后|过后|期满后|到期后|(?<=[期月天日])后(?!还|付|1次)|"
    r"从?第[0-9]{1,3}(?:期|个月|天|月)(?:开始|起)|其余|剩余[0-9]{0,3}期|余下|后[0-9]{1,3}期|恢复|"
    r"\b(?:then|after(?:wards?| that| which)?|thereafter|reverts?|following|subsequently|rising to|otherwise|"
    r"or else|goes? up to)\b"
)

ZERO_INTEREST = re.compile(
    r"(?<![0-9.])0(?:\.0)?%?(?:利率|利息|利|息)(?!费)|免利?息|无利?息|不收(?:任何)?利?息|没有利息|白用|不要利息|"
    r"不用利息|免收利息|利息全免|"
    r"\b(?:no|zero|without|0) interest\b|\binterest[- ]free\b|(?<![0-9.])0(?:\.0)?% ?(?:apr|interest|finance|"
    r"financing|p|$|for|on|[,a-z])"
)
ZERO_FEES = re.compile(
    r"(?:无|免|(?<![0-9.])0|没有|不收(?:取)?|不另收)(?:任何|其[他它]|额外|其余|隐[形性藏])*(?:的)?(?:手续费|服务费|费用|"
    r"管理费|收费|杂费|费)|除此之外(?:无|没有)|(?:手续费|服务费|费用)(?:全免|为0|:0|0元|全部免除?)|"
    r"\b(?:no|zero|without(?: any)?|0|free of)(?: (?:other|extra|hidden|additional|further|setup|service|"
    r"annual))*(?: or \w+)? (?:fees?|charges?|costs?)\b|\bfee[- ]free\b|"
    r"\bno interest (?:or|and|,) (?:no )?(?:fees?|charges?)|nothing else to pay"
)
