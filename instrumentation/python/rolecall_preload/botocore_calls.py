"""botocore and aiobotocore: one span around each call of a client, whose HTTP attempts become its children."""

import os
from functools import wraps
from weakref import WeakKeyDictionary

from .caller import note_caller
from .clock import milliseconds, now
from .names import R, S
from .operation import external_id_mark
from .partial_refusals import partial_refusal
from .recorder import Scope, current, recorder
from .redact import redact
from .span import CLIENT

# How botocore's providers call themselves (`Credentials.method`), in the words of the attribute.
_METHODS = {
    "explicit": "code",
    "env": "env",
    "shared-credentials-file": "profile",
    "config-file": "profile",
    "boto2": "profile",
    "boto-config": "profile",
    "assume-role": "assumed_role",
    "assume-role-with-web-identity": "web_identity",
    "sso": "sso",
    "login": "sso",
    "custom-process": "process",
    "container-role": "container",
    "iam-role": "instance",
}
# Where the best-known services have the name of what is asked about.
_NAMES = ("TableName", "SecretId", "QueueUrl", "FunctionName", "KeyId", "TopicArn", "StreamName", "DatabaseName")
# Where a service is told as whom it is to work: Lambda and Glue, CodeBuild, ECS, Step Functions. `RoleArn` is most others', and STS's.
_ROLES = ("Role", "serviceRole", "executionRoleArn", "roleArn")
_OF_IDENTITY = frozenset(_ROLES + ("DurationSeconds", "RoleArn"))
# Which span first saw an error: the same one goes up through every enclosing call.
_errors_seen = WeakKeyDictionary()


class SdkCall(Scope):
    """A call of a client, and what its HTTP attempts tell it."""

    __slots__ = ("service", "source", "first_attempt", "open", "identity")

    def __init__(self, span, service, source):
        self.span = span
        self.inbound = None
        self.service = service
        self.source = source
        self.first_attempt = None
        # What the last attempt was signed by.
        self.identity = None
        # Attempts that are not over.
        self.open = 0

    @property
    def sdk(self):
        return self

    def tell(self, identity, region, features):
        attributes = self.span.attributes
        if identity is not self.identity:
            for name in self.identity or ():
                attributes.pop(name, None)
            self.identity = identity
            attributes.update(identity)
        if region:
            attributes[S.cloudRegion] = region
        if features:
            attributes[R.features] = features
            # "G": boto3's transfers ask for an object's head to fetch it, not to know whether it is there.
            if attributes[S.rpcMethod] == "HeadObject" and "G" in features.split(","):
                attributes[R.transfer] = True


def watch(module):
    recorder.saw("aws-calls")
    _saw_version("botocore")
    client = module.BaseClient
    original = client._make_api_call

    @wraps(original)
    def _make_api_call(self, operation_name, api_params):
        call = _begin(self, operation_name, api_params)
        if call is None:
            return original(self, operation_name, api_params)
        token = current.set(call)
        try:
            result = original(self, operation_name, api_params)
        except BaseException as error:
            _finish(call, error, getattr(error, "response", None))
            raise
        finally:
            current.reset(token)
        _finish(call, None, result)
        return result

    client._make_api_call = _make_api_call


def watch_async(module):
    recorder.saw("aws-calls")
    _saw_version("aiobotocore")
    client = module.AioBaseClient
    original = client._make_api_call

    @wraps(original)
    async def _make_api_call(self, operation_name, api_params):
        call = _begin(self, operation_name, api_params)
        if call is None:
            return await original(self, operation_name, api_params)
        token = current.set(call)
        try:
            result = await original(self, operation_name, api_params)
        except BaseException as error:
            _finish(call, error, getattr(error, "response", None))
            raise
        finally:
            current.reset(token)
        _finish(call, None, result)
        return result

    client._make_api_call = _make_api_call


def watch_monitoring(module):
    """`rolecall run` switches client-side monitoring on for those that have no preload; this process has one."""
    if not os.environ.get("ROLECALL_CSM_PORT"):
        return
    original = module.Monitor.register

    @wraps(original)
    def register(self, event_emitter):
        if os.environ.get("AWS_CSM_PORT") != os.environ.get("ROLECALL_CSM_PORT"):
            return original(self, event_emitter)
        return None

    module.Monitor.register = register


def watch_crt(module):
    """boto3 loads AWS's own runtime wherever it is installed, and sends by it, past http.client, only where it is told to."""
    client = module.S3Client
    original = client.__init__

    @wraps(original)
    def __init__(self, *args, **kwargs):
        recorder.unseen("awscrt's S3 client")
        original(self, *args, **kwargs)

    client.__init__ = __init__


def _saw_version(name):
    import sys

    recorder.saw_sdk(name, getattr(sys.modules.get(name), "__version__", ""))


def _begin(client, operation, params):
    try:
        meta = client.meta
        service = str(meta.service_model.service_id)
        attributes = {S.rpcSystem: "aws-api", S.rpcService: service, S.rpcMethod: operation, S.cloudRegion: meta.region_name}
        attributes.update(input_attributes(params))
        if operation.startswith("GetParameter") and isinstance(params, dict):
            name = params.get("Name") or params.get("Path")
            attributes[R.resource] = name[:255] if isinstance(name, str) else None
        note_caller(attributes)
        span = recorder.start("%s.%s" % (service, operation), CLIENT, attributes)
        recorder.announce(span)
        credentials = getattr(getattr(client, "_request_signer", None), "_credentials", None)
        method = getattr(credentials, "method", None)
        return SdkCall(span, service, _METHODS.get(method, method and "unknown"))
    except Exception as error:
        recorder.failed(error)
        return None


def input_attributes(params):
    """What was asked: the fields that bear on identity, and the resource's name; nothing else."""
    if not isinstance(params, dict):
        return {}
    attributes = {}
    bucket = params.get("Bucket")
    if isinstance(bucket, str):
        attributes[S.s3Bucket] = bucket[:255]
    else:
        for name in _NAMES:
            value = params.get(name)
            if isinstance(value, str):
                # A queue's name is the last of its URL.
                attributes[R.resource] = (value.rsplit("/", 1)[-1] if name == "QueueUrl" else value)[:255]
                break
    if _OF_IDENTITY.isdisjoint(params):
        return attributes
    if type(params.get("DurationSeconds")) is int:
        attributes[R.stsDuration] = params["DurationSeconds"]
    if isinstance(params.get("RoleArn"), str):
        attributes[R.stsRoleArn] = redact(params["RoleArn"], 2048)
        session = params.get("RoleSessionName")
        attributes[R.stsSessionName] = redact(session, 2048) if isinstance(session, str) else None
        attributes[R.stsExternalId] = external_id_mark(params.get("ExternalId"))
        tags = params.get("Tags")
        if isinstance(tags, list) and tags:
            attributes[R.stsTagKeys] = [str(tag.get("Key")) for tag in tags[:50] if isinstance(tag, dict)]
    else:
        for name in _ROLES:
            role = params.get(name)
            if isinstance(role, str) and role.startswith("arn:"):
                attributes[R.stsRoleArn] = redact(role, 2048)
                break
    return attributes


def _finish(call, error, response):
    try:
        at = now()
        span = call.span
        attributes = span.attributes
        attributes[R.timeCredentials] = milliseconds((call.first_attempt or at) - span.start)
        metadata = response.get("ResponseMetadata") if isinstance(response, dict) else None
        if isinstance(response, dict) and "RetryAttempts" not in (metadata or ()) and call.first_attempt is None:
            # botocore counts the tries of whatever it sends: somebody answered before it did (its own `Stubber`), and no call was made.
            span.name = "stubbed %s" % span.name
            attributes.clear()
            recorder.end(span, at, span, call.open > 0)
            return
        if metadata:
            attributes[S.awsRequestId] = metadata.get("RequestId")
            attributes[S.awsExtendedRequestId] = metadata.get("HostId") or None
            attributes[S.httpStatus] = metadata.get("HTTPStatusCode")
            attributes[R.attempts] = metadata.get("RetryAttempts", 0) + 1
        # botocore raises what a conditional request is answered where nothing has changed.
        if error is not None and attributes.get(S.httpStatus) != 304:
            _fail(span, error, response)
        elif error is None:
            refused = partial_refusal(attributes[S.rpcMethod], response)
            if refused:
                span.error = True
                attributes[S.errorType], message = refused
                span.message = redact(str(message)) if message else None
        recorder.end(span, at, span, call.open > 0)
    except Exception as failure:
        recorder.failed(failure)


def _fail(span, error, response):
    said = response.get("Error") if isinstance(response, dict) else None
    code = said.get("Code") if isinstance(said, dict) else None
    span.error = True
    span.attributes[S.errorType] = str(code or type(error).__name__)[:128]
    message = said.get("Message") if code else str(error)
    if message:
        span.message = redact(str(message))
    try:
        seen = _errors_seen.get(error)
        if seen is not None:
            span.attributes[R.errorFrom] = seen
        else:
            _errors_seen[error] = span.span_id
    except TypeError:
        # Builtin exceptions cannot be referred to weakly.
        pass
