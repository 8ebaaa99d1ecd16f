"""One outbound request, whatever its client: what it carries, what it waits for, how it ended."""

import re

from .answer import LONGEST_ANSWER, decoded, is_readable, note_request_ids, read_error, read_issued, read_told
from .caller import note_caller
from .clock import milliseconds, now
from .names import R, S
from .operation import (
    form_attributes,
    host_service,
    is_aws_host,
    is_container_endpoint,
    is_failure,
    is_metadata,
    s3_bucket,
    wire_operation,
)
from .recorder import recorder
from .redact import redact, redact_path, remember_secret
from .signature import (
    authentication,
    identity_attributes,
    read_signature,
    user_agent_features,
    user_agent_service,
)
from .span import CLIENT

# An open call older than this tells what it waits for, ns.
_WORTH_TELLING = 700_000_000
_ATTEMPT = re.compile(r"attempt=(\d+)")
_FIRST = frozenset(("attempt=1", "attempt=1; max=3", "attempt=1; max=5"))


class OutboundCall:
    # As long as nothing else is known.
    _waiting = "socket"
    _told = None
    _answered = None
    _body_end = None
    _status = 0
    _error_header = None
    _encoding = None
    _chunks = None
    _size = 0
    _stream = None
    _came = 0

    def __init__(self, method, scheme, host, port, path, header, http2=False, waits=False):
        """`header`: function from a lower-case name to its value. `path` with its query. `waits`: by a synchronous client."""
        scope = recorder.scope()
        signature = read_signature(header("authorization"), path)
        if signature is not None:
            # Nobody signs what asks for credentials: a signed path that looks so is an object's name.
            metadata, aws, invocation = False, True, None
        else:
            metadata = is_metadata(host, path) or is_container_endpoint(path)
            invocation = header("amz-sdk-invocation-id")
            aws = not metadata and (bool(invocation) or is_aws_host(host))
        sdk = scope.sdk if aws and scope is not None else None
        self._sdk = sdk
        attributes = {
            S.httpMethod: method,
            S.urlScheme: scheme,
            S.serverAddress: host,
            S.serverPort: port,
            S.urlPath: redact_path(path, aws),
        }
        if http2:
            attributes[S.protocolVersion] = "2"
        name = method
        service = sdk.service if sdk is not None else None
        if aws:
            user_agent = header("user-agent")
            features = user_agent_features(user_agent)
            session_token = header("x-amz-security-token")
            if session_token:
                remember_secret(session_token)
            presigned_token = signature is not None and signature.presigned and "x-amz-security-token=" in path.lower()
            identity = identity_attributes(signature, bool(session_token) or presigned_token, features, sdk.source if sdk is not None else None)
            attributes.update(identity)
            attempt = header("amz-sdk-request")
            if attempt in _FIRST:
                attributes[R.attempt] = 1
            elif attempt:
                _note_attempt(attributes, attempt)
            attributes[R.features] = features
            region = signature.region if signature is not None else None
            attributes[S.cloudRegion] = region
            if sdk is not None:
                sdk.tell(identity, region, features)
            else:
                # What an SDK's span does not hold together already.
                attributes[R.invocationId] = invocation or header("amz-sdk-invocation-id")
                signing_name = (signature.service if signature is not None else None) or user_agent_service(user_agent) or host_service(host)
                service, operation = wire_operation(signing_name, method, path, host, header("x-amz-target"))
                attributes[S.rpcSystem] = "aws-api"
                attributes[S.rpcService] = service
                attributes[S.rpcMethod] = operation
                if service == "S3":
                    attributes[S.s3Bucket] = s3_bucket(path, host)
                name = "%s.%s" % (service, operation or method)
        elif not metadata:
            attributes.update(authentication(header))
        if sdk is None:
            note_caller(attributes)
        self._service = service
        self._metadata = metadata
        self.span = recorder.start(name, CLIENT, attributes, scope.span if scope is not None else None, scope is None)
        if sdk is not None and sdk.first_attempt is None:
            sdk.first_attempt = self.span.start
        self._last_news = self.span.start
        self._blocks = waits and self.span.on_loop
        # Does only the body tell which operation this is?
        self.wants_body = sdk is None and service is not None and method == "POST" and attributes.get(S.rpcMethod) is None

    def open(self):
        """The start goes to disk: before the request's first byte leaves."""
        if self._sdk is not None:
            self._sdk.open += 1
        recorder.open(self.span)
        recorder.watch(self)

    def body(self, text):
        """A form body, which names the operation of a query-protocol service."""
        operation, attributes = form_attributes(text)
        if operation is None:
            return
        self.wants_body = False
        self.span.attributes[S.rpcMethod] = operation
        self.span.name = "%s.%s" % (self.span.attributes[S.rpcService], operation)
        self.span.attributes.update(attributes)
        token = re.search(r"(?:^|&)WebIdentityToken=([^&]+)", text[:32768])
        remember_secret(token.group(1) if token else None)
        recorder.folder.updated(self.span)

    def waiting_for(self, what, at=None):
        """`socket`, `connect`, `tls`, `answer`, `body` or `reader`."""
        self._waiting = what
        self._last_news = now() if at is None else at

    def connecting(self):
        """Its pool had room for one more connection, which is made now."""
        self.time(R.timeSocket, self.span.start)
        self.waiting_for("connect")

    def connected(self):
        """Its pool gave it a connection: one that was made for it, or one that was there."""
        if self._waiting == "connect":
            self.time(R.timeConnect, self._last_news)
        else:
            self.time(R.timeSocket, self.span.start)
            self.span.attributes[R.reusedSocket] = True
        self.waiting_for("answer")

    def time(self, name, since):
        self.span.attributes[name] = milliseconds(now() - since)

    def answer(self, status, header):
        self._answered = self._last_news = now()
        self._status = status
        self._waiting = "body"
        if self._blocks:
            # The SDK's call ends with it, before the body is read.
            self.span.waited(self.span.start, self._answered)
        attributes = self.span.attributes
        attributes[S.httpStatus] = status
        attributes[R.timeFirstByte] = milliseconds(self._answered - self.span.start)
        note_request_ids(attributes, header)
        content_type = header("content-type")
        if content_type and "text/event-stream" in content_type:
            attributes[R.standing] = True
        self._error_header = header("x-amzn-errortype")
        self._encoding = header("content-encoding")
        issuing = self._service != "S3" or attributes[S.urlPath] == "/"
        length = header("content-length")
        failed = is_failure(status, self._service is not None)
        if failed:
            attributes[R.bucketRegion] = header("x-amz-bucket-region")
        if (failed or issuing) and is_readable(content_type, int(length) if length and length.isdigit() else None):
            self._chunks = []

    def chunk(self, data):
        self._last_news = now()
        if self._chunks is None:
            return
        self._size += len(data)
        if self._size > LONGEST_ANSWER:
            self._chunks = None
        else:
            self._chunks.append(bytes(data))

    def body_complete(self):
        """The answer was taken to its end."""
        if self._body_end is not None or self.span.end is not None:
            return
        self._body_end = self._last_news = now()
        self._waiting = "reader"
        attributes = self.span.attributes
        attributes[R.timeBody] = milliseconds(self._body_end - (self._answered or self.span.start))
        body = decoded(b"".join(self._chunks), self._encoding) if self._chunks else ""
        self._chunks = None
        if is_failure(self._status, self._service is not None):
            code, message = read_error(body, self._error_header)
            self._fail(code or str(self._status), message)
        elif body:
            sdk = self._sdk
            asked = attributes.get(R.stsRoleArn) or (sdk.span.attributes.get(R.stsRoleArn) if sdk is not None else None)
            by = sdk.span if sdk is not None else self.span
            issued = read_issued(body, self._issuer(), by.span_id, asked)
            if issued:
                attributes.update(issued)
                if sdk is not None:
                    sdk.span.attributes.update(issued)
            elif self._metadata:
                # Instance metadata refuses inside a 200: its `Code` says so.
                code, message = read_error(body, None)
                if code and code != "Success":
                    self._fail(code, message)
            elif self._service is None:
                told = read_told(body)
                if told:
                    self._fail(*told)

    def close(self, error=None, by=None):
        """The request is over; `error` is why, if not by a complete answer; `by` who closed, where the error does not tell."""
        if self.span.end is not None:
            return
        recorder.unwatch(self)
        if self._sdk is not None:
            self._sdk.open -= 1
        attributes = self.span.attributes
        if self._body_end is not None:
            attributes[R.body] = "complete"
            self._end(self._body_end)
            return
        if self._answered is not None:
            attributes[R.body] = "aborted"
            attributes[R.timeBody] = milliseconds(self._last_news - self._answered)
        attributes[R.closedBy] = by if error is None else _closed_by(error, self._waiting)
        if error is None and by == "client" and self._answered is not None and not is_failure(self._status, self._service is not None):
            # Answered well, and the rest of the body was not wanted: what was asked of an object's head, say.
            self._end(now())
            return
        if self._waiting == "socket":
            # It never got one.
            self.time(R.timeSocket, self.span.start)
        code, message = describe_error(error)
        if error is None and is_failure(self._status, self._service is not None):
            # A refusal whose body nobody read is a refusal.
            code = read_error("", self._error_header)[0] or str(self._status)
        self._fail(code or "closed", message)
        self._end(now())

    def look(self, at):
        if at - self.span.start < _WORTH_TELLING:
            return False
        if self._stream is not None:
            self._look_at_stream(at)
        waiting = self._bodys_wait(at) if self._waiting == "body" else self._waiting
        if waiting == self._told:
            return False
        self._told = waiting
        attributes = self.span.attributes
        attributes[R.waitingFor] = None if waiting == "flow" else waiting
        attributes[R.body] = {"body": "stalled", "reader": "unread"}.get(waiting)
        return True

    def reading(self, begun):
        """Somebody reads on, and waits for the sender; or, not begun, nobody does."""
        if self._waiting in ("body", "reader"):
            self._waiting = "body" if begun else "reader"

    def follow(self, stream):
        """aiohttp's stream of the body: how much came, and whether somebody waits for more, is asked of it from time to time."""
        self._stream = stream

    def _look_at_stream(self, at):
        came = getattr(self._stream, "total_bytes", 0)
        if came != self._came:
            self._came = came
            self._last_news = at
        self.reading(getattr(self._stream, "_waiter", None) is not None)

    def _bodys_wait(self, at):
        """A body that comes is waited for by nobody."""
        attributes = self.span.attributes
        still = at - self._last_news
        attributes[R.timeBody] = milliseconds(self._last_news - (self._answered or self.span.start))
        if still < _WORTH_TELLING or attributes.get(R.standing):
            return "flow"
        attributes[R.timeStalled] = max(attributes.get(R.timeStalled) or 0, milliseconds(still))
        return "body"

    def _end(self, at):
        if self._blocks:
            self.span.waited(self.span.start, at)
        call = self._sdk.span if self._sdk is not None else None
        recorder.end(self.span, at, call, call is not None and call.end is None)

    def _fail(self, kind, message):
        self.span.error = True
        self.span.message = message
        self.span.attributes[S.errorType] = kind

    def _issuer(self):
        """How a key in this call's answer came to be."""
        path = self.span.attributes[S.urlPath]
        if self._metadata:
            return "instance" if path.startswith("/latest/") else "container"
        operation = str((self._sdk.span if self._sdk is not None else self.span).attributes.get(S.rpcMethod))
        if self._service == "STS":
            return "web_identity" if operation.endswith("WebIdentity") else "assumed_role"
        return "sso" if self._service == "SSO" or path.startswith("/federation/credentials") else "elsewhere"


def _note_attempt(attributes, told):
    """`attempt=2`, or `ttl=…; attempt=2; max=3`."""
    attempt = _ATTEMPT.search(told)
    if attempt:
        number = int(attempt.group(1))
        attributes[R.attempt] = number
        if number > 1:
            attributes[S.httpResend] = number - 1


def _closed_by(error, waiting):
    """`server` took the connection away, `client` gave up; nothing where there was none yet."""
    import errno

    name = type(error).__name__
    if isinstance(error, TimeoutError) or "timeout" in name.lower() or "Cancelled" in name:
        return "client" if waiting != "connect" else None
    if isinstance(error, ConnectionError):
        return None if isinstance(error, ConnectionRefusedError) else "server"
    if name in ("ServerDisconnectedError", "ClientPayloadError", "RemoteProtocolError", "ReadError", "IncompleteRead", "StreamClosedError", "HTTPStreamClosedError"):
        return "server"
    return "server" if getattr(error, "errno", None) in (errno.ECONNRESET, errno.EPIPE) else None


def describe_error(error):
    """
    (code, sentence) of what a client raised: the system's name of the error where there is one, as Node gives it, else
    the class. Looks through what urllib3, requests, httpx and aiohttp wrap it in.
    """
    if error is None:
        return None, None
    import errno

    message = redact(str(error)) or None
    seen = 0
    cause = error
    while cause is not None and seen < 8:
        name = type(cause).__name__
        if name == "gaierror":
            return "ENOTFOUND" if cause.errno in (-2, -5) else "EAI_AGAIN", message
        if name == "SSLCertVerificationError":
            return {10: "CERT_HAS_EXPIRED", 18: "DEPTH_ZERO_SELF_SIGNED_CERT", 19: "SELF_SIGNED_CERT_IN_CHAIN", 62: "ERR_TLS_CERT_ALTNAME_INVALID"}.get(
                cause.verify_code, "UNABLE_TO_VERIFY_LEAF_SIGNATURE"
            ), message
        if isinstance(cause, ConnectionError) and not cause.errno:
            return "ECONNRESET", message
        if isinstance(cause, OSError) and cause.errno in errno.errorcode and "SSL" not in name:
            return errno.errorcode[cause.errno], message
        cause = cause.__cause__ or cause.__context__
        seen += 1
    return type(error).__name__, message
