"""
Refusals of a part of what was asked, inside an answer of 200: batches answer for each of their entries, and nobody raises what stands there.
S3 DeleteObjects, SQS and SNS batches, EventBridge PutEvents, Kinesis PutRecords, Firehose PutRecordBatch, Secrets Manager BatchGetSecretValue:
https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html and their pages alike.
"""

import re

# Where the entries stand, of operations that have any.
_ENTRIES = {
    "DeleteObjects": "Errors",
    "BatchGetSecretValue": "Errors",
    "SendMessageBatch": "Failed",
    "DeleteMessageBatch": "Failed",
    "ChangeMessageVisibilityBatch": "Failed",
    "PublishBatch": "Failed",
    "PutEvents": "Entries",
    "PutRecords": "Records",
    "PutRecordBatch": "RequestResponses",
}
_DENIED = re.compile(r"AccessDenied|AuthorizationError|NotAuthorized|Unauthorized|Forbidden")


def partial_refusal(operation, answer):
    """(code, message) of the first entry that was denied; nothing where none was. What else failed of a batch is sent again every day."""
    entries = answer.get(_ENTRIES.get(operation)) if isinstance(answer, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        code = entry.get("Code") or entry.get("ErrorCode")
        if isinstance(code, str) and _DENIED.search(code):
            return code, entry.get("Message") or entry.get("ErrorMessage")
    return None
