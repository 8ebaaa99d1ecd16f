/**
 * No log in which something of AWS or of credentials failed is answered by a tick, whatever says it: every wording of the
 * vocabulary and wordings of SDKs that there are not, in the forms in which logs say that something failed.
 */
import { expect, it } from 'vitest'
import { vocabularies } from '../../src/vocabulary/wordings/index.ts'
import { analyzeText, isGreen } from './analyze-text.ts'
import { LEVELLED, UNLEVELLED } from './grid.ts'

const FORMS = Object.entries({ ...LEVELLED, ...UNLEVELLED })
/** Each wording is tried in so many forms, one after the other; all of them together in all. */
const OF_EACH = 6

/** Services, operations, codes and types of errors that nobody has. */
const MADE_UP = [
  'Frobnicate on aws quuxservice failed: QuuxLockedException: the quux is locked',
  'QuuxService.FrobnicateItem: operation failed (403 Forbidden), https://quux.eu-west-1.amazonaws.com/',
  'An error occurred (QuuxLocked) when calling the FrobnicateItem operation: no quux',
  'UnknownQuuxException: An error occurred when calling the FrobnicateItem operation',
  'operation error Quux: FrobnicateItem, https response error StatusCode: 403, RequestID: 77aa, QuuxLocked: no quux',
  'GET https://bucket.s3.eu-west-1.amazonaws.com/key resulted in a 403',
  "couldn't get AWS identity",
  'could not exchange web identity token',
  'credential refresh failed',
  'не удалось получить учетные данные AWS: timeout',
  'SigV9VersionUnsupportedException: aws refused the signature',
  'IMDS handshake failed',
  'sts.amazonaws.com said: not today, denied',
  'AWS Error: QuuxLocked',
  'the assumed role arn:aws:iam::590184726633:role/writer was rejected',
  'session token rejected by remote',
  'com.amazonaws.services.quux.model.AmazonQuuxException: no quux (Service: AmazonQuux; Status Code: 400; Error Code: QuuxLocked; Request ID: 77aa-1)',
  'software.amazon.awssdk.services.quux.model.QuuxException: no quux (Service: Quux, Status Code: 400, Request ID: 77aa-1)',
  'Amazon.Quux.AmazonQuuxException: no quux',
  'Aws::Quux::Errors::QuuxLocked: no quux',
  'QuuxLocked: no quux\n\tstatus code: 400, request id: 4d234048-0807-4d9b-87d7-b3ac1c610456',
  'service error: unhandled error (QuuxLocked): Error { code: "QuuxLocked", message: "no quux", aws_request_id: "77aa" }',
]

/** What is tried again, and may come right. */
const PASSES = ['Please reduce your request rate', 'Rate exceeded']
const WORDINGS = [
  ...new Set(vocabularies.flatMap(({ wordings }) => wordings.map(({ words }) => words.replaceAll(' … ', ' x ')))),
].filter((words) => !PASSES.includes(words))
/** In these, words that a chain says of a provider it passes over are no failure. */
const MILD = /^(?:warnings|retries) to the end/

it.each(FORMS)(
  '%s, in wordings that nobody knows',
  async (_, form) => {
    const ticks: string[] = []
    for (const text of MADE_UP) if (isGreen(await analyzeText(form(text)))) ticks.push(text)
    expect(ticks).toEqual([])
  },
  60_000,
)

it('every wording, in forms that take turns', async () => {
  const ticks: string[] = []
  const forms = FORMS.filter(([name]) => !MILD.test(name))
  for (const [nth, words] of WORDINGS.entries())
    for (let turn = 0; turn < OF_EACH; turn++) {
      const [name, form] = forms[(nth + turn * 11) % forms.length]!
      if (isGreen(await analyzeText(form(words)))) ticks.push(`${name}: ${words}`)
    }
  expect(ticks).toEqual([])
}, 600_000)
