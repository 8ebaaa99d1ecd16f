"""Settings from `ROLECALL_*` variables and the process itself; every one has a default."""

import os
import re
import sys
from urllib.parse import unquote

from .clock import now
from .names import S
from .redact import redact

_LONGEST = 255
_VARIABLE = re.compile(r"(AWS_|AMAZON_|ROLECALL_|OTEL_|REQUESTS_CA_BUNDLE\Z|SSL_CERT_FILE\Z|(HTTPS?|NO|ALL)_PROXY\Z)", re.I)


def root():
    """Absolute path of the folder that holds the run folders."""
    return os.path.abspath(os.environ.get("ROLECALL_DIR") or ".rolecall")


def cap():
    """Upper bound for the files of one run, bytes."""
    try:
        megabytes = float(os.environ.get("ROLECALL_MAX_MB") or 0)
    except ValueError:
        megabytes = 0
    return (megabytes if megabytes > 0 else 512) * 1024 * 1024


def run_id():
    return "%d-%d-%s" % (now() // 1_000_000, os.getpid(), os.urandom(2).hex())


def service_name(resource):
    """As OpenTelemetry names it, else after the module or the script."""
    stated = os.environ.get("OTEL_SERVICE_NAME") or (resource or {}).get(S.serviceName)
    if stated:
        return stated
    main = getattr(sys.modules.get("__main__"), "__spec__", None)
    if main is not None and main.name:
        # `python -m package` runs its `__main__`.
        return re.sub(r"\.__main__\Z", "", main.name)
    script = (getattr(sys, "argv", None) or [""])[0]
    return re.sub(r"\.py\Z", "", os.path.basename(script)) or "python"


def resource_attributes():
    """
    `OTEL_RESOURCE_ATTRIBUTES`, percent-decoded, bounded, without secrets. As the standard has it, one bad pair discards
    all: None. https://opentelemetry.io/docs/specs/otel/resource/sdk/#specifying-resource-information-via-an-environment-variable
    """
    attributes = {}
    for pair in os.environ.get("OTEL_RESOURCE_ATTRIBUTES", "").split(","):
        if not pair.strip():
            continue
        parts = [unquote(text.strip()) for text in pair.split("=")]
        if len(parts) != 2 or not re.match(r"[\w./:@-]+\Z", parts[0], re.A):
            return None
        key, value = parts
        if len(key) > _LONGEST or len(value) > _LONGEST:
            return None
        # What is in the run folder under our own names is said by us.
        if not key.startswith("rolecall.") and len(attributes) < 64:
            # With its key, which may say that it is a secret.
            attributes[key] = redact(key + "=" + value, len(key) + 1 + _LONGEST)[len(key) + 1 :]
    return attributes




def credential_variables():
    """Names of the variables that bear on credentials and are set; never values."""
    return sorted(name for name, value in os.environ.items() if value and _VARIABLE.match(name))


def credential_files():
    """Credential-related files that exist, under the names people know them by."""
    home = os.path.expanduser("~")
    candidates = [(name, home + name[1:]) for name in ("~/.aws/credentials", "~/.aws/config", "~/.aws/sso/cache", "~/.boto")]
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"):
        candidates.append(("$" + name, os.environ.get(name)))
    return [name for name, path in candidates if path and os.path.exists(path)]
