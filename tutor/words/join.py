"""What is asked of somebody who takes part from a terminal."""

WORDS: dict[str, tuple[str, str]] = {
    "one": ("输入一个编号。", "Type a number."),
    "many": ("输入编号，可以几个，用空格隔开。", "Type numbers, several with spaces between."),
    "order": ("按顺序输入全部编号，例如 2 1 3。", "Type all numbers in order, as in 2 1 3."),
    "place": (
        "从 a 起，依次输入每一句归到几号，例如 1 2 1。",
        "From a on, the number that each belongs to, as in 1 2 1.",
    ),
    "words": ("输入你的答案。", "Type your answer."),
    "fill": ("依次输入每个空，用分号隔开。", "Type each blank in turn, with semicolons between."),
    "story": ("依次输入你每一步选的编号。", "Type the number you choose at each turn, one after another."),
}
