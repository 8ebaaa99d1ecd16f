"""The spans of this process: who is the parent, where they are written, and the watcher that looks at open ones."""

import atexit
import os
import sys
from contextvars import ContextVar

from . import settings
from . import attach
from .attach import RLock, sleep, start_new_thread
from .clock import iso, milliseconds, now
from .listeners import not_seen
from .names import R, S
from .run_folder import RunFolder
from .span import CLIENT, SERVER, Span, random_id

_TICK = 0.1
_TICK_NS = 100_000_000
_HEARTBEAT = 1_000_000_000
# Of an event loop: from a connection's wait in the queue to the task that serves its first request.
_TURNS = 40
_FOREVER = 3_600_000_000_000
# Shorter delays are a busy loop's everyday, ns.
_LAG_WORTH_TELLING = 50_000_000


class Scope:
    """
    What a flow of work belongs to: the parent of what begins in it. One object per inbound request, tool call and SDK
    call; an inbound request's `span` changes when its body turns out to be a tool call.
    """

    __slots__ = ("span", "inbound", "works_on")
    # The SDK's call, where it is one.
    sdk = None

    def __init__(self, span, inbound=None):
        self.span = span
        self.inbound = inbound
        # The application has answered, and has not come back: what it does now is a background task of this request.
        self.works_on = False


# The scope of the flow; (scope, True) where a thread was given it by who started it.
current = ContextVar("rolecall", default=None)


class Recorder:
    def __init__(self):
        self._watching = set()
        self._errors = 0
        self._loops = {}
        # From, to, and until when who came meanwhile is taken up, ns.
        self._stalls = []
        self._watcher = False
        self._sdks = {}
        self.watched = {"http1", "http2", "fetch", "open-calls", "signing-keys", "inbound", "tool-answers"}
        self.unwatched = 0
        self._begin()
        os.register_at_fork(after_in_child=self._forked)
        atexit.register(self._exit)

    def _begin(self):
        self._start = now()
        self._folder = None
        self._ending = None
        # A fork's is its own: another thread may have held the parent's.
        self._making = RLock()
        self._notes = []

    @property
    def folder(self):
        """Made late: only then is it known which script this is."""
        if self._folder is None:
            # The first calls of several threads may come at once.
            with self._making:
                if self._folder is None:
                    self._folder = self._made()
        return self._folder

    def _made(self):
        resource = settings.resource_attributes()
        self._service = settings.service_name(resource)
        attributes = dict(resource or {})
        attributes[S.serviceName] = self._service
        attributes[S.processPid] = os.getpid()
        folder = RunFolder(settings.root(), settings.run_id(), settings.cap(), attributes, self._coverage)
        if resource is None:
            folder.note("OTEL_RESOURCE_ATTRIBUTES is malformed: all of it was discarded")
        for note in self._notes:
            folder.note(note)
        return folder

    def scope(self):
        """
        Of this flow, while what it belongs to is open, or was given up or answered and still works on. After that the flow is
        that of a worker which happened to be made then, and serves others, who must not seem to be the first.
        """
        scope = current.get()
        if scope is None or scope.span.end is None or scope.works_on or scope.span.attributes.get(R.callerLeft):
            return scope
        inbound = scope.inbound
        return inbound.scope_of_rest() if inbound is not None and inbound.span.end is None else None

    def start(self, name, kind, attributes, parent=None, root=False, at=None):
        """`parent`: (trace id, span id) or a span, else the flow's; `root`: none even so."""
        if parent is None and not root:
            scope = self.scope()
            parent = scope.span if scope is not None else None
        above = None
        if parent is None:
            trace_id, parent_id = random_id() + random_id(), None
        elif type(parent) is Span:
            trace_id, parent_id, above = parent.trace_id, parent.span_id, parent
        else:
            trace_id, parent_id = parent
        span = Span(trace_id, parent_id, name, kind, now() if at is None else at, attributes)
        if above is not None:
            span.parent = above
        if "opentelemetry.trace" in sys.modules:
            span.link = _active_span_of_others()
        # The system is asked who runs, each time: an SDK's attempt is made where its call was begun.
        if above.on_loop if above is not None and above.kind == CLIENT else self._follow_loop():
            span.on_loop = True
        return span

    def open(self, span):
        """Puts a span's start on disk."""
        if not self._watcher:
            self._watch_over()
        (self._folder or self.folder).started(span)

    def announce(self, span):
        """Of an inbound request and an SDK call, which send nothing themselves: on disk with the first call below, or within 100 ms."""
        if not self._watcher:
            self._watch_over()
        (self._folder or self.folder).announced(span)

    def end(self, span, at=None, call=None, more=False):
        """`call`: span of the SDK's call that it is, or is a part of; `more`: other parts of it are still to end."""
        if span.end is not None:
            return
        if at is None:
            at = now()
        start = span.start
        if at < start:
            at = start
        if span.queued:
            span.left_waiting(at)
        span.end = at
        # What is not the first of its flow waited for no more than its own time.
        if at - start > _LAG_WORTH_TELLING or span.kind == SERVER:
            delay = self._delay_within(span)
            if delay:
                span.attributes[R.eventLoopDelay] = delay
        if R.waitingFor in span.attributes:
            span.attributes[R.waitingFor] = None
        (self._folder or self.folder).ended(span, call, more)

    def watch(self, call):
        """`call.look(at)` is asked about once a second, and says whether there is news worth a record."""
        self._watching.add(call)

    def look_later(self, call):
        """The same of what is not on disk, and may never be: the watcher runs for it too."""
        if not self._watcher:
            self._watch_over()
        self.watch(call)

    def unwatch(self, call):
        self._watching.discard(call)

    def failed(self, error):
        """An observation failed: counted in coverage, and nothing else happens."""
        self._errors += 1
        if self._errors > 3:
            return
        frame = error.__traceback__
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        place = "%s:%d" % (os.path.basename(frame.tb_frame.f_code.co_filename), frame.tb_lineno) if frame else ""
        self.note("an observation failed: %s at %s" % (type(error).__name__, place))

    def note(self, text):
        if len(self._notes) < 20 and text not in self._notes:
            self._notes.append(text)
        if self._folder is not None:
            self._folder.note(text)

    def unseen(self, client):
        """A client whose requests are not seen was loaded: from now on their absence proves nothing."""
        self.watched -= {"fetch", "http1", "http2"}
        self.note("%s is in use, whose requests are not watched" % client)

    def lost_sight(self):
        """A Python was started that can't be watched: told at once, for this process may be another program a moment later."""
        self.unwatched += 1
        self.note("a Python was started that is kept from being watched (-I, -E, -S, or an environment of its own)")
        self.folder.exist()

    def saw(self, need):
        if need not in self.watched:
            self.watched = self.watched | {need}
            self.coverage_changed()

    def coverage_changed(self):
        if self._folder is not None:
            self._folder.coverage_changed()

    def saw_sdk(self, name, version):
        self._sdks.setdefault(name, version)

    def _coverage(self):
        not_watched = not_seen()
        coverage = {
            "service": self._service,
            "pid": os.getpid(),
            "ppid": os.getppid(),
            "start": iso(self._start),
            "runtime": {"name": sys.implementation.name, "version": "%d.%d.%d" % sys.version_info[:3]},
            "watched": sorted(self.watched - {"inbound"} if not_watched else self.watched) + ["complete-tail"],
            "variables": settings.credential_variables(),
            "files": settings.credential_files(),
            "sdks": [{"name": name, "version": version} for name, version in list(self._sdks.items())[:16]],
        }
        if self.unwatched:
            coverage["unwatched"] = self.unwatched
        if not_watched:
            coverage["unwatchedInbound"] = not_watched
        if self._ending:
            coverage["exit"] = self._ending
        return coverage

    # A native thread, unknown to `threading`, so that nobody joins it and it is in nobody's list. It lives while calls are open.
    def _watch_over(self):
        self._watcher = True
        try:
            start_new_thread(self._run, (os.getpid(),))
        except RuntimeError:
            # The interpreter is about to end.
            self._watcher = False

    def _run(self, pid):
        last = now()
        idle = 0
        try:
            while idle < 20:
                sleep(_TICK)
                if os.getpid() != pid:
                    return
                folder = self.folder
                folder.flush()
                at = now()
                idle = 0 if folder.open or self._watching else idle + 1
                if at - last < _HEARTBEAT:
                    continue
                last = at
                for call in list(self._watching):
                    if call.look(at):
                        folder.updated(call.span)
                folder.heartbeat()
                oldest = min([span.start for span in list(folder.open)], default=at)
                self._stalls = [stall for stall in self._stalls if stall[2] > oldest]
        except Exception as error:
            self.failed(error)
        finally:
            self._watcher = False

    def _follow_loop(self):
        """
        While calls are open, a tick of the flow's event loop shows when something kept it from running. Does one run in this
        thread? Then what is waited for here keeps it waiting.
        """
        asyncio = sys.modules.get("asyncio.events")
        loop = asyncio._get_running_loop() if asyncio is not None else None
        if loop is None:
            return False
        if loop not in self._loops:
            self._loops[loop] = now()
            self._tick_later(loop)
        return True

    def _tick_later(self, loop):
        from contextvars import Context

        try:
            loop.call_later(_TICK, self._tick, loop, context=Context())
        except Exception:
            self._loops.pop(loop, None)

    def _tick(self, loop):
        try:
            at = now()
            last = self._loops.get(loop, at)
            if at - last - _TICK * 1e9 > _LAG_WORTH_TELLING:
                stall = [last, at, at + _FOREVER]
                self._stalls.append(stall)
                self._after_stall(loop, stall, _TURNS)
            if self._folder is None or not self._folder.open or loop.is_closed():
                self._loops.pop(loop, None)
                return
            self._loops[loop] = at
            self._tick_later(loop)
        except Exception as error:
            self._loops.pop(loop, None)
            self.failed(error)

    def _after_stall(self, loop, stall, turns):
        """
        What came while the loop stood still is taken up in its next turns; they wait for nothing. From then on, who comes
        has not waited.
        """
        if turns == 0 or loop.is_closed():
            stall[2] = now()
        else:
            from contextvars import Context

            loop.call_soon(self._after_stall, loop, stall, turns - 1, context=Context())

    def held_up(self, span):
        """Was it taken up at the end of a stall, and came nobody knows how long before?"""
        stalls = self._stalls
        return bool(stalls) and any(first < span.start <= until for first, _, until in stalls)

    def _delay_within(self, span):
        """
        Longest stall of an event loop that held this span up, ms. What its own synchronous calls kept the loop from is
        theirs: it waited for their answers, and only the others waited for it.
        """
        start, end = span.start, span.end
        if span.kind == SERVER and span.parent is not None:
            # A tool call is what its request turned out to be, and has waited with it.
            start = span.parent.start
        tick = _TICK_NS
        if not self._stalls and end - min(self._loops.values(), default=end) <= tick + _LAG_WORTH_TELLING:
            return None
        longest = 0
        stalls = list(self._stalls)
        for loop, last in list(self._loops.items()):
            if not loop.is_running():
                self._loops.pop(loop, None)
            elif end - last - tick > _LAG_WORTH_TELLING:
                # One that has not been noticed yet: the tick is late by it right now.
                stalls.append((last, end, end))
        for first, last, until in stalls:
            if first < end and (until if span.kind == SERVER else last) > start:
                if span.kind != SERVER:
                    # A request waits from before it is read; what is begun in a stall waits for no more than is left of it.
                    first, last = max(first, start), min(last, end)
                longest = max(longest, last - first - tick - span.waited_within(first, last))
        return round(longest / 1e6) if longest > _LAG_WORTH_TELLING else None

    def _forked(self):
        """A child is a process of its own: other folder, nothing open, none of the parent's threads."""
        try:
            if self._folder is not None:
                self._folder.forget()
            self._watching = set()
            self._loops = {}
            self._stalls = []
            self._watcher = False
            notes = self._notes
            self._begin()
            self._notes = notes
        except Exception:
            pass

    def _exit(self):
        try:
            if self._folder is not None:
                self._folder.flush()
                self._ending = self._how_it_ends()
                self._folder.save_coverage(now())
        except Exception:
            pass

    def leave(self, status):
        """At once, from any thread, perhaps in another's midst: who leaves so is not kept for long."""
        try:
            if self._folder is not None and isinstance(status, int):
                self._ending = {"code": status & 0xFF}
                self._folder.leave(now())
        except Exception:
            pass

    def begun(self):
        """How many spans there have been."""
        return self._folder.begun() if self._folder is not None else 0

    def _how_it_ends(self):
        """With which status, as far as it is known, and the class of what nobody caught."""
        if attach.asked_to_exit is not None:
            status, begun = attach.asked_to_exit
            # Else somebody caught it, and the process went on.
            if begun == self.begun():
                return {"code": 0 if status is None else status & 0xFF if isinstance(status, int) else 1}
            return None
        # The interpreter leaves here what nobody caught.
        error = getattr(sys, "last_value", None)
        if isinstance(error, KeyboardInterrupt):
            # As Python has a shell see it.
            return {"code": 130, "error": "KeyboardInterrupt"}
        return {"code": 1, "error": type(error).__name__} if isinstance(error, Exception) else None


def _active_span_of_others():
    """Of OpenTelemetry or what follows its API, where the server has it: read, never joined."""
    try:
        trace = sys.modules["opentelemetry.trace"]
        context = trace.get_current_span().get_span_context()
        return ("%032x" % context.trace_id, "%016x" % context.span_id) if context.is_valid else None
    except Exception:
        return None


recorder = Recorder()

__all__ = ["Scope", "current", "milliseconds", "now", "recorder"]
