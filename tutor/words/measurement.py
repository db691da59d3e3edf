"""The test before and after."""

WORDS: dict[str, tuple[str, str]] = {
    "heading": ("学前和学后", "Before and after"),
    "stage_before": ("学前", "Before"),
    "stage_after": ("学后", "After"),
    "stage_later": ("过些日子", "Some weeks later"),
    "take_before": (
        "做学前那一份（{n} 题，约 {minutes} 分钟）",
        "Take the one before you learn ({n} questions, about {minutes} minutes)",
    ),
    "take_after": ("学完了？做学后那一份（{n} 题）", "Done learning? Take the one after ({n} questions)"),
    "take_later": ("做最后一份，看还记得多少（{n} 题）", "Take the last one, to see what stayed ({n} questions)"),
    "go_on": ("接着做没做完的那一份", "Go on with the one you began"),
    "wait": ("最后一份从 {day} 起做才有意义。", "The last one says something from {day} on."),
    "about": (
        "两份题目不同、难度相当，学之前做一份，学之后做另一份。做的时候不说对错；平时练习里没有这些题。",
        "Two sets of different, equally hard questions: one before you learn, one after. Nothing is told on the way, and none of them is in the lessons.",
    ),
    "score": ("{stage}：{n} 题答对 {right} 题（{day}）", "{stage}: {right} of {n} right ({day})"),
    "gain_higher": (
        "学后比学前多对大约 {low}–{high} 题（{n} 题里）。这个差别不只是碰巧。",
        "After, about {low} to {high} more right of {n}. That is more than chance.",
    ),
    "gain_lower": (
        "学后比学前少对大约 {low}–{high} 题（{n} 题里）。",
        "After, about {low} to {high} fewer right of {n}.",
    ),
    "gain_unclear": (
        "多对了 {gain} 题（{n} 题里），但题目这么少，也可能是碰巧：真实的差别在 {low} 到 {high} 题之间都说得通。",
        "{gain} more right of {n}; with so few questions that may be chance: anything from {low} to {high} would fit.",
    ),
    "moved": ("{won} 题由错变对，{lost} 题由对变错。", "{won} became right, {lost} stopped being right."),
    "normalized": ("还能进步的部分里，进步了 {share}。", "Of what could be gained, {share} was."),
    "normalized_lost": ("会的那部分里，少了 {share}。", "Of what was known, {share} is missing."),
    "cluster": (
        "{title}：{before} → {after}（{n} 题；差别在 {low} 到 {high} 之间都说得通）",
        "{title}: {before} → {after} of {n} (a difference from {low} to {high} would fit)",
    ),
    "shows": (
        "这说明的是同一个人两次答题的差别。它说不出是什么带来的，也说不出真到借钱的时候会怎么做。",
        "This is the difference between two sets of answers by the same person. It can't say what brought it about, nor what you will do when you borrow.",
    ),
    "done": ("这一份做完了", "That was it"),
    "done_before": (
        "对错先不说：等学完，做了另一份，两份一起看。",
        "Which were right is told later: when you have learnt and taken the other one, you see both.",
    ),
    "done_review": ("下面每一题都可以打开，看讲解。", "Each question below opens with its explanation."),
    "none": ("这门课没有学前和学后的测验。", "This course has no test before and after."),
    "unseen": ("没答", "not answered"),
    "help": (
        "一题一屏，回车交出答案就到下一题，不说对错。可以跳过，可以随时离开，下次接着做。",
        "One question a screen; Enter gives the answer and goes on, with nothing told. Skip what you like, leave whenever you like and go on later.",
    ),
}
