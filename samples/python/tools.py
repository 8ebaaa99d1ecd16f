"""The tools, each a few lines over boto3. Errors are told inside the answer, as many servers do."""

import functools
import inspect
import json
import logging
import os
import urllib.parse

import anyio
import boto3
import urllib3
from botocore.exceptions import BotoCoreError, ClientError

from identity import RoleRefused, aws, caller

log = logging.getLogger("server.tools")


def tool(function):
    """The function as a tool: in a thread of its own, errors as part of the answer, JSON as text."""

    def run(**arguments) -> str:
        try:
            answer = function(**arguments)
        except RoleRefused as refused:
            answer = {"error": str(refused)}
        except (BotoCoreError, ClientError) as error:
            log.error("tool %s failed: %s", function.__name__, error)
            answer = {"success": False, "error": str(error)}
        return json.dumps(answer, default=str)

    @functools.wraps(function)
    async def served(**arguments) -> str:
        return await anyio.to_thread.run_sync(functools.partial(run, **arguments))

    served.__signature__ = inspect.signature(function).replace(return_annotation=str)
    served.__annotations__ = {**function.__annotations__, "return": str}
    return served


@tool
def bucket_list() -> dict:
    """Lists the buckets"""
    buckets = aws().client("s3").list_buckets()["Buckets"]
    return {"success": True, "buckets": [bucket["Name"] for bucket in buckets]}


@tool
def bucket_objects_list(bucket: str, prefix: str = "") -> dict:
    """Lists the objects of a bucket"""
    found = aws().client("s3").list_objects_v2(Bucket=bucket, Prefix=prefix)
    return {"success": True, "objects": [one["Key"] for one in found.get("Contents", [])]}


@tool
def bucket_object_text(bucket: str, key: str) -> dict:
    """An object as text"""
    body = aws().client("s3").get_object(Bucket=bucket, Key=key)["Body"]
    return {"success": True, "key": key, "text": body.read().decode()}


@tool
def search(query: str) -> dict:
    """Searches the catalog, which wants a session of its own: the second token"""
    session = caller.get().catalog_session
    if session is None:
        log.warning("no catalog session in this request")
        return {"success": False, "error": "Search requires authentication: no catalog session configured", "results": []}
    answer = urllib3.request(
        "GET",
        f"{os.environ['CATALOG_URL']}/api/search?q={urllib.parse.quote(query)}",
        headers={"authorization": f"Bearer {session}"},
    )
    if answer.status != 200:
        return {"success": False, "error": f"Search answered {answer.status}", "results": []}
    return {"success": True, "results": answer.json()["hits"]}


@tool
def permissions_discover() -> dict:
    """What the current identity may do, found out by trying: denials are expected"""
    try:
        session = aws()
    except RoleRefused:
        # This tool wants to report even where there is nothing to report with.
        session = boto3.Session()
    checks = {
        "sts:GetCallerIdentity": lambda: session.client("sts").get_caller_identity(),
        "s3:ListAllMyBuckets": lambda: session.client("s3").list_buckets(),
        "athena:ListWorkGroups": lambda: session.client("athena").list_work_groups(),
    }
    if role := caller.get().role:
        checks["iam:GetRole"] = lambda: session.client("iam").get_role(RoleName=role.rsplit("/", 1)[1])
    permissions = {}
    for action, check in checks.items():
        try:
            check()
            permissions[action] = "allowed"
        except ClientError as error:
            permissions[action] = error.response["Error"]["Code"]
        except BotoCoreError as error:
            permissions[action] = type(error).__name__
    return {"success": True, "permissions": permissions}


TOOLS = [bucket_list, bucket_objects_list, bucket_object_text, search, permissions_discover]
