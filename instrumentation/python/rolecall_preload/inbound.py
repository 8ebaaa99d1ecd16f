"""An inbound request: who calls, with which token, for which tools, and whether the caller waited for the answer."""

import re

from . import tools
from .challenge import refusal_in
from .claims import token_attributes
from .clock import now, reanchor
from .handed_out import HandedOut, plain, presigned_in, unpacked
from .hangup import hung_up
from .mcp_message import may_hold_request, read_events, read_requests
from .names import R, S
from .recorder import Scope, recorder
from .redact import redact, redact_path, remember_secret
from .span import SERVER

# JSON bodies and answers beyond this are not looked into.
_LONGEST_BODY = 1024 * 1024
# Of a request that takes longer, the kernel is asked whether its caller is still there, ns.
_WORTH_ASKING = 1_000_000_000
# As multi-tenant services commonly have it.
_TENANT_HEADERS = ("x-tenant-id", "x-tenant", "x-org-id", "x-organization-id", "x-customer-id", "x-workspace-id")
# All that is asked of a request's headers.
ASKED = _TENANT_HEADERS + (
    "accept",
    "authorization",
    "content-type",
    "cookie",
    "mcp-protocol-version",
    "mcp-session-id",
    "traceparent",
    "x-api-key",
)
_PARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}")


class Inbound:
    """
    `header`: function from a lower-case name, of those in `ASKED`, to its value. `gone`: does the server know that the caller has left?
    `connection`: function that gives the caller's socket, where the server tells which it is.
    """

    finished = False
    # Does the server answer in the place of an application that fails?
    stands_in = True
    # Were all tool calls answered, in a stream that goes on?
    _answered = False
    # Of the answer, bytes, where it says so beforehand.
    length = None
    _status = None
    _encoding = None
    # So long a wait for a turn, ns.
    _worth_telling = 1_000_000_000
    _event_stream = False
    # Of a stream of events, what undoes its encoding.
    _unpacked = None
    _redirect = ""
    _text = b""
    # What its answer hands out, where that is asked for.
    _handed_out = None
    _chunks = None
    _size = 0
    _streams = False

    def __init__(self, method, path, scheme, header, gone=None, connection=None):
        reanchor()
        cookie, key = header("cookie"), header("x-api-key")
        if cookie or key:
            remember_secret(cookie)
            remember_secret(key)
        self.method = method
        self._path = path
        self._gone = gone
        self._connection = connection
        self._token = token = token_attributes(header("authorization"))
        plain = redact_path(path)
        attributes = {S.httpMethod: method, S.urlPath: plain, S.urlScheme: scheme}
        session = header("mcp-session-id")
        if session:
            attributes[S.mcpSession] = session[:128]
        protocol = header("mcp-protocol-version")
        if protocol:
            attributes[S.mcpProtocol] = protocol[:32]
        if token:
            attributes.update(token)
            if token.get(R.tokenRoleArn):
                self.hands_out()
        if token.get(R.tokenTenant) is None:
            tenant = next(filter(None, map(header, _TENANT_HEADERS)), None)
            if tenant:
                attributes[R.headerTenant] = redact(tenant, 128)
        # Never the flow it arrives in: a server's task may still carry that of the request before.
        caller = header("traceparent")
        parent = _remote_parent(caller) if caller else None
        self.span = recorder.start(f"{method} {plain}", SERVER, attributes, parent, parent is None)
        self.scope = Scope(self.span, self)
        self.calls = []
        if method == "POST":
            if "json" in (header("content-type") or "").lower():
                self._chunks = []
        # The session of an event stream of the old transport is in its URL, unknown here: the id alone must do.
        elif method == "GET" and "text/event-stream" in (header("accept") or ""):
            self._streams = True
            attributes[R.standing] = True
        # A tool call is put on disk as soon as the body names it.
        recorder.announce(self.span)
        recorder.watch(self)

    def hands_out(self):
        """Its caller has a role: what its answer hands out is looked at."""
        if self._handed_out is None:
            self._handed_out = HandedOut()

    def scope_of_rest(self):
        """What is done when the tool call that this turned out to be is answered, and the request is not over."""
        return Scope(self.span, inbound=self)

    @property
    def client(self):
        return client_of(self.span.attributes.get(S.mcpSession), self._path, self._token)

    @property
    def reads_body(self):
        """Is anything of the request's body asked for, as yet?"""
        return self._chunks is not None

    @property
    def reads_answer(self):
        """Is anything of the answer's body asked for?"""
        return self._handed_out is not None or bool(self.calls) or self._streams

    def body(self, data, last):
        """A piece of the request's body, before the server sees it."""
        if self._chunks is None:
            return
        self._size += len(data)
        self._chunks.append(data)
        if self._size > _LONGEST_BODY:
            self._chunks = None
        elif last:
            text = b"".join(self._chunks).decode("utf-8", "replace")
            self._chunks = None
            if may_hold_request(text):
                self._requests(text)

    def _requests(self, text):
        attributes = self.span.attributes
        names = (S.mcpSession, S.mcpProtocol, R.tokenFingerprint, R.tokenClaimsFingerprint, R.tokenRoleArn)
        extra = {name: attributes.get(name) for name in names}
        for request in read_requests(text):
            if request[0] == "cancel":
                tools.cancel(request[1], self.client, self, extra)
            else:
                self.calls.append(tools.begin(request[1], request[2], request[3], self.client, self, extra))
        # What the handlers of a batch do can't be told apart; it stays with the request.
        if len(self.calls) == 1:
            self.scope.span = self.calls[0].span

    def answer(self, status, header):
        self._status = status
        if self.method == "POST" or self._streams:
            self._event_stream = "event-stream" in (header("content-type") or "")
        self._redirect = header("location") or "" if 300 <= status < 400 else ""
        if self.reads_answer:
            self._encoding = header("content-encoding")
            if self._event_stream:
                # One piece that says more than is looked into ends the reading.
                self._unpacked = unpacked(self._encoding, _LONGEST_BODY + 1)
        if status == 401 and self._token.get(R.tokenFingerprint) and not self.span.attributes.get(R.tokenRefusal):
            self.span.attributes[R.tokenRefusal] = refusal_in(header("www-authenticate") or "")

    def answer_body(self, data, last):
        if self._handed_out is not None:
            self._handed_out.add(data)
        if not self.calls and not self._streams:
            return
        self._text += data if self._unpacked is None else self._unpacked(data)
        if len(self._text) > _LONGEST_BODY:
            self.calls, self._streams, self._text = [], False, b""
            return
        own = self.client
        clients = (lambda client: client == own or client.startswith("?")) if self._streams else (lambda client: client == own)
        if not self._event_stream:
            if last and self._text:
                tools.answers(plain(self._text, self._encoding, _LONGEST_BODY).decode("utf-8", "replace"), clients)
            return
        events, _, rest = (self._text + b"\n\n" if last else self._text).replace(b"\r\n", b"\n").rpartition(b"\n\n")
        self._text = rest
        if events:
            for data in read_events(events.decode("utf-8", "replace") + "\n\n")[0]:
                tools.answers(data, clients)
            if self.calls and not self._answered and not any(map(tools.is_open, self.calls)):
                # All that was asked for is in what is sent now: whoever has it need not wait for the stream's end.
                self._answered = not self.last_gone()

    def gone(self):
        """Has the caller left before its answer?"""
        if self.span.attributes.get(R.callerLeft) or self._gone is not None and self._gone():
            return True
        if self._connection is None or now() - self.span.start < _WORTH_ASKING and not recorder.held_up(self.span):
            return False
        connection = self._connection()
        return connection is not None and hung_up(connection)

    def last_gone(self):
        """The same, asked for the last time: from now on the answer is the server's, and whoever has it may go."""
        gone = self.gone()
        self._connection = None
        if gone:
            tools.left(self.span, "disconnect")
        return gone

    def disconnected(self):
        if not self.finished and not self._answered and self.span.attributes.get(R.callerLeft) is None:
            tools.left(self.span, "disconnect")
            recorder.folder.updated(self.span)

    def look(self, at):
        if self._left(at):
            return False
        # Seldom, the longer it waits.
        waiting = self.scope.span
        if waiting.queued and waiting.still_waiting(at) >= self._worth_telling:
            self._worth_telling *= 2
            recorder.folder.updated(waiting)
        return False

    def _left(self, at):
        # Of one that is over meanwhile, the socket may be another's.
        if self._answered or self.span.attributes.get(R.callerLeft) or not self.gone() or self.span.end is not None:
            return False
        self.disconnected()
        return True

    def close(self, failure=None, at=None):
        """The exchange is over."""
        if self.span.end is not None:
            return
        recorder.unwatch(self)
        attributes = self.span.attributes
        if failure is not None and self._status is None and self.stands_in and not self.gone():
            # The server answers in the application's place; who streams to a caller that has left fails of that, and nobody is answered.
            self._status, self.finished = 500, True
        self.finished = self.finished or self._answered
        attributes[S.httpStatus] = self._status
        attributes[R.responseFinished] = self.finished
        if self._handed_out is not None:
            attributes.update(self._handed_out.found(self._encoding))
        if self._redirect:
            attributes.update(presigned_in(self._redirect))
        if not self.finished and self.gone():
            tools.left(self.span, "disconnect")
        if self._status is not None and self._status >= 500:
            self.span.error = True
            attributes[S.errorType] = str(self._status)
        elif isinstance(failure, Exception) and not self.finished and not attributes.get(R.callerLeft):
            # Its status was sent before what was to follow failed.
            self.span.error = True
            attributes[S.errorType] = type(failure).__name__
        if self.calls:
            self._settle()
        else:
            # Nobody asks a flow for the calls of a request that is over and had none: no cycle is left to be collected.
            self.scope.inbound = None
        recorder.end(self.span, at)

    def _settle(self):
        """What becomes of calls whose exchange is over without an answer to them."""
        # Accepted: the answer comes on another stream.
        if self.finished and self._status == 202:
            return
        for call in self.calls:
            if not tools.is_open(call):
                continue
            if not self.finished:
                tools.abandon(call)
            elif self._status is not None and self._status >= 400:
                tools.unanswered(call, str(self._status))
            else:
                # A server that honours a cancel ends its stream without a word.
                tools.unanswered(call, "cancelled" if call.span.attributes.get(R.callerLeft) else "unanswered")


def client_of(session, path, token):
    """Session, else bearer: what tells one client's ids from another's."""
    if session:
        return "session " + session
    old = re.search(r"[?&]session_?id=([^&]+)", path, re.I)
    return "?" + old.group(1) if old else "token %s" % (token.get(R.tokenFingerprint) or "")


def _remote_parent(traceparent):
    """W3C trace context of the caller."""
    parts = _PARENT.match(traceparent)
    if not parts or not parts.group(1).strip("0") or not parts.group(2).strip("0"):
        return None
    return parts.group(1), parts.group(2)
