"""What is wrong with the file that keeps the answers, and what to do about it."""

WORDS = {
    "busy": (
        "另一个程序正占着 {path}。关掉它，或者过一会儿再试。已经答过的都还在。",
        "Another program is holding {path}. Close it, or try again in a moment. Everything answered is still there.",
    ),
    "newer": (
        "{path} 是更新版本的程序写的。请更新 finlit-tutor，或用 --data 换一个文件夹。文件没有被改动。",
        "{path} was written by a newer version. Update finlit-tutor, or choose another folder with --data. The file was not touched.",
    ),
    "foreign": (
        "{path} 不是本程序的进度文件，或者已经损坏。把它移到别处，或用 --data 换一个文件夹。文件没有被改动。",
        "{path} is not a progress file of this program, or is damaged. Move it away, or choose another folder with --data. The file was not touched.",
    ),
    "unwritable": (
        "写不进 {path}。看看这个文件夹能不能写、所在的磁盘还在不在，或者用 --data 换一个文件夹。",
        "{path} can't be written. Check the folder's permissions and that its disk is there, or choose another folder with --data.",
    ),
    "full": (
        "磁盘满了，{path} 写不进去。腾出一点空间再试。这之前答过的都还在。",
        "The disk is full, so {path} can't be written. Make some room and try again. Everything answered before is still there.",
    ),
}
