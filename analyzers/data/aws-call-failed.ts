// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html, https://docs.aws.amazon.com/general/latest/gr/api-retries.html
import { isThrottle } from '../../src/model/aws.ts'
import type { Call } from '../../src/model/call.ts'
import { quoted } from '../../src/model/refusals.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { dataCalls } from '../../src/model/signing.ts'
import { callName, count } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** Errors that other rules tell of, whatever their status: who asks, when, where, and how often. */
const TOLD_ELSEWHERE =
  /Expired|Skew|Signature|InvalidAccessKeyId|InvalidToken|InvalidClientTokenId|UnrecognizedClient|NoSuchBucket|Redirect|AuthorizationHeaderMalformed|IllegalLocationConstraint|Denied|Unauthorized|OptInRequired|MissingAuthentication|Credential/

export const rule: Rule = {
  id: 'aws-call-failed',
  title: 'A tool failed with a call that AWS answered with an error',
  severity: 'error',
  step: 6,
  suspect: 'data',
  needs: [],
  trigger: { callKind: 'aws', outcome: ['failed'] },
  explains: ['error-hidden-in-result', 'hollow-pass-error-swallowed'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, calls } = c
    if (t.negative) return
    const failed = dataCalls(calls).filter(
      (call) => isPlainError(call) && !c.ledger.healed(call) && !wentOn(call, calls),
    )
    for (const name of new Set(failed.map(nameOf))) {
      const own = failed.filter((call) => nameOf(call) === name)
      const call = own[0]!
      const code = call.errorCode ?? `HTTP ${call.httpStatus}`
      yield {
        message: `${name} failed (${code}), and ${t.tool} with it`,
        expected: `${name} is answered`,
        observed: `${count(own.length, 'call')}: ${quoted(call)}, HTTP ${call.httpStatus} from ${call.host ?? call.service}`,
        fix: fix(call),
        // Which of its calls a tool failed for, only its code knows.
        confidence: 'medium',
        subject: [name, code],
        evidence: own.flatMap((one) => [one.evidence, ...one.attempts.slice(-1).map((attempt) => attempt.evidence)]),
      }
    }
  },
}

/** An answer of AWS, or of what stands in its place, that no other rule speaks of. */
function isPlainError(call: Call): boolean {
  const { outcome, httpStatus = 0, errorCode = '' } = call
  if (outcome !== 'error' || httpStatus < 400 || httpStatus === 401 || httpStatus === 403) return false
  if (isThrottle(errorCode, httpStatus) || TOLD_ELSEWHERE.test(errorCode)) return false
  // A bare 404 to a question about a bucket is the bucket's absence.
  return !(httpStatus === 404 && call.operation === 'HeadBucket')
}

/** The tool tried again, or elsewhere, and had its answer. */
function wentOn(failed: Call, calls: readonly Call[]): boolean {
  return dataCalls(calls).some((call) => call.outcome === 'ok' && call.start > failed.start)
}

function nameOf(call: Call): string {
  return `${callName(call)}${call.bucket ? ` on ${call.bucket}` : ''}`
}

function fix(call: Call): string {
  const { errorCode = '', httpStatus = 0, host, bucket } = call
  if (/^NoSuchKey/.test(errorCode))
    return `Correct the key where it comes from; \`aws s3api list-objects-v2 --bucket ${bucket ?? '<bucket>'} --prefix <key>\` under the role that signed shows what there is.`
  if (httpStatus >= 500)
    return `${host ?? 'The service'} failed by itself: let the SDK try again (\`maxAttempts\`), and give its request id to AWS's support where it lasts.`
  if (!call.requestId)
    return `The answer has no request id, so it may not be AWS that answered at ${host ?? 'the endpoint'}: look at AWS_ENDPOINT_URL, the client's \`endpoint\` and proxies on the way.`
  return `Correct what the call asks for: ${errorCode || `HTTP ${httpStatus}`} is about the request itself, not about who sends it.`
}
