"""What commands say to those who write lessons; part of ``command``."""

WORDS = {
    "handout_does": (
        "把一个单元写成可以打印的一份：给老师的一页和给学生的题",
        "Write a unit to print: a page for the teacher and a sheet for learners.",
    ),
    "argument_unit": ("单元的名字", "a unit's id"),
    "option_key": ("最后加上一页答案", "with the key on a page of its own"),
    "unit_unknown": ("没有单元“{value}”。现有：{known}。", "There is no unit “{value}”. There are {known}."),
    "handout_where": (
        "写上要写进哪个文件：--html 一个文件.html。",
        "Say where to write it: --html FILE.html.",
    ),
    "handout_empty": (
        "单元“{unit}”里还没有课，没有可以打印的。先起一课：finlit-tutor new lesson {unit}/名字。",
        "The unit “{unit}” has no lesson yet, so there is nothing to print. Begin one: finlit-tutor new lesson {unit}/NAME.",
    ),
    "check_does": ("像编译器那样检查课程文件", "Check lesson files like a compiler."),
    "preview_no_lesson": (
        "{path} 不是一课，也不在一课的文件夹里。写课的名字，或者它的 lesson.yaml。",
        "{path} is no lesson and not in a lesson's folder. Give a lesson's name, or its lesson.yaml.",
    ),
    "preview_does": (
        "边写边看一课：每存一次就跟着变",
        "Show a lesson while it is written; it follows every save.",
    ),
    "new_does": (
        "起一个新的课、单元或人生",
        "Begin a lesson, a unit or a world.",
    ),
    "argument_kind": ("lesson 一课，unit 一个单元，world 一段人生", "lesson, unit or world"),
    "argument_id": (
        "名字：小写字母、数字和短横；课可以写成 单元/课",
        "its id: small letters, digits, dashes; for a lesson UNIT/ID, too",
    ),
    "new_bad_id": (
        "“{id}”不能当名字。用小写字母、数字和短横，字母开头，最多48个字，例如 first-card。",
        "“{id}” can't be an id. Use small letters, digits and dashes, a letter first, 48 at most: first-card.",
    ),
    "new_command": (
        "“{id}”是一条命令的名字，课不能叫这个。换一个。",
        "“{id}” is the name of a command, so no lesson can have it. Choose another.",
    ),
    "new_known": ("已经有一课叫“{id}”。换一个名字。", "There is a lesson “{id}” already. Choose another id."),
    "new_unit_wanted": (
        "这门课分单元，请写成 单元/{id}。现有：{known}。",
        "This course has units: write UNIT/{id}. There are {known}.",
    ),
    "new_there": ("{path} 已经在那里，什么也没有改。", "{path} is there already; nothing was changed."),
    "new_no_unit": (
        "没有单元“{unit}”。现有：{known}。新的先起：finlit-tutor new unit {unit}。",
        "There is no unit “{unit}”. There are {known}. Begin a new one first: finlit-tutor new unit {unit}.",
    ),
    "new_no_lenders": (
        "{path} 里还没有放贷机构，人生要有至少一家。从已有的课程里抄一家过来。",
        "There is no lender in {path} yet, and a life needs one. Take one from a course that has some.",
    ),
    "new_by_hand": ("请自己把 {id} 写进 {path} 的单子里。", "Please add {id} to the list in {path} yourself."),
    "new_lesson_next": (
        "边写边看：finlit-tutor preview {id}{here}。写完：finlit-tutor check {path}。",
        "Write beside finlit-tutor preview {id}{here}; then finlit-tutor check {path}.",
    ),
    "new_unit_next": (
        "接着：finlit-tutor new lesson {id}/第一课的名字{here}。",
        "Next: finlit-tutor new lesson {id}/NAME{here}.",
    ),
    "new_world_next": (
        "过过看：finlit-tutor simulate {id}{here}。写完：finlit-tutor check {path}。",
        "Live it: finlit-tutor simulate {id}{here}; then finlit-tutor check {path}.",
    ),
    "translate_does": ("生成或更新一课的译文文件", "Make or refresh the translation of a lesson."),
    "schema_does": ("输出课程文件的 JSON Schema", "Print the JSON Schema of a lesson file."),
    "progress": ("看过 {done} 课，共 {of} 课", "{done} of {of} lessons looked at"),
    "check_clean": (
        "没有问题：{n} 课，{steps} 步，{questions} 道题。",
        "Nothing to mend in {n} lesson: {steps} steps, {questions} questions.|Nothing to mend in {n} lessons: {steps} steps, {questions} questions.",
    ),
    "check_clean_worlds": (
        "没有问题：过了 {n} 段人生。",
        "Nothing to mend in {n} life.|Nothing to mend in {n} lives.",
    ),
    "check_found_worlds": (
        "错误 {errors}，提醒 {warnings}；过了 {n} 段人生。",
        "Errors: {errors}. Warnings: {warnings}. Lived {n} life.|Errors: {errors}. Warnings: {warnings}. Lived {n} lives.",
    ),
    "check_found": (
        "错误 {errors}，提醒 {warnings}；看了 {n} 课，{steps} 步，{questions} 道题。",
        "Errors: {errors}. Warnings: {warnings}. Looked at {n} lesson, {steps} steps, {questions} questions.|Errors: {errors}. Warnings: {warnings}. Looked at {n} lessons, {steps} steps, {questions} questions.",
    ),
    "translate_done": (
        "{file}：{fresh} 条齐全，{stale} 条过期，{missing} 条还没译。",
        "{file}: {fresh} up to date, {stale} stale, {missing} missing.",
    ),
    "translate_stale": ("  过期：{name}", "  stale: {name}"),
    "translate_missing": ("  没译：{name}", "  missing: {name}"),
    "translate_own": ("{lesson} 本来就是用这种语言写的。", "{lesson} is written in that language."),
}
