"""
Which providers of botocore's chain were asked for credentials, and why those before the one that had some gave none. They are
asked when a client is made: what fails there, for want of credentials, a region or a profile, is told as a call that was never
sent, which nobody got as far as making.
"""

from contextvars import ContextVar
from functools import wraps

from .caller import note_caller
from .clock import now
from .names import R, S
from .recorder import recorder
from .redact import redact
from .span import CLIENT

# A program that takes longer to give credentials is told, ns.
_LONG = 700_000_000
# Name of the service whose client is being made.
_making = ContextVar("rolecall-making", default=None)
# Is the chain being asked? A profile's source is asked for by a chain within.
_asking = ContextVar("rolecall-asking", default=False)
# Scope, class and words of the last failure of this flow that was told.
_told = ContextVar("rolecall-told", default=None)


def watch_session(module):
    session = module.Session
    original, scoped = session.create_client, session.get_scoped_config

    @wraps(original)
    def create_client(self, service_name, *args, **kwargs):
        token = _making.set(service_name)
        try:
            return original(self, service_name, *args, **kwargs)
        except Exception as error:
            _tell_failure(error)
            raise
        finally:
            _making.reset(token)

    @wraps(scoped)
    def get_scoped_config(self, *args, **kwargs):
        try:
            return scoped(self, *args, **kwargs)
        except Exception as error:
            # boto3 asks for its profile before it makes a client.
            _tell_failure(error)
            raise

    session.create_client, session.get_scoped_config = create_client, get_scoped_config


def watch_async_session(module):
    session = module.AioSession
    original = session._create_client

    @wraps(original)
    async def _create_client(self, service_name, *args, **kwargs):
        token = _making.set(service_name)
        try:
            return await original(self, service_name, *args, **kwargs)
        except Exception as error:
            _tell_failure(error)
            raise
        finally:
            _making.reset(token)

    session._create_client = _create_client


def watch_async(module):
    resolver = module.AioCredentialResolver
    original = resolver.load_credentials

    @wraps(original)
    async def load_credentials(self):
        within = _asking.get()
        token = _asking.set(True)
        try:
            return await original(self)
        except Exception as error:
            if not within:
                _tell_failure(error)
            raise
        finally:
            _asking.reset(token)

    resolver.load_credentials = load_credentials
    _watch_token(module.AioAssumeRoleWithWebIdentityCredentialFetcher)


def watch(module):
    resolver = module.CredentialResolver
    original = resolver.load_credentials

    @wraps(original)
    def load_credentials(self):
        tried = []
        restore = []
        try:
            for provider in self.providers:
                restore.append(_listen(provider, tried))
        except Exception as error:
            recorder.failed(error)
        within = _asking.get()
        token = _asking.set(True)
        try:
            return original(self)
        except Exception as error:
            if not within:
                _tell_failure(error, tried)
            raise
        finally:
            _asking.reset(token)
            for undo in restore:
                undo()
            _tell(tried)

    resolver.load_credentials = load_credentials
    _watch_token(module.AssumeRoleWithWebIdentityCredentialFetcher)
    _watch_process(module.ProcessProvider)


def _watch_process(provider):
    """A program that gives credentials sends nothing that is seen, and all who ask wait for it."""
    original = getattr(provider, "_retrieve_credentials_using", None)
    if original is None:
        return

    @wraps(original)
    def _retrieve_credentials_using(self, *args, **kwargs):
        asking = _Program()
        try:
            return original(self, *args, **kwargs)
        finally:
            asking.done()

    provider._retrieve_credentials_using = _retrieve_credentials_using


class _Program:
    """Told as a call where it takes long: on disk while it runs, for it may never end."""

    def __init__(self):
        self.span = None
        try:
            attributes = {S.rpcSystem: "aws-api", S.rpcService: "credential_process", S.rpcMethod: "GetCredentials"}
            note_caller(attributes)
            self.span = recorder.start("credential_process", CLIENT, attributes)
            self._told = False
            recorder.look_later(self)
        except Exception as error:
            recorder.failed(error)

    def look(self, at):
        if self._told or at - self.span.start < _LONG:
            return False
        self._told = True
        recorder.open(self.span)
        return False

    def done(self):
        try:
            if self.span is None:
                return
            recorder.unwatch(self)
            self.look(now())
            if self._told:
                recorder.end(self.span)
        except Exception as error:
            recorder.failed(error)


def _watch_token(fetcher):
    """A token that can't be read is a question to STS that was never sent."""
    original = fetcher._assume_role_kwargs

    @wraps(original)
    def _assume_role_kwargs(self):
        try:
            return original(self)
        except OSError as error:
            _tell_unsent("STS", "AssumeRoleWithWebIdentity", "WebIdentityTokenUnreadable", error, {R.stsRoleArn: redact(str(self._role_arn), 2048)})
            raise

    fetcher._assume_role_kwargs = _assume_role_kwargs


def _listen(provider, tried):
    load = provider.load
    name = str(getattr(provider, "METHOD", None) or type(provider).__name__)

    def listening(*args, **kwargs):
        try:
            found = load(*args, **kwargs)
        except BaseException as error:
            tried.append("%s: %s" % (name, type(error).__name__))
            raise
        tried.append("%s: %s" % (name, "found" if found is not None else "nothing"))
        return found

    try:
        provider.load = listening
    except AttributeError:
        return lambda: None
    return lambda: provider.__dict__.pop("load", None)


def _tell(tried):
    try:
        scope = recorder.scope()
        if scope is not None and scope.span.end is None:
            scope.span.attributes[R.credentialsTried] = tried
        if not any(one.endswith("found") for one in tried):
            recorder.note("no provider of the credential chain had any: %s" % ", ".join(tried))
    except Exception as error:
        recorder.failed(error)


def _tell_failure(error, tried=None):
    scope = recorder.scope()
    if scope is not None and scope.sdk is not None and scope.span.end is None:
        # The call that asked fails with it.
        return
    # One error goes up through all who asked; who asks again is told the same.
    said = (scope, type(error), str(error))
    if said == _told.get():
        return
    _told.set(said)
    service = _making.get()
    _tell_unsent(service, "CreateClient" if service else "GetCredentials", type(error).__name__, error, {R.credentialsTried: tried})


def _tell_unsent(service, operation, code, error, more):
    try:
        attributes = {S.rpcSystem: "aws-api", S.rpcService: service and str(service)[:64], S.rpcMethod: operation, S.errorType: code[:128]}
        attributes.update(more)
        note_caller(attributes)
        span = recorder.start("%s.%s" % (service or "AWS", operation), CLIENT, attributes)
        span.error = True
        span.message = redact(str(error)) or None
        recorder.end(span)
    except Exception as failure:
        recorder.failed(failure)
