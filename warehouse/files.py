"""Files as the publishing step needs them: copied without reading them, brought to the disk, locked."""

import os
import shutil
import sys
from pathlib import Path


def side(path: Path, suffix: str) -> Path:
    """Return the path of a side file: the same name with a suffix."""
    return path.with_name(path.name + suffix)


def copy_file(source: Path, target: Path) -> None:
    """Copy a file; where the file system can, its blocks are shared and only changes take room. Raises OSError."""
    with source.open("rb") as reading, target.open("wb") as writing:
        if hasattr(os, "copy_file_range"):
            size = os.fstat(reading.fileno()).st_size
            try:
                while size > 0 and (done := os.copy_file_range(reading.fileno(), writing.fileno(), size)):
                    size -= done
                if size == 0:
                    return
            except OSError:  # not between these file systems
                pass
            reading.seek(0)
            writing.seek(0)
            writing.truncate()
        shutil.copyfileobj(reading, writing, 1 << 20)


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk. Raises OSError."""
    if sys.platform == "win32" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def take_lock(handle: int) -> bool:
    """Take the lock on an open file without waiting, and say whether it was free; it ends with the process."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
