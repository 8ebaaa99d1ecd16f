"""
Why a token was refused, in the words of the library that checked it (PyJWT, python-jose, joserfc, Authlib): servers answer 401, and
keep the reason to themselves.
"""

from functools import wraps

from .names import R
from .recorder import recorder
from .redact import redact

_SAID = 200


def watch_pyjwt(module):
    _watch(module.PyJWT, "decode_complete")


def watch_pyjwk(module):
    _watch(module.PyJWKClient, "get_signing_key")


def watch_jose(module):
    _watch(module, "decode")


def watch_claims(module):
    """Of joserfc and of Authlib, which check the claims apart from the signature."""
    _watch(getattr(module, "JWTClaimsRegistry", None) or module.JWTClaims, "validate")


def watch_fastmcp(module):
    """It compares whom the token is for itself, and says why in its log alone."""
    verifier = module.JWTVerifier
    check = verifier.load_access_token

    @wraps(check)
    async def rolecall_load_access_token(self, token):
        accepted = await check(self, token)
        if accepted is None:
            _compare(getattr(self, "audience", None), getattr(self, "issuer", None))
        return accepted

    verifier.load_access_token = rolecall_load_access_token


def _of_request(tell):
    """Gives it the attributes of the request that is served, if one is; whatever goes wrong stays here."""

    @wraps(tell)
    def told(*args):
        try:
            scope = recorder.scope()
            if scope is not None and scope.inbound is not None:
                tell(scope.inbound.span.attributes, *args)
        except Exception as error:
            recorder.failed(error)

    return told


@_of_request
def _compare(attributes, audience, issuer):
    for claim, name, expected in ((R.tokenIss, "issuer", issuer), (R.tokenAud, "audience", audience)):
        said = str(attributes.get(claim))
        names = expected if isinstance(expected, list) else [expected] if isinstance(expected, str) else []
        if names and not any(one in said.split(" ") for one in names):
            attributes[R.tokenRefusal] = redact("%s mismatch; expected %s" % (name, ", ".join(map(str, names[:4]))), _SAID)
            return


def _watch(owner, name):
    check = getattr(owner, name)

    @wraps(check)
    def rolecall_check(*args, **options):
        try:
            checked = check(*args, **options)
        except Exception as refusal:
            _tell(refusal, options)
            raise
        # Of several issuers or keys that are tried, one may do.
        _tell(None, options)
        return checked

    setattr(owner, name, rolecall_check)


@_of_request
def _tell(attributes, refusal, options):
    if refusal is not None:
        attributes[R.tokenRefusal] = _words(refusal, options)
    elif attributes.get(R.tokenRefusal):
        attributes[R.tokenRefusal] = None


def _words(refusal, options):
    kind = type(refusal).__name__
    words = "%s: %s" % (kind, str(refusal)[:_SAID])
    for name in ("audience", "issuer"):
        if name in kind.lower() and options.get(name):
            expected = options[name]
            words += "; expected " + (expected if isinstance(expected, str) else ", ".join(map(str, list(expected)[:4])))
    return redact(words, _SAID)
