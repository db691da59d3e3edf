"""What ``check`` says of a lesson, and how to mend it. The key is the code after ``check.``."""

WORDS: dict[str, tuple[str, str]] = {
    # the report
    "error": ("错误：", "error:"),
    "warning": ("提醒：", "warning:"),
    # calculations
    "expression-empty": ("这里应该有一个算式。", "A calculation is missing here."),
    "expression-long": (
        "算式超过 {limit} 个字符。请分几步，各起一个名字。",
        "The calculation is longer than {limit} characters. Do it in steps, each with a name.",
    ),
    "expression-deep": (
        "括号或运算套了超过 {limit} 层。请分几步，各起一个名字。",
        "The calculation is nested more than {limit} deep. Do it in steps, each with a name.",
    ),
    "expression-digits": ("这个数超过 {limit} 位。", "This number has more than {limit} digits."),
    "expression-number": (
        "这个数的写法认不出来。整数写 1200，小数写 0.5，百分比写 0.6%。",
        "This is no way to write a number. Write 1200, 0.5 or 0.6%.",
    ),
    "expression-character": (
        "算式里不能有“{found}”。能用的是数、小写的名字、+ - * / ** ( )、比较，以及 if else and or not。",
        "“{found}” can't stand in a calculation. Use numbers, lower-case names, + - * / ** ( ), comparisons, "
        "and if else and or not.",
    ),
    "expression-not-allowed": ("算式里不能用“{found}”这种写法。", "“{found}” is not allowed in a calculation."),
    "expression-syntax": (
        "算式到这里读不下去。看看是不是少了运算符或括号。",
        "The calculation can't be read here. Look for a missing sign or bracket.",
    ),
    "expression-unknown-name": (
        "没有叫“{name}”的值。请在 values 里写上它。",
        "There is no value called “{name}”. Give it under values.",
    ),
    "expression-name-below": (
        "“{name}”写在下面，这里还不能用。请把它移到上面。",
        "“{name}” is given further down and not known yet. Move it up.",
    ),
    "expression-unknown-function": ("没有叫“{name}”的函数。", "There is no function called “{name}”."),
    "expression-arguments": (
        "“{name}”的参数不对，它要的是：{wanted}。",
        "“{name}” is given the wrong arguments; it takes: {wanted}.",
    ),
    "expression-finance": ("用这些数，“{name}”算不出结果。", "“{name}” has no result for these numbers."),
    "units-together": (
        "{left} 和 {right} 之间不能用 {operator}。比如钱不能加一个光秃秃的数：请在 values 里写 as: money。",
        "{operator} doesn't go between {left} and {right}. Money plus a bare number has no meaning: say as: "
        "money under values.",
    ),
    "units-argument": (
        "“{name}”的 {parameter} 要的是 {wanted}，这里给的是 {found}。",
        "“{name}” wants {wanted} as {parameter}; this is {found}.",
    ),
    "unit-change": ("这里要的是 {wanted}，算出来是 {found}。", "This has to be {wanted}, but it comes to {found}."),
    "too-large": ("结果太大了。一个家庭用不到这么大的数。", "The result is larger than any household has to do with."),
    "power": ("指数不能超过 {limit}。", "A power can't be higher than {limit}."),
    "root-of-negative": ("负数不能开方。", "A negative number has no such root."),
    "division-by-zero": ("这里会除以零。请换一组取值。", "This divides by zero. Pick other values."),
    "places": ("小数位数要在 0 到 8 之间。", "The number of decimals has to be from 0 to 8."),
    # worlds
    "no-world": ("没有叫“{name}”的世界。", "There is no world called “{name}”."),
    "script": ("这个决定做不成：{why}", "This decision can't be carried out: {why}"),
    "money-lost": (
        "第 {month} 个月账不平，差 {fen} 分（种子 {seed}）。",
        "In month {month} the books don't balance by {fen} fen (seed {seed}).",
    ),
    "stuck": (
        "{lender}从此一直在“重新评估”（种子 {seed}，第 {month} 个月），没有规则让它结束。",
        "{lender} stays in reassessment (seed {seed}, month {month}); no rule ends it.",
    ),
    "rule-unreached": ("规则“{name}”在所有的世界里都没有发生过。", "The rule “{name}” never happens in any world."),
    "no-field": (
        "这个计算器没有“{name}”这一项；它有：{known}。",
        "This calculator has no field “{name}”; it has {known}.",
    ),
    "no-such-option": (
        "这里没有“{name}”这个选项；可以选：{known}。",
        "“{name}” is no option here; choose one of {known}.",
    ),
    "calculator": (
        "填上这些数字，计算器会说（{lang}）：{why}",
        "With these numbers the calculator says ({lang}): {why}",
    ),
    "no-number": ("答案要是一个数，“{found}”算出来不是。", "The answer has to be a number; “{found}” is none."),
    "no-equals-sign": ("算式前面要写等号，比如 = fee * 12。", "A calculation begins with an equals sign: = fee * 12."),
    "given-differs": (
        "given 里要写算式用到的名字，不多不少：{wanted}。",
        "given has to list just the names that the calculation uses: {wanted}.",
    ),
    "other-unit": (
        "题目问的是百分之几或者多少个，答案却会按 {found} 来读。给那个值写上 as: rate 或 as: number。",
        "The question asks for per cent or for a count, and the answer is read as {found}. Give the value as: rate or "
        "as: number.",
    ),
    "tolerance": (
        "within 要写百分比（如 1%，至多 50%）或一个大于零的数。",
        "within has to be a percentage, 1% and at most 50%, or a number above zero.",
    ),
    "slip-unit": (
        "这个错法算出来是 {found}，答案却是 {wanted}，没有人会这样错。",
        "This slip comes to {found}, but the answer is {wanted}; nobody slips like that.",
    ),
    "truth-in-text": (
        "文字里放的是一个判断，不是数。请写成 {{甲 if 条件 else 乙}}。",
        "This is a comparison, not a number. Write {{one if condition else other}}.",
    ),
    # markup
    "markup-star": (
        "“{mark}”有开头没有结尾。要写星号本身，请写 \\*。",
        "“{mark}” is opened and never closed. To show a star, write \\*.",
    ),
    "markup-brace": (
        "花括号没有配成对。要写花括号本身，请写 \\{{ 或 \\}}。",
        "This brace has no partner. To show a brace, write \\{{ or \\}}.",
    ),
    "markup-gap": ("“[[”后面没有“]]”。", "“[[” is never closed by “]]”."),
    "markup-link": ("这里只能链接到词汇表：[词](term:id)。", "Only glossary terms can be linked: [words](term:id)."),
    "markup-fact": (
        "请写成 {{fact:事实.数值}}，比如 {{fact:dispute-20d.days}}。",
        "Write {{fact:id.figure}}, for example {{fact:dispute-20d.days}}.",
    ),
    "markup-format": ("没有叫“{name}”的格式。能用的有：{known}。", "There is no format “{name}”. There are: {known}."),
    "table-head": (
        "表格要有表头，表头下面一行横线，再加至少一行内容；每一行都用竖线隔开。",
        "A table needs a head, a line of dashes below it and at least one row, all divided by bars.",
    ),
    "table-columns": ("这一行有 {found} 格，表头有 {wanted} 格。", "This row has {found} cells, the head {wanted}."),
    # answers
    "key-not-right": (
        "判分器不认这个答案：{answer}（{lang}；{drawn}）。答案要在每一组取值下都算对。",
        "The grader doesn't take this answer for right: {answer} ({lang}; {drawn}). A key has to be right "
        "whatever is drawn.",
    ),
    "wrong-graded-right": (
        "判分器把这个当成了对的：{answer}（{lang}；{drawn}）。请换掉它，或者换一组取值。",
        "The grader takes this for right: {answer} ({lang}; {drawn}). Change it, or pick other values.",
    ),
    "entries-alike": (
        "有两项读起来一样：{found}（{lang}；{drawn}）。",
        "Two of these read the same: {found} ({lang}; {drawn}).",
    ),
    "no-feedback": ("这里要回应选了它的人，不能空着。", "Somebody who chose this gets no answer. Write one."),
    "same-feedback": (
        "和第 {first} 项的回应一字不差。请写出这一项自己的道理。",
        "This is word for word the feedback of entry {first}. Say what is particular about this one.",
    ),
    "all-of-the-above": (
        "不要用“{found}”。请拆成多选题。",
        "Don't offer “{found}”. Make it a question with several right answers.",
    ),
    "key-longest": (
        "{of} 道单选题里有 {n} 道的正确项最长（{lang}），不用读题就猜得出。请把别的选项写足，或把它改短。",
        "In {n} of {of} questions the right option is the longest ({lang}); that can be guessed without "
        "reading. Shorten it or fill out the others.",
    ),
    "key-position": (
        "不打乱的 {of} 道题里有 {n} 道正确项都在第 {place} 个。请换换位置，或者让它打乱。",
        "In {n} of {of} questions that are not shuffled the right option is number {place}. Move it, or let "
        "them be shuffled.",
    ),
    "nothing-wrong": (
        "这里没有一项是错的，也就没有可判断的。请加一项。",
        "Nothing here is wrong, so there is nothing to tell apart. Add something that is.",
    ),
    "empty-bin": ("没有一项归到“{name}”。", "Nothing belongs under “{name}”."),
    # hints
    "few-hints": (
        "至少要有 {least} 条提示，最后一条写出做法。",
        "There have to be at least {least} hints; the last shows the work.",
    ),
    "no-worked-solution": (
        "最后一条提示要算到答案为止，请把答案的算式放进去。",
        "The last hint has to arrive at the answer: put its calculation in.",
    ),
    "hint-tells": (
        "这条提示已经说出了答案：{found}。答案留给最后一条。",
        "This hint already gives the answer: {found}. Leave that to the last one.",
    ),
    # what a lesson leans on
    "unknown-fact": ("facts.yaml 里没有“{name}”。", "There is no “{name}” in facts.yaml."),
    "unknown-figure": (
        "“{name}”没有叫“{field}”的数值，只有：{known}。",
        "“{name}” has no figure “{field}”; it has: {known}.",
    ),
    "fact-past-review": (
        "“{name}”应在 {review} 前重新核对。请查一遍出处，再改日期。",
        "“{name}” had to be looked at again by {review}. Check its source, then change the date.",
    ),
    "fact-checked-later": ("“{name}”的核对日期在今天以后。", "“{name}” says it was checked on a day still to come."),
    "fact-not-named": (
        "文字用到了“{name}”，请把它写进这一步的 facts，学的人才查得到出处。",
        "The text uses “{name}”; name it in the facts of this step, so that its source can be looked up.",
    ),
    "not-as-reported": (
        "“{name}”只有转述的来源。请写明是谁说的，比如“据报道”。",
        "“{name}” was only read second-hand. Say who says so: “reported”, “according to”.",
    ),
    "unknown-term": ("词汇表里没有“{name}”。", "There is no “{name}” in the glossary."),
    "unknown-misconception": ("misconceptions.yaml 里没有“{name}”。", "There is no “{name}” in misconceptions.yaml."),
    "slip-without-value": (
        "“{name}”没有自己的算式（wrong）。请给这个错法写上 when。",
        "“{name}” has no calculation of its own (wrong). Give this slip a when.",
    ),
    "slip-lacks": (
        "“{name}”要用到这一课没有的值：{missing}。请加进 values，或给这个错法写上 when。",
        "“{name}” is worked out from values this lesson lacks: {missing}. Add them, or give this slip a when.",
    ),
    "unknown-competence": ("competences.yaml 里没有“{name}”。", "There is no “{name}” in competences.yaml."),
    "not-taught-before": (
        "前面的课都没有教过“{name}”。请调整课的次序。",
        "No lesson before this one teaches “{name}”. Change the order of lessons.",
    ),
    "tested-untaught": (
        "考了“{name}”，可这一课不教，前面的课也没教。请写进 teaches 并教它，或写进 needs。",
        "“{name}” is tested but not taught here or before. Teach it and say so under teaches, or name it under needs.",
    ),
    "tested-before-taught": (
        "还没教就考“{name}”。请先放一步讲解，或把这道题标成 predict。",
        "“{name}” is tested before anything is shown. Put a step before it that teaches, or mark it predict.",
    ),
    "taught-not-asked": (
        "说要教“{name}”，却没有一道题问到它。",
        "“{name}” is said to be taught, but no question asks for it.",
    ),
    "asked-little": (
        "“{name}”有 {n} 道题、{kinds} 种题型；至少要 {least} 道、{least_kinds} 种。",
        "“{name}” is asked {n} times in {kinds} kinds of question; it takes {least} in {least_kinds}.",
    ),
    # figures
    "typed-figure": (
        "“{found}”是手写的数。算出来的请用算式，例如 {{principal}}；有出处的用 {{fact:…}}；本来就是这个数的，写成 {{100:money}} 或 {{24%}}。",
        "“{found}” is typed by hand. Take results from a calculation, {{principal}}, and legal figures from "
        "{{fact:…}}; a figure that is meant as it stands is written {{100:money}} or {{24%}}.",
    ),
    "legal-figure": (
        "“{found}”是事实“{name}”里的数，请写 {{fact:{name}.{field}}}，规定改了才跟得上。",
        "“{found}” is a figure of the fact “{name}”. Write {{fact:{name}.{field}}}, so that it changes when "
        "the rule does.",
    ),
    # languages
    "no-translation": (
        "还没有 {file}，这门课要有两种语言。用 finlit-tutor translate {lang} 起个头。",
        "There is no {file}, and the course speaks both languages. Begin with finlit-tutor translate {lang}.",
    ),
    "other-figures": (
        "译文里的算式和原文对不上。缺：{missing}；多：{more}。",
        "The translation computes something else. Missing: {missing}; added: {more}.",
    ),
    "other-terms": (
        "译文里的词汇链接和原文对不上。缺：{missing}；多：{more}。",
        "The translation links other terms. Missing: {missing}; added: {more}.",
    ),
    "other-shape": (
        "译文的列表或表格和原文不一样：原文是 {wanted}，这里是 {found}。",
        "List or table differ from the original: there {wanted}, here {found}.",
    ),
    "other-bold": ("原文和译文里，只有一边有加粗。", "One language has bold words here and the other has none."),
    "other-numbers": (
        "译文里的数和原文对不上。缺：{missing}；多：{more}。",
        "The numbers differ from the original. Missing: {missing}; added: {more}.",
    ),
    # room and time
    "too-tall": (
        "这一步要占 {rows} 行，80×24 的屏幕只放得下 {room} 行（{lang} {scene}）。请分成两步，或者写短些。",
        "This step takes {rows} rows; a screen of 80 × 24 has {room} for it ({lang} {scene}). Divide it or "
        "make it shorter.",
    ),
    "other-minutes": (
        "minutes 写的是 {said}，照读和做的时间算要 {needed} 分钟（{lang}）。",
        "minutes says {said}; reading and answering take about {needed} ({lang}).",
    ),
    # stories
    "scene-unreachable": ("没有一条路走到“{name}”。", "No way leads to “{name}”."),
    "scene-endless": ("从“{name}”走不到任何结局。", "From “{name}” no way leads to an end."),
    # items among each other
    "id-is-command": (
        "“{name}”是一个命令的名字，课不能叫这个。",
        "“{name}” is the name of a command; a lesson can't be called that.",
    ),
    "same-stem": (
        "这道题和 {file} 第 {line} 行那道只差几个数。请换一个问法，或留一道就够。",
        "This question differs only in numbers from the one in {file}, line {line}. Ask something else, or keep one.",
    ),
    "template-worn": (
        "模板“{name}”已经出了 {n} 道题，最多 {most} 道。",
        "“{name}” has made {n} questions already; {most} is the most.",
    ),
    # files beside the lessons
    "no-lessons": ("这里没有课（lesson.yaml）。", "There is no lesson (lesson.yaml) here."),
    "no-such-unit": (
        "没有“{name}”这个单元文件夹，或者里面没有 unit.yaml。",
        "There is no unit folder “{name}” with a unit.yaml.",
    ),
    "guide-minutes": (
        "加起来是{found}分钟，这份安排应当正好{wanted}分钟。",
        "The parts come to {found} minutes; this plan should be {wanted}.",
    ),
    "guide-no-step": ("“{lesson}”里没有叫“{name}”的一步。", "“{lesson}” has no step called “{name}”."),
    "misconception-rare": (
        "“{name}”只有 {n} 道题会碰到，至少要 {least} 道：给别的错误选项标上它，或者并入相近的一个。",
        "“{name}” is met by {n} questions, and should be by {least}: name it on other wrong options, or merge it with a near one.",
    ),
    "no-such-contact": ("contacts 里没有“{name}”。", "There is no contact “{name}”."),
    "no-such-lesson": ("没有叫“{name}”的课。", "There is no lesson “{name}”."),
    "lesson-outside": (
        "这一课不在任何单元里，谁也看不到。把文件夹挪进一个单元（{known}），再写进它的 lessons。",
        "This lesson lies in no unit, so nobody would see it. Move its folder into one ({known}) and list it there.",
    ),
    "unit-not-listed": (
        "文件夹里有单元“{name}”，units 里却没有列出。",
        "The unit “{name}” is in the folder but not listed under units.",
    ),
    "lesson-not-listed": (
        "文件夹里有“{name}”，lessons 里却没有列出。",
        "“{name}” is in the folder but not listed under lessons.",
    ),
    "empty-text": ("两种语言都要写，不能空着。", "Both languages have to say something here."),
}
