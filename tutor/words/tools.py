"""The calculators: names, fields, what was understood, what is wrong, what comes of it."""

from tutor.words import offer

_VALUED = ("_per", "fee_basis", "repayment")
_PARTS = {name: words for name, words in offer.WORDS.items() if name.startswith(("known_", "warn_", "ask_"))}
_VALUES = {name.removeprefix("value_"): words for name, words in offer.WORDS.items() if name.startswith("value_")}
_BARE = ("known_no_interest", "known_no_fees")

WORDS: dict[str, tuple[str, str]] = {
    "tools": ("工具", "Tools"),
    "true-price": ("真实价格", "True price"),
    "true-price_does": (
        "不管广告怎么说，算出它一年真正要付多少。",
        "However a loan is advertised: what it really costs a year.",
    ),
    "pay-off": ("还款计划", "Pay-off plan"),
    "pay-off_does": (
        "把所有的债放在一起，看先还哪笔最省。",
        "All debts together: which to repay first, and what that saves.",
    ),
    "afford": ("我还得起多少", "What can I afford"),
    "afford_does": (
        "先留够生活和备用的钱，再看每月能还多少。",
        "What is left for a payment once living and a buffer are covered.",
    ),
    "compare": ("比较报价", "Compare offers"),
    "compare_does": (
        "同一笔钱的几种说法，按真实的价格排一排。",
        "The same money in several disguises, ranked by what it truly costs.",
    ),
    # fields, with an example each
    "field_form": ("对方怎么说价格", "How the price is told"),
    "example_form": ("选最像的一种", "choose the nearest"),
    "field_principal": ("借多少", "Amount borrowed"),
    "example_principal": ("12000 或 1.2万", "12,000"),
    "field_fee": ("每月手续费率", "Fee a month"),
    "example_fee": ("0.6%", "0.6%"),
    "field_daily": ("日利率", "Rate a day"),
    "example_daily": ("0.05% 或 万五", "0.05%"),
    "field_payment": ("每月还", "Payment a month"),
    "example_payment": ("1100", "1,100"),
    "field_service": ("服务费一共", "Service fee in all"),
    "example_service": ("864 或 7.2%", "864 or 7.2%"),
    "field_when": ("服务费怎么收", "How the fee is taken"),
    "example_when": ("开头一次，或分到每期", "at the start, or with the payments"),
    "field_cut": ("先扣掉", "Taken in advance"),
    "example_cut": ("600 或 5%", "600 or 5%"),
    "field_annual": ("年利率", "Rate a year"),
    "example_annual": ("12%，0.05%/天也可以", "12%, or 0.05%/day"),
    "field_opening": ("开头收的费用", "Fee at the start"),
    "example_opening": ("240 或 2%", "240 or 2%"),
    "field_count": ("分几个月还", "Months to repay"),
    "example_count": ("12，或 3年", "12, or 3 years"),
    "field_received": ("实际到手", "Really received"),
    "example_received": ("4500", "4,500"),
    "field_repaid": ("到时一共还", "Repaid in the end"),
    "example_repaid": ("5000", "5,000"),
    "field_days": ("多少天后还", "Days until then"),
    "example_days": ("30，或 2周", "30, or 2 weeks"),
    "field_text": ("广告或短信的原文", "The advert or message as it stands"),
    "example_text": ("借1万，分12期，每期还900", "Borrow 10,000, repay 12 payments of 900"),
    "field_debts": ("所有的债，一行一笔", "All debts, one a line"),
    "example_debts": ("信用卡 8000 18% 最低10%", "Skylark, 6,000, 24%, 300"),
    "field_budget": ("每月能拿来还债的钱", "What can go to debts each month"),
    "example_budget": ("1800；不写就只还最低的", "1,800; leave it empty for the minimums"),
    "field_income": ("每月到手的收入", "Income a month, after tax"),
    "example_income": ("6500", "6,500"),
    "field_essentials": ("每月必要的开支", "Essentials a month"),
    "example_essentials": ("3600（房租、吃饭、交通）", "3,600 (rent, food, travel)"),
    "field_existing": ("已有的债每月要还", "Payments on debts one has"),
    "example_existing": ("没有就写 0", "0 if there are none"),
    "field_buffer": ("每月留作备用", "Kept aside each month"),
    "example_buffer": ("500 或 10%", "500 or 10%"),
    **{f"field_form_{n}": (f"第 {n} 份报价怎么说", f"Offer {n} is told as") for n in range(1, 5)},
    **{f"example_form_{n}": ("没有就选“没有”", "“none” if there is none") for n in range(1, 5)},
    **{f"field_price_{n}": (f"第 {n} 份报价", f"Offer {n}") for n in range(1, 5)},
    **{f"example_price_{n}": ("0.6%、万五、1100，或 12% + 2%", "0.6%, 1,100, or 12% + 2%") for n in range(1, 5)},
    # choices
    "option_fee": ("每月手续费（按最初的金额）", "a fee a month on the original amount"),
    "option_daily": ("日利率", "a rate a day"),
    "option_payments": ("每月固定还多少", "fixed payments"),
    "option_free": ("免息，收服务费", "interest-free with a service fee"),
    "option_cut": ("先扣一笔（砍头息）", "part deducted in advance"),
    "option_annual": ("年利率，开头另收费", "a rate a year with a fee at the start"),
    "option_once": ("到期一次还清", "all repaid at once"),
    "option_advert": ("贴一段广告", "a pasted advert"),
    "option_start": ("开头一次扣掉", "once, at the start"),
    "option_spread": ("分到每一期", "spread over the payments"),
    "option_none": ("没有", "none"),
    # what was understood
    "read_money": ("{amount}", "{amount}"),
    "read_share": ("{rate}，就是 {amount}", "{rate}, that is {amount}"),
    "read_year": ("每年 {rate}", "{rate} a year"),
    "read_month": ("每月 {rate}", "{rate} a month"),
    "read_day": ("每天 {rate}", "{rate} a day"),
    "read_months": ("{n} 个月，每月还一次", "{n} month, one payment|{n} months, one payment each"),
    "read_days": ("{n} 天", "{n} day|{n} days"),
    "read_fee": (
        "每月按最初的金额收 {rate}，收 {n} 次",
        "{rate} a month on the original amount, once|{rate} a month on the original amount, {n} times",
    ),
    "read_daily": (
        "每天按还欠着的钱收 {rate}，分 {n} 个月还",
        "{rate} a day on what is still owed, repaid in a month|{rate} a day on what is still owed, repaid over {n} months",
    ),
    "read_two": ("每年 {rate}，开头另收 {amount}", "{rate} a year and {amount} at the start"),
    "read_cut": ("先扣 {amount}，每年 {rate}", "{amount} in advance and {rate} a year"),
    "read_payments": ("每月还 {amount}", "{amount} a month"),
    "read_free": ("服务费一共 {amount}，分到每期", "{amount} of service fee, spread over the payments"),
    "read_debts": (
        "{n} 笔债，一共欠 {owed}，这个月的利息 {interest}",
        "{n} debt, {owed} owed, {interest} of interest this month|{n} debts, {owed} owed in all, {interest} of interest this month",
    ),
    "read_least": ("没有写，就按这个月的最低还款 {amount}", "left empty: this month's minimums, {amount}"),
    "debt_payment": (
        "{name}：欠 {owed}，每年 {rate}，每月还 {payment}",
        "{name}: {owed} owed at {rate} a year, {payment} paid a month",
    ),
    "debt_share": (
        "{name}：欠 {owed}，每年 {rate}，最低还 {share}",
        "{name}: {owed} owed at {rate} a year, at least {share} of it a month",
    ),
    "debt_floor": (
        "{name}：欠 {owed}，每年 {rate}，最低还 {share}，不少于 {floor}",
        "{name}: {owed} owed at {rate} a year, at least {share} of it and {floor} a month",
    ),
    # what is wrong
    "wrong_choice": ("请从列出的几种里选一种。", "Choose one of those listed."),
    "wrong_negative": ("这里不能是负数。", "This can't be negative."),
    "wrong_zero": ("这里要大于零。", "This has to be more than zero."),
    "wrong_much": ("最多算到 {most}。", "Sums of up to {most} can be computed."),
    "wrong_rate_high": ("每年最多算到 {most}。", "Rates of up to {most} a year can be computed."),
    "wrong_share_once": (
        "这里是一共收多少，不分每月每年：写一笔钱，或者本金的百分之几。",
        "This is taken once, not by the month or year: write a sum, or a share in per cent.",
    ),
    "wrong_takes_all": (
        "这里要比 {whole} 少，不然就什么也不剩了。",
        "This has to be less than {whole}, or nothing would be left.",
    ),
    "wrong_not_whole": ("这里要一个不小于 1 的整数。", "A whole number from 1 upwards is wanted here."),
    "wrong_not_months": ("这里按月算，请写几个月或几年。", "This counts months; write months or years."),
    "wrong_not_days": ("这里按天算，请写几天或几周。", "This counts days; write days or weeks."),
    "wrong_long_months": ("最多算到 {most} 个月。", "Up to {most} months can be computed."),
    "wrong_long_days": ("最多算到 {most} 天。", "Up to {most} days can be computed."),
    "wrong_repays_less": (
        "一共还 {paid}，比到手的 {received} 还少，没有利率可算。请核对一下。",
        "{paid} is repaid in all, less than the {received} received, so there is no rate. Please check.",
    ),
    "wrong_hardly_repaid": (
        "每月还的几乎全是利息（{interest}），期限太长，本金等于没有还。请把期限写短一些。",
        "Nearly all of each payment is interest ({interest}); over so long a term the principal is as good as never repaid. Try a shorter term.",
    ),
    "wrong_no_text": ("把广告、短信或合同里的一段贴在这里。", "Paste an advert, a message or part of a contract here."),
    "wrong_long_text": (
        "一次最多读 {most} 个字，请只留讲价格的那一段。",
        "Up to {most} characters are read at once; keep the part about the price.",
    ),
    "wrong_no_offer": (
        "这段文字里没有看到借钱或分期的条件。",
        "No terms of a loan or of instalments were found in this text.",
    ),
    "wrong_no_debts": (
        "一行写一笔债：名字、欠多少、利率、每月还多少。",
        "Write one debt a line: its name, what is owed, the rate, what is paid a month.",
    ),
    "wrong_many_debts": ("最多放 {most} 笔。", "Up to {most} debts fit here."),
    "wrong_debt_line": ("第 {line} 行：{why}", "Line {line}: {why}"),
    "wrong_debt_owed": ("没看到欠多少。", "What is owed is missing."),
    "wrong_debt_rate": (
        "没看到利率，请带上百分号，比如 18%。",
        "The rate is missing; write it with a percent sign, such as 18%.",
    ),
    "wrong_debt_payment": (
        "没看到每月还多少，可以写 300，或者“最低10%”。",
        "What is paid a month is missing; write 300, or “min 10%”.",
    ),
    "wrong_debt_part": ("看不出“{part}”是什么。", "“{part}” was not understood."),
    "wrong_budget_small": (
        "不够付这个月的最低还款，至少要 {least}。",
        "This does not cover this month's minimums of {least}.",
    ),
    "wrong_two_parts": (
        "写成“年利率 + 开头的费用”，比如 12% + 2%。",
        "Write the rate and the fee at the start, such as 12% + 2%.",
    ),
    "wrong_one_offer": ("至少要两份报价才能比较。", "It takes two offers to compare."),
    # true price
    "headline_price": ("真实的年利率", "What it really costs a year"),
    "compound": ("利滚利算（IRR），每年 {rate}。", "Compounded, that is {rate} a year."),
    "compound_huge": ("利滚利算，大到没有意义。", "Compounded, it is too large to mean anything."),
    "sums": (
        "到手 {received}，一共还 {paid}，代价 {cost}。",
        "{received} is received, {paid} repaid in all: the cost is {cost}.",
    ),
    "each_payment": (
        "第一期还 {payment}，一共 {n} 期。",
        "There is one payment of {payment}.|The first of {n} payments is {payment}.",
    ),
    "why_nothing": ("没有额外的代价。", "It costs nothing extra."),
    "why_fee": (
        "费率乘 12 看起来是 {shown}。本金一个月比一个月少，费用却一直按最初的金额收，所以真实的是 {rate}。",
        "The fee times twelve looks like {shown}. But you owe less every month while the fee stays as at first; so it is {rate}.",
    ),
    "why_daily": (
        "日利率乘 365 就是年利率。按天说，只是显得小。",
        "A day's rate times 365 is the year's. Told by the day it only looks small.",
    ),
    "why_payments": (
        "钱是一点点还掉的，并没有用满全程，所以比“多还的钱 ÷ 借的钱”要高。",
        "You repay bit by bit and don't keep the money all the time; so it is more than extra paid over amount borrowed.",
    ),
    "why_free": (
        "服务费也是价格。免的是“利息”这两个字。",
        "A service fee is a price too; only the word “interest” is gone.",
    ),
    "why_cut": (
        "先扣掉 {upfront}，到手只有 {received}，利息却按没扣之前的算。",
        "{upfront} is taken first, so only {received} is received, while interest runs on the full amount.",
    ),
    "why_annual": (
        "开头收 {upfront}，等于只借到 {received}，所以比写的年利率高。",
        "With {upfront} taken at the start you really borrow {received}; so it is above the stated rate.",
    ),
    "why_plain": ("没有别的费用，写的年利率就是真实的价格。", "With no other fee the stated rate is the price."),
    "why_once": (
        "{n} 天付的代价占到手的 {share}，换成一年就是 {rate}。",
        "One day costs {share} of what is received; for a year that is {rate}.|{n} days cost {share} of what is received; for a year that is {rate}.",
    ),
    "twin_owed": (
        "还到第 {n} 期，还欠 {owed}，已付 {so_far}；到最后一共付 {paid}。",
        "After {n} payment {owed} is still owed and {so_far} has been paid; in the end it is {paid}.|After {n} payments {owed} is still owed and {so_far} has been paid; in the end it is {paid}.",
    ),
    "twin_owed_upfront": (
        "连开头的 {upfront} 在内，还到第 {n} 期已付 {so_far}，还欠 {owed}；到最后一共付 {paid}。",
        "After {n} payment {owed} is still owed; {so_far} has been paid, the {upfront} at the start included, and in the end it is {paid}.|After {n} payments {owed} is still owed; {so_far} has been paid, the {upfront} at the start included, and in the end it is {paid}.",
    ),
    "twin_once_day": (
        "到手 {received}，{n} 天后一次还 {paid}。",
        "{received} is received and {paid} repaid at once after {n} day.|{received} is received and {paid} repaid at once after {n} days.",
    ),
    "twin_once_month": (
        "到手 {received}，{n} 个月后一次还 {paid}。",
        "{received} is received and {paid} repaid at once after {n} month.|{received} is received and {paid} repaid at once after {n} months.",
    ),
    "twin_bars": (
        "第一期里有 {first} 是利息和费用，最后一期里有 {last}。",
        "Interest and fees are {first} of the first payment and {last} of the last.",
    ),
    "twin_bars_even": (
        "每一期里都有 {first} 是利息和费用，从头到尾一样多。",
        "Interest and fees are {first} of every payment, the same throughout.",
    ),
    "twin_bars_upfront": (
        "开头先付 {upfront}；第一期里有 {first} 是利息和费用，最后一期里有 {last}。",
        "{upfront} goes at the start; interest and fees are {first} of the first payment and {last} of the last.",
    ),
    "advert_none": ("写明的条件还算不出一年要付多少", "What is stated does not say what it costs a year"),
    "advert_from": ("一年最低是（最高没有写）", "A year costs at least (the highest is not stated)"),
    "advert_up_to": ("一年最低 {low}，最高会到", "A year costs from {low} up to"),
    "advert_states": ("写明了的：", "What it states:"),
    "advert_beware": ("值得留意的：", "Worth noticing:"),
    "advert_missing": ("没写明、可以这样问对方的：", "Not stated; these questions can be sent to the lender:"),
    # pay-off
    "headline_months": ("先还最贵的，几个月全部还清", "Months until all is repaid, dearest first"),
    "headline_never": ("这样还，永远还不清", "This way it is never repaid"),
    "plan_as-now": (
        "只付最低的：{n} 个月还清，利息 {interest}，一共付 {paid}。",
        "Minimums only: {n} month, {interest} of interest, {paid} paid in all.|Minimums only: {n} months, {interest} of interest, {paid} paid in all.",
    ),
    "plan_avalanche": (
        "先还利率最高的：{n} 个月还清，利息 {interest}，一共付 {paid}。",
        "Dearest first: {n} month, {interest} of interest, {paid} paid in all.|Dearest first: {n} months, {interest} of interest, {paid} paid in all.",
    ),
    "plan_snowball": (
        "先还金额最小的：{n} 个月还清，利息 {interest}，一共付 {paid}。",
        "Smallest first: {n} month, {interest} of interest, {paid} paid in all.|Smallest first: {n} months, {interest} of interest, {paid} paid in all.",
    ),
    "never_as-now": ("只付最低的：永远还不清。", "Minimums only: never repaid."),
    "never_avalanche": ("先还利率最高的：永远还不清。", "Dearest first: never repaid."),
    "never_snowball": ("先还金额最小的：永远还不清。", "Smallest first: never repaid."),
    "stuck": (
        "{name} 每月还的不比利息多，欠的钱不会变少。每月从 {needed} 起才会变少。",
        "What is paid on {name} does not exceed its interest, so it never shrinks. It would from {needed} a month.",
    ),
    "needed": (
        "这个月的利息就有 {interest}，每月还的要比这多，欠的钱才会变少。",
        "Interest alone is {interest} this month; only with more than that does what is owed shrink.",
    ),
    "saves_both": (
        "先还利率最高的，比只付最低的省 {saved} 利息，比先还金额最小的省 {beside}。",
        "Dearest first saves {saved} of interest beside minimums only, and {beside} beside smallest first.",
    ),
    "saves_now": (
        "比只付最低的省 {saved} 利息。先还哪一笔，这里没有差别。",
        "That saves {saved} of interest beside minimums only; which debt comes first makes no difference here.",
    ),
    "saves_end": (
        "只付最低的永远还不清；拿出这笔钱，{n} 个月就能还清。",
        "With minimums only it never ends; with this budget it does in {n} month.|With minimums only it never ends; with this budget it does in {n} months.",
    ),
    "saves_dearer": (
        "这里先还金额最小的利息少 {saved}，因为它更早腾出了最低还款。",
        "Here smallest first pays {saved} less interest, because it frees a minimum payment sooner.",
    ),
    "saves_none": (
        "预算正好是最低还款，没有多余的可以先还。",
        "The budget is just the minimums; nothing is left to put anywhere first.",
    ),
    "twin_debts": (
        "{n} 个月后：只付最低的还欠 {now}，先还最贵的还欠 {avalanche}，先还最小的还欠 {snowball}。",
        "After {n} month {now} is owed with minimums only, {avalanche} dearest first, {snowball} smallest first.|After {n} months {now} is owed with minimums only, {avalanche} dearest first, {snowball} smallest first.",
    ),
    "twin_now": (
        "今天欠 {today}；只付最低的，{n} 个月后欠 {now}。",
        "{today} is owed today; with minimums only it is {now} after {n} month.|{today} is owed today; with minimums only it is {now} after {n} months.",
    ),
    # afford
    "headline_afford": ("每月最多还得起", "The most you can pay a month"),
    "left": (
        "收入减去开支、已有的还款和备用，还剩 {left}。",
        "Income less essentials, payments and buffer leaves {left}.",
    ),
    "nothing_left": (
        "收入正好用完，没有余钱付新的月供。",
        "Income is just used up; nothing is left for a new payment.",
    ),
    "short": (
        "每月还差 {short}，没有余钱付新的月供。再借只会差得更多。",
        "Each month is {short} short, so nothing is left for a new payment. Borrowing more widens the gap.",
    ),
    "burden": ("已有的还款占收入的 {share}。", "Payments on debts take {share} of income."),
    "borrow": (
        "按这个利率和期限，最多借 {amount}，一共还 {paid}，其中利息 {interest}。这是上限，不是建议。",
        "At this rate and term that repays at most {amount}; {paid} in all, {interest} of it interest. It is a ceiling, not advice.",
    ),
    "borrow_none": ("这点钱还不出一笔借款。", "It is too little to repay any loan."),
    "twin_afford": (
        "每月一样多：{short} 个月能还 {some} 的借款，利息 {less}；{long} 个月能还 {amount}，利息 {more}。",
        "With the same payment, {short} months repay {some} with {less} of interest; {long} months repay {amount} with {more}.",
    ),
    # compare
    "headline_cheapest": ("最便宜的一份，真实的年利率", "The cheapest, a year"),
    "cheapest": ("最便宜的是 {offer}。", "The cheapest is {offer}."),
    "tied": ("并列最便宜的有 {n} 份。", "{n} offer is the cheapest.|{n} offers are equally cheap."),
    "apart": ("最贵的一份比它多付 {more}。", "The dearest costs {more} more."),
    "twin_ranking": (
        "真实的年利率从 {low}（{first}）到 {high}（{last}）。",
        "True rates run from {low} ({first}) to {high} ({last}) a year.",
    ),
    # pictures and tables
    "series_owed": ("还欠", "still owed"),
    "series_paid": ("已付", "paid so far"),
    "series_principal": ("本金", "principal"),
    "series_interest": ("利息和费用", "interest and fees"),
    "series_as-now": ("只付最低", "minimums only"),
    "series_avalanche": ("先还最贵", "dearest first"),
    "series_snowball": ("先还最小", "smallest first"),
    "series_rate": ("真实年利率", "true rate a year"),
    "column_month": ("月", "Month"),
    "column_day": ("天", "Day"),
    "column_months": ("月数", "Months"),
    "column_payment": ("还款", "Payment"),
    "column_principal": ("本金", "Principal"),
    "column_interest": ("利息和费用", "Interest, fees"),
    "column_owed": ("还欠", "Still owed"),
    "column_as-now": ("只付最低", "Minimums only"),
    "column_avalanche": ("先还最贵", "Dearest first"),
    "column_snowball": ("先还最小", "Smallest first"),
    "column_borrow": ("最多可借", "Could repay"),
    "column_paid": ("一共还", "Paid in all"),
    "column_rank": ("名次", "Rank"),
    "column_offer": ("报价", "Offer"),
    "column_cost": ("代价", "Cost"),
    "column_rate": ("真实年利率", "True rate"),
    "column_compound": ("利滚利", "Compounded"),
    # what an advert states, by name and value
    **{
        name: words
        if name in _BARE or not name.startswith("known_")
        else (words[0] + "：{value}", words[1] + ": {value}")
        for name, words in _PARTS.items()
    },
    **{
        f"{name}_{value}": (f"{words[0]}：{shown[0]}", f"{words[1]}: {shown[1]}")
        for name, words in _PARTS.items()
        if name.startswith("known_") and name.endswith(_VALUED)
        for value, shown in _VALUES.items()
    },
}
