"""Who calls: the claims of a verified bearer token (HS256)."""

import os

import jwt


def claims_of(authorization):
    return jwt.decode((authorization or "").partition(" ")[2], os.environ["JWT_SECRET"], algorithms=["HS256"], audience="data")


def keys_of(answer):
    """Of an answer of AssumeRole, as what a client is made with."""
    issued = answer["Credentials"]
    return {"aws_access_key_id": issued["AccessKeyId"], "aws_secret_access_key": issued["SecretAccessKey"], "aws_session_token": issued["SessionToken"]}
