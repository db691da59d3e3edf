"""A room told again: what happened in it."""

WORDS: dict[str, tuple[str, str]] = {
    "join": ("进来了", "came in"),
    "ready": ("读好了", "has read it"),
    "speak": ("换了语言", "changed the language"),
    "answer": ("答", "answers"),
    "counted-one": ("有人投了票，不记名", "somebody was counted, without a name"),
    "next": ("开始", "on"),
    "back": ("往回", "back"),
    "go": ("跳到", "went to"),
    "again": ("再投一次", "vote again"),
    "timer": ("计时", "timer"),
    "time-up": ("时间到", "time is up"),
    "pause": ("暂停，或者接着上", "pause, or on again"),
    "hide": ("藏起或显示名字", "names hidden or shown"),
    "points": ("计分开关", "points on or off"),
    "remove": ("请出，或者让回来", "asked to leave, or let back in"),
    "approve": ("放出了写下的话", "a written answer was let through"),
    "hands": ("数了举手", "hands counted"),
    "end": ("下课", "the class was ended"),
    "passed": ("课改过了，这一步跳过", "passed over: the lesson was changed since"),
    "whole": (
        "来过 {n} 人，收下 {answers} 次作答，现在：{phase}。",
        "{n} person came, {answers} answers were kept, now: {phase}.|{n} people came, {answers} answers were kept, now: {phase}.",
    ),
}
