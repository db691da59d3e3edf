"""What is wrong with a file of the course, and how to mend it. ``course.diagnostics`` chooses the key."""

WORDS: dict[str, tuple[str, str]] = {
    # worlds
    "no-such-policy": ("没有叫“{name}”的活法；有：{known}。", "There is no policy “{name}”; there are {known}."),
    "no-such-lender": ("没有叫“{name}”的机构；有：{known}。", "There is no lender “{name}”; there are {known}."),
    "no-such-signal": ("没有叫“{name}”的信号；有：{known}。", "There is no signal “{name}”; there are {known}."),
    "no-such-happening": (
        "“{name}”不是会发生的事；有：{known}。",
        "“{name}” is nothing that happens; there are {known}.",
    ),
    "no-such-world": ("没有叫“{name}”的世界；有：{known}。", "There is no world “{name}”; there are {known}."),
    "world-stops": (
        "世界“{name}”里有做不成的决定，跑不完。",
        "The world “{name}” has a decision that can't be carried out.",
    ),
    "not-one-holds": (
        "跑完以后，正好要有一个选项是真的；现在有 {right} 个。",
        "Exactly one option has to be true of the run; {right} are.",
    ),
    "bounds-wanted": ("这个信号要有 from 或 to。", "This signal needs from or to."),
    "price-wanted": ("这种产品的价格写在这里面的一个：{wanted}。", "This product has its price in one of: {wanted}."),
    "rule-act": (
        "“{name}”放错了地方：underwriting 里只有 decline，rules 里没有 decline。",
        "“{name}” is misplaced: underwriting only declines, and rules never do.",
    ),
    "rule-states": ("“{name}”要写明在哪些状态下（in）。", "“{name}” has to say in which states (in)."),
    "owed-over-limit": ("欠的比额度还多。", "More is owed than the limit."),
    "below-zero": ("这里不能小于零。", "This can't be below zero."),
    "percent-wanted": (
        "这里要写百分数，比如 0.05%，不是“{found}”。",
        "A per cent is wanted here, such as 0.05%, not “{found}”.",
    ),
    "nearest": ("是不是想写 {nearest}？", "Did you mean {nearest}?"),
    # the file as a whole
    "no-file": ("没有这个文件。", "There is no such file."),
    "unreadable": ("这个文件打不开：{why}。", "This file can't be opened: {why}."),
    "no-course": ("这里不是能打开的课程文件夹：{why}。", "This is no course folder that can be opened: {why}."),
    "nothing": ("文件里什么也没有。", "There is nothing in this file."),
    "too-large": (
        "文件超过 {limit} 字节，一课用不着这么大。",
        "The file is larger than {limit} bytes; no lesson needs that much.",
    ),
    "utf-16": ("文件是 UTF-16 编码。请另存为 UTF-8。", "The file is encoded as UTF-16. Save it as UTF-8."),
    "byte-order-mark": (
        "文件开头有一个看不见的字节顺序标记（BOM）。请另存为不带 BOM 的 UTF-8。",
        "The file begins with an invisible byte order mark. Save it as UTF-8 without BOM.",
    ),
    "not-utf-8": (
        "字节 {byte} 不是 UTF-8。请把文件另存为 UTF-8。",
        "Byte {byte} is not UTF-8. Save the file as UTF-8.",
    ),
    "tab": ("这里有一个制表符。请改用空格。", "There is a tab here. Use spaces."),
    "unseen-character": (
        "这里有一个看不见的字符（{point}）。请删掉它。",
        "There is a character here that can't be seen ({point}). Delete it.",
    ),
    "several-documents": (
        "这里又开始了一份文档。一个文件只写一份，请删掉 ---。",
        "A second document begins here. One file holds one; delete the ---.",
    ),
    "directive": ("以 % 开头的指令在这里不用，请删掉。", "Directives that begin with % are not used here; delete it."),
    # what YAML would allow
    "alias": (
        "*{name} 是 YAML 的引用，这里不用。请把内容再写一遍；如果是文字，请加引号。",
        "*{name} is a YAML alias; they are not used here. Write the value again, or put quotes around a text.",
    ),
    "anchor": (
        "&{name} 是 YAML 的锚点，这里不用。如果是文字，请加引号。",
        "&{name} is a YAML anchor; they are not used here. Put quotes around a text.",
    ),
    "tag": (
        "以 ! 开头的是 YAML 标签，这里不用。如果是文字，请加引号。",
        "What begins with ! is a YAML tag; they are not used here. Put quotes around a text.",
    ),
    "merge": ("<< 合并写法在这里不用，请把内容写全。", "Merging with << is not used here; write the keys out."),
    "duplicate-key": (
        "{name} 在第 {line} 行已经写过一次。请只留一个。",
        "{name} stands on line {line} already. Keep one of them.",
    ),
    "key-not-text": (
        "键必须是文字。如果这就是要写的名字，请加引号。",
        "A key has to be text. If this is the name you mean, put quotes around it.",
    ),
    "too-deep": ("嵌套超过 {limit} 层，读到这里为止。", "This is nested more than {limit} deep; reading stops here."),
    "too-long": ("这段文字超过 {limit} 个字符，请拆开。", "This text is longer than {limit} characters; divide it."),
    "long-number": (
        "这个数太长了。请写短一些；如果是文字，请加引号。",
        "This number is too long. Write a shorter one, or quotes around it if it is text.",
    ),
    "truth-case": (
        "{found} 请写成小写的 true 或 false；如果是文字，请加引号。",
        "Write true or false in small letters, or quotes around {found} if it is text.",
    ),
    "yes-no": (
        "{found} 在 YAML 里会变成真或假。是文字就加引号，是判断就写 true 或 false。",
        "YAML may turn {found} into a truth value. Put quotes around it if it is text, or write true or false.",
    ),
    "empty": (
        '这里没有内容。请写上内容，或者删掉这一项；空文字写成 ""。',
        'There is nothing here. Write a value or delete the entry; an empty text is "".',
    ),
    "leading-zero": (
        "{found} 以 0 开头，YAML 会按八进制读。是数就去掉前面的 0，是文字就加引号。",
        "{found} begins with 0, which YAML reads as octal. Drop the zero, or put quotes around it if it is text.",
    ),
    "other-base": (
        "{found} 不是十进制。请写十进制的数；如果是文字，请加引号。",
        "{found} is not a decimal number. Write it in decimal, or put quotes around it if it is text.",
    ),
    "clock": (
        "{found} 在 YAML 里会按六十进制变成一个数。请加引号。",
        "YAML may read {found} as a number to base sixty. Put quotes around it.",
    ),
    "date": ('日期请加引号："{found}"。', 'Put quotes around a date: "{found}".'),
    "exponent": (
        "{found} 是科学记数法。请把数写全，比如 1000；如果是文字，请加引号。",
        "{found} is in scientific notation. Write the number out, such as 1000, or quotes around it if it is text.",
    ),
    "infinity": (
        "{found} 不是可以计算的数。如果是文字，请加引号。",
        "{found} is no number to reckon with. Put quotes around it if it is text.",
    ),
    "odd-number": (
        "{found} 这样写数容易读错。请写成 1000 或 0.5 的样子；如果是文字，请加引号。",
        "{found} is an unusual number. Write it like 1000 or 0.5, or put quotes around it if it is text.",
    ),
    # YAML that can't be read
    "syntax": (
        "从这里起读不懂了。请看看这一行和上一行的缩进、引号和冒号。",
        "This can't be read from here on. Look at indentation, quotes and colons of this line and the one above.",
    ),
    "colon-in-text": (
        "文字里有“冒号加空格”，YAML 会当成键。请给整段文字加引号，或者换行写在竖线后面。",
        "A colon with a space inside a text looks like a key. Put quotes around the text, or write it as a block.",
    ),
    "dash-in-text": (
        "这里不能开始列表。请把列表写到下一行；如果是文字，请加引号。",
        "A list can't begin here. Begin it on the next line, or put quotes around a text.",
    ),
    "first-character": (
        "没加引号的文字不能以 {found} 开头。请加引号。",
        "A text without quotes can't begin with {found}. Put quotes around it.",
    ),
    "quote-open": (
        "这个引号没有合上，一直读到第 {noticed} 行也没有。",
        "This quotation mark is never closed; it was still open on line {noticed}.",
    ),
    "escape": (
        "双引号里的反斜杠后面不能跟 {found}。请写两个反斜杠，或者改用单引号。",
        "In double quotes a backslash can't stand before {found}. Write two backslashes, or use single quotes.",
    ),
    "bracket-open": (
        "这个括号没有合上，或者少了逗号；第 {noticed} 行才发现。如果是文字，请给整段加引号。",
        "This bracket is not closed, or lacks a comma; noticed on line {noticed}. A text needs quotes around it.",
    ),
    "bracket-content": ("括号里这里缺少内容。", "Something is missing here inside the brackets."),
    "colon-missing": (
        "这一行像是一个键，但后面没有冒号。",
        "This line looks like a key, but no colon follows.",
    ),
    "wide-colon": (
        "键后面要用半角冒号加空格，这里是全角冒号。",
        "A key is followed by an ordinary colon and a space; this is a full-width one.",
    ),
    "block-header": (
        "竖线或大于号后面不能再写文字，请另起一行。",
        "Nothing may follow the sign that opens a block of text; begin on the next line.",
    ),
    "indent": (
        "这一行的缩进和上面对不上。",
        "The indentation of this line doesn't fit what stands above.",
    ),
    "after-value": (
        "前面的内容已经结束，这里多出了文字。请给整段加引号。",
        "The value has ended before this. Put quotes around all of it.",
    ),
    # types
    "text-wanted": (
        "这里要写文字，{found} 不是。请加引号。",
        "A text belongs here, and {found} is none. Put quotes around it.",
    ),
    "whole-wanted": (
        "这里要写整数，不加引号；{found} 不是。",
        "A whole number without quotes belongs here; {found} is none.",
    ),
    "number-wanted": ("这里要写数，不加引号；{found} 不是。", "A number without quotes belongs here; {found} is none."),
    "truth-wanted": ("这里要写 true 或 false，{found} 不是。", "true or false belongs here; {found} is neither."),
    "scalar-wanted": ("这里要写一个数或一段文字。", "One number or one text belongs here."),
    "list-wanted": ("这里要写列表，每项前面一个短横。", "A list belongs here, each entry after a dash."),
    "mapping-wanted": (
        "这里要写“键: 内容”。如果是文字，请给整段加引号。",
        "Keys with values belong here. If a text is meant, it stands in the wrong place.",
    ),
    "text-not-mapping": (
        "这里要写文字，但以 {{ 开头的会被当成键和内容。请给整段加引号。",
        "A text belongs here, but what begins with {{ is read as keys. Put quotes around all of it.",
    ),
    "text-not-list": (
        "这里要写一段文字，不是列表。以 [ 开头的文字请加引号。",
        "A text belongs here, not a list. A text that begins with [ needs quotes.",
    ),
    "date-wanted": (
        '这里要写加引号的日期，比如 "2026-11-20"；{found} 不是。',
        'A date in quotes belongs here, such as "2026-11-20"; {found} is none.',
    ),
    "one-of": ("{found} 不在可选之列：{known}。", "{found} is none of: {known}."),
    "unknown-kind": (
        "没有 {name} 这种步骤。可以写：{known}。",
        "There is no kind of step called {name}. There are: {known}.",
    ),
    "unknown-key": ("这里没有 {name} 这个键。可以写：{known}。", "No key {name} belongs here. Possible are: {known}."),
    "missing-key": ("这里缺少 {name}。", "{name} is missing here."),
    "too-few-entries": ("这里至少要有 {least} 项。", "At least {least} belong here."),
    "not-fitting": ("{found} 不适合放在这里。", "{found} doesn't fit here."),
    # structure
    "not-an-id": (
        "{found} 不能作名字。名字只用小写字母、数字和短横，比如 flat-fee。",
        "{found} can't be an id. Ids are small letters and digits joined by hyphens, such as flat-fee.",
    ),
    "not-a-name": (
        "{found} 不能在算式里使用。名字用小写字母、数字和下划线，以字母开头。",
        "{found} can't be used in a formula. Names are small letters, digits and underscores, a letter first.",
    ),
    "duplicate-id": (
        "{name} 已经用在第 {line} 行。名字不能重复。",
        "{name} is used on line {line} already. Each needs its own id.",
    ),
    "other-folder": (
        "这一课叫 {name}，可文件夹叫 {folder}。两个名字要一样。",
        "The lesson is called {name}, its folder {folder}. They have to be the same.",
    ),
    "out-of-range": ("这个数要在 {low} 到 {high} 之间。", "This has to be between {low} and {high}."),
    "drawn-one-of": (
        "pick、whole、be 三者写一个，而且只写一个。",
        "Give one of pick, whole and be, and only one.",
    ),
    "whole-range": (
        "whole 写成 [最小, 最大] 或 [最小, 最大, 步长]，最小不超过最大，步长至少是 1。",
        "whole is [low, high] or [low, high, step]; low may not exceed high, and step is at least 1.",
    ),
    "no-correct-option": ("没有一项标明 correct: true。", "No option says correct: true."),
    "two-correct-options": (
        "choice 只能有一项正确。如果有几项都对，请用 choices。",
        "Only one option of a choice is correct. If several are, use choices.",
    ),
    "empty-slip": ("这里要写 when，说明是哪一种错。", "Say with when which mistake this is."),
    "gap-without-blank": ("空格 [[{name}]] 没有写在 blanks 里。", "The gap [[{name}]] is not among the blanks."),
    "gap-twice": ("空格 [[{name}]] 出现了两次。", "The gap [[{name}]] appears twice."),
    "blank-without-gap": ("题目里没有空格 [[{name}]]。", "The question has no gap [[{name}]]."),
    "no-such-bin": ("bins 里没有 {name}。", "There is no {name} among the bins."),
    "no-trap": ("没有一行标明 trap: true。", "No line says trap: true."),
    "ending-with-turns": (
        "后面还有路的一幕不是结尾：turns 和 ending 只留一个。",
        "A scene that leads on is no ending: keep either turns or ending.",
    ),
    "no-way-on": (
        "{name} 这一幕没有 turns，那就要用 ending 说明怎样结束。",
        "The scene {name} has no turns, so it needs an ending.",
    ),
    "no-such-node": ("没有叫 {name} 的一幕。", "There is no scene called {name}."),
    # translations
    "overlay-key": (
        "译文的键要写成“名字 @六位指纹”，{found} 不是。运行 finlit-tutor translate 可以补齐。",
        "{found} is no name with a fingerprint, such as title @3f2a1c; finlit-tutor translate writes them.",
    ),
    "untranslated": (
        "{name} 在 {overlay} 里还没有译文。",
        "{name} has no translation in {overlay} yet.",
    ),
    "stale": (
        "{name} 的原文改过了。请核对译文，再把指纹改成 @{mark}。",
        "The source of {name} has changed. Check the translation, then make its fingerprint @{mark}.",
    ),
    "no-such-text": ("这一课里没有叫 {name} 的文字。", "The lesson has no text called {name}."),
}
