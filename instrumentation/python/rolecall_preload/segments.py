"""An append-only file in numbered segments: `spans.jsonl`, `spans.2.jsonl`, …; every append is one write."""

import os
from os import write


class Segments:
    """
    Room is reserved one after the other, with the folder's lock; what is written into it may be written by several at once: the system puts
    whole lines one behind the other.
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
        # Descriptors that are being written to, once for each writer, and those of segments that are over: a number that is closed
        # too early may be somebody else's file by the time it is written to.
        self._busy = []
        self._over = []

    def reserve(self, length, records):
        """The descriptor into which so many bytes are written next, by `write`. Raises what the file system raises."""
        if self._fd is None:
            self._open()
        self.size += length
        self._last[1] += records
        self._busy.append(self._fd)
        return self._fd

    def write(self, fd, data):
        """Appends whole lines. Raises what the file system raises."""
        try:
            length = len(data)
            written = write(fd, data)
            while written != length:
                data = data[written:]
                length -= written
                written = write(fd, data)
        finally:
            self._busy.remove(fd)

    def append(self, data, records):
        self.write(self.reserve(len(data), records), data)

    def next(self):
        if self._fd is not None:
            self._over.append(self._fd)
        self._open()
        for fd in [fd for fd in self._over if fd not in self._busy]:
            self._over.remove(fd)
            os.close(fd)

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
            for fd in [self._fd] + self._over:
                os.close(fd)
            self._fd = None

    def _open(self):
        self._number += 1
        path = "%s/%s%s.jsonl" % (self._folder, self._name, ".%d" % self._number if self._number > 1 else "")
        self._fd = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        self._last = [path, 0]
        self._kept.append(self._last)
        self.size = 0
