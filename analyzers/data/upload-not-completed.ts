// https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html: an object is there from CompleteMultipartUpload on

import { inLanguage } from '../../src/facts/language.ts'
import type { Call } from '../../src/model/call.ts'
import { oncePerProcess } from '../../src/model/once-per.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { count, describeIdentity } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'upload-not-completed',
  title: 'An upload in parts was never completed',
  severity: 'error',
  step: 6,
  suspect: 'data',
  needs: [],
  proves: ['aws-calls'],
  trigger: { digest: ['uploadLeft'] },
  effectOf: ['call-failed'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t, ledger } = c
    // Who was not answered, or with an error, was promised nothing.
    if (
      t.negative ||
      t.outcome === 'failed' ||
      t.outcome === 'timeout' ||
      t.end === undefined ||
      (t.httpStatus ?? 0) >= 400
    )
      return
    const begun = c.calls.filter((call) => call.operation === 'CreateMultipartUpload' && call.outcome === 'ok')
    const parts = c.calls.filter(({ operation }) => operation === 'UploadPart' || operation === 'UploadPartCopy')
    // Parts that come with other requests, or from a browser, are completed by another one as well.
    if (begun.length === 0 || parts.length === 0 || parts.some(({ outcome }) => outcome !== 'ok')) return
    const ended = endsOf(ledger, t.process)
    for (const bucket of new Set(begun.map((call) => call.bucket))) {
      const first = begun.find((call) => call.bucket === bucket)!
      if (ended.some((call) => call.bucket === bucket && call.start >= first.start)) continue
      const own = parts.filter((call) => call.bucket === bucket)
      yield {
        message: `${t.tool} uploaded ${count(own.length, 'part')} to ${bucket ?? 'a bucket'} and never completed the upload: no object came of it`,
        expected: 'CompleteMultipartUpload after the last part, or AbortMultipartUpload',
        observed: `CreateMultipartUpload and ${count(own.length, 'UploadPart')} by ${first.signedBy ? describeIdentity(first.signedBy) : 'somebody who was not recorded'}, answered well; neither was followed by CompleteMultipartUpload or AbortMultipartUpload on that bucket; ${t.tool} was answered as if it were stored`,
        fix: `Call CompleteMultipartUpload with the ETags of all parts, and answer after it; in a \`finally\`, abort what was not completed${inLanguage(c, { nodejs: ' (or leave it to `Upload` of @aws-sdk/lib-storage)', python: ' (or leave it to `upload_fileobj`, which does both)', other: '' })}. Parts that lie there cost until a lifecycle rule (AbortIncompleteMultipartUpload) clears them away.`,
        confidence: 'medium',
        subject: [t.tool, bucket ?? ''],
        evidence: [...begun, ...own].map((call) => call.evidence),
      }
    }
  },
}

/** Uploads that the process completed or took back, or tried to. */
const endsOf = oncePerProcess((ledger, process): readonly Call[] =>
  ledger
    .callsDuring(process, 0, Number.POSITIVE_INFINITY)
    .filter(({ operation }) => operation === 'CompleteMultipartUpload' || operation === 'AbortMultipartUpload'),
)
