// https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html: an object is there from CompleteMultipartUpload on

import { endedWell, howItEnded } from '../../src/facts/ended-well.ts'
import { inLanguage } from '../../src/facts/language.ts'
import { isBegun, isEnd, isOfBucket, isOfObject } from '../../src/facts/uploads.ts'
import type { Call } from '../../src/model/call.ts'
import { oncePerProcess } from '../../src/model/once-per.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { count, describeIdentity, list } from '../../src/model/text.ts'
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
    if (!isPromised(c)) return
    const parts = c.calls.filter(({ operation }) => operation === 'UploadPart' || operation === 'UploadPartCopy')
    const ended = endsOf(ledger, t.process)
    // In a large run not every call is read: there it may be another one on the bucket that stands for its end.
    const isOf = ledger.unreadAt(t.process, t.start, Number.POSITIVE_INFINITY).length > 0 ? isOfBucket : isOfObject
    const left = c.calls.filter((call) => {
      if (!isBegun(call) || ended.some((end) => isOf(end, call) && end.start >= call.start)) return false
      // Parts that come with other requests, or from a browser, are completed by another one as well.
      const own = parts.filter((part) => isOf(part, call))
      return own.length > 0 && own.every(({ outcome }) => outcome === 'ok')
    })
    const who = t.kind === 'process' ? t.service : t.tool
    for (const bucket of new Set(left.map((call) => call.bucket))) {
      const begun = left.filter((call) => call.bucket === bucket)
      const own = parts.filter((part) => begun.some((call) => isOf(part, call)))
      const { signedBy } = begun[0]!
      const paths = [...new Set(begun.flatMap(({ path }) => path ?? []))]
      yield {
        message: `${who} uploaded ${count(own.length, 'part')} to ${bucket ?? 'a bucket'} and never completed the upload: no object came of it`,
        expected: 'CompleteMultipartUpload after the last part, or AbortMultipartUpload',
        observed: `CreateMultipartUpload and ${count(own.length, 'UploadPart', 'UploadPart')}${paths.length ? ` of ${list(paths, 2)}` : ''} by ${signedBy ? describeIdentity(signedBy) : 'somebody who was not recorded'}, answered well; neither was followed by CompleteMultipartUpload or AbortMultipartUpload${paths.length ? '' : ' on that bucket'}; ${t.kind === 'process' ? `${who} ${howItEnded(c)}` : `${who} was answered as if it were stored`}`,
        fix: `Call CompleteMultipartUpload with the ETags of all parts, and ${t.kind === 'process' ? 'report it done' : 'answer'} after it; in a \`finally\`, abort what was not completed${inLanguage(c, { nodejs: ' (or leave it to `Upload` of @aws-sdk/lib-storage)', python: ' (or leave it to `upload_fileobj`, which does both)', other: '' })}. Parts that lie there cost until a lifecycle rule (AbortIncompleteMultipartUpload) clears them away.`,
        confidence: 'medium',
        subject: [who, bucket ?? ''],
        evidence: [...begun, ...own].map((call) => call.evidence),
      }
    }
  },
}

/** Who was not answered, or with an error, was promised nothing; nor was anybody by a process that was ended, or failed. */
function isPromised(c: Case): boolean {
  const { toolCall: t } = c
  if (t.negative || t.outcome === 'failed' || t.outcome === 'timeout' || (t.httpStatus ?? 0) >= 400) return false
  return t.kind === 'process' ? endedWell(c) : t.end !== undefined
}

/** Uploads that the process completed or took back, or tried to. */
const endsOf = oncePerProcess((ledger, process): readonly Call[] =>
  ledger.callsDuring(process, 0, Number.POSITIVE_INFINITY).filter(isEnd),
)
