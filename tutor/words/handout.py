"""A unit on paper."""

WORDS: dict[str, tuple[str, str]] = {
    "teacher": ("给老师：{unit}", "For the teacher: {unit}"),
    "lessons": ("这一单元的课：", "Lessons of this unit:"),
    "lesson": ("《{title}》（{id}）", "“{title}” ({id})"),
    "plan": ("{n} 分钟怎么上", "{n} minutes"),
    "minutes": ("{n} 分", "{n} min"),
    "revote": ("值得投两次的问题", "Worth voting on twice"),
    "mistakes": ("大家常错在哪里，怎么说", "What people get wrong, and what helps"),
    "activity": ("一起过一段人生", "Live a life together"),
    "take_home": ("带回家一件事", "One thing to take home"),
    "name": ("名字", "Name"),
    "letters": ("在方框里写上字母。", "Write a letter into each box."),
    "key": ("答案", "Key"),
    "numbers": (
        "这一份的数字是第 {seed} 组：--seed 换一个数，就是另一份。",
        "These are the numbers of seed {seed}; another --seed makes another sheet.",
    ),
}
