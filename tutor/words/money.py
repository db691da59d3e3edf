"""Words for figures that can't be read or computed, loan files included."""

WORDS: dict[str, tuple[str, str]] = {
    # what was typed
    "empty": ("这里还没有写数。", "Nothing has been written here yet."),
    "too_long": ("这里只写一个数，最多 {most} 个字。", "Only one number belongs here, {most} characters at most."),
    "not_number": (
        "“{text}”看不出是哪个数，请用数字写，比如 1200 或 1.2万。",
        "“{text}” does not read as a number; write it in digits, such as 1200.",
    ),
    "separators": (
        "“{text}”里的逗号或点有两种读法。一千二百请写 1200，十二块五请写 12.5。",
        "The comma or point in “{text}” can be read in two ways. Write 1200 without marks, and 12.5 with a point.",
    ),
    "several": ("“{text}”里不止一个数，请只写一个。", "There is more than one number in “{text}”; write only one."),
    "exponent": ("请把“{text}”写成普通的数，不用 e。", "Write “{text}” as a plain number, without the e."),
    "too_large": ("“{text}”太大了，这里算不了。", "“{text}” is larger than can be computed here."),
    "amount_is_rate": (
        "这里要的是一笔钱，“{text}”是一个比率。",
        "An amount of money is wanted here; “{text}” is a rate.",
    ),
    "other_currency": (
        "“{text}”用的是另一种货币，这里用的是 {currency}。",
        "“{text}” names another currency; here it is {currency}.",
    ),
    "rate_bare": (
        "“{text}”可以是 {number}%，也可以是百分之几十，请带上百分号。",
        "“{text}” could be {number}% or a fraction; write it with the percent sign.",
    ),
    "rate_fen": (
        "“{text}”要先说明是年息还是月息：月息 1 分是每月 1%，年息 1 分是每年 10%。",
        "Say whether “{text}” is a year's or a month's: 月息1分 is 1% a month, 年息1分 is 10% a year.",
    ),
    "rate_two_periods": (
        "“{text}”里有两个不同的时间，请只留一个。",
        "“{text}” names two different times; keep only one.",
    ),
    # figures without an answer
    "currency_unknown": ("还不认识货币“{currency}”。", "The currency “{currency}” is not known here."),
    "currency_mixed": (
        "{one} 和 {other} 是两种货币，不能相加。",
        "{one} and {other} are two currencies and can't be added.",
    ),
    "not_finite": ("这里要一个确定的数，不是 {value}。", "A definite number is wanted here, not {value}."),
    "not_positive": ("{name}要大于零，这里是 {value}。", "{name} has to be more than zero; it is {value}."),
    "negative": ("{name}不能是负数，这里是 {value}。", "{name} can't be negative; it is {value}."),
    "not_whole": (
        "{name}要是不小于 1 的整数，这里是 {value}。",
        "{name} has to be a whole number from 1 upwards; it is {value}.",
    ),
    "too_long_term": (
        "最多能算 {most} 期，这里是 {value} 期。",
        "At most {most} periods can be computed; here there are {value}.",
    ),
    "beyond_term": (
        "一共 {months} 期，还不到第 {paid} 期。",
        "There are {months} payments in all, so {paid} can't have been made.",
    ),
    "rate_total_loss": (
        "这样的比率会让本金一分不剩，没有意义。",
        "At such a rate nothing of the principal would be left; it means nothing.",
    ),
    "never_repays": (
        "每期还 {payment}，利息却有 {interest}，欠的钱不会变少，永远还不清。",
        "Each payment is {payment} but the interest is {interest}: the debt never shrinks and is never repaid.",
    ),
    "repays_less": (
        "一共还 {paid}，比拿到的 {received} 还少，所以没有利率可算。请核对金额。",
        "{paid} is repaid in all, less than the {received} received, so there is no rate. Please check the amounts.",
    ),
    "no_flows": (
        "要有拿到的钱，也要有还的钱，才算得出利率：这里拿到 {received}，还 {paid}。",
        "A rate needs money received and money repaid; here {received} is received and {paid} repaid.",
    ),
    "no_rate": (
        "拿到 {received}，还 {paid}，但这样的先后顺序下没有哪个利率能让两边相等。请核对日期和金额。",
        "{received} is received and {paid} repaid, but at no rate are the two worth the same in this order. "
        "Please check dates and amounts.",
    ),
    "several_rates": (
        "这些钱来回了几次，有 {count} 个利率都说得通，所以哪一个都不能当作它的价格。",
        "Money goes back and forth here and {count} rates would fit, so none of them is the price of this loan.",
    ),
    "charges_exceed": (
        "第一天的费用不比借到的钱少，实际到手 {value}，没有利率可算。",
        "The charges on the first day take all that is lent: {value} is really received, so there is no rate.",
    ),
    # a loan file
    "not_mapping": (
        "这里应该是一组“名称: 值”，可用的名称有 {keys}。",
        "A group of “name: value” belongs here, with the names {keys}.",
    ),
    "not_list": ("这里应该是一个列表。", "A list belongs here."),
    "list_empty": ("这个列表至少要有一项。", "This list needs at least one entry."),
    "budget_small": (
        "预算不够付这个月的最低还款，至少要 {least}。",
        "The budget does not cover this month's minimum payments of {least}.",
    ),
    "key_unknown": ("没有“{key}”这一项，可能是 {near}。", "There is no “{key}” here; perhaps {near}."),
    "key_missing": ("这里缺少“{key}”。", "“{key}” is missing here."),
    "not_truth": ("这里只能写 true 或 false，不能写 {value}。", "Only true or false belongs here, not {value}."),
    "standard_unknown": (
        "没有“{value}”这种算法，可用的有 {known}。",
        "There is no standard “{value}”; there are {known}.",
    ),
    "unit_unknown": (
        "没有“{value}”这种时间单位，可用的有 {known}。",
        "There is no unit of time “{value}”; there are {known}.",
    ),
    "kind_unknown": (
        "没有“{value}”这种还款方式，可用的有 {known}。",
        "There is no way of repaying “{value}”; there are {known}.",
    ),
    "choice_unknown": ("这里不能写“{value}”，可用的有 {known}。", "“{value}” is not possible here; there are {known}."),
    "every_unknown": (
        "“{value}”不是间隔，可写 day、week、semimonth、month、quarter、year，或者 2-week 这样的倍数。",
        "“{value}” is no distance; write day, week, semimonth, month, quarter, year or a multiple such as 2-week.",
    ),
    "date_bad": ("“{value}”不是日期，请写成 2026-03-01 的样子。", "“{value}” is not a date; write it like 2026-03-01."),
    "date_not_there": ("日历上没有 {value} 这一天。", "The calendar has no {value}."),
    "dates_mixed": ("同一份文件里，要么都用日期，要么都用 at。", "Use dates for all entries or “at” for all of them."),
    "when_both": ("date 和 at 只能写一个。", "Give either date or at, not both."),
    "when_missing": ("这里要写 date 或 at，说明什么时候。", "Give date or at to say when."),
    "before_advance": (
        "{value} 早于借到钱的 {start}，请核对先后。",
        "{value} comes before the money is lent at {start}; please check the order.",
    ),
    "term_too_long": ("期限最长算到 {most} 年。", "Terms of up to {most} years can be computed."),
    "too_many": ("最多 {most} 笔，这里是 {value}。", "At most {most} are possible; here it is {value}."),
    "year_days_unknown": (
        "按 {standard} 算，一年的天数只能是 {known}，不能是 {value}。",
        "Under {standard} a year has {known} days, not {value}.",
    ),
    "counts_only_charges": ("只有费用才能写 counts。", "Only a charge can say counts."),
    # schedules
    "payment_too_small": (
        "第 {number} 期的利息是 {interest}，还的 {payment} 还不够付利息，这样永远还不清。",
        "In period {number} the interest is {interest} and the payment of {payment} does not cover it; this is never repaid.",
    ),
    "not_repaid": (
        "到最后一期还欠 {left}，请加大还款或延长期限。",
        "{left} is still owed at the end; larger or more payments are needed.",
    ),
    "too_precise": (
        "金额最多写到分，这里是 {value}。",
        "An amount has at most two decimal places; here it is {value}.",
    ),
    "rate_too_high": ("利率不能高过每年 {most}%。", "A rate can't be higher than {most}% a year."),
    "deducted_all": (
        "预先扣掉的钱不比本金少，什么也拿不到。",
        "What is taken in advance is no less than the principal; nothing would be received.",
    ),
    "grace_too_long": ("宽限期要短于还款期限。", "The grace period has to be shorter than the term."),
    "at_outside": ("第 {value} 期不在 {least} 到 {most} 之间。", "Period {value} is not between {least} and {most}."),
    "date_order": (
        "{value} 不在 {before} 之后，请按先后排列。",
        "{value} does not come after {before}; put the dates in order.",
    ),
    "paid_too_much": (
        "这时一共只欠 {owed}，还 {value} 就多了。",
        "Only {owed} is owed at this point; {value} is more than that.",
    ),
    # notes of a schedule's rows
    "note_rounded": ("最后一期吸收了每期取整的零头", "the last instalment takes what rounding left over"),
    "note_grace": ("宽限期", "grace period"),
    "note_late": ("晚还", "paid late"),
    "note_settled": ("提前还清", "settled early"),
    "note_in-advance": ("利息已预先扣除", "interest was taken in advance"),
    "note_last": ("最后一笔还清余下的", "the last payment takes what is left"),
    # names of figures
    "name_principal": ("本金", "the principal"),
    "name_payment": ("每期还款", "the payment"),
    "name_count": ("期数", "the number of payments"),
    "name_amount": ("金额", "the amount"),
    "name_months": ("月数", "the number of months"),
    "name_paid": ("已还期数", "the number of payments made"),
    "name_left": ("剩下的期数", "the number of payments left"),
    "name_periods": ("期数", "the number of periods"),
    "name_year_days": ("一年的天数", "the days of a year"),
    "name_rate": ("利率", "the rate"),
    "name_annual_rate": ("年利率", "the annual rate"),
    "name_monthly_rate": ("月利率", "the monthly rate"),
    "name_daily_rate": ("日利率", "the daily rate"),
    "name_fee": ("费用", "the fee"),
    "name_deducted": ("预先扣掉的钱", "what is taken in advance"),
    "name_income": ("收入", "the income"),
    "name_minimum": ("最低还款", "the minimum payment"),
    "name_floor": ("最低还款的下限", "the least minimum payment"),
    "name_percentage": ("最低还款的比例", "the share of the minimum payment"),
}
