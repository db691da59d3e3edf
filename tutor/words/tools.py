"""The calculators: names, fields, what was understood, what is wrong, what comes of it."""

from tutor.words import offer, results

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
    # what can be done
    "field": ("下一项", "next field"),
    "field_does": ("到下一项或上一项", "go to the next field, or the one before"),
    "turn": ("换一种", "change"),
    "turn_does": ("换成另一个选项", "take another option"),
    "twin": ("图/文字", "picture/words"),
    "twin_does": ("把图换成文字和表格，再按一次换回来", "tell the pictures in words and a table, or draw them again"),
    "keep": ("保存", "keep"),
    "keep_does": (
        "把这些数字存在这台电脑上，下次打开还在；再按一次就忘掉",
        "keep these numbers on this computer for next time; again, forget them",
    ),
    "kept": ("已经存在这台电脑上，下次打开还在。", "Kept on this computer; they will be here next time."),
    "forgotten": ("已经忘掉，什么也没有留下。", "Forgotten; nothing is left."),
    "look": ("翻看", "scroll"),
    "look_does": ("上下翻看结果", "scroll through the result"),
    "help": (
        "数字怎么写都可以：12000、1.2万、0.6%、万五、3年。每写一个字，下面的结果就跟着变。不按保存，什么也不留下。",
        "Type numbers as you like: 12,000, 0.6%, 0.05%/day, 3 years. The result follows every key. Nothing is kept unless you ask.",
    ),
    # fields, with an example each
    "field_form": ("对方怎么说价格", "Told as"),
    "example_form": ("选最像的一种", "choose the nearest"),
    "field_principal": ("借多少", "Amount borrowed"),
    "example_principal": ("12000 或 1.2万", "12,000"),
    "field_fee": ("每月手续费率", "Fee a month"),
    "example_fee": ("0.6%", "0.6%"),
    "field_daily": ("日利率", "Rate a day"),
    "example_daily": ("0.05% 或 万五", "0.05%"),
    "field_payment": ("每月还", "Payment a month"),
    "example_payment": ("1100", "1,100"),
    "field_service": ("服务费一共", "Service fee"),
    "example_service": ("864 或 7.2%", "864 or 7.2%"),
    "field_when": ("服务费怎么收", "Fee is taken"),
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
    "field_budget": ("每月可还债的钱", "For debts a month"),
    "example_budget": ("1800；不写就只还最低的", "1,800; leave it empty for the minimums"),
    "field_income": ("每月到手的收入", "Income, after tax"),
    "example_income": ("6500", "6,500"),
    "field_essentials": ("每月必要的开支", "Essentials"),
    "example_essentials": ("3600（房租、吃饭、交通）", "3,600 (rent, food, travel)"),
    "field_existing": ("已有的债每月要还", "Debt payments"),
    "example_existing": ("没有就写 0", "0 if there are none"),
    "field_buffer": ("每月留作备用", "Kept aside"),
    "example_buffer": ("500 或 10%", "500 or 10%"),
    **{f"field_form_{n}": (f"第 {n} 份报价怎么说", f"Offer {n}: told as") for n in range(1, 5)},
    **{f"example_form_{n}": ("没有就选“没有”", "“none” if there is none") for n in range(1, 5)},
    **{f"field_price_{n}": (f"第 {n} 份报价", f"Offer {n}") for n in range(1, 5)},
    **{f"example_price_{n}": ("0.6%、万五、1100 或 12%", "0.6%, 0.05%, 1,100 or 12%") for n in range(1, 5)},
    **{f"field_extra_{n}": (f"第 {n} 份，开头收的", f"Offer {n}: at start") for n in range(1, 5)},
    **{f"example_extra_{n}": ("240 或 2%", "240 or 2%") for n in range(1, 5)},
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
    "wrong_one_offer": ("至少要两份报价才能比较。", "It takes two offers to compare."),
    **results.WORDS,
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
