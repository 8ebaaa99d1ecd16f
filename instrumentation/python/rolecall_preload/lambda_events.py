"""
What an invocation of a Lambda function was asked by: a request of HTTP that a gateway handed on, or an event that tells whose it is. Shapes:
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html (both payloads),
https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html, https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html,
https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference.html
"""

import json
from base64 import b64decode

from .claims import claims_attributes, token_attributes
from .inbound import Inbound
from .names import R, S
from .recorder import current, recorder
from .redact import redact


class Request:
    """The request that an event holds, until the handler has answered it."""

    def __init__(self, event, method, attributes):
        headers = _headers(event)
        http = event.get("requestContext") or {}
        path = event.get("rawPath") or event.get("path") or "/"
        query = event.get("rawQueryString")
        self.inbound = Inbound(method, "%s?%s" % (path, query) if query else path, headers.get("x-forwarded-proto") or "https", headers.get)
        span = self.inbound.span
        # What the gateway has read of a token counts where the function is not given it, or it says nothing.
        for name, value in _authorized(http.get("authorizer")).items():
            if span.attributes.get(name) is None:
                span.attributes[name] = value
        span.attributes.update(attributes)
        if span.attributes.get(R.tokenRoleArn):
            self.inbound.hands_out()
        if self.inbound.reads_body:
            self.inbound.body(_body(event), True)

    def __enter__(self):
        self._before = current.set(self.inbound.scope)
        return self

    def answered(self, result):
        """A function's answer as the gateway takes it: with its status, or as it is."""
        try:
            inbound = self.inbound
            whole = isinstance(result, dict) and "statusCode" in result
            inbound.answer(int(result["statusCode"]) if whole else 200, _headers(result if whole else {}).get)
            if inbound.reads_answer:
                inbound.answer_body(_body(result) if whole else json.dumps(result, default=str).encode(), True)
            inbound.finished = True
        except Exception as error:
            recorder.failed(error)
        return result

    def __exit__(self, kind, error, trace):
        try:
            current.reset(self._before)
            if error is not None:
                self.inbound.span.message = redact(str(error)) or None
            self.inbound.close(error)
        except Exception as failure:
            recorder.failed(failure)
        return False


def begin(event, attributes):
    """What an event asks by HTTP; None where it is none. What asks an authorizer is for another function."""
    if not isinstance(event, dict) or "methodArn" in event or "routeArn" in event:
        return None
    method = event.get("httpMethod")
    if method is None:
        http = (event.get("requestContext") or {}).get("http")
        method = http.get("method") if isinstance(http, dict) else None
    return Request(event, method, attributes) if isinstance(method, str) else None


def caller_in(event):
    """Attributes of the token of an event that is no request of HTTP: AppSync's, a WebSocket's."""
    if not isinstance(event, dict) or "methodArn" in event or "routeArn" in event:
        return {}
    request, context, identity = (value if isinstance(value, dict) else {} for value in map(event.get, ("request", "requestContext", "identity")))
    headers = _headers(event) or _headers(request)
    told = _authorized(context.get("authorizer") or {"claims": identity.get("claims") or {}})
    return {**told, **{name: value for name, value in token_attributes(headers.get("authorization")).items() if value is not None}}


_TRIGGERS = {"aws:sqs": "pubsub", "aws:sns": "pubsub", "aws:kinesis": "pubsub", "aws:s3": "datasource", "aws:dynamodb": "datasource"}


def trigger_of(event):
    """As `faas.trigger` has it: https://opentelemetry.io/docs/specs/semconv/registry/attributes/faas/; None of what is none of these."""
    if not isinstance(event, dict):
        return None
    if event.get("detail-type") == "Scheduled Event":
        return "timer"
    records = event.get("Records")
    first = records[0] if isinstance(records, list) and records else None
    return _TRIGGERS.get(first.get("eventSource") or first.get("EventSource")) if isinstance(first, dict) else None


def _authorized(authorizer):
    """Claims that a gateway has verified, or what an authorizer of one's own says beside; who signed a request by IAM is no claim."""
    if not isinstance(authorizer, dict):
        return {}
    of_jwt = authorizer.get("jwt")
    told = authorizer.get("claims"), of_jwt.get("claims") if isinstance(of_jwt, dict) else None, authorizer.get("lambda")
    claims = next((one for one in told if isinstance(one, dict)), None)
    if claims is None:
        claims = {name: value for name, value in authorizer.items() if not isinstance(value, dict)}
    try:
        return {name: value for name, value in claims_attributes(claims).items() if value is not None}
    except Exception as error:
        recorder.failed(error)
        return {}


def _headers(event):
    """By their names in lower case; of several of a name the last."""
    found = {}
    for name, values in (event.get("multiValueHeaders") or {}).items():
        if isinstance(values, list) and values:
            found[name.lower()] = str(values[-1])
    for name, value in (event.get("headers") or {}).items():
        found[name.lower()] = str(value)
    return found


def _body(message):
    body = message.get("body")
    if not isinstance(body, str):
        return b"" if body is None else json.dumps(body, default=str).encode()
    return b64decode(body) if message.get("isBase64Encoded") else body.encode("utf-8", "replace")
