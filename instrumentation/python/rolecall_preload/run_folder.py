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
# Of who leaves at once, s.
_PATIENCE = 0.5


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
        # Starts of what sends nothing itself wait for company, and by the span of an SDK's call the ends of it and of its attempts while
        # there are more to come.
        self._begun = {}
        self._done = {}
        self._ended = self._dropped = 0
        self._notes = []
        self._state = "unborn"
        self._slow_writes = 0
        # Lines that wait for the watcher's thread, once the disk was found to be slow.
        self._later = None
        self._started_over = False
        self._coverage_due = True
        # Re-entrant: a finalizer may end a call in the middle of another. Nothing under it switches greenlets, and what every call writes
        # is written without it: a write lets other threads run, who would all queue for it.
        self._lock = RLock()

    def started(self, span):
        """On disk when this returns: a call's start must be there before its request leaves, and of all that it is a part of."""
        self.open.add(span)
        self._tell(span)

    def announced(self, span):
        self.open.add(span)
        self._begun[span] = True

    def updated(self, span):
        if span in self.open:
            if span.queued:
                span.still_waiting(now())
            self._tell(span)

    def ended(self, span, call=None, more=False):
        """`call`: span of the SDK's call that it is, or is a part of; `more`: other parts of it are still to end."""
        with self._lock:
            self.open.discard(span)
            self._ended += 1
            if self._begun:
                # Over before anybody was told that it began.
                self._begun.pop(span, None)
            if more:
                self._done.setdefault(call, []).append(span)
                return
            spans = self._done.pop(call, None) if call is not None else None
            if spans is None:
                spans = (span,)
            else:
                spans.append(span)
            line = self._room(self._spans, spans)
        if line is not None:
            self._write(self._spans, line)

    def flush(self):
        with self._lock:
            lines = self._later
            if lines:
                self._later = []
            begun = list(self._begun)
            waiting, self._done = self._done, {}
            done = [span for spans in waiting.values() for span in spans]
            starts = self._room(self._starts, begun) if begun else None
            ends = self._room(self._spans, done) if done else None
            if ends is not None:
                # With the lock: who ends the rest of such a call goes on only when these are on disk.
                self._write(self._spans, ends)
        for segments, line, records in lines or ():
            with self._lock:
                line = self._reserved(segments, line, records)
            if line is not None:
                self._write(segments, line)
        self._write_starts(begun, starts)

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
        return len(self.open) + self._ended

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
        coverage["spans"] = {"started": self.begun(), "ended": self._ended, "dropped": self._dropped}
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

    def leave(self, end):
        """The process is gone in a moment. A disk that was found to be slow is not waited for, nor a thread that waits for it."""
        if self._later is not None or not self._lock.acquire(timeout=_PATIENCE):
            return
        try:
            self.flush()
            self.save_coverage(end)
        finally:
            self._lock.release()

    def forget(self):
        """In a forked child."""
        self._spans.forget()
        self._starts.forget()

    def _tell(self, span):
        with self._lock:
            spans = self._with_begun(span) if self._begun else (span,)
            line = self._room(self._starts, spans)
        self._write_starts(spans, line)

    def _write_starts(self, spans, line):
        if line is not None:
            self._write(self._starts, line)
        begun = self._begun
        if begun:
            # Only now: who makes another call in one of them must not rely on a line that is still to come.
            for span in spans:
                begun.pop(span, None)

    def _write(self, segments, line):
        """Into the room that was made for it."""
        before = monotonic()
        try:
            segments.write(line)
        except OSError as error:
            with self._lock:
                self._rescue(error, segments.append, line, 0)
            return
        if monotonic() - before > _SLOW:
            self._slow()
        elif self._slow_writes:
            self._slow_writes = 0
        if segments.size > self._longest:
            self._rotate(segments)
        if self._coverage_due:
            self.save_coverage()

    def _slow(self):
        with self._lock:
            self._slow_writes += 1
            if self._later is None and self._slow_writes == _IN_A_ROW:
                self._later = []
                self.note("%d writes in a row took more than 50 ms each: records are written without waiting since then" % _IN_A_ROW)

    def _rotate(self, segments):
        with self._lock:
            try:
                if segments.size > self._longest:
                    self._begin_next(segments)
            except OSError as error:
                self._die(error)

    # What is below runs with the lock held.

    def _with_begun(self, span):
        """The span, after those above it that nobody was told of."""
        begun = self._begun
        spans = [span]
        above = span.parent
        while above is not None:
            if above in begun:
                spans.append(above)
            above = above.parent
        spans.reverse()
        return spans

    def _line(self, spans):
        said = spans[0].json() if len(spans) == 1 else ",".join([span.json() for span in spans])
        return f"{self._prefix}{said}]}}]}}]}}\n".encode()

    def _room(self, segments, spans):
        """The line that is to be written; nothing where nothing is written now."""
        if self._state == "dead":
            return None
        line = self._line(spans)
        if self._later is None:
            return self._reserved(segments, line, len(spans))
        if len(self._later) < 10_000:
            self._later.append((segments, line, len(spans)))
        else:
            self._dropped += len(spans)
        return None

    def _reserved(self, segments, line, records):
        try:
            if self._state == "unborn":
                self._make()
            segments.reserve(len(line), records)
            return line
        except OSError as error:
            self._rescue(error, segments.append, line, records)
            return None

    def _make(self):
        if self._state == "unborn":
            os.makedirs(self.path, 0o700, exist_ok=True)
            self._state = "alive"

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

    def _begin_next(self, segments):
        """Finished spans are dropped oldest first; starts are dropped as soon as the still-open ones are copied."""
        if segments is self._starts:
            self._renew_starts(False)
            return
        segments.next()
        if segments.segments < _SEGMENTS - 1:
            return
        self._dropped += segments.drop_oldest()
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
