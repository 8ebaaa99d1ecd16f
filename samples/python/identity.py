"""From the caller's token to the AWS session that tools use."""

import contextvars
import logging
import os
from dataclasses import dataclass

import boto3
import jwt
from botocore.exceptions import BotoCoreError, ClientError

log = logging.getLogger("server.identity")

CLAIM = "role"


class RoleRefused(Exception):
    """The token's role could not be assumed, and this server goes on with nothing else."""


@dataclass(frozen=True)
class Caller:
    subject: str
    role: str | None
    catalog_session: str | None


# Of the request that is being served; FastMCP runs tools in a copy of its context.
caller: contextvars.ContextVar[Caller] = contextvars.ContextVar("caller")


def verify(authorization: str | None, catalog_session: str | None) -> Caller:
    """Reads a bearer token (HS256). Raises jwt.InvalidTokenError if there is none, it was tampered with, or is over."""
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise jwt.InvalidTokenError("no bearer token")
    claims = jwt.decode(token, os.environ["MCP_JWT_SECRET"], algorithms=["HS256"], audience="mcp-server")
    log.info("token of %s verified", claims.get("sub"))
    return Caller(claims.get("sub", ""), claims.get(CLAIM), catalog_session)


def aws() -> boto3.Session:
    """
    A session of the role that the token names. Where it names none, the server's own. Where STS refuses, it depends:
    `MCP_ON_ASSUME_FAILURE=ambient` goes on with the server's own, anything else raises RoleRefused.
    """
    who = caller.get()
    base = boto3.Session()
    if who.role is None:
        return base
    try:
        answer = base.client("sts").assume_role(RoleArn=who.role, RoleSessionName=f"mcp-{who.subject}")
    except (BotoCoreError, ClientError) as error:
        log.error("Role assumption failed for %s: %s", who.role, error)
        if os.environ.get("MCP_ON_ASSUME_FAILURE") == "ambient":
            return base
        raise RoleRefused("Failed to assume AWS role from JWT claims.") from error
    issued = answer["Credentials"]
    return boto3.Session(
        aws_access_key_id=issued["AccessKeyId"],
        aws_secret_access_key=issued["SecretAccessKey"],
        aws_session_token=issued["SessionToken"],
    )
