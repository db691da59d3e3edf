"""What every front end says: the notice, the names of languages."""

WORDS = {
    "education": (
        "仅供学习，不是理财或法律建议；人物、机构和分数都是虚构的。",
        "Education only, not financial or legal advice; people, lenders and scores are fictional.",
    ),
    "notice": (
        "这里只做教育，不提供理财建议，也不提供法律建议。\n"
        "课里的人物、放贷机构和分数都是虚构的。\n"
        "本程序与文中提到的任何公司、机构都没有关系。\n"
        "规则以旁边标出的日期为准，用之前请再核对一次。\n"
        "你的回答只留在这台电脑上。",
        "This is education only. It is not financial advice and not legal advice.\n"
        "The people, lenders and scores in the lessons are fictional.\n"
        "The program is not affiliated with any company or authority it names.\n"
        "Rules are as of the date shown beside them; check before you rely on one.\n"
        "Your answers stay on this computer.",
    ),
    "zh": ("中文", "中文"),
    "en": ("English", "English"),
}
