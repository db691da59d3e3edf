"""What is said about an offer that was read: its terms, its gaps, its warnings."""

WORDS: dict[str, tuple[str, str]] = {
    "nothing": (
        "这段文字里没有看到借钱或分期的条件。",
        "No terms of a loan or of instalments were found in this text.",
    ),
    "rate_none": (
        "按写明的条件，还算不出一年要付多少。",
        "What is stated is not enough to say what it costs a year.",
    ),
    "rate_one": ("按写明的条件，一年的名义利率是 {low}。", "The stated terms imply a nominal rate of {low} a year."),
    "rate_from": (
        "按写明的条件，一年最低 {low}；最高多少没有写。",
        "The stated terms imply at least {low} a year; the highest is not stated.",
    ),
    "rate_range": (
        "按写明的条件，一年的名义利率在 {low} 到 {high} 之间。",
        "The stated terms imply between {low} and {high} a year.",
    ),
    "states": ("写明了的：", "What it states:"),
    "beware": ("值得留意的：", "Worth noticing:"),
    "missing": ("没写明、可以这样问对方的：", "Not stated; these questions can be sent to the lender:"),
    "fact": ("{name}：{value}", "{name}: {value}"),
    # questions to the lender, one for each thing missing
    "ask_principal": (
        "我一共借多少，实际到账多少？",
        "How much exactly would I borrow, and how much would reach my account?",
    ),
    "ask_basis": (
        "这个价格按多少本金、按天、按月还是按年算？是按最初的金额算，还是按还没还的金额算？",
        "Which amount is this price for, and is it for a day, a month or a year? "
        "Is it charged on the original amount or on what I still owe?",
    ),
    "ask_rate-after": (
        "优惠期过后，利率和费用各是多少，从哪一天开始？",
        "What are the rate and the fees after the introductory period, and from which day?",
    ),
    "ask_payment": ("每一期具体还多少钱，一共还多少？", "How much is each payment, and how much is it in all?"),
    "ask_term": ("一共借多久，分几期，每期隔多久？", "How long does it run, in how many payments, and how far apart?"),
    "ask_repayment": (
        "怎么还：每月还本还息、只还利息，还是到期一次还清？提前还怎么算？",
        "How is it repaid: principal and interest each month, interest only, or all at the end? "
        "What happens if I repay early?",
    ),
    "ask_fees": (
        "除了利息，还有哪些费用，各多少，谁收，什么时候收？如果没有，能写下来吗？",
        "Which fees are there besides interest: how much, charged by whom, and when? If there are none, will you put that in writing?",
    ),
    "ask_default-cost": (
        "晚还一天要付什么费用，罚息怎么算？",
        "What does it cost if a payment is late, and how is that worked out?",
    ),
    "ask_lender": (
        "合同上的放款机构全称是什么，有没有放贷牌照？",
        "What is the full name of the lender in the contract, and is it licensed to lend?",
    ),
    # warnings
    "warn_fee-first": (
        "放款之前先收钱，是骗局的做法。正规的放款不会先收押金、解冻费或流水钱。不要转账，可以拨打 96110 问一问。",
        "Asking for money before paying out is how a scam works. A real lender takes no deposit, release fee or "
        "“activation” first. Do not send any; an anti-fraud line (in China 96110) can help.",
    ),
    "warn_deducted-upfront": (
        "有一部分钱先被扣掉了：利率要按实际到手的钱算，会比写的高。",
        "Part of the money is taken at the start: the rate counts on what is really received, so it is higher than it looks.",
    ),
    "warn_not-called-a-loan": (
        "文字里没有说这是借款，但先拿后还就是借款，可能进入征信。",
        "It is not called a loan, but getting now and paying later is one, and it may show on a credit report.",
    ),
    "warn_no-annual-rate": (
        "没有写年利率，所以没法直接和别家比。",
        "No annual rate is stated, so it can't be compared with other offers as it stands.",
    ),
    "warn_lowest-only": (
        "写的是“最低”的价格，自己拿到的可能更高。",
        "Only the lowest price is advertised; the one you are given may be higher.",
    ),
    "warn_small-unit": (
        "用一天的钱或几块零钱来说价格，显得很小；换成一年再看。",
        "The price is told per day or in small change, which makes it look small; look at it for a year.",
    ),
    "warn_flat-fee": (
        "费用一直按最初的金额收，本金还了也不减：真实的年利率差不多是“费率×12”的 1.8 倍（十几期时）。",
        "The fee stays on the original amount although you repay it: over a dozen or so instalments the true annual rate "
        "is nearly 1.8 times the fee × 12.",
    ),
    "warn_teaser": (
        "优惠只在开头一段时间；之后的价格才决定一共付多少。",
        "The favourable terms are for a beginning only; what follows decides the cost.",
    ),
    # names of what is known
    "known_currency": ("货币", "currency"),
    "known_principal": ("借款本金", "amount borrowed"),
    "known_limit": ("最高可借", "most that can be borrowed"),
    "known_received": ("实际到手", "really received"),
    "known_down_payment": ("首付", "down payment"),
    "known_down_payment_percent": ("首付比例", "down payment"),
    "known_payment": ("每次还款", "each payment"),
    "known_payment_per": ("还款按", "paid per"),
    "known_total": ("一共归还", "paid back in all"),
    "known_interest": ("利息", "interest"),
    "known_daily_cost": ("每天的费用", "cost a day"),
    "known_cost_basis": ("这个费用对应的本金", "the sum this cost is for"),
    "known_rate_percent": ("利率", "rate"),
    "known_rate_high_percent": ("最高利率", "highest rate"),
    "known_rate_per": ("利率按", "rate per"),
    "known_rate_after_percent": ("之后的利率", "rate afterwards"),
    "known_rate_after_high_percent": ("之后的最高利率", "highest rate afterwards"),
    "known_rate_after_per": ("之后的利率按", "rate afterwards per"),
    "known_fee_percent": ("费率", "fee"),
    "known_fee": ("费用", "fee"),
    "known_fee_per": ("费用按", "fee per"),
    "known_fee_basis": ("费用的基数", "fee charged on"),
    "known_upfront_fee_percent": ("开头收的费用", "fee at the start"),
    "known_upfront_fee": ("开头收的费用", "fee at the start"),
    "known_membership_fee_percent": ("会员费", "membership fee"),
    "known_membership_fee": ("会员费", "membership fee"),
    "known_default_cost": ("晚还的费用", "cost of paying late"),
    "known_default_cost_percent": ("晚还的费率", "rate for paying late"),
    "known_instalments": ("期数", "number of payments"),
    "known_instalments_offered": ("可选期数", "numbers of payments offered"),
    "known_fees_offered_percent": ("对应的费率（%）", "their fees (%)"),
    "known_term_months": ("期限（月）", "term in months"),
    "known_term_days": ("期限（天）", "term in days"),
    "known_interest_free_instalments": ("免息期数", "payments free of interest"),
    "known_interest_free_months": ("免息月数", "months free of interest"),
    "known_interest_free_days": ("免息天数", "days free of interest"),
    "known_introductory_instalments": ("优惠期数", "introductory payments"),
    "known_introductory_months": ("优惠月数", "introductory months"),
    "known_introductory_days": ("优惠天数", "introductory days"),
    "known_interest_per": ("利息按", "interest per"),
    "known_repayment": ("还款方式", "repayment"),
    "known_no_interest": ("写明不收利息", "no interest, as stated"),
    "known_no_fees": ("写明没有其他费用", "no fees, as stated"),
    "known_lender": ("放款机构", "lender"),
    "value_year": ("年", "year"),
    "value_month": ("月", "month"),
    "value_week": ("周", "week"),
    "value_weeks2": ("两周", "two weeks"),
    "value_day": ("天", "day"),
    "value_period": ("期", "instalment"),
    "value_original": ("最初的金额", "the original amount"),
    "value_equal-payment": ("每期等额还款", "equal payments"),
    "value_equal-principal": ("等额本金", "equal principal"),
    "value_interest-only": ("先还利息，到期还本", "interest only, principal at the end"),
    "value_bullet": ("到期一次还清", "all at the end"),
    "value_balloon": ("最后有一笔尾款", "with a balloon at the end"),
    "value_revolving": ("随借随还", "revolving"),
    "value_minimum": ("最低还款", "minimum payment"),
}
