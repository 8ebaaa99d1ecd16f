"""An append-only file in numbered segments: `spans.jsonl`, `spans.2.jsonl`, …; every append is one write."""

import os
from os import write


class Segments:
    def __init__(self, folder, name):
        self._folder = folder
        self._name = name
        self._fd = None
        self._number = 0
        # [path, records]
        self._kept = []
        self.size = 0

    def append(self, data, records):
        """Appends whole lines. Raises what the file system raises."""
        fd = self._fd
        if fd is None:
            self._open()
            fd = self._fd
        length = len(data)
        self.size += length
        self._kept[-1][1] += records
        written = write(fd, data)
        while written != length:
            data = data[written:]
            length -= written
            written = write(fd, data)

    def next(self):
        last = self._fd
        self._open()
        if last is not None:
            os.close(last)

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

    def _open(self):
        self._number += 1
        path = "%s/%s%s.jsonl" % (self._folder, self._name, ".%d" % self._number if self._number > 1 else "")
        self._fd = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        self._kept.append([path, 0])
        self.size = 0
