"""
Refusals of a part of what was asked, inside an answer of 200: batches answer for each of their entries, and nobody raises what stands there.
Where they stand, and what their codes are called, as the models of botocore have it for all services (DeleteObjects' `Errors`, PublishBatch's
`Failed`, PutEvents' `Entries`, BatchExecuteStatement's `Responses`, TagResources' `FailedResourcesMap`):
https://github.com/boto/botocore/tree/develop/botocore/data. And of a Lambda function that was invoked, that it failed:
https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html (FunctionError). As instrumentation/evidence/partial-refusal.ts.
"""

import re

_ENTRIES = re.compile(r"err|fail|unprocessed|unsuccess|\A(?:Entries|Records|RequestResponses|Responses)\Z", re.I)
# They tell of what went wrong some other day.
_LOOKS = ("Describe", "List", "Get", "Search", "Query", "Scan")
_OWN = re.compile("err|fail", re.I)
_CODES = ("Code", "ErrorCode", "FailureCode", "code", "errorCode", "failureCode")
_DENIED = re.compile(r"(?:AccessDenied|UnauthorizedOperation|Unauthorized|Forbidden|AuthorizationError|NotAuthorized)(?:Exception)?\Z")
_CAPITALS = re.compile(r"[A-Z]+(?:_[A-Z]+)*\Z")
_MESSAGE = re.compile("message|reason", re.I)
_MOST = 1000


def partial_refusal(operation, answer):
    """(code, message): that the function failed, or of the first entry that was denied; nothing where none was. What else failed of a batch is sent again every day."""
    if not isinstance(answer, dict) or operation.startswith(_LOOKS):
        return None
    failed = answer.get("FunctionError")
    if isinstance(failed, str):
        return failed, "the function that was invoked failed"
    for name, entries in answer.items():
        if isinstance(entries, (list, dict)) and _ENTRIES.search(name):
            for entry in list(entries.values() if isinstance(entries, dict) else entries)[:_MOST]:
                refused = _refused(entry)
                if refused:
                    return refused
    return None


def _refused(entry):
    if not isinstance(entry, dict):
        return None
    for said in [entry] + [value for name, value in entry.items() if isinstance(value, dict) and _OWN.search(name)]:
        code = next((said[name] for name in _CODES if isinstance(said.get(name), str)), "")
        if _CAPITALS.match(code):
            # `ACCESS_DENIED`, as newer services have it.
            code = "".join(word.capitalize() for word in code.split("_"))
        if _DENIED.match(code):
            return code, next((value for name, value in said.items() if isinstance(value, str) and _MESSAGE.search(name)), None)
    return None
