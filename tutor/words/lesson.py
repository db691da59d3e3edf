"""What both front ends say in a lesson."""

WORDS = {
    "genre_advert": ("广告", "Advert"),
    "genre_contract": ("合同", "Contract"),
    "genre_cost-table": ("费用表", "Cost table"),
    "genre_report": ("信用报告", "Credit report"),
    "genre_chat": ("聊天", "Chat"),
    "genre_call": ("电话", "Phone call"),
    "genre_article": ("文章", "Article"),
    "genre_message": ("短信", "Text message"),
    "genre_page": ("页面", "Screen of an app"),
    "genre_note": ("笔记", "Note"),
    "opens": ("打开“{name}”，数字已经填好（c 或 F10）", "Open “{name}” with these numbers filled in (c or F10)"),
    "opens_world": ("进去看看、换个做法（c 或 F10）。{goal}", "Look inside and live it otherwise (c or F10). {goal}"),
    "own_money": ("怎么答都行，只留在这台电脑上。", "Any answer is fine; it stays on this computer."),
    "understood": ("你写的是 {number}。", "You wrote {number}."),
    "own_words": ("你写的是：{words}", "You wrote: {words}"),
    "shows": ("看起来是：{names}。", "It looks like this: {names}."),
    "recap_score": (
        "{n} 道题里，第一次就答对 {right} 道。",
        "{right} of {n} question right at the first try.|{right} of {n} questions right at the first try.",
    ),
    "recap_again": ("值得再看一遍：", "Worth seeing again:"),
    "ending_well": ("结局：还不错", "The end: it went well"),
    "ending_mixed": ("结局：有好有坏", "The end: some of both"),
    "ending_badly": ("结局：不太顺", "The end: it went badly"),
    "twice_missed": (
        "这一点有两次没答对。先回去看讲它的那一步（t），再来一道换了数字的。",
        "Missed twice. Look at the step that teaches it (t); the question then comes with other numbers.",
    ),
    "predicted": ("先猜一猜就很好，答案在下面", "A guess is a good start; here is the answer"),
}
