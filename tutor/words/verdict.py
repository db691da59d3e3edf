"""How an answer went, and why one could not be weighed yet."""

WORDS = {
    "right": ("答对了", "Right"),
    "partly": ("对了一部分", "Partly right"),
    "wrong": ("还不对", "Not yet"),
    "noted": ("记下了", "Noted"),
    "guess": ("猜的", "a guess"),
    "fairly": ("比较有把握", "fairly sure"),
    "certain": ("很确定", "certain"),
    "how-sure": ("你有多大把握？", "How sure are you?"),
    "choose-one": ("先选一个答案。", "Choose one answer first."),
    "choose-some": ("先至少选一项。", "Choose at least one first."),
    "order-all": ("每一项都要排进去。", "Every line has to have its place."),
    "empty": ("还没有写。", "Nothing is written yet."),
    "blank-empty": ("这个空还没有填。", "This blank is still empty."),
    "unplaced": ("还有 {n} 项没有归位。", "{n} thing still has no place.|{n} things still have no place."),
    "story": ("故事还没有走完。", "The story is not at its end yet."),
    "nothing-asked": ("这一页没有提问。", "Nothing is asked on this page."),
}
