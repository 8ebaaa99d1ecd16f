// Wordings: https://github.com/aws/aws-cli/issues/6676, https://github.com/versity/versitygw/issues/1514

import { inLanguage } from '../../src/facts/language.ts'
import { mildness, quoted, refusalEvidence, refusedWith, sureness } from '../../src/facts/refusals.ts'
import { num } from '../../src/model/attribute-access.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { callName, duration } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

const CODES = [
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'InvalidSignature',
  'RequestExpired',
  'RequestInTheFuture',
]
/** AWS grants 5 to 15 minutes; a request that waited this long in the process is no matter of clocks, µs. */
const STALLED = 240e6

export const rule: Rule = {
  id: 'clock-skew',
  title: 'The server’s clock is wrong',
  severity: 'error',
  step: 5,
  suspect: 'clock',
  needs: [],
  trigger: { errorCode: CODES },
  causes: ['session-missing', 'provider-failed', 'call-failed'],
  limits: [
    { us: STALLED, says: 'that a request may have waited in its process: beyond, its time is no matter of clocks' },
  ],
  *check(c: Case): Iterable<Draft> {
    const refused = refusedWith(
      c,
      CODES,
      (call) =>
        !/^(SignatureDoesNotMatch|InvalidSignature)$/.test(call.errorCode!) ||
        /Signature (expired|not yet current)/.test(call.errorMessage ?? ''),
    )
    const prompt = refused.filter((refusal) => waited(refusal) < STALLED)
    // A log's first line of it may leave out whose answer it was.
    const call = prompt.find(({ service }) => service !== '?' && service !== 'AWS') ?? prompt[0]
    if (!call) return
    const skew = skewOf(call.errorMessage)
    yield {
      message: `AWS refused ${callName(call)} for its time${skew ? `: the server's clock is ${duration(Math.abs(skew))} ${skew < 0 ? 'behind' : 'ahead'}` : ''}`,
      expected: 'the server’s clock is within 5 minutes of AWS’s',
      observed: quoted(call),
      fix: `Synchronise the clock of the host (chrony with 169.254.169.123 on EC2; restart a container or virtual machine that was suspended).${inLanguage(c, { nodejs: ' The SDK for JavaScript corrects a skew only in a retry: keep `maxAttempts` above 1.', python: '', other: '' })}`,
      ...mildness(c, call),
      confidence: sureness(call),
      subject: [c.toolCall.service || c.toolCall.process],
      evidence: refused.flatMap(refusalEvidence),
    }
  },
}

/** How long the request waited in the process after it was signed, µs. */
function waited(call: Call): number {
  const last = call.attempts.at(-1)
  const sentFor = last?.end === undefined ? 0 : last.end - last.start
  return Math.max(sentFor, (num(call, R.timeSocket) ?? 0) * 1000, (num(call, R.eventLoopDelay) ?? 0) * 1000)
}

/**
 * From `Signature expired: 20261123T090000Z is now earlier than … (20261123T100000Z - 15 min.)`, S3's RequestTime and ServerTime, or the
 * headers; µs, below 0 when behind.
 */
function skewOf(message = ''): number | undefined {
  const times = /(\d{8}T\d{6}Z) is (?:now earlier|still later) than \d{8}T\d{6}Z \((\d{8}T\d{6}Z)/.exec(message)
  if (times) return basicTime(times[1]!) - basicTime(times[2]!)
  const [, request, server] =
    /<RequestTime>(\d{8}T\d{6}Z)<\/RequestTime>\s{0,20}<ServerTime>([\d:TZ.-]{20,30})<\/ServerTime>/.exec(message) ?? []
  if (request && server) return basicTime(request) - Date.parse(server) * 1000
  const [, seconds, way] = /was signed (\d{1,9}) s (behind|ahead)/.exec(message) ?? []
  return seconds ? Number(seconds) * (way === 'behind' ? -1e6 : 1e6) : undefined
}

function basicTime(text: string): number {
  return Date.parse(text.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5')) * 1000
}
