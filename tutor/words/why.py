"""Why a lender acted, what would have avoided it, and what a person may do about it."""

WORDS: dict[str, tuple[str, str]] = {
    "heading": ("为什么", "Why"),
    "told": ("顾客收到的话：{says}", "What the customer was told: {says}"),
    "truth": ("真正的原因：{truth}", "What really happened: {truth}"),
    "inputs": ("它看了这些：", "What it looked at:"),
    "lines": (
        "每一家的界线都不同，换一次开局也会变：记住原因，别记数字。",
        "Every lender's lines differ, and from game to game: learn the reason, not the number.",
    ),
    "not": ("要是当初……", "If only"),
    "nobody": (
        "没有哪一步能避免它：这不是你做错了什么。",
        "There is nothing you could have done; it was not your doing.",
    ),
    "none": (
        "试过之前的每一步，没有一个小改动能避免它。",
        "Every earlier step was tried; no small change would have avoided it.",
    ),
    "change_earn": (
        "第 {month} 个月手里多 {amount}，就不会这样。",
        "{amount} more in month {month} would have avoided it.",
    ),
    "change_pay": (
        "第 {month} 个月给{lender}多还 {amount}，就不会这样。",
        "{amount} more paid to {lender} in month {month} would have avoided it.",
    ),
    "change_on-time": (
        "第 {month} 个月按时还{lender}的最低，就不会这样。",
        "Paying {lender} its minimum on time in month {month} would have avoided it.",
    ),
    "change_not-borrow": (
        "第 {month} 个月不向{lender}借那一笔，就不会这样。",
        "Not borrowing that from {lender} in month {month} would have avoided it.",
    ),
    "change_not-apply": (
        "第 {month} 个月少申请{lender}这一家，就不会这样。",
        "One application fewer, to {lender} in month {month}, would have avoided it.",
    ),
    "change_fewer": (
        "第 {month} 个月向{lender}少借 {n} 次，就不会这样。",
        "{n} loan fewer from {lender} in month {month} would have avoided it.|{n} loans fewer from {lender} in month {month} would have avoided it.",
    ),
    "may_heading": ("现在可以做的", "What one may do now"),
    "may_ask": ("问理由，请人复核。", "Ask for the reason, and for a person to look."),
    "may_dispute": ("查自己的报告，错的提异议。", "Order the report and dispute what is wrong."),
    "may_appeal": ("申诉。", "Appeal."),
    "may_arrange": ("下次到期之前，先去谈。", "Before the next date, ask for an arrangement."),
    "may_wait": ("等下一次评估，按时还，少申请。", "Wait for the next review; pay on time, apply less."),
    "may_close": ("不需要的话，把它关掉。", "Close it, if it isn't needed."),
    "choose": ("选一个决定，看它为什么这样。", "Choose a decision to see why."),
    "no_decision": ("还没有哪一家对你作过决定。", "No lender has decided anything about you yet."),
}
