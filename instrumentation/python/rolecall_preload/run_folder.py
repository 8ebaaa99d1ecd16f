"""
The run folder, as the Node preload writes it: `spans.jsonl` (finished spans), `open.jsonl` (starts, and later news of
open ones), both OTLP JSON lines, and `coverage.json`.

Made at the first record, since PYTHONPATH reaches every child too. Nothing here ever raises: a run that can't be written
gives one warning on standard error and is silent from then on.
"""

import errno
import os
from time import monotonic

from .attach import RLock
from .clock import iso, now
from .names import R, VERSION
from .span import attributes_json

# A write that takes longer, s, and so many of them in a row: now and then one waits for a processor, or for the interpreter.
_SLOW = 0.05
_IN_A_ROW = 10
_SEGMENTS = 8


class RunFolder:
    """
    root: absolute path of the folder that holds run folders. cap: upper bound for the run's files, bytes.
    coverage: function that gives what stands in coverage.json beside the counts.
    """

    def __init__(self, root, run_id, cap, resource, coverage):
        from .segments import Segments

        self.path = "%s/%s" % (root, run_id)
        self.open = set()
        self._run_id = run_id
        # Of one segment, bytes.
        self._longest = cap / _SEGMENTS
        self._coverage = coverage
        self._spans = Segments(self.path, "spans")
        self._starts = Segments(self.path, "open")
        self._prefix = (
            '{"resourceSpans":[{"resource":{"attributes":%s},"scopeSpans":[{"scope":{"name":"rolecall","version":"%s"},"spans":['
            % (attributes_json(dict(resource, **{R.runId: run_id})), VERSION)
        )
        # Ends of spans whose call has more to end, and starts of what sends nothing itself, wait for company.
        self._begun = []
        self._done = []
        self._counts = {"started": 0, "ended": 0, "dropped": 0}
        self._notes = []
        self._state = "unborn"
        self._slow_writes = 0
        # Lines that wait for the watcher's thread, once the disk was found to be slow.
        self._later = None
        self._started_over = False
        self._coverage_due = True
        # Re-entrant: a finalizer may end a call in the middle of a write. Nothing under it switches greenlets.
        self._lock = RLock()

    def started(self, span):
        """On disk when this returns: a call's start must be there before its request leaves."""
        with self._lock:
            self.open.add(span)
            self._counts["started"] += 1
            spans, self._begun = self._begun, []
            spans.append(span)
            self._write(self._starts, spans)

    def announced(self, span):
        with self._lock:
            self.open.add(span)
            self._counts["started"] += 1
            self._begun.append(span)

    def updated(self, span):
        with self._lock:
            if span not in self.open:
                return
            if span not in self._begun:
                self._begun.append(span)
            self._write_starts()

    def ended(self, span, more=False):
        with self._lock:
            self.open.discard(span)
            self._counts["ended"] += 1
            # Over before anybody was told that it began.
            if span in self._begun:
                self._begun.remove(span)
            self._done.append(span)
            if not more:
                spans, self._done = self._done, []
                self._write(self._spans, spans)

    def flush(self):
        with self._lock:
            if self._later:
                lines, self._later = self._later, []
                for segments, data, records in lines:
                    self._append(segments, data, records)
            if self._begun:
                self._write_starts()
            if self._done:
                self._write_ends()

    def heartbeat(self):
        """About once a second while calls are open."""
        if self._state != "alive":
            return
        with self._lock:
            try:
                if not self._started_over and (self._spans.removed or self._starts.removed):
                    self._start_over()
            except OSError as error:
                self._die(error)
            self.save_coverage()

    def begun(self):
        """How many spans there have been."""
        return self._counts["started"]

    def coverage_changed(self):
        self._coverage_due = True

    def note(self, text):
        if len(self._notes) < 20 and text not in self._notes:
            self._notes.append(text)
        self._coverage_due = True

    def exist(self):
        """There is something to tell, though no record yet."""
        with self._lock:
            try:
                self._make()
            except OSError as error:
                self._die(error)
            self.save_coverage()

    def save_coverage(self, end=None):
        if self._state != "alive":
            return
        with self._lock:
            try:
                self._save_coverage(end)
            except OSError as error:
                self._rescue(error, self._save_coverage, end)

    def _save_coverage(self, end):
        import json

        own = self._coverage()
        coverage = {"format": "rolecall-coverage", "version": 1, "runId": self._run_id}
        coverage.update(own)
        coverage["seen"] = iso(now())
        if end is not None:
            coverage["end"] = iso(end)
        coverage["spans"] = dict(self._counts)
        coverage["tail"] = "complete" if self._later is None else "incomplete"
        coverage["notes"] = list(self._notes)
        # Hidden, so that a half-written one that a kill left behind is nobody's input.
        draft = "%s/.coverage.json" % self.path
        fd = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            os.write(fd, (json.dumps(coverage, indent=1) + "\n").encode())
        finally:
            os.close(fd)
        os.replace(draft, "%s/coverage.json" % self.path)
        self._coverage_due = False

    def forget(self):
        """In a forked child."""
        self._spans.forget()
        self._starts.forget()

    # What is below runs with the lock held.

    def _write_starts(self):
        spans, self._begun = self._begun, []
        self._write(self._starts, spans)

    def _write_ends(self):
        spans, self._done = self._done, []
        self._write(self._spans, spans)

    def _line(self, spans):
        return (self._prefix + ",".join([span.json() for span in spans]) + "]}]}]}\n").encode("ascii", "replace")

    def _write(self, segments, spans):
        if self._state == "dead" or not spans:
            return
        data = self._line(spans)
        if self._later is None:
            self._append(segments, data, len(spans))
        elif len(self._later) < 10_000:
            self._later.append((segments, data, len(spans)))
        else:
            self._counts["dropped"] += len(spans)

    def _make(self):
        if self._state == "unborn":
            os.makedirs(self.path, 0o700, exist_ok=True)
            self._state = "alive"

    def _append(self, segments, data, records):
        try:
            if self._state == "unborn":
                self._make()
            before = monotonic()
            segments.append(data, records)
            if self._later is None and monotonic() - before > _SLOW:
                self._slow_writes += 1
                if self._slow_writes == _IN_A_ROW:
                    self._later = []
                    self.note("%d writes in a row took more than 50 ms each: records are written without waiting since then" % _IN_A_ROW)
            else:
                self._slow_writes = 0
            if segments.size > self._longest:
                self._rotate(segments)
            if self._coverage_due:
                self.save_coverage()
        except OSError as error:
            self._rescue(error, segments.append, data, records)

    def _rescue(self, error, again, *args):
        """A folder that is gone can be made again, once; anything else ends the recording."""
        try:
            if error.errno != errno.ENOENT or self._started_over:
                raise error
            self._start_over()
            again(*args)
        except OSError as last:
            self._die(last)

    def _start_over(self):
        self._started_over = True
        text = "the run folder was removed while the process ran; what was written before is lost"
        warn(text)
        self.note(text)
        os.makedirs(self.path, 0o700, exist_ok=True)
        self._spans.reopen()
        self._renew_starts(True)

    def _rotate(self, segments):
        """Finished spans are dropped oldest first; starts are dropped as soon as the still-open ones are copied."""
        if segments is self._starts:
            self._renew_starts(False)
            return
        segments.next()
        if segments.segments < _SEGMENTS - 1:
            return
        self._counts["dropped"] += segments.drop_oldest()
        # The starts of dropped spans must go too, or they would look open for ever.
        self._renew_starts(False)
        self._coverage_due = True

    def _renew_starts(self, gone):
        if gone:
            self._starts.reopen()
        else:
            self._starts.next()
        spans = list(self.open)
        if spans:
            self._starts.append(b"".join([self._line([span]) for span in spans]), len(spans))
        while self._starts.segments > 1:
            self._starts.drop_oldest()

    def _die(self, error):
        if self._state == "dead":
            return
        self._state = "dead"
        code = errno.errorcode.get(error.errno, str(error))
        warn("cannot write to %s (%s); nothing more is recorded in this process" % (self.path, code))


def warn(text):
    """Never through `sys.stderr`: the server may have replaced it."""
    try:
        os.write(2, ("rolecall: %s\n" % text).encode())
    except OSError:
        pass
