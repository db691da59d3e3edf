"""A lesson beside the editor in which it is written."""

WORDS: dict[str, tuple[str, str]] = {
    "redraw": ("换数", "numbers"),
    "redraw_does": ("换一组抽出来的数", "draw other numbers"),
    "lay_open": ("摊开", "lay open"),
    "lay_open_does": (
        "把这一步摊开：每个选项的回答、算错的数、提示和解释",
        "lay this step open: what each option is told, wrong numbers, hints, explanation",
    ),
    "heading": ("边写边看：{title}", "Preview: {title}"),
    "heading_wanting": (
        "边写边看（{n} 条没译或过期）：{title}",
        "Preview ({n} text not translated): {title}|Preview ({n} texts not translated): {title}",
    ),
    "help": (
        "这是学的人看到的样子。存一次文件，这里就跟着变，停在同一步。按什么都不会记下来。",
        "This is what learners see. Save the file and it follows, at the same step. Nothing pressed here is kept.",
    ),
    "opened": ("摊开：{step}", "Laid open: {step}"),
    "broken": ("现在读不了，等改好：", "It can't be read just now; it comes back once this is mended:"),
    "drawing": ("抽到的第 {n} 组数：", "Drawing {n}: "),
}
