"""Why the system refused: by the name of its error."""

WORDS = {
    "ENOENT": ("没有这个文件或文件夹", "there is no such file or folder"),
    "EACCES": ("没有权限", "permission is denied"),
    "EPERM": ("不允许这样做", "that is not permitted"),
    "EISDIR": ("那是一个文件夹", "that is a folder"),
    "ENOTDIR": ("路径里有一段不是文件夹", "a part of the path is no folder"),
    "EROFS": ("那里只能读，不能写", "what is there can only be read"),
    "ENOSPC": ("磁盘满了", "the disk is full"),
    "EDQUOT": ("给你的空间用完了", "your share of the disk is full"),
    "ENAMETOOLONG": ("名字太长", "the name is too long"),
    "EIO": ("磁盘读写出错", "the disk reports an error"),
    "EMFILE": ("打开的文件太多", "too many files are open"),
}
