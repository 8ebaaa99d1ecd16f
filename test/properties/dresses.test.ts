/**
 * A failure is one in whatever dress: another logger's head, another field, another coding of the file, with other things that went
 * well after it. What each tells of is chosen by turns, so that the same is tried each time; `npm run test:dresses` tries more.
 */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from '../logs/analyze-text.ts'
import { CODINGS, dressed, TAILS, WORDS } from '../logs/dresses/dresses.ts'
import { HEADS } from '../logs/dresses/heads.ts'

const ERRORS: readonly (readonly [text: string, ...rules: string[]])[] = [
  [
    'operation error S3: PutObject, https response error StatusCode: 403, RequestID: 77AA, api error AccessDenied: User: arn:aws:sts::418362907715:assumed-role/depot/a is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::depot/a',
    'access-denied',
  ],
  ['botocore.exceptions.NoCredentialsError: Unable to locate credentials', 'no-credentials'],
  [
    'An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.',
    'session-expired',
  ],
  [
    'AccessDenied: User: arn:aws:sts::418362907715:assumed-role/node/i-0a1b is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::590184726633:role/writer',
    'assume-role-denied',
    'assume-role-wrong-caller',
  ],
  [
    'Aws::S3::Errors::SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.',
    'secret-mismatch',
  ],
  [
    'software.amazon.awssdk.services.sts.model.StsException: The security token included in the request is invalid. (Service: Sts, Status Code: 403, Request ID: 0a0e1f22-6b1f-4f55-9d5c-6e0c1b2a3d45)',
    'client-token-invalid',
  ],
]

const wordings = Object.values(WORDS)
const tails = Object.entries(TAILS)
const codings = Object.values(CODINGS)

it.each(Object.entries(HEADS))('%s', async (_, head) => {
  const faults: string[] = []
  let turn = 0
  for (const [text, ...rules] of ERRORS)
    for (const level of ['error', turn % 4 < 2 ? 'warn' : 'info'] as const) {
      const [name, after] = tails[turn % tails.length]!
      const words = wordings[Math.floor(turn / 2) % wordings.length]!
      const log = dressed(words(text), { head, level, before: ['worker started'], after })
      const report = await analyzeText(codings[turn++ % codings.length]!(log))
      const isNamed = accused(report).some((id) => rules.includes(id))
      if (isGreen(report) || (level === 'error' && !isNamed))
        faults.push(`${level}, then ${name}: ${text}: ${report.summary.headline}`)
    }
  expect(faults).toEqual([])
})
