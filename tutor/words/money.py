"""Words for figures that can't be read or computed, and for what schedules and rates are made of."""

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
    "not_positive": ("{name} 要大于零，这里是 {value}。", "{name} has to be more than zero; it is {value}."),
    "negative": ("{name} 不能是负数，这里是 {value}。", "{name} can't be negative; it is {value}."),
    "not_whole": (
        "{name} 要是不小于 1 的整数，这里是 {value}。",
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
}
