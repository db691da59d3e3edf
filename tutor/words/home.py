"""Words of the home screen and of the screens one opens from it."""

WORDS: dict[str, tuple[str, str]] = {
    "today": ("今天", "Today"),
    "begin": ("开始", "Begin"),
    "continue": ("继续", "Continue"),
    "next": ("下一课", "Next"),
    "again": ("再看", "Again"),
    "review": ("复习", "Review"),
    "plan": ("打算", "Plan"),
    "step": ("第 {step} 步，共 {of} 步", "step {step} of {of}"),
    "minutes": ("{n} 分钟", "{n} min"),
    "all_done": (
        "每一课都学完了。哪一课都可以再看。",
        "You have finished every lesson. Any of them can be opened again.",
    ),
    "nothing": (
        "这里会列出课程，现在还没有。用 --lessons 指定课程所在的文件夹。",
        "The lessons will stand here; there are none yet. Name their folder with --lessons.",
    ),
    "needs": ("我现在需要帮助", "I need help now"),
    "course": ("课程", "The course"),
    "world_two-years": ("过两年", "Live two years"),
    "world_all": ("更多人生", "More lives"),
    "world_seat": ("当一回机构", "Be the lender"),
    "tools": ("工具", "Tools"),
    "finished": ("已完成", "finished"),
    "counted": ("{done} / {of}", "{done} of {of}"),
    "broken": ("文件待修", "to be mended"),
    "quiet": (
        "只作教育，不是建议；人物和机构都是虚构的。按 i 看全文。",
        "Education only, not advice; people and lenders are fictional. i: more",
    ),
    "quiet_short": ("只作教育，不是建议。i 全文", "Education only, not advice. i: more"),
    "help": (
        "“今天”是最近该做的事，回车就能继续。“我现在需要帮助”写着眼下可以先做什么、找谁。“课程”按单元列出所有的课，按数字打开一个单元：圆圈是还没学的，半圆是学到一半的，勾是学完的。",
        "Today holds what comes next; Enter goes on. “I need help now” says what can be done at once and where to turn. "
        "The course lists all lessons by unit; a number opens one: a circle has not been begun, a half circle has, a tick is finished.",
    ),
    # the screens of "I need help now"
    "need_first": ("今天可以先做的", "What you can do today"),
    "need_lessons": ("慢慢来，这几课有用", "When you have a moment, these lessons help"),
    "need_tools": ("现在就算一算", "Work it out now"),
    "need_tool": ("{name}：{does}", "{name}: {does}"),
    "need_contacts": ("可以找谁（拨打前请再核对号码）", "Where to turn (check the number before you call)"),
    "need_checked": ("（{region}，核对于 {checked}）", " ({region}, checked {checked})"),
    "need_help": (
        "这一页写着眼下可以先做的几件事、可以找的人和有用的课。选一课或一个计算器，回车打开。",
        "This page says what can be done first, where to turn and which lessons help. Choose a lesson or a calculator; Enter opens it.",
    ),
}
