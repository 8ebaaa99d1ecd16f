// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (PermanentRedirect, AuthorizationHeaderMalformed)

import { inLanguage } from '../../src/facts/language.ts'
import { totalOf } from '../../src/model/alike.ts'
import { text } from '../../src/model/attribute-access.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, count, cut } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

const CODES = ['PermanentRedirect', 'TemporaryRedirect', 'AuthorizationHeaderMalformed', 'IllegalLocationConstraint']

export const rule: Rule = {
  id: 's3-wrong-region',
  title: 'The bucket lies in another region',
  severity: 'error',
  step: 6,
  suspect: 'region',
  needs: [],
  trigger: {
    any: [
      { digest: ['callFailed'] },
      { log: ['PermanentRedirect', 'AuthorizationHeaderMalformed', 'IllegalLocationConstraint'] },
    ],
  },
  causes: ['call-failed', 'call-denied'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, calls, ledger } = c
    const astray = calls.filter((call) => call.outcome === 'error' && isAstray(call))
    if (astray.length === 0) yield* fromLog(c)
    for (const bucket of new Set(astray.map((call) => call.bucket ?? ''))) {
      const ofBucket = astray.filter((call) => (call.bucket ?? '') === bucket)
      const call = ofBucket[0]!
      // Followed to the right region: by the SDK in the same call, or by the caller in the next.
      const followed = calls.some(
        (other) => other.outcome === 'ok' && other.bucket === call.bucket && bucket && other.start > call.start,
      )
      const right = rightRegion(ofBucket)
      const requested = call.region ?? /the region '([\w-]+)' is wrong/.exec(call.errorMessage ?? '')?.[1]
      yield {
        message: `${bucket ? `Bucket ${bucket}` : 'The bucket'} lies in ${right ?? 'another region'}, and was asked for ${requested ? `in ${requested}` : 'elsewhere'}`,
        expected: `the request goes to the bucket's own region${right ? `, ${right}` : ''}`,
        observed: `${count(totalOf(ofBucket), 'call')} (${callName(call)}): ${call.errorCode ?? `HTTP ${call.httpStatus}`}${call.errorMessage ? `: ${call.errorMessage}` : ''}`,
        fix: right
          ? `Create the client with \`region: "${right}"\` (or AWS_REGION=${right})${orFollow(c)}.`
          : `Find the region (\`aws s3api head-bucket --bucket ${bucket || '<bucket>'}\` prints x-amz-bucket-region) and create the client with it${orFollow(c)}.`,
        ...((followed || t.negative || ledger.healed(call)) && { severity: 'info' as const }),
        confidence: right || CODES.includes(call.errorCode ?? '') ? 'high' : 'medium',
        subject: [bucket, requested ?? ''],
        evidence: ofBucket.map(({ evidence }) => evidence),
      }
    }
  },
}

/** The log has the error, without the bucket. */
function* fromLog(c: Case): Iterable<Draft> {
  const { toolCall: t, logs } = c
  const lines = logs.filter(
    (log) =>
      /\b(PermanentRedirect|IllegalLocationConstraint)\b/.test(log.body) ||
      /the region '[\w-]+' is wrong/.test(log.body),
  )
  const line = lines[0]
  if (!line || t.outcome === 'passed' || t.negative) return
  const right = /expecting '([\w-]+)'/.exec(line.body)?.[1]
  yield {
    message: `A bucket lies in ${right ?? 'another region'} than the one that was asked`,
    expected: "the request goes to the bucket's own region",
    observed: cut(line.body, 300),
    fix: `Create the client with ${right ? `\`region: "${right}"\`` : 'the bucket’s region (`aws s3api head-bucket` prints x-amz-bucket-region)'}${orFollow(c)}.`,
    confidence: 'medium',
    subject: ['from the log', right ?? ''],
    evidence: lines.map((log) => log.evidence),
  }
}

function isAstray(call: Call): boolean {
  if (call.service !== 'S3') return false
  // https://github.com/aws/aws-sdk-js-v3/issues/2736: 301 to a HEAD comes without a body, so without a code.
  if (call.httpStatus === 301) return true
  if (call.errorCode === 'AuthorizationHeaderMalformed') return /region '[\w-]+' is wrong/.test(call.errorMessage ?? '')
  return CODES.includes(call.errorCode ?? '')
}

function rightRegion(calls: readonly Call[]): string | undefined {
  for (const call of calls) {
    const named =
      text(call, R.bucketRegion) ??
      /expecting '([\w-]+)'/.exec(call.errorMessage ?? '')?.[1] ??
      /\bs3[.-]([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com/.exec(call.errorMessage ?? '')?.[1]
    if (named) return named
  }
  return undefined
}

function orFollow(c: Case): string {
  return inLanguage(c, {
    nodejs: ', or let it follow: `followRegionRedirects: true` (AWS SDK for JavaScript v3)',
    python: '',
    other: '',
  })
}
