"""An append-only file in numbered segments: `spans.jsonl`, `spans.2.jsonl`, …; every append is one write."""

import os
from os import SEEK_END, lseek, write

# A process that is killed is interrupted between two pages of what it writes, never within one (`generic_perform_write` of Linux).
_PAGE = 4096


class Segments:
    """
    Room is reserved one after the other, with the folder's lock; what is written into it may be written by several at once: the system puts
    whole lines one behind the other. All segments have the same descriptor, one after the other: nobody holds one that is another's
    file by the time it is written to.
    """

    def __init__(self, folder, name):
        self._folder = folder
        self._name = name
        self._fd = None
        self._number = 0
        # [path, records]
        self._kept = []
        self._last = None
        self.size = 0

    def reserve(self, length, records):
        """So many bytes are written next, by `write`. Raises what the file system raises."""
        if self._fd is None:
            self.next()
        self.size += length
        self._last[1] += records

    def write(self, data):
        """Appends whole lines; one that would lie across two pages begins with the second. Raises what the file system raises."""
        length = len(data)
        if length <= _PAGE:
            room = _PAGE - lseek(self._fd, 0, SEEK_END) % _PAGE
            if room < length:
                data = b" " * room + data
                self.size += room
        written = write(self._fd, data)
        while written != len(data):
            data = data[written:]
            written = write(self._fd, data)

    def append(self, data, records):
        self.reserve(len(data), records)
        self.write(data)

    def next(self):
        self._number += 1
        path = "%s/%s%s.jsonl" % (self._folder, self._name, ".%d" % self._number if self._number > 1 else "")
        fd = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        if self._fd is None:
            self._fd = fd
        else:
            os.dup2(fd, self._fd, False)
            os.close(fd)
        self._last = [path, 0]
        self._kept.append(self._last)
        self.size = 0

    @property
    def segments(self):
        return len(self._kept)

    def drop_oldest(self):
        """Removes the oldest segment; returns how many records went with it."""
        if not self._kept:
            return 0
        path, records = self._kept.pop(0)
        os.unlink(path)
        return records

    @property
    def removed(self):
        """Somebody removed the file under our hands: what is appended now would be lost."""
        return self._fd is not None and os.fstat(self._fd).st_nlink == 0

    def reopen(self):
        self._kept = []
        self._number = 0
        self.next()

    def forget(self):
        """In a forked child: the parent's file is the parent's."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None
