"""Words of a whole text that say something without a figure. Data: a name and what it looks like."""

from __future__ import annotations

import re

CREDIT = re.compile(
    r"借|贷(?!记)|授信|额度|分期|月供|花呗|透支|信用卡|欠款|到手|放款|下款|秒批|白户|黑户|实得|出[0-9一-九十]{1,3}归|"
    r"\b(?:loans?|borrow\w*|lend\w*|lent|credit|apr|instal?ments?|repay\w*|payday|cash advance|financ(?:e|ing)|"
    r"bnpl|buy now|payments? of|mortgage|"
    r"overdraft|principal|pre-?approved|pre-?selected|monthly payments?|approve[ds]?(?: you)? for|line of credit|"
    r"pay in [0-9])\b"
)
CALLED = re.compile(
    r"借(?!记|鉴|口|此)|贷|授信|信用额度|\b(?:loans?|borrow\w*|lend\w*|lent|credit|mortgage|overdraft|debt)\b"
)
"""Words that call a loan a loan."""
DISGUISE = re.compile(
    r"免息分|提现|白用|可领取?|待领取|周转金|备用金|租机|以租代购|租赁|先享后付|先用后付|先买后付|0首付|首付0|"
    r"分期(?:购|买|付|缴|变|租)|购机|医美|变美|美丽|月付|月供|"
    r"低过打车|一杯奶茶|1杯奶茶|金豆|回租|会员(?:费|卡)?|缴费|到店付|"
    r"\b(?:pay in (?:[2-9]|1[0-2])|buy now,? (?:and )?pay later|pay later|split (?:it|your|the)|"
    r"rent[- ]to[- ]own|lease[- ]to[- ]own|cash advance|wage advance|"
    r"earned wage|membership|subscription|take it home today|just \S{1,8} a (?:day|month)|no money down|0% down|"
    r"price of (?:a|your)(?: cup of| daily)? (?:coffee|latte|sandwich|pint|beer|snack))\b"
)
SMALL = re.compile(
    r"低过打车费?|打车费|奶茶|咖啡|早餐|一顿饭|1顿饭|一包烟|1包烟|一瓶水|1瓶水|几毛钱|几块钱|一块钱|1块钱(?!起)|"
    r"每天不到|"
    r"\b(?:cup of (?:coffee|tea)|coffee a day|price of (?:a|your)(?: cup of| daily)? (?:coffee|latte|sandwich|"
    r"pint|beer|snack)|latte|(?:cents|pennies) a day|pocket change)\b"
)
TEASER = re.compile(
    r"白用|(?<!不)(?:首|前)(?:[0-9]{1,3}个?)?[月期天年单笔借](?:[^,。0-9]{0,4})(?:免|0)(?:利?息)|[0-9]{1,3}(?:天|"
    r"日|个月)(?:内)?(?:免息|0利息|0息|无息)|免息(?:期|券|体验)|免(?:前|首)?[0-9]{1,3}(?:天|期|日|个月)利?息|"
    r"期间免息|期内免息|体验价|新(?:人|客|用户|户)(?:专享)?[^,。0-9]{0,6}(?:免息|0利息|0息)|学生(?:身份)?免息|"
    r"\bintroductory\b|\bintro (?:apr|rate|offer|period)\b|\bteaser\b|\bfirst loan (?:is )?(?:free|interest)|"
    r"\bno interest if\b|\bpromotional (?:rate|apr|period)"
)
PAYMENT_UNSAID = re.compile(
    r"月供(?:低|仅|只|不到|还不)|每月只要|\blow (?:monthly )?payments\b|\bsmall (?:monthly )?payments\b"
)
TAKEN = re.compile(
    r"砍头息|预先?扣(?:除)?|先扣(?:除)?|提前扣(?:除)?|从(?:本金|借款|放款|贷款)(?:金额)?中?(?:直接)?扣(?:除)?|"
    r"放款时(?:直接)?(?:扣|收)|扣除(?:手续|服务|利息|管理|首期|费用)|(?:利息|费用?|费)(?:提前|预先|先)(?:收|扣|"
    r"付)|扣(?:掉|下|完|除)|"
    r"[0-9]出[0-9]{1,2}归|\b(?:deducted|deducting|withheld|taken out|taken (?:out of|off|from) (?:the|your)|"
    r"netted|ke(?:ep|eps|pt) back|discounted in advance|interest in advance|prepaid interest)\b"
)
FEE_FIRST = re.compile(
    r"(?:放款|下款|到账|提现|拨款|发放|借款|审批|批款|打款)(?:之)?前[^。;!?]{0,14}?(?:交|缴|付|支付|收取?|转|打|"
    r"存|充|买|开通|激活|验证)|"
    r"(?:先|需|请|须|要)(?:先|预先|提前)?(?:交纳|缴纳|支付|交|缴|付|转|打|存入?|充值|汇)[^。;!?,]{0,16}?(?:押金|"
    r"保证金|认证金|解冻费|解冻|工本费|手续费|服务费|会员费?|验资|流水|验证金|包装费|"
    r"保险费|费用|定金|激活费|开户费|资料费|[0-9]{1,6}元)[^。;!?]{0,20}?(?:放款|下款|到账|提现|拨款|发放|打款|"
    r"解冻|激活|借款|返还|退还|审核|额度|贷款|打到|打卡|到您|下发)|"
    r"(?:转|交|缴|付|汇|打)[^。;!?,]{0,12}(?:工本费|解冻费|保证金|认证金|验资|包装费|激活费|验证金)|"
    r"(?:押金|保证金|认证金|工本费|会员费?|验证金|包装费|资料费|激活费|费用?|流水)[^。;!?]{0,14}?(?:后|即可|立即|"
    r"马上|才能|方可|才可)(?:[^。;!?]{0,6})(?:放款|下款|到账|提现|拨款|发放|打款|借款|解冻|放贷)|"
    r"解冻(?:费|金|资金|款|贷款|账户|额度)|解冻[0-9]|刷流水|走流水|银行流水不够|做流水|(?:账户|卡号|卡)(?:填|"
    r"输)?错[^。]{0,20}?(?:解冻|保证金|认证)|"
    r"(?:购买|开通|办理|充值|激活)(?:[0-9]{1,6}元)?(?:的)?(?:vip|会员|贵宾|svip)[^。;!?]{0,16}?(?:放款|提现|下款|"
    r"到账|借款|额度|借)|"
    r"\b(?:before|until|prior to)(?: we| the| your| any| you| it)?(?: can| will)?[a-z ]{0,20}(?:releas\w*|"
    r"pay ?out|paid out|disburs\w*|fund\w*|transfer\w*|get the money|money arrives|receive|deposited|"
    r"sent)[^.;]{0,30}(?:fee|deposit|pay|insurance|gift card)|"
    r"\b(?:fee|deposit|insurance|gift cards?|payment|pay|premium|tax|send)\b[^.;!?]{0,50}\b(?:before|prior to|"
    r"to release|to unlock|to receive|to get|so we can release|in order to (?:release|get|receive)|and (?:the|"
    r"your) (?:loan|money|funds?) (?:is|are|will be))\b[^.;!?]{0,30}(?:releas\w*|pay ?out|disburs\w*|fund\w*|"
    r"loan|cash|money|transfer\w*|approved|sent|credit)|"
    r"\b(?:release|unlock(?:ing)?|unfreez\w*|activation|clearance|verification|guarantee) (?:fee|deposit)\b|"
    r"\b(?:fee|deposit|charge) to (?:release|unlock|unfreeze|activate)|\badvance fee\b|"
    r"\b(?:pay|send|wire|transfer)\b[^.;!?]{0,40}\b(?:fee|deposit|insurance|tax|card)s?\b[^.;!?]{0,12}\bfirst\b"
)
NO_FEE_FIRST = re.compile(
    r"(?:放款|下款|到账|借款|贷款|审批)(?:之)?前(?:不|无|没有|绝不|从不|均不)[^。;!?]{0,10}|前期(?:不|无|0|"
    r"没有)[^。;!?,]{0,8}|(?:不|无需|无须|不用|不需要?|没有|绝不会?|从不|不会)(?:先|提前|预先|要求|收取?|交|付|"
    r"缴)[^。;!?,]{0,12}|"
    r"无(?:需)?(?:押金|保证金|前期)[^。;!?,]{0,8}|"
    r"\b(?:no|never|without|don't|do not|won't|zero)\b[^.;,!?]{0,24}(?:upfront|up-front|advance|fees?|deposit|"
    r"charge)[^.;!?]{0,40}"
)
ALL_IN = re.compile(r"综合|irr|内部收益率|全部(?:费用|成本)|含(?:全部|所有)?(?:费|息费)|\bapr\b|\baprc\b|all[- ]in")
ANNUAL_SAID = re.compile(r"年化|年利率|年息|\bapr\b|per annum|annual (?:percentage )?rate")
REPAYMENT = (
    ("equal-payment", re.compile(
        r"等额本息|等额还款|每[月期]等额|\bequal (?:monthly |weekly )?(?:payments|instal?ments|repayments)|"
        r"\bfixed (?:monthly )?payments|\bamorti[sz]\w+"
    )),
    ("equal-principal", re.compile(r"等额本金|\bequal principal\b")),
    ("interest-only", re.compile(
        r"先息后本|按[月期]付息|每月(?:只)?(?:付|还)(?:利)?息|到期还本|\binterest[- ]only\b|"
        r"\bonly the interest\b|\bbulk at the end\b"
    )),
    ("bullet", re.compile(
        r"到期(?:1次性?|一次性?)?还本付息|(?:到期|1次性|一次性)(?:归还|还清|还款|偿还)|利随本清|\b(?:single|one|"
        r"lump[- ]sum) (?:re)?payment\b|\bin one go\b|\blump sum\b|\bdue in full\b"
    )),
    ("balloon", re.compile(r"尾款|气球贷|\bballoon\b")),
    ("revolving", re.compile(
        r"随借随还|随时(?:可)?(?:还|提前还)|用几天算几天|按日计息|\brevolving\b|\brepay any ?time\b|"
        r"\bpay ?back (?:any ?time|whenever)\b"
    )),
    ("minimum", re.compile(r"最低还款|\bminimum payment\b")),
)  # fmt: skip
AT_THE_END = re.compile(
    r"[月年]后|到期|期满|\b(?:in|after) (?:[0-9]{1,3}|a|one) ?-?(?:months?|years?)\b|\bat the end\b|\bback in\b|\bdue\b"
)
IN_PARTS = re.compile(r"分期|每月|每期|月供|等额|\binstal|\bmonthly\b|\bpayments\b|\ba month\b")
DEFAULT_COST = re.compile(
    r"(?:逾期|罚息|滞纳金|违约金)[^。;!?]{0,20}[0-9]|\b(?:late|default|missed|overdue)\b[^.;!?]{0,30}[0-9]|"
    r"\bno late fees?\b|无(?:逾期费|滞纳金|罚息|违约金)|\bno (?:late|penalty) (?:fees?|charges?)"
)
LENDER = re.compile(
    r"(?:放款(?:机构|方)|贷款(?:机构|人)|出借人|资金方|贷款银行|合作(?:机构|银行)|\blender\b|\blent by|"
    r"\bcreditor\b)(?:为|是|:| is) ?(?!(?:is|will|may|can|and|or|not|a|the|持牌)\b)[^\s,。;:!?]{2,24}"
    r"|[一-龥]{2,10}(?<![某各多家所有大任何本该])(?:银行|消费金融|小额贷款|小贷|信托|汽车金融|农商行|"
    r"信用社)(?:股份)?(?:有限)?(?:责任)?(?:公司)?(?!卡|流水|账|级|利率|们)"
)
LENDER_NAMED = re.compile(
    r"\b(?!(?:The|Your|Our|Any|No|A|My|All|Every|This|Personal|Payday|Cash|Instant|Fast|Quick|Easy|Credit|Online|"
    r"Home|Car|Student|Short|Bad|Same|Get|Best|Cheap|Flexible)\b)"
    r"[A-Z][A-Za-z&'’]{1,20}(?: [A-Z][A-Za-z&'’]{1,20}){0,2} (?:Bank|Credit Union|Finance|Financial|Lending|"
    r"Lenders|Loans|Capital|Ltd|Limited|Inc|LLC|plc|PLC|Corp)\b"
)
NOT_CREDIT = re.compile(
    r"存款|定期|理财|基金|国债|年金|收益|余额宝|同比|环比|央行|记者|据报道|报道称|国家统计局|通胀|gdp|cpi|股价|"
    r"lpr|逆回购|法院|判决|诈骗|谨防|骗局|警方|骗子|"
    r"\b(?:savings? account|fixed deposit|term deposit|dividend|yield|inflation|central bank|federal reserve|"
    r"basis points|reporters?|unemployment|gdp|"
    r"shares|stock|according to|scams?|police|fraudsters?|analysts?|economists?)\b"
)
NEGATED_CREDIT = re.compile(
    r"不是(?:贷款|借款|放贷)|非贷款|不做贷款|\bnot a (?:loan|lender|credit)\b|\bis not credit\b|\bisn't a loan\b"
)
