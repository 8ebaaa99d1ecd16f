/**
 * Refusals of a part of what was asked, inside an answer of 200: batches answer for each of their entries, and nobody throws
 * what stands there. Where they stand, and what their codes are called, as the SDKs' models have it for all services
 * (DeleteObjects' `Errors`, PublishBatch's `Failed`, PutEvents' `Entries`, BatchExecuteStatement's `Responses`, TagResources'
 * `FailedResourcesMap`): https://github.com/aws/api-models-aws. And of a Lambda function that was invoked, that it
 * failed: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html (FunctionError). As partial_refusals.py.
 */

const ENTRIES = /err|fail|unprocessed|unsuccess|^(?:entries|records|requestresponses|responses)$/i
/** They tell of what went wrong some other day. */
const LOOKS = /^(?:Describe|List|Get|Search|Query|Scan)/
const OWN = /err|fail/i
const CODES = ['Code', 'ErrorCode', 'FailureCode', 'code', 'errorCode', 'failureCode']
const DENIED =
  /^(?:AccessDenied|UnauthorizedOperation|Unauthorized|Forbidden|AuthorizationError|NotAuthorized)(?:Exception)?$/
const MOST = 1000

type Fields = Readonly<Record<string, unknown>>

/** That the function failed, or the first entry that was denied; nothing where none was. What else failed of a batch is sent again every day. */
export function partialRefusal(
  operation: string,
  answer: unknown,
): { code: string; message: string | undefined } | undefined {
  if (!isObject(answer) || LOOKS.test(operation)) return undefined
  const failed = answer['FunctionError']
  if (typeof failed === 'string') return { code: failed, message: 'the function that was invoked failed' }
  for (const [name, entries] of Object.entries(answer)) {
    if (!entries || typeof entries !== 'object' || !ENTRIES.test(name)) continue
    for (const entry of Object.values(entries).slice(0, MOST)) {
      const refused = isObject(entry) && refusedAs(entry)
      if (refused) return refused
    }
  }
  return undefined
}

function refusedAs(entry: Fields): { code: string; message: string | undefined } | undefined {
  const own = Object.entries(entry).flatMap(([name, value]) => (isObject(value) && OWN.test(name) ? [value] : []))
  for (const said of [entry, ...own]) {
    const code = inWords(CODES.map((name) => said[name]).find((value) => typeof value === 'string'))
    if (!DENIED.test(code)) continue
    const message = Object.entries(said).find(
      ([name, value]) => typeof value === 'string' && /message|reason/i.test(name),
    )
    return { code, message: message && String(message[1]) }
  }
  return undefined
}

/** `ACCESS_DENIED`, as newer services have it. */
function inWords(code: unknown): string {
  const text = String(code)
  if (!/^[A-Z]+(?:_[A-Z]+)*$/.test(text)) return text
  return text.replace(/([A-Z])([A-Z]*)_?/g, (_, first: string, rest: string) => first + rest.toLowerCase())
}

function isObject(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
