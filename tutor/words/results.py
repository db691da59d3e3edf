"""What the calculators say of a result: the number, what follows from it, pictures and tables. Part of ``tools``."""

WORDS: dict[str, tuple[str, str]] = {
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
    "series_score": ("评分", "score"),
    "series_debts": ("欠款", "debts"),
    "series_cash": ("手里的钱", "cash"),
    "series_luckless": ("最不走运的二十分之一", "the luckless twentieth"),
    "series_middle": ("正中", "the middle"),
    "series_lucky": ("最走运的二十分之一", "the lucky twentieth"),
    "twin_life": ("一个月一个月的样子。", "Month by month."),
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
}
