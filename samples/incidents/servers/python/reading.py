"""
Reads as the role that the token names. `ON_REFUSAL=ambient`: as itself where STS refuses; `CLAIM`: the only name of the claim that
it reads; `CACHE_BY`: sessions are kept under this claim, or `name`, one for all; `RENEW`: a kept session is renewed at the first refusal.
"""

import os
import time

from botocore.exceptions import BotoCoreError, ClientError

from aws import assume, log, names, s3
from aws import read as read_object
from serve import claims, serve

kept = {}


def client():
    who = claims.get()
    role = who.get(os.environ.get("CLAIM", "role"))
    if role is None:
        return s3()
    by = os.environ.get("CACHE_BY")
    key = "all" if by == "name" else who.get(by) if by else None
    try:
        if key is None:
            return s3(assume(role))
        if key not in kept:
            kept[key] = s3(assume(role))
        return kept[key]
    except (BotoCoreError, ClientError):
        if os.environ.get("ON_REFUSAL") != "ambient":
            raise
        log.warning("using default credentials")
        return s3()


def read() -> dict:
    try:
        return read_object(client())
    except ClientError as error:
        if error.response["Error"]["Code"] != "ExpiredToken" or "RENEW" not in os.environ:
            raise
        kept.clear()
        return read_object(client())


def list_names() -> dict:
    return names(client())


list_names.__name__ = "list"


def find(key: str) -> dict:
    """Takes every error for "there is no such thing"."""
    try:
        return {"found": read_object(client(), key)}
    except ClientError:
        return {"found": None, "message": "no such object"}


def discover(buckets: list[str]) -> dict:
    """What may this role do here? It asks on, whatever the answers are."""
    reader, may = client(), []
    for bucket in buckets:
        try:
            names(reader, bucket)
            may.append(bucket)
        except ClientError:
            pass
    return {"buckets": may}


def survey(clients: int) -> dict:
    """Clients that each look for credentials of their own, and report what they could."""
    may = 0
    for _ in range(clients):
        try:
            names(s3())
            may += 1
        except (BotoCoreError, ClientError):
            pass
    return {"success": True, "permissions": may}


def search(query: str) -> dict:
    """Wants a session of its own: the second token, which nobody gave it."""
    if "SEARCH_SESSION" not in os.environ:
        return {"success": False, "error": "Search requires authentication: no session configured", "results": []}
    found = [name for name in names(client())["items"] if query in name]
    return {"success": True, "results": found}


def wait(ms: int) -> dict:
    time.sleep(ms / 1000)
    return {"waited": ms}


if __name__ == "__main__":
    serve(read, list_names, find, discover, survey, search, wait)
