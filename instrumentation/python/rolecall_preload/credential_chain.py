"""Which providers of botocore's chain were asked for credentials, and why those before the one that had some gave none."""

from functools import wraps

from .names import R
from .recorder import recorder


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
        try:
            return original(self)
        finally:
            for undo in restore:
                undo()
            _tell(tried)

    resolver.load_credentials = load_credentials


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
