"""Which AWS operation a bare HTTP request is, and what its address tells: what is signed without an SDK shows on the wire."""

import os
import re
from urllib.parse import parse_qsl, unquote

from .names import R

_SERVICES = {"sts": "STS", "s3": "S3", "s3-object-lambda": "S3", "iam": "IAM", "athena": "Athena", "glue": "Glue"}
_VIRTUAL = re.compile(r"(.+?)\.s3[.-][\w.-]*amazonaws\.com")
_METADATA_HOST = re.compile(r"(169\.254\.169\.254|169\.254\.170\.(2|23)|\[?fd00:ec2::(254|23)\]?)\Z", re.I)
_METADATA_PATH = re.compile(r"/(latest/(api/token|meta-data/(iam|placement)|dynamic/)|v2/credentials/)")
_AWS_HOST = re.compile(r"(^|\.)(amazonaws\.com(\.cn)?|api\.aws|c2s\.ic\.gov|sc2s\.sgov\.gov)\Z", re.I)


def is_metadata(host, path):
    """Instance and container metadata are known by path as well: the endpoints move by variable."""
    return bool(_METADATA_HOST.match(host) or _METADATA_PATH.match(path))


def is_container_endpoint(path):
    full = os.environ.get("AWS_CONTAINER_CREDENTIALS_FULL_URI")
    relative = os.environ.get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
    return bool(full and len(path) > 1 and full.endswith(path)) or bool(relative and path == relative)


def is_aws_host(host):
    return _AWS_HOST.search(host) is not None


def is_failure(status, aws):
    """AWS tells of another region by a redirect; "not modified" is an answer."""
    return status >= 400 or (aws and status >= 300 and status != 304)


def host_service(host):
    found = re.match(r"(?:.+\.)?(sts|s3|iam)[.-]", host) or re.match(r"([a-z][\w-]*)\.", host)
    return found.group(1) if found else "AWS"


def wire_operation(signing_name, method, path, host, target):
    """(service, operation) from signing name, target header and, for S3, method and URL; operation is None where untold."""
    service = _SERVICES.get(signing_name, signing_name)
    if target:
        found = re.search(r"\.(\w{1,80})\Z", target)
        return service, found.group(1) if found else None
    cbor = re.match(r"/service/\w+/operation/(\w{1,80})", path)
    if cbor:
        return service, cbor.group(1)
    if service == "S3":
        return service, _s3_operation(method, path, host)
    action = re.search(r"[?&]Action=(\w{1,80})", path)
    return service, action.group(1) if action else None


def form_attributes(body):
    """What a form body asks of a query-protocol service: operation and attributes."""
    form = dict(parse_qsl(body[:32768]))
    tags = [value for name, value in form.items() if re.match(r"Tags\.member\.\d+\.Key\Z", name)]
    operation = form.get("Action", "")
    duration = form.get("DurationSeconds", "")
    return operation if re.match(r"\w{1,80}\Z", operation) else None, {
        R.stsRoleArn: form["RoleArn"][:2048] if "RoleArn" in form else None,
        R.stsSessionName: form["RoleSessionName"][:64] if "RoleSessionName" in form else None,
        R.stsDuration: int(duration) if duration.isdigit() else None,
        R.stsTagKeys: tags or None,
        R.stsExternalId: external_id_mark(form.get("ExternalId")) if "RoleArn" in form else None,
    }


def external_id_mark(value):
    """Tells two apart, and not what they are."""
    if not isinstance(value, str):
        return "none"
    import hashlib

    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:4]


def s3_bucket(path, host):
    """Bucket of a virtual-hosted or path-style S3 URL."""
    virtual = _VIRTUAL.match(host)
    if virtual:
        return virtual.group(1)
    first = re.split("[/?]", path, maxsplit=2)[1:2]
    return unquote(first[0])[:255] if first and first[0] else None


_SUBRESOURCES = (
    "acl,cors,encryption,lifecycle,location,logging,notification,object-lock,ownershipControls,policy,policyStatus,"
    "publicAccessBlock,replication,requestPayment,tagging,versioning,versions,website,uploads,attributes,retention,"
    "legal-hold,torrent,restore,select"
).split(",")
_S3_NAMES = {
    "versions": "ListObjectVersions",
    "uploads": "ListMultipartUploads",
    "lifecycle": "GetBucketLifecycleConfiguration",
    "notification": "GetBucketNotificationConfiguration",
    "attributes": "GetObjectAttributes",
}


def _s3_operation(method, path, host):
    resource, _, query = path.partition("?")
    depth = len([part for part in resource.split("/") if part]) + (1 if _VIRTUAL.match(host) else 0)
    names = [pair.split("=", 1)[0] for pair in query.split("&")]
    if depth == 0:
        return "ListBuckets" if method == "GET" else None
    noun = "Bucket" if depth == 1 else "Object"
    sub = next((name for name in _SUBRESOURCES if name in names), None)
    if sub and method == "GET":
        return _S3_NAMES.get(sub, "Get" + noun + _pascal(sub))
    if sub and method in ("PUT", "DELETE"):
        return ("Put" if method == "PUT" else "Delete") + noun + _pascal(sub)
    if method == "POST":
        for name, operation in (("delete", "DeleteObjects"), ("uploads", "CreateMultipartUpload"), ("uploadId", "CompleteMultipartUpload")):
            if name in names:
                return operation
        return None
    if depth == 1:
        if method == "GET":
            return "ListObjectsV2" if "list-type" in names else "ListObjects"
        return {"HEAD": "HeadBucket", "PUT": "CreateBucket", "DELETE": "DeleteBucket"}.get(method)
    if "uploadId" in names:
        return {"PUT": "UploadPart", "DELETE": "AbortMultipartUpload", "GET": "ListParts"}.get(method)
    return {"GET": "GetObject", "HEAD": "HeadObject", "PUT": "PutObject", "DELETE": "DeleteObject"}.get(method)


def _pascal(name):
    return "".join(part[:1].upper() + part[1:] for part in name.split("-"))
